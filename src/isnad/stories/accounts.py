"""A telling as it is held against others of its story: what it says of who, where, when, how many,
and what it denies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from isnad.edtf import bounds
from isnad.joins import Held, Node
from isnad.records import Claim, Participant, Trace
from isnad.stories import wording
from isnad.stories.readings import Act, Number, Party, Reading

# Types that tell nothing of what happened, but of what somebody says.
SPOKEN = frozenset({"STATEMENT", "REJECT", "REQUEST", "ACCUSE", "SUPPORT", "CONCEDE", "THREATEN"})
# Numbers below say too little without a claim that counts them.
FEW = 3
_DAY = 10
# How soon after a word of denial the words tell what is denied, in tokens.
_AFTER = 5
_INSISTS = frozenset({"insists", "confirms"})


@dataclass(frozen=True)
class Account:
    """The nodes of a story that stand in one account of one sentence, with their claims and the
    words of the account. ``acts``, ``families``, ``numbers`` and ``parties`` are those of these
    words alone; ``denial``: the word by which the whole denies, or empty; ``denies``: the
    type of claim that the words right after it tell of, if any; ``beside``: its sentence
    denies something before it; ``other_time``: it is told only as before or after something;
    ``refers``: what it denies, a word for what was told before stands for."""

    held: Held
    node: Node
    nodes: tuple[Node, ...]
    claims: tuple[Claim, ...]
    trace: Trace | None
    reading: Reading | None = None
    acts: tuple[Act, ...] = ()
    families: tuple[tuple[str, str], ...] = ()
    numbers: tuple[Number, ...] = ()
    parties: tuple[Party, ...] = ()
    denial: str = ""
    denies: str = ""
    beside: bool = False
    other_time: bool = False
    refers: bool = False

    @cached_property
    def key(self) -> tuple[str, str, str, int]:
        """Where it stands, as published."""
        return (self.node.published or "", self.node.report, self.node.part, self.node.start)

    @property
    def sentence(self) -> tuple[str, int]:
        """Its report and the position of its sentence's trace."""
        return self.node.report, self.node.trace

    @cached_property
    def claim(self) -> Claim:
        """The claim that the account is told by: the first that is more than speech, and denied
        where the account denies."""
        told = [c for c in self.claims if c.type not in SPOKEN]
        denied = (c for c in told if self.denial and c.polarity == "negated")
        return next(denied, told[0] if told else self.claims[0])

    @cached_property
    def types(self) -> frozenset[str]:
        """The types of its claims."""
        return frozenset(c.type for c in self.claims)

    @property
    def sentence_numbers(self) -> tuple[Number, ...]:
        """The numbers of the whole sentence."""
        return self.reading.numbers if self.reading else ()

    @cached_property
    def telling(self) -> Node:
        """The node of the claim that it is told by."""
        return next(node for node in self.nodes if self.claim.id in node.claims)

    @property
    def said(self) -> str | None:
        """The day it was published, ISO."""
        return self.node.published[:_DAY] if self.node.published else None

    @cached_property
    def days(self) -> tuple[str | None, str | None]:
        """First and last day of what it tells, where its own words give it, or the only date of
        its sentence."""
        for claim in self.claims:
            if claim.time is not None and claim.time.basis != "context":
                return bounds(claim.time.edtf)
        dates = self.trace.dates if self.trace else []
        return bounds(dates[0]) if len(dates) == 1 else (None, None)

    @property
    def undated(self) -> bool:
        """Whether its own words give no day."""
        return self.days == (None, None)

    @cached_property
    def roots(self) -> frozenset[str]:
        """Who says so: entities that stand last in the chains."""
        last = (c.sources[-1].entity for c in self.claims if c.sources)
        return frozenset(entity for entity in last if entity)

    @cached_property
    def speaker(self) -> str:
        """Who says so, as its report has it, or who acts by speaking; empty where that is the
        report."""
        last: Participant | None = next((c.sources[-1] for c in self.claims if c.sources), None)
        if last is None:
            acting = (c.actors[0] for c in self.claims if c.type in SPOKEN and len(c.actors) == 1)
            last = next(acting, None)
        return (last.entity or last.text or last.name or "") if last else ""

    def by_one_speaker(self, other: Account) -> bool:
        """Whether one speaker says both in one report: then they are no two accounts of a thing."""
        return self.node.report == other.node.report and self.speaker == other.speaker

    @property
    def insists(self) -> bool:
        """Whether who says so holds to it against others."""
        return any(c.sources and c.sources[-1].stance in _INSISTS for c in self.claims)

    @property
    def contests(self) -> bool:
        """Whether it is told against what others tell."""
        return bool(self.denial) or self.beside or self.insists

    def denied(self, claim: Claim) -> str:
        """The word by which the account denies one of its claims, or empty. What stands beside a
        claim that is not so ("not in the hands of the one, but of the other") is not denied."""
        if self.denial == "not" and claim.polarity != "negated":
            return ""
        return self.denial or ("not" if claim.polarity == "negated" else "")

    def party(self, who: Participant) -> Party | None:
        """The side of a participant, by the words that name it: a country that only the context
        gives tells none."""
        if who.start is None or who.antecedent is not None or self.reading is None:
            return wording.party(who.country, who.sector)
        if who.entity:
            return wording.party(who.country, who.sector)
        at = self.claim.evidence.start
        return self.reading.party(who.start - at, (who.end or who.start) - at)


