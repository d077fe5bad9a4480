"""What a telling says, in short and in one fixed form, whatever its language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from isnad import world
from isnad.languages import folder
from isnad.records import Claim, Participant, Time
from isnad.stories.accounts import SPOKEN, Account
from isnad.stories.readings import Act, Party
from isnad.stories.states import acts, claimed

_MOST_NAMED = 2
# Types of claims that tell of it themselves, and acts that no place is said after.
_STATES = frozenset({"CONTROL", "RETREAT"})
_HARM = frozenset({"TOLL", "ASSAULT"})
_ATTACKS = frozenset({"take", "enter"})
_NOWHERE = frozenset({"repel", "settle"})


@lru_cache(maxsize=1)
def phrases() -> dict[str, Any]:
    """The words of the fixed form."""
    return tomllib.loads((folder("en") / "gist.toml").read_text("utf-8"))


def gists(several: Iterable[Account]) -> dict[str, str]:
    """What every claim of accounts says, in short, by its id."""
    return {claim.id: _says(claim, one) for one in several for claim in one.claims}


def _says(claim: Claim, one: Account) -> str:
    if claim.type in SPOKEN:
        return saying(one) if claim is one.claim else _standing(claim, _gist(claim, one))
    return _standing(claim, _gist(claim, one), denied=bool(one.denied(claim)))


def saying(one: Account) -> str:
    """What an account says, in short: of its claims, else of the words that they stand in."""
    claim = one.claim
    if claim.type not in SPOKEN:
        return _standing(claim, _gist(claim, one), denied=bool(one.denial))
    if any(a.does in phrases()["acts"] for a in acts(one)):
        return state(one)
    if one.denial in ("deny", "untrue"):
        told = phrases()["nouns"].get(one.denies) if not one.refers else None
        return _denied(told or phrases()["standing"]["nothing"])
    return _families(one) or _standing(claim, _gist(claim, one))


def state(one: Account) -> str:
    """What an account says of who is where and holds what."""
    found = [a for a in acts(one) if a.does in phrases()["acts"]]
    if one.claim.type in _STATES or not found:
        return saying(one)
    what = "; ".join(dict.fromkeys(_act(act, one) for act in found))
    denied = one.denial in ("deny", "untrue") or all(a.denied for a in found)
    return _denied(what) if denied else what


def _act(act: Act, one: Account) -> str:
    place = _place(one.claim) if act.does not in _NOWHERE else ""
    return " ".join(filter(None, [side(act.party), phrases()["acts"][act.does], place]))


def side(one: Party | None) -> str:
    """What a party is called."""
    if one is None:
        return ""
    country = world.load().display(f"country:{one.country}", "en") if one.country else None
    return " ".join(filter(None, [country, phrases()["sides"][one.side]]))


def _families(one: Account) -> str:
    """What the words of somebody's speech are of: the first things that they tell of."""
    nouns, forms = phrases()["nouns"], phrases()["standing"]
    told = list(dict.fromkeys(nouns[f] for f, _ in one.families if f not in SPOKEN))
    return str(forms["speaks"].format(what=forms["and"].join(told[:_MOST_NAMED]))) if told else ""


def _denied(what: str) -> str:
    return str(phrases()["standing"]["denied"].format(what=what))


def _standing(claim: Claim, what: str, *, denied: bool = False) -> str:
    if denied or claim.polarity == "negated":
        what = _denied(what)
    if claim.modality != "actual":
        what = phrases()["standing"][claim.modality].format(what=what)
    return what


def _gist(claim: Claim, one: Account) -> str:
    harmed = names(claim.recipients)
    doers = names(a for a in claim.actors if a.name not in {r.name for r in claim.recipients})
    verb = _verb(claim, one)
    words = [doers, verb if harmed else _alone(verb), harmed]
    if numbers := _numbers(claim, one):
        words = [doers, ", ".join(numbers)]
    elif claim.place is not None and (claim.type == "CONTROL" or _act_of(claim, one)):
        words = [*words[:2], claim.place.name]
    elif not doers and not harmed and not (_closely(claim, one) or _act_of(claim, one)):
        words = [phrases()["nouns"].get(claim.type, claim.type)]
    what = " ".join(filter(None, words))
    for key, value in _details(claim, one):
        what = phrases()["details"][key].format(what=what, place=value, share=value)
    return what


