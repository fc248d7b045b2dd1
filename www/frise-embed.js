// <frise-explorer>: an explorer in somebody's page (docs/embedding.md). This script only defines the element; when one
// nears the window's visible part it loads the rest, once for all of them. It runs as a classic script, asks for no inline
// script or style, and touches nothing outside of its elements.
(() => {
  const NAME = "frise-explorer";
  if (customElements.get(NAME)) return;
  const script = document.currentScript ?? document.querySelector('script[src*="frise-embed.js"]');
  const rest = new URL("explorer.js", script.src);

  // How near to the visible part an element comes before it is filled.
  const NEAR = "600px";
  const NOT_LOADED = {
    fr: "Frise ne peut pas être chargée depuis %. Vérifiez l’adresse du script et que la politique de sécurité de la page (script-src, connect-src) autorise ce site.",
    en: "Frise cannot be loaded from %. Check the script’s address, and that the page’s security policy (script-src, connect-src) allows this site.",
  };

  let loading;
  const load = () => (loading ??= import(rest).catch((error) => {
    loading = undefined;
    throw error;
  }));

  class FriseExplorer extends HTMLElement {
    static observedAttributes = ["corpus", "lang", "view", "theme", "select", "height"];
    #shadow = this.attachShadow({ mode: "open" });
    #near;
    #filled;
    #given;

    connectedCallback() {
      // An element that is moved is taken out and put in again within one task: it stays as it is.
      if (this.#near || this.#filled) return;
      this.#near = new IntersectionObserver((seen) => {
        if (!seen.some((entry) => entry.isIntersecting)) return;
        this.#leave();
        this.#fill();
      }, { rootMargin: NEAR });
      this.#near.observe(this);
    }

    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#leave();
        this.#filled?.then((filled) => filled?.destroy());
        this.#filled = undefined;
      });
    }

    attributeChangedCallback(name, before, now) {
      if (before === now) return;
      if (name === "corpus") this.#given = undefined;
      this.#filled?.then((filled) => filled?.change(name));
    }

    // The corpus: an address, JSON, or an object; docs/embedding.md says of which form.
    get corpus() {
      return this.#given ?? this.getAttribute("corpus");
    }

    set corpus(corpus) {
      if (corpus === null || corpus === undefined) return this.removeAttribute("corpus");
      if (typeof corpus === "string") return this.setAttribute("corpus", corpus);
      this.#given = corpus;
      this.#filled?.then((filled) => filled?.change("corpus"));
    }

    // What is on screen, to be given to `select` or as the attribute `select`.
    get state() {
      return this.#filled ? this.#state() : (this.getAttribute("select") ?? "");
    }

    // Shows an event ("E12"), an actor ("A3") or any state of the page's address ("event=E12&lanes=actor").
    async select(what) {
      (await this.#filled)?.select(String(what));
    }

    // Fetches the corpus and reads it once more, as after an error.
    async reload() {
      (await this.#filled)?.change("corpus");
    }

    #state = () => "";

    #leave() {
      this.#near?.disconnect();
      this.#near = undefined;
    }

    #fill() {
      this.#filled = load().then(
        ({ fill }) => {
          const filled = fill(this, this.#shadow);
          this.#state = filled.state;
          return filled;
        },
        (cause) => this.#fail(cause),
      );
    }

    #fail(cause) {
      const lang = (this.lang || document.documentElement.lang).startsWith("en") ? "en" : "fr";
      const message = document.createElement("p");
      message.setAttribute("role", "alert");
      message.setAttribute("part", "message");
      message.lang = lang;
      message.textContent = NOT_LOADED[lang].replace("%", rest.origin);
      this.#shadow.replaceChildren(message);
      const detail = { code: "program", message: message.textContent, cause };
      this.dispatchEvent(new CustomEvent("frise-error", { detail, bubbles: true, composed: true }));
    }
  }
  customElements.define(NAME, FriseExplorer);
})();
