"""Who says: links from a speaker to the stretch of the sentence that they say.

A link is made by a verb of saying (before, after or inside what is said), by a phrase such as
"according to", or by a quotation that goes on from the sentence before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from isnad.annotations import Group, Link, Predicate
from isnad.claims.coordination import denies
from isnad.claims.events.tallies import tally_of
from isnad.claims.speech import outlets, turns
from isnad.claims.speech.outlets import DOCUMENTS, is_printed, quoting, speaks, told
from isnad.claims.speech.quotes import Marked
from isnad.claims.speech.regions import (
    backwards,
    closes,
    holds_bare_clause,
    holds_clause,
    stretch,
    under,
)
from isnad.claims.units.naming import behind_role
from isnad.languages.pack import Entry

# Prepositions between a document and who stands behind it; another before bodies alone.
_AUTHORS, _OWNERS = frozenset({"from", "by", "of", "about"}), frozenset({"org", "force", "pron"})
# Prepositions before what a document tells of.
_ON = frozenset({"about", "of"})
# No news names more who say a thing together.
_MOST = 8
# Prepositions before whom somebody tells something; how near that stands.
_TOLD_TO, _BEHIND = frozenset({"to", "for"}), 6
_OPENING, _MARKS = frozenset({"colon", "quote", "open"}), frozenset({"quote", "open", "close"})
# Prepositions that may be said again before the second of two speakers.
_AGAIN = frozenset({"to", "by", "from", "of"})
# What stands between such a phrase and what it refers to; what ends it.
_WHAT, _ENDING = frozenset({"sub", "rel"}), frozenset({"punct", "comp", "vg"})
# The class of words for who says it that end in "what".
_SAID = "what"
# The class of words by which a speaker names whoever knows it ("citing").
_ROOT = "root"
# What something can accord with that tells nothing: a plan, an agreement, a custom.
_MUTE = frozenset({"abstract", "event", "thing", "unknown"})


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
    accounts, apart = _accounts(units, verbs, size)
    out = _verbs(units, [v for v in verbs if id(v) not in apart], size)
    phrases = _inside([*_phrases(units, verbs, size), *accounts], out, units)
    outlets.through(out, phrases, units)
    out += [*phrases, *outlets.citing(phrases, units)]
    out += outlets.carriers(out, units, verbs)
    turns.part(out, units, verbs, quotes, vso=vso)
    out.sort(key=lambda link: (link.begin - link.end, link.begin))
    return out


def author(group: Group, units: list[Group], verbs: list[Predicate]) -> Group:
    """Who stands behind a document: "a statement from the ministry" leads to the ministry, and so
    does one "that the ministry issued"."""
    seen = 0
    while group.cls in DOCUMENTS and seen < 4:
        seen += 1
        owner = group.of or group.owner or group.poss or _issuer(group, verbs)
        if owner is not None:
            group = owner
            continue
        following = [
            u
            for u in _near(units, group)
            if u.kind == "np"
            and u.cls != "event"
            and (u.prep in _AUTHORS or (u.prep == "for" and u.cls in _OWNERS) or is_printed(u))
        ]
        if group.index < 0 or not following:
            break
        group = following[0]
    return group


def _issuer(document: Group, verbs: list[Predicate]) -> Group | None:
    """Whoever a clause says to have issued a document, but for an outlet, which only carries it."""
    first = bisect_right(verbs, document.index, key=lambda verb: verb.group.index)
    for verb in verbs[first : first + _BEHIND]:
        if verb.link == "rel" and document in verb.slots.get("O", ()):
            who = verb.first("by" if verb.passive else "S")
            fits = who is not None and who.acts and who.cls != "pron" and who.sector != "MED"
            return who if fits else None
    return None


def _near(units: list[Group], document: Group) -> Iterator[Group]:
    """What follows a document so closely that it may say whose it is, not who publishes it."""
    for unit in units[document.index + 1 : document.index + 4]:
        carried = any("carries" in x.entry.opts for x in unit.lexes)
        if carried or (unit.kind == "punct" and not unit.joined):
            break
        yield unit


def _whose(group: Group) -> Group:
    """Whoever's word it is, where a phrase names only that ("by his telling")."""
    own = group.poss is not None and not group.acts and group.cls == "unknown"
    return group.poss if own and group.poss is not None else group


