#!/usr/bin/env python3
"""Writes a trained network as the model file that src/parse/network reads (FRPM, version 5).

    import model_file
    model_file.write("src/lang/fr/model/parser.bin", labels=…, feature_sets=…, tables=…, root=…, layers=…, heads=…,
                     arc=…, relation=…, names=…)

Needs numpy alone. Arrays are floats; `write` turns them into whole numbers, checks that they fit together, and raises
ValueError with what is wrong. What the reader computes is exact but for the rounding of numbers, so train or at least
measure with `dequantised(array, levels)`, which is what the reader will multiply with.

What `write` takes, with T tables, D = the sum of their widths, L layers of H units a direction, A and B the widths of
arcs and relations. Every "weight" has one row an output: output = weight @ input + bias. Any dict with a "weight" (and
any table) may have "levels": the largest whole number of its weights, 1 to 127, in place of the argument `levels`.

labels        {"upos": […], "features": […], "relation": […], "name": […]}: lists of names; a class is a place in its
              list. "features" are columns of CoNLL-U with the features of the parser's model in alphabetical order
              ("_", "Gender=Fem|Number=Sing", …): Gender, Mood, Number, Person, Tense, VerbForm, Voice; others are refused
              by the reader. "relation" holds "root". "name" has "O" first, then "B-…" and "I-…" with Person,
              Location, Organization behind the hyphen; [] for no names.
feature_sets  {part of speech: [its features, as in labels]}: what may go together; none may be empty.
tables        [{"feature": name, "vocabulary": [string, …], "rows": array (1 + len(vocabulary), width)}, …] in the order
              in which their rows are put together; row 0 is for whatever is not in the vocabulary, row n + 1 for
              vocabulary[n]. Names are those of src/parse/network/words.rs, whose strings `train words` prints.
root          array (D,): the root's input, in place of its tables' rows.
layers        H a multiple of 8. [{"scale": s, "weight": array (8 H, inputs), "state_weight": array (8 H, H), "bias": array
                (2, 4 H)}, …], long short-term memories; inputs = D for the first, 2 H for the
              others. Rows of weight: ((direction × 4) + gate) × H + unit, direction 0 forward and 1 backward, gates
              0 input, 1 forget, 2 state, 3 output. The input is rounded to whole numbers: round(input / s), at most 32,767
              in size; so s = the largest input seen / 30,000 or so.
heads         {"scale": s, "upos": head, "features": head, "arc_head": head,
               "arc_dependent": head, "relation_head": head, "relation_dependent": head}, each head
              {"weight": array (outputs, 2 H), "bias": array (outputs,)} on the last layer's output, which is rounded with s
              too. arc_*: A outputs, relation_*: B outputs; "relation_dependent" needs no "bias", for both are added up.
arc           {"scale": s, "weight": array (A, A), "bias": array (A,), "temperature": t}: score(dependent, head) =
              (weight @ leaky(arc_dependent) + bias) · leaky(arc_head), leaky's slope 0.1; s rounds leaky(arc_dependent).
              The probability of a head is softmax(scores / t); t = 1 where absent.
names         {"layer": as one of layers, upon the tables, "scale": s, "weight": array (tags, 2 N), "bias": array (tags,),
              "transitions": array (1 + tags, tags)}: scores of tags upon a layer of N units a direction, and what a tag
              adds behind another; a row for the sentence's beginning, then one for each tag before. What no name has, the
              reader never takes. The layer's "scale" is that of the first. None where there are no tags.
relation      {"scale": s, "weight": array (relations, B), "bias": array (relations,), "temperature": t}: scores =
              weight @ leaky(relation_head of the head + relation_dependent of the dependent) + bias; s rounds what leaky
              gives.

The file: the header of src/lang/resource.rs (magic FRPM, version 5, length and CRC-32 of the payload), then the payload,
read from front to back by src/parse/network/file.rs. Counts are LEB128, floats four bytes, all little-endian.
"""
import struct
import zlib

import numpy as np

