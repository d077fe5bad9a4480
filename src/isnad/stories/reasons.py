"""Why the reports of an origin count as one, in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from isnad.joins import LinkKind
from isnad.stories.chains import Chain

_TAKEN: dict[LinkKind, str] = {
    "copies": "copied by", "translates": "translated by", "rewrites": "rewritten by",
    "credits": "credited by",
}  # fmt: skip
# Names that a sentence lists before it counts the rest.
_MOST = 4
_CALLED = 3
_QUOTED = "\u201c{}\u201d"


def because(chains: Sequence[Chain], reports: int) -> str:
    """How so many reports come to one root: which outlets quote it, and who has it from them."""
    by_carrier: dict[str, list[Chain]] = {}
    for chain in chains:
        by_carrier.setdefault(chain.carrier, []).append(chain)
    alone = [name for name, some in by_carrier.items() if not _takers(some)]
    told = [_clause([name], by_carrier[name]) for name in by_carrier if name not in alone]
    if alone:
        told.append(_clause(alone, by_carrier[alone[0]]))
    count = "1 report" if reports == 1 else f"{reports} reports"
    return f"{count}: {'; '.join(told)}{_called(chains)}."


def _clause(carriers: list[str], chains: Sequence[Chain]) -> str:
    many = len(carriers) > 1
    if chains[0].spoken:
        told = "quote it" if many else "quotes it"
    else:
        told = "tell it and name nobody" if many else "tells it and names nobody"
    takers = [f"{taken} {listed(names)}" for taken, names in _takers(chains).items()]
    return ", ".join([f"{listed(carriers)} {told}", *takers])


def _takers(chains: Iterable[Chain]) -> dict[str, list[str]]:
    """The outlets that have it from another, by how."""
    found: dict[str, list[str]] = {}
    for chain in chains:
        way = [link for link in chain.links if link.link != "quotes"]
        if len(way) > 1:
            names = found.setdefault(_TAKEN.get(way[1].link, "taken over by"), [])
            if way[0].name not in names:
                names.append(way[0].name)
    return found


def _called(chains: Sequence[Chain]) -> str:
    """What somebody is called, where that differs."""
    words = Counter(chain.called for chain in chains if chain.called and chain.root.told)
    usual = sorted(words, key=lambda one: (-words[one], one))[:_CALLED]
    if len(usual) < 2:
        return ""
    return "; called " + listed([_QUOTED.format(one) for one in usual])


def listed(names: Sequence[str]) -> str:
    """Names as a list in words; those after the first few are counted."""
    if len(names) > _MOST + 1:
        return f"{', '.join(names[:_MOST])} and {len(names) - _MOST} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
