// Starts the page: loads the program by boot.js, whose address stands in this script's element, and draws. No module, so
// that it also runs where none loads: there the page as one file takes its place.
const { boot } = document.currentScript.dataset;

const start = async () => {
  const { load } = await import(new URL(boot, document.baseURI));
  const { mount } = await load();
  mount(document.getElementById("app"), { ownsPage: true });
};

start().catch((error) => {
  console.error(error);
  // A page from a disk, and one in a frame that its site does not trust, may load nothing beside it.
  const mayLoad = self.origin !== "null" && location.protocol !== "file:";
  if (!mayLoad) location.replace(`frise.html${location.search}${location.hash}`);
  const failure = document.getElementById("failure");
  failure.querySelector("code").textContent = String(error?.message ?? error);
  failure.hidden = false;
});
