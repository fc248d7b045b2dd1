"""Treebanks, named articles and words → sentences in numbers.

An example is a dict of tensors over a sentence's words: "words" (a row of each table), "rare" (how often the word's own
row is withheld in training) and, where known, "head", "relation", "upos", "features", "name". −1 stands for unknown.
"""

from __future__ import annotations

import collections
import random
import zlib
from pathlib import Path

import torch
from torch import Tensor

import treebanks
from vectors import Vectors

# The tables in the order of `train words`, and how often a string must occur to have a row of its own.
LEAST = dict(
    word=2,
    meaning=1,
    suffix1=3,
    suffix2=3,
    suffix3=4,
    suffix4=5,
    prefix2=4,
    prefix3=6,
    shape=1,
    coarse=2,
    fine=2,
    valency=2,
    gazetteer=2,
)
LONGEST = 120
# So many of the language's most frequent words have a meaning, whether the corpus has them or not.
FREQUENT = 24000
# How often a sentence with names is learnt with other names, and how many of its names are others.
RENAMED = 2
SHARE = 0.6


def held_out(article: str, split: str) -> bool:
    """Whether an article, named year-month-…, is kept for measuring names."""
    if split == "time":
        return article >= "2018-08"
    return split == "document" and zlib.crc32(article.encode()) % 10 == 0


