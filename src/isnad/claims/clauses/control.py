"""Who does what an infinitive or a participle tells, where it is not whoever stands before it: "time
for the army to leave", "left the capital saying that …", "to free the poet and thank her"."""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.claims.coordination import opener, utters
from isnad.claims.frames import national
from isnad.claims.intents import noun_before
from isnad.claims.walking import Units

# Pronouns of others than speaker and hearer.
_OTHER = "3"
# Acts that befall those who are taken somewhere for them.
_HARMING = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION"})
_NOT_PLAIN = frozenset({"past", "pp", "s", "ing"})
_MEANS = frozenset({"weapon", "thing"})
_LIGHT = frozenset({"adv", "date", "np", "prep"})
_QUOTING = frozenset({"quoted", "carries"})
# Before what somebody is accused of; what may begin so.
_OF_WHAT = frozenset({"of", "with", "for"})
_CHARGE, _BEHIND = "ACCUSE", frozenset({"prep", "np"})
_PARTICIPLES = frozenset({"past", "part"})
_FINITE = frozenset({"fin", "past", "cop"})
# What may stand before the verb in the opening of a clause.
_OPENING = frozenset({"np", "adv", "date", "vg"})
# Before whoever something is done for or said of; those who may be.
_OF_SOMEBODY = frozenset({"for", "about", "against", "with", "on"})
_SOMEBODY = frozenset({"person", "office", "group", "force", "org"})
# What does something though nobody does it, and the phrases of it in which its verb may stand.
_ACTS, _DURING = frozenset({"event", "nature"}), frozenset({"time", "in"})
# So near behind a participle its agent stands.
_ASIDE = 3


def for_whom(verb: Predicate, clause: Units) -> Group | None:
    """Who does what an infinitive tells, behind "for" and phrases, where a comma stands before: so
    it came ("…, only for the army to leave"). Without one it tells what is easy, or wished."""
    if verb.group.form != "inf" or clause.pack.settings.get("words") != "inflected":
        return None
    for n in range(verb.begin - 1, 0, -1):
        unit = clause.units[n]
        if unit.prep == "for" and unit.acts:
            return unit if _apart(clause.units, n - 1) else None
        if unit.kind not in _LIGHT or (unit.kind == "np" and not unit.prep and not unit.joined):
            return None
    return None


def _apart(units: list[Group], n: int) -> bool:
    """Whether a comma stands at n, or before a word there that is nobody ("only")."""
    while n > 0 and (units[n].kind == "adv" or (units[n].kind == "np" and not units[n].acts)):
        n -= 1
    return units[n].sub == "comma"


def says_leaving(verb: Predicate, governor: Predicate, unit: Group, clause: Units) -> bool:
    """Whether a participle of saying behind an object is of whoever does the act ("left the capital
    saying that …"), and not of somebody who is quoted."""
    if clause.pack.settings.get("words") != "inflected" or not utters(verb) or utters(governor):
        return False
    quotes = any(not _QUOTING.isdisjoint(x.entry.opts) for x in governor.group.lexes)
    return not quotes and (unit.acts or unit.cls == "place")


def first_infinitive(verb: Predicate, clause: Units) -> Predicate | None:
    """The infinitive that a plain form after a conjunction goes on with ("to free A and thank B");
    one in a relative clause between is passed over."""
    shown = clause.unit(verb.group.index - 1)
    if clause.bare and shown is not None and shown.kind == "prep" and shown.sub == "like":
        # What somebody did, such as this, where words never change.
        return next((v for v in reversed(clause.verbs) if v.begin < verb.begin), None)
    head, before = verb.group.head, opener(verb, clause.units)
    if head is None or before is None or before.kind != "conj" or len(verb.group.items) > 1:
        return None
    if not head.lexes or any(x.feats & _NOT_PLAIN or "base" not in x.feats for x in head.lexes):
        return None
    earlier = [v for v in clause.verbs if v.begin < verb.begin and v.group.form == "inf"]
    if len(earlier) > 1:
        a, b = earlier[-2].group.index, earlier[-1].group.index
        if any(u.kind == "rel" for u in clause.units[a:b]):
            return earlier[-2]
    return earlier[-1] if earlier else None


def subject_behind(verb: Predicate, clause: Units) -> Group | None:
    """Who does what an infinitive in the phrase that opens a sentence tells: the subject behind the
    comma ("in the battle to retake the town, soldiers seized the palace"), where words are
    inflected; where words never change, who undergoes what opens the sentence ("by the army
    besieged, rebels left")."""
    if clause.bare:
        opens = all(u.kind in ("adv", "date") for u in clause.units[: verb.begin])
        return _behind_comma(verb, clause) if opens and verb.passive else None
    if clause.pack.settings.get("words") != "inflected" or verb.group.form != "inf":
        return None
    if any(
        u.kind not in _OPENING or (u.kind == "np" and not u.prep)
        for u in clause.units[: verb.begin]
    ):
        return None
    return _behind_comma(verb, clause)


