// Where the package's files are, and how their bytes are had: from the network, or, in Node.js, from the disk (node.js).

/** Each is written out, so that bundlers find the file and take it along. */
export const addresses = {
  "page_bg.wasm": new URL("./page_bg.wasm", import.meta.url),
  "lexicon.fst": new URL("./lexicon.fst", import.meta.url),
  "parser.bin": new URL("./parser.bin", import.meta.url),
  "world.tsv": new URL("./world.tsv", import.meta.url),
  "places.tsv": new URL("./places.tsv", import.meta.url),
  "style.css": new URL("./style.css", import.meta.url),
};

/** Takes the files from another folder, in which they have the same names; the explorer's worker, too. */
export function moveTo(folder) {
  const base = new URL(String(folder).replace(/\/?$/, "/"), globalThis.document?.baseURI ?? globalThis.location?.href);
  for (const name of [...Object.keys(addresses), "worker.js"]) addresses[name] = new URL(name, base);
}

let fromDisk;

/** Reads `file:` addresses with this function. */
export function readDiskWith(read) {
  fromDisk = read;
}

/** The bytes of the file of this name. */
export async function bytesOf(name) {
  const address = addresses[name];
  try {
    if (fromDisk && address.protocol === "file:") return await fromDisk(address);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    const hint = "serve the files of the package frise beside one another, or name their folder: load({ from })";
    throw new Error(`${address ?? name} does not load: ${cause.message}; ${hint}`, { cause });
  }
}
