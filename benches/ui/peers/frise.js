// The project's own drawings. What moves them are events to the elements of the page, as hands send them.
import { view, raf, detail, detailShown, dragFrom, frac, clickAt, box } from './common.js';
import { graph } from '../frise/graph.js';
import { text } from '../frise/text.js';
// The program comes after the script.
const offered = (name) => new Promise((done) => { const look = () => window[name] ? done(window[name]) : addEventListener('frise-bench', look, { once: true }); look(); });
const marks = () => [...document.querySelectorAll('#timeline [data-event]')].map((mark) => mark.getBoundingClientRect()).filter((at) => at.top > 0 && at.bottom < 720);
const wheel = (x, y, deltaY) => document.elementFromPoint(x, y).dispatchEvent(new WheelEvent('wheel', { deltaY, ctrlKey: true, clientX: x, clientY: y, bubbles: true, cancelable: true, view: window }));

const timeline = (show) => ({
  load(data) {
    const { events } = data, starts = new Float64Array(events.length), ends = new Float64Array(events.length), lanes = new Uint8Array(events.length);
    for (let i = 0; i < events.length; i++) {
      const event = events[i];
      starts[i] = event.start; ends[i] = event.end ?? NaN; lanes[i] = event.group;
    }
    show(starts, ends, lanes, (i) => events[i].title, detail);
  },
  // Until the marks lie over the drawing again.
  async ready() {
    await raf();
    const marks = document.querySelector('.marks');
    if (marks.dataset.moving === 'false') return;
    await new Promise((done) => new MutationObserver((_, seen) => { if (marks.dataset.moving === 'false') { seen.disconnect(); done(); } }).observe(marks, { attributeFilter: ['data-moving'] }));
  },
  zoom: (i) => { const b = box(); wheel(b.x + b.width / 2, b.y + b.height / 2, i < 10 ? -100 : 100); },
  pan: dragFrom(frac(0.6, 0.5)),
  async click(i) { const at = marks(), mark = at[(i * 7) % at.length], shown = detailShown(); clickAt(mark.left + mark.width / 2, mark.top + mark.height / 2); await shown; },
});
// A page for each scenario, by its address: the page itself is the timeline's.
const scenario = { graph: () => graph(offered), text: () => text(offered) }[location.search.slice(1)] ?? (async () => timeline(await offered('friseTimeline')));
scenario().then((bench) => { window.bench = bench; });
