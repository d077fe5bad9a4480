"""Speech acts that nobody names: who says that others must do something asks them to do it, who
says "we will not" or "that is out of the question" refuses, and who says "we will strike"
threatens."""

from __future__ import annotations

from collections import defaultdict

from isnad.annotations import Candidate, Group, Item, Link, Predicate
from isnad.claims.frames import national
from isnad.languages.pack import Entry

_OBLIGED, _URGES, _DONE, _COUNTRY = "should", "should.urge", "have", "country:"
# Words of refusal that name nobody ("there is no way"): the class of an adverb.
_NEVER = "never"
# Subjects that are asked for nothing: the speaker, and the person spoken to in general.
_PUBLIC = frozenset({"GOV", "MIL", "REB", "COP", "LEG", "JUD", "IGO", "PTY", "OPP", "SPY"})
_SELF = ("1", "2")
_MANY, _OUTLET = ("p", "d"), "MED"
# Acts of those who give way.
_CONCEDED = frozenset({"RETREAT", "CONCEDE", "CONSULT", "AGREE", "COOPERATE"})
_BODIES = frozenset({"group", "org", "force", "country"})
# What is not done when somebody refuses to.
_UNDONE = frozenset({"RETREAT", "CONCEDE", "COOPERATE", "AID", "CONSULT", "AGREE"})
# What an official may say must go on or end, and how somebody may say that force will be used.
_MEASURES = frozenset({"SANCTION", "AGREE", "CEASEFIRE", "COERCE", "ASSAULT"})
_MAYBE, _THREAT = frozenset({"possible", "planned"}), "THREATEN"
_FORCE = frozenset({"ASSAULT", "COERCE"})


def acts(
    verbs: list[Predicate], above: list[list[Link]], found: list[Candidate]
) -> list[Candidate]:
    """Requests, refusals and threats implied by what somebody is said to say; ``above``: the
    links that cover each token."""
    # What is told as an act of giving way, and is not to be, is refused by whoever says so.
    own = (c for c in found if c.noun is None and c.entry.type == c.type)
    triggers = {c.predicate for c in own if c.type in ("REQUEST", "REJECT")}
    out: list[Candidate] = []
    told: set[int] = set()
    by_verb = _by_verb(found)
    _refusers(found, above)
    caused = _caused(verbs)
    for verb in verbs:
        if verb in triggers:
            continue
        link = speech_over(verb, above[verb.group.i])
        if link is None or (link.speaker is not None and is_private(link.speaker)):
            continue
        if id(verb.first("O" if verb.passive else "S")) in caused:
            continue
        made = _request(verb, link) or _refusal(verb, link) or _threat(verb, link)
        if made is None and id(verb.parent) not in told:
            made = _force(link, by_verb.get(id(verb), []))
        if made is not None:
            out.append(made)
            told.add(id(made.predicate))
    return out


def _by_verb(found: list[Candidate]) -> dict[int, list[Candidate]]:
    out: defaultdict[int, list[Candidate]] = defaultdict(list)
    for one in found:
        out[id(one.predicate)].append(one)
    return out


def refusals(items: list[Item], above: list[list[Link]], found: list[Candidate]) -> list[Candidate]:
    """What those in office and bodies are said to call impossible, but where they refuse already."""
    told = [c.at for c in found if c.type == "REJECT"]
    out = []
    for item in items:
        if item.tag != "adv" or item.sub != _NEVER or item.i >= item.j:
            continue
        link = next(reversed(above[item.i]), None)
        if link is None or any(link.covers(at) for at in told):
            continue
        if link.speaker is not None and link.speaker.sector not in _PUBLIC:
            continue
        entry = Entry(id=item.lexes[0].entry.id, kind="func", type="REJECT")
        roles = {"actor": [link.speaker]} if link.speaker is not None else {}
        out.append(Candidate(entry=entry, type="REJECT", trigger=[item], link=link, roles=roles,
                             fired=[entry.id]))  # fmt: skip
    return out


