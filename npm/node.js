// The same in Node.js, which reads the package's files from the disk.
import { readFile } from "node:fs/promises";
import { readDiskWith } from "./files.js";

readDiskWith(readFile);

export * from "./index.js";
