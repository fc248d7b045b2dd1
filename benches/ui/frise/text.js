// The reader, as the page draws it: zoom = the button of a kind of mark, pan = scroll, drag = another reading of the same text.
import { view, raf, detail, detailShown, clickAt } from '../peers/common.js';
const KINDS = 5; // that a reader can show and hide; the harness has one more
let paragraphs, spans;
// Actors, quotes and figures are chosen by a click; dates and acts lead to events, and the text tells none.
const chosen = (kind) => kind !== 1 && kind !== 2;
const kinds = (shift) => Uint8Array.from(spans, (span) => ((span.kind + shift) % 6) % KINDS);
// Where the words of a mark stand: a paragraph may be cut into several texts.
const place = ({ p, start, end }) => {
  const texts = document.createTreeWalker(document.querySelector(`[data-paragraph="${p}"]`), NodeFilter.SHOW_TEXT), range = new Range();
  for (let before = 0, text; (text = texts.nextNode()); before += text.length) {
    if (before <= start && start < before + text.length) range.setStart(text, start - before);
    if (before < end && end <= before + text.length) { range.setEnd(text, end - before); return range.getClientRects()[0]; }
  }
};

export async function text(offered) {
  const show = await offered('friseText');
  let mark;
  return {
    load(data) {
      ({ paragraphs, spans } = data);
      view.replaceChildren();
      const begins = []; let at = 0;
      for (const paragraph of paragraphs) { begins.push(at); at += paragraph.length + 1; }
      const ends = new Uint32Array(spans.length * 2);
      spans.forEach((span, i) => { ends[2 * i] = begins[span.p] + span.start; ends[2 * i + 1] = begins[span.p] + span.end; });
      mark = show(new TextEncoder().encode(paragraphs.join('\n')), ends, kinds(0), detail);
    },
    // Until the paragraphs in view have their marks.
    async ready() { do await raf(); while (!marked()); },
    zoom: (i) => document.querySelectorAll('.mark-kinds button')[i % KINDS].click(),
    pan: (i) => { document.querySelector('#reader .text').scrollTop += i < 10 ? 150 : -150; },
    drag: (i) => mark(kinds(i + 1)),
    async click(i) { const span = spans.slice(i * 9 + 3).find(({ kind }) => chosen(kind % KINDS)), at = place(span), shown = detailShown(); clickAt(at.x + at.width / 2, at.y + at.height / 2); await shown; },
  };
}
const marked = () => [...CSS.highlights].some(([name, ranges]) => name.startsWith('frise-') && ranges.size);
