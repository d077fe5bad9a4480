"""A page as boxes (its elements) and lines (what stands on a line of its own), in one walk.

The walk keeps its own stack, so that no depth of nesting is too much for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isnad.reading.page.marks import Mark, leads_to_writer, marks_of, names_writer

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Never words of a report: not walked into. Their meaning for a page is read elsewhere.
_SKIPPED = frozenset(
    "head script style noscript template svg math iframe object embed applet canvas audio video map select "
    "datalist button textarea input nav dialog progress meter amp-ad amp-analytics amp-sidebar "
    "amp-consent amp-social-share amp-embed amp-iframe rt rp frameset noframes".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb "
    "s samp small span strike strong sub sup time tt u var wbr -text img picture source amp-img".split()
)
_STYLED = frozenset(("span", "time", "a", "label", "small", "cite"))
_TELLING = frozenset(("article", "main", "aside", "footer", "time"))
_STRONG = frozenset(("strong", "b"))
_LIGHT = frozenset(("em", "i", "small", "cite"))
_NAMES = frozenset(
    (
        "class",
        "id",
        "itemprop",
        "role",
        "rel",
        "data-component",
        "data-testid",
        "data-role",
        "data-type",
    )
)
_UNSEEN = re.compile(
    r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|clip\s{0,9}:\s{0,9}rect\()",
    re.IGNORECASE,
)
# White space that a browser shows as one space, and what else would part a line of the text.
_SPACE = re.compile("[ \t\n\r\f\u2028\u2029]+")
_BETWEEN = dict.fromkeys(map(ord, "|[]()-\u2013\u2014\u00b7\u2022\u00ab\u00bb/>:+\u203a"))
_LISTED, _FEW = 200, 8
_SPACES = " \t\n\r\f\u2028\u2029"


class Box:
    """An element. ``nth``: which child element of its parent it is; ``start`` and ``end``: its
    lines; ``mark``: what its names say."""

    __slots__ = ("attrs", "end", "img", "mark", "nth", "parent", "start", "tag")

    def __init__(
        self, parent: Box | None, tag: str, nth: int, mark: int, attrs: dict[str, str | None]
    ) -> None:
        self.parent, self.tag, self.nth, self.mark, self.attrs = parent, tag, nth, mark, attrs
        self.start = self.end = 0
        self.img: str | None = None


class Run:
    """The words of one text node on one line: ``text`` with single spaces, where it begins in the
    node's own words with single spaces (``at``), and which text node of ``box`` it is (``nth``; 0:
    none, a space that the page's style shows)."""

    __slots__ = ("at", "box", "nth", "text")

    def __init__(self, box: Box, nth: int, text: str, at: int) -> None:
        self.box, self.nth, self.text, self.at = box, nth, text, at


class Line:
    """A line: its runs, the words that they make, how many letters of it are links, strong or
    light (in italics or small), and the block that it stands in."""

    __slots__ = ("box", "light", "link", "runs", "strong", "text")

    def __init__(
        self, box: Box, runs: list[Run], text: str, link: int, strong: int, light: int
    ) -> None:
        self.box, self.runs, self.text = box, runs, text
        self.link, self.strong, self.light = link, strong, light

    @property
    def linked(self) -> float:
        """The share of its letters that stand in links, marks between the links left out."""
        if not 0 < self.link < len(self.text) or len(self.text) > _LISTED:
            return self.link / max(1, len(self.text))
        return self.link / max(self.link, len(self.text.translate(_BETWEEN)))


