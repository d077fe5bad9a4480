"""What the lines of a report are by their words and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from isnad.folding import fold_long
from isnad.reading.page.dates import tells_clock, told
from isnad.reading.page.dom import Box, Line
from isnad.reading.page.names import after_label, is_control, names, says_writer
from isnad.reading.page.signatures import is_alone, reported
from isnad.reading.page.words import known, label
from isnad.records import PassageKind

_END = re.compile("[.!?\u061f\u2026][\"'\u00bb\u201d\u2019)\\]]*$")
_ALIGNED = re.compile(r"text-align\s{0,9}:\s{0,9}(?:right|left|end)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MARKS = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb \u00a0"
_ADDRESS = re.compile(r"(?:\[?\d{0,3}\]?\s?)?(?:https?://|www\.)\S+\s?")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_RIGHTS = re.compile(r"\W{0,3}(?:[\u00a9\u00ae]|\(c\)\s)")
_AROUND = ("boilerplate", "correction", "credit", "caption")
_CELLS = ("li", "td", "th", "dd", "dt", "h2", "h3", "h4", "h5", "h6")
_HEADED, _QUOTES, _SIGNATURE, _LAST, _WORDS = 120, 40, 70, 3, 5
_STAMP, _SENTENCES = 12, 140


class Kept:
    """A line of the report: ``line`` and, for each of its runs, its kind (null: body)."""

    __slots__ = ("kinds", "line")

    def __init__(self, line: Line, kinds: list[PassageKind | None]) -> None:
        self.line, self.kinds = line, kinds

    @property
    def kind(self) -> PassageKind | None:
        """The kind of most of its words."""
        first = self.kinds[0]
        if self.kinds.count(first) == len(self.kinds):
            return first
        sizes: dict[PassageKind | None, int] = {}
        for run, kind in zip(self.line.runs, self.kinds, strict=True):
            sizes[kind] = sizes.get(kind, 0) + len(run.text)
        return max(sizes, key=lambda kind: sizes[kind])


def is_dated(text: str) -> bool:
    """Whether a short line is there to tell a day."""
    return len(text) <= _HEADED and bool(_DIGIT.search(text)) and told(text, True) != (None, None)


def signs(text: str) -> bool:
    """Whether a short line says by a label who wrote the report."""
    return says_writer(text) and bool(names(text))


def is_person(text: str) -> bool:
    """Whether words that stand beside a date may be a writer's name: few, with a capital each
    where the letters have any."""
    words = text.strip().split()
    if not 2 <= len(words) <= _WORDS or len(names(text)) != 1 or text.strip()[-1:] in ":.":
        return False
    return all(word[:1].isupper() or not (word.isupper() or word.islower()) for word in words)


def opens(line: Line) -> bool:
    """Whether a line reads like a paragraph: a sentence, or a long line."""
    return len(line.text) >= _HEADED or bool(_END.search(line.text))


def is_stamp(line: Line, most: int = 3) -> bool:
    """Whether a line is a date and hardly a word more: at most so many."""
    words = line.text.split()
    if len(words) > _STAMP + most or line.box.tag == "li":
        return False
    if not is_dated(line.text) and not tells_clock(line.text):
        return False
    told_ = known()
    dates = {*told_.months, *told_.weekdays, *told_.zones}
    rest = [w for w in words if w.isalpha() and fold_long(w) not in dates and len(w) > 1]
    return len(rest) <= most


def is_furniture(line: Line) -> bool:
    """Whether a line asks readers for something, or leads away by a label: a link to another
    report, an address, a right."""
    text = line.text[:_HEADED]
    form = fold_long(text)
    whole = len(line.text) > _SENTENCES and _END.search(line.text)
    if known().asks.match(form) and (not whole or _appeals(line)):
        return True
    head, colon, rest = form.partition(":")
    if colon and rest.strip() and known().sections.get(label(head)):
        # One word alone ("Latest:") may begin a paragraph of a report as well.
        return len(line.text) <= _SENTENCES and bool(line.link or " " in label(head))
    link = known().sections.get(label(_LINK.sub("", text))) if _LINK.search(text) else None
    return bool(link or _ADDRESS.fullmatch(line.text) or _RIGHTS.match(form))


def _appeals(line: Line) -> bool:
    """Whether a whole paragraph that begins like one that asks readers for something does so."""
    speaks = known().pattern("closing", "person").search(fold_long(line.text))
    return bool(speaks) and line.text.count('"') + line.text.count("\u201c") == 0


def is_pressed(line: Line) -> bool:
    """Whether a line is nothing but what a page lets its readers press."""
    runs = [run.text for run in line.runs if any(map(str.isalnum, run.text))]
    return bool(runs) and all(map(is_control, runs))


def credited(kept: list[Kept]) -> None:
    """Short lines at the end that say by a label whom the report was taken from."""
    for one in kept[-_LAST:]:
        text = one.line.text.strip()
        bare = text.strip("() ")
        short = len(text) <= _SIGNATURE and one.kind in (None, "heading") and not _END.search(text)
        if short and after_label(bare, "original") and len(bare.split()) > 1:
            one.kinds = ["credit"] * len(one.kinds)


def signed(kept: list[Kept]) -> None:
    """A name on one of the last lines, set to the side or strong, is who wrote the report."""
    shown = [one for one in kept if one.kind not in _AROUND]
    found: list[Kept] = []
    for place in range(len(shown) - 1, max(-1, len(shown) - 1 - _LAST), -1):
        one = shown[place]
        by = one.kind in (None, "heading") and (
            is_signature(one.line, last=place == len(shown) - 1)
            or (len(found) == len(shown) - 1 - place and _signs_alone(one, shown, place))
        )
        if by:
            found.append(one)
        elif found:
            break
    for one in found if len(found) < _LAST else ():
        one.kinds = ["byline"] * len(one.kinds)


def _signs_alone(one: Kept, shown: list[Kept], place: int) -> bool:
    """Whether a line below a paragraph is nothing but a name that the report does not tell of, or
    says who reported from where."""
    text = one.line.text
    if not place or one.line.box.tag in _CELLS:
        return False
    if reported(text):
        return True
    before = shown[place - 1].line.text
    if not is_alone(text) or not (_END.search(before) or is_alone(before)):
        return False
    form = fold_long(text)
    return not any(form in fold_long(other.line.text) for other in shown[:place])


def is_signature(line: Line, *, last: bool) -> bool:
    """Whether a line is a name that stands to the side, or the strong ``last`` line of a text."""
    if len(line.text) > _SIGNATURE or _END.search(line.text):
        return False
    strong = last and 2 * line.strong > len(line.text) and len(line.text.split()) <= _WORDS
    return (strong or _aside(line.box)) and bool(names(line.text))


def _aside(box: Box | None) -> bool:
    for _ in range(3):
        if box is None:
            return False
        if box.attrs.get("align") in ("right", "left") or _ALIGNED.search(
            box.attrs.get("style") or ""
        ):
            return box.end - box.start <= 2
        box = box.parent
    return False


def headings(kept: list[Kept]) -> None:
    """Short strong lines before longer ones are headings."""
    for one, after in pairwise(kept):
        line = one.line
        strong = line.strong >= len(line.text) > 0 and len(line.text) <= _HEADED
        if one.kind is None and strong and not _END.search(line.text) and line.text[-1] != ":":
            if after.kind is None and len(after.line.text) > len(line.text):
                one.kinds = ["heading"] * len(one.kinds)


def listed(kept: list[Kept]) -> None:
    """What stands in one list with a writer's name (a role, a place) is about the writer."""
    lists = {id(box.parent) for one in kept if "byline" in one.kinds and (box := _item(one.line))}
    for one in kept if lists else ():
        box = _item(one.line)
        if one.kind is None and box and id(box.parent) in lists:
            one.kinds = ["boilerplate"] * len(one.kinds)


