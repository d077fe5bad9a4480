"""What people, places, countries and reports are called for a reader."""

from __future__ import annotations

from typing import Protocol

import msgspec

from isnad.brief.phrases import Phrases
from isnad.records import Participant, Place, Report, Source

_COUNTRY = "country"
# ``isnad text`` knows a report by how its id begins, too.
_HASH = "sha256:"
_SHORT = len(_HASH) + 12


class Known(Protocol):
    """The part of the world that a brief asks."""

    def display(self, entity_id: str, language: str) -> str | None:
        """The usual name of an entity."""

    def place_name(self, name: str, country: str | None, language: str) -> str | None:
        """What a language calls the place of that name in that country."""


class Names(msgspec.Struct, frozen=True):
    """Names in the reader's language where the world knows them, else as the report has them."""

    phrases: Phrases
    world: Known

    def participant(self, one: Participant, report_language: str) -> str:
        """Somebody's name, or the words that stand for them."""
        known = self._entity(one)
        if known:
            return self.phrases.foreign(known)
        words = one.antecedent.quote if one.antecedent else one.text
        if words and report_language == self.phrases.language:
            # Cut out of its sentence an inflected word may be wrong in this one: then it is quoted.
            return (self.phrases.quoted if self.phrases.inflects else self.phrases.foreign)(words)
        return self._with_words(one.name, words)

    def _with_words(self, name: str | None, words: str | None) -> str:
        """A name with the report's words beside it, where they add to it."""
        if not name:
            return self.phrases.quoted(words) if words else ""
        shown = self.phrases.foreign(name)
        if not words or _contains(name, words):
            return shown
        quote = self.phrases.quoted(words)
        return self.phrases.say("line", "original_words", name=shown, quote=quote)

    def _entity(self, one: Participant) -> str | None:
        return self.world.display(one.entity, self.phrases.language) if one.entity else None

    def participants(self, several: list[Participant], report_language: str) -> str:
        """Several, as a list in words; those without a name or words are left out."""
        names = [self.participant(one, report_language) for one in several]
        return self.phrases.listed(list(dict.fromkeys(filter(None, names))))

    def source(self, one: Source, report_language: str) -> str:
        """A link of a chain; somebody unnamed is told to be so."""
        name = self.participant(one, report_language)
        if not name:
            return self.phrases.say("source", "nobody")
        return name if one.named else self.phrases.say("source", "unnamed", who=name)

    def place(self, place: Place, report_language: str) -> str:
        """A place's name, without how exact it is."""
        known = self._known_place(place)
        if known:
            return self.phrases.foreign(known)
        same = report_language == self.phrases.language
        return self._with_words(place.name, place.text if same else None)

    def _known_place(self, place: Place) -> str | None:
        language = self.phrases.language
        if place.precision == "country" and place.country:
            return self.world.display(f"{_COUNTRY}:{place.country}", language)
        return self.world.place_name(place.name, place.country, language)

    def country(self, code: str) -> str:
        """A country's name; its code where the world does not know it."""
        known = self.world.display(f"{_COUNTRY}:{code}", self.phrases.language)
        return self.phrases.foreign(known or code)

    def report(self, report: Report, short: bool = False) -> str:
        """The outlet and the id; ``short``: of an id that is a hash, how it begins."""
        shown = report.id[:_SHORT] if short and report.id.startswith(_HASH) else report.id
        report_id = self.phrases.foreign(shown)
        if not report.outlet:
            return report_id
        outlet = self.phrases.foreign(report.outlet)
        return self.phrases.say("report", "outlet", outlet=outlet, id=report_id)

    def language(self, code: str | None) -> str:
        """A language's name; its code where there is no phrase for it."""
        code = code or "und"
        known = self.phrases.knows("languages", code)
        return self.phrases.say("languages", code) if known else self.phrases.foreign(code)


def _contains(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one
