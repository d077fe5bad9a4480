"""Title, outlet, byline, dates, addresses and language of a page: from JSON-LD, else from its
other statements, else from the words that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urljoin, urlsplit

import msgspec

from isnad.folding import fold_long
from isnad.reading.page import dates, head, spoken
from isnad.reading.page.choice import Stretch
from isnad.reading.page.dates import Stated, stated, tells_clock, told
from isnad.reading.page.dom import Box, Tree
from isnad.reading.page.head import Head
from isnad.reading.page.lines import opens
from isnad.reading.page.linked import Author, Linked
from isnad.reading.page.marks import Mark
from isnad.reading.page.names import agencies, is_body, is_control
from isnad.reading.page.signatures import writers
from isnad.reading.page.words import known

_PARTS = re.compile(r"\s[|\u2013\u2014\u00bb\u203a\u2022:-]\s|\s?[|\u00bb]\s?|:\s")
_URL_DAY = re.compile(r"/(20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_VERSION = re.compile(r"[\s/]v?\d|\s[-(]|!")
_ABOVE, _BELOW, _LINE = 12, 8, 240
_NAME, _TITLE_WORDS, _HEADER = 80, 3, 10
_SHORT, _STATED = 3, 400


class Facts(msgspec.Struct):
    """What a page says of its report. Dates are RFC 3339 or EDTF, with the zone that is stated."""

    title: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    authors: list[Author] = []
    language: str | None = None
    url: str | None = None
    source: str | None = None


def titles(page: Head, data: Linked) -> list[str]:
    """What the head of a page calls its report, the most trusted first."""
    found = [data.headline, *page.all(head.TITLES), *_without_outlet(page.title)]
    return list(dict.fromkeys(" ".join(one.split()) for one in found if one))


def _without_outlet(title: str) -> list[str]:
    """The title of the window, and its parts: one of them may be the outlet's name."""
    parts = [part.strip() for part in _PARTS.split(title)]
    parts = [part for part in parts if len(part.split()) >= _TITLE_WORDS] or parts[:1]
    return [title, *reversed(parts)] if title else []