def _item(line: Line) -> Box | None:
    """The list item that a line stands in."""
    box: Box | None = line.box
    for _ in range(3):
        if box is None or box.tag == "li":
            return box
        box = box.parent
    return None


def pulled(kept: list[Kept]) -> None:
    """Quotations that are shown a second time, beside the text."""
    quotes = [one for one in kept if one.kind is None and _quoted(one.line.box)][:_QUOTES]
    if not quotes:
        return
    asked = {id(one) for one in quotes}
    text = "\n".join(one.line.text for one in kept if id(one) not in asked)
    for one in quotes:
        bare = one.line.text.strip(_MARKS)
        if len(bare) > 20 and bare.rstrip(".") in text:
            one.kinds = ["boilerplate"] * len(one.kinds)


def _quoted(box: Box | None) -> bool:
    for _ in range(3):
        if box is None:
            return False
        if box.tag in ("blockquote", "aside"):
            return True
        box = box.parent
    return False


def rows(kept: list[Kept]) -> Iterator[list[Kept]]:
    """The lines, those of one row of a small table together."""
    row: list[Kept] = []
    for one in kept:
        if row and not _same_row(row[-1].line.box, one.line.box):
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _same_row(one: Box, other: Box) -> bool:
    cells = one.tag in ("td", "th") and other.tag in ("td", "th") and one is not other
    single = one.end - one.start == 1 and other.end - other.start == 1
    return cells and single and one.parent is other.parent
