"""What stretch of a sentence a verb of saying is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise

from isnad.annotations import Group, Predicate
from isnad.claims.coordination import opener, resumes, speaker_over, utters

# Marks that part what is said from who says it.
_PARTING = frozenset({"comma", "quote", "close", "dash"})
# Forms of verbs that may stand without another ("they are ill", "they have a house").
_ALONE = frozenset({"cop", "aux"})


# No news has more between a verb of saying and what is said.
_FAR = 60
# Marks that open what is said.
_BEGINS = frozenset({"colon", "quote", "open"})
# What phrases behind a verb are made of.
_PHRASES = frozenset({"np", "date", "adv"})


def stretch(
    units: list[Group],
    verb: Predicate,
    verbs: list[Predicate],
    size: int,
    beneath: list[tuple[Predicate, Predicate]],
) -> tuple[int, int]:
    """The tokens of what a verb says, in a sentence of ``size`` tokens; ``beneath``: the verbs under
    it, each with the verb before it."""
    begin, end = region(units, verb, size)
    if begin == verb.group.j and utters(verb):
        begin = content(units, verb, verbs)
    if verb.link == "rel":
        end = min(end, _aside(units, verb, end))
    return begin, min(end, next_told(verb, beneath, verbs, units, end))


def _aside(units: list[Group], verb: Predicate, end: int) -> int:
    """Where a clause ends that only tells what somebody calls those it describes ("those whom he
    called traitors, …"): at a comma, where no other verb stands before it."""
    for unit in islice(units, verb.group.index + 1, verb.group.index + _FAR):
        if unit.kind in ("vg", "comp") or unit.sub == "colon":
            return end
        if unit.kind == "punct" and unit.sub in ("comma", "stop") and not unit.joined:
            return unit.i
    return end


def closes(units: list[Group], verb: Predicate) -> bool:
    """Whether what a verb says stands before it ("…, the mayor alleged on Friday")."""
    return region(units, verb, verb.group.j + 1)[1] <= verb.group.i


def region(units: list[Group], verb: Predicate, size: int) -> tuple[int, int]:
    """What is said: after the verb, or before it where the verb closes the sentence."""
    subject = verb.first("S")
    left = min(
        verb.group.i,
        subject.i
        if subject is not None and not verb.shared_subject and verb.link != "rel"
        else verb.group.i,
    )
    if not verb.aside and _closes(units, verb, left) and not _opens_clause(units, verb):
        begin = 0
        return begin, left
    return verb.group.j, size


def content(units: list[Group], verb: Predicate, verbs: list[Predicate]) -> int:
    """The token at which what a verb says begins: at its complementiser, where only its subject,
    phrases and clauses that describe them stand before ("said the mayor, whom rebels had freed,
    that …"); else right behind the verb."""
    acts = {id(group) for group in verb.slots.get("O", ()) if group.cls == "event"}
    for unit in islice(units, verb.group.index + 1, verb.group.index + _FAR):
        if unit.kind == "comp" or (unit.sub in _BEGINS and not unit.joined):
            return verb.group.j if units[unit.index - 1].kind == "conj" else unit.i
        other = unit.kind == "vg" and not _describes(unit, verbs)
        if other or id(unit) in acts or unit.sub == "stop":
            break
    return verb.group.j


def _describes(unit: Group, verbs: list[Predicate]) -> bool:
    """Whether a verb group is of a clause that says more of a noun; ``verbs`` are in order."""
    n = bisect_left(verbs, unit.index, key=lambda verb: verb.group.index)
    return n < len(verbs) and verbs[n].group is unit and verbs[n].link == "rel"


def under(verbs: list[Predicate]) -> dict[int, list[tuple[Predicate, Predicate]]]:
    """The verbs under each verb, by its identity, in order, each with the verb before it."""
    out: defaultdict[int, list[tuple[Predicate, Predicate]]] = defaultdict(list)
    for before, verb in pairwise(verbs):
        if verb.parent is not None:
            out[id(verb.parent)].append((before, verb))
    return out


def next_told(
    verb: Predicate,
    beneath: list[tuple[Predicate, Predicate]],
    verbs: list[Predicate],
    units: list[Group],
    end: int,
) -> int:
    """Where another verb begins that goes on with a verb of saying, not with what is said;
    ``beneath``: the verbs under it."""
    for before, v in beneath:
        if resumes(v, verb, units):
            return v.group.i
        if before is not verb and speaker_over(v, before, verbs, opener(v, units)) is verb:
            return v.group.i
    return end


def _closes(units: list[Group], verb: Predicate, left: int) -> bool:
    """Something that can be said stands before, parted by a comma or a quotation mark."""
    before = (u for u in backwards(units, verb.group.index) if u.j <= left)
    last = next((u for u in before if _parts_off(u)), None)
    if last is None or last.kind != "punct" or last.sub not in _PARTING:
        return False
    return any(map(_is_told, before))


def _is_told(unit: Group) -> bool:
    """Whether a unit tells something that happened: a verb, or an act or a count of people without
    a phrase ("17 dead in the raid, the mayor said")."""
    if unit.kind == "vg":
        return unit.head is not None or unit.form in _ALONE
    if unit.kind != "np" or unit.prep or unit.joined:
        return False
    return unit.cls == "event" or any("count" in x.entry.opts for x in unit.lexes)


def _parts_off(unit: Group) -> bool:
    """Whether a unit parts what is said: not one that says when or how, nor one that another has
    taken, but for the comma that closes the name of a place."""
    return unit.kind not in ("adv", "date") and (not unit.joined or unit.sub == "comma")


def backwards(units: list[Group], n: int) -> Iterator[Group]:
    """The units before the one at n, the nearest first."""
    for m in range(n - 1, -1, -1):
        yield units[m]


def _opens_clause(units: list[Group], verb: Predicate) -> bool:
    """A clause follows the verb: a complementiser, or another finite verb before the stop."""
    quotes = any("quoted" in x.entry.opts for x in verb.group.lexes)
    for n in range(verb.group.index + 1, len(units)):
        unit = units[n]
        if unit.kind == "comp" or (unit.kind == "vg" and unit.form in ("fin", "past", "cop")):
            agent = units[n + 1] if n + 1 < len(units) else None
            if quotes and _only_says(unit, agent):
                return False
            return not (unit.form == "past" and agent is not None and agent.prep == "by")
        if unit.kind == "punct" and unit.sub in ("stop", "comma"):
            after = units[n + 1] if n + 1 < len(units) else None
            return unit.sub == "comma" and after is not None and after.kind == "comp"
    return False


def _only_says(unit: Group, after: Group | None) -> bool:
    """Whether a verb of saying behind whoever is quoted says no more ("…, the agency quoted the
    mayor [who] said")."""
    says = unit.kind == "vg" and any(x.entry.kind == "say" for x in unit.lexes)
    return says and (after is None or after.kind in ("punct", "date"))


def holds_clause(units: list[Group], verb: Predicate) -> bool:
    """Whether a clause of a verb's stands behind phrases, one of which may have a participle of its
    own ("found in a report seen by the agency that …")."""
    for unit in islice(units, verb.group.index + 1, None):
        if unit.kind == "comp":
            return True
        if unit.kind not in _PHRASES and not (unit.kind == "vg" and unit.form == "part"):
            return False
    return False


def holds_bare_clause(units: list[Group], verb: Predicate) -> bool:
    """Whether somebody right behind a verb is no object of it, but does what the next verb says, as
    where no word opens what is said ("denied [that] the army left")."""
    if "O" in verb.slots:
        return False
    behind = (u for u in islice(units, verb.group.index + 1, None) if not u.joined)
    who, does = next(behind, None), next(behind, None)
    if who is None or does is None:
        return False
    return who.kind == "np" and not who.prep and who.acts and does.kind == "vg"
