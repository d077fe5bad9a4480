"""What a reader of a format gives: units, each read for itself, so that one bad one costs no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from isnad.reading.arrivals import Arrived
from isnad.records import Rejected


class LeftOut(msgspec.Struct, frozen=True):
    """Something in an input that is no report and does not claim to be one (an image in an archive,
    an answer of "not found"): it is counted by its reason, and not attempted."""

    reason: str


Found = Arrived | Rejected | LeftOut


class Unit(NamedTuple):
    """One thing in an input that may be a report, and where it stands. ``read`` does what may take
    long or fail; nothing of it was looked at before."""

    where: str
    read: Callable[[], Iterable[Found]]


# Making the next unit only finds where it begins and ends. The same input gives the same units.
Units = Iterator[Unit | Rejected | LeftOut]
