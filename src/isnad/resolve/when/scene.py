"""Where a candidate is set, and what dates say since when.

A place phrase that explains another noun ("the situation in the north") is not the
place of the verb before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from isnad.annotations import VERBAL, Candidate, Group, Predicate, Sentence, Token
from isnad.records import DateMention, Time
from isnad.resolve.when import openings
from isnad.resolve.when.dating import joined, line, positions

_SLOTS = ("in", "near", "at", "pre:in", "pre:near", "pre:at")
# Acts of words, and talks: what they are about lies elsewhere.
_SPOKEN = VERBAL | {"CONSULT"}
# No noun of news has more phrases after it; looking no further bounds the work.
_FAR = 60
_EXPLAINED = frozenset({"abstract", "unknown", "event"})
# "From Monday on" dates an event by its beginning; a state goes on, and so does what is told by a
# verb with "since".
_OPEN = "/.."
_STATES = frozenset({"CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"})


def places_of(candidate: Candidate, sentence: Sentence) -> Iterator[Group]:
    """The groups that may name the place of a candidate, the likeliest first."""
    verb = candidate.predicate
    for group in candidate.roles.get("place", []):
        aside = verb is not None and candidate.noun is None and candidate.type in _SPOKEN
        if not (aside and verb and group.prep and _of_object(group, verb, sentence)):
            yield group
    if candidate.noun is not None:
        yield from _beside(candidate.noun, sentence)
    for verb in (*line(candidate), *joined(candidate, sentence)):
        for slot in _SLOTS:
            for group in verb.slots.get(slot, ()):
                if group.cls == "pron" or _explains(group, verb, sentence):
                    continue
                if candidate.type in _SPOKEN and _of_object(group, verb, sentence):
                    continue
                if not (slot.startswith("pre:") and _in_aside(group, verb, sentence)):
                    yield group
    yield from openings.place_before(candidate, sentence)
    yield from openings.gone_to(candidate)
    yield from openings.sets_scene(sentence)


def _beside(noun: Group, sentence: Sentence) -> Iterator[Group]:
    """Place phrases right after an event noun."""
    n = noun.index + 1
    last = min(n + _FAR, len(sentence.units))
    while 0 < n < last:
        unit = sentence.units[n]
        if unit.kind == "np" and unit.prep:
            if unit.prep in ("in", "near", "at"):
                yield unit
        elif not unit.joined and unit.kind not in ("date", "adv", "prep"):
            break
        n += 1


def _explains(group: Group, verb: Predicate, sentence: Sentence) -> bool:
    """The phrase hangs on the noun before it, which is no place and no actor of the verb."""
    before = sentence.units[group.index - 1] if group.index > 0 else None
    if before is None or before.kind != "np" or group.index - 1 <= verb.group.index:
        return False
    return before.prep in ("about", "of", "for") and before.cls in _EXPLAINED


def _of_object(group: Group, verb: Predicate, sentence: Sentence) -> bool:
    """The phrase hangs on what is spoken of, not on the speaking ("discussed the war in Yemen")."""
    before = sentence.units[group.index - 1] if group.index > 0 else None
    while before is not None and before.joined and before.index > 0:
        before = sentence.units[before.index - 1]
    return before is not None and before in verb.slots.get("O", ()) and not before.acts


def _in_aside(group: Group, verb: Predicate, sentence: Sentence) -> bool:
    """A phrase between a subject and its verb that a comma cuts off from the verb."""
    subject = verb.first("S")
    if subject is None or not 0 <= subject.index < group.index:
        return False
    return any(u.sub == "comma" for u in sentence.units[group.index : verb.group.index])


def set_off(n: int, m: int, sentence: Sentence) -> bool:
    """Whether unit m stands in an apposition to unit n between two commas: the first right behind
    unit n, the second with no verb before it."""
    units = sentence.units
    commas = [k for k in range(n + 1, min(n + _FAR, len(units))) if units[k].sub == "comma"]
    if len(commas) < 2 or not commas[0] < m < commas[1]:
        return False
    inside = units[commas[0] + 1 : commas[1]]
    near = all(u.joined or u.kind == "np" for u in units[n + 1 : commas[0]])
    return (
        near
        and inside[0].kind == "np"
        and not inside[0].prep
        and all(u.kind != "vg" for u in inside)
    )


def is_since(date: DateMention, sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether a date is the end of a phrase that says since when ("since the war began in 2011")."""
    return are_since([date], sentence, words)[0]


