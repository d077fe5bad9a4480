"""What a line of a page is, by its own words: furniture, credits, datelines, captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from isnad.folding import fold
from isnad.records import CarriedBy, Part, PassageKind
from isnad.text.credits import Link, all_short, clean, is_agency, is_name, linked, named, parts
from isnad.text.datelines import Filed
from isnad.text.lines import View
from isnad.text.rules import PageRules, Rule

_NOISE = re.compile(r"(?:[^\w()\[\]]|_)*$")
_ENCLOSED = re.compile(r"\s*([(\[])([^()\[\]]*)[)\]][\s.]*$")
_TAIL_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,160})[)\]]([\s.]*)$")
_LEAD = re.compile(r"[^\w(\[@#\u00a9]+")
_TRAIL = frozenset(".!|:\u00bb\u203a>\u2192\u2026")
_SQUARE = re.compile(r"\s*\[[^\[\]]{1,40}\]$")
_CLOCK = re.compile(r"[\d\s/:.,|+\u2013\u2014-]*(?:[ap]\.?m\.?|gmt|utc)?[\d\s/:.,|+-]*$")
_TAGS = re.compile(r"(?:\s*[#@][\w.]+[\s,]*)+$")
_RIGHTS = re.compile(r"\W*(?:\u00a9|\(c\)\s)")
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+$")
_SLASHED = re.compile(r"\s*[^/]{2,40}/[^/]{2,40}(?:/[^/]{2,30})?$")
_SIGNATURE = re.compile(r"[^\W\d_][^\W\d_ .'-]*(?:[ .'-]+[^\W\d_]+)*\s*$")
_FINAL = re.compile(r"[.!?\u061f\u2026][\"'\u00bb\u201d\u2019)]*\s*$")
_END_LINES = 6
_START_LINES = 3
_SIGNED = 5
_LONG = 300
_CUE = 40
_TAIL = 240
_JOINT = re.compile(r"[\s|\u2013\u2014-]+$")
_UNBALANCED = re.compile(r"\s*[\"\u201c\u00ab][^\"\u201d\u00bb]*$")
_STOP = re.compile(r"(?<!\b\w)[.!?\u061f\u2026][\"'\u00bb\u201d\u2019)\]]*\s+")


@dataclass(slots=True)
class Cut:
    """A piece of a line that is of another kind than the rest, and what it names."""

    start: int
    end: int
    kind: PassageKind
    carried: list[CarriedBy] = field(default_factory=list)


Reading = tuple[PassageKind | None, list[Cut]]


class Page:
    """Reads lines with the page rules of one language; ``outlet`` is whose page it is."""

    def __init__(self, rules: PageRules, outlet: str | None) -> None:
        self.rules = rules
        self.outlet = outlet
        self.filed = Filed(rules, outlet)

    def read(self, view: View, part: Part, index: int, left: int) -> Reading:
        """What a line is and the pieces in it that are of another kind; kind None: undecided.

        ``index`` counts the lines before it, ``left`` those after it.
        """
        place = _Place(view, part, index, left)
        if part == "title":
            return None, self._tail(place, 0)[1]
        whole = self._whole(place)
        if whole is not None:
            return whole.kind, [whole]
        kind, cuts, at = self._head(place)
        tail_kind, tail = self._tail(place, at)
        return kind or tail_kind, cuts + tail

    def matches(self, rule: Rule, line: str) -> bool:
        """Whether a rule by itself matches a line, wherever the line stands; for its examples."""
        view = View(line, 0, len(line))
        form, place = view.form, _Place(view, "text", 1, 1)
        begin, stop = core(form)
        bracket = _TAIL_BRACKET.search(form)
        found = {
            "line": rule.pattern.fullmatch(form, begin, stop),
            "head": rule.pattern.match(form, _begin(form)),
            "bracket": bracket and rule.pattern.fullmatch(form, *bracket.span(1)),
            "tail": _last(rule, form, 0, _behind_stops(form, 0)),
        }
        matches = (m for at in rule.at if (m := found[at]))
        return any(self._cut(place, rule, m, m.start(), len(form)) for m in matches)

    # Whole lines

    def _whole(self, place: _Place) -> Cut | None:
        view = place.view
        if (neutral := self._neutral(place)) is not None:
            return neutral
        begin, stop = core(view.form)
        if stop - begin > _LONG:
            return None
        for rule in self.rules.candidates("line", view.form[begin:stop]):
            m = place.suits(rule) and rule.pattern.fullmatch(view.form, begin, stop)
            if m:
                cut = self._cut(place, rule, m, 0, len(view.form))
                if cut is not None:
                    return cut
        return None

    def _neutral(self, place: _Place) -> Cut | None:
        """Furniture that needs no words: bare links, clocks, tags, rights, rules."""
        form = place.view.form.strip()
        if m := _URL.match(form):
            kind: PassageKind = "original" if place.left < _END_LINES else "boilerplate"
            begin = place.view.form.index(form)
            link = [linked(place.view, begin, begin + m.end(), place.part)]
            return place.cut(kind, 0, None, link if kind == "original" else [])
        bare = not any(c.isalnum() for c in form)
        for pattern in (_CLOCK, _TAGS, _MAIL):
            bare = bare or pattern.match(form) is not None
        if bare or _RIGHTS.match(form):
            return place.cut("boilerplate")
        if _SQUARE.match(form) and "/" not in form:
            return place.cut("boilerplate")
        return None

    # Beginnings

    def _head(self, place: _Place) -> tuple[PassageKind | None, list[Cut], int]:
        view = place.view
        for rule in self.rules.candidates("head", view.form):
            m = place.suits(rule) and rule.pattern.match(view.form, _begin(view.form))
            if m and m.end() < len(view.form):
                return rule.rest, [place.cut(rule.kind, 0, m.end())], m.end()
        found = self.filed.find(view, place.index)
        if found is None:
            return None, [], 0
        link: Link = "byline" if found.desk else "credit"
        spans = parts(view, *found.agency, self.rules) if found.agency else []
        cut = place.cut("dateline", 0, found.stop, named(view, spans, link, place.part))
        return None, [cut], found.stop

    # Ends

    def _tail(self, place: _Place, at: int) -> Reading:
        view = place.view
        bracket = _TAIL_BRACKET.search(view.form, at)
        if bracket:
            if found := self._bracket(place, bracket, at):
                return found
        begins: list[int] = []
        for rule in self.rules.tails(view.form[max(at, len(view.form) - _TAIL) :]):
            if not place.suits(rule):
                continue
            begins = begins or _behind_stops(view.form, at)
            m = _last(rule, view.form, at, begins)
            if m:
                begin = at + len(_JOINT.sub("", view.form[at : m.start()]))
                cut = self._cut(place, rule, m, begin, len(view.form))
                if cut is not None:
                    return self._beside(place, rule.rest, cut, at, begin)
        return None, []

    def _bracket(self, place: _Place, b: re.Match[str], at: int) -> Reading | None:
        view = place.view
        begin, stop = b.span(1)
        alone = not view.form[at : b.start()].strip()
        final = alone or _FINAL.search(view.form, at, b.start()) is not None
        loose = bool(b[2].strip()) and not final
        for rule in self.rules.candidates("bracket", view.form[begin:stop]):
            m = rule.pattern.fullmatch(view.form, begin, stop)
            if loose and rule.rest is None:
                continue
            if (
                m
                and place.suits(rule)
                and (rule.link != "credit" or self._fits(place, m, at, b, final))
            ):
                cut = self._cut(place, rule, m, b.start(), len(view.form))
                if cut is not None:
                    return self._beside(place, rule.rest, cut, at, b.start())
        return None if loose else self._unmarked(place, b, at, final)

    def _fits(
        self, place: _Place, m: re.Match[str], at: int, b: re.Match[str], final: bool
    ) -> bool:
        """Whether a credit in brackets speaks of the report and not of the sentence before it."""
        if final or self._signs(place, at, b.start()):
            return True
        return "name" in m.groupdict() and self._agencies(place.view, *m.span("name"))

    def _unmarked(self, place: _Place, b: re.Match[str], at: int, final: bool) -> Reading | None:
        """Names in brackets without a cue: agencies, or two names with a stroke under a photo."""
        view = place.view
        spans = parts(view, *b.span(1), self.rules)
        if self._agencies(view, *b.span(1)):
            cut = place.cut("credit", b.start(), None, named(view, spans, "credit", place.part))
            return self._beside(place, None, cut, at, b.start())
        words = [view.words(*s) for s in spans]
        if final or not _SLASHED.match(b[1]) or not all(is_name(w, self.rules) for w in words):
            return None
        if not any(c.islower() for w in words for c in w) and self.rules.cased:
            return None
        cut = place.cut("credit", b.start(), None, named(view, spans, "photo", place.part))
        return "caption", [cut]

    def _agencies(self, view: View, begin: int, stop: int) -> bool:
        spans = parts(view, begin, stop, self.rules)
        known = [is_agency(view.words(*s), self.rules, self.outlet) for s in spans]
        alike = all(is_name(view.words(*s), self.rules) for s in spans)
        return any(known) and (all(known) or alike)

    def _beside(
        self, place: _Place, rest: PassageKind | None, cut: Cut, at: int, stop: int
    ) -> Reading:
        """The kind of the words before a credit: a short name is who wrote the report."""
        left = place.view.form[at:stop].strip()
        if not left:
            return cut.kind, [cut]
        if rest is None and self._signs(place, at, stop):
            spans = parts(place.view, at, stop, self.rules)
            return "byline", [
                place.cut("byline", at, stop, named(place.view, spans, "byline", place.part)),
                cut,
            ]
        return rest, [cut]

    def _signs(self, place: _Place, begin: int, stop: int) -> bool:
        """Whether words beside a credit are a writer's name: few, and near an end of the text."""
        near = place.left < _END_LINES or place.index < _START_LINES
        return place.part == "text" and near and self._person(place.view, begin, stop)

    def _person(self, view: View, begin: int, stop: int) -> bool:
        words = view.words(begin, stop)
        few = 0 < len(clean(words).split()) <= _SIGNED and not re.search(r"[\d.!?\u061f]", words)
        return few and is_name(words, self.rules)

    def signature(self, view: View, part: Part) -> Cut | None:
        """The whole line as the name of who wrote the report; None where it cannot be one."""
        words = clean(view.raw)
        if not 2 <= len(words.split()) <= 4 or not self._person(view, 0, len(view.form)):
            return None
        if not _SIGNATURE.match(view.form):
            return None
        if self.rules.cased and not all(w[:1].isupper() for w in words.split()):
            return None
        carried = named(view, parts(view, 0, len(view.form), self.rules), "byline", part)
        return Cut(view.start, view.start + len(view.raw), "byline", carried)

    # What a rule found

    def _cut(self, place: _Place, rule: Rule, m: re.Match[str], a: int, b: int) -> Cut | None:
        """The piece that a rule found with what it names; None where its slots do not fit."""
        view = place.view
        found = [key for key, words in m.groupdict().items() if words]
        carried: list[CarriedBy] = []
        for key in found:
            if key == "url":
                carried.append(linked(view, *m.span(key), place.part))
                continue
            spans = parts(view, *m.span(key), self.rules)
            if not self._names(view, spans, rule.phrase) or _UNBALANCED.match(m[key]):
                return None
            link = "credit" if key == "credit" else rule.link
            if link is not None and key != "place":
                carried += named(view, spans, cast("Link", link), place.part)
        return place.cut(rule.kind, a, b, carried)

    def _names(self, view: View, spans: list[tuple[int, int]], phrase: bool) -> bool:
        """Whether all the spans may be names, or short phrases; there must be one."""
        if not spans or not all_short(spans):
            return False
        words = [view.words(*span) for span in spans]
        if phrase:
            return not any(_STOP.search(w) for w in words)
        return all(is_name(w, self.rules) or self._known(w) for w in words)

    def _known(self, words: str) -> bool:
        """Whether the words stand for agencies, be it without a name."""
        return self.rules.holds("agencies", fold(clean(words)))