def _phrases(units: list[Group], verbs: list[Predicate], size: int) -> list[Link]:
    out: list[Link] = []
    for n, unit in enumerate(units):
        if unit.kind != "attr" or unit.sub == _SAID:
            continue
        m = _past_addressee(units, n + 1)
        if m < len(units) and units[m].kind == "np":
            speaker = _whose(author(units[m], units, verbs))
            if not speaks(speaker) and (units[max(n - 1, 0)].kind == "vg" or speaker.cls in _MUTE):
                continue
            last = max(units[m].j, speaker.j)
            beside, last = _beside(units, m, last)
            if out and _goes_on(units, n, out[-1]):
                out[-1].beside += [speaker, *speaker.members, *beside]
                out[-1].holes.append((unit.i, last))
                continue
            holes = [(unit.i, last)]
            begin = units[n - 1].i if n and units[n - 1].kind == "rel" else 0
            cue, entry = unit.head, unit.entry("func")
            out.append(Link(speaker, begin, size, cue, entry, holes=holes, beside=beside))
    return out


def _accounts(units: list[Group], verbs: list[Predicate], size: int) -> tuple[list[Link], set[int]]:
    """The links of whoever tells what a phrase refers to ("according to what the mayor told the
    agency"): they say all of the sentence but that phrase; and the verbs of such phrases, by their
    identities."""
    out: list[Link] = []
    apart: set[int] = set()
    for verb in verbs:
        opener, entry = _referring(units, verb), say_entry(verb)
        if opener is None or entry is None or verb.passive:
            continue
        apart.add(id(verb))
        if (speaker := _teller(units, verb)) is None:
            continue
        link = Link(author(speaker, units, verbs), 0, size, opener.head, entry, verb)
        link.document = speaker
        made = (quoting(link) if "quoted" in entry.opts else []) or [*told(link), link]
        root = link.speaker.index if link.speaker is not None else -1
        end = _phrase_end(units, max(verb.group.index, speaker.index, root))
        for one in made:
            one.holes, one.verb = [(opener.i, end)], None
        out += made
    return out, apart


def _referring(units: list[Group], verb: Predicate) -> Group | None:
    """The word before a verb that opens a phrase for who says it, with "what" between the two, or
    nothing where the subject stands behind the verb ("according to [what] told the agency …")."""
    subject = verb.first("S")
    own = subject is not None and not verb.shared_subject
    ahead = own and subject is not None and 0 <= subject.index < verb.group.index
    first = subject.index if ahead and subject is not None else verb.group.index
    what = not ahead
    for unit in backwards(units, first):
        if unit.kind == "attr":
            return unit if what else None
        what = what or unit.kind in _WHAT
        if unit.kind not in _WHAT and unit.kind != "adv":
            return None
    return None


def _teller(units: list[Group], verb: Predicate) -> Group | None:
    """Who tells what a phrase refers to: the subject, or whoever stands behind those whom they tell
    it ("according to what told the reporter, Rima Hill")."""
    subject = None if verb.shared_subject else verb.first("S")
    if subject is not None:
        return subject if speaks(subject) else None
    for unit in islice(units, verb.group.index + 1, None):
        if unit.kind == "np" and not unit.prep and not unit.joined:
            return unit if unit.acts and unit.cls != "pron" else None
        if unit.kind not in ("np", "punct", "date") or unit.sub == "stop":
            return None
    return None


def _phrase_end(units: list[Group], last: int) -> int:
    """The token at which the phrase ends that holds the unit at a position."""
    after = islice(units, max(last, 0) + 1, None)
    end = next((u for u in after if u.kind in _ENDING and u.sub not in _MARKS), None)
    return end.i if end is not None else units[-1].j


def _inside(phrases: list[Link], spoken: list[Link], units: list[Group]) -> list[Link]:
    """The phrases, those of them narrowed that stand inside what somebody says by a verb: whom a
    speaker cites knows it, and so does whoever is named before what is said ("the mayor said that,
    according to residents, …")."""
    heard = any(k.verb is not None and k.speaker is not None for k in spoken)
    phrases = [k for k in phrases if not (heard and _is_own_word(k, units))]
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


def _is_own_word(phrase: Link, units: list[Group]) -> bool:
    """Whether a phrase only says that those are the speaker's words ("…, by his own account")."""
    who = phrase.speaker
    return who is not None and who.cls == "pron" and any(u.poss is who for u in units)


def _leads(link: Link, at: int, units: list[Group]) -> bool:
    """Whether a phrase at a token opens what a link holds, right behind a complementiser."""
    if not link.begin <= at < link.end:
        return False
    between = [u for u in units if link.begin <= u.i < at and not u.joined]
    return bool(between) and all(u.kind in ("comp", "punct", "adv", "date") for u in between)


