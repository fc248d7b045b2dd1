"""The parser's network: embeddings of a word's features, long short-term memories in both directions, and its heads.

`src/parse/network` does the same computation in whole numbers. The scoring of heads and relations is a small kin of
Dozat and Manning 2017 (arXiv:1611.01734).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


def flip(x: Tensor, lengths: Tensor) -> Tensor:
    """Turns each sequence of a batch round, its padding left behind it."""
    places = torch.arange(x.size(1))[None, :]
    source = torch.where(places < lengths[:, None], lengths[:, None] - 1 - places, places)
    return x.gather(1, source.reshape(*source.shape, *[1] * (x.dim() - 2)).expand(x.shape))


class Layer(nn.Module):
    """A layer of long short-term memory in both directions; gates in the order input, forget, state, output."""

    def __init__(self, inputs: int, width: int):
        super().__init__()
        self.width = width
        self.input = nn.Parameter(torch.empty(8 * width, inputs))
        self.state = nn.Parameter(torch.empty(8 * width, width))
        self.bias = nn.Parameter(torch.zeros(2, 4 * width))
        for weight in (self.input, self.state):
            nn.init.uniform_(weight, -(width**-0.5), width**-0.5)
        with torch.no_grad():
            self.bias[:, width : 2 * width] = 1

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        rows = 4 * self.width
        empty = torch.zeros(1, x.size(0), self.width)
        # Padding stands behind each sentence in either direction, so that it cannot reach its words.
        outputs = []
        for direction, source in enumerate((x, flip(x, lengths))):
            part = slice(direction * rows, (direction + 1) * rows)
            weights = [self.input[part], self.state[part], self.bias[direction], torch.zeros_like(self.bias[direction])]
            with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
                h, _, _ = torch._VF.lstm(source, (empty, empty), weights, True, 1, 0.0, self.training, False, True)
            outputs.append(h.float())
        return torch.cat([outputs[0], flip(outputs[1], lengths)], -1)


class Chain(nn.Module):
    """A linear-chain conditional random field (Lafferty et al. 2001) over BIO tags. `transitions`: a row for the sentence's
    beginning, then one for each tag before; a column for each tag behind."""

    def __init__(self, tags: list[str]):
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(1 + len(tags), len(tags)))
        allowed = [[tag[0] != "I" or before[2:] == tag[2:] for tag in tags] for before in ["O", *tags]]
        self.register_buffer("forbidden", torch.tensor(allowed).logical_not() * -IMPOSSIBLE, persistent=False)

    def scores(self) -> Tensor:
        return self.transitions + self.forbidden

    def loss(self, scores: Tensor, tags: Tensor) -> Tensor:
        """Negative log likelihood a word. scores: batch × time × tags; tags: batch × time, −1 behind a sentence."""
        chain, mask, tags = self.scores(), tags >= 0, tags.clamp(min=0)
        told = (scores.gather(2, tags[:, :, None]).squeeze(2) * mask).sum()
        told = told + chain[0, tags[:, 0]].sum() + (chain[1 + tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum()
        every = scores[:, 0] + chain[0]
        for time in range(1, scores.size(1)):
            further = torch.logsumexp(every[:, :, None] + chain[None, 1:], 1) + scores[:, time]
            every = torch.where(mask[:, time, None], further, every)
        return (torch.logsumexp(every, 1).sum() - told) / mask.sum()

    def best(self, scores: Tensor) -> list[int]:
        """The best path for time × tags, after Viterbi."""
        chain = self.scores()
        best, before = scores[0] + chain[0], []
        for now in scores[1:]:
            best, place = (best[:, None] + chain[1:]).max(0)
            best = best + now
            before.append(place)
        path = [int(best.argmax())]
        for place in reversed(before):
            path.append(int(place[path[-1]]))
        return path[::-1]


# What a transition that no sequence of tags has is worth.
IMPOSSIBLE = 10000.0


@dataclass
class Sizes:
    """Widths of the network: of its tables, of a layer in one direction, of what scores heads and relations; and how
    many strings of a vocabulary a table has rows for at most, the first ones. `names` is the width of the layer that
    finds names."""

    tables: dict[str, int]
    most: dict[str, int]
    layers: int
    width: int
    arcs: int
    relations: int
    names: int


class Network(nn.Module):
    """Embeddings, encoder and heads. `rows`: table → rows; `labels`: kind of label → labels."""

    def __init__(self, sizes: Sizes, rows: dict[str, int], labels: dict[str, list[str]], dropout: float):
        super().__init__()
        self.sizes, self.dropout = sizes, dropout
        count = {name: min(rows[name], sizes.most.get(name, rows[name]) + 1) for name in rows}
        self.tables = nn.ModuleDict({name: nn.Embedding(count[name], width) for name, width in sizes.tables.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, 0, 0.3)
        inputs = sum(sizes.tables.values())
        self.root = nn.Parameter(torch.randn(inputs) * 0.3)
        out = 2 * sizes.width
        self.layers = nn.ModuleList([Layer(n, sizes.width) for n in [inputs] + [out] * (sizes.layers - 1)])
        self.tags = nn.ModuleDict({name: nn.Linear(out, len(labels[name])) for name in ("upos", "features")})
        self.arc_head, self.arc_dependent = nn.Linear(out, sizes.arcs), nn.Linear(out, sizes.arcs)
        self.arc = nn.Linear(sizes.arcs, sizes.arcs)
        nn.init.normal_(self.arc.weight, 0, 0.03)
        nn.init.normal_(self.arc.bias, 0, 0.03)
        self.relation_head, self.relation_dependent = nn.Linear(out, sizes.relations), nn.Linear(out, sizes.relations)
        self.relation = nn.Linear(sizes.relations, len(labels["relation"]))
        self.name_layer = Layer(inputs, sizes.names)
        self.name = nn.Linear(2 * sizes.names, len(labels["name"]))
        self.chain = Chain(labels["name"])

    def drop(self, x: Tensor, share: float) -> Tensor:
        """Drops the same places of all words of a sentence."""
        if not self.training:
            return x
        return x * torch.bernoulli(torch.full((x.size(0), 1, x.size(2)), 1 - share)) / (1 - share)

    def inputs(self, words: Tensor, rare: Tensor | None) -> Tensor:
        """The rows of the words' tables side by side, the root before them. In training, rows of words that are rare
        are withheld, and now and then those of any table."""
        parts = []
        for place, (name, table) in enumerate(self.tables.items()):
            rows = words[:, :, place]
            rows = rows.masked_fill(rows >= table.num_embeddings, 0)
            if self.training and name in ("word", "meaning"):
                rows = rows.masked_fill(torch.rand(rows.shape) < rare, 0)
            part = table(rows)
            if self.training:
                part = part * torch.bernoulli(torch.full((*rows.shape, 1), 0.85)) / 0.85
            parts.append(part)
        x = torch.cat(parts, -1)
        return torch.cat([self.root.expand(x.size(0), 1, -1), x], 1)

    def forward(self, words: Tensor, lengths: Tensor, rare: Tensor | None = None):
        """words: batch × time × tables; lengths: words of each sentence. Gives the scores of tags by kind, those of heads
        (batch × dependent × head, the root first), and what `relate` takes of heads and of dependents."""
        h = self.drop(self.inputs(words, rare), 0.2)
        for number, layer in enumerate(self.layers):
            h = layer(self.drop(h, self.dropout) if number else h, lengths + 1)
        h = self.drop(h, self.dropout)
        tags = {name: head(h[:, 1:]) for name, head in self.tags.items()}
        heads = self.drop(functional.leaky_relu(self.arc_head(h), 0.1), self.dropout)
        dependents = self.drop(functional.leaky_relu(self.arc_dependent(h[:, 1:]), 0.1), self.dropout)
        arcs = self.arc(dependents) @ heads.transpose(1, 2)
        places = torch.arange(arcs.size(2))
        arcs = arcs.masked_fill(places[None, None, :] > lengths[:, None, None], -1e9)
        arcs = arcs.masked_fill((places[None, :] == places[1:, None])[None], -1e9)
        return tags, arcs, self.relation_head(h), self.relation_dependent(h[:, 1:])

    def name_scores(self, words: Tensor, lengths: Tensor, rare: Tensor | None = None) -> Tensor:
        """Scores of the tags of names, batch × time × tags; names see the tables alone, not what syntax makes of them."""
        h = self.name_layer(self.drop(self.inputs(words, rare), 0.2), lengths + 1)
        return self.name(self.drop(h, self.dropout)[:, 1:])

    def relate(self, heads: Tensor, dependents: Tensor) -> Tensor:
        """Scores of relations for pairs of a head and a dependent: pairs × relations."""
        hidden = functional.leaky_relu(heads + dependents, 0.1)
        return self.relation(functional.dropout(hidden, self.dropout, self.training))
