// The package in a worker of somebody's own: nothing but what is asked of it is sent to the page.
import { read } from "./node_modules/frise/index.js";

const { events } = await read("LYON, 4 mars 2021 (AFP) - Les conducteurs de bus ont cessé le travail mercredi à Lyon.");
postMessage(`${events.length} événements`);
