"""Which types of claim the tables allow for the words that carry one.

A word with frames tells of their types, or of what tense, modality and negation make of these. A
word without one, which the learned judge took, must stand in a sentence that has to do with the type.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from isnad.checking import standing
from isnad.checking.words import Stretch
from isnad.languages.concepts import said_of

_STATEMENT = "STATEMENT"
_HOLDS, _UNFINISHED, _INTO = "holds", "impf", ":into"
_SPEECH, _WISH, _MUST = "say", "will", "must"
# Families of concepts that are no type, and the types that they speak for.
_SPEAK_FOR = {"bad": "ACCUSE", "good": "SUPPORT", _WISH: "AGREE", _MUST: "REQUEST", "harm": "TOLL"}
# What is still to come of these is an agreement; what will not be done of these, a refusal.
_TO_COME = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT", "CONCEDE"})
_REFUSED = frozenset({"RETREAT", "CONCEDE", "COOPERATE", "AID", "CONSULT", "AGREE", "SUPPORT"})
_AGREE, _REJECT, _REQUEST, _TOLL, _ASSAULT, _CONTROL, _ACCUSE, _SUPPORT, _ALLIANCE = (
    "AGREE", "REJECT", "REQUEST", "TOLL", "ASSAULT", "CONTROL", "ACCUSE", "SUPPORT", "ALLIANCE",
)  # fmt: skip
_THREATEN, _HARM = "THREATEN", "harm"
_PLANNED, _DEMANDED = "planned", "demanded"
# The states that begin or end by what is told.
_STATES = {
    "RETREAT": ("PRESENCE", "CONTROL", "HOSTILITY"),
    "MOBILIZE": ("PRESENCE",),
    "ASSAULT": ("PRESENCE", "CONTROL", "CEASEFIRE"),
    "CONTROL": ("PRESENCE",),
    "SUPPORT": ("ALLIANCE",),
    "AID": ("ALLIANCE",),
    "CONCEDE": ("CEASEFIRE",),
    "AGREE": ("CEASEFIRE",),
}
# Types that the judge may take a word for which no frame vouches.
_JUDGED = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "AGREE", "REJECT", "THREATEN"})


def types(sentence: Stretch, start: int, end: int, *, lasting: bool = False) -> set[str]:
    """The types that words of a sentence (offsets) may tell of; ``lasting``: as a state."""
    i, j = sentence.at(start, end)
    framed = set(_framed(sentence, i, j))
    found = framed | set(_by_form(sentence, i, j))
    modes, about = standing.modes(sentence), _about(sentence)
    if framed & _TO_COME and (modes or standing.negated_somewhere(sentence)):
        found.add(_AGREE)
    if framed & _REFUSED and standing.may_negate(sentence, (i, j)):
        found.add(_REJECT)
    if lasting:
        found |= {state for one in framed for state in _STATES.get(one, ())}
    if _SUPPORT in framed:
        found.add(_ALLIANCE)  # whoever is backed has an ally
    if _ASSAULT in framed and _harms(sentence, i, j) and _counts(sentence):
        found.add(_TOLL)
    if _DEMANDED in modes or _REQUEST in about:
        found |= {_REQUEST} if framed & _TO_COME else set()
    if _PLANNED in modes:
        found |= {_AGREE, _THREATEN} if _ASSAULT in framed else {_AGREE}
    if _speaks(sentence, i, j):
        found |= {_STATEMENT, _ACCUSE, _AGREE, _REQUEST} | _judged(sentence)
    elif not framed:
        found |= {_ACCUSE, _SUPPORT} | about | _judged(sentence)
    return found


def _judged(sentence: Stretch) -> set[str]:
    """The types for which a sentence has words, that the learned judge may give to a word of it for
    which no frame vouches."""
    found = {*(_JUDGED & _about(sentence))}
    found |= {_REQUEST} if _DEMANDED in standing.modes(sentence) else set()
    found |= {_REJECT} if standing.negated_somewhere(sentence) else set()
    return found


def statuses(sentence: Stretch, start: int, end: int, kind: str) -> set[str]:
    """Whether words (offsets) may tell that a state of a type begins, holds or ends; empty where
    the tables do not say."""
    i, j = sentence.at(start, end)
    found = set()
    for read in sentence.every():
        entry = read.lex.entry
        if read.i < j and i < read.j and entry.kind == "frame" and entry.type == kind:
            status = entry.opts.get("status")
            found |= {status} if status else set()
            found |= {_HOLDS} if status and _UNFINISHED in read.lex.feats else set()
    return found


def _speaks(words: Stretch, i: int, j: int) -> bool:
    """Whether the words are of speech: what is said makes the type then."""
    return any(r.i < j and i < r.j and r.lex.entry.kind == "say" for r in words.every())


def _framed(words: Stretch, i: int, j: int) -> Iterator[str]:
    """The types of frames that have a word among tokens ``i`` to ``j``, those aside that are a part
    of a longer one ("cease fire")."""
    found = [r for r in words.every() if r.i < j and i < r.j and r.lex.entry.kind == "frame"]
    for read in found:
        longer = (o for o in found if o.j - o.i > read.j - read.i)
        if not any(o.i <= read.i and read.j <= o.j for o in longer):
            yield read.lex.entry.type
            yield from filter(None, read.lex.entry.opts.get("also", "").split(","))


def _by_form(words: Stretch, i: int, j: int) -> Iterator[str]:
    """The types that auxiliaries and negations carry by themselves."""
    for read in words.every():
        if not (read.i < j and i < read.j):
            continue
        entry = read.lex.entry
        sub = entry.cls.partition(":")[2].split(".")
        if "should" in sub:
            yield _REQUEST
        if "neg" in sub or entry.cls == "neg":
            yield _REJECT
        if entry.opts.get("count") or entry.opts.get("tally"):
            yield _TOLL
        if "held" in sub or entry.opts.get("held"):
            yield _CONTROL
            if _changes(words, i, j):
                yield _ASSAULT


def _changes(words: Stretch, i: int, j: int) -> bool:
    """Whether words beside tokens ``i`` to ``j`` may say that a place changes hands."""
    return any(
        read.lex.entry.type == _CONTROL or read.lex.entry.cls.endswith(_INTO)
        for read in words.every()
        if read.j <= i or j <= read.i
    )


def _harms(words: Stretch, i: int, j: int) -> bool:
    """Whether a frame of tokens ``i`` to ``j`` is for what is done to people, not to places."""
    near = (r.lex.entry for r in words.every() if r.i < j and i < r.j)
    return any(_HARM in one.opts or one.frame.get("O") == "recipient" for one in near)


def _counts(words: Stretch) -> bool:
    """Whether a number stands in a sentence."""
    return any(t.form[0].isdigit() for t in words.tokens) or any(
        r.lex.entry.kind == "num" for r in words.every()
    )


@lru_cache(maxsize=1 << 12)
def _about(words: Stretch) -> frozenset[str]:
    """The types that words of a sentence have to do with."""
    families = said_of("family")
    found = set()
    for n, token in enumerate(words.tokens):
        for concept in _concepts(words, n, token.form):
            family = families.get(concept, "")
            found.add(_SPEAK_FOR.get(family, family))
    return frozenset(found)


def _concepts(words: Stretch, n: int, form: str) -> Iterator[str]:
    held = words.pack.concepts(form)
    if held is None:
        return
    if held.alone:
        yield held.alone
    forms = [t.form for t in words.tokens[n + 1 : n + 5]]
    for rows in held.longer.values():
        for tail, concept in rows:
            if tuple(forms[: len(tail)]) == tail:
                yield concept
