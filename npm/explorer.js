// An element of somebody's page → Frise's explorer in it.
import { mount, prepare } from "./page.js";
import { addresses, bytesOf } from "./files.js";
import { program } from "./program.js";

export class Explorer extends EventTarget {
  /** What stands in the element: a host with a shadow root, so that neither's style touches the other. */
  #host;
  /** The explorer once it is drawn. */
  #drawn;
  /** What was changed before. */
  #options = {};

  constructor(element, options = {}) {
    super();
    if (!globalThis.document || !(element instanceof Element)) {
      throw new Error("an Explorer is drawn into an element of a page: give it one, in a browser");
    }
    this.#options = plain(options);
    this.#host = element.appendChild(document.createElement("div"));
    this.#draw(this.#host.attachShadow({ mode: "open" })).catch((error) => {
      this.destroy();
      this.#tell("error", { message: error.message, cause: error });
    });
  }

  update(options) {
    const changed = plain(options);
    if (this.#drawn) this.#drawn.update(changed);
    else this.#options = { ...this.#options, ...changed };
  }

  state() {
    return this.#drawn?.state() ?? "";
  }

  destroy() {
    this.#drawn?.destroy();
    this.#drawn?.free();
    this.#drawn = undefined;
    this.#host?.remove();
    this.#host = undefined;
  }

  async #draw(shadow) {
    const root = document.createElement("div");
    await Promise.all([styled(shadow), program()]);
    if (!this.#host) return; // It was taken away meanwhile.
    shadow.append(root);
    prepare(host);
    this.#drawn = mount(root, this.#options, (name, detail) => this.#tell(name, detail));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** The options as the program takes them: texts by name. */
function plain({ corpus, ...options } = {}) {
  if (corpus === undefined) return options;
  const { title, documents } = corpus;
  const named = ({ id, text }, place) => ({ name: id ?? `text-${place + 1}`, text: decode(text) });
  return { ...options, corpus: { title, documents: Array.from(documents, named) } };
}

const decode = (text) => (typeof text === "string" ? text : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text));

/** What the program asks of whoever started it. */
const host = {
  file: async (name) => (await bytesOf(name)).buffer,
  worker: () => {
    if (addresses["worker.js"]) return new Worker(addresses["worker.js"], { type: "module" });
    return new Worker(new URL("./worker.js", import.meta.url), { type: "module" }); // Bundlers know this form.
  },
  page: () => Promise.reject(new Error("the package has no page that could be saved")),
};

/** Waits for the style: what is drawn takes its colours from there. */
function styled(shadow) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = addresses["style.css"].href;
  const loaded = new Promise((resolve, reject) => {
    style.onload = resolve;
    style.onerror = () => reject(new Error(`${style.href} does not load: serve it beside the package's other files`));
  });
  shadow.append(style);
  return loaded;
}
