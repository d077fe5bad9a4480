"""Who passes on what another says: the outlet that is told or quotes ("told the agency"), or that
publishes it, and whoever stands before a word that names who knows it ("the paper, citing the army").

In a language whose words never change such a word is a verb without a form of its own, so that
what is its subject passes the words on.
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group, Link, Predicate
from isnad.claims.speech.regions import backwards

DOCUMENTS = frozenset({"doc", "info"})
# Where whom somebody tells something stands.
_TOLD_SLOTS, _MEDIA = ("to", "for", "with", "through", "O"), "MED"
# The class of words by which a speaker names whoever knows it.
_ROOT = "root"
_BETWEEN = frozenset({"date", "adv", "prep"})
_BEFORE = frozenset({"comma", "stop", "quote", "close", "dash"})


def citing(phrases: list[Link], units: list[Group]) -> Iterator[Link]:
    """The link of whoever cites the speaker of each phrase, outside of it."""
    for phrase in phrases:
        if phrase.cue is None or phrase.cue.sub != _ROOT:
            continue
        at = next((n for n, u in enumerate(units) if u.kind == "attr" and u.head is phrase.cue), 0)
        apart = at > 0 and units[at - 1].sub == "comma"
        who = _subject(units, at - 1 if apart else at)
        if who is None or who is phrase.speaker:
            continue
        holes = [*phrase.holes, (who.i, phrase.cue.i)]
        yield Link(
            who, phrase.begin - 1, phrase.end, phrase.cue, phrase.entry, carried=True, holes=holes
        )


def through(links: list[Link], phrases: list[Link], units: list[Group]) -> None:
    """Let whoever cites another between commas be who says it ("the paper, citing the army, said"),
    not the one before the verb, whom they cite."""
    for phrase in phrases:
        if phrase.cue is None or phrase.cue.sub != _ROOT or phrase.speaker is None:
            continue
        at = next((n for n, u in enumerate(units) if u.kind == "attr" and u.head is phrase.cue), 0)
        who = _subject(units, at - 1) if at and units[at - 1].sub == "comma" else None
        for link in links if who is not None else ():
            if link.verb is not None and link.speaker is phrase.speaker:
                link.speaker = link.document = who
                phrase.begin, phrase.end = link.begin, link.end


def _subject(units: list[Group], at: int) -> Group | None:
    """Somebody right before a phrase, dates aside, who opens the clause."""
    n = at - 1
    while n >= 0 and units[n].kind in _BETWEEN:
        n -= 1
    if n < 0:
        return None
    who = units[n]
    opens = n == 0 or units[n - 1].sub in _BEFORE
    fits = who.kind == "np" and not who.prep and not who.joined and who.acts
    return who if opens and fits and who.cls != "pron" else None


def carriers(links: list[Link], units: list[Group], verbs: list[Predicate]) -> list[Link]:
    """Who is said to publish the document, or to quote the person, that speaks in a link ("said in
    a statement carried by state television"): they stand outside of it."""
    out = []
    for verb in verbs:
        entry = next((x.entry for x in verb.group.lexes if "carries" in x.entry.opts), None)
        what = _carried(units, verb) if entry is not None else None
        if entry is None or what is None:
            continue
        agents = ("by", "on", "in", "S") if verb.passive else ("S",)
        found = (g for slot in agents for g in verb.slots.get(slot, ()))
        agent = next((g for g in found if g.cls == "org" or g.sector == "MED"), None)
        inner = next((k for k in links if k.verb is not verb and _speaks_by(k, what)), None)
        if agent is None or inner is None:
            continue
        for own in [k for k in links if k.verb is verb]:
            links.remove(own)
        # Whom it quotes does all that they are said to do by its word.
        begin = min(inner.begin - 1, what.i) if inner.speaker is what else inner.begin - 1
        out.append(Link(agent, begin, inner.end, verb.group.head, entry, verb, carried=True))
    return out


def _carried(units: list[Group], verb: Predicate) -> Group | None:
    """What a verb that describes it says is published: the document before it, or whom it quotes."""
    before = next((u for u in backwards(units, verb.group.index) if u.sub != "comma"), None)
    if verb.passive and before is not None and before.cls in DOCUMENTS:
        return before
    quoted = verb.passive and any("quoted" in x.entry.opts for x in verb.group.lexes)
    return verb.first("O") if quoted or verb.link == "rel" else None


def _speaks_by(link: Link, what: Group) -> bool:
    """Whether a link is of a speaker, or through a document of theirs."""
    if link.speaker is what or link.document is what:
        return True
    return link.verb is not None and what in link.verb.slots.get("in", ())


def told(link: Link) -> list[Link]:
    """The link of the outlet that a speaker tells something ("told the Harbour Agency that …"): it
    passes on what it was told."""
    verb, entry = link.verb, link.entry
    if verb is None or entry is None or verb.passive or link.speaker is None:
        return []
    groups = (g for slot in _TOLD_SLOTS for g in verb.slots.get(slot, ()))
    outlet = next((g for g in groups if g.sector == _MEDIA and _is_called(g)), None)
    if outlet is None or outlet is link.speaker or outlet is link.document:
        return []
    return [Link(outlet, link.begin - 1, link.end, link.cue, entry, verb, carried=True, told=True)]


def is_printed(group: Group) -> bool:
    """Whether a phrase names the outlet that a document stands in ("a report in the Herald")."""
    return group.prep in ("in", "on") and group.sector == _MEDIA and _is_called(group)


def _is_called(group: Group) -> bool:
    """Whether a group has a name, or the body that hangs on it has one ("the agency Harbour")."""
    return group.name is not None or (group.of is not None and group.of.entity is not None)


def quoting(link: Link) -> list[Link]:
    """The links of a verb that names whom its subject quotes; none where it names nobody."""
    assert link.verb is not None and link.entry is not None
    slots = link.entry.opts["quoted"].split("|")
    root = next((g for slot in slots if (g := link.verb.first(slot)) is not None), None)
    if root is None or not speaks(root):
        return []
    outer = Link(link.document, link.begin - 1, link.end, link.cue, link.entry, link.verb, True)
    link.speaker = root
    return [outer, link]


def speaks(group: Group) -> bool:
    """Whether a noun group can say something: who acts, and documents."""
    return group.acts or group.cls in DOCUMENTS
