"""Treebanks, named articles and word vectors → the parser's network.

    python training/train.py teacher --work WORK --seed 1 --out WORK/teacher-1.pt
    python training/train.py student --work WORK --given WORK/teacher-*.pt --out WORK/student.pt
    python training/train.py names --work WORK --given WORK/student.pt --out WORK/names.pt
    python training/export.py WORK/names.pt src/lang/fr/model/parser.bin

A few large networks learn from the treebanks. A small one learns from the treebanks and from what the large ones, taken
together, say of the articles; in its last rounds with weights rounded as in the model file. Upon its tables, which stay as
they are, a layer of its own learns names. `training/make.py` runs all of it.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from dataclasses import asdict
from pathlib import Path

import numpy
import torch
from torch.nn import functional

import export
import measure
import treebanks
from corpus import Corpus, batches, collate
from network import Network, Sizes

TREEBANKS = ["fr_sequoia-ud-train", "fr_gsd-ud-dev", "fr_fqb-ud-test", "fr_rhapsodie-ud-train"]
TUNING = "fr_sequoia-ud-dev"

SMALL = dict(
    suffix1=8,
    suffix2=16,
    suffix3=24,
    suffix4=24,
    prefix2=12,
    prefix3=16,
    shape=8,
    coarse=16,
    fine=24,
    valency=8,
    gazetteer=16,
)
TEACHER = Sizes(tables=dict(word=48, meaning=96, **SMALL), most={}, layers=2, width=256, arcs=128, relations=96, names=8)
STUDENT = Sizes(
    tables=dict(word=32, meaning=40, **SMALL),
    most=dict(word=7000, meaning=20000),
    layers=2,
    width=112,
    arcs=96,
    relations=64,
    names=64,
)

USUAL = dict(
    teacher=dict(epochs=24, rate=3e-3, dropout=0.38),
    student=dict(epochs=32, rate=4e-3, dropout=0.25),
    names=dict(epochs=6, rate=5e-3, dropout=0.35),
)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a = parser.add_argument
    a("kind", choices=[*USUAL])
    a("--data", type=Path, default=Path("../shared/data"), help="folder of ud/ and winer-fr/")
    a("--work", type=Path, required=True, help="folder of cut/, words.tsv and vectors/, see make.py")
    a("--out", type=Path, required=True)
    a("--given", type=Path, nargs="*", default=[], help="the teachers of a student; the student that is to learn names")
    a("--tuning", action="store_true", help="measure on the tuning treebank, and do not learn from it")
    a("--split", choices=["document", "time", "none"], default="document", help="which articles measure names")
    a("--epochs", type=int)
    a("--rate", type=float)
    a("--dropout", type=float)
    a("--seed", type=int, default=1)
    a("--threads", type=int, default=1)
    a("--levels", type=int, nargs=2, default=[7, 15], help="largest whole numbers of tables and of matrices")
    found = parser.parse_args()
    for name, value in USUAL[found.kind].items():
        if getattr(found, name) is None:
            setattr(found, name, value)
    return found


def teach(teachers, examples) -> None:
    """Notes in each example what the mean of the teachers says of it."""
    with torch.no_grad():
        for batch in batches(examples, 4000, False):
            words, lengths, _, _ = collate(batch)
            results = [teacher(words, lengths) for teacher in teachers]
            arcs = sum(arcs.softmax(-1) for _, arcs, _, _ in results) / len(results)
            heads = arcs.argmax(-1)
            which = torch.arange(len(batch))[:, None].expand_as(heads)
            relation = sum(
                teacher.relate(head[which, heads], dependent).softmax(-1)
                for teacher, (_, _, head, dependent) in zip(teachers, results)
            ) / len(results)
            soft = dict(arcs=arcs, relation=relation)
            for name in ("upos", "features"):
                soft[name] = sum(tags[name].softmax(-1) for tags, _, _, _ in results) / len(results)
            for i, example in enumerate(batch):
                n = len(example["words"])
                example["soft"] = {name: p[i, :n].half() for name, p in soft.items()}
                example["soft"]["arcs"] = arcs[i, :n, : n + 1].half()


def softened(batch, longest: int) -> dict:
    """The teachers' probabilities for a batch."""
    soft = {}
    for name, first in batch[0]["soft"].items():
        soft[name] = torch.zeros(len(batch), longest, longest + 1 if name == "arcs" else first.shape[1])
        for i, example in enumerate(batch):
            values = example["soft"][name]
            soft[name][i, : values.shape[0], : values.shape[1]] = values.float()
    return soft