class Tree:
    """The boxes of a page in the order of the page, those of them whose names or tags say what is
    in them (``told``), and its lines; ``jumps``: links to a place further down, each with the line
    that it stands before, the place's name and its words, seen or not; ``places``: before which
    line the places stand that are so named."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.told: list[Box] = []
        self.lines: list[Line] = []
        self.jumps: list[tuple[int, str, str]] = []
        self.places: dict[str, int] = {}


class _Frame:
    """Where the walk stands in one element: the next child and how many there were."""

    __slots__ = ("block", "box", "elements", "light", "link", "next", "pre", "strong", "texts")

    def __init__(
        self, box: Box, block: Box, link: bool, strong: bool, light: bool, pre: bool
    ) -> None:
        self.box, self.block, self.pre = box, block, pre
        self.link, self.strong, self.light = link, strong, light
        self.elements = self.texts = 0
        self.next: LexborNode | None = None


def walk(root: LexborNode) -> Tree:
    """The boxes and lines below ``root`` (the ``html`` element)."""
    return _Walk().over(root)


class _Walk:
    def __init__(self) -> None:
        self.tree = Tree()
        self._open: list[tuple[_Frame, int, str, int]] = []

    def over(self, root: LexborNode) -> Tree:
        box = Box(None, root.tag or "html", 1, 0, {})
        self.tree.boxes.append(box)
        frame = _Frame(box, box, False, False, False, False)
        stack: list[_Frame] = []
        node = root.child
        while True:
            if node is None:
                self._close(frame)
                if not stack:
                    return self.tree
                frame = stack.pop()
                node = frame.next
                continue
            tag = node.tag
            if tag == "-text":
                frame.texts += 1
                self._text(frame, node.text_content or "")
            elif tag is not None and tag[0] != "-" and tag[0] != "!":
                frame.elements += 1
                child = self._element(frame, node, tag)
                if child is not None:
                    frame.next = node.next
                    stack.append(frame)
                    frame, node = child, node.child
                    continue
            node = node.next

    def _element(self, frame: _Frame, node: LexborNode, tag: str) -> _Frame | None:
        """The frame of an element that is walked into; None for one that is not."""
        if tag in _SKIPPED:
            return None
        if tag == "br" or tag == "hr":
            self._flush(frame)
            return None
        attrs: dict[str, str | None] = node.attributes
        if tag == "img" or tag == "amp-img":
            _picture(frame.box, attrs)
            return None
        mark = _mark(tag, attrs) if attrs else 0
        if attrs:
            self._jump(node, tag, attrs)
        if mark & Mark.HIDDEN:
            self._unseen(frame.box, node, tag)
            return None
        inline = tag in _INLINE or ("-" in tag and tag not in _SKIPPED)
        if not inline:
            self._flush(frame)
        box = Box(frame.box, tag, frame.elements, mark, attrs)
        box.start = len(self.tree.lines)
        self.tree.boxes.append(box)
        if mark or tag in _TELLING:
            self.tree.told.append(box)
        link = frame.link or (tag == "a" and _leads_away(attrs))
        strong = frame.strong or tag in _STRONG
        light, pre = frame.light or tag in _LIGHT, frame.pre or tag == "pre"
        return _Frame(box, frame.block if inline else box, link, strong, light, pre)

    def _jump(self, node: LexborNode, tag: str, attrs: dict[str, str | None]) -> None:
        """Remembers links to a place on the page, and places."""
        if name := attrs.get("id"):
            self.tree.places.setdefault(name, len(self.tree.lines) + bool(self._open))
        href = attrs.get("href") or ""
        if tag == "a" and href[:1] == "#" and len(href) > 1:
            at = len(self.tree.lines)
            self.tree.jumps.append((at, href[1:], _first_words(node)))

    def _unseen(self, parent: Box, node: LexborNode, tag: str) -> None:
        """Words that are only read aloud may say that what stands beside them is a writer."""
        if tag in _INLINE and not parent.mark & Mark.BYLINE and names_writer(_first_words(node)):
            if not parent.mark and parent.tag not in _TELLING:
                self.tree.told.append(parent)
            parent.mark |= Mark.BYLINE

    def _close(self, frame: _Frame) -> None:
        box = frame.box
        # An inline element that holds blocks ends its last line as they do.
        if frame.block is box or len(self.tree.lines) > box.start:
            self._flush(frame)
        box.end = len(self.tree.lines)
        if box.img and box.parent is not None and not box.parent.img:
            box.parent.img = box.img

    def _text(self, frame: _Frame, data: str) -> None:
        if frame.pre and "\n" in data:
            self._preformatted(frame, data)
        elif self._open or data.strip(_SPACES):
            self._open.append((frame, frame.texts, data, 0))

    def _preformatted(self, frame: _Frame, data: str) -> None:
        """One text node on several lines; a line end is one of the node's spaces."""
        at = 0
        for number, piece in enumerate(data.split("\n")):
            text = _SPACE.sub(" ", piece)
            if number:
                self._flush(frame)
                text = text.lstrip(" ")
            if text.strip(" "):
                self._open.append((frame, frame.texts, text, at))
                at += len(text.rstrip(" ")) + 1
            elif number == 0:
                at = 1

    def _single(self, frame: _Frame, inside: _Frame, nth: int, data: str, at: int) -> None:
        """A line of one text node, which most are."""
        text = _SPACE.sub(" ", data)
        words = text.strip(" ")
        if words.strip():
            size = len(words)
            run = Run(inside.box, nth, words, at + (text[0] == " "))
            shares = (inside.link * size, inside.strong * size, inside.light * size)
            line = Line(frame.block, [run], words, *shares)
            self.tree.lines.append(line)

    def _flush(self, frame: _Frame) -> None:
        """Ends the line that is open, if there is one."""
        if not self._open:
            return
        if len(self._open) == 1:
            self._single(frame, *self._open.pop())
            return
        runs: list[Run] = []
        link = strong = light = 0
        spaced = True
        for inside, nth, data, at in self._open:
            text = _SPACE.sub(" ", data)
            doubled = spaced and text[:1] == " "
            if doubled:
                text = text[1:]
            if text:
                spaced = text[-1] == " "
                if runs and _glued(runs[-1], Run(inside.box, nth, text, at)):
                    runs.append(Run(inside.box, 0, " ", 0))
                runs.append(Run(inside.box, nth, text, at + doubled))
                link += len(text) if inside.link else 0
                strong += len(text) if inside.strong else 0
                light += len(text) if inside.light else 0
        self._open.clear()
        if runs and spaced:
            runs[-1].text = runs[-1].text[:-1]
            if not runs[-1].text:
                runs.pop()
        text = "".join([run.text for run in runs])
        if text.strip():
            self.tree.lines.append(Line(frame.block, runs, text, link, strong, light))


