"""What somebody is called who is not known by name: by what they are described as, and by role
where their name is not for the public."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from isnad.brief.phrases import Phrases
from isnad.folding import fold
from isnad.names.sounds import is_abjad
from isnad.records import Participant
from isnad.world.kinds import glosses

_OF, _NEAR = " of ", " near "
# The language that descriptions are in.
_DESCRIPTIONS = "en"
_MOST = 2
# Whoever acts for these does so in public: what no table knows of them is told by name.
PUBLIC = frozenset(
    {"GOV", "LEG", "JUD", "MIL", "COP", "IGO", "NGO", "MED", "PTY", "OPP", "REB", "SPY", "BUS"}
)
UNKNOWN = "UNK"
# So many words a personal name has at most.
_LONGEST = 5


class Described(msgspec.Struct, frozen=True):
    """The reader's words for somebody, and whether the country is among them."""

    words: str
    with_country: bool


def described(one: Participant, adjective: str | None, phrases: Phrases) -> Described | None:
    """The reader's words for an English description ("Syrian rebels"); null where it is no
    description that the table knows."""
    name = one.name or ""
    if adjective and name.startswith(f"{adjective} "):
        name = name[len(adjective) + 1 :]
    words = next(filter(None, (_known(parts, phrases) for parts in _parts(name))), None)
    if words is None:
        return None
    if phrases.language == _DESCRIPTIONS:
        return Described(one.name or "", with_country=True)
    first, *rest = words
    told = phrases.words("line", "of", one=first, other=rest[0]) if rest else first
    return Described(told, with_country=False)


def _parts(name: str) -> Iterator[list[str]]:
    """Every way to take an English description: whole, before and behind "of", and what somebody is
    with what goes before it ("army spokesperson")."""
    yield name.split(_OF)
    words = name.split()
    for at in range(1, len(words)):
        yield [" ".join(words[at:]), " ".join(words[:at])]


def _known(parts: list[str], phrases: Phrases) -> list[str] | None:
    """The reader's words for all parts; null where one has none, or they are too many."""
    words = [word for part in parts if (word := phrases.called.get(part))]
    return words if len(words) == len(parts) <= _MOST else None


def kind_called(name: str, quote: str, language: str, phrases: Phrases) -> str | None:
    """The reader's words for what kind of places an English description tells of ("several villages
    near Homs"), where the report's words ``quote`` have a word for it; null where they have none,
    it is the name of a place, or the table has no such kind."""
    if name != name.lower() and _NEAR not in name:
        return None
    words = name.partition(_NEAR)[0].split()
    kinds = (" ".join(words[at:]) for at in range(len(words)))
    kind = next((one for one in kinds if one in phrases.called), None)
    return phrases.called[kind] if kind and _has_kind(kind, fold(quote), language) else None


def _has_kind(kind: str, quote: str, language: str) -> bool:
    """Whether folded words in a language have one for a kind of places."""
    if language == _DESCRIPTIONS:
        return kind in quote.split()
    return any(kind in told and word in quote for word, told in glosses(language).items())


def is_personal(one: Participant) -> bool:
    """Whether the words of somebody whom no table knows may be the name of a person who holds no
    public office."""
    if one.entity is not None or not one.name or one.sector in PUBLIC:
        return False
    words = (one.antecedent.quote if one.antecedent else one.text or one.name).split()
    if not words or len(words) > _LONGEST or any(c.isdigit() for c in one.name):
        return False
    if all(is_abjad(word) for word in words):
        return one.sector != UNKNOWN or len(words) > 1
    return all(_as_name(word) for word in one.name.split())


def _as_name(word: str) -> bool:
    """A capital at its beginning alone, but for parts and initials."""
    parts = word.replace("-", " ").replace("'", " ").replace(".", " ").split()
    return bool(parts) and word[:1].isupper() and all(p[1:] == p[1:].lower() for p in parts)
