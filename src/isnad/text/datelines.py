"""The dateline that a line begins with: where the report was filed, when, and by which agency."""

from __future__ import annotations

import re
from typing import NamedTuple

from isnad.folding import fold
from isnad.text.credits import clean, is_agency, is_name
from isnad.text.lines import View
from isnad.text.rules import PageRules

_DASH = r"(?:[-\u2013\u2014\u2015\u2212]{1,3}|:)"
# A full stop stands in dates ("Dec. 2") and in the names of hosts.
_DOT = r"\.(?=\w)|\.(?=\s*\d)"
_PLACE = rf"(?:[^()\[\].!?\u061f:;\"]|{_DOT})"
_BRACKET = re.compile(rf"({_PLACE}{{0,80}}?)[\s,]*\(([^()]{{2,50}})\)\s*{_DASH}+\s*")
_SLASHES = re.compile(rf"({_PLACE}{{2,60}}?)\.?\s*/([^/\d]{{2,30}})/\.?\s*")
_BARE = re.compile(
    rf"((?:[^()\[\].!?\u061f:;\"\u00ab\u2013\u2014-]|{_DOT}){{2,60}}?)"
    r"\s*(?:[-\u2013\u2014]{1,3}|:)\s*(?=\S)"
)
# The first mark of those must stand right after what is before it, which is no longer than this.
_MARK, _LONGEST_BARE = re.compile(r"[-\u2013\u2014:]"), 60
_LAST = re.compile(r"[/,\u060c]\s*([^/,\u060c]+?)\s*$")
_AFTER = re.compile(r"([^.!?\u061f,\u060c\u2013\u2014-]{2,40}?)\s*(?:[:\u2013\u2014-]+\s*|$)")
_SPLIT = re.compile(r"\s*[,\u060c/&]\s*")
_NUMBER = re.compile(r"\d")
_LONGEST = 5
_WIDEST = 110
_EARLY = 3
_SHORT = 60
_PLACE_WORDS = 4
# An agency in brackets that no table knows: how many words it has, in how many lines at the top.
_SIGN_WORDS, _FIRST = 3, 2
_QUOTED = re.compile(
    r"[\u00ab\"\u201c]([^\u00ab\u00bb\"\u201c\u201d]{2,40})[\u00bb\"\u201d]\s*[:\u2013\u2014-]*\s*"
)


class Dateline(NamedTuple):
    """``stop``: where it ends in the form; ``agency``: the words that name who filed it."""

    stop: int
    agency: tuple[int, int] | None
    desk: bool = False