def hard_loss(network, batch):
    """What the treebank says."""
    words, lengths, rare, gold = collate(batch)
    tags, arcs, heads, dependents = network(words, lengths, rare)
    mask = gold["head"] >= 0
    which = torch.arange(len(batch))[:, None].expand_as(mask)
    loss = functional.cross_entropy(arcs[mask], gold["head"][mask])
    scores = network.relate(heads[which[mask], gold["head"][mask]], dependents[mask])
    loss = loss + functional.cross_entropy(scores, gold["relation"][mask], ignore_index=-1)
    loss = loss + functional.cross_entropy(tags["upos"][mask], gold["upos"][mask], ignore_index=-1)
    known = gold["features"] >= 0
    if known.any():
        loss = loss + 0.5 * functional.cross_entropy(tags["features"][known], gold["features"][known])
    return loss


def soft_loss(network, batch):
    """What the teachers say."""
    words, lengths, rare, _ = collate(batch)
    tags, arcs, heads, dependents = network(words, lengths, rare)
    soft = softened(batch, words.size(1))
    mask = torch.arange(words.size(1))[None] < lengths[:, None]
    chosen = soft["arcs"].argmax(-1)
    which = torch.arange(len(batch))[:, None].expand_as(mask)
    crossed = lambda scores, p: -(p * scores.log_softmax(-1)).sum(-1).mean()
    loss = crossed(arcs[mask], soft["arcs"][mask])
    loss = loss + crossed(network.relate(heads[which[mask], chosen[mask]], dependents[mask]), soft["relation"][mask])
    loss = loss + crossed(tags["upos"][mask], soft["upos"][mask])
    return loss + 0.5 * crossed(tags["features"][mask], soft["features"][mask])


def name_loss(network, batch):
    """What the articles' annotations say."""
    words, lengths, rare, gold = collate(batch)
    return network.chain.loss(network.name_scores(words, lengths, rare), gold["name"])


def fit(network, s, learnt, size: int, loss, rounded: float, report) -> None:
    """Learns from batches of about `size` words, the rate falling as a cosine does, from the share `rounded` of the rounds
    on with rounded weights; keeps the running mean of the weights. `report` says how good that is."""
    trained = [p for p in network.parameters() if p.requires_grad]
    rounding = export.Rounding(network, *s.levels)
    optimiser = torch.optim.AdamW(trained, lr=s.rate, betas=(0.9, 0.95), weight_decay=0)
    average = {k: v.detach().clone() for k, v in network.state_dict().items()}
    steps, step, start = len(batches(learnt, size)) * s.epochs, 0, time.time()
    network.train()
    for epoch in range(s.epochs):
        total, rounds = 0.0, epoch >= s.epochs * rounded
        for batch in batches(learnt, size):
            step += 1
            rate = s.rate * min(1, step / 150) * (0.49 * (1 + math.cos(math.pi * min(1, step / steps))) + 0.02)
            for group in optimiser.param_groups:
                group["lr"] = rate
            optimiser.zero_grad()
            if rounds:
                rounding.apply(step)
            error = loss(batch)
            error.backward()
            total += error.item()
            if rounds:
                rounding.undo()
            torch.nn.utils.clip_grad_norm_(trained, 5.0)
            optimiser.step()
            keep = min(0.998, (1 + step) / (10 + step))
            with torch.no_grad():
                for k, v in network.state_dict().items():
                    average[k].mul_(keep).add_(v, alpha=1 - keep)
        line = f"epoch {epoch} loss {total * s.epochs / steps:.3f} {time.time() - start:.0f} s"
        if epoch % 4 == 3 or epoch == s.epochs - 1:
            now = {k: v.clone() for k, v in network.state_dict().items()}
            network.load_state_dict(average)
            network.eval()
            if rounds:
                rounding.apply(0)
            with torch.no_grad():
                line += report()
            if rounds:
                rounding.undo()
            network.train()
            network.load_state_dict(now)
        print(line, flush=True)
    network.load_state_dict(average)
    network.eval()


