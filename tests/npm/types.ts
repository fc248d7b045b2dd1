// What must and must not pass the type checker.
import { link, offsets, read, readAll, type Reading, type StoryEvent } from "frise";

const controller = new AbortController();
const reading: Reading = await read("…", { id: "a", language: "fr", reference: "2021-03", signal: controller.signal });
const story = await link([reading], { progress: ({ done, total }) => console.log(done / total) });
const first: StoryEvent | undefined = story.events[0];
const day: string | null | undefined = first?.time?.earliest;
const title: string | null = reading.title;
const { problems } = await readAll([{ text: new Uint8Array() }]);
console.log(day, title, problems.map(({ hint }) => hint), offsets(reading.text).words(reading.sentences[0]!));

// @ts-expect-error German is not read
await read("…", { language: "de" });
// @ts-expect-error a story's actors are not a reading's
reading.mentions[0]!.actor = story.actors[0]!.id;
// @ts-expect-error there is no such status
if (first?.status === "maybe") throw new Error();
// @ts-expect-error a text is no reading
await link(["…"]);
if (story.actors[0]?.corrected?.[0]?.part === "merged") {
  const before: string[] = story.actors[0].corrected[0].before;
  console.log(before);
}
