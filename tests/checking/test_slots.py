"""A slot that follows from the words is let pass, one that does not is found, role by role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from isnad.checking import senses
from isnad.checking.standing import may_negate
from isnad.checking.words import Stretch
from isnad.joins import ClaimKey
from isnad.languages import pack
from isnad.pages import Role

from .samples import ARAB, WIRE, Told, piece, span

TOLL = "The Syrian Observatory for Human Rights said at least 14 people were killed in Homs on 3 December."
DENIAL = "The Syrian army denied that its troops had left Hama, and insisted that they held most of the town."
TALKS = "Iran's foreign minister will meet his Turkish counterpart in Ankara next week."
VISIT = "A doctor at the hospital said 9 people had died since Tuesday, but the mayor did not visit the city."
TAKEN = "Rebels took the villages except the southern quarters overnight, witnesses said."


def shown(
    role: Role, text: str, words: str, quote: str | None, language: str = "en", **more: Any
) -> list[str]:
    """What is wrong with a line of one slot on words of the wire's report."""
    told = Told(language)
    key = told.claim("c1", WIRE, words)
    at = span(WIRE, quote) if quote else None
    told.line("event", piece(role, text, of=[key], span=at, **more), claims=[key])
    return [f"{fault.shown}: {fault.given}" for fault in told.faults()]


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en", "Syrian Observatory for Human Rights", "Syrian army"),
        ("ar", "المرصد السوري لحقوق الإنسان", "الجيش السوري"),
        ("vi", "Đài Quan sát Nhân quyền Syria", "Quân đội Syria"),
    ],
)
def test_somebody_is_named_as_the_world_has_the_words(
    language: str, right: str, wrong: str
) -> None:
    quote = "Syrian Observatory for Human Rights"
    assert shown("source", right, TOLL, quote, language, kind="name") == []
    assert shown("source", wrong, TOLL, quote, language, kind="name")


def test_an_office_is_whoever_held_it() -> None:
    quote = "Iran's foreign minister"
    assert shown("actor", "Abbas Araghchi", TALKS, quote, kind="name") == []
    assert shown("actor", "Hakan Fidan", TALKS, quote, kind="name")


def test_a_description_is_one_that_the_tables_have() -> None:
    assert shown("source", "doctor", VISIT, "doctor", kind="called") == []
    assert shown("source", "mayor", VISIT, "doctor", kind="called")
    assert shown("source", "طبيب", VISIT, "doctor", "ar", kind="called") == []
    assert shown("source", "rebels", VISIT, "doctor", kind="called")


def test_words_are_the_report_s_own() -> None:
    assert shown("words", "killed", TOLL, "killed") == []
    assert shown("words", "wounded", TOLL, "killed")


def test_words_stand_among_those_of_their_reference() -> None:
    assert shown("words", "took", TOLL, "took")


@pytest.mark.parametrize("language", ["en", "ar", "vi"])
def test_a_place_is_one_that_the_words_name(language: str) -> None:
    names = {"en": ("Homs", "Hama"), "ar": ("حمص", "حماة"), "vi": ("Homs", "Hama")}
    right, wrong = names[language]
    assert shown("place", right, TOLL, "Homs", language, kind="name") == []
    assert shown("place", wrong, TOLL, "Homs", language, kind="name")


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [("ar", "قرى", "مدن"), ("vi", "các làng", "các cây cầu"), ("ar", "قرى", "قرية")],
)
def test_what_kind_of_places_they_are_is_what_the_words_are_for(
    language: str, right: str, wrong: str
) -> None:
    assert shown("place", right, TAKEN, "the villages", language, kind="called") == []
    assert shown("place", wrong, TAKEN, "the villages", language, kind="called")


def test_a_place_that_is_only_described_is_one_of_the_report_s() -> None:
    assert shown("place", "Hama", DENIAL, "the town", kind="name") == []
    assert shown("place", "Tartus", DENIAL, "the town", kind="name")


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en", "3 December 2024", "4 December 2024"),
        ("ar", "٣ ديسمبر/كانون الأول ٢٠٢٤", "٣ نوفمبر/تشرين الثاني ٢٠٢٤"),
        ("vi", "ngày 3 tháng 12 năm 2024", "ngày 3 tháng 12 năm 2023"),
    ],
)
def test_a_day_is_read_again(language: str, right: str, wrong: str) -> None:
    assert shown("time", right, TOLL, "3 December", language) == []
    assert shown("time", wrong, TOLL, "3 December", language)


