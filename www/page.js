// Starts the page: loads the program by boot.js, whose address stands in this script's element, and draws. No module, so
// that it also runs where none loads: there the page as one file takes its place.
const { boot } = document.currentScript.dataset;

// In a frame, or where the address asks for a corpus or for looks, there is more to do.
const isAsked = parent !== self || /[?&](corpus|lang|theme|view)=/.test(location.search);

const start = async () => {
  const [{ load }, frame] = await Promise.all(
    [boot, ...(isAsked ? ["frame.js"] : [])].map((name) => import(new URL(name, document.baseURI))),
  );
  const [root, given] = [document.getElementById("app"), { ownsPage: true }];
  if (frame) await frame.begin(root, load(), given);
  else (await load()).mount(root, given);
};

start().catch((error) => {
  console.error(error);
  // A page from a disk, and one in a frame that its site does not trust, may load nothing beside it.
  const mayLoad = self.origin !== "null" && location.protocol !== "file:";
  if (!mayLoad) location.replace(`frise.html${location.search}${location.hash}`);
  const failure = document.getElementById("failure");
  failure.querySelector("code").textContent = String(error?.message ?? error);
  failure.hidden = false;
  failure.closest("main").dataset.phase = "failed";
});
