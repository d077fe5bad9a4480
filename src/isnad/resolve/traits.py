"""Features of a phrase beside a claim by what they are about, as ``clues`` has those of candidates.

Each function tells the features that a few facts make together; what is made is kept, since the
same facts come again. Facts are short words, but for yes and no and small numbers.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from isnad.resolve.clues import Clue

# How many of one sort are kept.
_kept = lru_cache(maxsize=1 << 13)


class Way(NamedTuple):
    """How far a phrase is from the trigger and what is between: its side, how many of each."""

    side: str
    nouns: int
    verbs: int
    commas: int
    stops: int
    joins: int
    triggers: int
    far: str


class Stop(NamedTuple):
    """The word between phrase and trigger that parts clauses: its kind, how many verbs and such
    words are between, its form, how the clause of the candidate hangs."""

    side: str
    kind: str
    verbs: int
    stops: int
    code: str
    form: str
    link: str


@_kept
def way(one: Way, beside: str) -> Clue:
    """How far off, together with another fact."""
    side, nouns, verbs, commas, stops, joins, triggers, far = one
    return Clue(
        f"pos={side}{nouns}|{beside}", f"pos={side}v{verbs}|{beside}",
        f"pos={side}v{verbs}c{commas}x{stops}|{beside}", f"pos={side}x{stops}|{beside}",
        f"pos={side}c{commas}j{joins}|{beside}", f"pos={side}t{triggers}|{beside}",
        f"far={side}{far}|{beside}",
    )  # fmt: skip


@_kept
def stop(one: Stop | None, side: str, beside: str) -> Clue:
    """What parts clauses between, together with another fact."""
    if one is None:
        return Clue(f"cut={side}none|{beside}")
    cut = f"cut={side}{one.kind}"
    return Clue(
        f"{cut}|{one.verbs}|{beside}", f"{cut}|{one.stops}|{beside}",
        f"{one.code}:cut={side}{one.form}|{beside}", f"{cut}|{one.link}|{beside}",
    )  # fmt: skip


@_kept
def scope(link: str, inner: bool, quoted: bool, told: str, speaks: bool, kind: str) -> Clue:
    """Whose words a phrase is in."""
    return Clue(f"link={link}|{inner}|{quoted}", f"link={link}|{told}", f"spk={speaks}|{kind}")


@_kept
def opens(first: str, after: str, kind: str, code: str, part: str, ends: bool) -> Clue:
    """Whether a phrase opens or closes the sentence, and what follows it."""
    return Clue(
        f"open={first}|{after}", f"open={first}|{after}|{kind}", f"next={after}|{code}",
        f"part={part}|{first}", f"end={ends}|{part}",
    )  # fmt: skip


@_kept
def hangs(what: str, kind: str) -> Clue:
    """What word stands before a phrase; nothing at the beginning of a sentence."""
    return Clue(f"hang={what}", f"hang={what}|{kind}") if what else Clue("hang=^")


@_kept
def hangs_on(cls: str, prep: str, own: str, trigger: bool, kind: str) -> Clue:
    """What noun group stands before a phrase, and what it is to the claim."""
    return Clue(
        f"hang={cls}/{prep}/{own}", f"hang={cls}/{own}/{trigger}", f"hang={own}/{trigger}|{kind}"
    )


@_kept
def hangs_by(cls: str, told: str, entry: str | None) -> Clue:
    """The class of the noun group before a phrase, and its word where the claim is a verb."""
    return Clue(f"hang={cls}|{told}", *(() if entry is None else (f"hang.e={entry}",)))


@_kept
def hangs_after(prep: str, kind: str, cls: str) -> Clue:
    """What stands before the noun group that a phrase may hang on."""
    return Clue(f"hang={prep}/{kind}/{cls}")


@_kept
def place(kind: str, cls: str, within: str, size: str, definite: bool) -> Clue:
    """What kind of phrase may be the place."""
    return Clue(f"shape={kind}/{cls}/{within}", f"place={size}", f"def={definite}|{kind}")


@_kept
def ruled(rule: str, told: str, code: str, size: str) -> Clue:
    """Where the rules have a place."""
    return Clue(f"rule={rule}", f"rule={rule}|{told}", f"rule={rule}|{code}", f"rule={rule}|{size}")


@_kept
def ruled_in(rule: str, slot: str, prep: str) -> Clue:
    """Where the rules have a place, and where it stands."""
    return Clue(f"rule={rule}|{slot}", f"rule={rule}|{prep}")


@_kept
def slot(name: str, told: str, code: str) -> Clue:
    """Where a place or a person stands to the trigger."""
    return Clue(f"slot={name}", f"slot={name}|{told}", f"slot={name}|{code}")


@_kept
def slot_of(name: str, size: str, cls: str, within: str) -> Clue:
    """What place stands where to the trigger."""
    return Clue(f"slot={name}|{size}", f"slot={name}|{cls}/{within}")


@_kept
def prep(word: str, type_: str, kind: str, code: str) -> Clue:
    """Which preposition stands before a place, of which claim."""
    return Clue(f"prep={word}|{type_}", f"prep={word}|{kind}", f"prep={word}|{code}")


@_kept
def prep_in(word: str, size: str, slot_: str) -> Clue:
    """Which preposition stands before which place."""
    return Clue(f"prep={word}|{size}", f"prep={word}|{slot_}")


@_kept
def role(name: str, told: str, size: str, slot_: str, code: str, cls: str) -> Clue:
    """Which role of the frame a place plays."""
    return Clue(
        f"role={name}|{told}", f"role={name}|{size}", f"role={name}|{slot_}",
        f"role={name}|{code}", f"role={name}|{cls}",
    )  # fmt: skip


@_kept
def entry(name: str, slot_: str) -> Clue:
    """Which word the claim is told by, and where a phrase stands to it."""
    return Clue(f"e={name}|{slot_}")


@_kept
def named(whole: str, known: str, kind: str) -> Clue:
    """How much of a name a place is, and what the report has said of the name."""
    return Clue(f"known={whole}/{known}", f"known={known}|{kind}", f"whole={whole}|{kind}")


@_kept
def whole(whole_: str, cls: str, slot_: str) -> Clue:
    """How much of a name a place is, and where it stands."""
    return Clue(f"whole={whole_}|{cls}", f"whole={whole_}|{slot_}")


@_kept
def framed(yes: bool, told: str, slot_: str, kind: str) -> Clue:
    """Whether the frame has a place."""
    return Clue(f"framed={yes}|{told}", f"framed={yes}|{slot_}|{kind}")


@_kept
def verbs(last: str, then: str, word: str, kind: str, slot_: str) -> Clue:
    """The verbs before and after a place."""
    return Clue(
        f"last={last}|{word}", f"last={last}|{kind}", f"then={then}|{last}",
        f"last={last}|{slot_}", f"then={then}|{word}",
    )  # fmt: skip


@_kept
def side(later: bool, kind: str, slot_: str, rule: str, word: str) -> Clue:
    """On which side of the trigger a place is."""
    one = f"side={later}|{kind}"
    return Clue(f"{one}|{slot_}", f"{one}|{rule}", f"{one}|{word}|{slot_[:3]}")


@_kept
def within(where: str, kind: str, last: str, rule: str) -> Clue:
    """Whether a phrase is in the clause of the verb."""
    return Clue(f"in={where}|{kind}", f"in={where}|{last}", f"in={where}|{rule}")


@_kept
def before(code: str, word: str, kind: str, slot_: str) -> Clue:
    """The word for where before a place."""
    return Clue(f"{code}:pw={word}", f"{code}:pw={word}|{kind}", f"{code}:pw={word}|{slot_}")


@_kept
def head(code: str, word: str, entry_: str | None) -> Clue:
    """The head of a place that has no known name."""
    return Clue(*(() if entry_ is None else (f"h={entry_}",)), f"{code}:hw={word}")


@_kept
def after(code: str, word: str) -> Clue:
    """The word before a phrase."""
    return Clue(f"{code}:w-={word}")


@_kept
def rivals(many: int, near: bool, only: bool, sited: bool, sites: int, code: str) -> Clue:
    """A place among the others of the sentence."""
    return Clue(
        f"many={many}|{near}", f"sited={only}|{sited}|{sites}", f"near={near}|{sited}|{code}"
    )


@_kept
def first(yes: bool, kind: str, known: bool, spot: str) -> Clue:
    """Whether a place is the first after the trigger, and whether some place is known."""
    return Clue(f"first={yes}|{kind}", f"known={known}|{spot}")


@_kept
def date(told: str, holder: str, modality: str, when: str, rule: str, tense: str) -> Clue:
    """What a date says of when, and what tense the claim is told in."""
    return Clue(
        "bias", f"t={told}", f"hold={holder}", f"hold={holder}|{told}", f"when={when}",
        f"when={when}|{modality}", f"when={when}|{told}", f"when={when}|{rule}",
        f"when={when}|{tense}", f"tense={tense}|{rule}",
    )  # fmt: skip


@_kept
def date_ruled(rule: str, told: str, code: str, holder: str, name: str) -> Clue:
    """Whether the rules take a date."""
    return Clue(
        f"rule={rule}", f"rule={rule}|{told}", f"rule={rule}|{code}", f"rule={rule}|{holder}",
        f"e={name}|{rule}",
    )  # fmt: skip


@_kept
def date_verbs(last: str, then: str, rule: str, told: str, code: str) -> Clue:
    """The verbs before and after a date."""
    return Clue(
        f"last={last}", f"last={last}|{rule}", f"last={last}|{told}", f"last={last}|{code}",
        f"then={then}", f"then={then}|{rule}", f"then={then}|{last}", f"then={then}|{code}",
    )  # fmt: skip


@_kept
def date_prep(word: str, code: str, rule: str, last: str, kind: str) -> Clue:
    """What stands before a date."""
    return Clue(
        f"prep={word}|{code}", f"prep={word}|{rule}", f"prep={word}|{last}", f"prep={word}|{kind}"
    )


@_kept
def date_after(code: str, word: str, rule: str) -> Clue:
    """The word before a date."""
    return Clue(f"{code}:pw={word}", f"{code}:pw={word}|{rule}")


@_kept
def since(start: bool, lasting: bool, rule: str, told: str, last: str, then: str) -> Clue:
    """Whether a date says since when."""
    return Clue(
        f"since={start}|{lasting}|{rule}", f"since={start}|{told}", f"since={start}|{last}|{then}"
    )


@_kept
def date_within(where: str, start: bool, lasting: bool, kind: str, rule: str) -> Clue:
    """Whether a date that says since when is in the clause of the verb."""
    return Clue(f"since={start}|{where}|{rule}", f"in={where}|{lasting}|{kind}|{rule}")


@_kept
def date_inside(sub: bool, mine: bool, rule: str) -> Clue:
    """Whether a date stands inside a noun group."""
    return Clue(f"sub={sub}|{mine}|{rule}")


@_kept
def date_of_noun(word: str, last: str, then: str, rule: str, later: bool, slot_: str) -> Clue:
    """A date beside an event noun, with the verb that it stands with."""
    return Clue(
        f"noun={word}|{last}|{rule}", f"noun={word}|{then}|{later}", f"gov={slot_}|{last}|{rule}",
        f"gov={slot_}|{then}|{rule}",
    )  # fmt: skip


@_kept
def date_rivals(many: int, rule: str, near: bool, code: str, later: bool) -> Clue:
    """A date among the others of the sentence."""
    return Clue(
        f"many={many}|{rule}", f"near={near}|{many}", f"near={near}|{rule}|{code}",
        f"later={later}|{near}|{many}",
    )  # fmt: skip


@_kept
def fill(fills: str, told: str, code: str, proposed: str, alone: bool, many: int) -> Clue:
    """Whether somebody fills the role in the frame."""
    return Clue(
        f"fill={fills}", f"fill={fills}|{told}", f"fill={fills}|{code}",
        f"fill={fills}|{proposed}", f"fill={fills}|{alone}|{many}", f"many={many}|{told}|{fills}",
    )  # fmt: skip


@_kept
def fill_slot(fills: str, slot_: str, passive: bool, role_: str, many: int) -> Clue:
    """Where somebody stands who fills a role."""
    return Clue(
        f"passive={passive}|{slot_}|{role_}", f"fill={fills}|{slot_}", f"many={many}|{slot_}"
    )


@_kept
def fill_who(
    fills: str, cls: str, sector: str | None, name: bool, depth: int, pronoun: str | None
) -> Clue:
    """Who it is that fills a role."""
    return Clue(
        f"fill={fills}|{cls}/{sector}",
        f"depth={depth}|{fills}",
        f"who={cls}|{name}|{fills}",
        *(() if pronoun is None else (f"pron={pronoun}|{fills}",)),
    )


@_kept
def fill_said(fills: str, speaks: bool, own: bool, passive: bool, name: str) -> Clue:
    """Whether who fills a role is who speaks."""
    return Clue(f"speaks={speaks}|{own}|{fills}", f"passive={passive}|{fills}", f"e={name}|{fills}")


@_kept
def fill_verbs(fills: str, last: str, then: str, word: str, kind: str) -> Clue:
    """What stands before and after somebody who fills a role."""
    return Clue(
        f"fill={fills}|{word}|{kind}", f"last={last}|{fills}", f"then={then}|{fills}",
        f"prep={word}|{fills}",
    )  # fmt: skip


@_kept
def person(slot_: str, cls: str, proposed: str, depth: int) -> Clue:
    """Who stands where to the trigger."""
    return Clue(f"slot={slot_}|{cls}", f"slot={slot_}|{proposed}", f"depth={depth}|{slot_}")


@_kept
def told(kind: str) -> Clue:
    """What kind of claim a phrase is asked for."""
    return Clue("bias", f"t={kind}")


@_kept
def who(cls: str, sector: str | None, told: str, speaks: bool, own: bool) -> Clue:
    """Who somebody is, and whether they speak."""
    return Clue(
        f"who={cls}/{sector}|{told}", f"who={sector}|{told}", f"speaks={speaks}|{own}|{told}"
    )


@_kept
def person_verbs(last: str, then: str, word: str, told: str) -> Clue:
    """What stands before and after somebody."""
    return Clue(
        f"prep={word}|{told}", f"prep={word}|{last}", f"last={last}|{then}", f"last={last}|{word}",
        f"then={then}|{word}|{told}",
    )  # fmt: skip
