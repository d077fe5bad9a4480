"""The lines of a state: who is said to hold a place, a truce, where forces are, who stands with
whom, since when, and according to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from isnad.brief.chains import Chains
from isnad.brief.dates import date, day_of
from isnad.brief.grouping import grouped
from isnad.brief.lines import line
from isnad.brief.names import Names, Spot
from isnad.brief.pieces import EACH, EMPTY, Piece, joined, slot
from isnad.brief.sentence import Sentence, alike, extent, own_words, standing
from isnad.brief.units import standing_key
from isnad.edtf import bounds
from isnad.joins import ClaimKey
from isnad.pages import Line, Role
from isnad.records import Claim, Participant, Source
from isnad.states import Account, State

# So many words of reports, and so many accounts that dispute a state, stand in its line.
_WORDS = 3
_CONTESTED, _DENIED = "contested", "denied"
_BOTH_SIDES = frozenset({"CEASEFIRE", "ALLIANCE", "HOSTILITY"})

_Found = tuple[Claim, Role, int, Participant]


class Holding(msgspec.Struct, frozen=True):
    """Tells states."""

    chains: Chains
    claims: Mapping[ClaimKey, Claim]

    @property
    def names(self) -> Names:
        """What is called how."""
        return self.chains.names

    def of(self, state: State) -> list[Claim]:
        """The claims that a state rests on, those that dispute it too."""
        return self._of(state.accounts)

    def _of(self, accounts: Iterable[Account]) -> list[Claim]:
        keys = dict.fromkeys(key for account in accounts for key in account.claims)
        return [self.claims[key] for key in keys if key in self.claims]

    def lines(self, state: State, where: Piece) -> Iterator[Line]:
        """All lines of a state; ``where``: its place as it stands before the first."""
        for_it = [a for a in state.accounts if not a.disputes] or state.accounts
        against = [a for a in state.accounts if all(a is not one for one in for_it)]
        if state.status == _CONTESTED:
            yield self._contested(state, where)
            for accounts in grouped(state.accounts, lambda a: tuple(a.parties)).values():
                yield from self._contender(accounts)
            return
        claims = self._of(for_it)
        told = self._told(state, for_it, where)
        piece = self.names.phrases.row("details", [told, *map(self._dispute, against)])
        yield line("state", piece, self.of(state), self.chains.references)
        yield from self._chains([*claims, *self._of(against)], 1)

    def _told(self, state: State, accounts: list[Account], where: Piece) -> Piece:
        """What holds, how far, since when, and according to whom."""
        say, claims = self.names.phrases, self._of(accounts)
        lead = self._lead(claims, state)
        parts = [
            self._head(state, claims),
            extent(lead, lead.extent, self.names) if lead and state.extent else EMPTY,
            self._brokers(state, claims),
            self._since(state, claims),
        ]
        what = joined(say.marks["colon"], [where, say.row("list", parts)])
        return say.row("dash", [what, self._according(accounts)])

    def _head(self, state: State, claims: list[Claim]) -> Piece:
        """The state around its parties, with the reports' own words."""
        say, key = self.names.phrases, f"{state.what}.{state.status}"
        who = self._parties(state.parties, claims, both=state.what in _BOTH_SIDES)
        named = who or say.say("state", "nobody")
        told = slot(say.say("state", key, who=named), "type", claims, kind=key)
        quoted = [
            c for c in claims if c.polarity == "affirmed" or state.status == _DENIED
        ] or claims
        words = own_words(quoted, self.names, _WORDS)
        if state.status != _DENIED and all(c.polarity == "negated" for c in quoted):
            words = say.row("dash", [words, standing(quoted, self.names) if quoted else EMPTY])
        return say.say("line", "original_words", name=told, quote=words) if words else told

    def _lead(self, claims: list[Claim], state: State) -> Claim | None:
        """A claim that gives the extent of a state, in the reader's language if there is one."""
        language = self.names.phrases.language
        same = [c for c in claims if c.extent == state.extent] or [c for c in claims if c.extent]
        own = (claim for claim in same if claim.report.language == language)
        return next(own, same[0] if same else None)

    def _parties(self, wanted: list[str], claims: list[Claim], *, both: bool) -> Piece:
        """Parties by name, each as one claim has them; else who says so, where they speak of
        themselves; all of the last claim where none of the names is found in any."""
        roles: list[Role] = ["actor", "recipient"] if both else ["actor"]
        there = [found for claim in claims for found in _participants(claim, roles)]
        speaking = [found for claim in claims for found in _speaker(claim)]
        return (
            self._named(wanted, there)
            or self._named(wanted, speaking)
            or self._named(None, there[-2:])
        )

    def _brokers(self, state: State, claims: list[Claim]) -> Piece:
        there = [found for claim in claims for found in _participants(claim, ["broker"])]
        who = self._named(state.brokers, there)
        return self.names.phrases.say("line", "brokers", who=who) if who else EMPTY

    def _named(self, wanted: list[str] | None, there: list[_Found]) -> Piece:
        language = self.names.phrases.language
        ordered = sorted(there, key=lambda found: found[0].report.language != language)
        pieces: dict[str, Piece] = {}
        for name in wanted if wanted is not None else [None]:
            for claim, role, at, one in ordered:
                if name is None or name in self._names_of(one):
                    piece = self._called(claim, role, at, one)
                    pieces.setdefault(piece.text, piece)
                    if name is not None:
                        break
        return self.names.phrases.listed([piece for piece in pieces.values() if piece])

    def _called(self, claim: Claim, role: Role, at: int, one: Participant) -> Piece:
        if isinstance(one, Source):
            return self.names.source(claim, one, Spot(role, at))
        return self.names.participant(claim, one, Spot(role, at))

    def _names_of(self, one: Participant) -> set[str | None]:
        known = self.names.world.display(one.entity, "en") if one.entity else None
        return {one.name, one.text, known} - {None}

    def _since(self, state: State, claims: list[Claim]) -> Piece:
        """Since when, as far as a claim of the line tells it, or its report is of that day: a day
        that others gave, who are not told here, stands on nothing."""
        if state.since is None:
            return EMPTY
        say, first = self.names.phrases, bounds(state.since)[0]
        same = [c for c in claims if c.time and bounds(c.time.edtf)[0] == first]
        if not same and not _on_day_of_report(claims, state.since):
            return EMPTY
        day = slot(date(state.since, say), "time", same or claims, kind="since" if same else "told")
        return say.say("line", "since" if same else "first_told", date=day)

    def _according(self, accounts: list[Account]) -> Piece:
        """Who says so, how many reports and origins, and where it stands."""
        say, claims = self.names.phrases, self._of(accounts)
        speakers = {piece.text: piece for one in accounts if (piece := self._speaker(one))}
        told = say.say("source", "states", who=say.row("list", speakers.values()))
        counted = say.say("line", "original_words", name=told, quote=self._counts(accounts))
        return say.row("space", [counted, self.chains.references.marks(claims)])

    def _speaker(self, account: Account) -> Piece:
        """Whom an account goes back to, as the first of its claims that names them does."""
        claims = self._of([account])
        roots = [(c, n, chain[-1]) for c in claims for n, chain in enumerate(c.chains) if chain]
        outlets = [claim for claim in claims if not claim.sources]
        best = max(roots, key=lambda one: _likeness(one[2], account), default=None)
        if best is None or (outlets and not _likeness(best[2], account)):
            return self.chains.outlet((outlets or claims)[0]) if claims else EMPTY
        claim, n, root = best
        return self.names.source(claim, root, Spot("source", len(claim.chains[n]) - 1, n))

    def _counts(self, accounts: list[Account]) -> Piece:
        say, claims = self.names.phrases, self._of(accounts)
        reports = slot(say.number(len({claim.report.id for claim in claims})), "reports", claims)
        parts = [say.say("story", "reports", number=reports)]
        sides = {one.side: one for one in reversed(accounts) if one.side}
        each: dict[Role, list[Account]] = {"origins": accounts, "sides": list(sides.values())}
        for role, several in each.items():
            first = [claim for one in several for claim in self._of([one])[:1]]
            if first:
                number = slot(say.number(len(first)), role, first, kind=EACH)
                parts.append(say.say("story", role, number=number))
        return say.row("list", parts)

    def _dispute(self, account: Account) -> Piece:
        """Who says that it is otherwise, in the reports' words, on the same line."""
        say, claims = self.names.phrases, self._of([account])
        if not claims:
            return EMPTY
        words = own_words(claims, self.names, _WORDS)
        saying = say.row("dash", [standing(claims, self.names), words])
        told = say.say("story", "against", saying=saying, who=self.chains.roots(claims))
        return say.row("space", [told, self.chains.references.marks(claims)])

    def _contested(self, state: State, where: Piece) -> Line:
        say, claims = self.names.phrases, self.of(state)
        head = joined(say.marks["colon"], [where, self._head(state, claims)])
        return line("state", head, claims, self.chains.references)

    def _contender(self, accounts: list[Account]) -> Iterator[Line]:
        """The accounts that name one of several who may hold it, beside the others: nobody's words
        are put down to another."""
        say = self.names.phrases
        for claims in grouped(self._of(accounts), standing_key).values():
            keys = {ClaimKey(claim.report.id, claim.id) for claim in claims}
            these = [_of_these(a, keys) for a in accounts if not keys.isdisjoint(a.claims)]
            told = [Sentence(self.names, claims).piece(), self._according(these)]
            yield line("state", say.row("dash", told), claims, self.chains.references, 1)
            yield from self._chains(claims, 2)

    def _chains(self, claims: list[Claim], depth: int) -> Iterator[Line]:
        if not claims:
            return
        differ = not alike(claims, self.names)
        for piece, these in self.chains.pieces(claims, differ):
            yield line("chain", piece, these, self.chains.references, depth)


def _of_these(account: Account, keys: set[ClaimKey]) -> Account:
    """An account as far as it is told by some claims."""
    kept = [key for key in account.claims if key in keys]
    return msgspec.structs.replace(account, claims=kept)


def _likeness(one: Source, account: Account) -> int:
    """How surely a source is whom an account goes back to."""
    if account.entity is not None:
        return 3 * (one.entity == account.entity)
    return 0 if one.entity is not None else 1 + (one.name == account.name)


def _on_day_of_report(claims: list[Claim], day: str) -> bool:
    stamps = (stamp for c in claims for stamp in (c.report.published, c.report.received))
    return any(day_of(stamp) == day for stamp in stamps)


def _speaker(claim: Claim) -> Iterator[_Found]:
    """The root of a claim's chain, where the claim names nobody who acts."""
    if claim.sources and not claim.actors:
        yield claim, "source", len(claim.sources) - 1, claim.sources[-1]


def _participants(claim: Claim, roles: list[Role]) -> Iterator[_Found]:
    parts: dict[Role, list[Participant]] = {
        "actor": claim.actors,
        "recipient": claim.recipients,
        "broker": claim.brokers,
    }
    for role in roles:
        for at, one in enumerate(parts[role]):
            yield claim, role, at, one
