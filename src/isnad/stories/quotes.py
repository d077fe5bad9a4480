"""The words by which an account says what it says: the shortest stretch of its sentence that
carries them."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.joins import Conflict, Told
from isnad.languages.concepts import said_of
from isnad.stories.accounts import Account
from isnad.stories.readings import Number, Reading

# A stretch of a sentence, as offsets into it.
_Stretch = tuple[int, int]
# How many words after a number tell what it is of; how far off the word for what befell them is;
# and how far the words go on that say of what somebody speaks.
_OF, _COUNTED, _ON = 1, 6, 6
_ENDS = frozenset(",;:.،؛。…")


def told(one: Account, kind: Conflict, number: tuple[int | None, int | None] | None = None) -> Told:
    """The words of an account, for a side of a contradiction: from the first word that carries it
    to the last, else the whole sentence. ``number``: the range, where it is one of numbers."""
    where = one.claim.evidence
    start, end = _cover(one, kind, number) or (0, len(where.quote))
    return Told(
        claim=one.claim.id, report=one.held.report.id, part=where.part, start=where.start + start,
        end=where.start + end, quote=where.quote[start:end],
    )  # fmt: skip


def _cover(
    one: Account, kind: Conflict, number: tuple[int | None, int | None] | None
) -> _Stretch | None:
    quote = one.claim.evidence.quote
    bounds = _bounds(one) if kind != "number" else (0, len(quote))
    found = [s for s in _carrying(one, kind, number) if bounds[0] <= s[0] < s[1] <= bounds[1]]
    if kind != "number" and len(found) < 2:
        found = [bounds]
    if not found:
        return None
    start, end = min(s for s, _ in found), max(e for _, e in found)
    if kind in ("denial", "outcome") and one.reading is not None:
        end = _rest(one.reading, quote, end, bounds[1])
    trimmed = quote[start:end].rstrip("".join(_ENDS) + " ")
    return (start, start + len(trimmed)) if trimmed else None


def _bounds(one: Account) -> _Stretch:
    """The part of the sentence that is the account's: what is said, or up to where another account
    begins."""
    claim, quote, reading = one.claim, one.claim.evidence.quote, one.reading
    start = claim.evidence.start
    if claim.content is not None and claim.content.start >= start and not one.denial:
        if claim.content.end <= claim.evidence.end:
            return claim.content.start - start, claim.content.end - start
    if reading is None or not reading.starts:
        return 0, len(quote)
    first, last = reading.span(claim.trigger.start - start)
    if one.denial:
        first = min([first, *(i for i, _ in reading.denials)])
    begin = reading.starts[first] if first else 0
    return begin, reading.starts[last] if last < len(reading.starts) else len(quote)


def _carrying(
    one: Account, kind: Conflict, number: tuple[int | None, int | None] | None
) -> Iterator[_Stretch]:
    """The stretches of the sentence that a saying of a kind needs."""
    claim, reading, start = one.claim, one.reading, one.claim.evidence.start
    if kind == "number":
        if reading is not None and number is not None:
            yield from _numbered(reading, number, one)
        return
    yield claim.trigger.start - start, claim.trigger.end - start
    people = [p for c in one.claims if c.trigger == claim.trigger for p in c.actors]
    if kind == "place":
        people = [*people, *(p for c in one.claims for p in c.recipients)]
    for who in people:
        if who.start is not None and who.end is not None and who.part == claim.evidence.part:
            yield who.start - start, who.end - start
    for found in (claim.place if kind != "actor" else None, claim.time if kind == "time" else None):
        if found is not None and found.start is not None and found.end is not None:
            yield found.start - start, found.end - start
    if kind in ("denial", "outcome") and reading is not None:
        yield from _acts(one, reading)


def _acts(one: Account, reading: Reading) -> Iterator[_Stretch]:
    """The words of denial, of what they deny, and of what is done, that stand in the account."""
    denials = [i for i, _ in reading.denials if one.denial]
    denials += [i for i in reading.refers if one.refers]
    for i in (*(a.i for a in one.acts), *denials):
        yield reading.starts[i], reading.ends[i]


def _rest(reading: Reading, quote: str, end: int, limit: int) -> int:
    """Where the clause ends that goes on from an offset, if that is not far off."""
    at = next((n for n in range(end, limit) if quote[n] in _ENDS), limit)
    here, last = reading.token(max(end - 1, 0)), reading.token(max(at - 1, 0))
    return at if last - here <= _ON else end


def _numbered(
    reading: Reading, number: tuple[int | None, int | None], one: Account
) -> Iterator[_Stretch]:
    """A number with the words after it that tell whom it is of, and the word for what befell
    them."""
    wanted = {*number} - {None}
    found = next((n for n in reading.numbers if {n.low, n.high} & wanted), None)
    if found is None:
        return
    quote, first, last = one.claim.evidence.quote, *_tokens(reading, found)
    yield found.start, found.end
    after = last + _OF
    if after < len(reading.starts) and _unbroken(quote, found.end, reading.ends[after]):
        yield reading.starts[after], reading.ends[after]
    word = next((i for i in _befell(reading, first, last)), None)
    if word is not None:
        start, end = reading.starts[word], reading.ends[word]
        if _unbroken(quote, min(start, found.start), max(start, found.end)):
            yield start, end


def _tokens(reading: Reading, number: Number) -> tuple[int, int]:
    return reading.token(number.start), reading.token(number.end - 1)


def _befell(reading: Reading, first: int, last: int) -> list[int]:
    """The words for what befalls people near a number, the nearest first."""
    known = said_of("counts")
    near = [
        i for i, c in reading.concepts if known.get(c) and first - _COUNTED <= i <= last + _COUNTED
    ]
    return sorted(near, key=lambda i: (min(abs(i - first), abs(i - last)), i < first))


def _unbroken(quote: str, start: int, end: int) -> bool:
    return not _ENDS.intersection(quote[start:end])