class Corpus:
    """All that is learnt from, with its vocabularies."""

    def __init__(self, data: Path, work: Path, names: list[str], given: dict | None = None):
        """`given`: the vocabularies and labels of networks to learn from, so that numbers mean the same."""
        ud = data / "ud"
        # Rhapsodie is speech: its trees help, its morphology follows other rules.
        self.sentences = [
            sentence for name in names for sentence in treebanks.read(ud / f"{name}.conllu", "rhapsodie" not in name)
        ]
        self.articles = list(articles(data / "winer-fr", work / "cut"))
        self.strings = {}
        for line in (work / "words.tsv").read_text(encoding="utf-8").split("\n"):
            form, *strings = line.split("\t")
            self.strings[form] = strings
        self.counts = [collections.Counter() for _ in LEAST]
        every = [[word.form for word in sentence] for sentence in self.sentences]
        every += [forms for _, sentences in self.articles for forms, _ in sentences]
        for forms in every:
            for form in forms:
                for count, string in zip(self.counts, self.strings[form]):
                    count[string] += 1
        self.vectors = Vectors(work / "vectors")
        self.vocabularies = given["vocabularies"] if given else self.found()
        self.rows = [{string: n + 1 for n, string in enumerate(v)} for v in self.vocabularies.values()]
        sets = collections.Counter(w.features for x in self.sentences for w in x if w.features is not None)
        self.labels = (
            given["labels"]
            if given
            else dict(
                upos=treebanks.PARTS_OF_SPEECH,
                features=sorted(name for name, n in sets.items() if n >= 2),
                relation=treebanks.RELATIONS,
                name=["O"] + [f"{place}-{kind}" for kind in treebanks.NAMES for place in "BI"],
            )
        )
        self.numbers = {name: {v: n for n, v in enumerate(values)} for name, values in self.labels.items()}

    def found(self) -> dict[str, list[str]]:
        """The strings that occur often enough, the most frequent first; for meanings, words with a vector: all of the corpus, and the most
        frequent of the language."""
        found = {
            name: [string for string, n in sorted(count.items(), key=lambda x: (-x[1], x[0])) if n >= LEAST[name]]
            for name, count in zip(LEAST, self.counts)
        }
        seen = dict.fromkeys(word for word, _ in self.counts[1].most_common() if self.vectors.row(word) is not None)
        for word in self.vectors.words[:FREQUENT]:
            word = fold(word)
            if self.vectors.row(word) is not None:
                seen.setdefault(word)
        return found | {"meaning": list(seen)}

    def feature_sets(self) -> dict[str, list[str]]:
        """The sets of features seen with each part of speech."""
        seen = {upos: {"_"} for upos in self.labels["upos"]}
        for word in (word for sentence in self.sentences for word in sentence):
            if word.features in self.numbers["features"]:
                seen[word.part_of_speech].add(word.features)
        return {upos: sorted(sets) for upos, sets in seen.items()}

    def words(self, forms: list[str]) -> dict[str, Tensor]:
        rows = [[row.get(string, 0) for row, string in zip(self.rows, self.strings[form])] for form in forms]
        rare = [0.45 / (0.75 + self.counts[0][self.strings[form][0]]) for form in forms]
        return dict(words=torch.tensor(rows), rare=torch.tensor(rare))

    def tree(self, sentence: list[treebanks.Word]) -> dict[str, Tensor]:
        number = self.numbers
        example = self.words([word.form for word in sentence])
        example["head"] = torch.tensor([word.head for word in sentence])
        example["relation"] = torch.tensor([number["relation"].get(word.relation, -1) for word in sentence])
        example["upos"] = torch.tensor([number["upos"].get(word.part_of_speech, -1) for word in sentence])
        example["features"] = torch.tensor([number["features"].get(word.features, -1) for word in sentence])
        return example

    def trees(self, sentences=None) -> list[dict[str, Tensor]]:
        return [self.tree(x) for x in (self.sentences if sentences is None else sentences) if len(x) <= LONGEST]

    def named(self, split: str) -> tuple[list[dict[str, Tensor]], list[dict[str, Tensor]]]:
        """Sentences with names, to learn from and to measure on. Among the former each sentence stands once as it is, and
        `RENAMED` times with some of its names in the place of which others of their kind stand."""
        learnt, measured = [], []
        for article, sentences in self.articles:
            (measured if held_out(article, split) else learnt).extend(sentences)
        names = collections.defaultdict(list)
        for forms, tags in learnt:
            for start, end, kind in sorted(spans(tags)):
                names[kind].append(forms[start:end])
        named = [sentence for sentence in learnt if set(sentence[1]) != {"O"}]
        learnt = learnt + [renamed(*sentence, names) for _ in range(RENAMED) for sentence in named]
        return self.tagged(learnt), self.tagged(measured)

    def unparsed(self) -> list[dict[str, Tensor]]:
        """The articles' sentences."""
        every = (forms for _, sentences in self.articles for forms, _ in sentences)
        return [self.words(forms) for forms in every if len(forms) <= LONGEST]

    def tagged(self, sentences) -> list[dict[str, Tensor]]:
        tags = self.numbers["name"]
        return [
            self.words(forms) | {"name": torch.tensor([tags[tag] for tag in names])}
            for forms, names in sentences
            if len(forms) <= LONGEST
        ]


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """The names in a sequence of BIO tags."""
    found, start, kind = set(), None, None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != kind):
            found.add((start, place, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = place, tag[2:]
    return found


def renamed(forms: list[str], tags: list[str], names: dict[str, list[list[str]]]) -> tuple[list[str], list[str]]:
    """A sentence with some names replaced, so that what surrounds a name tells its kind and not the name alone."""
    new_forms, new_tags, at = [], [], 0
    for start, end, kind in sorted(spans(tags)):
        name = random.choice(names[kind]) if random.random() < SHARE else forms[start:end]
        new_forms += forms[at:start] + name
        new_tags += tags[at:start] + ["B-" + kind] + ["I-" + kind] * (len(name) - 1)
        at = end
    return new_forms + forms[at:], new_tags + tags[at:]


def fold(word: str) -> str:
    """As the table `word` folds it."""
    return "".join("0" if letter.isnumeric() else letter for letter in word.lower())


def articles(folder: Path, cut: Path):
    """Named articles: (year-month-name, [(forms, tags)])."""
    for path in sorted(cut.glob("*.conllu")):
        year, month, name = path.stem.split("-", 2)
        base = folder / year / month / name
        # Line ends as they are: offsets count them.
        text = base.with_suffix(".txt").open(encoding="utf-8", newline="").read()
        marks = base.with_suffix(".ann").read_text(encoding="utf-8")
        surfaces = treebanks.surfaces(path.read_text(encoding="utf-8"), text)
        yield path.stem, [(surface.forms, treebanks.names(marks, surface)) for surface in surfaces]


def batches(examples: list, size: int, shuffle: bool = True) -> list[list]:
    """Sentences of like length together, about so many words a batch."""
    examples = list(examples)
    if shuffle:
        random.shuffle(examples)
        chunks = [sorted(examples[i : i + 300], key=lambda e: len(e["words"])) for i in range(0, len(examples), 300)]
        examples = [example for chunk in chunks for example in chunk]
    found, now, count = [], [], 0
    for example in examples:
        now.append(example)
        count += len(example["words"])
        if count >= size:
            found.append(now)
            now, count = [], 0
    if now:
        found.append(now)
    if shuffle:
        random.shuffle(found)
    return found


def collate(batch: list) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
    """words: batch × time × tables; lengths; rare: batch × time; what is known: name → batch × time."""
    lengths = torch.tensor([len(example["words"]) for example in batch])
    count, longest = len(batch), int(lengths.max())
    words = torch.zeros(count, longest, batch[0]["words"].shape[1], dtype=torch.long)
    rare = torch.zeros(count, longest)
    gold = {name: torch.full((count, longest), -1) for name in ("head", "relation", "upos", "features", "name")}
    for i, example in enumerate(batch):
        length = len(example["words"])
        words[i, :length] = example["words"]
        rare[i, :length] = example["rare"]
        for name, values in gold.items():
            if name in example:
                values[i, :length] = example[name]
    return words, lengths, rare, gold