@dataclass(slots=True)
class _Place:
    """A line and where it stands on the page."""

    view: View
    part: Part
    index: int
    left: int

    def suits(self, rule: Rule) -> bool:
        """Whether the line stands where the rule looks."""
        if rule.where == "first":
            return self.index < _START_LINES
        if rule.where == "last":
            return self.left < _END_LINES
        if rule.where == "later":
            return self.index > 0
        return True

    def cut(
        self,
        kind: PassageKind,
        begin: int = 0,
        stop: int | None = None,
        carried: list[CarriedBy] | None = None,
    ) -> Cut:
        """A piece of the line, without the white space around it."""
        view = self.view
        start, end = view.span(begin, len(view.form) if stop is None else stop)
        if begin == 0:
            start = view.start
        words = view.raw[start - view.start : end - view.start]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return Cut(start, end, kind, carried or [])


def _begin(form: str) -> int:
    m = _LEAD.match(form)
    return m.end() if m else 0


def core(form: str) -> tuple[int, int]:
    """The words of a line without bullets before and stops after them, and out of brackets that
    hold the whole line."""
    m = _ENCLOSED.match(form)
    if m:
        return m.span(2)
    begin = _begin(form)
    return begin, _trail(form, begin)


def _trail(form: str, at: int) -> int:
    """Where the stops and spaces begin that end a line."""
    stop = len(form)
    while stop > at and (form[stop - 1] in _TRAIL or form[stop - 1].isspace()):
        stop -= 1
    return stop


