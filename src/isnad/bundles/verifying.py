"""Whether a bundle is whole: every hash, every quote, and the page, held against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from isnad.bundles import records as r
from isnad.bundles.making import Key, spans_in, sums
from isnad.bundles.page import page, version
from isnad.bundles.reading import Content, NoBundle, content
from isnad.records import Claim, Report

_SUM = re.compile(r"([0-9a-f]{64})  (\S+)")


class Checked(msgspec.Struct, frozen=True):
    """What came of checking a bundle: ``held`` (what holds, in words), ``faults`` (what does not),
    ``unchecked`` (what could not be looked at); ``sha256``: of its ``SHA256SUMS``."""

    sha256: str
    held: list[str]
    faults: list[str]
    unchecked: list[str]


def verify(files: r.Files, find: Callable[[str], Report | None] | None = None) -> Checked:
    """Check the files of a bundle. ``find``: reports of a store by id, to hold words against."""
    faults = list(_sum_faults(files))
    if not faults and files[r.SUMS] != sums({p: d for p, d in files.items() if p != r.SUMS}):
        faults.append(f"{r.SUMS} names a file twice, or out of order")
    held = [f"{_many(len(files) - 1, 'file')} beside {r.SUMS}"]
    unchecked: list[str] = []
    try:
        found = content(files)
        faults += _manifest_faults(files, found)
        faults += _page_faults(files, found, unchecked)
    except NoBundle as error:
        return Checked(r.digest(files.get(r.SUMS, b"")), [], [*faults, str(error)], [])
    inside = _Words(found, files, alone=find is None)
    faults += inside.faults()
    held += inside.held
    unchecked += inside.unchecked
    if find is not None:
        against = _Against(found, find)
        faults += against.faults()
        held += against.held
        unchecked += against.unchecked
    return Checked(r.digest(files.get(r.SUMS, b"")), held, faults, unchecked)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _sum_faults(files: r.Files) -> Iterator[str]:
    if r.SUMS not in files:
        yield f"{r.SUMS} is missing"
        return
    listed: dict[str, str] = {}
    for line in files[r.SUMS].decode("utf-8", "replace").splitlines():
        found = _SUM.fullmatch(line)
        if found is None:
            yield f"{r.SUMS}: {line!r} is no hash with a file"
        else:
            listed[found[2]] = found[1]
    there = {path: data for path, data in files.items() if path != r.SUMS}
    for path in sorted(listed.keys() | there.keys()):
        if path not in there:
            yield f"{path} is missing"
        elif path not in listed:
            yield f"{path} is not in {r.SUMS}"
        elif r.digest(there[path]) != listed[path]:
            yield f"{path} does not have the hash that {r.SUMS} says"


def _manifest_faults(files: r.Files, found: Content) -> Iterator[str]:
    data = {path for path in files if path not in (r.MANIFEST, r.PAGE, r.SUMS)}
    listed = {one.path: one for one in found.manifest.files}
    for path in sorted(data ^ listed.keys()):
        yield f"{path} is in the bundle or its manifest, and not in the other"
    for path in sorted(data & listed.keys()):
        if (r.digest(files[path]), len(files[path])) != (listed[path].sha256, listed[path].bytes):
            yield f"{path} is not the file that the manifest says"


def _page_faults(files: r.Files, found: Content, unchecked: list[str]) -> Iterator[str]:
    data = {path: one for path, one in files.items() if path not in (r.PAGE, r.SUMS)}
    if found.about.page != version():
        unchecked.append(
            f"{r.PAGE} was made by another isnad ({found.about.version}), which alone can make it anew"
        )
    elif files.get(r.PAGE) != page(data):
        yield f"{r.PAGE} is not the page that follows from the data"


class _Words:
    """Quotes, claims and texts, held against each other. ``alone``: quotes are held against nothing
    besides, such as a store."""

    def __init__(self, found: Content, files: r.Files, *, alone: bool) -> None:
        self._found, self._files, self._alone = found, files, alone
        self._reports = {one.id: one for one in found.reports}
        self._quotes: dict[Key, str] = {
            (q.report, q.part, q.start, q.end): q.quote for q in found.quotes
        }
        self.held = [
            f"{_many(len(found.quotes), 'quote')} of {_many(len(found.reports), 'report')}",
            _many(len(found.claims), "claim"),
        ]
        self.unchecked: list[str] = []

    def faults(self) -> Iterator[str]:
        """What does not hold."""
        for quote in self._found.quotes:
            where = f"quote {quote.report} {quote.part} {quote.start}-{quote.end}"
            if r.digest(quote.quote.encode()) != quote.sha256:
                yield f"{where} does not have its hash"
            if len(quote.quote) != quote.end - quote.start:
                yield f"{where} is not as long as its offsets say"
            if quote.report not in self._reports:
                yield f"{where} is of no report of the bundle"
        for claim in self._found.claims:
            yield from self._claim(claim)
        yield from self._told()
        whole = 0
        for report in self._found.reports:
            yield from self._report(report)
            whole += report.file is not None
        if whole:
            self.held.append(_many(whole, "whole text"))
        elif self._alone:
            self.unchecked.append("no whole texts are in it, so quotes are held against none")

    def _claim(self, claim: Claim) -> Iterator[str]:
        report = self._reports.get(claim.report.id)
        if report is None or report.sha256 != claim.report.sha256:
            yield f"claim {claim.id} is of no report of the bundle"
        for key, words in spans_in(msgspec.to_builtins(claim), claim.report.id):
            if self._quotes.get(key) != words:
                yield f"claim {claim.id}: {words!r} is not among the quotes"

    def _told(self) -> Iterator[str]:
        """What the story or brief stands on is there."""
        claims = {(one.report.id, one.id) for one in self._found.claims}
        if self._found.story is not None:
            for one in self._found.story.tellings:
                if (one.report, one.claim) not in claims:
                    yield f"the story tells claim {one.claim}, which is not in the bundle"
                if self._quotes.get((one.report, one.part, one.start, one.end)) != one.quote:
                    yield f"the story: {one.quote!r} is not among the quotes"
        for ref in self._found.brief.references if self._found.brief else ():
            span = ref.span
            if self._quotes.get((ref.report, span.part, span.start, span.end)) != span.quote:
                yield f"the brief: [{ref.number}] {span.quote!r} is not among the quotes"

    def _report(self, report: r.Bundled) -> Iterator[str]:
        parts = {"title": report.title or ""}
        if report.file is not None:
            if report.file not in self._files:
                yield f"{report.file} is missing"
                return
            data = self._files[report.file]
            parts["text"] = data.decode("utf-8", "replace")
            if report.altered:
                self.unchecked.append(
                    f"report {report.id}: words were forgotten, so its hash is not that of its text"
                )
            elif r.digest(data) != report.sha256:
                yield f"report {report.id} does not have the hash of the text as received"
        yield from _beside(self._found, report.id, parts)


def _beside(found: Content, report: str, parts: dict[str, str]) -> Iterator[str]:
    """The quotes of a report that do not stand in these parts of it."""
    for one in found.quotes:
        if one.report == report and one.part in parts:
            if parts[one.part][one.start : one.end] != one.quote:
                yield f"report {report}: {one.quote!r} does not stand at {one.part} {one.start}"


class _Against:
    """The words of a bundle, held against the reports of a store."""

    def __init__(self, found: Content, find: Callable[[str], Report | None]) -> None:
        self._found, self._find = found, find
        self.held: list[str] = []
        self.unchecked: list[str] = []

    def faults(self) -> Iterator[str]:
        """What the store has otherwise."""
        same = 0
        for one in self._found.reports:
            report = self._find(one.id)
            if report is None:
                self.unchecked.append(f"report {one.id} is not in the store")
                continue
            same += 1
            if report.sha256 != one.sha256:
                yield f"report {one.id} has another hash in the store"
            parts = {"text": report.text, "title": report.title or ""}
            yield from _beside(self._found, one.id, parts)
        self.held.append(f"{_many(same, 'report')} as the store has them")
