// In a plain page, without a bundler: the package's folder is served as it is.
import { Explorer, link, read } from "./node_modules/frise/index.js";

const documents = [
  { id: "depeche-1.txt", text: "LYON, 4 mars 2021 (AFP) - Les conducteurs de bus ont cessé le travail mercredi à Lyon. La maire, Hélène Fabre, a rencontré les syndicats jeudi." },
  { id: "depeche-2.txt", text: "LYON, 6 mars 2021 (AFP) - Hélène Fabre a annoncé vendredi un accord avec les syndicats. Le travail reprendra lundi." },
];

const readings = await Promise.all(documents.map(({ id, text }) => read(text, { id })));
const { events } = await link(readings);
for (const { time, label } of events) {
  const item = document.createElement("li");
  item.textContent = `${time?.earliest ?? "?"} ${label}`;
  document.querySelector("#story").append(item);
}

const explorer = new Explorer(document.querySelector("#explorer"), { corpus: { title: "Grève à Lyon", documents }, lang: "fr" });
explorer.addEventListener("ready", ({ detail }) => {
  document.title = `${detail.events} événements`;
});