class Filed:
    """Finds datelines with the tables of one language; ``outlet`` is known to be one of them."""

    def __init__(self, rules: PageRules, outlet: str | None) -> None:
        self.rules = rules
        self.outlet = outlet

    def find(self, view: View, index: int) -> Dateline | None:
        """The dateline of a line; ``index`` counts lines that are not empty from 0."""
        return self._bracket(view, index) or self._bare(view, index)

    def _bracket(self, view: View, index: int) -> Dateline | None:
        form = view.form
        # Most lines have no such mark, which is told faster than by the patterns.
        m = _BRACKET.match(form) if "(" in form else None
        if m is None and "/" in form:
            m = _SLASHES.match(form)
        if m is None or m.end() > _WIDEST or not self._goes_on(view, m.end()):
            return None
        before, inside = view.words(*m.span(1)), view.words(*m.span(2))
        place = self.is_place(inside)
        if not before.strip():
            known = is_name(inside, self.rules) and not _NUMBER.search(inside)
            return Dateline(m.end(), m.span(2)) if known and not place else None
        signed = self._is_agency(inside) or (index < _FIRST and self._may_sign(inside))
        filed = self.is_filed(before) or (signed and self._may_be_place(before))
        return Dateline(m.end(), None if place else m.span(2)) if filed else None

    def _may_sign(self, words: str) -> bool:
        """Whether words in brackets at the very beginning may be an agency that no table knows."""
        few = 0 < len(words.split()) <= _SIGN_WORDS and not _NUMBER.search(words)
        return few and is_name(words, self.rules)

    def _may_be_place(self, words: str) -> bool:
        name = self._undated(words)
        return 0 < len(name.split()) <= _PLACE_WORDS and is_name(name, self.rules)

    def _bare(self, view: View, index: int) -> Dateline | None:
        m = _BARE.match(view.form) if _begins_marked(view.form) else None
        if m is None or not self._goes_on(view, m.end()):
            return None
        before = view.words(*m.span(1))
        if view.form[m.end(1) : m.end()].strip() == ":":
            return self._colon(view, m, index)
        if self._is_agency(before) and self._parted(view, m):
            return self._by_desk(view, m, index)
        if self.is_filed(before, index < _EARLY) and not self._is_pair(view, m):
            return self._place_first(view, m, index)
        return self._from_desk(view, m, index) if self._may_be_place(before) else None

    def _is_pair(self, view: View, m: re.Match[str]) -> bool:
        """Whether a state stands on either side of the dash: both do something together."""
        if not self.rules.holds("lands", fold(clean(view.words(*m.span(1))))):
            return False
        after = fold(view.words(m.end(), len(view.form))).split()
        return any(self.rules.holds("lands", " ".join(after[:n])) for n in (1, 2, 3))

    def _from_desk(self, view: View, m: re.Match[str], index: int) -> Dateline | None:
        """A place that no table knows, a dash, and the outlet or its desk: a line of its own."""
        rest = view.words(m.end(), len(view.form))
        desk = self._is_desk(rest)
        if index >= _EARLY or not self._parted(view, m) or not is_name(rest, self.rules):
            return None
        if not desk and (self.outlet is None or fold(clean(rest)) != fold(clean(self.outlet))):
            return None
        return Dateline(len(view.form), (m.end(), len(view.form)), desk)

    def _colon(self, view: View, m: re.Match[str], index: int) -> Dateline | None:
        """A place and a colon: in capitals, or before who filed in quotation marks."""
        if index >= _EARLY or not self.is_place(view.words(*m.span(1))):
            return None
        if who := _QUOTED.match(view.form, m.end()):
            known = self._is_agency(view.words(*who.span(1)))
            return Dateline(who.end(), who.span(1)) if known else None
        return Dateline(m.end(), None) if is_shouted(view.words(*m.span(1))) else None

    def _place_first(self, view: View, m: re.Match[str], index: int) -> Dateline | None:
        """A place and a dash: who filed may stand after it; else only early and before a body."""
        who = _AFTER.match(view.form, m.end())
        if who and (found := self._who(view, who, index)):
            return found
        if index >= _EARLY or not self._is_text(view, m.end()) or not self._parted(view, m):
            return None
        last = _LAST.search(view.form, m.start(1), m.end(1))
        agency = last.span(1) if last and self._is_agency(view.words(*last.span(1))) else None
        return Dateline(m.end(), agency)

    def _who(self, view: View, who: re.Match[str], index: int) -> Dateline | None:
        words = view.words(*who.span(1))
        whole = who.end() == len(view.form)
        desk = self._is_desk(words)
        quoted = whole and words.strip()[:1] in {"\u00ab", '"', "\u201c", "("}
        if self._is_agency(words) or (index < _EARLY and whole and (desk or quoted)):
            return Dateline(who.end(), who.span(1), desk)
        return None

    def _by_desk(self, view: View, m: re.Match[str], index: int) -> Dateline | None:
        """An agency's own sign before a dash, or an outlet and its desk as a whole line."""
        rest = view.words(m.end(), len(view.form))
        if self._is_text(view, m.end()):
            return Dateline(m.end(), m.span(1))
        if index < _EARLY and (self._is_desk(rest) or self.is_place(rest)):
            return Dateline(len(view.form), m.span(1), self._is_desk(rest))
        return None

    def _is_text(self, view: View, at: int) -> bool:
        """Whether what follows is a sentence, or more than a name."""
        rest = view.form[at:].rstrip()
        return len(rest) > _SHORT or (" " in rest and rest[-1] in ".!?\u061f")

    def _parted(self, view: View, m: re.Match[str]) -> bool:
        """Whether the dash stands between spaces, or after one: no hyphen of a name."""
        gap = view.form[m.end(1) : m.end()]
        return gap[:1].isspace() or gap[-1:].isspace()

    def _goes_on(self, view: View, at: int) -> bool:
        """Whether what follows begins a sentence, as far as capitals tell."""
        first = view.words(at, len(view.form)).lstrip("\"'\u201c\u2018\u00ab( ")[:1]
        return not first.islower()

    def _is_agency(self, words: str) -> bool:
        return is_agency(words, self.rules, self.outlet)

    def _is_desk(self, words: str) -> bool:
        return any(self.rules.holds("desk", w) for w in fold(clean(words)).split())

    def is_filed(self, words: str, capitals: bool = True) -> bool:
        """Whether the words before the dash are places, with a date perhaps."""
        pieces = [p for p in _SPLIT.split(words.strip()) if p]
        if not pieces or len(pieces) > _LONGEST or not is_short(words):
            return False
        first = self._undated(pieces[0])
        if not (self.is_place(first) or (capitals and is_shouted(first))):
            return False
        return all(self._belongs(p) for p in pieces[1:])

    def _belongs(self, piece: str) -> bool:
        piece = self._undated(piece)
        return not piece or self.is_place(piece) or is_name(piece, self.rules)

    def _undated(self, words: str) -> str:
        """The words before a date: up to the first word with a digit or a month's name."""
        out: list[str] = []
        for word in words.split():
            if _NUMBER.search(word) or self._is_month(word):
                break
            out.append(word)
        return " ".join(out)

    def _is_month(self, word: str) -> bool:
        return self.rules.holds("months", fold(word.strip(".,")))

    def is_place(self, words: str) -> bool:
        """Whether the words are a place that reports are filed from (or several joined)."""
        form = fold(clean(words))
        if self.rules.holds("places", form):
            return True
        for joiner in self.rules.lists.get("place_joiners", ()):
            left, found, right = form.partition(f" {fold(joiner)}")
            if found and self.rules.holds("places", left):
                return self.rules.holds("places", right.strip())
        return False


def _begins_marked(form: str) -> bool:
    """Whether a line may begin as ``_BARE`` says, by where its first mark stands."""
    mark = _MARK.search(form)
    return mark is not None and len(form[: mark.start()].rstrip()) <= _LONGEST_BARE


def is_short(words: str) -> bool:
    """Whether there are no more words than a place and a date have."""
    return len(words.split()) <= 2 * _LONGEST


def is_shouted(words: str) -> bool:
    """Whether the words are in capitals, as places in datelines are."""
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters) and len(words.split()) <= 4
