"""Speech acts that nobody names: who says that others must do something asks them to do it, and
who says "we will not" or "that is out of the question" refuses."""

from __future__ import annotations

from isnad.annotations import Candidate, Group, Item, Link, Predicate
from isnad.claims.frames import national
from isnad.languages.pack import Entry

_OBLIGED, _COUNTRY = "should", "country:"
# Words of refusal that name nobody ("there is no way"): the class of an adverb.
_NEVER = "never"
# Subjects that are asked for nothing: the speaker, and the person spoken to in general.
_PUBLIC = frozenset({"GOV", "MIL", "REB", "COP", "LEG", "JUD", "IGO", "PTY", "OPP", "SPY"})
_SELF = ("1", "2")
_MANY = ("p", "d")
# Acts of those who give way.
_CONCEDED = frozenset({"RETREAT", "CONCEDE", "CONSULT", "AGREE", "COOPERATE"})
_BODIES = frozenset({"group", "org", "force", "country"})


def acts(
    verbs: list[Predicate], above: list[list[Link]], found: list[Candidate]
) -> list[Candidate]:
    """Requests and refusals implied by what somebody is said to say; ``above``: the links that
    cover each token."""
    triggers = {c.predicate for c in found if c.noun is None and c.type in ("REQUEST", "REJECT")}
    out = []
    for verb in verbs:
        if verb in triggers:
            continue
        link = _speech(verb, above[verb.group.i])
        if link is None or (link.speaker is not None and _is_private(link.speaker)):
            continue
        made = _request(verb, link) or _refusal(verb, link)
        if made is not None:
            out.append(made)
    return out


def refusals(items: list[Item], above: list[list[Link]], found: list[Candidate]) -> list[Candidate]:
    """What those in office and bodies are said to call impossible, but where they refuse already."""
    told = [c.at for c in found if c.type == "REJECT"]
    out = []
    for item in items:
        if item.tag != "adv" or item.sub != _NEVER or item.i >= item.j:
            continue
        link = next((k for k in reversed(above[item.i]) if k.speaker is not None), None)
        if link is None or link.speaker is None or link.speaker.sector not in _PUBLIC:
            continue
        if any(link.covers(at) for at in told):
            continue
        entry = Entry(id=item.lexes[0].entry.id, kind="func", type="REJECT")
        out.append(Candidate(entry=entry, type="REJECT", trigger=[item], link=link,
                             roles={"actor": [link.speaker]}, fired=[entry.id]))  # fmt: skip
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
        return [] if must and after.cls == "event" and not after.prep else None
    if unit.kind != "np" or unit.prep != "on" or not unit.acts or not _is_public(unit):
        return None
    before = units[n - 1] if n > 0 else None
    opens = before is not None and (before.kind in ("comp", "punct") or before.cls == "pron")
    follows = after.kind == "comp" and units[n + 2].kind == "vg"
    return [unit] if opens and follows and unit.cls != "pron" else None


def _speech(verb: Predicate, covering: list[Link]) -> Link | None:
    """The innermost link that a verb stands in, with or without a speaker of its own."""
    return next((k for k in reversed(covering) if k.verb is not verb), None)


def _request(verb: Predicate, link: Link) -> Candidate | None:
    asked = verb.first("O" if verb.passive else "S")
    aux = _auxiliary(verb, _OBLIGED)
    if aux is None or asked is None or verb.group.polarity == "negated":
        return None
    if asked.cls == "pron" and asked.sub[:1] in _SELF:
        return None
    if not (_is_public(asked) and (asked.acts or asked.cls == "place")):
        return None
    roles = {"actor": [link.speaker]} if link.speaker is not None else {}
    return _candidate("REQUEST", aux, verb, {**roles, "recipient": [asked]})


def _is_public(group: Group) -> bool:
    """Whether a demand on somebody is more than advice: bodies, countries, people in office."""
    if group.cls in ("country", "org", "force", "group", "pron", "place"):
        return True
    return group.country is not None or group.name is not None or group.sector in _PUBLIC


def _is_private(group: Group) -> bool:
    """Whether a speaker is somebody by trade or kin, without an office: what they say that others
    must do is advice."""
    if any(member.name is not None for member in group.members):
        return False  # "says adviser and author Lena Hill"
    return group.cls == "person" and group.name is None and group.sector not in _PUBLIC


def _refusal(verb: Predicate, link: Link) -> Candidate | None:
    who = verb.first("S")
    if verb.group.polarity != "negated" or verb.group.modality != "planned" or verb.passive:
        return None
    if any("neg" in x.entry.opts for x in verb.group.lexes):
        return None  # "we will not fail"
    doer = _refuses(who, link) if who is not None else None
    negation = next((item for item, of in verb.group.cues if of == "negation"), None)
    return _candidate("REJECT", negation, verb, {"actor": [doer]}) if doer and negation else None


def _refuses(who: Group, link: Link) -> Group | None:
    """Who refuses by saying what somebody will not do, or what will not come about; None where it
    is no refusal of the speaker."""
    if _is_speaker(who, link):
        return who
    if _speaks_for(link.speaker, who) or (link.speaker is not None and _is_concession(who)):
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


def _speaks_for(speaker: Group | None, who: Group) -> bool:
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


def _candidate(
    kind: str, trigger: Item, verb: Predicate, roles: dict[str, list[Group]]
) -> Candidate | None:
    if trigger.i >= trigger.j or not trigger.lexes:
        return None
    entry = Entry(id=trigger.lexes[0].entry.id, kind="func", type=kind)
    return Candidate(
        entry=entry, type=kind, trigger=[trigger], roles=roles, predicate=verb, fired=[entry.id]
    )


def without_content(found: list[Candidate], implied: list[Candidate]) -> list[Candidate]:
    """What is asked for or refused is no claim of its own."""
    verbs = {c.predicate for c in implied}
    return [c for c in found if c.predicate not in verbs or c.noun is not None]
