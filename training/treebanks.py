"""CoNLL-U files → sentences of words, and BRAT folders → names over the same words.

A sentence is a list of `Word`; heads count from 0 for the root, 1 for the first word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

RELATIONS = (
    "acl acl:relcl advcl advmod amod appos aux aux:pass aux:tense aux:caus case cc ccomp compound conj cop csubj dep det "
    "discourse dislocated expl expl:pass expl:subj fixed flat flat:name goeswith iobj list mark nmod nsubj nsubj:pass "
    "nsubj:caus nummod obj obl obl:agent obl:arg obl:mod orphan parataxis punct reparandum root vocative xcomp"
).split()
PARTS_OF_SPEECH = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
FEATURES = {
    "Gender": "Masc Fem",
    "Mood": "Ind Sub Cnd Imp",
    "Number": "Sing Plur",
    "Person": "1 2 3",
    "Tense": "Pres Past Imp Fut",
    "VerbForm": "Fin Inf Part",
    "Voice": "Pass",
}
NAMES = ("Person", "Location", "Organization")


@dataclass
class Word:
    """A syntactic word; `features` is None where its morphology is not known."""

    form: str
    part_of_speech: str
    features: str | None
    head: int
    relation: str


def features(column: str) -> str:
    """The features that the parser knows, in alphabetical order, as CoNLL-U writes them."""
    pairs = [pair.split("=") for pair in column.split("|") if "=" in pair]
    known = sorted(f"{name}={value}" for name, value in pairs if value in FEATURES.get(name, "").split())
    return "|".join(known) or "_"


def read(path: Path, morphology: bool = True) -> list[list[Word]]:
    """The sentences of a treebank."""
    sentences: list[list[Word]] = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        sentence = []
        for line in block.split("\n"):
            columns = line.split("\t")
            if line.startswith("#") or not columns[0].isdigit():
                continue
            relation = columns[7] if columns[7] in RELATIONS else columns[7].split(":")[0]
            known = features(columns[5]) if morphology else None
            form = columns[1].replace("\u2019", "'")
            sentence.append(Word(form, columns[3], known, int(columns[6]), relation))
        if sentence:
            sentences.append(sentence)
    return sentences


@dataclass
class Surface:
    """The words of a sentence with their places in the text, in characters."""

    forms: list[str]
    spans: list[tuple[int, int]]


def surfaces(conllu: str, text: str) -> list[Surface]:
    """The words of a text that `frise tree --conllu` has cut, each with its span."""
    found, at = [], 0
    for block in conllu.strip().split("\n\n"):
        surface, last, span = Surface([], []), 0, (0, 0)
        for line in block.split("\n"):
            columns = line.split("\t")
            if line.startswith("#") or "." in columns[0] or len(columns) < 10:
                continue
            number = columns[0]
            if "-" in number or int(number) > last:
                pattern = r"\s+".join(map(re.escape, columns[1].split()))
                pattern = pattern.replace("'", "['\u2019\u02bc]")
                match = re.compile(pattern).search(text, at)
                if match and match.start() - at < 400:
                    span, at = match.span(), match.end()
                else:
                    span = (at, at)
                last = int(number.split("-")[1]) if "-" in number else int(number)
            if "-" not in number:
                surface.forms.append(columns[1])
                surface.spans.append(span)
        if surface.forms:
            found.append(surface)
    return found


def names(annotations: str, surface: Surface) -> list[str]:
    """A BIO tag a word; of nested names the outermost counts."""
    marked = []
    for line in annotations.split("\n"):
        if line.startswith("T"):
            field = line.split("\t")[1]
            kind, places = field.split(" ")[0], [int(number) for number in re.findall(r"\d+", field)]
            if kind in NAMES:
                marked.append((places[0], places[-1], kind))
    marked.sort(key=lambda mark: (mark[0], -mark[1]))
    tags, open_mark = [], None
    for start, end in surface.spans:
        inside = next((m for m in marked if m[0] < end and start < m[1] and end > start), None)
        if inside is None:
            tags.append("O")
        else:
            tags.append(("I-" if inside is open_mark else "B-") + inside[2])
        open_mark = inside
    return tags
