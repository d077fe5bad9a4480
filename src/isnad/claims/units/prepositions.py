"""Prepositions and what they govern: noun groups, and dates behind a word that can open a clause."""

from __future__ import annotations

from itertools import pairwise

from isnad.annotations import Group, Sentence
from isnad.claims.holdings import HELD, OUTSIDE
from isnad.languages.pack import Pack

# The preposition before a place, or before those who hear something.
_BEFORE = "before"
# What somebody is given, and the preposition of what is done with it.
_HELP, _MEANS = frozenset({"AID", "SUPPORT"}), "with"
_HEARERS = frozenset({"org", "person", "group", "office"})


def governed(sentence: Sentence, pack: Pack) -> list[Group]:
    """The groups of a sentence with every preposition in the noun group that it governs."""
    groups = sentence.groups
    if words := frozenset(pack.settings.get("of_clauses", ())):
        _of_clauses(sentence, words)
    _reasons(groups)
    units = _with_prepositions(groups)
    _before_places(units)
    _since_dates(units)
    _outside(units)
    if pack.settings.get("words") == "inflected":
        _emphatic(units)
        _givers(units)
    if inside := pack.settings.get("by_place"):
        _by_places(units, inside)
    return units


def _with_prepositions(groups: list[Group]) -> list[Group]:
    units: list[Group] = []
    for group in groups:
        if group.kind == "np" and units and units[-1].kind == "prep":
            group.prep = units[-1].sub
            group.prep_item = units[-1].head
            units[-1] = group
        elif (
            group.kind == "np"
            and len(units) > 1
            and units[-1].sub in ("quote", "open")
            and units[-2].kind == "prep"
        ):
            group.prep = units[-2].sub
            group.prep_item = units[-2].head
            del units[-2]
            units.append(group)
        else:
            units.append(group)
    return units


def _before_places(units: list[Group]) -> None:
    """What is before a place is near it ("gathered before the church"); before somebody, they hear it
    ("spoke before the council"); before anything else, it is about that."""
    for unit in units:
        if unit.prep == _BEFORE:
            if unit.cls not in _HEARERS:
                unit.prep = "near" if unit.cls == "place" else "about"


def _of_clauses(sentence: Sentence, words: frozenset[str]) -> None:
    """One of the ``words``, prepositions that end in a word for what is done, opens a clause where
    somebody and a verb stand behind it ("concern about [that] the army arrests …")."""
    for prep, who, verb in zip(
        sentence.groups, sentence.groups[1:], sentence.groups[2:], strict=False
    ):
        if prep.kind == "prep" and who.kind == "np" and who.acts and verb.kind == "vg":
            form = " ".join(t.form for t in sentence.tokens[prep.i : prep.j])
            if form in words:
                prep.kind, prep.sub = "comp", ""


def _reasons(groups: list[Group]) -> None:
    """A word that says why opens no clause before an act after which nothing is done ("died because
    [of] the shelling")."""
    for n, (unit, after) in enumerate(pairwise(groups)):
        if unit.kind != "sub" or unit.sub != "why" or after.cls != "event":
            continue
        rest = groups[n + 2 :]
        end = next((m for m, u in enumerate(rest) if u.kind == "punct"), len(rest))
        if not any(u.kind in ("vg", "rel", "comp") for u in rest[:end]):
            unit.kind, unit.sub = "prep", "by"


def _since_dates(units: list[Group]) -> None:
    """A word that can open a clause opens none before a date ("held since March")."""
    for unit, after in pairwise(units):
        if unit.kind == "sub" and after.kind == "date":
            unit.kind, unit.sub = "prep", "time"


def _outside(units: list[Group]) -> None:
    """What lies outside a place is near it; not so what is outside somebody's hands."""
    for unit in units:
        if unit.prep == OUTSIDE and not any(HELD in x.entry.opts for x in unit.lexes):
            unit.prep = "near"


def _emphatic(units: list[Group]) -> None:
    """A reflexive right behind somebody only says that it is they ("the king himself")."""
    for who, unit in pairwise(units):
        if unit.sub == "refl" and not unit.prep and who.kind == "np" and who.cls != "pron":
            unit.joined = True


def _givers(units: list[Group]) -> None:
    """Whoever the help is from with which something is done is no part of what is done ("took the
    town with help from the king")."""
    for noun, unit in pairwise(units):
        if noun.kind != "np" or noun.prep != _MEANS or unit.prep != "from" or not unit.acts:
            continue
        if noun.of is None and any(
            x.entry.type in _HELP and x.entry.pos == "n" for x in noun.lexes
        ):
            noun.of, unit.joined = unit, True


def _by_places(units: list[Group], inside: str) -> None:
    """What a preposition for means tells of a place is that something is ``inside`` it; not so of a
    building whose word tells an act as well ("sentenced to prison")."""
    for unit in units:
        where = unit.cls in ("place", "country") or unit.sub == "settlement"
        if unit.prep == "by" and where and not any("built" in x.entry.opts for x in unit.lexes):
            unit.prep = inside