def test_a_day_beside_words_without_a_date_is_one_of_the_report_s() -> None:
    assert shown("time", "3 December 2024", TAKEN, None, kind="day") == []
    assert shown("time", "8 May 1999", TAKEN, None, kind="day")


def test_no_year_is_shown_as_a_day() -> None:
    assert shown("time", "31 December 2024", TOLL, None, kind="day")


def counted(text: str, kind: str = "killed", language: str = "en") -> list[str]:
    told = Told(language)
    key = told.claim("c1", WIRE, TOLL)
    before = {"en": "killed: ", "ar": "القتلى: ", "vi": "thiệt mạng: "}[language]
    slot = piece("count", text, of=[key], span=span(WIRE, "14"), kind=kind)
    told.line("event", before, slot, claims=[key])
    return [fault.given for fault in told.faults()]


def test_a_number_is_read_with_what_the_words_make_of_it() -> None:
    assert counted("at least 14") == []
    assert counted("14")
    assert counted("at least 41")


def test_a_number_is_of_the_kind_that_the_phrase_says() -> None:
    assert counted("at least 14", kind="injured")


def test_a_number_in_the_reader_s_digits() -> None:
    assert counted("١٤ على الأقل", language="ar") == []
    assert counted("١٥ على الأقل", language="ar")


@pytest.mark.parametrize(("kind", "right"), [("most", True), ("all", False), ("part", False)])
def test_a_share_is_that_of_the_words(kind: str, right: bool) -> None:
    text = {"most": "most of it", "all": "all of it", "part": "part of it"}[kind]
    assert (shown("share", text, DENIAL, "most of", kind=kind) == []) is right


def test_an_exception_is_verbatim() -> None:
    assert shown("exception", "the southern quarters", TAKEN, "the southern quarters") == []
    assert shown("exception", "the northern quarters", TAKEN, "the southern quarters")


def test_a_part_of_the_day_is_one_of_the_words() -> None:
    assert shown("time_of_day", "at night", TAKEN, None) == []
    assert shown("time_of_day", "at noon", TAKEN, None)


def typed(text: str, kind: str, quote: str, words: str) -> list[str]:
    told = Told()
    key = told.claim("c1", WIRE, words)
    own = piece("words", quote, of=[key], span=span(WIRE, quote))
    told.line("event", "“", own, "” (", piece("type", text, of=[key], kind=kind), ")", claims=[key])
    return [fault.given for fault in told.faults()]


def test_a_gloss_is_one_that_the_tables_have_for_the_word() -> None:
    assert typed("attack or other use of force", "ASSAULT", "killed", TOLL) == []
    assert typed("aid", "AID", "killed", TOLL)
    assert typed("meeting, visit or talks", "CONSULT", "meet", TALKS) == []


def test_a_gloss_is_the_phrase_for_its_kind() -> None:
    assert typed("aid", "ASSAULT", "killed", TOLL)


def standing(
    words: str, quote: str, *said: Callable[[ClaimKey], Any] | str, report: Any = WIRE
) -> list[str]:
    """What is wrong with words that are told with what is said of how they stand."""
    told = Told()
    key = told.claim("c1", report, words)
    before = [part(key) if callable(part) else part for part in said]
    own = piece("words", quote, of=[key], span=span(report, quote))
    told.line("event", *before, "“", own, "”", claims=[key])
    return [fault.given for fault in told.faults()]


def polarity(kind: str, text: str) -> Callable[[ClaimKey], Any]:
    return lambda key: piece("polarity", text, of=[key], kind=kind)


def modality(kind: str, text: str) -> Callable[[ClaimKey], Any]:
    return lambda key: piece("modality", text, of=[key], kind=kind)


def test_what_is_denied_is_told_so() -> None:
    assert standing(DENIAL, "left", polarity("denied", "denied"), " — ") == []
    assert standing(DENIAL, "left")


def test_what_stands_behind_a_denial_and_is_insisted_on_is_not_denied() -> None:
    assert standing(DENIAL, "held") == []


def test_what_is_negated_is_told_so_in_any_language() -> None:
    negated = polarity("negated", "said not to be so"), " — "
    assert standing(VISIT, "visit", *negated) == []
    assert standing(VISIT, "visit")
    arabic = "ولم ينسحب الجيش السوري من حماة، بحسب مسؤول محلي."
    assert standing(arabic, "ينسحب", *negated, report=ARAB) == []
    assert standing(arabic, "ينسحب", report=ARAB)


