"""Which lines of a page belong to the report, and of what kind each is by its mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from isnad.folding import fold_long
from isnad.reading.page import words
from isnad.reading.page.changes import changed
from isnad.reading.page.choice import Stretch, is_good
from isnad.reading.page.closing import close, galleries
from isnad.reading.page.dom import Box, Line, Run, Tree
from isnad.reading.page.lines import (
    Kept,
    credited,
    headings,
    is_dated,
    is_furniture,
    is_person,
    is_pressed,
    is_signature,
    is_stamp,
    listed,
    opens,
    pulled,
    signed,
    signs,
)
from isnad.reading.page.marks import Mark
from isnad.reading.page.signatures import filed, is_alone
from isnad.records import PassageKind

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_BY_TAG: dict[str, PassageKind] = {"figcaption": "caption"}
_BY_MARK: tuple[tuple[int, PassageKind], ...] = (
    (Mark.POST, "post"),
    (Mark.CAPTION, "caption"),
    (Mark.CORRECTION, "correction"),
    (Mark.PULL, "boilerplate"),
    (Mark.BYLINE, "byline"),
    (Mark.CREDIT, "credit"),
    (Mark.DATE, "dateline"),
)
_END = re.compile("[.!?\u061f\u2026][\"'\u00bb\u201d\u2019)\\]]*$")
_BARS = re.compile("[|\\]\u00b7\u2022]")
_BARRED = 0.5
# How many words a line may have that tells when a report was published, and by whom.
_MOST = 8
_BAR = re.compile("[|\u2022\u00b7,\u060c]|\\s[-\u2013\u2014]\\s")
_DIGIT = re.compile(r"\d")
_ALL_LINK, _SOME_LINK, _HEADED, _SENTENCE, _STAMPS = 0.8, 0.7, 120, 60, 8
_BYLINE, _DATE, _BESIDE, _CAPTION = 200, 90, 12, 500
_LEAD, _SIGNED = 40, 3


class Sorter:
    """Sorts the lines of one page; ``writers``: who its head says that they are."""

    def __init__(self, tree: Tree, stretch: Stretch, writers: Iterable[str]) -> None:
        self._tree, self._stretch = tree, stretch
        self._writers = frozenset(map(fold_long, writers))
        self._kinds: dict[int, PassageKind | None] = {}
        title = stretch.title
        self._title = fold_long(tree.lines[title].text) if title is not None else None

    def kept(self) -> list[Kept]:
        """The lines of the report in order."""
        stretch = self._stretch
        self._opening = self._first()
        head = [] if stretch.title is None else list(range(self._from(), stretch.start))
        found = [one for n in head if (one := self._beside(n))]
        changes = changed(self._tree, stretch)
        inside = [n for n in range(stretch.start, stretch.end) if n not in changes]
        text = [one for n in inside if (one := self._inside(n)) and not self._heads_away(n, one)]
        below = range(stretch.end, min(stretch.end + _BESIDE, len(self._tree.lines)))
        foot = [one for n in below if n not in changes and (one := self._below(n))]
        noted = [Kept(self._tree.lines[n], kinds) for n, kinds in changes.items()]
        every = [*found, *text, *foot, *noted]
        headings(every)
        credited(every)
        pulled(every)
        close(every)
        signed(every)
        galleries(every)
        listed(every)
        for one in every:
            # What is left are the clock times of a live page, which say nothing of the place.
            one.kinds = ["boilerplate" if kind == "dateline" else kind for kind in one.kinds]
        return every

    def _heads_away(self, n: int, one: Kept) -> bool:
        """Whether a heading stands over what is no part of the report."""
        lines, after = self._tree.lines, n + 1
        if one.kind != "heading" or after >= len(lines):
            return False
        return bool(self._stretch.apart[after]) or _is_aside(lines[after])

    def _first(self) -> int:
        """The first paragraph after the title: what stands before it may tell writer and date."""
        title = self._stretch.title
        begin = min(self._stretch.start, title + 1) if title is not None else self._stretch.start
        for n in range(begin, self._stretch.end):
            line = self._tree.lines[n]
            if not self._stretch.apart[n] and is_good(line) and n != title and opens(line):
                if not any(self.kinds(line)):
                    return n
        return self._stretch.start

    def _from(self) -> int:
        """The first line after the title that may belong to the report."""
        title = self._stretch.title or 0
        return min(title, self._stretch.start) if title >= self._stretch.start else title + 1

    def _inside(self, n: int) -> Kept | None:
        line = self._tree.lines[n]
        title = self._stretch.title
        if self._stretch.apart[n] or n == title:
            return None
        if (
            self._title
            and len(line.text) < 2 * len(self._title)
            and fold_long(line.text) == self._title
        ):
            return None
        one = Kept(line, self.kinds(line))
        if (
            n < self._opening
            and len(line.text) <= _HEADED
            and one.kind in (None, "dateline", "heading")
        ):
            one = self._introduced(one)
        if title is not None and n < title:
            return one if one.kind in ("byline", "caption", "correction") else None
        if n < self._opening and one.kind == "dateline" and is_dated(line.text):
            return None
        if one.kind in (None, "heading") and (_is_aside(line) or is_furniture(line)):
            return None
        if (one.kind == "byline" or (one.kind is None and n < self._opening)) and is_pressed(line):
            return None
        if one.kind is None and n < self._opening + _STAMPS and is_stamp(line):
            return None
        return one

    def _beside(self, n: int) -> Kept | None:
        """A line between title and text: what leads in, a byline, a picture's caption."""
        one = self._inside(n)
        if one is None or one.kind == "dateline":
            return None
        lead = self._marked(one.line.box, Mark.LEAD) and len(one.line.text) > _LEAD
        return one if one.kind is not None or lead or is_good(one.line) else None

    def _introduced(self, one: Kept) -> Kept:
        """A short line before the text by its words: who wrote it, or when."""
        line = one.line
        if (
            line.text.rstrip().endswith(":")
            and words.label(line.text) in words.known().writer_labels
        ):
            return Kept(line, ["boilerplate"] * len(one.kinds))
        if "byline" in one.kinds:
            return Kept(line, [kind or "boilerplate" for kind in one.kinds])
        if signs(line.text) or filed(line.text) or fold_long(line.text) in self._writers:
            return Kept(line, ["byline"] * len(one.kinds))
        if one.kind is not None or not is_stamp(line, _MOST):
            return one
        named = [is_person(run.text) for run in line.runs]
        if len(named) > 1 and any(named):
            return Kept(line, ["byline" if is_name else "boilerplate" for is_name in named])
        named_first = is_person(_BAR.split(line.text, maxsplit=1)[0])
        return Kept(line, ["byline" if named_first else "dateline"] * len(one.kinds))

    def _below(self, n: int) -> Kept | None:
        """A line after the text: a notice, or who wrote it."""
        one = self._inside(n)
        if one is None:
            return None
        near = n < self._stretch.end + _SIGNED
        by = near and (is_signature(one.line, last=False) or self._alone(n))
        return one if one.kind in ("correction", "byline") or by else None

    def _alone(self, n: int) -> bool:
        """Whether a line below the text is a name, and not one over a comment."""
        lines = self._tree.lines
        if lines[n].box.tag in ("li", "td") or not is_alone(lines[n].text):
            return False
        return n + 1 >= len(lines) or bool(self._stretch.apart[n + 1]) or not is_good(lines[n + 1])

    def _marked(self, box: Box | None, mark: int) -> bool:
        for _ in range(4):
            if box is None:
                return False
            if box.mark & mark and not self._holds_all(box):
                return True
            box = box.parent
        return False

    def _holds_all(self, box: Box) -> bool:
        """Whether a box holds the title or the text: its names speak of the page then."""
        stretch = self._stretch
        if stretch.title is not None and box.start <= stretch.title < box.end:
            return True
        return box.start <= stretch.start and box.end >= stretch.end

    # Kinds

    def kinds(self, line: Line) -> list[PassageKind | None]:
        """The kind of every run of a line by its mark-up."""
        kinds = [self._kind(run) for run in line.runs]
        whole = len(set(kinds)) == 1
        text = line.text
        if not whole:
            return [self._within(kind, line) for kind in kinds]
        kind = kinds[0]
        long = {"byline": _BYLINE, "dateline": _DATE, "caption": _CAPTION, "credit": _BYLINE}
        if kind in long and len(text) > long[kind]:
            kind = None
        if kind == "dateline" and not _DIGIT.search(fold_long(text)):
            kind = None
        if kind is None:
            kind = self._unmarked(line)
        return [kind] * len(kinds)

    def _within(self, kind: PassageKind | None, line: Line) -> PassageKind | None:
        """A kind that only a part of a line has."""
        return kind if kind in ("caption", "credit", "post", "byline", "correction") else None

    def _unmarked(self, line: Line) -> PassageKind | None:
        if words.known().correction.match(fold_long(line.text[:80])) and not line.linked:
            return "correction"
        if line.box.tag in _HEADINGS and not self._marked(line.box, Mark.LEAD):
            return None if len(line.text) > _SENTENCE and _END.search(line.text) else "heading"
        return "caption" if self._under_picture(line) else None

    def _under_picture(self, line: Line) -> bool:
        """Whether a line is the only one in a small box, or a table, with a picture."""
        if len(line.text) > _CAPTION:
            return False
        box: Box | None = line.box
        for _ in range(5):
            if box is None or box.end - box.start > 2 or self._holds_all(box):
                return False
            if box.img and box.tag in ("figure", "table", "div", "center", "dl", "span", "p"):
                return box.tag != "p" or bool(
                    line.strong * 2 < len(line.text) and len(line.text) < _BYLINE
                )
            box = box.parent
        return False

    def _kind(self, run: Run) -> PassageKind | None:
        """The kind of a run: that of the nearest box that has one, but what others posted is
        theirs to the last word."""
        box: Box | None = run.box
        passed: list[Box] = []
        while box is not None and id(box) not in self._kinds:
            passed.append(box)
            box = box.parent
        kind = self._kinds[id(box)] if box is not None else None
        for one in reversed(passed):
            own = None if self._holds_all(one) else _own(one)
            if kind == "caption" and one.mark & Mark.CREDIT:
                own = "credit"
            kind = kind if kind in ("post", "caption") and own != "credit" else own or kind
            self._kinds[id(one)] = kind
        return kind


def _own(box: Box) -> PassageKind | None:
    """What a box says of itself."""
    if box.tag in _BY_TAG:
        return _BY_TAG[box.tag]
    for mark, kind in _BY_MARK:
        if box.mark & mark:
            return kind
    return "dateline" if box.tag == "time" else None


def _is_aside(line: Line) -> bool:
    """Whether a line is nothing but links away; a heading may be one to a page of its own."""
    if len(line.text) < _HEADED and _BARS.search(line.text):
        return line.linked > _BARRED
    return line.linked > (_SOME_LINK if len(line.text) < _BYLINE else _ALL_LINK)
