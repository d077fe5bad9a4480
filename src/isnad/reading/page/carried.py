"""Who and what carried a report, as its page says: writers, agencies, the original, who took the
pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from isnad.folding import fold_long
from isnad.reading.page.dom import Box, Run
from isnad.reading.page.facts import Facts, host, web
from isnad.reading.page.linked import Author
from isnad.reading.page.names import after_label, is_body, is_control, names
from isnad.reading.page.scripts import marked, one_of_two, plain
from isnad.reading.page.signatures import writers
from isnad.reading.page.writing import Placed
from isnad.records import CarriedBy

Link = Literal["byline", "credit", "original", "photo"]

_NEAR, _LINE = 8, 200
_MARK = re.compile("[,\u060c;\u061b|/\n.]")


def carried(text: str, placed: list[Placed], facts: Facts) -> list[CarriedBy]:
    """Everything that the page's mark-up says of it, in order, nothing twice."""
    shown = [
        one
        for stretch in placed
        if stretch.kind == "byline"
        for one in _writers(text, stretch, facts.outlet)
    ]
    stated = [_stated(text, author, placed) for author in facts.authors]
    photos = [
        one for stretch in placed if stretch.kind == "credit" for one in _photo(text, stretch)
    ]
    found = [*one_of_two(_merged(stated, shown), text), *photos]
    found += [*_originals(text, placed)]
    if facts.source and not any(one.url == facts.source for one in found):
        found.append(CarriedBy(name=host(facts.source), link="original", url=facts.source))
    return found


def _merged(stated: list[CarriedBy], shown: list[CarriedBy]) -> list[CarriedBy]:
    """The writers that are shown, with what is stated of them, then those that are only stated."""
    if any(not one.name for one in stated):
        stated = [one for one in stated if one.name]
    by_name = {plain(one.name or ""): one for one in stated}
    found: dict[str, CarriedBy] = {}
    for one in shown:
        form = plain(one.name or "")
        told = by_name.pop(form, None)
        merged = _with(one, told) if told else one
        if form not in found or marked(merged.name) > marked(found[form].name):
            found[form] = merged
    for form, one in by_name.items():
        found.setdefault(form, one)
    return list(found.values())


def _with(shown: CarriedBy, told: CarriedBy) -> CarriedBy:
    return CarriedBy(
        name=max(shown.name, told.name, key=marked), link=told.link, url=told.url or shown.url, part=shown.part,
        start=shown.start, end=shown.end, text=shown.text,
    )  # fmt: skip


def _stated(text: str, author: Author, placed: list[Placed]) -> CarriedBy:
    """A writer that the page's head names; with the words, where a byline shows them."""
    url = web(author.url)
    link: Link = "credit" if author.body else "byline"
    for stretch in placed:
        at = text.find(author.name, stretch.start, stretch.end) if stretch.kind == "byline" else -1
        if at >= 0:
            return _entry(text, at, at + len(author.name), link, url)
    return CarriedBy(name=author.name, link=link, url=url)


def _entry(text: str, start: int, end: int, link: Link, url: str | None) -> CarriedBy:
    words = text[start:end]
    return CarriedBy(
        name=" ".join(words.split()),
        link=link,
        url=url,
        start=start,
        end=end,
        text=words,
    )


def _writers(text: str, stretch: Placed, outlet: str | None) -> Iterator[CarriedBy]:
    """The names in a byline, each with the page that its words link to; bodies are credited."""
    links = [
        (at, at + len(run.text), web(link))
        for at, run in _starts(stretch)
        if (link := _link(run.box))
    ]
    before = -1
    found = writers(_unpressed(text, stretch))
    # A title of the window may be parted at a writer's name as well as at the outlet's.
    own = fold_long(outlet or "") if len(found) > 1 else ""
    for begin, stop in _bodies_whole(text[stretch.start : stretch.end], found):
        start, end = stretch.start + begin, stretch.start + stop
        near = next(((a, url) for a, b, url in links if a <= start < b), None)
        # One link is to one person: what follows a stroke in it is where they work.
        again = near is not None and before >= near[0] and "/" in text[before:start]
        before = end
        if again or (own and fold_long(text[start:end]) == own):
            continue
        body = is_body(text[start:end])
        yield _entry(text, start, end, "credit" if body else "byline", near[1] if near else None)


def _bodies_whole(words: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names, that of a body up to the next mark: "and" is a word of it."""
    out: list[tuple[int, int]] = []
    for start, end in found:
        if out and start < out[-1][1]:
            continue
        mark = _MARK.search(words, end) if is_body(words[start:end]) else None
        whole = (mark.start() if mark else len(words)) if is_body(words[start:end]) else end
        out.append((start, start + len(words[start:whole].rstrip())))
    return out


def _unpressed(text: str, stretch: Placed) -> str:
    """The words of a stretch, what a page lets its readers press replaced by strokes."""
    out = [
        "|" * len(run.text) if is_control(run.text) else text[at : at + len(run.text)]
        for at, run in _starts(stretch)
    ]
    return "".join(out)


def _photo(text: str, stretch: Placed) -> Iterator[CarriedBy]:
    """Who took a picture; ``url`` is the picture's."""
    url = web(_picture(stretch.runs[0].box))
    for start, end in names(text[stretch.start : stretch.end], "photo"):
        yield _entry(text, stretch.start + start, stretch.start + end, "photo", url)


def _originals(text: str, placed: list[Placed]) -> Iterator[CarriedBy]:
    """Links after words like "originally published by"."""
    for stretch in placed:
        if stretch.end - stretch.start > _LINE:
            continue
        links = [(at, run, url) for at, run in _starts(stretch) if (url := web(_link(run.box)))]
        step = after_label(text[stretch.start : stretch.end], "original") if links else 0
        for at, run, url in links if step else ():
            if at >= stretch.start + step - 1:
                for start, end in names(run.text, "original")[:1]:
                    yield _entry(text, at + start, at + end, "original", url)


def _starts(stretch: Placed) -> Iterator[tuple[int, Run]]:
    at = stretch.start
    for run in stretch.runs:
        yield at, run
        at += len(run.text)


def _link(box: Box | None) -> str | None:
    for _ in range(4):
        if box is None:
            return None
        if box.tag == "a":
            return box.attrs.get("href")
        box = box.parent
    return None


def _picture(box: Box | None) -> str | None:
    for _ in range(_NEAR):
        if box is None:
            return None
        if box.img:
            return box.img
        box = box.parent
    return None
