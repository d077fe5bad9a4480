"""How somebody without a name is called: by what they are, of which body or where."""

from __future__ import annotations

import re

from isnad.folding import fold
from isnad.languages.speakers import Role, roles
from isnad.records import Claim, Source
from isnad.stories import sides
from isnad.stories.bodies import Named, Reader
from isnad.stories.known import Known

# Kinds of words that tell what a speaker is; of these, those for people.
HEADS = frozenset({"who", "some", "what"})
PEOPLE = frozenset({"who", "some"})
SPOKES = "spokes"
# The language of glosses.
SHOWN = "en"
# What speakers are who speak for others than themselves.
PUBLIC = ("source", SPOKES, "official", "diplomat", "commander")
# Those who tell what they saw for the outlet that they write for.
STAFF = frozenset({"reporter", "correspondent"})
# Sectors of people whom no office makes public.
PRIVATE = frozenset({"CVL", "REF", "EDU", "UNK"})
# Of these a body speaks for others, one of its people only where they do so by what they are.
_WORKING = frozenset({"BUS", "NGO"})
# Sectors of bodies that are somewhere: councils, committees, monitors.
_LOCAL = frozenset({"GOV", "NGO", "UNK"})
SOMEBODY = "person"
_MARK = re.compile(r"[^\w\s'\u2019-]")
# Marks that part a name from what explains it.
_PARTING = frozenset({",", "(", "\u060c", "-", "\u2013"})
# How far from a name the words may stand that tell what its bearer is, in letters; and how many
# words may stand between; how many words a title has at most that a mark parts from
# the office before it.
_NEAR, _BETWEEN, _TITLE = 60, 1, 2


class Words:
    """The words of a report for somebody, and those around them that tell of them. ``around``: the
    sentence (or the words alone); ``said``: their offsets in it."""

    def __init__(self, one: Source, claim: Claim) -> None:
        self.code = claim.report.language
        self.day = (claim.report.published or "")[:10] or None
        self.text = (one.antecedent.quote if one.antecedent else one.text) or ""
        self._one, self._claim = one, claim
        self.around, self.said = self.text, (0, len(self.text))
        quote, begin = claim.evidence.quote, claim.evidence.start
        if one.start is not None and one.end is not None and one.part == claim.evidence.part:
            if begin <= one.start and one.end <= begin + len(quote) and not one.antecedent:
                self.around, self.said = quote, (one.start - begin, one.end - begin)
        self.own = roles(self.text, self.code)

    def glossed(self) -> list[Role]:
        """What the English words for somebody tell that they are."""
        return roles(self._one.name or "", SHOWN)

    def offices(self, *, named: bool) -> list[str]:
        """Words that may tell for whom somebody speaks."""
        if not named:
            return [f"{self.text} {self.complement()}"]
        return [self.text, self._before(), self._after() or self.complement()]

    def beside(self) -> list[Role]:
        """What the words around a name tell of its bearer: those that a mark parts from it, else
        those before it."""
        after = [r for r in roles(self._after(), self.code) if r.kind in PEOPLE]
        if after:
            return [next((r for r in after if r.kind == "who"), after[0])]
        text = self._before()
        found = [r for r in roles(text + self.text, self.code) if r.kind in PEOPLE]
        return [r for r in found if len(text[r.end :].split()) <= _BETWEEN][-1:]

    def further(self) -> list[Role]:
        """What the words after somebody tell that they do of whom nothing is told by their own."""
        text = self._after() or self.complement()
        return [r for r in roles(text, self.code) if r.kind == "who"][:1]

    def complement(self) -> str:
        """The words right after somebody's role that may belong to it: up to a mark, to the words
        that tell that they speak or what is told, and to what they say."""
        return _MARK.split(self._following(), maxsplit=1)[0]

    def setting(self) -> str:
        """The words after what tells what somebody is, which may tell where they are."""
        text = self._after()
        found = [r for r in roles(text, self.code) if r.kind in PEOPLE]
        return text[found[-1].end :] if found else self.complement()

    def _after(self) -> str:
        """What a mark parts from a name and explains it."""
        text = self._following().lstrip()
        return _MARK.split(text[1:], maxsplit=1)[0] if text[:1] in _PARTING else ""

    def _following(self) -> str:
        end = self.said[1]
        begin = self._claim.evidence.start
        spans = (self._one.cue, self._claim.content, self._claim.trigger)
        ends = [span.start - begin for span in spans if span and span.start - begin >= end]
        return self.around[end : min([end + _NEAR, *ends])]

    def _before(self) -> str:
        """The words before a name, from the last mark and the words that tell that it speaks."""
        start = self.said[0]
        cue = self._one.cue
        begin = cue.end - self._claim.evidence.start if cue else 0
        text = self.around[max(start - _NEAR, begin if begin <= start else 0, 0) : start]
        *more, last = _MARK.split(text)
        title = more and len(last.split()) <= _TITLE
        return f"{more[-1]} {last}" if title else last


def of_whom(words: Words, told: list[Role], read: Reader) -> Named | None:
    """The body that somebody with a role belongs to: in their own words, or right after them."""
    own = [b for b in read.called(words.text) if not any(_in(r, b) for r in told)]
    people = [r for r in told if r.kind in PEOPLE]
    if own:
        return own[0]
    if people:
        found = read.last(words.text[: people[0].start]) or read.first(words.text[people[0].end :])
        if found is not None and not any(r.kind == "of" and r.gloss for r in told):
            return found
    text = words.complement()
    body = read.first(text)
    return body if body is not None and read.joins(text[: body.start]) else None


def _in(role: Role, body: Named) -> bool:
    return role.kind in PEOPLE and body.start <= role.start < body.end


def plain(told: list[Role], fallback: str) -> str:
    """What somebody is, in a word: what they do before that they are somebody, and that before a
    body that they are called by."""
    for kind in ("who", "what", "some"):
        found = [r.gloss for r in told if r.kind == kind]
        if found:
            return found[0]
    return fallback


def beyond(what: str, body: str) -> str:
    """What somebody is, without words that the name of their body ends with."""
    words, taken = what.split(), fold(body).split()
    while len(words) > 1 and fold(words[0]) in taken:
        words = words[1:]
    return " ".join(words)


def qualities(told: list[Role], kind: str, but: str) -> list[str]:
    """Of what kind somebody is, but for words of ``but``."""
    taken = set(fold(but).split())
    found = [r.gloss for r in told if r.kind == kind]
    return [g for g in dict.fromkeys(found) if taken.isdisjoint(fold(g).split())]


def side(one: Source, body: Named | None, *, local: bool, facts: Known) -> str | None:
    """Whose side somebody without a name is on."""
    if body is not None and body.side is not None:
        return body.side
    return None if local else sides.described(one.country, one.sector, facts)


def is_local(one: Source, told: list[Role]) -> bool:
    """Whether somebody is a body that is somewhere."""
    bodies = any(r.kind == "what" for r in told) and not any(r.kind in PEOPLE for r in told)
    return bodies and one.sector in _LOCAL


def is_public(one: Source, what: str, *, local: bool) -> bool:
    """Whether somebody speaks for others than themselves."""
    return not local and (one.sector not in PRIVATE | _WORKING or what.startswith(PUBLIC))
