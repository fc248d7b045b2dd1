"""A trained network → the model file, and its rounding while it is trained.

python training/export.py student.pt parser.bin
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

import model_file
from corpus import batches, collate
from network import Network

# A scale of each row is sought so often.
EVERY = 25
# The largest size of an input, in steps, as seen on a sample: room is left for larger ones.
STEPS = 24000


class Rounding:
    """Puts rounded weights in the place of the network's own for one step of training, after Courbariaux et al. 2015
    (arXiv:1511.00363): the gradient at the rounded weights moves the exact ones."""

    def __init__(self, network: Network, table_levels: int, matrix_levels: int):
        self.network = network
        self.weights = [(table.weight, table_levels) for table in network.tables.values()]
        self.weights += [
            (w, matrix_levels) for layer in [*network.layers, network.name_layer] for w in (layer.input, layer.state)
        ]
        linear = [*network.tags.values(), network.arc_head, network.arc_dependent, network.arc]
        linear += [network.relation_head, network.relation_dependent, network.relation, network.name]
        self.weights += [(module.weight, matrix_levels) for module in linear]
        self.scales: list = []
        self.exact: list = []

    @torch.no_grad()
    def apply(self, step: int) -> None:
        if not self.scales or step % EVERY == 0:
            self.scales = [
                torch.from_numpy(model_file.quantised(weight.numpy(), levels)[1])[:, None] for weight, levels in self.weights
            ]
        self.exact = [weight.detach().clone() for weight, _ in self.weights]
        for (weight, levels), scale in zip(self.weights, self.scales):
            weight.copy_((weight / scale).round_().clamp_(-levels, levels) * scale)

    @torch.no_grad()
    def undo(self) -> None:
        for (weight, _), exact in zip(self.weights, self.exact):
            weight.copy_(exact)


@torch.no_grad()
def largest_inputs(network: Network, sample: list) -> dict[str, float]:
    """How large the inputs of matrices get on a sample."""
    largest: dict[str, float] = {}

    def watch(name):
        def note(_, inputs):
            largest[name] = max(largest.get(name, 0.0), float(inputs[0].abs().max()))

        return note

    watched = {f"layer {n}": layer for n, layer in enumerate(network.layers)}
    watched |= dict(heads=network.arc_head, arc=network.arc, relation=network.relation)
    watched |= dict(name=network.name)
    hooks = [module.register_forward_pre_hook(watch(name)) for name, module in watched.items()]
    for batch in batches(sample, 4000, False):
        words, lengths, _, gold = collate(batch)
        _, _, heads, dependents = network(words, lengths)
        mask = gold["head"] >= 0
        which = torch.arange(len(batch))[:, None].expand_as(mask)
        network.relate(heads[which[mask], gold["head"][mask]], dependents[mask])
        network.name_scores(words, lengths)
    for hook in hooks:
        hook.remove()
    return largest


def write(checkpoint: dict, path: Path) -> int:
    """Writes the model file of a checkpoint of train.py; gives its length in bytes."""
    weights = {name: tensor.numpy() for name, tensor in checkpoint["weights"].items()}
    table_levels, matrix_levels = checkpoint["levels"]
    scale = {name: value / STEPS for name, value in checkpoint["largest"].items()}
    linear = lambda name: {"weight": weights[f"{name}.weight"], "bias": weights[f"{name}.bias"]}
    head, dependent = linear("relation_head"), linear("relation_dependent")
    head["bias"] = head["bias"] + dependent.pop("bias")
    tables = []
    for name in checkpoint["sizes"]["tables"]:
        rows = weights[f"tables.{name}.weight"]
        vocabulary = checkpoint["vocabularies"][name][: len(rows) - 1]
        tables.append({"feature": name, "vocabulary": vocabulary, "rows": rows, "levels": table_levels})

    def layer(name: str, place: str) -> dict:
        part = {part: weights[f"{place}.{part}"] for part in ("input", "state", "bias")}
        return {"scale": scale[name], "weight": part["input"], "state_weight": part["state"], "bias": part["bias"]}

    return model_file.write(
        path,
        labels=checkpoint["labels"],
        feature_sets=checkpoint["feature_sets"],
        tables=tables,
        root=weights["root"],
        layers=[layer(f"layer {n}", f"layers.{n}") for n in range(checkpoint["sizes"]["layers"])],
        heads={
            "scale": scale["heads"],
            **{name: linear(f"tags.{name}") for name in ("upos", "features")},
            "arc_head": linear("arc_head"),
            "arc_dependent": linear("arc_dependent"),
            "relation_head": head,
            "relation_dependent": dependent,
        },
        arc={"scale": scale["arc"], **linear("arc")},
        relation={"scale": scale["relation"], **linear("relation")},
        names={
            "layer": layer("layer 0", "name_layer"),
            "scale": scale["name"],
            **linear("name"),
            "transitions": weights["chain.transitions"],
        },
        levels=matrix_levels,
    )


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    print(target, write(torch.load(source, weights_only=False), target), "bytes")
