// The page in a frame of somebody's page, or with an address that asks for more than the page: what to show comes from the
// address's query, and the page around the frame hears of the height and of what happens. docs/embedding.md has the messages.
import { open, told } from "./corpus.js";

// What the address may ask for besides the corpus.
const CHOICES = { lang: ["fr", "en"], theme: ["auto", "light", "dark"], view: ["both", "timeline", "map"] };

// How long what another page asks to select may be.
const LONGEST_CHOICE = 2000;

// What stands between the parts of a message in the dialect of pym.js.
const PYM = "xPYMx";

// Draws the explorer into the page's element, once the program is loaded; `given` are the options that the page itself has.
export async function begin(root, loading, given) {
  const query = new URLSearchParams(location.search);
  const options = { ...given };
  for (const [name, known] of Object.entries(CHOICES)) {
    if (known.includes(query.get(name))) options[name] = query.get(name);
  }
  const tell = parent === self ? () => {} : speak(root, query.get("childId"));
  const hear = (name, detail) => tell(name === "error" ? { code: "reading", ...detail, type: "frise:error" } : { ...detail, type: `frise:${name}` });
  try {
    const [texts, { mount }] = await Promise.all([query.has("corpus") ? open(query.get("corpus")) : undefined, loading]);
    if (texts) options.corpus = texts;
    mount(root, options, hear);
  } catch (error) {
    const { code, title, message, lang } = told(error, options.lang ?? navigator.language);
    say(root, title, message, lang);
    tell({ type: "frise:error", code, message });
  }
}

// Tells the page around the frame the height whenever it changes, and listens to it; says how to tell it more.
function speak(root, child) {
  root.classList.add("framed");
  const height = () => Math.ceil(root.getBoundingClientRect().height);
  // Whoever frames the page may know its height and what is chosen: neither is a secret.
  const post = (message) => parent.postMessage(message, "*");
  const tell = () => {
    post({ type: "frise:height", height: height() });
    post(["pym", child || "frise", "height", height()].join(PYM));
  };
  new ResizeObserver(tell).observe(root);
  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    if (typeof data === "string") {
      const [dialect, id, kind, width, ...more] = data.split(PYM);
      const asks = dialect === "pym" && id === child && kind === "width" && /^\d+(\.\d+)?$/.test(width);
      if (asks && !more.length) tell();
    } else if (data?.type === "frise:select" && typeof data.select === "string" && data.select.length <= LONGEST_CHOICE) {
      location.hash = data.select.replace(/^#/, "");
    }
  });
  return post;
}

// Words in place of the explorer.
function say(root, title, message, lang) {
  const [panel, heading, text] = ["section", "h2", "p"].map((name) => document.createElement(name));
  panel.className = "panel notice";
  panel.setAttribute("role", "alert");
  panel.lang = lang;
  heading.textContent = title;
  text.textContent = message;
  panel.append(heading, text);
  const main = root.querySelector("main") ?? root;
  main.dataset.phase = "failed";
  main.replaceChildren(panel);
}
