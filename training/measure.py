"""A network × examples → figures of training: heads are each word's likeliest, so a little above those of trees."""

from __future__ import annotations

import torch

import treebanks
from corpus import batches, collate, spans


def trees(network, examples) -> dict[str, float]:
    """Percent right: parts of speech, features, heads, heads with relations without subtypes."""
    bases = sorted({relation.split(":")[0] for relation in treebanks.RELATIONS})
    to_base = torch.tensor([bases.index(relation.split(":")[0]) for relation in treebanks.RELATIONS])
    count, right = 0, dict(upos=0, features=0, heads=0, relations=0)
    for batch in batches(examples, 4000, False):
        words, lengths, _, gold = collate(batch)
        tags, arcs, heads, dependents = network(words, lengths)
        mask = gold["head"] >= 0
        chosen = arcs.argmax(-1)
        which = torch.arange(len(batch))[:, None].expand_as(chosen)
        relation = network.relate(heads[which[mask], chosen[mask]], dependents[mask]).argmax(-1)
        good = (chosen == gold["head"])[mask]
        same = to_base[relation] == to_base[gold["relation"][mask]]
        count += int(mask.sum())
        for name in ("upos", "features"):
            right[name] += int((tags[name].argmax(-1) == gold[name])[mask].sum())
        right["heads"] += int(good.sum())
        right["relations"] += int((good & same).sum())
    return {name: round(100 * n / count, 2) for name, n in right.items()}


def names(network, examples, labels: list[str]) -> float:
    """F1 of names, exact span and kind."""
    gold_count = found_count = both = 0
    for batch in batches(examples, 4000, False):
        words, lengths, _, _ = collate(batch)
        scores = network.name_scores(words, lengths)
        for i, example in enumerate(batch):
            gold = spans([labels[tag] for tag in example["name"].tolist()])
            found = spans([labels[tag] for tag in network.chain.best(scores[i, : len(example["words"])])])
            gold_count += len(gold)
            found_count += len(found)
            both += len(gold & found)
    return round(200 * both / max(1, gold_count + found_count), 2)
