"""Features of a candidate by what they are about: which go together, and how they are written.

The same few facts make the same features over and over, so a clue is made once and kept; so is what
the judge makes of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

# How many clues of one sort are kept.
_KEPT = 1 << 13
_kept = lru_cache(maxsize=_KEPT)


class Clue:
    """Features that hold together."""

    __slots__ = ("features",)

    def __init__(self, *features: str) -> None:
        self.features = features


def features(clues: Iterable[Clue]) -> list[str]:
    """All features of some clues, one by one."""
    return [feature for clue in clues for feature in clue.features]


@_kept
def candidate(kind: str, told: str, code: str, entry: str) -> Clue:
    """What is proposed, as what, by which entry."""
    return Clue(
        "bias", f"k={kind}", f"t={told}", f"kt={kind}|{told}", f"{code}:kt={kind}|{told}",
        f"e={entry}",
    )  # fmt: skip


@_kept
def trigger(code: str, word: str) -> Clue:
    """The word itself, its beginning and its end."""
    return Clue(f"{code}:w={word}", f"{code}:p={word[:4]}", f"{code}:s={word[-3:]}")


@lru_cache(maxsize=1 << 15)
def beside(code: str, where: str, word: str) -> Clue:
    """A word at some distance from the trigger."""
    return Clue(f"{code}:{where}={word}")


def joined(code: str, word: str, before: str | None, after: str | None) -> Clue:
    """The trigger with the words right beside it, which hardly ever come again."""
    pairs = [f"{code}:w-={before} {word}"] if before is not None else []
    return Clue(*pairs, *((f"{code}:w+={word} {after}",) if after is not None else ()))


@_kept
def siblings(kind: str, *types: str) -> Clue:
    """The types of the other claims of the sentence."""
    return Clue(*[f"sib={other}|{kind}" for other in types])


@_kept
def concept(name: str, told: str, actor: str, recipient: str) -> Clue:
    """What the word has to do with, and who takes part in it."""
    con = f"con={name}"
    return Clue(
        con, f"{con}|{told}", f"{con}|a={actor}", f"{con}|r={recipient}",
        f"{con}|{actor != '-'}|{recipient != '-'}",
    )  # fmt: skip


@_kept
def concept_said(name: str, said: bool, noun: bool, polarity: str, modality: str) -> Clue:
    """What the word has to do with, and how it is said."""
    con = f"con={name}"
    return Clue(f"{con}|said={said}|{noun}", f"{con}|{polarity}|{modality}")


@_kept
def near(name: str, told: str, after: bool) -> Clue:
    """What a word near by has to do with."""
    return Clue(f"near={name}|{after}", f"near={name}|{told}")


@_kept
def noun(
    prep: str,
    proposed: str,
    definite: bool,
    plural: bool,
    cls: str,
    hangs: bool,
) -> Clue:
    """An event noun by its group."""
    return Clue(
        f"n.prep={prep}|{proposed}", f"n.def={definite}|{plural}", f"n.cls={cls}",
        f"n.hang={hangs}",
    )  # fmt: skip


@_kept
def verb(form: str, tense: str, link: str, passive: bool, told: str) -> Clue:
    """A verb by its form and how it hangs on others."""
    return Clue(
        f"v={form}|{tense}|{link}|{passive}", f"v.link={link}|{told}", f"v.pass={passive}|{told}"
    )


@_kept
def scope(polarity: str, modality: str, told: str) -> Clue:
    """Whether it is said not to be, or to be wished, planned …"""
    return Clue(f"pol={polarity}|{told}", f"mod={modality}|{told}")


@_kept
def governor(name: str, entry: str, type_: str) -> Clue:
    """A reading of what governs the word."""
    return Clue(f"{name}.e={entry}", *((f"{name}.t={type_}",) if type_ else ()))


@_kept
def slot(name: str, cls: str, told: str) -> Clue:
    """Who or what fills a slot of the verb."""
    return Clue(f"sl={name}", f"sl={name}:{cls}|{told}")


@_kept
def role(
    name: str,
    told: str,
    cls: str,
    sector: str | None,
    pronoun: str | None,
    named: bool,
    placed: bool,
) -> Clue:
    """Who plays a role."""
    return Clue(
        f"{name}={cls}/{sector or '-'}",
        f"{name}={cls}|{told}",
        f"{name}={sector}|{told}",
        *(() if pronoun is None else (f"{name}={pronoun}",)),
        f"{name}.named={named}|{placed}",
    )


@_kept
def nobody(name: str, told: str) -> Clue:
    """A role that nobody plays."""
    return Clue(f"{name}=-|{told}")


@_kept
def pair(actor: str, recipient: str, told: str) -> Clue:
    """Who acts on whom."""
    return Clue(f"ar={actor}>{recipient}", f"ar={actor}>{recipient}|{told}")


@_kept
def said(inside: bool, quoted: bool, told: str) -> Clue:
    """Whether somebody is said to say it."""
    return Clue(f"said={inside}|{quoted}", f"said={inside}|{told}")


@_kept
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
) -> Clue:
    """What the report has told so far; ``pair_``: whether that of this actor, where there is one."""
    return Clue(
        f"at={at}", f"old.word={word}|{noun_}", f"old.type={type_}|{noun_}",
        *(() if pair_ is None else (f"old.pair={pair_}|{noun_}",)),
        f"sport={sport}", f"politics={politics}", f"sport={sport}|{told}", f"twin={twins}",
    )  # fmt: skip


@_kept
def spoken(name: str, others: bool) -> Clue:
    """What a word of a speech has to do with."""
    return Clue(f"sp.c={name}", f"sp.c={name}|{others}")


@_kept
def spoken_verb(subject: str, polarity: str, modality: str, entry: str | None) -> Clue:
    """A verb of a speech."""
    return Clue(
        f"sp.v={subject}|{polarity}|{modality}",
        f"sp.m={polarity}|{modality}",
        *(() if entry is None else (f"sp.ve={entry}",)),
    )


@lru_cache(maxsize=1 << 15)
def only(name: str, *values: object) -> Clue:
    """One feature: a name, and the values that it depends on."""
    return Clue(name.format(*values))
