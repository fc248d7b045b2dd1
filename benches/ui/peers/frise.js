// The project's own drawings. What moves them are events to the elements of the page, as hands send them.
import { view, raf, detail, detailShown, dragFrom, frac, clickAt, box } from './common.js';
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
// The program comes after the script.
const offered = (name) => new Promise((done) => { const look = () => window[name] ? done(window[name]) : addEventListener('frise-bench', look, { once: true }); look(); });
const marks = () => [...document.querySelectorAll('#timeline [data-event]')].map((mark) => mark.getBoundingClientRect()).filter((at) => at.top > 0 && at.bottom < 720);
const wheel = (x, y, deltaY) => document.elementFromPoint(x, y).dispatchEvent(new WheelEvent('wheel', { deltaY, ctrlKey: true, clientX: x, clientY: y, bubbles: true, cancelable: true, view: window }));

const timeline = (show) => ({
  load(data) {
    const { events } = data, starts = new Float64Array(events.length), ends = new Float64Array(events.length), lanes = new Uint8Array(events.length);
    let titles = '';
    for (let i = 0; i < events.length; i++) {
      const event = events[i];
      starts[i] = event.start; ends[i] = event.end ?? NaN; lanes[i] = event.group;
      titles += i ? '\n' + event.title : event.title;
    }
    show(starts, ends, lanes, new TextEncoder().encode(titles), detail);
  },
  // Until the marks lie over the drawing again.
  async ready() { await raf(); while (document.querySelector('.marks').dataset.moving !== 'false') await wait(10); },
  zoom: (i) => { const b = box(); wheel(b.x + b.width / 2, b.y + b.height / 2, i < 10 ? -100 : 100); },
  pan: dragFrom(frac(0.6, 0.5)),
  async click(i) { const at = marks(), mark = at[(i * 7) % at.length], shown = detailShown(); clickAt(mark.left + mark.width / 2, mark.top + mark.height / 2); await shown; },
});
offered('friseTimeline').then((show) => { window.bench = timeline(show); });