def _first_words(node: LexborNode) -> str:
    """The words of the first few nodes in an element: hostile pages nest what should be short."""
    found: list[str] = []
    one, depth = node.child, 0
    for _ in range(_FEW):
        if one is None:
            break
        if one.tag == "-text":
            found.append((one.text_content or "")[:_LISTED])
        elif one.child is not None:
            one, depth = one.child, depth + 1
            continue
        while depth and one is not None and one.next is None:
            one, depth = one.parent, depth - 1
        one = one.next if one is not None else None
    return " ".join(found)[:_LISTED]


def _leads_away(attrs: dict[str, str | None]) -> bool:
    """Whether a link is one to another page: not an anchor, and not to a place in a page."""
    href = attrs.get("href")
    if href is None:
        return "name" not in attrs and "id" not in attrs
    return "#" not in href or href == "#"


def _glued(one: Run, other: Run) -> bool:
    """Whether words of two elements stand together only where a style keeps them apart."""
    before, after = one.text[-1], other.text[0]
    if not (before.isalnum() and after.isalnum()) or one.box is other.box:
        return False
    if one.box.parent is other.box.parent and one.box.tag in _STYLED and other.box.tag in _STYLED:
        return True
    if not (one.box.tag in _STYLED or other.box.tag in _STYLED):
        return False
    return before.isdigit() != after.isdigit() or (not before.isupper() and after.isupper())


def _picture(box: Box, attrs: dict[str, str | None]) -> None:
    if not box.img:
        box.img = attrs.get("src") or attrs.get("data-src") or "#"


def _mark(tag: str, attrs: dict[str, str | None]) -> int:
    """The flags of an element; HIDDEN where a browser does not show it."""
    names = tag if "-" in tag else ""
    for key, value in attrs.items():
        if key in _NAMES:
            names = f"{names} {value}" if value else names
        elif (
            key == "hidden"
            or (key == "aria-hidden" and value == "true")
            or (key == "style" and value and _UNSEEN.search(value))
        ):
            return Mark.HIDDEN
    mark = marks_of(names) if names else 0
    if tag == "a" and leads_to_writer(attrs.get("href") or ""):
        return mark | Mark.BYLINE
    return mark