def _behind_stops(form: str, at: int) -> list[int]:
    """Where what ends a line may begin, whatever a rule says of it."""
    stop = _trail(form, at)
    return [at, *(m.end() for m in _STOP.finditer(form, max(at, stop - _TAIL), stop))]


def _last(rule: Rule, form: str, at: int, begins: list[int]) -> re.Match[str] | None:
    """The match of a rule that ends the line, whatever stops follow it. ``begins``: where it may
    begin besides where its own words are."""
    stop = _trail(form, at)
    found = rule.pattern.finditer(form, max(at, stop - _TAIL), stop)
    for begin in sorted({*begins, *(m.start() for m in found)}):
        full = rule.pattern.fullmatch(form, begin, stop)
        if full and _apart(form, at, full):
            return full
    return None


def _apart(form: str, at: int, m: re.Match[str]) -> bool:
    """Whether a match stands apart from the words before it: a mark between them, or in it."""
    before = form[at : m.start()].rstrip()
    if m[0].count("(") != m[0].count(")"):
        return False
    own = m[0].lstrip()[:1]
    marked = not before or (
        before[-1] not in ",\u060c" and not (before[-1].isalnum() and own.isalnum())
    )
    return marked or ":" in m[0][:_CUE]


__all__ = ["Cut", "Page", "core"]
