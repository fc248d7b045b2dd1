// node harness.mjs --page URL[,URL...] --scenario timeline|graph|text --n N [--runs 5] [--out f.jsonl] [--vsync] [--limit 60]
// Opens every page in a fresh browser, interleaved run by run, drives window.bench (see README.md), prints medians.
import { chromium } from 'playwright-core';
import { readFileSync, appendFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { loadavg } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

const here = import.meta.dirname;
const { values: a } = parseArgs({ options: { page: { type: 'string' }, scenario: { type: 'string', default: 'timeline' }, n: { type: 'string', default: '1000' },
  runs: { type: 'string', default: '5' }, out: { type: 'string' }, vsync: { type: 'boolean' }, limit: { type: 'string', default: '60' }, shot: { type: 'string' } } });
const n = +a.n, limit = +a.limit * 1000, gen = readFileSync(join(here, 'gen.js'), 'utf8');

// Static files of this folder on loopback, brotli as a site would send them; a page given as a path is served from here.
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm' };
const cache = new Map();
const server = createServer((q, s) => {
  const f = join(here, normalize(new URL(q.url, 'http://x').pathname));
  if (!f.startsWith(here) || !existsSync(f)) { s.writeHead(404).end(); return; }
  if (!cache.has(f)) cache.set(f, brotliCompressSync(readFileSync(f), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  s.writeHead(200, { 'content-type': TYPES[extname(f)] ?? 'application/octet-stream', 'content-encoding': 'br' }).end(cache.get(f));
}).listen(0, '127.0.0.1');
await new Promise((r) => server.once('listening', r));
const urlOf = (p) => (/^https?:/.test(p) ? p : `http://127.0.0.1:${server.address().port}/${p}`);

// Runs inside the page. Every number is in ms of performance.now().
async function measure({ scenario, n, limit }) {
  const now = () => performance.now(), raf = () => new Promise((r) => requestAnimationFrame(r));
  // One changing pixel a frame: without damage headless Chromium idles at 60 Hz even with the frame limit off.
  const beat = document.createElement('i'); beat.style.cssText = 'position:fixed;right:0;bottom:0;width:1px;height:1px;z-index:9'; document.body.append(beat);
  let k = 0; const tick = () => { beat.style.background = k++ & 1 ? '#000' : '#fff'; };
  const paint2 = async () => { tick(); await raf(); tick(); await raf(); };
  const cut = (p, ms, what) => Promise.race([p, new Promise((_, no) => setTimeout(() => no(new Error(what + ' over ' + ms + ' ms')), ms))]);
  const out = { interactive: window.__interactive };
  const data = benchGen[scenario](n);
  let t = now(), z = 1; for (let i = 0; i < 3e7; i++) z = (Math.imul(z, 1664525) + 1013904223) | 0;
  out.cal = now() - t + (z & 0); // a fixed sum: how slow the shared machine is just now
  await paint2();
  let cpu = await __cpu(); const used = async () => { const c = await __cpu(), d = c - cpu; cpu = c; return d; };
  t = now();
  await cut((async () => { await bench.load(data); await bench.ready(); })(), limit, 'load');
  await paint2(); out.first = now() - t; out.firstCpu = await used();
  out.mem = await __mem();
  out.nodes = document.getElementsByTagName('*').length;
  const frames = async (fn) => {
    if (!fn) return null;
    const times = [], end = now() + limit / 2; await paint2(); await used(); let t = now();
    for (let i = 0; i < 20 && now() < end; i++) { fn(i); tick(); await raf(); const u = now(); times.push(u - t); t = u; }
    await cut(bench.ready(), limit, 'settle'); await paint2();
    const settle = now() - t;
    return { times, settle, cpu: (await used()) / times.length };
  };
  const clicks = [];
  for (let i = 0; i < 5 && bench.click; i++) {
    await new Promise((r) => setTimeout(r, 400)); // two quick clicks would be a double click
    await paint2(); t = now();
    try { await cut(bench.click(i), 3000, 'click'); await paint2(); clicks.push(now() - t); } catch (e) { out.clickError = String(e); }
  }
  out.clicks = clicks;
  out.zoom = await frames(bench.zoom);
  for (let i = 0; i < 3 && bench.zoom; i++) { bench.zoom(i); await paint2(); } // some views cannot pan before they are zoomed in
  await cut(bench.ready(), limit, 'settle'); await paint2();
  out.pan = await frames(bench.pan);
  for (let i = 10; i < 13 && bench.zoom; i++) { bench.zoom(i); await paint2(); }
  await new Promise((r) => setTimeout(r, 400)); // inertia, animations
  out.drag = await frames(bench.drag);
  return Object.assign(out, bench.extra?.() ?? {});
}

// Interactive: from navigation start until the page set window.bench, plus two frames.
const TRAP = `{ let b; Object.defineProperty(window, 'bench', { get: () => b, set(v) { b = v; requestAnimationFrame(() => requestAnimationFrame(() => { window.__interactive = performance.now(); })); } }); }`;
const BASE = ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--js-flags=--expose-gc'];
const UNCAPPED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
async function once(page) {
  const browser = await chromium.launch({ executablePath: process.env.FRISE_CHROMIUM || undefined, channel: process.env.FRISE_CHROMIUM ? undefined : 'chromium', headless: true, args: [...BASE, ...(a.vsync ? [] : UNCAPPED)] });
  let killer; const alarm = (ms) => { clearTimeout(killer); killer = setTimeout(() => browser.close(), ms); };
  alarm(limit + 20000); // for loading; a blocked main thread cannot time itself out
  try {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    tab.setDefaultTimeout(limit * 4);
    const errors = []; tab.on('pageerror', (e) => errors.push(String(e).slice(0, 200)));
    const cdp = await tab.context().newCDPSession(tab), bcdp = await browser.newBrowserCDPSession();
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const metric = async (k) => (await cdp.send('Performance.getMetrics')).metrics.find((m) => m.name === k).value;
    const memory = async () => {
      alarm(limit * 4);
      await cdp.send('HeapProfiler.collectGarbage');
      const { processInfo } = await bcdp.send('SystemInfo.getProcessInfo');
      const priv = processInfo.filter((p) => p.type === 'renderer').map((p) => { try { return +/Private_Dirty:\s+(\d+)/.exec(readFileSync(`/proc/${p.id}/smaps_rollup`, 'utf8'))[1]; } catch { return 0; } });
      return { heapMB: (await metric('JSHeapUsedSize')) / 1e6, rendererMB: Math.max(...priv) / 1e3 };
    };
    await tab.exposeFunction('__mem', memory);
    await tab.exposeFunction('__cpu', async () => (await metric('TaskDuration')) * 1000); // CPU of the main thread, ms
    await tab.addInitScript({ content: gen + TRAP });
    await tab.goto(urlOf(page), { waitUntil: 'commit' });
    await tab.waitForFunction(() => window.__interactive, null, { polling: 20 });
    const res = await tab.evaluate(measure, { scenario: a.scenario, n, limit });
    if (a.shot) await tab.screenshot({ path: a.shot + '-' + page.replace(/\W+/g, '_') + '.png', timeout: 30000 }).catch(() => {});
    return { ...res, ...(errors.length ? { errors } : {}) };
  } catch (e) { return { error: String(e).split('\n')[0].slice(0, 160) }; } finally { clearTimeout(killer); await browser.close().catch(() => {}); }
}

const q = (xs, p) => { const s = xs.filter((x) => x != null).sort((x, y) => x - y); return s.length ? s[Math.max(0, Math.ceil(p * s.length) - 1)] : null; };
const flat = (r) => ({ cal: r.cal, interactive: r.interactive, first: r.first, firstCpu: r.firstCpu, heapMB: r.mem?.heapMB, rendererMB: r.mem?.rendererMB, nodes: r.nodes, click: q(r.clicks ?? [], 0.5),
  ...Object.fromEntries(['pan', 'zoom', 'drag'].flatMap((s) => [[s + '50', r[s] && q(r[s].times, 0.5)], [s + '95', r[s] && q(r[s].times, 0.95)], [s + 'Cpu', r[s]?.cpu], [s + 'Settle', r[s]?.settle]])),
  ...Object.fromEntries(Object.entries(r).filter(([k, v]) => k.startsWith('x_') && typeof v === 'number')) });
const pages = a.page.split(','), rows = Object.fromEntries(pages.map((p) => [p, []])), dead = {};
for (let run = 0; run < +a.runs; run++) for (const p of pages) {
  if (dead[p]) continue;
  const r = await once(p);
  if (r.error) dead[p] = r.error; else rows[p].push(flat(r));
  if (a.out) appendFileSync(a.out, JSON.stringify({ page: p, scenario: a.scenario, n, run, vsync: !!a.vsync, load1: loadavg()[0], ...flat(r), ...(r.error ? { error: r.error } : {}), clickError: r.clickError, errors: r.errors }) + '\n');
}
for (const p of pages) {
  const keys = [...new Set(rows[p].flatMap(Object.keys))];
  console.log(p, `n=${n} runs=${rows[p].length}`, dead[p] ? 'ERROR ' + dead[p] : '', keys.map((k) => [k, q(rows[p].map((r) => r[k]), 0.5)]).filter(([, v]) => v != null).map(([k, v]) => `${k}=${v >= 100 ? Math.round(v) : +v.toFixed(1)}`).join(' '));
}
server.close();