MAGIC, VERSION = b"FRPM", 5
KINDS = ("upos", "features", "relation", "name")
HEADS = ("upos", "features", "arc_head", "arc_dependent", "relation_head", "relation_dependent")
# Scales are powers of the 16th root of two, so that a byte tells which one a row has.
STEPS = 16
# A sum of so many products of a weight and a rounded input still fits into 32 bits.
MOST_COLUMNS = 516


def quantised(array, levels):
    """(whole numbers as i8, scale of each row): each row with the scale that changes it least."""
    array = np.asarray(array, np.float64)
    largest = np.maximum(np.abs(array).max(axis=1, initial=0.0), 1e-9)
    first = np.ceil(STEPS * np.log2(largest / levels))
    best_error, best = np.full(len(array), np.inf), np.zeros(len(array))
    # Below half of the largest weight, cutting it costs more than finer steps gain.
    for step in range(STEPS + 1):
        scale = 2.0 ** ((first - step) / STEPS)
        whole = np.clip(np.rint(array / scale[:, None]), -levels, levels)
        error = ((whole * scale[:, None] - array) ** 2).sum(axis=1)
        better = error < best_error
        best_error[better], best[better] = error[better], scale[better]
    best = best.astype(np.float32)
    whole = np.clip(np.rint(array / best.astype(np.float64)[:, None]), -levels, levels)
    return whole.astype(np.int8), best


def dequantised(array, levels):
    """The array as the reader sees it."""
    whole, scales = quantised(array, levels)
    return whole.astype(np.float32) * scales[:, None]


class Payload:
    """Bytes as Rust's `Cursor` reads them."""

    def __init__(self):
        self.bytes = bytearray()

    def number(self, value):
        while value >= 0x80:
            self.bytes.append(value & 0x7F | 0x80)
            value >>= 7
        self.bytes.append(value)

    def block(self, block):
        self.number(len(block))
        self.bytes += block

    def text(self, text):
        self.block(text.encode())

    def real(self, value):
        if not (np.isfinite(value) and value > 0):
            raise ValueError(f"a scale or a temperature is {value}: it must be above 0")
        self.bytes += struct.pack("<f", value)

    def lines(self, lines):
        """Strings without line breaks."""
        self.number(len(lines))
        self.text("\n".join(lines))

    def matrix(self, name, array, levels):
        """Rows of i8: their shape, the scales that occur, each row's scale, the whole numbers."""
        whole, scales = quantised(array, levels)
        found, places = np.unique(scales, return_inverse=True)
        if len(found) > 256:
            raise ValueError(f"{name}: rows with {len(found)} scales, and a byte tells 256: are some rows all but zero?")
        self.number(whole.shape[0])
        self.number(whole.shape[1])
        self.block(found.astype("<f4").tobytes())
        self.bytes += places.astype(np.uint8).tobytes()
        self.bytes += whole.tobytes()

    def vector(self, array):
        """Whole numbers of 16 bits with one scale."""
        scale = max(float(np.abs(array).max(initial=0.0)), 1e-9) / 32767
        scale = float(np.float32(scale))
        self.number(array.size)
        self.real(scale)
        self.bytes += np.clip(np.rint(array.ravel() / scale), -32767, 32767).astype("<i2").tobytes()


def checked(name, array, *shape):
    """The array, once its shape and its values are as they must be; None in a shape stands for any length."""
    array = np.asarray(array, np.float64)
    fits = array.ndim == len(shape) and all(want in (None, have) for want, have in zip(shape, array.shape))
    if not fits:
        raise ValueError(f"{name}: the shape is {array.shape} in place of {shape}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name}: not all numbers are finite")
    return array


