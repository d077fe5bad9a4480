"""Features of a candidate by what they are about: which go together, and how they are written.

A clue is a function from a few facts to features. The same facts come again and again, so what is
made of their features (a weight) is kept by the facts: see ``teller``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import NamedTuple, ParamSpec, Protocol, TypeVar, cast

from isnad.memo import Memo

Features = tuple[str, ...]
P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
# How many letters, or ends of the word, are looked at together.
_RUNS = (3, 4, 5)
# What is kept of a clue: of most, and of those that tell of words.
_KEPT, _OF_WORDS = 1 << 13, 1 << 15


class Teller(Protocol[T_co]):
    """Gives for a clue the function from its facts to what is made of its features."""

    def __call__(self, clue: Callable[P, Features], /) -> Callable[P, T_co]:
        """The function, the same one every time."""


def teller(make: Callable[[Features], T]) -> Teller[T]:
    """A teller that remembers what ``make`` made of the features, clue by clue and fact by fact."""

    def kept(clue: Callable[..., Features]) -> Callable[..., T]:
        @lru_cache(maxsize=_OF_WORDS if clue in _WORDS else _KEPT)
        def made(*facts: Hashable) -> T:
            return make(clue(*facts))

        return made

    return cast("Teller[T]", Memo(kept).__getitem__)


def _all(*features: str) -> Features:
    return features


def candidate(kind: str, told: str, code: str, entry: str) -> Features:
    """What is proposed, as what, by which entry."""
    return _all(
        "bias", f"k={kind}", f"t={told}", f"kt={kind}|{told}", f"{code}:kt={kind}|{told}",
        f"e={entry}",
    )  # fmt: skip


def trigger(code: str, word: str) -> Features:
    """The word itself, its beginning and its end, and all its short runs of letters: words of one
    root, or made of the same parts, teach each other."""
    whole = f"^{word}$"
    runs = (f"{code}:g={whole[i : i + n]}" for n in _RUNS for i in range(len(whole) - n + 1))
    return _all(f"{code}:w={word}", f"{code}:p={word[:4]}", f"{code}:s={word[-3:]}", *runs)


def beside(code: str, where: str, word: str) -> Features:
    """A word at some distance from the trigger."""
    return _all(f"{code}:{where}={word}")


def joined(code: str, word: str, before: str | None, after: str | None) -> Features:
    """The trigger with the words right beside it, which hardly ever come again."""
    pairs = [f"{code}:w-={before} {word}"] if before is not None else []
    return _all(*pairs, *((f"{code}:w+={word} {after}",) if after is not None else ()))


def sentence(kind: str, dated: bool, size: str, *types: str) -> Features:
    """The sentence: whether it has dates, how long it is, and the types of its other claims."""
    dates = ("dated",) if dated else ()
    return _all(*dates, f"len={size}", *[f"sib={other}|{kind}" for other in types])


def concept(name: str, told: str, actor: str, recipient: str) -> Features:
    """What the word has to do with, and who takes part in it."""
    con = f"con={name}"
    return _all(
        con, f"{con}|{told}", f"{con}|a={actor}", f"{con}|r={recipient}",
        f"{con}|{actor != '-'}|{recipient != '-'}",
    )  # fmt: skip


def concept_said(name: str, said: bool, noun: bool, polarity: str, modality: str) -> Features:
    """What the word has to do with, and how it is said."""
    con = f"con={name}"
    return _all(f"{con}|said={said}|{noun}", f"{con}|{polarity}|{modality}")


def near(name: str, told: str, after: bool) -> Features:
    """What a word near by has to do with."""
    return _all(f"near={name}|{after}", f"near={name}|{told}")


def noun(
    prep: str,
    proposed: str,
    definite: bool,
    plural: bool,
    cls: str,
    hangs: bool,
) -> Features:
    """An event noun by its group."""
    return _all(
        f"n.prep={prep}|{proposed}", f"n.def={definite}|{plural}", f"n.cls={cls}",
        f"n.hang={hangs}",
    )  # fmt: skip


def verb(form: str, tense: str, link: str, passive: bool, told: str) -> Features:
    """A verb by its form and how it hangs on others."""
    return _all(
        f"v={form}|{tense}|{link}|{passive}", f"v.link={link}|{told}", f"v.pass={passive}|{told}"
    )


def governor(name: str, entry: str, type_: str) -> Features:
    """A reading of what governs the word."""
    return _all(f"{name}.e={entry}", *((f"{name}.t={type_}",) if type_ else ()))


def slot(name: str, cls: str, told: str) -> Features:
    """Who or what fills a slot of the verb."""
    return _all(f"sl={name}", f"sl={name}:{cls}|{told}")


class Player(NamedTuple):
    """Who plays a role; ``pronoun``: which, where it is one."""

    cls: str
    sector: str | None
    pronoun: str | None
    named: bool
    placed: bool


ROLES = ("actor", "recipient", "place", "broker")


def roles(told: str, *players: Player | None) -> Features:
    """Who plays which role, in the order of actor, recipient, place and broker; whom on whom."""
    found: list[str] = []
    for name, one in zip(ROLES, players, strict=True):
        if one is None:
            found.append(f"{name}=-|{told}")
            continue
        found += [
            f"{name}={one.cls}/{one.sector or '-'}", f"{name}={one.cls}|{told}",
            f"{name}={one.sector}|{told}", f"{name}.named={one.named}|{one.placed}",
        ]  # fmt: skip
        found += [] if one.pronoun is None else [f"{name}={one.pronoun}"]
    actor, recipient = ("-" if one is None else one.sector or one.cls for one in players[:2])
    return _all(*found, f"ar={actor}>{recipient}", f"ar={actor}>{recipient}|{told}")


def said(inside: bool, quoted: bool, told: str, polarity: str, modality: str) -> Features:
    """Whether somebody is said to say it, and whether it is said not to be, or to be wished,
    planned …"""
    return _all(
        f"said={inside}|{quoted}", f"said={inside}|{told}", f"pol={polarity}|{told}",
        f"mod={modality}|{told}",
    )  # fmt: skip


def course(
    at: str,
    word: bool,
    type_: bool,
    pair_: bool | None,
    noun_: bool,
    sport: str,
    politics: str,
    told: str,
    twins: int,
) -> Features:
    """What the report has told so far; ``pair_``: whether that of this actor, where there is one."""
    return _all(
        f"at={at}", f"old.word={word}|{noun_}", f"old.type={type_}|{noun_}",
        *(() if pair_ is None else (f"old.pair={pair_}|{noun_}",)),
        f"sport={sport}", f"politics={politics}", f"sport={sport}|{told}", f"twin={twins}",
    )  # fmt: skip


def spoken(name: str, others: bool) -> Features:
    """What a word of a speech has to do with."""
    return _all(f"sp.c={name}", f"sp.c={name}|{others}")


def spoken_word(code: str, word: str) -> Features:
    """A word of a speech."""
    return _all(f"{code}:c={word}")


def spoken_verb(subject: str, polarity: str, modality: str, entry: str | None) -> Features:
    """A verb of a speech."""
    return _all(
        f"sp.v={subject}|{polarity}|{modality}",
        f"sp.m={polarity}|{modality}",
        *(() if entry is None else (f"sp.ve={entry}",)),
    )


def only(name: str, *values: object) -> Features:
    """One feature: a name, and the values that it depends on."""
    return _all(name.format(*values))


_WORDS = frozenset({beside, spoken_word, only})
# The features themselves, for those who learn from them.
plain: Teller[Features] = teller(tuple)
