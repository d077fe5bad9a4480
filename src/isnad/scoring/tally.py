"""Counting what is right, and what the counts say: precision, recall, F1, interval."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from isnad.annotations import VERBAL
from isnad.records import Claim, Participant
from isnad.scoring.gold import GoldClaim, GoldParty
from isnad.scoring.matching import Match, paired, pairs, same_party, same_place, sides

FIELDS = ("claims", "concrete", "verbal", "actors", "recipients", "chain", "time", "place", "negated", "not_actual", "full")  # fmt: skip
_ROUNDS, _TAILS = 1000, (0.025, 0.975)


class Figures(NamedTuple):
    """Precision, recall and F1, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


class Tally(Counter[str]):
    """Counts by field: right, told, wanted; and of root sources."""

    def count(self, field: str, *, right: int = 0, told: int = 0, wanted: int = 0) -> None:
        """Add to the three counts of a field."""
        self[f"{field}.right"] += right
        self[f"{field}.told"] += told
        self[f"{field}.wanted"] += wanted

    def figures(self, field: str) -> Figures:
        """What the counts of a field come to."""
        right, told, wanted = (self[f"{field}.{part}"] for part in ("right", "told", "wanted"))
        precision = right / told if told else 0.0
        recall = right / wanted if wanted else 0.0
        both = precision + recall
        return Figures(precision, recall, 2 * precision * recall / both if both else 0.0)

    @property
    def root(self) -> float:
        """The share of matched claims whose root source is right."""
        return self["root.right"] / self["root.all"] if self["root.all"] else 0.0

    @property
    def country(self) -> float:
        """The share of matched participants with a country whose country code is right."""
        return self["country.right"] / self["country.all"] if self["country.all"] else 0.0

    def add(self, pair: Match, language: str) -> None:
        """Count one match, miss or false claim."""
        gold, claim = pair
        if gold is not None and gold.is_free(language):
            return
        whole = False
        if gold is not None and claim is not None:
            whole = not self.wrong_parts(gold, claim, language)
        kind = gold.type if gold is not None else claim.type if claim is not None else ""
        for field in ("claims", "verbal" if kind in VERBAL else "concrete"):
            right = int(gold is not None and claim is not None)
            self.count(
                field, right=right, told=int(claim is not None), wanted=int(gold is not None)
            )
        self.count("full", right=whole, told=int(claim is not None), wanted=int(gold is not None))

    def wrong_parts(self, gold: GoldClaim, claim: Claim, language: str) -> list[str]:
        """Count the parts of a matched claim; the names of those that are wrong."""
        (ga, gr), (ca, cr) = sides(gold), sides(claim)
        wrong = [
            field
            for field, wanted, told in (
                ("actors", ga, ca), ("recipients", gr, cr), ("chain", gold.sources, claim.sources)
            )
            if not self._people(field, wanted, told, language)  # type: ignore[arg-type]
        ]  # fmt: skip
        wrong += [] if self._root(gold, claim, language) else ["root"]
        wrong += [] if self._time(gold, claim) else ["time"]
        wrong += [] if self._place(gold, claim, language) else ["place"]
        for field, key, common in (
            ("negated", "polarity", "affirmed"), ("not_actual", "modality", "actual")
        ):  # fmt: skip
            a, b = getattr(gold, key), getattr(claim, key)
            self.count(field, right=a == b != common, told=b != common, wanted=a != common)
            wrong += [] if a == b else [key]
        return wrong

    def _people(
        self, field: str, wanted: Sequence[GoldParty], told: Sequence[Participant], language: str
    ) -> bool:
        """Those that no word of the language names are welcome but not owed."""
        owed = [party for party in wanted if party.text.get(language)]
        met = pairs(wanted, told, language)
        right = len(met)
        for gold, one in met:
            if gold.country:
                self["country.right"] += gold.country == one.country
                self["country.all"] += 1
        self.count(field, right=right, told=len(told), wanted=max(right, len(owed)))
        return right == len(told) and paired(owed, told, language) == len(owed)

    def _root(self, gold: GoldClaim, claim: Claim, language: str) -> bool:
        if gold.sources and claim.sources:
            right = same_party(gold.sources[-1], claim.sources[-1], language)
        else:
            right = not gold.sources and not claim.sources
        self["root.right"] += right
        self["root.all"] += 1
        return right

    def _time(self, gold: GoldClaim, claim: Claim) -> bool:
        """A date taken from the context counts only where one is wanted."""
        told = claim.time is not None and (gold.time is not None or claim.time.basis != "context")
        right = bool(gold.time and claim.time and _same_time(gold.time.edtf, claim.time.edtf))
        self.count("time", right=right, told=told, wanted=gold.time is not None)
        return right or not (told or gold.time is not None)

    def _place(self, gold: GoldClaim, claim: Claim, language: str) -> bool:
        """A place without words counts only where one is wanted."""
        told = claim.place is not None and (gold.place is not None or bool(claim.place.text))
        right = same_place(gold, claim, language)
        self.count("place", right=right, told=told, wanted=gold.place is not None)
        return right or not (told or gold.place is not None)


def _same_time(wanted: str, told: str) -> bool:
    """The same value without its qualifiers, or two intervals of one beginning, one of them open."""
    a, b = ([end.rstrip("~?%") for end in value.split("/")] for value in (wanted, told))
    return a == b or (len(a) == len(b) == 2 and a[0] == b[0] and ".." in (a[1], b[1]))


def total(tallies: Iterable[Tally]) -> Tally:
    """The counts of several reports together."""
    out = Tally()
    for tally in tallies:
        out.update(tally)
    return out


def interval(tallies: Sequence[Tally]) -> tuple[float, float]:
    """The 95 % bootstrap interval of the F1 of claims over reports; the same on every run."""
    draw = random.Random(1)
    found = sorted(
        total(draw.choices(tallies, k=len(tallies))).figures("claims").f1 for _ in range(_ROUNDS)
    )
    low, high = (found[int(_ROUNDS * tail)] for tail in _TAILS)
    return low, high