def write(path, *, labels, feature_sets, tables, root, layers, heads, arc, relation, names=None, levels=127):
    """Writes the model file; returns its length in bytes. See the module's text for what it takes."""
    payload = Payload()

    def matrix(name, part, array, rows, columns):
        array = checked(name, array, rows, columns)
        if array.shape[1] > MOST_COLUMNS:
            raise ValueError(f"{name}: {array.shape[1]} columns, and sums of more than {MOST_COLUMNS} may overflow")
        most = part.get("levels", levels)
        if not 1 <= most <= 127:
            raise ValueError(f"{name}: {most} levels; give 1 to 127")
        payload.matrix(name, array, most)

    for kind in KINDS:
        strings = labels.get(kind, [])
        if len(set(strings)) != len(strings) or any("\n" in string for string in strings):
            raise ValueError(f"labels of {kind}: a name stands twice or has a line break")
        payload.lines(strings)
    for upos in labels["upos"]:
        allowed = set(feature_sets[upos])
        if not allowed or not allowed <= set(labels["features"]):
            raise ValueError(f"feature_sets of {upos}: empty, or not among the labels: {sorted(allowed)}")
        payload.bytes += bytes(name in allowed for name in labels["features"])

    width = 0
    payload.number(len(tables))
    for table in tables:
        name, vocabulary = f"table {table['feature']}", list(table["vocabulary"])
        rows = checked(name, table["rows"], len(vocabulary) + 1, None)
        if len(set(vocabulary)) != len(vocabulary) or any("\n" in word for word in vocabulary):
            raise ValueError(f"{name}: a string stands twice in the vocabulary or has a line break")
        # Sorted by bytes, so that the reader can search and the file compresses.
        order = sorted(range(len(vocabulary)), key=lambda at: vocabulary[at].encode())
        payload.text(table["feature"])
        payload.lines([vocabulary[at] for at in order])
        matrix(name, table, rows[[0] + [at + 1 for at in order]], None, None)
        width += rows.shape[1]
    matrix("root", {"levels": 127}, np.asarray(root)[None, :], 1, width)

    def write_layer(name, layer, inputs):
        units = np.asarray(layer["state_weight"]).shape[1]
        if units % 8:
            raise ValueError(f"{name}: {units} units a direction, and the reader takes multiples of 8")
        payload.real(layer["scale"])
        matrix(name, layer, layer["weight"], 8 * units, inputs)
        matrix(f"{name}, state", layer, layer["state_weight"], 8 * units, units)
        payload.vector(checked(f"{name}, bias", layer["bias"], 2, 4 * units))
        return 2 * units

    tables_width = width
    payload.number(len(layers))
    for number, layer in enumerate(layers):
        width = write_layer(f"layer {number}", layer, width)

    arcs, relations = len(arc["bias"]), len(heads["relation_head"]["bias"])
    outputs = dict(zip(HEADS, [len(labels.get(kind, [])) for kind in ("upos", "features")]
                       + [arcs, arcs, relations, relations]))
    payload.real(heads["scale"])
    for name in HEADS:
        if not outputs[name]:
            continue
        head = heads[name]
        matrix(f"head {name}", head, head["weight"], outputs[name], width)
        if name != "relation_dependent":
            payload.vector(checked(f"head {name}, bias", head["bias"], outputs[name]))
        elif np.any(head.get("bias", 0)):
            raise ValueError("head relation_dependent: add its bias to that of relation_head")
    for name, part, inputs, rows in (("arc", arc, arcs, arcs), ("relation", relation, relations, len(labels["relation"]))):
        payload.real(part["scale"])
        payload.real(part.get("temperature", 1.0))
        matrix(name, part, part["weight"], rows, inputs)
        payload.vector(checked(f"{name}, bias", part["bias"], rows))

    tags = len(labels.get("name", []))
    if tags:
        if names["layer"]["scale"] != layers[0]["scale"]:
            raise ValueError("names: the layer's scale is not that of the first layer, which sees the same words")
        width = write_layer("layer of names", names["layer"], tables_width)
        payload.real(names["scale"])
        matrix("names", names, names["weight"], tags, width)
        payload.vector(checked("names, bias", names["bias"], tags))
        payload.vector(checked("names, transitions", names["transitions"], 1 + tags, tags))

    body = bytes(payload.bytes)
    with open(path, "wb") as file:
        file.write(MAGIC + struct.pack("<III", VERSION, len(body), zlib.crc32(body)) + body)
    return 16 + len(body)