def are_since(dates: list[DateMention], sentence: Sentence, words: frozenset[str]) -> list[bool]:
    """Whether each of some dates in order is the end of a phrase that says since when."""
    return [_since(n, sentence, words) for n in positions(dates, sentence)]


def _since(n: int, sentence: Sentence, words: frozenset[str]) -> bool:
    for unit in reversed(sentence.units[max(n - _FAR, 0) : n]):
        if unit.kind == "np" and unit.prep_item is not None:
            form = " ".join(t.form for t in sentence.tokens[unit.prep_item.i : unit.prep_item.j])
            return form in words
        if unit.kind not in ("np", "prep", "date") and not unit.joined:
            return False
    return False


def counted_since(
    candidate: Candidate, sentence: Sentence, words: frozenset[str]
) -> DateMention | None:
    """The date since when a count runs ("killed since the war began in May"): the first behind a
    word for it that stands behind the trigger."""
    tokens = sentence.tokens
    since = next((n for n in range(candidate.at, len(tokens)) if _says(n, tokens, words)), None)
    if since is None:
        return None
    return next(
        (d for d in sentence.dating if d.end > tokens[since].start and d.edtf[:1].isdigit()), None
    )


def _says(n: int, tokens: list[Token], words: frozenset[str]) -> bool:
    """Whether one of the words, of one token or two, begins at token n."""
    return tokens[n].form in words or " ".join(t.form for t in tokens[n : n + 2]) in words


def token_at(date: DateMention, sentence: Sentence) -> int:
    """The first token of a date."""
    n = bisect_right(sentence.tokens, date.start, key=lambda token: token.end)
    return n if n < len(sentence.tokens) else 0


def opens_with(date: DateMention, sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether one of the words, of one token or two, stands right before a date."""
    n = token_at(date, sentence)
    forms = [t.form for t in sentence.tokens[max(n - 2, 0) : n + 1]]
    pairs = [" ".join(forms[k : k + 2]) for k in range(len(forms) - 1)]
    return any(form in words for form in (*forms, *pairs))


def goes_on(candidate: Candidate, date: DateMention, sentence: Sentence) -> bool:
    """Whether a verb, or a noun before the date, may tell what goes on since a date; not what
    happened then ("since Friday, when rebels took the town")."""
    tokens = sentence.tokens
    if candidate.noun is not None:
        return date.start > tokens[candidate.at].start
    then = (u for u in sentence.units if u.kind == "rel" and u.i < candidate.at)
    return not any(tokens[u.i].start > date.start for u in then)


def dated(
    date: DateMention,
    candidate: Candidate,
    sentence: Sentence,
    since: frozenset[str],
    ever_since: frozenset[str],
) -> Time:
    """The time of a claim by its date, open where what is told goes on ever since. ``since``,
    ``ever_since``: the words of the language that say so."""
    state = candidate.type in _STATES or "count" in candidate.roles
    edtf = date.edtf
    if state and "/" not in edtf and is_since(date, sentence, since):
        edtf += _OPEN
    if edtf.endswith(_OPEN):
        lasts = state or (
            goes_on(candidate, date, sentence) and opens_with(date, sentence, ever_since)
        )
        if not lasts or candidate.status == "begins":
            edtf = edtf.removesuffix(_OPEN)
    return Time(
        edtf=edtf, text=date.text, part=sentence.passage.part, start=date.start, end=date.end, basis=date.basis,
        part_of_day=date.part_of_day, clock=date.clock, zone=date.zone,  # type: ignore[arg-type]
    )  # fmt: skip
