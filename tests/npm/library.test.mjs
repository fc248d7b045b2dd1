// The package in Node.js, as somebody has installed it. FRISE_NATIVE names a file with what the command prints for SEEDS.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import * as frise from "frise";
import init from "./node_modules/frise/page.js";

const { Explorer, link, load, offsets, read, readAll } = frise;
const seeds = readdirSync(process.env.SEEDS).filter((name) => name.endsWith(".txt")).sort();
const documents = seeds.map((id) => ({ id, text: readFileSync(join(process.env.SEEDS, id)) }));
const native = JSON.parse(readFileSync(process.env.FRISE_NATIVE, "utf8"));
const strike = "LYON, 4 mars 2021 (AFP) - Les conducteurs de bus ont cessé le travail mercredi à Lyon. 🚌 « La grève 🎉 continue », a dit Hélène Fabre.";

test("Node.js reads and links as the command does", async () => {
  const told = [];
  const output = await readAll(documents, { progress: ({ done, total }) => told.push(`${done}/${total}`) });
  assert.deepEqual(output, native, "the same bytes must give the same object on every host");
  assert.deepEqual(told, ["0/5", "1/5", "2/5", "3/5", "4/5", "5/5"], "progress must hear of each document");
  const story = await link(output.readings.toReversed());
  assert.deepEqual(story, native.story, "a story must not depend on the order of its readings, nor on who made them");
});

test("texts and bytes of every kind are read alike", async () => {
  const bytes = new TextEncoder().encode(strike);
  const inside = new Uint8Array(bytes.length + 7);
  inside.set(bytes, 3);
  const given = [strike, bytes, bytes.buffer, Buffer.from(bytes), new DataView(inside.buffer, 3, bytes.length)];
  const readings = await Promise.all(given.map((text) => read(text, { id: "grève.txt" })));
  for (const reading of readings) assert.deepEqual(reading, readings[0], "only what the bytes say counts");
  assert.equal(readings[0].doc, "grève.txt");
});

test("offsets count code points, and the helper turns them into JavaScript's own", async () => {
  const { text, quotes } = await read(strike);
  const places = offsets(text);
  const words = places.words(quotes[0]);
  assert.match(words, /La grève 🎉 continue/, "the words of a span must be the quotation's");
  const { start, end } = places.toUtf16(quotes[0]);
  assert.equal(text.slice(start, end), words);
  assert.notEqual(text.slice(quotes[0].start, quotes[0].end), words, "an emoji stands before it: the two counts differ");
  for (let start = 0; start <= [...text].length; start += 1) {
    const span = { start, end: [...text].length };
    assert.deepEqual(places.toCodePoints(places.toUtf16(span)), span, "there and back is the same place");
  }
});

test("the day that the host knows counts", async () => {
  const reading = await read("Le conseil municipal a voté hier la fermeture du stade.", { reference: "2021-03-04" });
  assert.equal(reading.times[0].earliest, "2021-03-03");
  assert.equal(reading.published.earliest, "2021-03-04");
  assert.equal((await read("Le conseil a voté hier.")).published.earliest, null, "the present day is never taken");
});