def demands(units: list[Group], above: list[list[Link]]) -> list[Candidate]:
    """What those in office and bodies are said to call needed, told by a noun ("there must be an
    end of"), or to be up to somebody ("it is for the council to")."""
    out = []
    for n, unit in enumerate(units[:-2]):
        asked = _asked(n, units)
        link = next((k for k in reversed(above[unit.i]) if k.speaker is not None), None)
        if asked is None or link is None or link.speaker is None:
            continue
        trigger = unit.items[0] if unit.kind == "vg" else unit.prep_item
        if link.speaker.sector not in _PUBLIC or trigger is None or asked[:1] == [link.speaker]:
            continue
        if trigger.i < trigger.j and trigger.lexes:
            entry = Entry(id=trigger.lexes[0].entry.id, kind="func", type="REQUEST")
            roles = {"actor": [link.speaker], "recipient": asked}
            out.append(Candidate(entry=entry, type="REQUEST", trigger=[trigger], link=link,
                                 roles=roles, fired=[entry.id]))  # fmt: skip
    return out


def _asked(n: int, units: list[Group]) -> list[Group] | None:
    """Of whom the words from unit n on demand something, if they do so without a verb that has
    them as its subject; nobody where only what is to be done is said."""
    unit, after = units[n], units[n + 1]
    if unit.kind == "vg" and unit.head is None and unit.polarity != "negated":
        must = any(item.sub == _OBLIGED for item in unit.items)
        if not must or after.kind != "np" or after.cls == "pron" or after.prep:
            return None
        known = after.definite or after.entity is not None or after.country is not None
        if after.acts and known:
            return [after] if is_public(after) else None
        return []
    if unit.kind != "np" or unit.prep != "on" or not unit.acts or not is_public(unit):
        return None
    before = units[n - 1] if n > 0 else None
    opens = before is not None and (before.kind in ("comp", "punct") or before.cls == "pron")
    follows = after.kind == "comp" and units[n + 2].kind == "vg"
    follows = follows or (after.kind == "np" and not after.prep and _is_deed(after))
    return [unit] if opens and follows and unit.cls != "pron" else None


def _refusers(found: list[Candidate], above: list[list[Link]]) -> None:
    """Whoever says what their country will not do refuses it."""
    for one in found:
        if one.type != "REJECT" or one.entry.type == "REJECT" or one.predicate is None:
            continue
        link = speech_over(one.predicate, above[one.predicate.group.i])
        who = one.roles.get("actor", [])
        if link is not None and link.speaker is not None and len(who) == 1:
            if speaks_for(link.speaker, who[0]):
                one.roles["actor"] = [link.speaker]


def _is_deed(group: Group) -> bool:
    return group.cls == "event" or (group.head is not None and group.head.has("masdar"))


def speech_over(verb: Predicate, covering: list[Link]) -> Link | None:
    """The innermost link that a verb stands in, with or without a speaker of its own."""
    return next((k for k in reversed(covering) if k.verb is not verb), None)


def _request(verb: Predicate, link: Link) -> Candidate | None:
    asked = verb.first("O" if verb.passive else "S")
    aux = _auxiliary(verb, _OBLIGED)
    if (urges := _auxiliary(verb, _URGES)) is not None and link.speaker is not None:
        return _urged(urges, verb, link.speaker, asked)
    if aux is None or asked is None or verb.group.polarity == "negated" or verb.link == "rel":
        return None
    if link.speaker is not None and link.speaker.sector == _OUTLET:
        return None  # outlets report what others must do
    if asked.cls == "pron" and (asked.sub[:1] in _SELF or _is_speaker(asked, link)):
        return None
    if _is_measure(asked):
        return made_of("REQUEST", aux, verb, {"actor": [link.speaker]}) if link.speaker else None
    if not (is_public(asked) and (asked.acts or asked.cls == "place")):
        return None
    roles = {"actor": [link.speaker]} if link.speaker is not None else {}
    return made_of("REQUEST", aux, verb, {**roles, "recipient": [asked]})