class Reader:
    """Reads the facts of one page."""

    def __init__(
        self, page: Head, data: Linked, tree: Tree, stretch: Stretch, url: str | None
    ) -> None:
        self._head, self._data, self._tree, self._stretch = page, data, tree, stretch
        self._asked = url

    def facts(self, text: str) -> Facts:
        """All of them; ``text``: the text of the report, which tells the language."""
        languages = self._languages()
        published, modified = self._dates(spoken.day_first(languages, text))
        url, source = self._addresses()
        return Facts(
            title=self.title(),
            published=published,
            modified=modified,
            outlet=self._outlet(),
            authors=self.authors,
            language=spoken.agreed(languages, text),
            url=url,
            source=source,
        )

    def title(self) -> str | None:
        """The title that the page shows, else the one that its head states."""
        if self._stretch.title is not None:
            return self._tree.lines[self._stretch.title].text.strip()
        found = titles(self._head, self._data)
        window = _without_outlet(self._head.title)
        rest = [one for one in found if one not in window]
        return next(iter([*rest, *reversed(window)]), None)

    def _outlet(self) -> str | None:
        named = self._data.publisher or self._head.first(head.OUTLETS)
        if named and not named.startswith("http"):
            return " ".join(named.split())
        parts = [part.strip(" :|-") for part in _PARTS.split(self._head.title)]
        title = fold_long(self.title() or "")
        rest = [part for part in parts if part and fold_long(part) not in title]
        fits = len(parts) > len(rest) > 0 and len(rest[-1]) <= _NAME
        return rest[-1] if fits else None

    @cached_property
    def authors(self) -> list[Author]:
        """Who wrote it by the statements of the page: people, else what stands for them."""
        stated = [] if self._data.broken else self._data.authors
        found = stated or self._marked() or [Author(a) for a in self._head.all(head.AUTHORS)]
        found = found or self._data.authors
        own = self._own_names()
        out: dict[str, Author] = {}
        for one in found:
            for name, body in _named(one):
                form = fold_long(name)
                if form not in own and not known().makes(form) and not is_control(name):
                    out.setdefault(fold_long(name), Author(name, body, one.url))
        return list(out.values())

    def _own_names(self) -> frozenset[str]:
        """What the page calls its site and what it was made with: no writers."""
        title = fold_long(self.title() or "")
        parts = (part.strip(" :|-") for part in _PARTS.split(self._head.title))
        sites = [host(one) or "" for one in (self._asked, self._head.links.get("canonical")) if one]
        named = [self._outlet() or "", *self._head.all(head.OUTLETS), *sites]
        named += [part for part in parts if fold_long(part) not in title]
        named += [label for one in sites for label in one.split(".")[:-1]]
        named += [one for made in self._head.all(("generator",)) for one in (made, *_maker(made))]
        return frozenset(map(fold_long, filter(None, named)))

    def _marked(self) -> list[Author]:
        """The writers that elements are said to name (microdata), above or in the text."""
        found = []
        for box in self._tree.told:
            named = "author" in (box.attrs.get("itemprop") or "").lower().split()
            if named and box.start <= self._stretch.start:
                lines = self._tree.lines[box.start : max(box.end, box.start + 1)]
                words = "".join(
                    run.text for line in lines for run in line.runs if _names(run.box, box)
                )
                found.append(Author(words))
        return [one for one in found if one.name.strip()]

    def _languages(self) -> list[str | None]:
        """What the page states as its language, anywhere."""
        return [self._head.language, self._data.language, *self._head.all(head.LANGUAGES)]

    def _addresses(self) -> tuple[str | None, str | None]:
        """The page's own address, and that of the original that it was taken from."""
        base = self._asked or self._head.first(head.ADDRESSES) or self._data.url or ""
        canonical = self._absolute(self._head.links.get("canonical"), base)
        source = self._absolute(self._data.original, base)
        source = source or next(
            (u for one in self._head.all(head.ORIGINALS) if (u := web(one))), None
        )
        own = web(self._asked) or web(self._head.first(head.ADDRESSES))
        if canonical and own and site(canonical) != site(own):
            return canonical, source or canonical
        url = canonical or own or self._absolute(self._data.url, base)
        return url, source if source != url else None

    def _absolute(self, url: str | None, base: str) -> str | None:
        try:
            return web(urljoin(base, url.strip())) if url else None
        except ValueError:
            return None

    # Dates

    def _dates(self, order: bool | None) -> tuple[str | None, str | None]:
        published = [stated(one, order) for one in self._head.all(head.PUBLISHED)]
        modified = [stated(one, order) for one in self._head.all(head.MODIFIED)]
        at = len(published) if self._data.broken else 0
        published.insert(at, stated(self._data.published, order))
        modified.insert(at, stated(self._data.modified, order))
        for first, changed in (*self._elements(order), *self._shown(order)):
            published.append(first)
            modified.append(changed)
        two = dates.best([m for m in modified if m])
        if two and not any(published):
            # A page that tells only when it was changed was there by then.
            published.append(two)
        published.append(self._of_address())
        one = dates.best([p for p in published if p])
        return str(one) if one else None, str(two) if two else None

    def _elements(self, order: bool | None) -> Iterator[tuple[Stated | None, Stated | None]]:
        """What ``time`` elements around the title and the beginning of the text state."""
        first, last = self._around()
        for box in self._tree.told:
            value = box.attrs.get("datetime") or box.attrs.get("content")
            near = first <= box.start <= last and not self._is_apart(box) and not self._visited(box)
            if (box.tag == "time" or box.mark & Mark.DATE) and value and near:
                found = stated(value, order)
                yield (None, found) if _is_change(box) else (found, None)

    def _shown(self, order: bool | None) -> Iterator[tuple[Stated | None, Stated | None]]:
        """What the lines around the title and under the text say: those that are marked as dates
        or stand close to the title."""
        first, last = self._around()
        lines = self._tree.lines
        title = self._stretch.title or self._stretch.start
        order_of = sorted(
            range(first, min(last + 1, len(lines))),
            key=lambda n: (self._far(n), not self._is_date(n), abs(n - title), n),
        )
        for n in order_of:
            if self._visited(lines[n].box) or (
                n < title and known().today.match(fold_long(lines[n].text))
            ):
                continue
            plain = n < self._stretch.start or self._is_date(n) or not opens(lines[n])
            shown = n != self._stretch.title and len(lines[n].text) <= _LINE
            if shown and plain and not self._stretch.apart[n]:
                found = told(lines[n].text, order)
                if found == (None, None) and n and len(lines[n].text) <= _NAME:
                    found = self._later(n, order)
                if found != (None, None):
                    yield found

    def _later(self, n: int, order: bool | None) -> tuple[Stated | None, Stated | None]:
        """What a line tells that has a clock and no day, below one that has a day."""
        lines = self._tree.lines
        if not tells_clock(lines[n].text) or n - 1 == self._stretch.title:
            return None, None
        before, changed = told(lines[n - 1].text, order)
        if before is None or changed is not None:
            return None, None
        return None, told(f"{lines[n - 1].text} | {lines[n].text}", order)[1]

    def _far(self, n: int) -> bool:
        """Whether a line stands above the title, and not in a small box with it."""
        title, box = self._stretch.title, self._tree.lines[n].box
        if title is None or n >= title:
            return False
        one: Box | None = box
        while one is not None and one.end <= title:
            one = one.parent
        return one is None or one.end - one.start > _HEADER or one.tag == "body"

    def _visited(self, box: Box) -> bool:
        """Whether a box shows the time of the visit: it is named so, or stands in the page's own
        header."""
        title = self._stretch.title
        one: Box | None = box
        while one is not None and (title is None or not one.start <= title < one.end):
            if one.mark & Mark.CLOCK and one.end - one.start <= _HEADER:
                return True
            if one.tag == "header" and title is not None and one.end <= title:
                return True
            one = one.parent
        return False

    def _around(self) -> tuple[int, int]:
        """The lines in which a page tells its date."""
        title, start = self._stretch.title, self._stretch.start
        first = min(start, title if title is not None else start) - _ABOVE
        return max(0, first), max(start, title or 0) + _BELOW

    def _is_date(self, n: int) -> bool:
        box: Box | None = self._tree.lines[n].box
        for _ in range(3):
            if box is None:
                return False
            if box.mark & Mark.DATE or box.tag == "time":
                return True
            box = box.parent
        return False

    def _is_apart(self, box: Box) -> bool:
        apart = self._stretch.apart
        return box.start < len(apart) and bool(apart[box.start])

    def _of_address(self) -> Stated | None:
        for address in (
            self._asked,
            self._head.links.get("canonical"),
            self._head.first(head.ADDRESSES),
        ):
            if m := _URL_DAY.search(address or ""):
                return stated(f"{m[1]}-{m[2]}-{m[3]}")
        return None


