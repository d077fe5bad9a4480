"""Words that do something by being said: who says that a country cheats accuses it, and who says
that it will pay the price threatens it. Entries of such words are marked ``voice=yes``."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Candidate, Group, Link, Predicate
from isnad.claims.acts.implied import speaks_for

_SELF = ("1", "2")
_MANY, _BODIES = ("p", "d"), frozenset({"group", "org", "force", "country"})


def selves(verbs: list[Predicate], above: list[list[Link]]) -> None:
    """Let a pronoun that is the subject of what somebody says mean them, where it agrees with them
    ("the army said it had shelled the village"); ``above``: the links that cover each token."""
    for verb in verbs:
        who = verb.first("O" if verb.passive else "S")
        if who is None or who.cls != "pron" or who.means is not None:
            continue
        link = next((k for k in reversed(above[who.i]) if k.verb is not verb), None)
        if link is not None and link.speaker is not None and _means(who, link.speaker):
            who.means = link.speaker


def _means(who: Group, speaker: Group) -> bool:
    """Whether a pronoun in somebody's words may mean them."""
    if speaker.cls == "pron" or who.sub.startswith("1"):
        return speaker.cls != "pron"
    if not who.sub.startswith("3") or speaker.i >= who.i:
        return False
    if who.sub == "3n" or who.sub[-1:] in _MANY:
        return speaker.cls in _BODIES or (speaker.plural and who.sub != "3n")
    return speaker.cls not in _BODIES and not speaker.plural


def voiced(found: list[Candidate], above: list[list[Link]]) -> Iterator[Candidate]:
    """The candidates without those that nobody says, each of the rest with whoever says it as the
    one who acts; ``above``: the links that cover each token."""
    for candidate in found:
        free = "voice" not in candidate.entry.opts
        told = not free and _charged(candidate, found)
        if free or (not told and _is_act(candidate) and _give(candidate, above[candidate.at])):
            yield candidate


def _charged(candidate: Candidate, found: list[Candidate]) -> bool:
    """Whether it is what somebody is accused of in so many words before it ("accused the army and
    the police of cheating")."""
    whom = candidate.roles.get("recipient", [])
    before = (c for c in found if c.type == candidate.type and c.at < candidate.at)
    accused = [
        g for c in before if "voice" not in c.entry.opts for g in c.roles.get("recipient", [])
    ]
    return any(who is g or who in g.members for who in whom for g in accused)


def _is_act(candidate: Candidate) -> bool:
    """Whether it is an act to say so: blame is for what is or was, a threat is of what will be, and
    what must be is asked for."""
    if candidate.polarity == "negated" or candidate.modality == "possible":
        return False
    if candidate.type == "THREATEN":
        if candidate.modality == "demanded":
            candidate.type = "REQUEST"
        held = candidate.modality in ("planned", "demanded")
        candidate.modality = "actual"
        return held
    return candidate.modality == "actual"


def _give(candidate: Candidate, covering: list[Link]) -> bool:
    """Let whoever says the words act, unless they say it of themselves; whether somebody does."""
    link = next((k for k in reversed(covering) if k.verb is not candidate.predicate), None)
    if link is None:
        return _says(candidate)
    blamed = candidate.roles.get("recipient", [])
    if any(_is_self(who) or who is link.speaker or _is_home(who, link) for who in blamed):
        return False
    candidate.roles["actor"] = [link.speaker] if link.speaker is not None else []
    return True


def _is_home(who: Group, link: Link) -> bool:
    """Whether it is the speaker's own country, of which they admit it."""
    return who.cls == "country" and speaks_for(link.speaker, who)


def _says(candidate: Candidate) -> bool:
    """Let whoever speaks of it act, where a noun tells it ("spoke of the need for talks"); whether
    somebody does."""
    verb, noun = candidate.predicate, candidate.noun
    if verb is None or noun is None or not any(x.entry.kind == "say" for x in verb.group.lexes):
        return False
    speakers = [who for who in verb.slots.get("S", []) if who.acts]
    candidate.roles["actor"] = speakers
    return bool(speakers)


def _is_self(who: Group) -> bool:
    return who.cls == "pron" and who.sub[:1] in _SELF
