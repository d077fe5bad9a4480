"""What people, places, countries and reports are called for a reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from isnad.brief import calling
from isnad.brief.direction import one_line
from isnad.brief.phrases import Phrases
from isnad.brief.pieces import EMPTY, Piece, of_report, slot
from isnad.folding import fold
from isnad.names.romanise import romanise
from isnad.names.sounds import is_abjad
from isnad.pages import Role
from isnad.records import Claim, Participant, Place, Report, Source, Span

_COUNTRY = "country"
# The language of descriptions.
_ENGLISH = "en"
_UNKNOWN = "unknown"
# ``isnad text`` knows a report by how its id begins, too.
_HASH = "sha256:"
_SHORT = len(_HASH) + 12
_ABJADS = frozenset({"ar"})


class Known(Protocol):
    """The part of the world that a brief asks."""

    def display(self, entity_id: str, language: str) -> str | None:
        """The usual name of an entity."""

    def place_name(self, name: str, country: str | None, language: str) -> str | None:
        """What a language calls the place of that name in that country."""

    def adjective(self, country: str) -> str | None:
        """The English adjective of a country (alpha-3)."""

    def is_place(self, name: str) -> bool:
        """Whether a place of some size has that name."""


class Spot(msgspec.Struct, frozen=True):
    """Where in a claim somebody stands."""

    role: Role
    at: int = 0
    chain: int = 0


class Names(msgspec.Struct, frozen=True):
    """Names in the reader's language where the world knows them, else as the report has them.
    ``outlets``: folded names of those who publish."""

    phrases: Phrases
    world: Known
    outlets: frozenset[str] = frozenset()

    def participant(self, claim: Claim, one: Participant, spot: Spot) -> Piece:
        """Somebody's name, what they are described as, or the words that stand for them."""
        words = words_of(one)
        known = self._entity(one)
        if known:
            return self._slot(known, claim, spot, "name", words)
        if self._is_private(one):
            role = self._with_country(self.phrases.words("roles", self._role(one)), one)
            return self._slot(role, claim, spot, "role", _quoted(words, claim))
        if words and claim.report.language == self.phrases.language:
            return self._own(words, claim, spot)
        return self._foreign(claim, one, spot)

    def _entity(self, one: Participant) -> str | None:
        return self.world.display(one.entity, self.phrases.language) if one.entity else None

    def _is_private(self, one: Participant) -> bool:
        name = one.name or ""
        if not calling.is_personal(one) or self._called(one):
            return False
        return fold(name) not in self.outlets and not self.world.is_place(one.text or name)

    def _role(self, one: Participant) -> str:
        return one.sector if self.phrases.knows("roles", one.sector) else "UNK"

    def _called(self, one: Participant) -> str | None:
        """What somebody is described as, with the country; a country by its name."""
        if one.country and one.name == self.world.display(f"{_COUNTRY}:{one.country}", _ENGLISH):
            return self._country(one.country)
        adjective = self.world.adjective(one.country) if one.country else None
        found = calling.described(one, adjective, self.phrases)
        if found is None or found.with_country:
            return found.words if found else None
        return self._with_country(found.words, one)

    def _with_country(self, words: str, one: Participant) -> str:
        country = self._country(one.country) if one.country else None
        if country is None:
            return words
        return self.phrases.words("line", "original_words", name=words, quote=country)

    def _own(self, words: Span, claim: Claim, spot: Spot) -> Piece:
        """Words in the reader's language. Cut out of its sentence an inflected word may be wrong
        in this one: then it is quoted."""
        piece = self._bare(one_line(words.quote), claim, spot, "words", words)
        return (self.phrases.quoted if self.phrases.inflects else self.phrases.apart)(piece)

    def _foreign(self, claim: Claim, one: Participant, spot: Spot) -> Piece:
        """What words in another language describe, and the words."""
        words, called = words_of(one), self._called(one)
        if words is None:
            shown = called or one.name
            return self._slot(shown, claim, spot, "called", None) if shown else EMPTY
        quote = self.phrases.quoted(self._bare(one_line(words.quote), claim, spot, "words", words))
        if called is None and one.name and _adds(one.name, words.quote):
            called = one.name
        if called:
            name = self._slot(called, claim, spot, "called", words)
            return self.phrases.say("line", "original_words", name=name, quote=quote)
        # A word of no known kind is mostly none of a name.
        named = one.sector != calling.UNKNOWN
        return self._beside_latin(quote, words, claim, spot) if named else quote

    def _beside_latin(self, quote: Piece, words: Span, claim: Claim, spot: Spot) -> Piece:
        """A name in letters that the reader may not read, in Latin ones before it."""
        if self.phrases.language in _ABJADS or not is_abjad(words.quote):
            return quote
        latin = self._slot(romanise(one_line(words.quote)), claim, spot, "latin", words)
        return self.phrases.say("line", "original_words", name=latin, quote=quote)

    def _slot(self, text: str, claim: Claim, spot: Spot, kind: str, span: Span | None) -> Piece:
        return self.phrases.apart(self._bare(text, claim, spot, kind, span))

    def _bare(self, text: str, claim: Claim, spot: Spot, kind: str, span: Span | None) -> Piece:
        where = {"at": spot.at, "chain": spot.chain}
        return slot(text, spot.role, [claim], kind=kind, span=span, **where)

    def participants(self, claim: Claim, several: Iterable[Participant], role: Role) -> Piece:
        """Several, as a list in words; those without a name or words are left out."""
        found: dict[str, Piece] = {}
        for at, one in enumerate(several):
            piece = self.participant(claim, one, Spot(role, at))
            if piece:
                found.setdefault(piece.text, piece)
        return self.phrases.listed(list(found.values()))

    def source(self, claim: Claim, one: Source, spot: Spot) -> Piece:
        """A link of a chain; somebody unnamed is told to be so."""
        name = self.participant(claim, one, spot)
        if not name:
            nobody = self.phrases.say("source", "nobody")
            return slot(nobody, "source", [claim], kind="nobody", at=spot.at, chain=spot.chain)
        return name if one.named else self.phrases.say("source", "unnamed", who=name)

    def place(self, claim: Claim, place: Place, role: Role = "place") -> Piece:
        """A place's name, without how exact it is."""
        words, spot = span_of(place), Spot(role)
        country = self._country(place.country) if place.country else None
        if country and place.precision == "country":
            return self._slot(country, claim, spot, "country", words)
        known = None
        if place.geonames is not None or place.precision != _UNKNOWN:  # else its country is a guess
            known = self.world.place_name(place.name, place.country, self.phrases.language)
        if known or place.geonames is not None:
            return self._slot(known or place.name, claim, spot, "name", words)
        if words is None:
            return self._slot(place.name, claim, spot, "name", None)
        if claim.report.language == self.phrases.language:
            return self._own(words, claim, spot)
        quote = self.phrases.quoted(self._bare(one_line(words.quote), claim, spot, "words", words))
        kind = calling.kind_called(place.name, words.quote, claim.report.language, self.phrases)
        if kind is not None:
            told = self._slot(kind, claim, spot, "called", words)
            return self.phrases.say("line", "original_words", name=told, quote=quote)
        return self._beside_latin(quote, words, claim, spot)

    def _country(self, code: str) -> str | None:
        return self.world.display(f"{_COUNTRY}:{code}", self.phrases.language)

    def country(self, code: str) -> str:
        """A country's name; its code where the world does not know it."""
        return self._country(code) or code

    def report(self, report: Report, short: bool = False) -> Piece:
        """The outlet and the id; ``short``: of an id that is a hash, how it begins. A report of no
        known outlet whose id is a hash is called by its title."""
        say, of = self.phrases, [of_report(report.id)]
        hashed = report.id.startswith(_HASH)
        shown = report.id[:_SHORT] if short and hashed else report.id
        report_id = say.apart(slot(one_line(shown), "outlet", of, kind="id"))
        title = one_line(report.title or "")
        if not report.outlet and hashed and title:
            named = say.quoted(slot(title, "outlet", of, kind="title"))
            return named if short else say.say("report", "outlet", outlet=named, id=report_id)
        if not report.outlet:
            return report_id
        outlet = say.apart(slot(one_line(report.outlet), "outlet", of, kind="name"))
        return say.say("report", "outlet", outlet=outlet, id=report_id)

    def language(self, code: str | None) -> str:
        """A language's name; its code where there is no phrase for it."""
        code = code or "und"
        known = self.phrases.knows("languages", code)
        return self.phrases.words("languages", code) if known else code


def _adds(name: str, words: str) -> bool:
    """Whether a name in Latin letters says more than words in such letters."""
    one, other = name.casefold(), words.casefold()
    return not is_abjad(words) and one not in other and other not in one


def _quoted(words: Span | None, claim: Claim) -> Span | None:
    """Words that a brief quotes anyhow, as those that a claim stands on; null for others."""
    around = claim.evidence
    if words is None or words.part != around.part:
        return None
    return words if around.start <= words.start and words.end <= around.end else None


def words_of(one: Participant) -> Span | None:
    """The words that name somebody, what they point back to first; null where there are none."""
    return one.antecedent or span_of(one)


def span_of(one: Participant | Place) -> Span | None:
    """The words of a part of a claim; null where none stand for it."""
    if one.text is None or one.start is None or one.end is None:
        return None
    return Span(part=one.part, start=one.start, end=one.end, quote=one.text)