def test_nothing_is_negated_that_no_word_negates() -> None:
    assert standing(TOLL, "killed", polarity("negated", "said not to be so"), " — ")
    assert standing(VISIT, "died", polarity("denied", "denied"), " — ")


def test_what_is_planned_has_a_word_that_says_so() -> None:
    planned = modality("planned", "said to be planned"), " — "
    assert standing(TALKS, "meet", *planned) == []
    assert standing(TOLL, "killed", *planned)


def sourced(text: str, kind: str, who: str, words: str) -> list[str]:
    told = Told()
    key = told.claim("c1", WIRE, words)
    name = piece("source", who, of=[key], span=span(WIRE, who), kind="name")
    told.line("chain", piece("stance", text, name, of=[key], kind=kind), claims=[key])
    return [fault.given for fault in told.faults()]


def test_how_somebody_says_it_is_how_the_words_have_it() -> None:
    assert sourced("according to a denial by ", "denies", "Syrian army", DENIAL) == []
    assert sourced("according to an estimate by ", "estimates", "Syrian army", DENIAL)
    observatory = "Syrian Observatory for Human Rights"
    assert sourced("according to ", "states", observatory, TOLL) == []
    assert sourced("according to a confirmation by ", "confirms", observatory, TOLL)


def test_who_said_it_first_stands_first() -> None:
    observatory = "Syrian Observatory for Human Rights"
    assert sourced("as quoted by ", "quoted", observatory, TOLL)


def test_a_source_without_a_name_is_said_to_have_none() -> None:
    assert shown("source", "a source that is not named", TAKEN, None, kind="nobody") == []
    assert shown("source", "Iran", TAKEN, None, kind="nobody")


def test_outlets_and_credits_are_those_of_the_page() -> None:
    told = Told()
    key = ClaimKey(WIRE.id, "")
    outlet = piece("outlet", "Harbour Wire", of=[key], kind="name")
    photo = piece("credit", "Kestrel Photos", of=[key], kind="photo")
    told.line("note", outlet, "; ", "photo credit: ", photo)
    assert told.faults() == []
    told.line("note", piece("outlet", "Kestrel Photos", of=[key], kind="name"))
    told.line("note", "photo credit: ", piece("credit", "Harbour Wire", of=[key], kind="photo"))
    assert [fault.shown for fault in told.faults()] == ["Kestrel Photos", "Harbour Wire"]


OFFICE = "a person or body not known to hold public office"


def test_only_who_is_not_said_to_hold_an_office_is_told_as_one_who_does_not() -> None:
    assert shown("actor", OFFICE, VISIT, "the mayor", kind="role")
    assert shown("actor", "somebody in religious life", VISIT, "hospital", kind="role")
    assert shown("actor", OFFICE, TAKEN, "Rebels", kind="role")


def test_who_speaks_without_words_of_their_own_is_somebody_who_is_said_to_speak() -> None:
    assert shown("source", "Syrian army", VISIT, None, kind="name") == []
    assert shown("source", "Iran", VISIT, None, kind="name") == [
        "Iran: the report tells of nothing that they say"
    ]


def test_a_description_is_of_the_country_of_its_words() -> None:
    quote = "Iran's foreign minister"
    assert shown("actor", "وزير خارجية (إيران)", TALKS, quote, "ar", kind="called") == []
    assert shown("actor", "وزير خارجية (تركيا)", TALKS, quote, "ar", kind="called")


def test_a_state_is_no_event() -> None:
    told = Told()
    key = told.claim("c1", WIRE, TAKEN)
    took = piece("words", "took", of=[key], span=span(WIRE, "took"))
    begun = piece("type", "taken by (not said)", of=[key], kind="CONTROL.begins")
    told.line("state", begun, " (“", took, "”)", claims=[key])
    assert told.faults() == []
    event = piece("type", "attack or other use of force", of=[key], kind="ASSAULT")
    told.line("state", event, " (“", took, "”)", claims=[key])
    assert [fault.shown for fault in told.faults()] == ["attack or other use of force"]


def placed(text: str, kind: str, precision: str, words: str, quote: str) -> list[str]:
    """What is wrong with a line that tells how exact a place is."""
    told = Told()
    key = told.claim("c1", WIRE, words)
    place = piece("place", text, of=[key], span=span(WIRE, quote), kind=kind)
    exact = piece("precision", PRECISIONS[precision], of=[key], kind=precision)
    told.line("event", place, " (", exact, ")", claims=[key])
    return [fault.given for fault in told.faults()]


PRECISIONS = {
    "region": "region or province",
    "unknown": "how exact is not known",
    "exact": "exact spot",
}


