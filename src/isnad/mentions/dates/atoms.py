"""Date words and digits of a text, and the runs that they stand in."""

from __future__ import annotations

from isnad.mentions.dates.tables import Classes


class Atom:
    """A date word: offsets in the folded text, value by class, whether a space stands before."""

    __slots__ = ("classes", "end", "spaced", "start")

    def __init__(self, start: int, end: int, classes: Classes, spaced: bool) -> None:
        self.start, self.end, self.classes, self.spaced = start, end, classes, spaced

    def __repr__(self) -> str:
        return f"{self.start}:{self.end} {self.classes}"


class Run:
    """Atoms with nothing else between them, so that they may make one date expression.

    ``future``: the words before point to the future. ``line``: which line of the text it stands
    in. ``counted``: the word that follows is one that is counted, so a number is no year.
    """

    __slots__ = ("atoms", "counted", "future", "line")

    def __init__(self, atoms: list[Atom], line: int, future: bool) -> None:
        self.atoms, self.line, self.future = atoms, line, future
        self.counted = False
