// Loads the program, in a page and in its worker alike. This script's own address names the two files to load, since their
// names change with what is in them. The worker gets the program from the page, which has compiled it already.
const own = import.meta.url;
const named = (part) => new URL(new URL(own).searchParams.get(part), own);

const fetched = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return response;
};

const compiled = async (response) => {
  // A server that does not know the media type would stop the compilation of what still arrives.
  const isKnown = response.headers.get("Content-Type") === "application/wasm";
  return isKnown ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
};

// Where a page asks for trusted types, these are the addresses that this script itself makes.
const policy = self.trustedTypes?.createPolicy("frise", { createScriptURL: (address) => address });

// This script again; a page of another site may only start what it has made itself.
const worker = () => {
  const made = () => URL.createObjectURL(new Blob([`import ${JSON.stringify(own)};`], { type: "text/javascript" }));
  const address = new URL(own).origin === origin ? own : made();
  return new Worker(policy?.createScriptURL(address) ?? address, { type: "module" });
};

// The first worker starts while the program loads. What keeps it from that keeps the next one from it, too, and is told then.
let first;
const hire = () => {
  try {
    first = worker();
    first.onerror = () => (first = undefined);
  } catch {
    first = undefined;
  }
};

const host = {
  // A file that stands beside this script.
  file: async (name) => (await fetched(new URL(name, own))).arrayBuffer(),
  worker: () => {
    const given = first ?? worker();
    first = undefined;
    return given;
  },
  // The page as one file.
  page: async () => (await fetched(new URL("frise.html", own))).text(),
};

// What the program gives to scripts (src/api/), once it is there: `const { mount } = await load()`.
export const load = async () => {
  hire();
  const [glue, program] = await Promise.all([import(named("glue")), fetched(named("program")).then(compiled)]);
  await glue.default({ module_or_path: program });
  glue.prepare(host);
  return glue;
};

if (!self.document) {
  const loading = import(named("glue"));
  addEventListener(
    "message",
    async ({ data }) => {
      try {
        const glue = await loading;
        await glue.default({ module_or_path: data });
        glue.serve();
      } catch (error) {
        reportError(error);
      }
    },
    { once: true },
  );
}
