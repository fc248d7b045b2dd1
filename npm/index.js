// Texts → readings → one story, for scripts. What each function takes and gives is described in index.d.ts.
//
// The program takes one short step at a time. Between steps this script lets its host do other things, says how far the
// work is, and looks whether it is still wanted.
import { library } from "./program.js";

export { Explorer } from "./explorer.js";
export { offsets } from "./offsets.js";
export { load } from "./program.js";

/** The longest that the host is kept from other things, in milliseconds; less than a frame. */
const SLICE = 12;

export async function read(text, options = {}) {
  const { id = "text", language, reference, signal, progress } = options;
  const given = { id: [id, "string"], language: [language, "string"], reference: [reference, "string"] };
  check("read", given, { signal, progress });
  const bytes = encode(text, id);
  signal?.throwIfAborted();
  const begun = (await library()).begin(id, bytes, language, reference);
  return finish(begun, () => {
    begun.advance();
    return begun.done < begun.total;
  }, () => progress?.({ done: begun.done, total: begun.total }), signal, begun.done < begun.total);
}

export async function link(readings, options = {}) {
  const { signal, progress } = options;
  check("link", {}, { signal, progress });
  const left = list(readings, "readings");
  const total = left.length;
  let done = 0;
  signal?.throwIfAborted();
  const begun = (await library()).link();
  return finish(begun, () => {
    begun.add(left[done]);
    done += 1;
    return done < total;
  }, () => progress?.({ done, total }), signal, total > 0);
}

export async function readAll(documents, options = {}) {
  const { signal, progress } = options;
  check("readAll", {}, { signal, progress });
  const all = list(documents, "documents");
  const { schema, version } = await library();
  const readings = [], problems = [], names = new Set();
  for (const [place, document] of all.entries()) {
    progress?.({ done: place, total: all.length });
    const { id = `text-${place + 1}`, text, language, reference } = Object(document);
    try {
      if (names.has(id)) throw fault("value", id, `documents[${place}].id`, "another document before it has the same id", "give each its own");
      names.add(id);
      readings.push(await read(text, { id, language, reference, signal }));
    } catch (error) {
      const { doc, message, hint } = Object(error.cause);
      if (hint === undefined) throw error; // The work was called off.
      problems.push({ doc, message, hint });
    }
  }
  const story = await link(readings, { signal });
  progress?.({ done: all.length, total: all.length });
  return { schema, frise: version, readings, story, problems };
}

/** Takes steps until none is left, and gives what came of them; what was begun is freed whatever happens. */
async function finish(begun, step, tell, signal, more) {
  let open = true;
  try {
    tell();
    for (let pause = performance.now() + SLICE; more; ) {
      more = step();
      if (more && performance.now() < pause) continue;
      tell();
      if (!more) break;
      await turn();
      signal?.throwIfAborted();
      pause = performance.now() + SLICE;
    }
    open = false; // The next line takes it over.
    return begun.finish();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    open = false; // What is left of it cannot be told.
    throw new Error("Frise itself stopped: load it anew, and report the text at which it stopped", { cause: error });
  } finally {
    if (open) begun.free();
  }
}

/** Lets the host do whatever waits. A timer would wait longer, and a second in a tab that is not looked at. */
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** A document's bytes. */
function encode(text, id) {
  if (text instanceof ArrayBuffer) return new Uint8Array(text);
  if (ArrayBuffer.isView(text)) return new Uint8Array(text.buffer, text.byteOffset, text.byteLength);
  if (typeof text !== "string") {
    throw fault("value", id, "text", `expected a string, an ArrayBuffer or a view of one, got ${kind(text)}`, "give the article's text");
  }
  // Half a character cannot be encoded: it would silently become another one.
  const half = text.search(/\p{Surrogate}/u);
  if (half >= 0) {
    throw fault("value", id, "text", `the UTF-16 unit at ${half} is half a character`, "decode the text again, from its bytes");
  }
  return new TextEncoder().encode(text);
}

function list(values, path) {
  if (typeof Object(values)[Symbol.iterator] === "function" && typeof values !== "string") return [...values];
  throw fault("value", "", path, `expected an array, got ${kind(values)}`, "give one item for each document");
}

/** Throws for an option of the wrong kind; one that is missing is none. */
function check(name, given, { signal, progress }) {
  for (const [option, [value, wanted]] of Object.entries(given)) {
    if (value === undefined || typeof value === wanted) continue;
    throw fault("value", "", `${name}: ${option}`, `expected a ${wanted}, got ${kind(value)}`, "leave it out, or give one");
  }
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") {
    throw fault("value", "", `${name}: signal`, `expected an AbortSignal, got ${kind(signal)}`, "give the signal of an AbortController");
  }
  if (progress !== undefined && typeof progress !== "function") {
    throw fault("value", "", `${name}: progress`, `expected a function, got ${kind(progress)}`, "leave it out, or give one");
  }
}

const kind = (value) => (value === null ? "null" : typeof value);

function fault(code, doc, path, message, hint) {
  const place = [doc, path].filter(Boolean).join(", ");
  return new Error(`${place}: ${message}; ${hint}`, { cause: { code, doc, message, hint, path } });
}
