"""Which claims of a report are the annotated ones, one to one on each line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from isnad.records import Claim, Participant
from isnad.scoring.gold import GoldClaim, GoldParty
from isnad.scoring.names import alike, any_alike, share_words

# Their participants have no sides: who meets, agrees or is allied with whom is one list.
SYMMETRIC = frozenset({"CONSULT", "COOPERATE", "AGREE", "CEASEFIRE", "ALLIANCE", "HOSTILITY"})


class Match(NamedTuple):
    """An annotated claim and the claim that tells it; null where one has no other."""

    gold: GoldClaim | None
    claim: Claim | None


def same_party(gold: GoldParty, told: Participant, language: str) -> bool:
    """Whether a participant is the annotated one: by words or name, or, where one side has no
    words in this language, by country and sector."""
    words = gold.text.get(language)
    if any_alike([(words, told.text), (gold.name, told.name)]):
        return True
    unspoken = not words or not told.text
    same = gold.country == told.country and gold.sector == told.sector
    return bool(unspoken and gold.country and same)


def pairs(
    golds: Sequence[GoldParty], told: Sequence[Participant], language: str
) -> list[tuple[GoldParty, Participant]]:
    """The annotated participants that are told, each with the one who tells it, one to one."""
    left, found = list(told), []
    for gold in golds:
        twin = next((one for one in left if same_party(gold, one, language)), None)
        if twin is not None:
            left.remove(twin)
            found.append((gold, twin))
    return found


def paired(golds: Sequence[GoldParty], told: Sequence[Participant], language: str) -> int:
    """How many of the annotated participants are told, one to one."""
    return len(pairs(golds, told, language))


def sides(
    claim: GoldClaim | Claim,
) -> tuple[Sequence[GoldParty | Participant], Sequence[GoldParty | Participant]]:
    """Actors and recipients; all as actors where the type has no sides."""
    if claim.type in SYMMETRIC:
        return [*claim.actors, *claim.recipients], []
    return claim.actors, claim.recipients


def party_pairs(
    gold: GoldClaim, claim: Claim, language: str
) -> list[tuple[GoldParty, Participant]]:
    """Every participant and source of a matched claim that is told, each with who tells it."""
    (ga, gr), (ca, cr) = sides(gold), sides(claim)
    rows = ((ga, ca), (gr, cr), (gold.sources, claim.sources))
    return [pair for wanted, told in rows for pair in pairs(wanted, told, language)]  # type: ignore[arg-type]


def same_place(gold: GoldClaim, claim: Claim, language: str) -> bool:
    """Whether both give the same place."""
    if gold.place is None or claim.place is None:
        return False
    words = gold.place.text.get(language)
    return alike(words, claim.place.text) or alike(gold.place.name, claim.place.name)


def match(golds: list[GoldClaim], told: list[Claim], language: str) -> list[Match]:
    """The claims of one line against the annotated ones: best fit first, each once."""
    options = []
    for g, gold in enumerate(golds):
        for c, claim in enumerate(told):
            fit = _fit(gold, claim, language)
            if fit is not None:
                options.append((fit, -g, -c))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, g, c in sorted(options, reverse=True):
        if -g not in taken and -c not in used:
            taken[-g] = -c
            used.add(-c)
    out = [Match(golds[g], told[c]) for g, c in taken.items()]
    out += [Match(gold, None) for g, gold in enumerate(golds) if g not in taken]
    out += [Match(None, claim) for c, claim in enumerate(told) if c not in used]
    return out


def _fit(gold: GoldClaim, claim: Claim, language: str) -> tuple[bool, bool, int, bool, bool] | None:
    """How well a claim tells an annotated one; None where it does not."""
    if claim.type not in gold.types:
        return None
    words = share_words((gold.trigger or {}).get(language), claim.trigger.quote)
    (ga, gr), (ca, cr) = sides(gold), sides(claim)
    who = paired(ga, ca, language) + paired(gr, cr, language)  # type: ignore[arg-type]
    if not words and not who:
        return None
    exact = claim.type == gold.type
    return not gold.is_free(language), words, who, same_place(gold, claim, language), exact
