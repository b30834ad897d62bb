"""Frames of Feishu's long connection: protobuf messages of nine fields, read and written by hand.

    Header { key = 1; value = 2 }
    Frame { SeqID = 1; LogID = 2; service = 3; method = 4; headers = 5 (Header, repeated);
            payload_encoding = 6; payload_type = 7; payload = 8; LogIDNew = 9 }

The first four are varints and always there, the others bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

CONTROL, DATA = 0, 1
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT: Final = 10
_HEADERS, _PAYLOAD = 5, 8


@dataclass(frozen=True)
class Frame:
    method: int
    headers: dict[str, str] = field(default_factory=dict)
    payload: bytes = b""
    service: int = 0
    sequence: int = 0
    log: int = 0
    log_new: str = ""


def read(raw: bytes) -> Frame:
    """Raises `ValueError` for what is none; fields that are not known are passed over."""
    numbers = {1: 0, 2: 0, 3: 0, 4: 0}
    texts = {_PAYLOAD: b"", 9: b""}
    headers: dict[str, str] = {}
    for number, value in _fields(raw):
        if isinstance(value, int):
            numbers[number] = value
        elif number == _HEADERS:
            pair = {n: v for n, v in _fields(value) if isinstance(v, bytes)}
            headers[pair.get(1, b"").decode()] = pair.get(2, b"").decode()
        else:
            texts[number] = value
    return Frame(
        method=numbers[4], headers=headers, payload=texts[_PAYLOAD], service=numbers[3],
        sequence=numbers[1], log=numbers[2], log_new=texts[9].decode(),
    )  # fmt: skip


def write(frame: Frame) -> bytes:
    numbers = (frame.sequence, frame.log, frame.service, frame.method)
    made = b"".join(_number(n, value) for n, value in enumerate(numbers, start=1))
    for key, value in frame.headers.items():
        made += _bytes(_HEADERS, _bytes(1, key.encode()) + _bytes(2, value.encode()))
    made += _bytes(_PAYLOAD, frame.payload) if frame.payload else b""
    return made + (_bytes(9, frame.log_new.encode()) if frame.log_new else b"")


def _fields(raw: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(raw):
        tag, at = _varint(raw, at)
        kind = tag & 7
        if kind == _VARINT:
            value, at = _varint(raw, at)
            yield tag >> 3, value
            continue
        if kind == _BYTES:
            length, at = _varint(raw, at)
        elif kind in (_FIXED32, _FIXED64):
            length = 4 if kind == _FIXED32 else 8
        else:
            raise ValueError("a field of no known kind")
        if at + length > len(raw):
            raise ValueError("cut off")
        if kind == _BYTES:
            yield tag >> 3, raw[at : at + length]
        at += length


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    """It, and where the next begins."""
    value = 0
    for place, byte in enumerate(raw[at : at + _LONGEST_VARINT]):
        value |= (byte & 127) << (7 * place)
        if byte < 128:
            return value, at + place + 1
    raise ValueError("a number without end")


def _number(number: int, value: int) -> bytes:
    return _wire(number << 3 | _VARINT) + _wire(value)


def _bytes(number: int, value: bytes) -> bytes:
    return _wire(number << 3 | _BYTES) + _wire(len(value)) + value


def _wire(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes([*made, value])
