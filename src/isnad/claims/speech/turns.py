"""Where in a sentence the word passes to another: after a semicolon, "but", "while" or "after", what
somebody else says is no longer what was said before it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, takewhile
from operator import itemgetter

from isnad.annotations import Group, Link, Predicate
from isnad.claims.coordination import denies
from isnad.claims.speech.quotes import Marked

Marks = tuple[int, int] | None
# No phrases of news before a speaker are more.
_FAR = 60
# Subordinators of these kinds stay in what is said; of these, they set against it.
_INSIDE, _AGAINST = frozenset({"if", "why"}), "yet"
_SOME = frozenset({"quant", "pl"})
_BETWEEN = frozenset({"adv", "date", "prep"})


def part(
    links: list[Link],
    units: list[Group],
    verbs: list[Predicate],
    quotes: Marked,
    *,
    vso: bool = False,
) -> None:
    """Cut every link at the turn before or after it, unless it is in a quotation of the speaker.
    ``vso``: verbs stand before their subjects."""
    _enclose(links)
    turns: dict[Marks, list[int]] = defaultdict(list)
    found = [_turn(link, units) for link in links]
    found += [_set_against(link, units, verbs) for link in links]
    if links:
        found += [_answers(verb, units) for verb in verbs]
        found += _of_the_report(units, vso=vso)
        found += _later(units)
    for at in sorted({at for at in found if at is not None}):
        turns[_quoted(at, quotes)].append(at)
    for link in links if turns else ():
        if link.cue is None:
            continue
        quoted = _quoted(link.cue.i, quotes)
        for ats in (turns[quoted], turns[None] if quoted is not None else []):
            _cut(link, ats, link.cue.i)
    for link in links if quotes else ():
        _keep_inside(link, quotes)


def _enclose(links: list[Link]) -> None:
    """End what is said inside words that another is named behind with those words ("the mayor
    blamed rebels for the raid, the agency reported")."""
    for outer in links if len(links) <= _FAR else ():
        if outer.verb is None or outer.end > outer.verb.group.i:
            continue
        for link in links:
            inside = link.cue is not None and outer.begin <= link.cue.i < outer.end
            if inside and link.end > outer.end > link.begin:
                link.end = outer.end


def _keep_inside(link: Link, quotes: Marked) -> None:
    """What is said by a verb in a quotation ends with it (“I believe that …,” the mayor said)."""
    quoted = _quoted(link.cue.i, quotes) if link.cue is not None and link.verb is not None else None
    if quoted is not None and link.begin < quoted[1] < link.end:
        link.end = quoted[1]


def _of_the_report(units: list[Group], *, vso: bool) -> Iterator[int]:
    """Where the report itself takes the word: at what says of which somebody spoke ("in a reference
    to the raid", ``aside=yes``), and where a verb of being between "and" and its subject opens what
    was so before ("and had the king", where verbs stand first)."""
    for before, unit, after in zip(units, units[1:], units[2:], strict=False):
        if before.kind != "conj" and any("aside" in x.entry.opts for x in before.lexes):
            yield before.prep_item.i if before.prep_item is not None else before.i
        told = before.kind == "conj" and before.sub == "and" and _points(unit)
        if told and (after.kind == "sub" or (after.kind == "np" and after.prep)):
            yield before.i
        opens = vso and before.kind == "conj" and before.sub == "and" and unit.kind == "vg"
        if opens and unit.form in ("cop", "aux") and unit.polarity != "negated":
            past = unit.items[0].sub == "be" and not unit.modality
            if past and after.kind == "np" and not after.prep and after.acts:
                yield before.i


def _points(unit: Group) -> bool:
    """Whether a word that points stands alone ("and that despite the raid")."""
    return unit.kind == "np" and len(unit.items) == 1 and unit.items[0].sub == "dem"


def _later(units: list[Group]) -> Iterator[int]:
    """Where a report goes on with what happened at another time ("…, but hours later, the army …")."""
    for n, unit in enumerate(units):
        if unit.kind != "conj" or unit.sub != "but":
            continue
        after = list(takewhile(lambda u: u.kind in _BETWEEN, units[n + 1 :]))
        dated = any(u.kind == "date" for u in after)
        end = n + 1 + len(after)
        if dated and end < len(units) and units[end].sub == "comma":
            yield unit.i


def _quoted(at: int, quotes: Marked) -> Marks:
    """The quotation that a token stands in."""
    n = bisect_right(quotes, at, key=itemgetter(0)) - 1
    return quotes[n] if n >= 0 and at < quotes[n][1] else None


def _cut(link: Link, turns: list[int], cue: int) -> None:
    """End a link at the first turn behind its cue; a phrase begins at the last before it."""
    n = bisect_right(turns, cue)
    if n < len(turns) and link.begin < turns[n] < link.end:
        link.end = turns[n]
    if link.verb is None and n and link.begin < turns[n - 1] < link.end:
        link.begin = turns[n - 1]
    link.holes = [(a, b) for a, b in link.holes if a < link.end and b > link.begin]


def _turn(link: Link, units: list[Group]) -> int | None:
    """The token at which a speaker takes the word from another; null where they do not."""
    verb, speaker = link.verb, link.speaker
    if verb is None or speaker is None or speaker.cls == "pron" or verb.link == "rel":
        return None
    if verb.shared_subject or link.carried:
        return None
    first = min([verb.group.index, *(g.index for g in _parts(speaker) if g.index >= 0)])
    for unit in islice(_backwards(units, first), _FAR):
        if unit.kind in _BETWEEN or unit.joined or (unit.kind == "np" and unit.prep):
            continue
        return unit.i if unit.i > 0 and _passes(unit, units) else None
    return None


def _set_against(link: Link, units: list[Group], verbs: list[Predicate]) -> int | None:
    """The token at which what others do is set against what some say ("some call him a hero, while
    others blame him")."""
    speaker = link.speaker
    if speaker is None or link.verb is None or not any(i.sub in _SOME for i in speaker.items):
        return None
    for unit in units[link.verb.group.index + 1 :][:_FAR]:
        if unit.kind == "sub" and unit.sub == _AGAINST and unit.i < link.end:
            return unit.i if any(_begins(verb, unit) for verb in verbs) else None
    return None


def _begins(verb: Predicate, opening: Group) -> bool:
    """Whether a verb with a subject of its own is the first behind what opens its clause."""
    who, first = verb.first("S"), verb.group
    if who is None or min(who.i, first.i) < opening.j:
        return False
    return min(who.index, first.index) - opening.index == 1 and not verb.shared_subject


def _answers(verb: Predicate, units: list[Group]) -> int | None:
    """The token of the comma behind which somebody denies what was said ("…, a charge the mayor
    denied")."""
    who, what = verb.first("S"), verb.first("O")
    if who is None or what is None or not 0 < what.index < who.index or not denies(verb):
        return None
    comma = units[what.index - 1]
    return comma.i if comma.sub == "comma" else None


def _parts(speaker: Group) -> Iterator[Group]:
    yield speaker
    yield from speaker.members


def _passes(unit: Group, units: list[Group]) -> bool:
    """Whether a unit opens a clause that is beside the one before, not in it: one after "and", or
    a subordinate one, only where a comma stands before it ("…, hours after the mayor denied it")."""
    if unit.kind == "punct":
        return unit.sub == "stop"
    if unit.sub in ("but", _AGAINST):
        return unit.kind in ("conj", "sub")
    joint = unit.kind == "conj" and unit.sub == "and"
    if not joint and (unit.kind != "sub" or unit.sub in _INSIDE):
        return False
    before = (u for u in islice(_backwards(units, unit.index), _FAR) if not _measures(u))
    return next((u.sub == "comma" for u in before), False)


def _measures(unit: Group) -> bool:
    """Whether a unit may say how long after: an adverb, a date, a time ("two hours")."""
    return unit.kind in _BETWEEN or unit.joined or unit.cls in ("abstract", "unknown")


def _backwards(units: list[Group], n: int) -> Iterator[Group]:
    for m in range(n - 1, -1, -1):
        yield units[m]