def _behind_comma(verb: Predicate, clause: Units) -> Group | None:
    """The subject behind the comma that ends the phrases of a verb."""
    rest = (u for u in clause.units[verb.group.index + 1 :] if not u.joined)
    comma = next((u for u in rest if u.kind not in ("np", "date", "adv")), None)
    if comma is None or comma.sub != "comma":
        return None
    who = clause.unit(clause.skip(comma.index + 1, 1))
    after = clause.unit(clause.skip(who.index + 1, 1)) if who is not None else None
    if who is None or who.kind != "np" or who.prep or not who.acts or after is None:
        return None
    return who if after.kind == "vg" and after.form in _FINITE else None


def whom_without_marker(n: int, clause: Units) -> bool:
    """Whether right before the subject at n stands what a clause without a marker is about, its
    object ("a charge Kenya denies")."""
    what, who = clause.unit(n - 1), clause.units[n]
    if clause.pack.settings.get("words") != "inflected" or what is None or what.kind != "np":
        return False
    if who.prep:
        return False  # "the raid in Oslo claimed by rebels"
    if who.cls == "pron" and not what.joined:
        return _held_before(what, who, clause)
    if what.acts or what.joined or what.cls == "place" or not (who.acts and who.name is not None):
        return False
    return bool(what.items) and what.items[0].tag == "det"


def _held_before(what: Group, who: Group, clause: Units) -> bool:
    """Whether a pronoun begins what is said of somebody or something counted or pointed to ("a town
    they had lost"), and not what somebody is told ("told the mayor they had left")."""
    counted = (
        bool(what.items) and what.items[0].tag in ("det", "num") and who.index == what.index + 1
    )
    before = (clause.units[n] for n in range(what.index - 1, -1, -1))
    verb = next((unit for unit in before if unit.kind == "vg"), None)
    after = clause.unit(who.index + 1)
    if not counted or verb is None or after is None or after.kind != "vg" or who.sub[:1] != _OTHER:
        return False
    return not any(x.entry.kind == "say" or "content" in x.entry.opts for x in verb.lexes)


def whose_plan(verb: Predicate, clause: Units) -> Group | None:
    """Whoever does what is told right behind a plan: whose it is, or whoever has it, where the word
    for having is no verb of its own ("the army's plan to leave", "has no intention of leaving")."""
    before = noun_before(verb, clause.units)
    plan = clause.unit(before.index) if before is not None else None
    if clause.pack.settings.get("words") != "inflected":
        return None
    if plan is None or not _is_plan(plan):
        return None
    for owner in (plan.owner, plan.poss, national(plan)):
        if owner is not None and owner.acts:
            return owner
    has = clause.unit(clause.skip(plan.index - 1, -1))
    if plan.prep or has is None or has.kind != "vg" or has.head is not None:
        return None
    who = clause.unit(clause.skip(has.index - 1, -1))
    while who is not None and who.kind == "np" and (who.prep or who.joined):
        who = clause.unit(clause.skip(who.index - 1, -1))
    return who if who is not None and who.kind == "np" and who.acts else None


def _is_plan(group: Group) -> bool:
    return any(x.entry.opts.get("mod") == "planned" for x in group.lexes)


def whose(verb: Predicate, clause: Units) -> Group | None:
    """Who does what an infinitive tells, where "for" or a plan before it says so; whom a passive
    befell in a phrase before it."""
    subject = for_whom(verb, clause) or whose_plan(verb, clause) or _befallen(verb, clause)
    return subject or _act_before(verb, clause)


def _act_before(verb: Predicate, clause: Units) -> Group | None:
    """The act, or the force of nature, in a phrase of time right before a bare verb with an object: the
    verb tells what that did, where words never change ("died in a quake [that] hit the island")."""
    act, behind = clause.unit(verb.begin - 1), clause.unit(verb.group.index + 1)
    if not clause.bare or verb.passive or act is None or act.kind != "np" or act.joined:
        return None
    if act.prep not in _DURING or act.cls not in _ACTS or act.name is not None:
        return None
    if behind is None or behind.kind != "np" or len(verb.group.items) > 1 or utters(verb):
        return None
    if not any(unit.kind == "vg" for unit in clause.units[: act.index]):
        return None
    verb.link = "rel"
    return act


def _befallen(verb: Predicate, clause: Units) -> Group | None:
    """Whom a passive befell right behind a phrase that a verb before them has, where words never
    change ("told of three miners [who] were arrested")."""
    who = clause.unit(verb.begin - 1)
    if not (clause.bare and verb.passive) or who is None or who.kind != "np" or who.joined:
        return None
    if who.prep not in _OF_SOMEBODY or who.cls not in _SOMEBODY:
        return None
    for unit in reversed(clause.units[: verb.begin - 1]):
        if unit.kind == "vg":
            verb.link = "rel"
            return who
        if unit.kind not in _LIGHT:
            return None
    return None


