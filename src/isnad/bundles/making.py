"""From a story or a brief to the files of a bundle: nothing is in it that they do not stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

import isnad
from isnad.bundles import records as r
from isnad.bundles.page import page, version
from isnad.contract import lineage_line, story_line
from isnad.errors import IsnadError
from isnad.joins import ClaimKey, Held, Lineage, Story
from isnad.pages import Brief, Line, Listed, Made, Section
from isnad.records import Claim, Part, Report, Span
from isnad.steering import escaped_json
from isnad.tombstones import Tombstone

_LICENCES = """\
What is in this bundle, and whose it is.

Words of reports belong to their publishers. They are quoted here so that what is claimed can be
checked against them.

Names, coordinates and identifiers of places come from GeoNames, https://www.geonames.org/, under
Creative Commons Attribution 4.0, https://creativecommons.org/licenses/by/4.0/. They were selected
and matched to the words of reports. Keep this credit wherever they are shown.

Names of countries come from the Unicode Common Locale Data Repository, https://cldr.unicode.org/,
Copyright Unicode, Inc., Unicode License v3, https://www.unicode.org/license.txt.
"""

Key = tuple[str, Part, int, int]


class NotOfThisStore(IsnadError):
    """What a bundle is asked of does not stand on the reports of the store."""


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle is made from beside its story or brief: reports with their claims and what
    they come of, by id; ``altered``: what was forgotten of a report; all tombstones; and what makes
    the answers."""

    held: Mapping[str, Held]
    lineages: Mapping[str, list[Lineage]]
    altered: Mapping[str, list[str]]
    tombstones: list[Tombstone]
    made: Made


def reports_of(of: Story | Brief) -> list[str]:
    """The ids of all reports that a story or brief stands on or names."""
    if isinstance(of, Brief):
        listed = [one.id for one in of.reports]
        return sorted({*listed, *(key.report for key in _claims_of(of))})
    found = {*of.retracted_by, *(name for one in of.origins for name in one.reports)}
    for telling in of.tellings:
        links = (link.report for link in telling.chain if link.report is not None)
        found |= {telling.report, *links, *telling.retracted_by}
    return sorted(found)


def of_story(story: Story, given: Given, *, texts: bool) -> dict[str, bytes]:
    """The files of a bundle of a story; with whole ``texts`` where asked for."""
    about = _about("story", story.title, given.made, texts)
    spans = [
        (one.report, Span(part=one.part, start=one.start, end=one.end, quote=one.quote))
        for one in story.tellings
    ]
    return _files(about, r.STORY, story_line(story), _claims_of(story), spans, given)


def of_brief(brief: Brief, given: Given, *, texts: bool) -> dict[str, bytes]:
    """The files of a bundle of a brief. Raises NotOfThisStore where the brief stands on claims or
    words that the store does not have."""
    for one in brief.reports:
        _check(one, given)
    about = _about("brief", brief.title.text, brief.made, texts)
    spans = [(one.report, one.span) for one in brief.references]
    spans += [
        (slot.of[0].report, slot.span)
        for line in lines_of(brief)
        for slot in line.slots
        if slot.span is not None and slot.of
    ]
    body = msgspec.json.encode(brief)
    return _files(about, r.BRIEF, body, _claims_of(brief), spans, given)


def _check(listed: Listed, given: Given) -> None:
    held = given.held.get(listed.id)
    if held is None:
        raise NotOfThisStore(f"report {listed.id} is not in the store; make the brief anew")
    report = held.report
    if (report.sha256, report.title) != (listed.sha256, listed.title):
        raise NotOfThisStore(f"report {listed.id} is another in the store; make the brief anew")


def lines_of(brief: Brief) -> Iterator[Line]:
    """All lines of a brief, in their order."""

    def inside(section: Section) -> Iterator[Line]:
        yield section.heading
        yield from section.lines
        for one in section.sections:
            yield from inside(one)

    yield brief.title
    for section in brief.sections:
        yield from inside(section)
    yield from (one.line for one in brief.reports)
    yield from brief.notes


def _claims_of(of: Story | Brief) -> list[ClaimKey]:
    if isinstance(of, Story):
        return sorted({ClaimKey(one.report, one.claim) for one in of.tellings})
    found = {key for line in lines_of(of) for key in line.claims}
    found |= {key for line in lines_of(of) for slot in line.slots for key in slot.of}
    found |= {ClaimKey(one.report, claim) for one in of.references for claim in one.claims}
    return sorted(key for key in found if key.claim)


def _about(kind: Any, title: str, made: Made, texts: bool) -> r.About:  # noqa: ANN401 - story or brief
    return r.About(
        kind=kind, title=title, version=isnad.__version__, page=version(), made=made, texts=texts
    )


