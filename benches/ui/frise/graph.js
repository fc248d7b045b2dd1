// The actors' map, as the page draws it, laid out in the page's worker.
import { view, raf, mid, detail, detailShown, dragFrom, clickAt, box } from '../peers/common.js';
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const signs = () => [...document.querySelectorAll('#map .actor-mark')].map((sign) => sign.getBoundingClientRect()).map((at) => [at.x + at.width / 2, at.y + at.height / 2]);
const inView = ([x, y]) => document.elementFromPoint(x, y)?.closest('#map');
const wheel = (deltaY) => {
  const at = box(document.getElementById('map')), [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
  document.elementFromPoint(x, y).dispatchEvent(new WheelEvent('wheel', { deltaY, ctrlKey: true, clientX: x, clientY: y, bubbles: true, cancelable: true, view: window }));
};

export async function graph(offered) {
  const show = await offered('friseGraph');
  await window.friseWorker();
  return {
    load({ nodes, edges }) {
      view.replaceChildren();
      const ties = new Uint32Array(edges.length * 3);
      edges.forEach((edge, i) => { ties[3 * i] = edge.source; ties[3 * i + 1] = edge.target; ties[3 * i + 2] = edge.weight; });
      show(new TextEncoder().encode(nodes.map((node) => node.label).join('\n')), ties, detail);
    },
    // Until all stand in their places, and the marks lie over the drawing again.
    async ready() { await raf(); while (!document.querySelector('#map .actor-mark') || document.querySelector('#map[data-moving]')) await wait(4); },
    zoom: (i) => wheel(i < 10 ? -100 : 100),
    pan: dragFrom(() => { const at = box(document.getElementById('map')); return [at.x + at.width * 0.99, at.y + at.height * 0.98]; }, -12),
    drag: dragFrom(() => { const at = signs(); return mid(at.length, (i) => at[i]); }, 5),
    // The next in view from a place on: to ask for what lies at every sign takes as long as the click.
    async click(i) { const at = signs(), first = Math.floor(((i + 0.5) / 6) * at.length), shown = detailShown(); clickAt(...[...at.slice(first), ...at].find(inView)); await shown; },
  };
}
