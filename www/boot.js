// Starts the program, in the page and in its worker alike. This script's own address names the two files to start, since
// their names change with what is in them. The worker gets the program from the page, which has compiled it already. The
// page draws its explorer into the element for it.
const named = (part) => new URL(new URL(import.meta.url).searchParams.get(part), import.meta.url);
const start = async (program) => {
  const glue = await import(named("glue"));
  await glue.default({ module_or_path: program });
  return glue;
};

if (self.document) {
  const { mount } = await start(named("program"));
  const root = document.getElementById("app");
  if (root) mount(root, { ownsPage: true, boot: import.meta.url });
} else {
  addEventListener("message", ({ data }) => start(data).catch(reportError), { once: true });
}
