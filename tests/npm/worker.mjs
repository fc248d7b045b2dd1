// Reads a text beside the main thread.
import { parentPort, workerData } from "node:worker_threads";
import { read } from "frise";

const { events } = await read(workerData);
parentPort.postMessage(events.length);
