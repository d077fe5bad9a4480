"""What the program and a process that reads reports for it say to each other."""

from __future__ import annotations

import struct
from typing import IO

import msgspec

from isnad.joining.sketching import Sketch
from isnad.records import ReadResult, Rejected, Report

_LENGTH = struct.Struct("<I")
_ENCODE = msgspec.msgpack.Encoder().encode


class Given(msgspec.Struct, frozen=True, array_like=True):
    """A report to read, and where it stood."""

    where: str
    report: Report


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What came of one: the result, else why there is none; ``sketch`` where one was asked for."""

    read: ReadResult | None = None
    rejected: Rejected | None = None
    sketch: Sketch | None = None


class Answers(msgspec.Struct, frozen=True, tag="answers", array_like=True):
    """The answers to a parcel, in its order."""

    answers: list[Answer]


class Ready(msgspec.Struct, frozen=True, tag="ready", array_like=True):
    """The process has started."""


class Failed(msgspec.Struct, frozen=True, tag="failed", array_like=True):
    """Nothing can be read: why."""

    message: str


Said = Answers | Ready | Failed
SAID = msgspec.msgpack.Decoder(Said)
PARCEL = msgspec.msgpack.Decoder(list[Given])


def framed(message: Said | list[Given]) -> bytes:
    """A message with its length before it."""
    data = _ENCODE(message)
    return _LENGTH.pack(len(data)) + data


def next_frame(stream: IO[bytes]) -> bytes | None:
    """The bytes of the next message; null where the stream ends before they are whole."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    data = stream.read(size)
    return data if len(data) == size else None