def _urged(urges: Item, verb: Predicate, speaker: Group, asked: Group | None) -> Candidate | None:
    """What a speaker urges in so many words ("let us …", "do not …"), with whom they name."""
    roles = {"actor": [speaker]}
    if asked is not None and asked is not speaker and asked.cls != "pron":
        if not (asked.acts and is_public(asked)):
            return None
        roles["recipient"] = [asked]
    return made_of("REQUEST", urges, verb, roles)


def _is_measure(group: Group) -> bool:
    """Whether what "must" go on, or end, is an act of states: sanctions, an agreement, a truce."""
    return group.cls == "event" and any(x.entry.type in _MEASURES for x in group.lexes)


def _caused(verbs: list[Predicate]) -> set[int]:
    """The identities of those whom something makes do what they do ("made the army retreat"): a
    verb of which one is the subject demands and refuses nothing."""
    causing = (v for v in verbs if any(x.entry.opts.get("causes") for x in v.group.lexes))
    return {id(group) for v in causing for group in v.slots.get("O", ())}


def _threat(verb: Predicate, link: Link) -> Candidate | None:
    """Whoever says that their country may use its forces threatens."""
    head, force, who = verb.group.head, verb.first("O"), verb.first("S")
    if verb.group.modality not in _MAYBE or verb.group.polarity == "negated" or verb.passive:
        return None
    if head is None or force is None or force.sector != "MIL" or link.speaker is None:
        return None
    if not any(x.entry.opts.get("wields") for x in verb.group.lexes) or who is None:
        return None
    # A capital stands for its government, and no table tells it from other names here.
    if not (who.cls == "name" or _is_speaker(who, link) or speaks_for(link.speaker, who)):
        return None
    return made_of(_THREAT, head, verb, {"actor": [link.speaker]})


def _force(link: Link, told: list[Candidate]) -> Candidate | None:
    """A threat, by what somebody says that their own side will or could do by force."""
    for one in told:
        if one.noun is not None or one.type not in _FORCE or one.polarity == "negated":
            continue
        who = one.roles.get("actor", [None])[0]
        if one.modality not in _MAYBE or who is None or one.predicate is None:
            continue
        if _is_speaker(who, link) or speaks_for(link.speaker, who):
            doer = link.speaker if link.speaker is not None else who
            aims = [g for g in one.roles.get("recipient", ()) if g is not doer]
            roles = {"actor": [doer], "recipient": aims}
            return made_of(_THREAT, one.trigger[0], one.predicate, roles)
    return None


def is_public(group: Group) -> bool:
    """Whether a demand on somebody is more than advice: bodies, countries, people in office."""
    if group.cls in ("country", "org", "force", "group", "pron", "place"):
        return True
    return group.country is not None or group.name is not None or group.sector in _PUBLIC


def is_private(group: Group) -> bool:
    """Whether a speaker is somebody by trade or kin, without an office: what they say that others
    must do is advice."""
    if any(member.name is not None for member in group.members):
        return False  # "says adviser and author Lena Hill"
    return group.cls == "person" and group.name is None and group.sector not in _PUBLIC


def _refusal(verb: Predicate, link: Link) -> Candidate | None:
    who = verb.first("S")
    if verb.group.polarity != "negated" or verb.group.modality != "planned" or verb.passive:
        return None
    if _auxiliary(verb, _DONE) is not None or _fails(verb):
        return None  # "would not have come", "will not fail"
    doer = _refuses(who, link) if who is not None else None
    negation = next((item for item, of in verb.group.cues if of == "negation"), None)
    return made_of("REJECT", negation, verb, {"actor": [doer]}) if doer and negation else None


