"""The words by which an account says what it says: the shortest stretch of its sentence that
carries them."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.joins import Conflict, Told
from isnad.stories.accounts import Account
from isnad.stories.readings import Number, Reading

# A stretch of a sentence, as offsets into it.
_Stretch = tuple[int, int]
# How many words after a number tell of what it is.
_COUNTED = 2
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
    bounds = _bounds(one)
    found = [s for s in _carrying(one, kind, number) if bounds[0] <= s[0] < s[1] <= bounds[1]]
    if kind != "number" and len(found) < 2:
        found = [bounds]
    if not found:
        return None
    start, end = min(s for s, _ in found), max(e for _, e in found)
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
    """The words of denial and of what is done that stand in the account."""
    for i in (*(a.i for a in one.acts), *(i for i, _ in reading.denials if one.denial)):
        yield reading.starts[i], reading.ends[i]


def _numbered(
    reading: Reading, number: tuple[int | None, int | None], one: Account
) -> Iterator[_Stretch]:
    """A number with the words after it that tell of what it is, and the word that counts it."""
    wanted = {*number} - {None}
    found = next((n for n in reading.numbers if {n.low, n.high} & wanted), None)
    if found is None:
        return
    yield found.start, _after(reading, found, one.claim.evidence.quote)
    trigger = one.claim.trigger.start - one.claim.evidence.start
    at, here = reading.token(trigger), reading.token(found.start)
    if 0 < here - at <= _COUNTED * 2 and _unbroken(one.claim.evidence.quote, trigger, found.start):
        yield trigger, found.start


def _after(reading: Reading, number: Number, quote: str) -> int:
    """Where the words that belong to a number end."""
    last, end = reading.token(number.end - 1), number.end
    for i in range(last + 1, min(last + 1 + _COUNTED, len(reading.starts))):
        if not _unbroken(quote, end, reading.ends[i]):
            break
        end = reading.ends[i]
    return end


def _unbroken(quote: str, start: int, end: int) -> bool:
    return not _ENDS.intersection(quote[start:end])
