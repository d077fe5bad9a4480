"""Who says: links from a speaker to the stretch of the sentence that they say.

A link is made by a verb of saying (before, after or inside what is said), by a phrase such as
"according to", or by a quotation that goes on from the sentence before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from isnad.annotations import Group, Link, Predicate
from isnad.claims import outlets, turns
from isnad.claims.quotes import Marked, speeches
from isnad.claims.regions import backwards, next_told, region, under
from isnad.claims.tallies import tally_of
from isnad.languages.pack import Entry

DOCUMENTS = frozenset({"doc", "info"})
# Prepositions between a document and who stands behind it; another before bodies alone.
_AUTHORS, _BODIES = frozenset({"from", "by", "of", "about"}), frozenset({"org", "force"})
# Prepositions before what a document tells of.
_ON = frozenset({"about", "of"})
_PERSONS = frozenset({"person", "office", "name"})
# No news names more who say a thing together.
_MOST = 8
# Prepositions before whom somebody tells something; how near that stands.
_TOLD_TO, _BEHIND = frozenset({"to", "for"}), 6
_TOLD_SLOTS, _MEDIA = ("to", "for", "with", "through", "O"), "MED"
_OPENING, _MARKS = frozenset({"colon", "quote", "open"}), frozenset({"quote", "open", "close"})
# Prepositions that may be said again before the second of two speakers.
_AGAIN = frozenset({"to", "by", "from", "of"})
# The class of words by which a speaker names whoever knows it ("citing").
_ROOT = "root"
# What something can accord with that tells nothing: a plan, an agreement, a custom.
_MUTE = frozenset({"abstract", "event", "thing"})


def say_entry(verb: Predicate) -> Entry | None:
    """The entry under which a verb makes its subject a source, if there is one."""
    for lex in verb.group.lexes:
        if lex.entry.kind == "say":
            return lex.entry
        if lex.entry.kind == "frame" and lex.entry.opts.get("content") in ("claims", "denied"):
            return lex.entry
    return None


def links(
    units: list[Group], verbs: list[Predicate], size: int, quotes: Marked, *, vso: bool = False
) -> list[Link]:
    """All links of a sentence of ``size`` tokens, the widest first; ``quotes`` in tokens."""
    out = [*_verbs(units, verbs, size)]
    phrases = _inside(_phrases(units, verbs, size), out, units)
    out += [*phrases, *outlets.citing(phrases, units)]
    out += _carriers(out, units, verbs)
    turns.part(out, units, verbs, quotes, vso=vso)
    out.sort(key=lambda link: (link.begin - link.end, link.begin))
    return out


def continued(
    units: list[Group], verbs: list[Predicate], marked: Marked, above: list[list[Link]]
) -> list[Link]:
    """Quotations that no verb of saying holds: of whoever the words around them are about ("saw in
    it the work of …"), and where there are none, of whoever spoke last."""
    out: list[Link] = []
    said = speeches(units, marked)
    around = _around(verbs, marked) if said else None
    for begin, end in said:
        covering = (*above[begin], *above[end - 1])
        if all(k.cue is not None and begin <= k.cue.i < end for k in covering):
            out.append(Link(around, begin, end))
    return out


def _quoted(at: int, marked: Marked) -> bool:
    """Whether a token stands in one of the quotations, which are in order."""
    n = bisect_right(marked, at, key=itemgetter(0)) - 1
    return n >= 0 and at < marked[n][1]


def _around(verbs: list[Predicate], marked: Marked) -> Group | None:
    """The subject of the first verb of a sentence that stands outside of quotations, if they are
    somebody with a name or an office."""
    verb = next((v for v in verbs if not _quoted(v.group.i, marked)), None)
    subject = verb.first("S") if verb is not None else None
    quoted = subject is not None and _quoted(subject.i, marked)
    known = subject is not None and subject.cls in _PERSONS and not quoted
    return subject if known else None


def author(group: Group, units: list[Group]) -> Group:
    """Who stands behind a document: "a statement from the ministry" leads to the ministry."""
    seen = 0
    while group.cls in DOCUMENTS and seen < 4:
        seen += 1
        if group.of is not None:
            group = group.of
            continue
        following = [
            u
            for u in _near(units, group)
            if u.kind == "np"
            and u.cls != "event"
            and (u.prep in _AUTHORS or (u.prep == "for" and u.cls in _BODIES))
        ]
        if group.index < 0 or not following:
            break
        group = following[0]
    return group


def _near(units: list[Group], document: Group) -> Iterator[Group]:
    """What follows a document so closely that it may say whose it is, not who publishes it."""
    for unit in units[document.index + 1 : document.index + 4]:
        carried = any("carries" in x.entry.opts for x in unit.lexes)
        if carried or (unit.kind == "punct" and not unit.joined):
            break
        yield unit


def _speaks(group: Group) -> bool:
    """Whether a noun group can say something: who acts, and documents."""
    return group.acts or group.cls in DOCUMENTS


def _after_verb(units: list[Group], n: int) -> bool:
    return n > 0 and units[n - 1].kind == "vg"


def _phrases(units: list[Group], verbs: list[Predicate], size: int) -> list[Link]:
    out: list[Link] = []
    for n, unit in enumerate(units):
        if unit.kind != "attr":
            continue
        m = _past_addressee(units, n + 1)
        if m < len(units) and units[m].kind == "np":
            speaker = author(units[m], units)
            if not _speaks(speaker) and (_after_verb(units, n) or speaker.cls in _MUTE):
                continue
            last = max(units[m].j, speaker.j)
            beside, last = _beside(units, m, last)
            if out and _goes_on(units, n, out[-1]):
                out[-1].beside += [speaker, *speaker.members, *beside]
                out[-1].holes.append((unit.i, last))
                continue
            holes = [(unit.i, last)]
            out.append(
                Link(speaker, 0, size, unit.head, unit.entry("func"), holes=holes, beside=beside)
            )
    return out


def _inside(phrases: list[Link], spoken: list[Link], units: list[Group]) -> list[Link]:
    """The phrases, those of them narrowed that stand inside what somebody says by a verb: whom a
    speaker cites knows it, and so does whoever is named before what is said ("the mayor said that,
    according to residents, …")."""
    for phrase in phrases:
        cue = phrase.cue
        if cue is None:
            continue
        cited = cue.sub == _ROOT
        over = [k for k in spoken if k.verb is not None and (cited or _leads(k, cue.i, units))]
        if over:
            near = min(over, key=lambda k: abs(k.cue.i - cue.i) if k.cue is not None else 0)
            phrase.begin, phrase.end = near.begin, near.end
    return phrases


def _leads(link: Link, at: int, units: list[Group]) -> bool:
    """Whether a phrase at a token opens what a link holds, right behind a complementiser."""
    if not link.begin <= at < link.end:
        return False
    between = [u for u in units if link.begin <= u.i < at and not u.joined]
    return bool(between) and all(u.kind in ("comp", "punct", "adv", "date") for u in between)


def _past_addressee(units: list[Group], m: int) -> int:
    """Where somebody stands after a phrase for who says it: behind whom they say it to, if they say
    so ("according to what told the agency a diplomat")."""
    near = range(m, min(m + _BEHIND, len(units)))
    nouns = [k for k in near if not units[k].joined and units[k].sub not in _MARKS]
    to, who = nouns[:1], nouns[1:2]
    if not to or not who or units[to[0]].kind != "np" or units[to[0]].prep not in _TOLD_TO:
        return m
    return who[0] if units[who[0]].kind == "np" and not units[who[0]].prep else m


def _goes_on(units: list[Group], n: int, link: Link) -> bool:
    """Whether nothing but "and" stands between a phrase that names who says it and another
    ("according to the mayor and according to residents")."""
    before = units[n - 1] if n else None
    joint = before is not None and before.kind == "conj" and before.sub == "and"
    few = len(link.beside) < _MOST
    return few and joint and before is not None and link.holes[-1][1] in (before.i, before.j)


def _beside(units: list[Group], m: int, last: int) -> tuple[list[Group], int]:
    """Who else stands in the phrase after the speaker at m ("according to the mayor and to two
    residents"), and where it ends."""
    out: list[Group] = []
    for n in range(m + 1, len(units) - 1):
        unit, after = units[n], units[n + 1]
        if unit.joined:
            continue
        joint = unit.kind == "conj" and unit.sub == "and" and unit.i == last
        if not (joint and after.kind == "np" and after.prep in _AGAIN and _speaks(after)):
            break
        out += [after, *after.members]
        last = max(after.j, *(g.j for g in out))
    return out, last


def _verbs(units: list[Group], verbs: list[Predicate], size: int) -> list[Link]:
    out = []
    beneath = under(verbs)
    for verb in verbs:
        entry = _entry_of(units, verb)
        if entry is None:
            continue
        speaker = verb.first(entry.opts.get("speaker", "S"))
        if speaker is None and "speaker" in entry.opts:
            continue
        if speaker is None and verb.passive:
            speaker = verb.first("by")
        begin, end = region(units, verb, size)
        if "talks" in entry.opts and begin and not _is_told(units, verb, entry):
            continue
        end = min(end, next_told(verb, beneath.get(id(verb), []), verbs, units, end))
        if end <= verb.group.i and (after := _inverted(units, verb)) is not None:
            speaker = after
        if begin >= end or (speaker is not None and not _speaks(speaker)):
            continue
        cue = verb.group.head
        link = Link(author(speaker, units) if speaker else None, begin, end, cue, entry, verb)
        link.document = speaker
        out += _quoting(link) if "quoted" in entry.opts else [*_told(link), link]
    return out


def _told(link: Link) -> list[Link]:
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


def _is_called(group: Group) -> bool:
    """Whether a group has a name, or the body that hangs on it has one ("the agency Harbour")."""
    return group.name is not None or (group.of is not None and group.of.entity is not None)


def _entry_of(units: list[Group], verb: Predicate) -> Entry | None:
    """The entry under which a verb makes a link, by what it governs; null where it makes none."""
    entry = say_entry(verb) or _counting(verb)
    if entry is not None and entry.kind == "frame" and not _complement(units, verb, entry):
        told = _tells_of_event(verb) or _reports_event(units, verb)
        entry = verb.group.entry("say") if told else None
    if entry is not None and entry.kind == "say" and "inf" in verb.slots:
        return None  # "told them to leave"
    return entry


def _counting(verb: Predicate) -> Entry | None:
    """A verb by which somebody gives a count ("raised the death toll to 45") says what it is."""
    who, what = verb.first("S"), verb.first("O")
    if verb.passive or who is None or not who.acts or what is None or tally_of(what) is None:
        return None
    if not verb.group.lexes:
        return None  # a verb that no table knows
    return Entry(id=verb.group.lexes[0].entry.id, kind="say", opts={"stance": "estimates"})


def _quoting(link: Link) -> list[Link]:
    """The links of a verb that names whom its subject quotes; none where it names nobody."""
    assert link.verb is not None and link.entry is not None
    slots = link.entry.opts["quoted"].split("|")
    root = next((g for slot in slots if (g := link.verb.first(slot)) is not None), None)
    if root is None or not _speaks(root):
        return []
    outer = Link(link.document, link.begin - 1, link.end, link.cue, link.entry, link.verb, True)
    link.speaker = root
    return [outer, link]


def _tells_of_event(verb: Predicate) -> bool:
    """Whether what a verb governs is an event by its noun ("admitted the death of soldiers")."""
    return any(g.cls == "event" for slot in ("O", "by") for g in verb.slots.get(slot, ()))


def _reports_event(units: list[Group], verb: Predicate) -> bool:
    """Whether a verb governs reports of an event ("denied rumours about the death of soldiers")."""
    report = verb.first("O")
    if report is None or report.cls not in DOCUMENTS or not 0 <= report.index < len(units) - 1:
        return False
    after = units[report.index + 1]
    return after.kind == "np" and after.prep in _ON and after.cls == "event"


def _carriers(links: list[Link], units: list[Group], verbs: list[Predicate]) -> list[Link]:
    """Who is said to publish the document, or to quote the person, that speaks in a link ("said in
    a statement carried by state television"): they stand outside of it."""
    out = []
    for verb in verbs:
        entry = next((x.entry for x in verb.group.lexes if "carries" in x.entry.opts), None)
        what = _carried(units, verb) if entry is not None else None
        if entry is None or what is None:
            continue
        agents = ("by", "on", "in") if verb.passive else ("S",)
        found = (g for slot in agents for g in verb.slots.get(slot, ()))
        agent = next((g for g in found if g.cls == "org" or g.sector == "MED"), None)
        inner = next((k for k in links if k.verb is not verb and _speaks_by(k, what)), None)
        if agent is None or inner is None:
            continue
        for own in [k for k in links if k.verb is verb]:
            links.remove(own)
        cue = verb.group.head
        out.append(Link(agent, inner.begin - 1, inner.end, cue, entry, verb, carried=True))
    return out


def _carried(units: list[Group], verb: Predicate) -> Group | None:
    """What a verb that describes it says is published: the document before it, or whom it quotes."""
    before = next((u for u in backwards(units, verb.group.index) if u.sub != "comma"), None)
    if verb.passive and before is not None and before.cls in DOCUMENTS:
        return before
    return verb.first("O") if verb.link == "rel" else None


def _speaks_by(link: Link, what: Group) -> bool:
    """Whether a link is of a speaker, or through a document of theirs."""
    if link.speaker is what or link.document is what:
        return True
    return link.verb is not None and what in link.verb.slots.get("in", ())


def _inverted(units: list[Group], verb: Predicate) -> Group | None:
    """The speaker after the verb that closes a quotation ("…," said the mayor)."""
    n = verb.group.index
    before = units[n - 1] if n else None
    after = verb.first("O")
    if before is None or before.kind != "punct" or after is None or not _speaks(after):
        return None
    return after


def _complement(units: list[Group], verb: Predicate, entry: Entry) -> bool:
    """Whether a clause follows that the verb governs, or the word itself says so."""
    if entry.opts.get("clause"):
        return True
    after = [u.kind for u in units[verb.group.index + 1 : verb.end + 1]]
    return (
        "comp" in after
        or "quote" in after
        or any(u.kind == "vg" and u.form in ("ger", "inf") for u in units[verb.end : verb.end + 1])
    )


def _is_told(units: list[Group], verb: Predicate, entry: Entry) -> bool:
    """Whether words stand behind a verb that only says that somebody speaks ("spoke there")."""
    after = units[verb.group.index + 1 : verb.end + 2]
    return _complement(units, verb, entry) or any(u.sub in _OPENING for u in after)
