"""Features of a phrase beside a claim by what they are about, as ``clues`` has those of candidates.

Each function is a clue: it tells the features that a few facts make together. Facts are short words,
but for yes and no and small numbers.
"""

from __future__ import annotations

from typing import NamedTuple

from isnad.resolve.learned.clues import Features


def _all(*features: str) -> Features:
    return features


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


def way(one: Way, beside: str) -> Features:
    """How far off, together with another fact."""
    side, nouns, verbs, commas, stops, joins, triggers, far = one
    return _all(
        f"pos={side}{nouns}|{beside}", f"pos={side}v{verbs}|{beside}",
        f"pos={side}v{verbs}c{commas}x{stops}|{beside}", f"pos={side}x{stops}|{beside}",
        f"pos={side}c{commas}j{joins}|{beside}", f"pos={side}t{triggers}|{beside}",
        f"far={side}{far}|{beside}",
    )  # fmt: skip


def stop(one: Stop | None, side: str, beside: str) -> Features:
    """What parts clauses between, together with another fact."""
    if one is None:
        return _all(f"cut={side}none|{beside}")
    cut = f"cut={side}{one.kind}"
    return _all(
        f"{cut}|{one.verbs}|{beside}", f"{cut}|{one.stops}|{beside}",
        f"{one.code}:cut={side}{one.form}|{beside}", f"{cut}|{one.link}|{beside}",
    )  # fmt: skip


def scope(link: str, inner: bool, quoted: bool, told: str, speaks: bool, kind: str) -> Features:
    """Whose words a phrase is in."""
    return _all(f"link={link}|{inner}|{quoted}", f"link={link}|{told}", f"spk={speaks}|{kind}")


def opens(first: str, after: str, kind: str, code: str, part: str, ends: bool) -> Features:
    """Whether a phrase opens or closes the sentence, and what follows it."""
    return _all(
        f"open={first}|{after}", f"open={first}|{after}|{kind}", f"next={after}|{code}",
        f"part={part}|{first}", f"end={ends}|{part}",
    )  # fmt: skip


def hangs(what: str, kind: str) -> Features:
    """What word stands before a phrase; nothing at the beginning of a sentence."""
    return _all(f"hang={what}", f"hang={what}|{kind}") if what else _all("hang=^")


def hangs_on(cls: str, prep: str, own: str, trigger: bool, kind: str) -> Features:
    """What noun group stands before a phrase, and what it is to the claim."""
    return _all(
        f"hang={cls}/{prep}/{own}", f"hang={cls}/{own}/{trigger}", f"hang={own}/{trigger}|{kind}"
    )


def hangs_by(cls: str, told: str, entry: str | None) -> Features:
    """The class of the noun group before a phrase, and its word where the claim is a verb."""
    return _all(f"hang={cls}|{told}", *(() if entry is None else (f"hang.e={entry}",)))


def hangs_after(prep: str, kind: str, cls: str) -> Features:
    """What stands before the noun group that a phrase may hang on."""
    return _all(f"hang={prep}/{kind}/{cls}")


def place(kind: str, cls: str, within: str, size: str, definite: bool) -> Features:
    """What kind of phrase may be the place."""
    return _all(f"shape={kind}/{cls}/{within}", f"place={size}", f"def={definite}|{kind}")


def ruled(rule: str, told: str, code: str, size: str) -> Features:
    """Where the rules have a place."""
    return _all(f"rule={rule}", f"rule={rule}|{told}", f"rule={rule}|{code}", f"rule={rule}|{size}")


def ruled_in(rule: str, slot: str, prep: str) -> Features:
    """Where the rules have a place, and where it stands."""
    return _all(f"rule={rule}|{slot}", f"rule={rule}|{prep}")


def slot(name: str, told: str, code: str) -> Features:
    """Where a place or a person stands to the trigger."""
    return _all(f"slot={name}", f"slot={name}|{told}", f"slot={name}|{code}")


def slot_of(name: str, size: str, cls: str, within: str) -> Features:
    """What place stands where to the trigger."""
    return _all(f"slot={name}|{size}", f"slot={name}|{cls}/{within}")


def prep(word: str, type_: str, kind: str, code: str) -> Features:
    """Which preposition stands before a place, of which claim."""
    return _all(f"prep={word}|{type_}", f"prep={word}|{kind}", f"prep={word}|{code}")


