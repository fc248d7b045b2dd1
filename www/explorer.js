// What <frise-explorer> is filled with: its corpus, the program (one for all elements of a page), and an explorer drawn into
// its shadow root. frise-embed.js loads this script when the first element nears the visible part of the window.
import { BUILT_IN, CorpusError, open, told } from "./corpus.js";

export { BUILT_IN };

const VIEWS = ["both", "timeline", "map"];
const THEMES = ["auto", "light", "dark"];
const LOADING = { fr: "Frise se charge…", en: "Frise is loading…" };

// The room that is kept for an explorer while it loads.
const ROOM = "420px";

// The smallest program there is: where a page's policy forbids WebAssembly, it forbids this.
const NOTHING = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const runs = () => new WebAssembly.Instance(new WebAssembly.Module(NOTHING));

let started;

// The program, started once: the function that draws, and the address of its style sheet. The names of its files change with
// what is in them; the page beside this script tells them.
function program() {
  started ??= start().catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start() {
  try {
    runs();
  } catch (cause) {
    throw new CorpusError("blocked", {}, cause);
  }
  const beside = (name) => new URL(name.replaceAll("&amp;", "&"), import.meta.url);
  const answer = await fetch(beside("index.html"));
  const page = await answer.text();
  const [boot, style] = [/[^"]*boot\.js\?[^"]+/, /[^"]*style-[^"]+\.css/].map((name) => name.exec(page)?.[0]);
  if (!answer.ok || !boot || !style) throw new Error(`${answer.url}: ${answer.status}`);
  const { load } = await import(beside(boot));
  const { mount } = await load();
  return { mount, style: beside(style).href };
}

const among = (names, name) => (names.includes(name) ? name : names[0]);

// What is chosen, in the form of the page's address.
export const choice = (what) => {
  const state = (what ?? "").trim().replace(/^#/, "");
  if (/^E\d+$/.test(state)) return `event=${state}`;
  return /^A\d+$/.test(state) ? `actor=${state}` : state;
};

// What a state says, by name.
export const spelled = (state) => ({ state, ...Object.fromEntries(new URLSearchParams(state)) });

// Fills an element; says how to change, select, ask and destroy.
export function fill(element, shadow) {
  let explorer;
  // Counts the corpora that were asked for: only the last one is shown.
  let asked = 0;
  const lang = () => {
    const tag = element.lang || element.closest("[lang]")?.lang || navigator.language;
    return /^en\b/i.test(tag) ? "en" : "fr";
  };
  const options = {
    lang: () => ({ lang: lang() }),
    theme: () => ({ theme: among(THEMES, element.getAttribute("theme")) }),
    view: () => ({ view: among(VIEWS, element.getAttribute("view")) }),
    select: () => ({ select: choice(element.getAttribute("select")) }),
  };
  const tell = (name, detail) => {
    element.dispatchEvent(new CustomEvent(`frise-${name}`, { detail, bubbles: true, composed: true }));
  };
  const hear = (name, detail) => {
    if (name === "error") tell("error", { code: "reading", ...detail });
    else tell(name, name === "select" ? spelled(detail.state) : detail);
  };

  const room = () => {
    const height = element.getAttribute("height")?.trim() ?? "auto";
    const length = /^\d+$/.test(height) ? `${height}px` : height;
    const given = length !== "auto" && CSS.supports("height", length);
    const { style } = shadow.querySelector(".frise") ?? {};
    if (!style) return;
    style.setProperty("height", given ? length : "auto");
    style.setProperty("overflow", given ? "auto" : "visible");
    style.setProperty("--room", given ? length : "100vh");
  };
  // The style sheet is fetched once for a shadow root, and what it dresses waits for it.
  let dressed;
  const dress = (style) => (dressed ??= new Promise((settled) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = style;
    link.onload = settled;
    // Words can be read without it.
    link.onerror = settled;
    shadow.prepend(link);
  }));
  const put = (root) => {
    explorer?.destroy();
    explorer = undefined;
    root.classList.add("frise");
    for (const old of [...shadow.children]) if (old.localName !== "link") old.remove();
    shadow.append(root);
    room();
  };
  const say = (title, words, role) => {
    const [root, panel, heading, text] = ["div", "section", "h2", "p"].map((name) => document.createElement(name));
    panel.className = "panel notice";
    panel.setAttribute("part", "message");
    panel.setAttribute("role", role);
    heading.textContent = title;
    text.textContent = words;
    panel.append(...(title ? [heading, text] : [text]));
    root.lang = lang();
    root.dataset.theme = among(THEMES, element.getAttribute("theme"));
    root.append(panel);
    put(root);
    return root;
  };

  async function read() {
    const mine = ++asked;
    if (!explorer) say("", LOADING[lang()], "status").style.setProperty("min-height", ROOM);
    const begin = async () => {
      const begun = await program();
      await dress(begun.style);
      return begun;
    };
    try {
      const [texts, begun] = await Promise.all([open(element.corpus), begin()]);
      if (mine !== asked) return;
      if (explorer && texts) return explorer.update({ corpus: texts });
      const root = document.createElement("div");
      root.setAttribute("part", "explorer");
      put(root);
      const given = Object.assign({}, ...Object.values(options).map((option) => option()));
      explorer = begun.mount(root, { ...given, corpus: texts }, hear);
    } catch (error) {
      if (mine !== asked) return;
      const { code, title, message } = told(error, lang(), new URL(import.meta.url).host);
      say(title, message, "alert");
      tell("error", { code, message, cause: error });
    }
  }

  read();
  return {
    state: () => explorer?.state() ?? choice(element.getAttribute("select")),
    select: (what) => explorer?.update({ select: choice(what) }),
    change: (name) => {
      if (name === "corpus") read();
      else if (name === "height") room();
      else explorer?.update(options[name]());
    },
    destroy: () => {
      asked += 1;
      explorer?.destroy();
      explorer = undefined;
      shadow.replaceChildren();
    },
  };
}