def fit_syntax(network, s, corpus: Corpus, teachers) -> None:
    tuning = corpus.trees(treebanks.read(s.data / "ud" / f"{TUNING}.conllu")) if s.tuning else []
    articles: list = corpus.unparsed() if teachers else []
    if teachers:
        teach(teachers, articles)
    more: list = []

    def loss(batch):
        nonlocal more
        if not articles:
            return hard_loss(network, batch)
        more = more or batches(articles, 1200)
        return hard_loss(network, batch) + soft_loss(network, more.pop())

    report = lambda: f" {measure.trees(network, tuning)}" if tuning else ""
    fit(network, s, corpus.trees(), 900, loss, 0.6 if teachers else 1.0, report)


def fit_names(network, s, corpus: Corpus) -> None:
    learnt, measured = corpus.named(s.split)
    for name, weight in network.named_parameters():
        weight.requires_grad_(name.startswith(("name", "chain")))
    report = lambda: f" names {measure.names(network, measured, corpus.labels['name'])}" if measured else ""
    # The tables are seen as they are in the model file from the beginning.
    fit(network, s, learnt, 1500, lambda batch: name_loss(network, batch), 0.0, report)


def main():
    s = arguments()
    torch.set_num_threads(s.threads)
    random.seed(s.seed)
    torch.manual_seed(s.seed)
    given = [torch.load(path, weights_only=False) for path in s.given]
    names = TREEBANKS + ([] if s.tuning else [TUNING])
    corpus = Corpus(s.data, s.work, names, given[0] if given else None)
    rows = {name: len(vocabulary) + 1 for name, vocabulary in corpus.vocabularies.items()}

    def known(checkpoint, dropout):
        made = Network(Sizes(**checkpoint["sizes"]), rows, corpus.labels, dropout).eval()
        made.load_state_dict(checkpoint["weights"])
        return made

    if s.kind == "names":
        network = known(given[0], s.dropout)
        fit_names(network, s, corpus)
    else:
        network = Network(TEACHER if s.kind == "teacher" else STUDENT, rows, corpus.labels, s.dropout)
        begin(network.tables["meaning"], corpus)
        network.tables["meaning"].weight.requires_grad_(s.kind == "student")
        fit_syntax(network, s, corpus, [known(checkpoint, 0) for checkpoint in given])
    checkpoint = dict(weights=network.state_dict(), sizes=asdict(network.sizes), levels=s.levels)
    checkpoint |= dict(vocabularies=corpus.vocabularies, labels=corpus.labels, feature_sets=corpus.feature_sets())
    sample = corpus.trees()
    checkpoint |= dict(largest=export.largest_inputs(network, sample[:: max(1, len(sample) // 500)]))
    torch.save(checkpoint, s.out)


def begin(table, corpus: Corpus) -> None:
    """Sets a table to the principal components of the words' vectors."""
    rows = corpus.vectors.rows[[corpus.vectors.row(word) for word in corpus.vocabularies["meaning"]]]
    rows = rows - rows.mean(0)
    directions = numpy.linalg.svd(rows, full_matrices=False)[2][: table.weight.size(1)]
    rows = rows @ directions.T
    with torch.no_grad():
        table.weight[0] = 0
        table.weight[1:] = torch.from_numpy(rows / rows.std() * 0.3)[: len(table.weight) - 1]


if __name__ == "__main__":
    main()