def prep_in(word: str, size: str, slot_: str) -> Features:
    """Which preposition stands before which place."""
    return _all(f"prep={word}|{size}", f"prep={word}|{slot_}")


def role(name: str, told: str, size: str, slot_: str, code: str, cls: str) -> Features:
    """Which role of the frame a place plays."""
    return _all(
        f"role={name}|{told}", f"role={name}|{size}", f"role={name}|{slot_}",
        f"role={name}|{code}", f"role={name}|{cls}",
    )  # fmt: skip


def entry(name: str, slot_: str) -> Features:
    """Which word the claim is told by, and where a phrase stands to it."""
    return _all(f"e={name}|{slot_}")


def named(whole: str, known: str, kind: str) -> Features:
    """How much of a name a place is, and what the report has said of the name."""
    return _all(f"known={whole}/{known}", f"known={known}|{kind}", f"whole={whole}|{kind}")


def whole(whole_: str, cls: str, slot_: str) -> Features:
    """How much of a name a place is, and where it stands."""
    return _all(f"whole={whole_}|{cls}", f"whole={whole_}|{slot_}")


def framed(yes: bool, told: str, slot_: str, kind: str) -> Features:
    """Whether the frame has a place."""
    return _all(f"framed={yes}|{told}", f"framed={yes}|{slot_}|{kind}")


def verbs(last: str, then: str, word: str, kind: str, slot_: str) -> Features:
    """The verbs before and after a place."""
    return _all(
        f"last={last}|{word}", f"last={last}|{kind}", f"then={then}|{last}",
        f"last={last}|{slot_}", f"then={then}|{word}",
    )  # fmt: skip


def side(later: bool, kind: str, slot_: str, rule: str, word: str) -> Features:
    """On which side of the trigger a place is."""
    one = f"side={later}|{kind}"
    return _all(f"{one}|{slot_}", f"{one}|{rule}", f"{one}|{word}|{slot_[:3]}")


def within(where: str, kind: str, last: str, rule: str) -> Features:
    """Whether a phrase is in the clause of the verb."""
    return _all(f"in={where}|{kind}", f"in={where}|{last}", f"in={where}|{rule}")


def before(code: str, word: str, kind: str, slot_: str) -> Features:
    """The word for where before a place."""
    return _all(f"{code}:pw={word}", f"{code}:pw={word}|{kind}", f"{code}:pw={word}|{slot_}")


def head(code: str, word: str, entry_: str | None) -> Features:
    """The head of a place that has no known name."""
    return _all(*(() if entry_ is None else (f"h={entry_}",)), f"{code}:hw={word}")


def after(code: str, word: str) -> Features:
    """The word before a phrase."""
    return _all(f"{code}:w-={word}")


def rivals(many: int, near: bool, only: bool, sited: bool, sites: int, code: str) -> Features:
    """A place among the others of the sentence."""
    return _all(
        f"many={many}|{near}", f"sited={only}|{sited}|{sites}", f"near={near}|{sited}|{code}"
    )


def first(yes: bool, kind: str, known: bool, spot: str) -> Features:
    """Whether a place is the first after the trigger, and whether some place is known."""
    return _all(f"first={yes}|{kind}", f"known={known}|{spot}")


def date(told: str, holder: str, modality: str, when: str, rule: str, tense: str) -> Features:
    """What a date says of when, and what tense the claim is told in."""
    return _all(
        "bias", f"t={told}", f"hold={holder}", f"hold={holder}|{told}", f"when={when}",
        f"when={when}|{modality}", f"when={when}|{told}", f"when={when}|{rule}",
        f"when={when}|{tense}", f"tense={tense}|{rule}",
    )  # fmt: skip


def date_ruled(rule: str, told: str, code: str, holder: str, name: str) -> Features:
    """Whether the rules take a date."""
    return _all(
        f"rule={rule}", f"rule={rule}|{told}", f"rule={rule}|{code}", f"rule={rule}|{holder}",
        f"e={name}|{rule}",
    )  # fmt: skip


def date_verbs(last: str, then: str, rule: str, told: str, code: str) -> Features:
    """The verbs before and after a date."""
    return _all(
        f"last={last}", f"last={last}|{rule}", f"last={last}|{told}", f"last={last}|{code}",
        f"then={then}", f"then={then}|{rule}", f"then={then}|{last}", f"then={then}|{code}",
    )  # fmt: skip