def _fails(verb: Predicate) -> bool:
    """Whether a verb says no more than that something is tried, able to be done or not done."""
    return any("mod" in x.entry.opts or "neg" in x.entry.opts for x in verb.group.lexes)


def _refuses(who: Group, link: Link) -> Group | None:
    """Who refuses by saying what somebody will not do, or what will not come about; None where it
    is no refusal of the speaker."""
    if _is_speaker(who, link):
        return who
    if speaks_for(link.speaker, who) or (link.speaker is not None and _is_concession(who)):
        return link.speaker
    return None


def _is_concession(who: Group) -> bool:
    """Whether something is an act by which one side meets another ("disarmament won't come")."""
    return who.cls == "event" and any(x.entry.type in _CONCEDED for x in who.lexes)


def _is_speaker(who: Group, link: Link) -> bool:
    """Whether a pronoun means the speaker: "we", or "he" in what the verb of a man's saying
    governs."""
    if who.cls != "pron" or who.sub.startswith("1"):
        return who.cls == "pron"
    speaker = link.speaker
    if speaker is None or link.verb is None or link.verb.group.j > who.i:
        return False
    many = speaker.plural or speaker.cls in _BODIES
    return who.sub[:1] == "3" and (who.sub[-1:] in _MANY) == many and who.sub != "3n"


def speaks_for(speaker: Group | None, who: Group) -> bool:
    """Whether a speaker of a country says what the country, or its government, will not do."""
    home = _home(speaker) if speaker is not None else None
    if home is None or who.cls not in ("country", "org"):
        return False
    if (land := _land(who)) is None:
        return who.entity is None and who.name is None and who.sector == "GOV"
    return home == land


def _home(speaker: Group) -> str | None:
    """The country of a speaker, by the words for them or by what hangs on these."""
    for group in (speaker, speaker.owner, speaker.of, speaker.apposed, national(speaker)):
        if group is not None and (land := _land(group)) is not None:
            return land
    return None


def _land(group: Group) -> str | None:
    """The country that a group is, or is of."""
    named = (group.entity or "").startswith(_COUNTRY)
    return group.country or ((group.entity or "").removeprefix(_COUNTRY) if named else None)


def _auxiliary(verb: Predicate, kind: str) -> Item | None:
    return next((i for i in verb.group.items if i.tag == "aux" and i.sub == kind), None)


def made_of(
    kind: str, trigger: Item, verb: Predicate, roles: dict[str, list[Group]]
) -> Candidate | None:
    """A candidate of a type that a word tells which has no frame for it; none without a word."""
    if trigger.i >= trigger.j or not trigger.lexes:
        return None
    entry = Entry(id=trigger.lexes[0].entry.id, kind="func", type=kind)
    return Candidate(
        entry=entry, type=kind, trigger=[trigger], roles=roles, predicate=verb, fired=[entry.id]
    )


def without_content(found: list[Candidate], implied: list[Candidate]) -> list[Candidate]:
    """What is asked for or refused is no claim of its own, nor to what end force may be used, nor
    the measure that must go on."""
    verbs = {c.predicate for c in implied}
    threats = {c.predicate for c in implied if c.type == _THREAT}
    return [
        c
        for c in found
        if not (_is_asked(c, implied) if c.noun else _is_content(c.predicate, verbs, threats))
    ]


def _is_asked(candidate: Candidate, implied: list[Candidate]) -> bool:
    """Whether an event is what must go on, or what somebody says they will not do."""
    for one in implied:
        verb = one.predicate
        asked = verb.slots.get("S" if one.type == "REQUEST" else "O", []) if verb else []
        if candidate.noun in asked and (one.type == "REQUEST" or candidate.type in _UNDONE):
            return True
    return False


def _is_content(
    verb: Predicate | None, verbs: set[Predicate | None], threats: set[Predicate | None]
) -> bool:
    if verb is None or verb in verbs:
        return verb in verbs
    return verb.link == "inf" and verb.parent in threats
