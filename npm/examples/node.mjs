// node node.mjs ARTICLE.txt …: what happened, by day, and the sentence that tells it.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { link, offsets, read } from "frise";

const readings = [];
for (const file of process.argv.slice(2)) {
  readings.push(await read(await readFile(file), { id: basename(file) }));
}
const story = await link(readings, { progress: ({ done, total }) => process.stderr.write(`${done}/${total}\r`) });

for (const { time, label, mentions } of story.events) {
  const reading = readings.find(({ doc }) => doc === mentions[0]?.doc);
  const event = reading?.events.find(({ id }) => id === mentions[0]?.event);
  if (!reading || !event) continue;
  const sentence = offsets(reading.text).words(reading.sentences[event.sentence] ?? event);
  console.log(`${time?.earliest ?? "?"}  ${label}\n    ${sentence.replaceAll("\n", " ")}`);
}