def _named(author: Author) -> Iterator[tuple[str, bool]]:
    """The names in a statement of who wrote a report, and whether each is of an outlet."""
    text = " ".join(author.name.split())
    if "://" in text or len(text) > _STATED:
        return
    if author.body:
        yield text, True
        return
    for start, end in writers(text):
        yield text[start:end], is_body(text[start:end])
    for start, end in agencies(text):
        yield text[start:end], True


def _maker(generator: str) -> Iterator[str]:
    """The name of what made a page, without its version."""
    yield _VERSION.split(generator, maxsplit=1)[0].strip(" !-/")


def _is_change(box: Box) -> bool:
    names = f"{box.attrs.get('itemprop') or ''} {box.attrs.get('class') or ''}".lower()
    return any(one in names for one in ("modified", "updated")) and "published" not in names


def web(url: str | None) -> str | None:
    """An address on the web; None for any other."""
    text = (url or "").strip()
    return text if text.startswith(("http://", "https://")) and host(text) else None


def host(url: str) -> str | None:
    """The host of an address, without the www."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def site(url: str) -> str | None:
    """The site of an address: its host without the part before the name that was registered."""
    labels = (host(url) or "").split(".")
    few = 3 if len(labels) > 2 and len(labels[-2]) <= _SHORT else 2
    return ".".join(labels[-few:]) or None


def _names(box: Box | None, author: Box) -> bool:
    """Whether words in ``box`` are the name of an author: in an element that is said to hold the
    name, or in one that says nothing of the kind."""
    while box is not None and box is not author:
        if (box.attrs.get("itemprop") or "name").lower() != "name":
            return False
        if box.attrs.get("itemprop"):
            return True
        box = box.parent
    return box is author
