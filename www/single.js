// Starts the program in frise.html, which holds all that it needs. The build puts `glue` before it: the program's glue, as
// a function whose text is the worker's program, too, and `begin`, which draws.
const held = (name) => document.getElementById(name);

// A held file's bytes.
const file = async (name) => {
  const letters = atob(held(name).textContent);
  const packed = new Uint8Array(letters.length);
  for (let place = 0; place < packed.length; place++) packed[place] = letters.charCodeAt(place);
  const unpacker = new DecompressionStream("gzip");
  const writer = unpacker.writable.getWriter();
  const written = writer.write(packed).then(() => writer.close());
  const [bytes] = await Promise.all([new Response(unpacker.readable).arrayBuffer(), written]);
  return bytes;
};

// What the worker does: it gets the program from the page, which has compiled it already.
const serve = (glue) => addEventListener(
  "message",
  ({ data }) => {
    const program = glue();
    program.default({ module_or_path: data }).then(() => program.serve()).catch(reportError);
  },
  { once: true },
);

const policy = self.trustedTypes?.createPolicy("frise", { createScriptURL: (address) => address });
const worker = () => {
  const address = URL.createObjectURL(new Blob([`(${serve})(${glue})`], { type: "text/javascript" }));
  return new Worker(policy?.createScriptURL(address) ?? address);
};

// The file as it was before the program drew into it, to be saved with another corpus.
const untouched = document.documentElement.cloneNode(true);
const page = async () => `<!doctype html>\n${untouched.outerHTML}\n`;

// Unless its address names a corpus, the file asks for nothing, and the browser sees to it.
const lock = () => {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src 'none'";
  document.head.append(policy);
};

const start = async () => {
  if (!new URLSearchParams(location.search).has("corpus")) lock();
  const program = glue();
  await program.default({ module_or_path: await WebAssembly.compile(await file("program.wasm")) });
  program.prepare({ file, worker, page });
  await begin(held("app"), program, { ownsPage: true, ...JSON.parse(held("corpus.json").textContent) });
};

start().catch((error) => {
  console.error(error);
  const failure = held("failure");
  failure.querySelector("code").textContent = String(error?.message ?? error);
  failure.hidden = false;
  failure.closest("main").dataset.phase = "failed";
});
