"""Whole briefs: what stands in them and what must not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from isnad.brief import render
from isnad.joins import (
    Contradiction,
    Link,
    Origin,
    Side,
    Story,
    StoryPlace,
    StoryTime,
    Telling,
    Told,
)
from isnad.records import (
    Claim,
    Count,
    Participant,
    Place,
    Report,
    ReportRef,
    Source,
    Span,
    Time,
)

from .samples import REPORTS, World, aleppo, claim, everything, others, people, source, span, taken

LANGUAGES = ("en", "ar", "vi")
ISOLATES = re.compile("\u2068[^\u2068\u2069]*\u2069")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def brief(claims: list[Claim], language: str = "en", **more: Any) -> str:
    return render(claims, REPORTS, language, known=World(), **more)


def line_with(text: str, words: str) -> list[str]:
    """The line that holds the words, and those below it that say who says so."""
    lines = text.split("\n")
    at = next(n for n, line in enumerate(lines) if words in line)
    below = [line.strip() for line in lines[at + 1 : at + 5]]
    until = next((n for n, line in enumerate(below) if not line.startswith("–")), len(below))
    return [lines[at].strip(), *below[:until]]


def test_one_claim_said_three_times_is_one_line() -> None:
    rest = "most of it, except “Kurdish quarters”"
    assert line_with(brief(taken()), "overran") == [
        "• rebels: “overran”, “\u2068سيطر\u2069”, “chiếm” (taking control)",
        f"– according to the Observatory, in Harbour Wire (wire-1); {rest} [1]",
        "– according to the Observatory, in \u2068صحيفة المرفأ\u2069 (ar-7); most of it [2]",
        "– according to Harbour TV (“đài Bến Cảng”), in report vi-3; most of it [3]",
    ]


def test_the_chain_runs_from_the_root_to_the_report() -> None:
    carrier = "as quoted by Harbour Wire"
    assert line_with(brief(others()), "shelling") == [
        "• “shelling” — by whom: not said; killed: 4",
        f"– according to the army (not named), {carrier}, in Harbour Wire (wire-1) [1]",
    ]


def test_told_twice_in_one_report_is_one_chain_with_two_numbers() -> None:
    at = {"place": aleppo(), "actors": [people("wire-1", "rebels", "rebels")]}
    twice = [claim("wire-1", "ASSAULT", word, **at) for word in ("overran", "shelling")]
    assert line_with(brief(twice), "overran") == [
        "• rebels: “overran”, “shelling”",
        "– the report itself says so: Harbour Wire (wire-1) [1] [2]",
    ]


def test_arabic() -> None:
    text = ISOLATES.sub(lambda found: found[0][1:-1], brief(everything(), "ar"))
    assert line_with(text.replace("\u200f", ""), "التقى") == [
        "• «إيمانويل بونسو»: «التقى» — مع «هاكان دورموش»؛ مساءً",
        "– بحسب التقرير نفسه: صحيفة المرفأ (ar-7)؛ اليوم مأخوذ من السياق [٦]",
    ]
    assert "١ ديسمبر/كانون الأول ٢٠٢٤" in text


def test_vietnamese() -> None:
    text = brief(everything(), "vi")
    assert line_with(text, "kêu gọi") == [
        "• Hai bên: “kêu gọi” — gửi tới Liên Hợp Quốc",
        "– theo chính bản tin: vi-3 [9]",
    ]
    assert "Ngày 30 tháng 11 năm 2024" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_resolves_to_words(language: str) -> None:
    text = ISOLATES.sub(lambda found: found[0][1:-1], brief(everything(), language))
    text = text.replace("\u200f", "").translate(DIGITS)
    used = re.findall(r"\[(\d+)\]$", text, re.MULTILINE)
    resolved = re.findall(
        r"^  \[(\d+)\] (\S+?)[,،] .*? (\d+)–(\d+): [“«](.*)[”»] \(", text, re.MULTILINE
    )
    assert sorted(set(used), key=int) == [number for number, *_ in resolved]
    for _, report, start, end, quote in resolved:
        stored = REPORTS[report].text[int(start) : int(end)]
        assert stored.translate(DIGITS) == quote


def test_all_languages_tell_the_same_claims() -> None:
    ids = [claim.id for claim in everything()]
    for language in LANGUAGES:
        text = brief(everything(), language)
        assert [one for one in ids if one not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_foreign_pieces_are_isolated(language: str) -> None:
    against = {"L"} if language == "ar" else {"R", "AL"}
    for line in brief(everything(), language).split("\n"):
        if "GeoNames" in line:
            continue
        left = ISOLATES.sub("", line)
        assert "\u2068" not in left and "\u2069" not in left
        assert not [c for c in left if unicodedata.bidirectional(c) in against]
        assert not line or (line[0] == "\u200f") == (language == "ar")


Standing = list[tuple[dict[str, Any], str]]
STANDINGS: Standing = [
    ({"polarity": "negated"}, "Said not to be so — "),
    ({"modality": "planned"}, "Said to be planned — "),
    ({"modality": "demanded"}, "Demanded — "),
    ({"modality": "possible", "polarity": "negated"}, "Said possibly not to be so — "),
    ({}, ""),
]


@pytest.mark.parametrize(("fields", "said"), STANDINGS)
def test_standing_comes_first(fields: dict[str, Any], said: str) -> None:
    actor = people("wire-1", "rebels", "rebels")
    text = brief([claim("wire-1", "ASSAULT", "overran", actors=[actor], **fields)])
    assert line_with(text, "overran")[0] == f"• {said}rebels: “overran”"


def test_a_denial_and_what_is_denied_are_two_lines() -> None:
    denial = source("wire-1", "Iran", "Iran", entity="country:IRN", stance="denies")
    yes = claim("wire-1", "PRESENCE", "troops", place=aleppo())
    no = claim("wire-1", "PRESENCE", "keeps", place=aleppo(), polarity="negated", sources=[denial])
    text = brief([yes, no])
    assert line_with(text, "“troops”")[0] == "• “troops” (presence of forces)"
    assert line_with(text, "“keeps”") == [
        "• Denied — “keeps” (presence of forces)",
        "– according to a denial by Iran, in Harbour Wire (wire-1) [1]",
    ]


def test_numbers_that_differ_stand_with_their_sources() -> None:
    def toll(report: str, word: str, **count: Any) -> Claim:
        found = span(report, word)
        killed = Count(quote=word, start=found.start, end=found.end, **count)
        return claim(report, "TOLL", word, place=aleppo(), counts={"killed": killed})

    same = [toll("wire-1", "four", low=4, high=4), toll("ar-7", "٣٠", low=30, high=None)]
    lines = line_with(brief(same), "“four”")
    assert lines[1].endswith("; killed: 4 [1]")
    assert lines[2].endswith("; killed: at least 30 [2]")
    assert "killed: 4" in line_with(brief(same[:1]), "“four”")[0]


def test_statements_are_told_in_their_own_words() -> None:
    said = claim("vi-3", "STATEMENT", "Theo", content=span("vi-3", "quân nổi dậy chiếm"),
                 sources=[source("vi-3", "Harbour TV", "đài Bến Cảng")])  # fmt: skip
    assert line_with(brief([said]), "quân") == [
        "• “quân nổi dậy chiếm” (statement)",
        "– according to Harbour TV (“đài Bến Cảng”), in report vi-3 [1]",
    ]


def test_what_is_unknown_has_its_own_sections() -> None:
    at = Time(edtf="2024-11-30")
    undated = claim("wire-1", "ASSAULT", "shelling", place=aleppo())
    unplaced = claim("wire-1", "ASSAULT", "overran", time=at)
    lines = [line.strip() for line in brief([unplaced, undated]).split("\n")]
    assert lines.index("Day not given") < lines.index("Place not given")
    assert lines.index("Place not given") < lines.index("30 November 2024")


def test_days_are_in_order() -> None:
    days = ["XXXX-12-01", "2024-12-01", "2015", None, "2024-11"]
    made = [
        claim("wire-1", "ASSAULT", word, place=aleppo(), time=Time(edtf=day) if day else None)
        for day, word in zip(days, ENGLISH_WORDS, strict=True)
    ]
    lines = [line.strip() for line in brief(made).split("\n") if line.startswith("    ")]
    headings = [line for line in lines if line[0] not in "•–"]
    assert headings == ["2015", "November 2024", "1 December 2024", "1 December, year not given",
                        "Day not given"]  # fmt: skip


ENGLISH_WORDS = ("overran", "shelling", "travel", "citing", "leaving")


def test_disputed_places_name_every_claimant() -> None:
    place = Place(name="The Spit", text=None, claimed_by=["SYR", "TUR"], precision="region")
    text = brief([claim("wire-1", "PRESENCE", "troops", place=place)])
    assert "Country not known or in dispute" in text
    assert "The Spit (region or province; claimed by Syria and Türkiye)" in text


def test_the_end_tells_what_was_read() -> None:
    text = brief(others())
    assert "Silence about a place is not calm" in text
    assert "Reports: 3 (English: 1, Arabic: 1, Vietnamese: 1). Newest: 2 December 2024." in text
    assert "credit: Harbour Wire; link to an original: https://example.org/7" in text
    assert "GeoNames" in text
    assert "GeoNames" not in brief([claim("wire-1", "PROTEST", "travel")])


def test_a_report_without_a_date_has_its_day_of_arrival() -> None:
    came = msgspec.structs.replace(REPORTS["vi-3"], received="2024-12-03T07:00:00Z")
    text = render([], {"vi-3": came}, "vi", known=World())
    assert "vi-3; ngôn ngữ: tiếng Việt; nhận: ngày 3 tháng 12 năm 2024" in text
    assert "Mới nhất: ngày 3 tháng 12 năm 2024" in text


def test_reports_without_claims_still_count() -> None:
    text = brief([])
    assert "make no claims" in text
    assert "Reports: 3" in text


def test_a_claim_whose_report_is_not_given() -> None:
    text = render(taken(), {}, "en", known=World())
    assert "in report wire-1" in text
    assert "Newest: not dated" in text


def test_colour_only_when_asked() -> None:
    assert "\033" in brief(everything(), colour=True)
    plain = brief(everything())
    assert "\033" not in plain
    assert re.sub("\033\\[\\d+m", "", brief(everything(), colour=True)) == plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_cannot_colour_or_reorder_the_page(language: str) -> None:
    bad = "\033[31mred\u202eevil\u2069\u2066\r\n[9] x"
    one = taken()[0]
    hostile = msgspec.structs.replace(
        one,
        trigger=Span(start=0, end=1, quote=bad),
        evidence=Span(start=0, end=1, quote=bad),
        actors=[Participant(name=bad, text=bad)],
        sources=[Source(name=None, text=bad)],
    )
    lines = brief([hostile], language).split("\n")
    assert len(lines) == len(brief([one], language).split("\n"))
    for line in lines:
        assert not {"\033", "\u202e", "\u2066", "\r"} & set(line)
        assert line.count("\u2068") == line.count("\u2069")


@pytest.mark.parametrize("order", [list, lambda claims: list(reversed(claims))])
def test_the_same_question_has_the_same_answer(order: Callable[..., list[Claim]]) -> None:
    given = order(everything())
    assert brief(given) == brief(given)


def test_people_without_a_name_are_not_the_same_people() -> None:
    four = people("wire-1", "civilian", "four people")
    both = [
        claim("wire-1", "ASSAULT", "killed", recipients=[four]),
        claim("vi-3", "ASSAULT", "chiếm", recipients=[people("vi-3", "civilian", "Hai bên")]),
    ]
    text = brief(both)
    assert line_with(text, "“killed”") != line_with(text, "“chiếm”")
    assert "“killed”, " not in text


def test_a_place_has_its_name_in_the_readers_script() -> None:
    assert "حلب (" in brief(taken(), "ar")
    assert "Aleppo" not in brief(taken(), "ar").split("المراجع")[0]


def test_an_id_that_is_a_hash_is_told_short_and_listed_whole() -> None:
    whole = f"sha256:{'c' * 64}"
    report = Report(id=whole, sha256="c" * 64, text="", language="en")
    one = claim("wire-1", "PROTEST", "travel")
    told = msgspec.structs.replace(one, report=ReportRef(id=whole, sha256="c" * 64, language="en"))
    text = render([told], {whole: report}, "en", known=World())
    assert f"says so: sha256:{'c' * 12} [1]" in text
    assert f"  {whole}; language" in text


def test_an_empty_store_has_no_count() -> None:
    assert "Reports: 0" not in render([], {}, "en", known=World())


def joined_up() -> list[Story]:
    """The story of ``taken``: the second report translates the first, the third is its own."""
    first, second, third = taken()

    def telling(one: Claim, *links: Link) -> Telling:
        return Telling(
            claim=one.id, report=one.report.id, part="text", start=one.trigger.start,
            end=one.trigger.end, quote=one.trigger.quote, says="", chain=list(links),
        )  # fmt: skip

    root = Link(name="the Observatory", entity="org:observatory", link="quotes")
    wire = Link(name="Harbour Wire", link="published", report="wire-1")
    told = [
        telling(first, wire, root),
        telling(
            second,
            Link(name="Sahifat al-Marfa", link="published", report="ar-7"),
            Link(name="Harbour Wire", link="translates", report="wire-1"),
            root,
        ),
        telling(
            third,
            Link(name="vi-3", link="published", report="vi-3"),
            Link(name="Harbour TV", link="quotes"),
        ),
    ]
    sides = [
        Side(says="x", tellings=[_place_of(first), _place_of(second)]),
        Side(says="y", tellings=[_place_of(third)]),
    ]
    side = "country:SYR"
    return [
        Story(
            id="s", type="CONTROL", title="", time=StoryTime(edtf="2024-11-30"),
            place=StoryPlace(name="Aleppo", country="SYR", geonames=170063), tellings=told,
            origins=[
                Origin(name="o", entity=None, side=side, reports=["wire-1", "ar-7"], because=""),
                Origin(name="p", entity=None, side=None, reports=["vi-3"], because=""),
            ],
            contradictions=[Contradiction(kind="outcome", sides=sides)],
            retracted_by=["vi-3"],
        )
    ]  # fmt: skip


def _place_of(one: Claim) -> Told:
    at = one.trigger
    return Told(claim=one.id, report=one.report.id, part="text", start=at.start, end=at.end, quote=at.quote)  # fmt: skip


def test_a_story_is_told_with_its_reports_origins_and_what_contradicts_it() -> None:
    lines = [line.strip() for line in brief(everything(), stories=joined_up()).split("\n")]
    at = next(n for n, line in enumerate(lines) if "overran" in line)
    rest = "most of it, except “Kurdish quarters”"
    assert lines[at + 1 : at + 6] == [
        "reports: 3; origins: 2; sides: 1",
        (
            f"– according to the Observatory, in Harbour Wire (wire-1); {rest} [1]; "
            "translated in \u2068صحيفة المرفأ\u2069 (ar-7) [2]"
        ),
        "– according to Harbour TV (“đài Bến Cảng”), in report vi-3; most of it [3]",
        "! disputed, how it ended: “overran” (the Observatory) [1] [2]; “chiếm” (Harbour TV) [3]",
        "! taken back in vi-3",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_stories_leave_no_claim_out(language: str) -> None:
    text = brief(everything(), language, stories=joined_up())
    assert [one.id for one in everything() if one.id not in text] == []


def test_nobody_is_given_the_words_of_another() -> None:
    """Two holders of one place in one story are two lines, each with its own word."""
    story = joined_up()[0]
    first, second, third = taken()
    kurds = people("vi-3", "Kurdish forces", "quân nổi dậy", sector="REB", country="SYR")
    claims = [first, second, msgspec.structs.replace(third, actors=[kurds])]
    text = brief(claims, stories=[story])
    assert "rebels: “overran”, “\u2068سيطر\u2069” (taking control)" in text
    assert "◦ Kurdish forces (“quân nổi dậy”): “chiếm” (taking control)" in text