def _past_addressee(units: list[Group], m: int) -> int:
    """Where somebody stands after a phrase for who says it: behind whom they say it to, if they say
    so ("according to what told the agency a diplomat")."""
    if m < len(units) - 1 and units[m].cls == "pron" and units[m].prep and speaks(units[m + 1]):
        return m + 1  # "according to what told [of] it the mayor"
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
        if not (joint and after.kind == "np" and after.prep in _AGAIN and speaks(after)):
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
        begin, end = stretch(units, verb, verbs, size, beneath.get(id(verb), []))
        if "talks" in entry.opts and begin and not _is_told(units, verb, entry):
            continue
        if denies(verb) and end <= verb.group.i:
            continue  # who denies what was told before says none of it ("…, the army denied it")
        speaker = _speaker(units, verb, entry, begin, end)
        silent = speaker is None and "speaker" in entry.opts
        if silent or begin >= end or (speaker is not None and not speaks(speaker)):
            continue
        who = author(speaker, units, verbs) if speaker is not None else None
        link = Link(who, begin, end, verb.group.head, entry, verb)
        link.document = speaker
        quoted = quoting(link) if "quoted" in entry.opts else []
        if quoted or "quoted" not in entry.opts or "comp" in verb.slots:
            out += quoted or [*told(link), link]
    return out


def _speaker(
    units: list[Group], verb: Predicate, entry: Entry, begin: int, end: int
) -> Group | None:
    """Who says by a verb what stands between two tokens; null where nobody is named."""
    speaker = verb.first(entry.opts.get("speaker", "S"))
    if speaker is None and verb.passive and "speaker" not in entry.opts:
        speaker = verb.first("by")
    behind = speaker is not None and speaker.index > verb.group.index
    if end <= verb.group.i and not behind and (after := _inverted(units, verb)) is not None:
        return after
    if behind and speaker is not None and begin > verb.group.j:
        return behind_role(speaker, units, begin)
    return speaker


def _entry_of(units: list[Group], verb: Predicate) -> Entry | None:
    """The entry under which a verb makes a link, by what it governs; null where it makes none."""
    entry = say_entry(verb) or _counting(verb)
    held = entry is None or entry.kind != "frame" or _complement(units, verb, entry)
    if not held and not ("O" not in verb.slots and closes(units, verb)):
        event = _tells_of_event(verb) or _reports_event(units, verb)
        entry = verb.group.entry("say") if event else None
    if entry is not None and entry.kind == "say" and ("inf" in verb.slots or _points_at(verb)):
        return None  # "told them to leave"
    if entry is not None and _is_silent(units, verb, entry):
        return None
    return entry


def _is_silent(units: list[Group], verb: Predicate, entry: Entry) -> bool:
    """Whether somebody is said to say nothing of it ("did not announce the raid")."""
    denies = entry.opts.get("stance") == "denies" or entry.opts.get("content") == "denied"
    negated = verb.group.polarity == "negated" and not denies
    return negated and not _complement(units, verb, entry) and not closes(units, verb)


def _points_at(verb: Predicate) -> bool:
    """Whether a verb only points at a document ("pointed to the statement [that] he had made")."""
    to = verb.first("to")
    return to is not None and to.cls in DOCUMENTS and "comp" not in verb.slots


def _counting(verb: Predicate) -> Entry | None:
    """A verb by which somebody gives a count ("raised the death toll to 45") says what it is."""
    who, what = verb.first("S"), verb.first("O")
    if verb.passive or who is None or not who.acts or what is None or tally_of(what) is None:
        return None
    if not verb.group.lexes:
        return None  # a verb that no table knows
    return Entry(id=verb.group.lexes[0].entry.id, kind="say", opts={"stance": "estimates"})


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


def _inverted(units: list[Group], verb: Predicate) -> Group | None:
    """The speaker after the verb that closes a quotation ("…," said the mayor)."""
    n = verb.group.index
    before = units[n - 1] if n else None
    after = verb.first("O")
    if before is None or before.kind != "punct" or after is None or not speaks(after):
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
        or holds_bare_clause(units, verb)
    )


def _is_told(units: list[Group], verb: Predicate, entry: Entry) -> bool:
    """Whether words stand behind a verb that only says that somebody speaks ("spoke there")."""
    after = units[verb.group.index + 1 : verb.end + 2]
    opens = any(u.sub in _OPENING for u in after)
    return opens or _complement(units, verb, entry) or holds_clause(units, verb)