def past_participle(verb: Predicate, n: int, clause: Units) -> int | None:
    """Where whoever a finite verb is of stands, where the noun group at n before it is the object of
    a participle right behind them ("gunmen wearing masks killed two"), or of what another says that they
    did ("men accused of killing a nurse were jailed"); None where it is not."""
    if clause.pack.settings.get("words") != "inflected" or verb.group.form not in _FINITE:
        return None
    other = clause.by_unit.get(clause.skip(n - 1, -1))
    if other is None or other.group.form != "ger" or utters(other) or _joins(verb, clause):
        return None
    m = _said_behind(other.group.index - 1, clause)
    who = clause.unit(m)
    return m if who is not None and who.kind == "np" and not who.joined else None


def _said_behind(n: int, clause: Units) -> int:
    """Of what stands right before a gerund, the place of those whom a participle before its preposition
    is said of ("men accused of killing", "a man who was charged with killing"); else of that itself."""
    before = clause.by_unit.get(n - 1) if n > 1 and clause.units[n].kind == "prep" else None
    if before is None or not (before.passive or before.group.form in _PARTICIPLES):
        return n
    whom = clause.unit(n - 2)
    return clause.skip(n - 3, -1) if whom is not None and whom.kind == "rel" else n - 2


def is_charged(verb: Predicate, clause: Units) -> bool:
    """Whether a verb of accusing stands right before what somebody is accused of: they are its object,
    as it never stands without one ("freed men accused of spying")."""
    after = clause.unit(verb.group.index + 1)
    slot = (after.prep or after.sub) if after is not None and after.kind in _BEHIND else ""
    return any(
        x.entry.type == _CHARGE
        and slot in _OF_WHAT
        and x.entry.frame.get(slot) == "-"
        and any(need.startswith("O:") for need in x.entry.needs)
        for x in verb.group.lexes
    )


def past_deed(n: int, clause: Units) -> int:
    """Where to look on behind a preposition at n with a gerund and its object; n where there is none."""
    first, deed, what = clause.unit(n), clause.unit(n + 1), clause.unit(n + 2)
    if first is None or first.kind != "prep" or deed is None or deed.form != "ger" or what is None:
        return n
    return n + 3 if what.kind == "np" and not what.prep else n + 2


def _joins(verb: Predicate, clause: Units) -> bool:
    """Whether a conjunction or a comma stands before a verb."""
    before = opener(verb, clause.units)
    return before is not None and (before.kind == "conj" or before.sub == "comma")


def agent_behind(n: int, clause: Units) -> bool:
    """Whether whoever did what a participle at n tells stands behind what else is said of it
    ("hailed as a hero by the crowd")."""
    for unit in clause.units[n + 1 : n + 1 + _ASIDE]:
        if unit.kind != "np" or unit.prep not in ("as", "by"):
            return False
        if unit.prep == "by":
            return unit.acts
    return False


def denies(verb: Predicate) -> bool:
    """Whether a verb denies what is told behind it: whoever stands there does that ("denied the
    army shelled the camp")."""
    return any(x.entry.opts.get("content") == "denied" for x in verb.group.lexes)


def tells_that(verb: Group) -> bool:
    """Whether a verb of saying ends in the word that opens what is said: whoever stands behind it is
    the subject of that ("which found that the camp was shelled")."""
    long = verb.head is not None and verb.head.j - verb.head.i > 1
    return long and any(x.entry.kind == "say" for x in verb.lexes)


def is_for(verb: Predicate, clause: Units) -> bool:
    """Whether a verb without an object tells what is to befall those to whom the verb before it was
    done ("was flown to Oslo to try"), where words never change."""
    above = verb.parent
    if not clause.bare or above is None or verb.link != "inf" or verb.group.form != "inf":
        return False
    kinds = {x.entry.type for x in verb.group.lexes if x.entry.frame.get("O") == "recipient"}
    return above.passive and verb.shared_subject and not kinds.isdisjoint(_HARMING)


def is_means(n: int, clause: Units) -> bool:
    """Whether the noun group at n is one more thing that the verb before it tells by one of its own
    words that something is done with ("used gas and rubber bullets to …"), where words never change."""
    joint, verb = clause.unit(n - 1), clause.unit(n - 2)
    if not clause.bare or joint is None or joint.kind != "conj" or verb is None:
        return False
    means = clause.units[n].cls in _MEANS and verb.kind == "vg" and verb.head is not None
    return means and verb.head is not None and verb.head.j - verb.head.i > 1


def is_sum(group: Group) -> bool:
    """Whether a noun group is so much money ("was jailed and fined 2,000 dollars")."""
    return group.cls == "money" or any("money" in x.entry.opts for x in group.lexes)
