// What the package gives to scripts. The values of the contract stand in contract.d.ts, which is generated.
import type { CodePoints, Output, Problem, Reading, Story } from "./contract.js";

export type * from "./contract.js";

/** How far a piece of work is: sentences of a text, or documents of several. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What every long work takes. It lets its host do other things at least every few milliseconds while it parses. */
export interface WorkOptions {
  /** Calls the work off: it ends at its next pause and rejects with the signal's `reason`. */
  signal?: AbortSignal;
  /** Hears how far the work is. What it throws ends the work and rejects it. */
  progress?: (progress: Progress) => void;
}

/** How a text is read. */
export interface ReadOptions extends WorkOptions {
  /** The document's name; documents that are linked need different ones. `"text"` where there is none. */
  id?: string;
  /** The text's language, as a BCP 47 tag. French is read, and nothing else. */
  language?: "fr";
  /**
   * When the text was published, if you know: `2020-10-23`, `2020-10`, `2020-10-21/2020-10-23`. Its « hier » and « mardi »
   * count from there. Left out, the text itself tells what it can. The present day is never taken.
   */
  reference?: string;
}

/** A text of several. */
export interface Document {
  /** Its name; `text-1`, `text-2` … where there is none. */
  id?: string;
  /** The article, or the bytes of it in UTF-8. */
  text: string | ArrayBuffer | ArrayBufferView;
  /** As in {@link ReadOptions}. */
  language?: "fr";
  /** As in {@link ReadOptions}. */
  reference?: string;
}

/** What was wrong: the `cause` of every `Error` about what was given. */
export interface Fault extends Problem {
  /** What kind of fault it is. */
  code: "empty" | "binary" | "not-utf-8" | "too-large" | "unreadable" | "unfinished" | "resource" | "value";
  /** The byte at which it stands in the document. */
  offset?: number;
  /** The value at which it stands, as in `readings[2].events[0]`. */
  path?: string;
}

/**
 * Loads the program and its two resource files, once: some megabytes. The other functions do so by themselves; call it to
 * be quick later, or to name another folder that the package's files stand in.
 */
export function load(options?: { from?: string | URL }): Promise<void>;

/** Reads one article. Rejects with an `Error` whose `cause` is a {@link Fault} where the text cannot be read. */
export function read(text: string | ArrayBuffer | ArrayBufferView, options?: ReadOptions): Promise<Reading>;

/** Links readings into one story, which does not depend on their order. Rejects for what is no reading, as {@link read} does. */
export function link(readings: Iterable<Reading>, options?: WorkOptions): Promise<Story>;

/** Reads and links: the same object as the command `frise read` prints. What cannot be read stands in its `problems`. */
export function readAll(documents: Iterable<Document>, options?: WorkOptions): Promise<Output>;

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Turns the contract's offsets into those of JavaScript's own strings, and back. */
export interface Offsets {
  /** Code points to UTF-16 units: what `slice`, `Range` and editors count. */
  toUtf16(span: { readonly start: CodePoints; readonly end: CodePoints }): Stretch;
  /** UTF-16 units to code points. */
  toCodePoints(stretch: Stretch): { start: CodePoints; end: CodePoints };
  /** A span's words. */
  words(span: { readonly start: CodePoints; readonly end: CodePoints }): string;
}

/** The offsets of a reading's `text`. Keep it while you work with the text: making it looks through all of it. */
export function offsets(text: string): Offsets;

/** What an {@link Explorer} shows. What is left out stays as it is; at the beginning, as in brackets. */
export interface ExplorerOptions {
  /** The articles (those that come with the page). */
  corpus?: { title?: string; documents: Iterable<Pick<Document, "id" | "text">> };
  /** The interface's language (the browser's). */
  lang?: "fr" | "en";
  /** The interface's colours (`auto`: the system's). */
  theme?: "auto" | "light" | "dark";
  /** Which drawings are there (`both`). */
  view?: "timeline" | "map" | "both";
  /** What is chosen, as {@link Explorer.state} gives it: `event=E12` (nothing). */
  select?: string;
}

/** What an {@link Explorer} tells, each as a `CustomEvent` with this `detail`. */
export interface ExplorerEvents {
  /** The articles are read and drawn. */
  ready: { articles: number; events: number; actors: number };
  /** Something else is on screen. */
  select: { state: string };
  /** The explorer, or an article, could not be loaded or read. */
  error: { message: string; cause?: unknown };
}

/** The page's explorer in an element of a page, in a shadow root of its own. In browsers only. */
export class Explorer extends EventTarget {
  /** Draws it at the end of an element. */
  constructor(element: Element, options?: ExplorerOptions);
  /** Changes what it shows. */
  update(options: ExplorerOptions): void;
  /** What is on screen; empty until it is drawn. */
  state(): string;
  /** Takes it out of its element. */
  destroy(): void;
  addEventListener<Name extends keyof ExplorerEvents>(
    type: Name,
    listener: (event: CustomEvent<ExplorerEvents[Name]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}
