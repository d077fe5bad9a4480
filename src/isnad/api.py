"""The program for people who write Python: what ``import isnad`` gives."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

import msgspec

from isnad import rows
from isnad.errors import IsnadError
from isnad.joins import Held, Lineage, Story
from isnad.reading import InputForm, arrivals
from isnad.reading.arrivals import Defaults, Line
from isnad.reading.checks import checked
from isnad.records import Claim, ReadResult, Rejected, Report

if TYPE_CHECKING:
    import pandas as pd

Place = str | os.PathLike[str]


T = TypeVar("T")


class _Row(Sequence[T]):
    """A sequence over a list that a class has."""

    @property
    def _items(self) -> list[T]:
        raise NotImplementedError

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)


class Reading(_Row[Claim]):
    """A report and the claims that were read in it, in their order: a sequence of claims."""

    def __init__(self, result: ReadResult) -> None:
        self.result = result

    @property
    def report(self) -> Report:
        """The report, its language and ``carried_by`` filled."""
        return self.result.report

    @property
    def claims(self) -> list[Claim]:
        """The claims, as they stand in the report."""
        return self.result.claims

    @property
    def _items(self) -> list[Claim]:
        return self.claims

    def __repr__(self) -> str:
        return f"<Reading of {self.report.id}: {_number(len(self), 'claim')}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The claims in the shape of contract 1.0, as ``isnad read --format jsonl`` prints them."""
        return [msgspec.to_builtins(claim) for claim in self.claims]

    def to_rows(self) -> list[rows.Row]:
        """The claims as flat rows; the columns are those of ``isnad.rows.Row``."""
        return [rows.row_of(claim) for claim in self.claims]

    def to_frame(self) -> pd.DataFrame:
        """The claims as a data frame of pandas, a row each. Raises IsnadError without pandas."""
        return rows.frame_of(self.to_rows())


class Readings(_Row[Reading]):
    """Reports that were read, in order, and what was ``rejected``: a sequence of readings."""

    def __init__(self, readings: Iterable[Reading], rejected: Iterable[Rejected] = ()) -> None:
        self.readings = list(readings)
        self.rejected = list(rejected)

    @property
    def claims(self) -> list[Claim]:
        """The claims of all reports."""
        return [claim for reading in self.readings for claim in reading]

    @property
    def _items(self) -> list[Reading]:
        return self.readings

    def __repr__(self) -> str:
        told = f"{_number(len(self), 'report')}, {_number(len(self.claims), 'claim')}"
        return f"<Readings: {told}, {len(self.rejected)} rejected>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The claims of all reports; see ``Reading.to_dicts``."""
        return [one for reading in self.readings for one in reading.to_dicts()]

    def to_rows(self) -> list[rows.Row]:
        """The claims of all reports as flat rows."""
        return [row for reading in self.readings for row in reading.to_rows()]

    def to_frame(self) -> pd.DataFrame:
        """The claims of all reports as one data frame. Raises IsnadError without pandas."""
        return rows.frame_of(self.to_rows())


class Joined(msgspec.Struct, frozen=True):
    """What reports are to each other: which come of which, and the stories that they tell."""

    lineages: list[Lineage]
    stories: list[Story]


def read(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002 - as the field is called
) -> Reading:
    """Read one report: the words as they are, without mark-up.

    ``language`` is detected where it is not given; ``published`` (2024-12-02, or a time as
    2024-12-02T14:30:00Z) is what "on Saturday" is reckoned from; ``id`` else is ``sha256:`` and the
    hash of the text. Raises UnsupportedLanguage where no language pack fits, IsnadError where the
    text is empty or cannot be kept or the day is none. Takes about 10 ms for an article; the first
    call loads tables.
    """
    from isnad import flow

    line = Line(
        text=text,
        id=id,
        language=language,
        published=published,
        title=title,
        url=url,
        outlet=outlet,
    )
    item = checked("text", line, Defaults())
    if isinstance(item, Rejected):
        raise IsnadError(f"the report {item.message} ({item.reason})")
    return Reading(flow.read(item.report))


def iter_files(
    *paths: Place,
    published: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    form: str | None = None,
    columns: dict[str, str] | None = None,
    jobs: int = 1,
) -> Iterator[Reading | Rejected]:
    """Read reports one after another, in order, with little in memory: of files, folders, patterns,
    in every format that ``isnad read`` reads. What cannot be read comes as ``Rejected``, with its
    place, a reason code and the way out.

    ``published`` and ``language`` are of reports that do not say theirs; ``form`` is a format
    (``jsonl``, ``html`` …) where it is not to be told by what a file holds; ``columns`` says which
    column of a table holds a field; ``jobs`` processes share the work.
    """
    from isnad.scale.pool import read_all

    found = arrivals(
        [os.fspath(path) for path in paths],
        published,
        language,
        encoding=encoding,
        form=InputForm(form) if form else None,
        columns=columns,
    )
    for done in read_all(found, jobs):
        yield done.result if isinstance(done.result, Rejected) else Reading(done.result)


def read_files(
    *paths: Place,
    published: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    form: str | None = None,
    columns: dict[str, str] | None = None,
    jobs: int = 1,
) -> Readings:
    """Read reports, all of which are kept in memory; the arguments are those of ``iter_files``."""
    readings, rejected = [], []
    for one in iter_files(
        *paths,
        published=published,
        language=language,
        encoding=encoding,
        form=form,
        columns=columns,
        jobs=jobs,
    ):
        if isinstance(one, Rejected):
            rejected.append(one)
        else:
            readings.append(one)
    return Readings(readings, rejected)


def join(readings: Iterable[Reading]) -> Joined:
    """Which reports come of which, and the stories that they tell: all at once, in memory. For more
    than some thousands, keep them in a store (``open_store``)."""
    from isnad import joining

    held = (
        Held(report=one.report, claims=one.claims, traces=one.result.traces) for one in readings
    )
    lineages, stories = joining.join(held)
    return Joined(lineages, stories)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