def _numbers(claim: Claim, one: Account) -> list[str]:
    """The counts of a claim, else the first number that its words count."""
    if claim.counts:
        return [counted(kind, n.low, n.high) for kind, n in sorted(claim.counts.items())]
    if claim.type not in _HARM:
        return []
    read = (n for n in one.numbers if n.counts and not n.minor and claim.recipients)
    return [counted(n.counts or "", n.low, n.high) for n in read][:1]


def _details(claim: Claim, one: Account) -> Iterator[tuple[str, str]]:
    named = claim.type == "CONTROL" or _act_of(claim, one)
    # What is done to a place is done there.
    said = {one.name for one in claim.recipients}
    if not named and (place := _place(claim)) and place not in said:
        yield "from" if claim.type == "RETREAT" else "in", place
    if claim.extent is not None and claim.extent.share != "unknown":
        yield "extent", claim.extent.share


def _place(claim: Claim) -> str:
    """The name of a claim's place, where it is known which place that is."""
    known = claim.place is not None and claim.place.precision != "unknown"
    return claim.place.name if claim.place and known else ""


def _verb(claim: Claim, one: Account) -> str:
    known = phrases()
    if claim.type == "CONTROL":
        act = claimed(one, claim)
        if claim.status == "ends":
            return str(known["status"]["ends"])
        return str(known["acts"][act.does if act else "hold"])
    if claim.type == "CEASEFIRE" and claim.status in known["truce"]:
        return str(known["truce"][claim.status])
    if does := _act_of(claim, one):
        return str(known["acts"][does])
    done = known["types" if claim.modality == "actual" else "plans"]
    return _closely(claim, one) or str(done.get(claim.type, known["types"][claim.type]))


def _alone(verb: str) -> str:
    """A verb without the word that leads to whom, where nobody follows."""
    rest, _, last = verb.rpartition(" ")
    return rest if rest and last in phrases()["standing"]["links"] else verb


def _act_of(claim: Claim, one: Account) -> str:
    """What is done to a place by the word of an attack; empty where that is no more than an
    attack."""
    if claim.type != "ASSAULT" or claim.modality != "actual" or one.reading is None:
        return ""
    at = one.reading.token(claim.trigger.start - claim.evidence.start)
    word = next((a.does for a in one.acts if a.i == at), "")
    return word if word in _ATTACKS else ""


def _closely(claim: Claim, one: Account) -> str:
    """The verb for what the word of a claim says more closely than its type; empty for none."""
    if claim.modality != "actual" or one.reading is None:
        return ""
    concept = one.reading.concept(claim.trigger.start - claim.evidence.start)
    return str(phrases()["concepts"].get(concept, ""))


def names(several: Iterable[Participant]) -> str:
    """The names of the first of several, as claims have them."""
    found = list(dict.fromkeys(one.name for one in several if one.name))
    return " and ".join(found[:_MOST_NAMED])


def counted(kind: str, low: int | None, high: int | None) -> str:
    """How many, of what kind; null where the range is open."""
    forms = phrases()["counts"]
    if low == high:
        value = str(low)
    elif high is None:
        value = forms["least"].format(number=low)
    elif low is None:
        value = forms["most"].format(number=high)
    else:
        vague = phrases()["vague"].get(str(high))
        value = vague or forms["range"].format(low=low, high=high)
    return str(forms.get(kind, forms["other"]).format(number=value))


def day(iso: str) -> str:
    """A day as it is written beside a count."""
    _, month, number_of_day = iso.split("-")
    known = phrases()
    months = known["months"]
    return str(known["details"]["day"].format(day=int(number_of_day), month=months[int(month) - 1]))


def time(one: Time) -> str:
    """A time as it is written beside what happened."""
    first, _, last = one.edtf.partition("/")
    shown = [day(d) if d.count("-") == 2 and "X" not in d else d for d in (first, last) if d]
    date = "/".join(shown)
    if one.part_of_day:
        return str(phrases()["details"]["part_of_day"].format(date=date, part=one.part_of_day))
    return date


def dated(what: str, date: str, key: str = "on") -> str:
    """What, with a date: ``on`` it or ``by`` it."""
    return str(phrases()["details"][key].format(what=what, date=date))