def test_a_place_is_as_exact_as_the_gazetteer_has_it() -> None:
    assert placed("Homs", "name", "region", TOLL, "Homs")
    assert placed("Homs", "words", "unknown", TOLL, "Homs") == []
    assert placed("Homs", "words", "region", TOLL, "Homs")


def test_words_for_no_known_place_do_not_tell_how_exact_it_is() -> None:
    assert placed("the southern quarters", "words", "unknown", TAKEN, "the southern quarters") == []
    assert placed("the southern quarters", "words", "region", TAKEN, "the southern quarters")


def test_a_word_with_a_frame_is_no_accusation() -> None:
    assert typed("criticism or accusation, no judgement", "ACCUSE", "meet", TALKS)
    assert typed("agreement, offer or promise", "AGREE", "meet", TALKS) == []


def test_a_description_keeps_the_country_that_the_words_tell() -> None:
    assert shown("actor", "Turkish counterpart", TALKS, "Turkish counterpart", kind="called") == []
    assert shown("actor", "counterpart", TALKS, "Turkish counterpart", kind="called")


def test_what_a_reader_is_told_in_other_words_is_not_quoted() -> None:
    told = Told()
    key = told.claim("c1", WIRE, TALKS)
    own = span(WIRE, "Iran's foreign minister")
    name = piece("actor", "Abbas Araghchi", of=[key], span=own, kind="name")
    told.line("event", "“", name, "”", claims=[key])
    assert [fault.slot.role for fault in told.faults() if fault.slot] == ["actor"]


def test_what_still_lasts_is_not_negated() -> None:
    text = "وكانت القوات لا تزال تسيطر على الجسر."
    words = Stretch(text, 0, len(text), pack.load("ar"))
    at = words.at(text.index("تسيطر"), text.index(" على"))
    assert not may_negate(words, at)


def test_only_what_befalls_somebody_has_a_toll() -> None:
    def able(text: str, word: str, language: str) -> set[str]:
        words = Stretch(text, 0, len(text), pack.load(language))
        start = text.index(word)
        return senses.types(words, start, start + len(word))

    assert "TOLL" in able("Gunmen killed 3 farmers.", "killed", "en")
    assert "TOLL" not in able("Phiến quân tiến vào thị trấn với 3 xe.", "tiến vào", "vi")


def _in_marks(before: str, words: str, after: str, language: str) -> list[str]:
    """What is wrong with somebody's words in a brief between two strings."""
    told = Told(language)
    key = told.claim("c1", WIRE, VISIT)
    own = piece("actor", words, of=[key], span=span(WIRE, words), kind="words")
    told.line("event", before, own, after, claims=[key])
    return [fault.given for fault in told.faults()]


def test_words_are_quoted_where_they_are_of_another_language() -> None:
    assert _in_marks("", "the mayor", "", "en") == []
    assert _in_marks("“", "the mayor", "”", "en")
    assert _in_marks("“", "the mayor", "”", "vi") == []
    assert _in_marks("", "the mayor", "", "vi")
    assert _in_marks("«", "the mayor", "»", "ar") == []


def test_so_many_people_are_said_not_to_be_named() -> None:
    text = "9 people"
    assert shown("source", text, VISIT, text, kind="words")


def test_a_place_changes_hands_where_a_word_says_so() -> None:
    def able(text: str, word: str) -> set[str]:
        at = text.index(word)
        return senses.types(Stretch(text, 0, len(text), pack.load("en")), at, at + len(word))

    still = able("The bridge is in the hands of the militia.", "in the hands of")
    assert "CONTROL" in still and "ASSAULT" not in still
    assert "ASSAULT" in able("The militia captured the bridge at noon.", "captured")


def test_a_word_is_of_the_longest_entry_that_it_is_a_part_of() -> None:
    text = "Các bên tôn trọng lệnh ngừng bắn ở thị trấn."
    at = text.index("lệnh ngừng bắn")
    found = senses.types(Stretch(text, 0, len(text), pack.load("vi")), at, at + 14)
    assert "CEASEFIRE" in found and "ASSAULT" not in found


def test_an_army_is_not_its_country() -> None:
    assert shown("actor", "Syria", DENIAL, "Syrian army", kind="name")
    assert shown("actor", "Syrian army", DENIAL, "Syrian army", kind="name") == []


def test_a_civilian_is_told_beside_whoever_speaks() -> None:
    assert shown("source", "a civilian", TAKEN, None, kind="role") == []
    assert shown("source", "a civilian", DENIAL, None, kind="role")