def _files(
    about: r.About,
    name: str,
    body: bytes,
    keys: Iterable[ClaimKey],
    spans: Iterable[tuple[str, Span]],
    given: Given,
) -> dict[str, bytes]:
    claims = _claims(keys, given)
    lineages = [
        one
        for several in given.lineages.values()
        for one in several
        if one.of.report is None or one.of.report in given.held
    ]
    bundled, texts = _reports(given, about.texts)
    files = {
        r.ABOUT: _json(msgspec.json.encode(about)),
        name: _json(body),
        r.REPORTS: _lines(map(msgspec.json.encode, bundled)),
        r.CLAIMS: _lines(map(msgspec.json.encode, claims)),
        r.QUOTES: _lines(map(msgspec.json.encode, _quotes(claims, lineages, spans, given))),
        r.LINEAGE: _lines(map(lineage_line, lineages)),
        r.TOMBSTONES: _lines(map(msgspec.json.encode, given.tombstones)),
        r.LICENCES: _LICENCES.encode(),
        **texts,
    }
    return complete(dict(sorted(files.items())))


def complete(data: dict[str, bytes]) -> dict[str, bytes]:
    """The files that hold data, with the manifest, the page and the sums, which follow from
    them."""
    listed = [r.Listed(path=p, sha256=r.digest(d), bytes=len(d)) for p, d in data.items()]
    manifest = _json(msgspec.json.encode(r.Manifest(files=listed)))
    files = {**data, r.MANIFEST: manifest, r.PAGE: page({**data, r.MANIFEST: manifest})}
    return {**files, r.SUMS: sums(files)}


def sums(files: r.Files) -> bytes:
    """The hashes of all files, as ``sha256sum`` writes and checks them."""
    return "".join(f"{r.digest(files[path])}  {path}\n" for path in sorted(files)).encode()


def _json(body: bytes) -> bytes:
    return (escaped_json(body.decode()) + "\n").encode()


def _lines(bodies: Iterable[bytes]) -> bytes:
    return b"".join(map(_json, bodies))


def _claims(keys: Iterable[ClaimKey], given: Given) -> list[Claim]:
    there = {
        ClaimKey(name, claim.id): claim for name, one in given.held.items() for claim in one.claims
    }
    wanted = list(keys)
    for key in wanted:
        if key not in there:
            raise NotOfThisStore(
                f"claim {key.claim} of report {key.report} is not in the store, or is read "
                "otherwise now; make the brief anew"
            )
    return [there[key] for key in wanted]


def _reports(given: Given, texts: bool) -> tuple[list[r.Bundled], dict[str, bytes]]:
    bundled, whole = [], {}
    for at, (name, held) in enumerate(sorted(given.held.items()), start=1):
        report, file = held.report, f"{r.TEXTS}{at:04}.txt" if texts else None
        if file is not None:
            whole[file] = report.text.encode()
        bundled.append(_bundled(report, given.altered.get(name, []), file))
    return bundled, whole


def _bundled(report: Report, altered: list[str], file: str | None) -> r.Bundled:
    return r.Bundled(
        id=report.id,
        sha256=report.sha256,
        language=report.language,
        outlet=report.outlet,
        title=report.title,
        url=report.url,
        published=report.published,
        received=report.received,
        carried_by=report.carried_by,
        altered=altered,
        file=file,
    )


def _quotes(
    claims: Iterable[Claim],
    lineages: Iterable[Lineage],
    spans: Iterable[tuple[str, Span]],
    given: Given,
) -> list[r.Quote]:
    """All words that the bundle stands on, once each, by report and place."""
    found: dict[Key, set[str]] = {}
    for claim in claims:
        for key, _ in spans_in(msgspec.to_builtins(claim), claim.report.id):
            found.setdefault(key, set()).add(claim.id)
    for report, span in (*spans, *_drifts(lineages)):
        if report not in given.held or not _stands(span, given.held[report].report):
            raise NotOfThisStore(
                f"report {report} does not have {span.quote!r} where it is said to stand; "
                "make the brief anew"
            )
        found.setdefault((report, span.part, span.start, span.end), set())
    return [_quote(key, found[key], given.held[key[0]].report) for key in sorted(found)]


def spans_in(value: Any, report: str) -> Iterator[tuple[Key, str | None]]:  # noqa: ANN401 - any JSON
    """Everything in a claim that has a start and an end: where it stands, and its words."""
    if isinstance(value, list):
        for one in value:
            yield from spans_in(one, report)
    elif isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if start is not None and end is not None:
            key = (report, value.get("part", "text"), start, end)
            yield key, value.get("quote", value.get("text"))
        for name, one in value.items():
            if name != "report":
                yield from spans_in(one, report)


def _drifts(lineages: Iterable[Lineage]) -> Iterator[tuple[str, Span]]:
    for one in lineages:
        for drift in one.drift:
            if drift.to_span is not None:
                yield one.report, drift.to_span
            if drift.from_span is not None and one.of.report is not None:
                yield one.of.report, drift.from_span


def _stands(span: Span, report: Report) -> bool:
    words = report.part(span.part)
    return 0 <= span.start < span.end <= len(words) and words[span.start : span.end] == span.quote


def _quote(key: Key, claims: set[str], report: Report) -> r.Quote:
    name, part, start, end = key
    words = report.part(part)[start:end]
    return r.Quote(
        report=name, part=part, start=start, end=end, quote=words,
        sha256=r.digest(words.encode()), claims=sorted(claims),
    )  # fmt: skip