def accounts(nodes: Iterable[Node], held: Mapping[str, Held]) -> list[Account]:
    """The accounts of a story in the order of publication."""
    found: dict[tuple[str, str, int, int], list[tuple[Node, list[Claim]]]] = {}
    for node in sorted(nodes, key=lambda n: (n.published or "", n.report, n.part, n.start)):
        wanted = set(node.claims)
        claims = [claim for claim in held[node.report].claims if claim.id in wanted]
        if claims:
            reading = _read(claims[0], held[node.report])
            first, _ = _scope(claims, reading) if reading else (0, 0)
            place = (node.report, node.part, claims[0].evidence.start, first)
            found.setdefault(place, []).append((node, claims))
    return [_account(several, held[several[0][0].report]) for several in found.values()]


def readings(held: Held) -> dict[str, Reading | None]:
    """What the words of the sentences of a report say, by sentence."""
    return {claim.evidence.quote: _read(claim, held) for claim in held.claims}


def remember(read: Mapping[str, Reading | None], held: Held) -> None:
    """The readings of a report's sentences that another process made."""
    for claim in held.claims:
        quote = claim.evidence.quote
        if quote in read:
            wording.remember(quote, _language(claim, held), read[quote])


def _language(claim: Claim, held: Held) -> str:
    return held.report.language or claim.report.language


def _read(claim: Claim, held: Held) -> Reading | None:
    return wording.read(claim.evidence.quote, _language(claim, held))


def _account(several: list[tuple[Node, list[Claim]]], held: Held) -> Account:
    node = several[0][0]
    nodes = tuple(node for node, _ in several)
    claims = tuple(claim for _, some in several for claim in some)
    trace = held.traces[node.trace] if node.trace >= 0 else None
    reading = _read(claims[0], held)
    if reading is None:
        return Account(held, node, nodes, claims, trace)
    first, last = _scope(several[0][1], reading)
    return Account(
        held, node, nodes, claims, trace, reading,
        acts=tuple(a for a in reading.acts if first <= a.i < last),
        families=tuple((f, d) for i, f, d in reading.families if first <= i < last),
        numbers=_numbers(claims, reading, first, last, trace.numbers if trace else []),
        parties=tuple(p for i, p in reading.parties if first <= i < last),
        denial=_denial(claims, reading),
        denies=_denies(reading, first, last),
        beside=any(says == "deny" and i < first for i, says in reading.denials),
        other_time=first in reading.other_times,
        refers=_refers(reading),
    )  # fmt: skip


def _numbers(
    claims: Sequence[Claim], reading: Reading, first: int, last: int, known: Sequence[int]
) -> tuple[Number, ...]:
    """The numbers of an account that are no part of a date (``known``); of what somebody says
    without any, those of the sentence."""
    real = [n for n in reading.numbers if {n.low, n.high} & {*known}]
    own = [
        n for n in real if first <= reading.token(n.start) < last and (n.low or n.high or 0) >= FEW
    ]
    return tuple(own or (real if all(c.type in SPOKEN for c in claims) else []))


def _scope(claims: Iterable[Claim], reading: Reading) -> tuple[int, int]:
    """The tokens of an account: of what is said, or around the trigger."""
    for claim in claims:
        start, content = claim.evidence.start, claim.content
        if content is not None and content.start >= start:
            ends = [n for n, at in enumerate(reading.starts) if at + start < content.end]
            return reading.token(content.start - start), (ends[-1] + 1 if ends else 0)
    claim = next(iter(claims))
    return reading.span(claim.trigger.start - claim.evidence.start)


def _denial(claims: Iterable[Claim], reading: Reading) -> str:
    """How an account as a whole denies: its claim is negated, its source denies, or its own word
    is one of denial; empty where it does not."""
    for claim in claims:
        at = reading.token(claim.trigger.start - claim.evidence.start)
        word = next((says for i, says in reading.denials if i == at), "")
        if word and claim.type in SPOKEN:
            return word
        if claim.sources and claim.sources[-1].stance == "denies":
            return "deny"
        if claim.polarity == "negated" and claim.modality == "actual":
            return "not"
        if claim.type not in SPOKEN and (word := _over(at, reading)):
            return word
    return ""


def _refers(reading: Reading) -> bool:
    """Whether soon after a word of denial stands one for what was told before; what is called
    untrue stands before the word."""
    return any(
        0 < at - i <= _AFTER if says == "deny" else at < i
        for i, says in reading.denials
        for at in reading.refers
    )


def _denies(reading: Reading, first: int, last: int) -> str:
    words = [i for i, says in reading.denials if says == "deny" and first <= i < last]
    after = (
        kind
        for i, kind, denied in reading.families
        if denied and kind not in SPOKEN and any(0 < i - word <= _AFTER for word in words)
    )
    return next(after, "")


def _over(at: int, reading: Reading) -> str:
    """The word that denies what the token tells, as far as the words of the sentence go."""
    acts = (a.denied for a in reading.acts if a.i == at)
    return next((d for d in (*acts, *(d for i, _, d in reading.families if i == at)) if d), "")
