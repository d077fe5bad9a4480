"""Which verb a verb after a conjunction or a comma goes on with."""

from __future__ import annotations

from isnad.annotations import VERBAL, Group, Predicate
from isnad.claims.walking import Units
from isnad.languages.senses import by_word

# So many verbs before a participle the one stands at most that it goes on with.
_FAR = 6
_DENIED, _THEN = frozenset({"claims", "denied"}), "then"
# Forms of a verb that stand behind no auxiliary of time, or behind another than the one before.
_NOT_PLAIN = frozenset({"past", "pp", "s", "ing"})


def speaks(verb: Predicate) -> bool:
    """Whether a verb tells of words that somebody utters; not where only one word that hangs on it
    makes it tell such ("gave its blessing")."""
    for lex in verb.group.lexes:
        entry = lex.entry
        if entry.kind == "say" or entry.opts.get("content") in _DENIED:
            return True
        if entry.type in VERBAL and not by_word(entry):
            return True
    return False


def opener(verb: Predicate, units: list[Group]) -> Group | None:
    """What stands before a verb, dates and adverbs but "then" aside."""
    n = verb.begin - 1
    while n > 0 and units[n].kind in ("adv", "date") and units[n].sub != "then":
        n -= 1
    return units[n] if n >= 0 else None


def speaker_over(
    verb: Predicate,
    other: Predicate,
    verbs: list[Predicate],
    before: Group | None,
    *,
    bare: bool = False,
) -> Predicate | None:
    """The verb of saying before the clause of ``other`` that a verb of saying goes on with: where
    nobody in that clause can speak ("denied that the town fell and accused …"), right behind a
    conjunction ("admitted that rebels had entered the town but said …"), and as a participle behind
    a comma ("…, adding that"). ``before``: what stands right before the verb; ``bare``: the language
    has no form for participles."""
    while other.link == "conj" and other.parent is not None and not speaks(other):
        other = other.parent
    subject = other.first("O" if other.passive else "S")
    if subject is None or not speaks(verb) or speaks(other):
        return None
    then = bare and before is not None and before.sub == _THEN
    says = utters(verb) or _is_participle(verb) or then
    if subject.acts and not (says and before is not None and _goes_on(verb, before, bare=bare)):
        return None
    earlier = [v for v in reversed(verbs[-_FAR:]) if v.group.index < other.group.index]
    beside = _is_participle(verb) and not bare
    main = next((v for v in earlier if not beside or _speaks_by_somebody(v)), None)
    who = main.first("S") if main is not None else None
    return main if main is not None and who is not None and who.acts and speaks(main) else None


def _speaks_by_somebody(verb: Predicate) -> bool:
    who = verb.first("S")
    return speaks(verb) and who is not None and who.acts


def _goes_on(verb: Predicate, before: Group, *, bare: bool) -> bool:
    beside = (bare or _is_participle(verb)) and before.sub == "comma"
    return before.kind == "conj" or beside or (bare and before.sub == _THEN)


def _is_participle(verb: Predicate) -> bool:
    head = verb.group.head
    return verb.group.form == "ger" or (head is not None and head.has("actpart"))


def resumes(verb: Predicate, other: Predicate, units: list[Group]) -> bool:
    """Whether who denies something by ``other``, the verb above, says by a verb behind a comma or a
    conjunction what is so instead: that is not denied ("denied the report, insisting that …")."""
    if not (denies(other) and utters(verb)):
        return False
    before = units[verb.group.index - 1]
    return before.kind == "conj" or before.sub == "comma"


def denies(verb: Predicate) -> bool:
    """Whether a verb says that something is not so."""
    return any(
        x.entry.opts.get("content") == "denied" or x.entry.opts.get("stance") == "denies"
        for x in verb.group.lexes
    )


def utters(verb: Predicate) -> bool:
    """Whether a verb says what somebody says, or denies it."""
    return any(
        x.entry.kind == "say" or x.entry.opts.get("content") in _DENIED for x in verb.group.lexes
    )


def _describes(other: Predicate, opener: Group | None, units: list[Group]) -> bool:
    """Whether a participle before a comma says more of the noun right before it, so that another
    after the comma goes on with the clause ("hit a bus carrying pupils, killing two")."""
    if other.group.form != "ger" or opener is None or opener.sub != "comma":
        return False
    before = units[other.group.index - 1] if other.group.index else None
    return before is not None and before.kind == "np"


def is_under(verb: Predicate, other: Predicate, opener: Group | None, clause: Units) -> bool:
    """Whether a verb goes on with a finite verb before ``other``, not with what hangs on that
    ("blamed the firm for raising rents and urged …"). ``opener``: what stands right before it."""
    if verb.group.form == "ger" and _describes(other, opener, clause.units):
        return True
    goes_on = opener is not None and opener.kind == "conj" and verb.link == ""
    if not goes_on or verb.group.form not in ("fin", "past", "cop"):
        return False
    return other.group.form in ("ger", "inf") and any(
        v.group.form in ("fin", "past") and v.begin < other.begin for v in clause.verbs
    )


def share_auxiliary(verb: Predicate, clause: Units) -> None:
    """Give the second of two verbs that a conjunction joins what the auxiliary of the first makes of
    both ("may shell the town and arrest …", "did not shell it or arrest …")."""
    parent, n = verb.parent, verb.group.index - 1
    if parent is None or verb.link != "conj" or not verb.shared_subject:
        return
    while n > 0 and clause.units[n].kind == "adv":
        n -= 1
    joint = clause.units[n]
    if joint.kind != "conj" or joint.sub == "but" or not _is_plain(verb, clause):
        return
    first, group = parent.group, verb.group
    group.modality = group.modality or first.modality
    inflected = clause.pack.settings.get("words") == "inflected"
    negated = first.polarity == "negated" and (inflected or joint.sub == "or")
    group.polarity = group.polarity or ("negated" if negated else "")
    told = [cue for cue in first.cues if negated or cue[1] != "negation"]
    group.cues = [*told, *group.cues]


def _is_plain(verb: Predicate, clause: Units) -> bool:
    """Whether a verb without an auxiliary has the form that stands behind one."""
    head, words = verb.group.head, clause.pack.settings.get("words")
    if head is None or len(verb.group.items) > 1:
        return False
    if words == "inflected":
        plain = (not x.feats & _NOT_PLAIN and "base" in x.feats for x in head.lexes)
        return bool(head.lexes) and all(plain)
    return words == "isolating" or (head.has("impf") and not head.has("perf"))
