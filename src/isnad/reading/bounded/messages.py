"""What the program and the process that reads for it say to each other."""

from __future__ import annotations

import struct
from typing import BinaryIO

import msgspec

from isnad.reading.about import About
from isnad.reading.arrivals import Defaults
from isnad.reading.notes import Note
from isnad.reading.telling import Form
from isnad.records import Report

_LENGTH = struct.Struct("<I")


class Task(msgspec.Struct, frozen=True):
    """An input to read: a file, or ``data`` with what is known ``about`` it. ``form`` null: told by
    what it holds. ``listing``: it is a feed, of which only what it lists is wanted. ``skip``: so many
    units of it are done."""

    where: str
    form: Form | None = None
    path: str | None = None
    data: bytes = b""
    about: About = About()
    defaults: Defaults = Defaults()
    listing: bool = False
    skip: int = 0


class Ready(msgspec.Struct, frozen=True, tag="ready", array_like=True):
    """The process has started."""


class Alive(msgspec.Struct, frozen=True, tag="alive", array_like=True):
    """Bytes that were read and things that were left out since this was last said."""

    seen: int
    left_out: dict[str, int]


class Begun(msgspec.Struct, frozen=True, tag="begun", array_like=True):
    """From here on, what may go wrong goes wrong with this unit."""

    where: str
    index: int


class Come(msgspec.Struct, frozen=True, tag="come", array_like=True):
    """A report of the unit."""

    where: str
    report: Report
    notes: tuple[Note, ...] = ()
    private: bool = False


class Refused(msgspec.Struct, frozen=True, tag="refused", array_like=True):
    """A report of the unit that was not read."""

    where: str
    reason: str
    message: str


class Done(msgspec.Struct, frozen=True, tag="done", array_like=True):
    """The unit is done, all of it was told."""


class Ended(msgspec.Struct, frozen=True, tag="ended", array_like=True):
    """The input is done."""


class Failed(msgspec.Struct, frozen=True, tag="failed", array_like=True):
    """The process cannot go on with what it is at."""

    reason: str
    message: str


Message = Ready | Alive | Begun | Come | Refused | Done | Ended | Failed

_ENCODE = msgspec.msgpack.Encoder().encode
_MESSAGE = msgspec.msgpack.Decoder(Message)
_TASK = msgspec.msgpack.Decoder(Task)


def framed(message: Message | Task) -> bytes:
    """A message with its length before it."""
    data = _ENCODE(message)
    return _LENGTH.pack(len(data)) + data


def task_from(stream: BinaryIO) -> Task | None:
    """The next task; null where there are no more."""
    head = stream.read(_LENGTH.size)
    return _TASK.decode(stream.read(_LENGTH.unpack(head)[0])) if len(head) == 4 else None


class Messages:
    """Takes bytes as they come and gives the messages that are whole."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def take(self, data: bytes) -> None:
        """More bytes have come."""
        self._bytes += data

    def next(self) -> Message | None:
        """The next message; null where the rest of it has not come."""
        start = _LENGTH.size
        if len(self._bytes) < start:
            return None
        end = start + _LENGTH.unpack_from(self._bytes)[0]
        if len(self._bytes) < end:
            return None
        message: Message = _MESSAGE.decode(memoryview(self._bytes)[start:end])
        del self._bytes[:end]
        return message
