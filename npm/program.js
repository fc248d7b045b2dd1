// The program and what it needs, loaded once, whoever asks.
import init, { Library } from "./page.js";
import { bytesOf, moveTo } from "./files.js";

let starting, loading;

/** The program alone, started: what an explorer needs, which loads the rest by itself. */
export function program() {
  starting ??= start().catch((error) => {
    starting = undefined; // The network may be back when somebody asks again.
    throw error;
  });
  return starting;
}

async function start() {
  await init({ module_or_path: await WebAssembly.compile(await bytesOf("page_bg.wasm")) });
}

/** What reads and links. */
export function library() {
  loading ??= open().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function open() {
  const [lexicon, model] = await Promise.all([bytesOf("lexicon.fst"), bytesOf("parser.bin"), program()]);
  return new Library(lexicon, model);
}

export async function load({ from } = {}) {
  if (from !== undefined) moveTo(from);
  await library();
}