test("what cannot be used is told, with its place", async () => {
  const reading = await read(strike, { id: "a.txt" });
  const faults = [
    [() => read(""), "empty", /text: the file is empty/],
    [() => read(new Uint8Array([0x62, 0xe9, 0x20]), { id: "b.txt" }), "not-utf-8", /^b\.txt: not UTF-8: byte 1 /, { offset: 1 }],
    [() => read("a\ud83dz"), "value", /UTF-16 unit at 1 is half/, { path: "text" }],
    [() => read(undefined), "value", /expected a string, an ArrayBuffer or a view of one, got undefined/],
    [() => read(strike, { language: "de" }), "value", /"de" is not read/, { path: "language" }],
    [() => read(strike, { reference: "hier" }), "value", /expected a time such as 2020-10-23/, { path: "reference" }],
    [() => read(strike, { id: 3 }), "value", /expected a string, got number/],
    [() => read(strike, { signal: {} }), "value", /expected an AbortSignal/],
    [() => read(strike, { progress: 1 }), "value", /expected a function/],
    [() => link(), "value", /^readings: expected an array/],
    [() => link([reading, 7]), "value", /^readings\[1\]: expected an object/, { path: "readings[1]" }],
    [() => link([reading, reading]), "value", /same name/, { path: "readings[1].doc", doc: "a.txt" }],
    [() => link([{ ...reading, events: [{}] }]), "value", /missing field/, { path: "readings[0].events[0]" }],
    [() => link([{ ...reading, text: "court" }]), "value", /its text has no place from/],
    [() => link([{ ...reading, actors: [] }]), "value", /names the actor a1, which the reading does not have/],
  ];
  for (const [call, code, message, cause] of faults) {
    await assert.rejects(call, (error) => {
      assert(error instanceof Error, "a rejection is an Error");
      assert.match(error.message, message);
      assert.equal(error.cause.code, code, error.message);
      assert(error.cause.hint, "it must say what to do");
      for (const [name, value] of Object.entries(cause ?? {})) assert.equal(error.cause[name], value, error.message);
      return true;
    });
  }
  const { problems, readings } = await readAll([{ id: "a", text: "" }, { id: "b", text: strike }, { id: "b", text: strike }]);
  assert.deepEqual(problems.map(({ doc }) => doc), ["a", "b"], "what cannot be read is a problem, the rest is read");
  assert.equal(readings.length, 1);
});

test("long work tells how far it is, lets others work, and can be called off", async () => {
  const long = documents.map(({ text }) => text.toString()).join("\n\n").repeat(2);
  const told = [];
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 1);
  await read(long, { progress: ({ done }) => told.push(done) });
  clearInterval(timer);
  assert(told.length > 3 && told.every((done, place) => place === 0 || told[place - 1] <= done), `progress only grows: ${told}`);
  assert(ticks > 2, "the host must get to other things in between");

  const reason = new Error("plus besoin");
  const controller = new AbortController();
  const stopped = read(long, { signal: controller.signal, progress: ({ done }) => done > 0 && controller.abort(reason) });
  await assert.rejects(stopped, (error) => error === reason);
  await assert.rejects(read(strike, { signal: AbortSignal.abort() }), { name: "AbortError" });
  await assert.rejects(link([], { signal: AbortSignal.abort() }), { name: "AbortError" });
  const angry = read(strike, { progress: () => { throw reason; } });
  await assert.rejects(angry, (error) => error === reason, "what progress throws is the caller's own");
});

test("the memory of finished and broken-off work is given back", async () => {
  await load();
  const program = await init(); // Started already: this gives what it exports.
  const memory = () => program.memory.buffer.byteLength;
  const once = async () => {
    const readings = await Promise.all(["1.txt", "2.txt"].map((id) => read(documents[0].text, { id })));
    await link(readings);
    const controller = new AbortController();
    await read(documents[0].text, { signal: controller.signal, progress: () => controller.abort() }).catch(() => undefined);
    await link([...readings, {}]).catch(() => undefined);
  };
  for (let round = 0; round < 2; round += 1) await once();
  const before = memory();
  for (let round = 0; round < 4; round += 1) await once();
  assert.equal(memory(), before, "the program's memory must not grow when the same work is done again");
});

test("a worker of Node.js reads, too", async () => {
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { workerData: strike });
  const count = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  assert(count > 0);
  await worker.terminate();
});

test("an explorer needs a page, and says so", () => {
  assert.throws(() => new Explorer({}), /in a browser/);
});

test("the types name what the package gives, and hold in the examples", async () => {
  await load();
  const declared = readFileSync(new URL("node_modules/frise/index.d.ts", import.meta.url), "utf8");
  const names = [...declared.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name).sort();
  assert.deepEqual(Object.keys(frise).sort(), names, "index.d.ts and index.js must name the same");
  const options = { cwd: new URL(".", import.meta.url), encoding: "utf8", stdio: "pipe" };
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "."], options);
});

test("the example prints the story", () => {
  const files = seeds.slice(0, 2).map((name) => join(process.env.SEEDS, name));
  const printed = execFileSync(process.execPath, ["examples/node.mjs", ...files], { encoding: "utf8", cwd: new URL(".", import.meta.url) });
  assert.match(printed, /^\d{4}-\d{2}-\d{2}.*\n {4}\S/m, "an event stands with its day and its sentence");
});
