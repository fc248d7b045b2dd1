// Where a corpus comes from → its texts: { title, documents: [{ name, text }] }.
//
// A corpus from an address is fetched as the host page fetches (its credentials, its policies), within limits. Whatever is
// wrong is thrown as a CorpusError with a code, from which `told` makes a sentence.

// The longest corpus, in bytes, and the longest wait for it, in milliseconds.
const LONGEST = 16 * 2 ** 20;
const PATIENCE = 30_000;

// The corpus that Frise was built with.
export const BUILT_IN = "frise:built-in";

export class CorpusError extends Error {
  constructor(code, values = {}, cause = undefined) {
    super(code, { cause });
    this.name = "CorpusError";
    this.code = code;
    this.values = values;
  }
}

const MEBIBYTES = (bytes) => String(Math.ceil(bytes / 2 ** 20));
const MESSAGES = {
  fr: {
    title: "Frise n’a rien à montrer ici",
    missing: "Aucun corpus n’est indiqué. Donnez dans l’attribut « corpus » l’adresse d’un fichier JSON, ou le JSON lui-même.",
    address: "« {address} » n’est pas une adresse. Donnez dans l’attribut « corpus » l’adresse d’un fichier JSON, ou le JSON lui-même.",
    network: "Le corpus n’a pas pu être demandé à {address} : le serveur ne répond pas, ou la politique de sécurité (connect-src) ou le partage entre origines (CORS) l’interdit.",
    status: "Le serveur a répondu {status} pour le corpus {address}. Vérifiez l’adresse.",
    html: "{address} donne une page web et non un corpus en JSON. Vérifiez l’adresse : c’est souvent une page d’erreur ou de connexion.",
    json: "Le corpus {address} n’est pas du JSON valide : {why}.",
    form: "Le corpus {address} n’a pas la forme attendue : {\"documents\": [{\"name\": …, \"text\": …}]} ; {why}.",
    size: "Le corpus {address} dépasse {limit} Mio ; Frise ne le charge pas. Donnez moins de textes.",
    time: "Le corpus {address} n’est pas arrivé en {limit} secondes. Réessayez, ou choisissez un serveur plus rapide.",
    encoding: "Le corpus {address} n’est pas codé en UTF-8. Enregistrez-le en UTF-8.",
    blocked: "La politique de sécurité de cette page interdit WebAssembly. Ajoutez 'wasm-unsafe-eval' à la directive script-src.",
    program: "Le programme de Frise n’a pas pu être chargé depuis {address}. Vérifiez que ses fichiers y sont tous et que la politique de sécurité (script-src, connect-src, style-src) autorise ce site.",
  },
  en: {
    title: "Frise has nothing to show here",
    missing: "No corpus is given. Put the address of a JSON file, or the JSON itself, into the attribute “corpus”.",
    address: "“{address}” is no address. Put the address of a JSON file, or the JSON itself, into the attribute “corpus”.",
    network: "The corpus could not be asked for at {address}: the server does not answer, or the security policy (connect-src) or cross-origin sharing (CORS) forbids it.",
    status: "The server answered {status} for the corpus {address}. Check the address.",
    html: "{address} gives a web page, not a corpus in JSON. Check the address: it is often an error or login page.",
    json: "The corpus {address} is not valid JSON: {why}.",
    form: "The corpus {address} has not the expected form {\"documents\": [{\"name\": …, \"text\": …}]}: {why}.",
    size: "The corpus {address} is longer than {limit} MiB; Frise does not load it. Give fewer texts.",
    time: "The corpus {address} did not arrive within {limit} seconds. Try again, or choose a faster server.",
    encoding: "The corpus {address} is not encoded in UTF-8. Save it as UTF-8.",
    blocked: "This page’s security policy forbids WebAssembly. Add 'wasm-unsafe-eval' to the directive script-src.",
    program: "The program of Frise could not be loaded from {address}. Check that all its files are there, and that the security policy (script-src, connect-src, style-src) allows this site.",
  },
};

const language = (lang) => (/^en\b/i.test(lang) ? "en" : "fr");

// What an error says in a language: what is wrong, and what to do.
export function told(error, lang, place = location.host) {
  const known = error instanceof CorpusError ? error : new CorpusError("program", { address: place }, error);
  const messages = MESSAGES[language(lang)];
  const fill = (text) => text.replace(/\{(\w+)\}/g, (hole, name) => known.values[name] ?? hole);
  return { code: known.code, title: messages.title, message: fill(messages[known.code]), lang: language(lang) };
}

// The texts of a corpus: an address, JSON, or an object. Nothing where it is the corpus that Frise was built with.
export async function open(given) {
  if (given === BUILT_IN) return undefined;
  if (given !== null && typeof given === "object") return texts(given, "");
  const written = (given ?? "").trim();
  if (!written) throw new CorpusError("missing");
  if (/^[[{]/.test(written)) return texts(parsed(written, ""), "");
  let address;
  try {
    address = new URL(written, document.baseURI);
  } catch (cause) {
    throw new CorpusError("address", { address: written }, cause);
  }
  const text = await fetched(address.href);
  return texts(parsed(text, address.href), address.href);
}

async function fetched(address) {
  const ending = new AbortController();
  const limit = setTimeout(() => ending.abort(), PATIENCE);
  try {
    const response = await fetch(address, { signal: ending.signal });
    if (!response.ok) throw new CorpusError("status", { address, status: String(response.status) });
    const bytes = await body(response, address);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (cause) {
      throw new CorpusError("encoding", { address }, cause);
    }
  } catch (cause) {
    if (cause instanceof CorpusError) throw cause;
    if (ending.signal.aborted) throw new CorpusError("time", { address, limit: String(PATIENCE / 1000) }, cause);
    throw new CorpusError("network", { address }, cause);
  } finally {
    clearTimeout(limit);
    // What is not read any more is not sent any more.
    ending.abort();
  }
}

// The bytes of an answer, of which no more is taken than the longest corpus has.
async function body(response, address) {
  const tooLong = () => new CorpusError("size", { address, limit: MEBIBYTES(LONGEST) });
  if (Number(response.headers.get("content-length")) > LONGEST) throw tooLong();
  const chunks = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    if (length > LONGEST) {
      await reader.cancel();
      throw tooLong();
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function parsed(text, address) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (/^\s*</.test(text)) throw new CorpusError("html", { address }, cause);
    throw new CorpusError("json", { address, why: cause.message }, cause);
  }
}

// The texts of an object: a list of them, or what has such a list; each a string, or an object with its text and a name.
function texts(given, address) {
  const wrong = (why) => new CorpusError("form", { address, why });
  const list = Array.isArray(given) ? given : (given.documents ?? given.articles ?? given.readings);
  if (!Array.isArray(list) || list.length === 0) throw wrong("documents: []");
  const documents = list.map((item, place) => {
    const text = typeof item === "string" ? item : item?.text;
    if (typeof text !== "string") throw wrong(`documents[${place}].text`);
    const name = item.name ?? item.id ?? item.doc;
    return { name: typeof name === "string" && name ? name : `${place + 1}.txt`, text };
  });
  return { title: typeof given.title === "string" ? given.title : undefined, documents };
}
