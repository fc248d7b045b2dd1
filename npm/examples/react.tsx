// A React component that shows Frise's explorer. With a bundler that leaves the package's files where they are, such as
// esbuild, copy them into a folder of the site and name it: load({ from: "/frise/" }).
import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { Explorer, load, type Document, type ExplorerOptions } from "frise";

type Props = Omit<ExplorerOptions, "corpus"> & { title: string; documents: Document[]; onSelect?: (state: string) => void };

export function Frise({ title, documents, onSelect, lang, theme, view, select }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const explorer = useRef<Explorer>(undefined);
  const [problem, setProblem] = useState("");

  useEffect(() => {
    if (!place.current) return;
    const drawn = new Explorer(place.current, { corpus: { title, documents } });
    drawn.addEventListener("select", ({ detail }) => onSelect?.(detail.state));
    drawn.addEventListener("error", ({ detail }) => setProblem(detail.message));
    explorer.current = drawn;
    return () => drawn.destroy();
  }, [title, documents]);

  useEffect(() => explorer.current?.update({ lang, theme, view, select }), [lang, theme, view, select]);

  return <div className="place" ref={place}>{problem && <p role="alert">{problem}</p>}</div>;
}

const documents: Document[] = [
  { id: "1.txt", text: "NANTES, 12 mai 2022 (AFP) - Le tribunal de Nantes a condamné jeudi un armateur à 100 000 euros d'amende." },
  { id: "2.txt", text: "NANTES, 13 mai 2022 (AFP) - L'armateur a fait appel vendredi, a dit son avocat, Paul Henry." },
];

function App() {
  const [open, setOpen] = useState(true);
  const [dark, setDark] = useState(false);
  const [state, setState] = useState("");
  return (
    <main>
      <label><input type="checkbox" checked={dark} onChange={() => setDark(!dark)} /> sombre</label>
      <button type="button" onClick={() => setOpen(!open)}>{open ? "fermer" : "ouvrir"}</button>
      <output>{state}</output>
      {open && <Frise title="Procès à Nantes" documents={documents} lang="fr" theme={dark ? "dark" : "light"} view="timeline" onSelect={setState} />}
    </main>
  );
}

void load({ from: "./frise/" });
const place = document.querySelector("#app");
if (place) createRoot(place).render(<App />);
