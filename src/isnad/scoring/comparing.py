"""Two readings of the same annotated reports beside each other: where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from isnad.records import Claim
from isnad.scoring.gold import GoldClaim
from isnad.scoring.matching import Match
from isnad.scoring.score import Scored
from isnad.scoring.tally import Tally


class Difference(msgspec.Struct, frozen=True):
    """One thing that engines make differently of a line (``DOC/LANGUAGE:LINE``): ``found`` or
    ``false`` by some of them only, or a ``field`` that only some of them have right. ``by``: those
    who do; ``words``: of the trigger."""

    report: str
    line: int
    what: str
    type: str
    words: str
    by: list[str]


def differences(read: Mapping[str, Sequence[Scored]]) -> Iterator[Difference]:
    """Where engines differ over the reports that all of them read, in order of the first engine's
    reports."""
    names = list(read)
    by_id = {name: {one.id: one for one in scored} for name, scored in read.items()}
    for report in read[names[0]]:
        mine = {name: by_id[name][report.id] for name in names}
        yield from _found(report, mine)
        yield from _false(report, mine)


def _found(report: Scored, mine: Mapping[str, Scored]) -> Iterator[Difference]:
    """Annotated claims that not all find, or not all in the same parts."""
    told: defaultdict[tuple[int, int], dict[str, Match]] = defaultdict(dict)
    for name, one in mine.items():
        for line, match in one.matches:
            if match.gold is not None and not match.gold.is_free(report.language):
                told[line, id(match.gold)][name] = match
    for (line, _), by in sorted(told.items(), key=lambda item: item[0][0]):
        gold = next(match.gold for match in by.values() if match.gold is not None)
        words = (gold.trigger or {}).get(report.language) or ""
        finders = [name for name, match in by.items() if match.claim is not None]
        if 0 < len(finders) < len(mine):
            yield Difference(report.id, line, "found", gold.type, words, finders)
        elif finders:
            for field, right in _parts(gold, by, report.language).items():
                if 0 < len(right) < len(mine):
                    yield Difference(report.id, line, field, gold.type, words, right)


def _parts(gold: GoldClaim, by: Mapping[str, Match], language: str) -> dict[str, list[str]]:
    """Who has which part of a claim right that all of them found."""
    wrong: dict[str, set[str]] = {}
    for name, match in by.items():
        if match.claim is not None:
            wrong[name] = set(Tally().wrong_parts(gold, match.claim, language))
    fields = sorted(set().union(*wrong.values()))
    return {field: [name for name in by if field not in wrong[name]] for field in fields}


def _false(report: Scored, mine: Mapping[str, Scored]) -> Iterator[Difference]:
    """Claims that nobody annotated, by those who make them."""
    told: defaultdict[tuple[int, str, int], list[str]] = defaultdict(list)
    kept: dict[tuple[int, str, int], Claim] = {}
    for name, one in mine.items():
        for line, match in one.matches:
            if match.gold is None and match.claim is not None:
                key = (line, match.claim.type, match.claim.trigger.start)
                told[key].append(name)
                kept[key] = match.claim
    for key, names in sorted(told.items()):
        if len(names) < len(mine):
            claim = kept[key]
            yield Difference(report.id, key[0], "false", claim.type, claim.trigger.quote, names)