def date_prep(word: str, code: str, rule: str, last: str, kind: str) -> Features:
    """What stands before a date."""
    return _all(
        f"prep={word}|{code}", f"prep={word}|{rule}", f"prep={word}|{last}", f"prep={word}|{kind}"
    )


def date_after(code: str, word: str, rule: str) -> Features:
    """The word before a date."""
    return _all(f"{code}:pw={word}", f"{code}:pw={word}|{rule}")


def since(start: bool, lasting: bool, rule: str, told: str, last: str, then: str) -> Features:
    """Whether a date says since when."""
    return _all(
        f"since={start}|{lasting}|{rule}", f"since={start}|{told}", f"since={start}|{last}|{then}"
    )


def date_within(where: str, start: bool, lasting: bool, kind: str, rule: str) -> Features:
    """Whether a date that says since when is in the clause of the verb."""
    return _all(f"since={start}|{where}|{rule}", f"in={where}|{lasting}|{kind}|{rule}")


def date_inside(sub: bool, mine: bool, rule: str) -> Features:
    """Whether a date stands inside a noun group."""
    return _all(f"sub={sub}|{mine}|{rule}")


def date_of_noun(word: str, last: str, then: str, rule: str, later: bool, slot_: str) -> Features:
    """A date beside an event noun, with the verb that it stands with."""
    return _all(
        f"noun={word}|{last}|{rule}", f"noun={word}|{then}|{later}", f"gov={slot_}|{last}|{rule}",
        f"gov={slot_}|{then}|{rule}",
    )  # fmt: skip


def date_rivals(many: int, rule: str, near: bool, code: str, later: bool) -> Features:
    """A date among the others of the sentence."""
    return _all(
        f"many={many}|{rule}", f"near={near}|{many}", f"near={near}|{rule}|{code}",
        f"later={later}|{near}|{many}",
    )  # fmt: skip


def fill(fills: str, told: str, code: str, proposed: str, alone: bool, many: int) -> Features:
    """Whether somebody fills the role in the frame."""
    return _all(
        f"fill={fills}", f"fill={fills}|{told}", f"fill={fills}|{code}",
        f"fill={fills}|{proposed}", f"fill={fills}|{alone}|{many}", f"many={many}|{told}|{fills}",
    )  # fmt: skip


def fill_slot(fills: str, slot_: str, passive: bool, role_: str, many: int) -> Features:
    """Where somebody stands who fills a role."""
    return _all(
        f"passive={passive}|{slot_}|{role_}", f"fill={fills}|{slot_}", f"many={many}|{slot_}"
    )


def fill_who(
    fills: str, cls: str, sector: str | None, name: bool, depth: int, pronoun: str | None
) -> Features:
    """Who it is that fills a role."""
    return _all(
        f"fill={fills}|{cls}/{sector}",
        f"depth={depth}|{fills}",
        f"who={cls}|{name}|{fills}",
        *(() if pronoun is None else (f"pron={pronoun}|{fills}",)),
    )


def fill_said(fills: str, speaks: bool, own: bool, passive: bool, name: str) -> Features:
    """Whether who fills a role is who speaks."""
    return _all(f"speaks={speaks}|{own}|{fills}", f"passive={passive}|{fills}", f"e={name}|{fills}")


def fill_verbs(fills: str, last: str, then: str, word: str, kind: str) -> Features:
    """What stands before and after somebody who fills a role."""
    return _all(
        f"fill={fills}|{word}|{kind}", f"last={last}|{fills}", f"then={then}|{fills}",
        f"prep={word}|{fills}",
    )  # fmt: skip


def person(slot_: str, cls: str, proposed: str, depth: int) -> Features:
    """Who stands where to the trigger."""
    return _all(f"slot={slot_}|{cls}", f"slot={slot_}|{proposed}", f"depth={depth}|{slot_}")


def told(kind: str) -> Features:
    """What kind of claim a phrase is asked for."""
    return _all("bias", f"t={kind}")


def who(cls: str, sector: str | None, told: str, speaks: bool, own: bool) -> Features:
    """Who somebody is, and whether they speak."""
    return _all(
        f"who={cls}/{sector}|{told}", f"who={sector}|{told}", f"speaks={speaks}|{own}|{told}"
    )


def person_verbs(last: str, then: str, word: str, told: str) -> Features:
    """What stands before and after somebody."""
    return _all(
        f"prep={word}|{told}", f"prep={word}|{last}", f"last={last}|{then}", f"last={last}|{word}",
        f"then={then}|{word}|{told}",
    )  # fmt: skip
