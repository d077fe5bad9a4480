"""What is told of stories: who says what through whom, and what stands against it."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from isnad.joins import Contradiction, Link, Origin, Story
from isnad.records import Claim, Count, Participant, Place, Report, ReportRef, Source, Span, Time

from .samples import REPORTS, aleppo, claim, everything, others, people, source, span, taken
from .written import brief, line_with, lines, sections, side, story, telling, written

LANGUAGES = ("en", "ar", "vi")
ISOLATES = re.compile("\u2068[^\u2068\u2069]*\u2069")


def test_one_claim_said_three_times_is_one_line() -> None:
    rest = "most of it, except “Kurdish quarters”"
    assert line_with(brief(taken()), "“overran”") == [
        "• Aleppo — rebels: “overran”, “\u2068سيطر\u2069”, “chiếm” (taking control)",
        f"– according to the Observatory, in Harbour Wire (wire-1); {rest} [1]",
        "– according to the Observatory, in \u2068صحيفة المرفأ\u2069 (ar-7); most of it [2]",
        "– according to Harbour TV (“đài Bến Cảng”), in report vi-3; most of it [3]",
    ]


def test_the_chain_runs_from_the_root_to_the_report() -> None:
    carrier = "as quoted by Harbour Wire"
    assert line_with(brief(others()), "shelling") == [
        "• Saraqib (nearby) — “shelling” — by whom: not said; killed: 4",
        f"– according to the army (not named), {carrier}, in Harbour Wire (wire-1) [2]",
    ]


def test_told_twice_in_one_report_is_one_chain_with_two_numbers() -> None:
    at = {"place": aleppo(), "actors": [people("wire-1", "rebels", "rebels")]}
    twice = [claim("wire-1", "ASSAULT", word, **at) for word in ("overran", "shelling")]
    assert line_with(brief(twice), "overran") == [
        "• Aleppo — rebels: “overran”, “shelling”",
        "– according to the report itself: Harbour Wire (wire-1) [1] [2]",
    ]


NOBODY = "شخص أو جهة لا يُعرف لها منصب عام"


def test_arabic() -> None:
    text = ISOLATES.sub(lambda found: found[0][1:-1], brief(everything(), "ar"))
    assert line_with(text.replace("\u200f", ""), "التقى") == [
        f"• أنقرة — {NOBODY}: «التقى» — مع {NOBODY}؛ مساءً",
        "– بحسب التقرير نفسه: صحيفة المرفأ (ar-7)؛ اليوم مأخوذ من السياق [١]",
    ]
    assert "١ ديسمبر/كانون الأول ٢٠٢٤" in text


def test_vietnamese() -> None:
    text = brief(everything(), "vi")
    assert line_with(text, "kêu gọi")[0] == "• Hai bên: “kêu gọi” — gửi tới Liên Hợp Quốc"
    assert "Sự việc ngày 30 tháng 11 năm 2024" in text


Standing = list[tuple[dict[str, Any], str]]
STANDINGS: Standing = [
    ({"polarity": "negated"}, "said not to be so — "),
    ({"modality": "planned"}, "said to be planned — "),
    ({"modality": "demanded"}, "demanded — "),
    ({"modality": "possible", "polarity": "negated"}, "said possibly not to be so — "),
    ({}, ""),
]


@pytest.mark.parametrize(("fields", "said"), STANDINGS)
def test_standing_comes_first(fields: dict[str, Any], said: str) -> None:
    actor = people("wire-1", "rebels", "rebels")
    text = brief([claim("wire-1", "ASSAULT", "overran", actors=[actor], **fields)])
    assert line_with(text, "overran")[0] == f"• {said}rebels: “overran”"


def presence() -> tuple[Claim, Claim]:
    """Troops in a place, told and denied."""
    denial = source("wire-1", "Iran", "Iran", entity="country:IRN", stance="denies")
    yes = claim("wire-1", "PRESENCE", "troops", place=aleppo())
    no = claim("wire-1", "PRESENCE", "keeps", place=aleppo(), polarity="negated", sources=[denial])
    return yes, no


def test_a_denial_stands_on_the_line_of_what_is_denied() -> None:
    yes, no = presence()
    assert line_with(brief([yes, no], stories=[story([yes, no])]), "“troops”") == [
        (
            "• Aleppo — “troops” (presence of forces); "
            "against it: denied — “keeps” (presence of forces) (Iran) [1]"
        ),
        "– according to the report itself: Harbour Wire (wire-1) [1]",
        "– according to a denial by Iran, in Harbour Wire (wire-1) [1]",
    ]


def test_the_other_side_of_whether_it_is_so_stands_there_too() -> None:
    first = claim("wire-1", "RETREAT", "leaving", place=aleppo())
    second = claim("vi-3", "STATEMENT", "Theo", content=span("vi-3", "chiếm phần lớn Aleppo"))
    clash = Contradiction(kind="denial", sides=[side(first), side(second)])
    page = brief([first, second], stories=[story([first, second], contradictions=[clash])])
    assert "against it: “chiếm phần lớn Aleppo” (statement) (vi-3)" in line_with(page, "leaving")[0]
    told = story([first, second])
    assert "against it" not in brief([first, second], stories=[told])


def test_what_a_person_denies_elsewhere_stands_beside_what_they_are_accused_of() -> None:
    minister = {"entity": "person:minister"}
    accused = claim("wire-1", "ACCUSE", "citing", place=aleppo(),
                    recipients=[people("wire-1", "minister", "foreign minister", **minister)])  # fmt: skip
    denial = claim("ar-7", "ASSAULT", "رعتها", polarity="negated",
                   sources=[source("ar-7", "minister", "الوزير", stance="denies", **minister)])  # fmt: skip
    told = [story([accused], id="a"), story([denial], id="b")]
    line = line_with(brief([accused, denial], stories=told), "“citing”")[0]
    assert "(criticism or accusation, no judgement) — against the minister" in line
    assert "; against it: denied — “\u2068رعتها\u2069”" in line
    alone = line_with(brief([accused, denial], stories=told[:1]), "“citing”")[0]
    assert "against it" not in alone


def test_numbers_that_differ_stand_with_their_sources() -> None:
    def toll(report: str, word: str, **count: Any) -> Claim:
        found = span(report, word)
        killed = Count(quote=word, start=found.start, end=found.end, **count)
        return claim(report, "TOLL", word, place=aleppo(), counts={"killed": killed})

    same = [toll("wire-1", "four", low=4, high=4), toll("ar-7", "٣٠", low=3000, high=None)]
    rows = line_with(brief(same), "“four”")
    assert rows[1].endswith("; killed: 4 [1]")
    assert rows[2].endswith("; killed: at least 3,000 [2]")
    assert "killed: 4" in line_with(brief(same[:1]), "“four”")[0]


def test_statements_are_told_in_their_own_words() -> None:
    said = claim("vi-3", "STATEMENT", "Theo", content=span("vi-3", "quân nổi dậy chiếm"))
    assert line_with(brief([said]), "quân")[0] == "• “quân nổi dậy chiếm” (statement)"


def test_words_that_split_are_told_apart() -> None:
    parts = [span("wire-1", "keeps"), span("wire-1", "troops")]
    one = claim("wire-1", "PRESENCE", "keeps", trigger_parts=parts)
    told = written([one])
    assert "“keeps … troops”" in told.sections[1].sections[0].lines[0].text


def test_days_are_the_last_first_and_what_has_none_is_told_at_the_end() -> None:
    days = ["2024-11-30", None, "2024-12-02", "2024-12-01"]
    made = [
        claim("wire-1", "ASSAULT", word, place=aleppo(), time=Time(edtf=day) if day else None)
        for day, word in zip(days, ENGLISH_WORDS, strict=True)
    ]
    told = written(made, stories=[story([one], id=one.id) for one in made])
    keys = [key for key in sections(told) if key.startswith("events/")]
    assert keys == ["events/2024-12-02", "events/2024-12-01", "events/2024-11-30", "events/undated"]


ENGLISH_WORDS = ("overran", "shelling", "travel", "citing")


def test_what_is_of_other_days_is_counted() -> None:
    days = ["2024-11-20", "2024-12-09", "2024", "2024-12-01"]
    made = [
        claim("wire-1", "ASSAULT", word, time=Time(edtf=day))
        for day, word in zip(days, ENGLISH_WORDS, strict=True)
    ]
    stories = [story([one], id=one.id) for one in made]
    page = brief(made, stories=stories, aside={"older": 2})
    assert "“citing”" in page and "“overran”" not in page and "“shelling”" not in page
    assert (
        "stories of earlier days: 3; stories of later days: 1; stories without a day that is known"
        in page
    )
    assert "too many for one page: 1" in brief(made, stories=stories * 2, most=1)


def test_more_origins_come_first_then_newer_reports() -> None:
    at = Time(edtf="2024-12-01")
    old, new = (
        claim("ar-7", "ASSAULT", "رعتها", time=at),
        claim("wire-1", "ASSAULT", "shelling", time=at),
    )
    two = [claim(r, "ASSAULT", w, time=at) for r, w in (("wire-1", "overran"), ("vi-3", "chiếm"))]
    stories = [story([old], id="a"), story([new], id="b"), story(two, id="c")]
    told = written([old, new, *two], stories=stories)
    events = [one.text for one in sections(told)["events/2024-12-01"].lines if one.kind == "event"]
    assert [next(w for w in ("overran", "shelling", "رعتها") if w in one) for one in events] == [
        "overran", "shelling", "رعتها",
    ]  # fmt: skip


def test_a_month_is_not_told_as_its_last_day() -> None:
    at = Time(edtf="2024-11", first="2024-11-01", last="2024-11-30")
    told = written([claim("wire-1", "ASSAULT", "overran", time=at)], days=30)
    assert sections(told)["events/2024-11"].heading.text == "November 2024"


def test_disputed_places_name_every_claimant() -> None:
    place = Place(name="The Spit", text=None, claimed_by=["SYR", "TUR"], precision="region")
    text = brief([claim("wire-1", "PRESENCE", "troops", place=place)])
    assert "The Spit (region or province; claimed by Syria and Türkiye) — “troops”" in text


def test_the_end_tells_what_was_read() -> None:
    text = brief(others())
    assert "Silence about a place is not calm" in text
    assert "Reports that these lines stand on: 3 (Arabic: 1, English: 1, Vietnamese: 1)." in text
    assert "credit: Harbour Wire; link to an original: https://example.org/7" in text
    assert "GeoNames" in text
    assert "GeoNames" not in brief([claim("wire-1", "PROTEST", "travel")])
    assert "Engine 9.9 abc, world def, judgements on names undone: 0." in text


def test_a_report_without_a_date_has_its_day_of_arrival() -> None:
    came = msgspec.structs.replace(REPORTS["vi-3"], received="2024-12-02T07:00:00Z")
    text = brief(taken()[2:], "vi", reports={"vi-3": came})
    assert "vi-3; ngôn ngữ: tiếng Việt; nhận: ngày 2 tháng 12 năm 2024" in text


def test_a_brief_of_nothing() -> None:
    text = brief([])
    assert "make no claims" in text
    assert "Reports that these" not in text
    assert "Of what is told here, nothing was found that does not agree" in text


def test_people_without_a_name_are_not_the_same_people() -> None:
    four = people("wire-1", "civilian", "four people")
    both = [
        claim("wire-1", "ASSAULT", "killed", recipients=[four]),
        claim("vi-3", "ASSAULT", "chiếm", recipients=[people("vi-3", "civilian", "Hai bên")]),
    ]
    text = brief(both, stories=[story([one], id=one.id) for one in both])
    assert line_with(text, "“killed”") != line_with(text, "“chiếm”")
    assert "“killed”, " not in text


def test_an_id_that_is_a_hash_is_told_short_and_listed_whole() -> None:
    whole = f"sha256:{'c' * 64}"
    report = Report(id=whole, sha256="c" * 64, text="", language="en", published="2024-12-01")
    one = claim("wire-1", "PROTEST", "travel")
    told = msgspec.structs.replace(one, report=ReportRef(id=whole, sha256="c" * 64, language="en"))
    text = brief([told], reports={whole: report})
    assert f"report itself: sha256:{'c' * 12} [1]" in text
    assert f"  {whole}; language" in text
    titled = msgspec.structs.replace(report, title="Bakers march\nin the square")
    text = brief([told], reports={whole: titled})
    assert "report itself: “Bakers march in the square” [1]" in text
    assert f"  “Bakers march in the square” ({whole}); language" in text


def joined_up() -> Story:
    """The story of ``taken``: the second report translates the first, the third is its own."""
    first, second, third = taken()
    root = Link(name="the Observatory", entity="org:observatory", link="quotes")
    wire = Link(name="Harbour Wire", link="published", report="wire-1")
    tellings = [
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
    side_of = "country:SYR"
    return story(
        taken(),
        tellings=tellings,
        origins=[
            Origin(name="o", entity=None, side=side_of, reports=["wire-1", "ar-7"], because=""),
            Origin(name="p", entity=None, side=None, reports=["vi-3"], because=""),
        ],
        contradictions=[Contradiction(kind="number", sides=[side(first, second), side(third)])],
        retracted_by=["vi-3"],
    )


def test_a_story_is_told_with_its_reports_origins_and_what_contradicts_it() -> None:
    told = written(taken(), stories=[joined_up()])
    rest = "most of it, except “Kurdish quarters”"
    assert [one.text for one in sections(told)["events/2024-11-30"].lines] == [
        (
            "Aleppo — rebels: “overran”, “\u2068سيطر\u2069”, “chiếm” (taking control); "
            "taken back in vi-3"
        ),
        "reports: 3; origins: 2; sides: 1; does not agree: the number",
        (
            f"according to the Observatory, in Harbour Wire (wire-1); {rest} [1]; "
            "translated in \u2068صحيفة المرفأ\u2069 (ar-7) [2]"
        ),
        "according to Harbour TV (“đài Bến Cảng”), in report vi-3; most of it [3]",
    ]


def test_origins_and_sides_name_a_claim_for_each() -> None:
    told = written(taken(), stories=[joined_up()])
    counts = sections(told)["events/2024-11-30"].lines[1]
    of = {one.role: [key.report for key in one.of] for one in counts.slots if one.kind == "each"}
    assert of == {"origins": ["wire-1", "vi-3"], "sides": ["wire-1"]}


def test_a_claim_of_two_origins_stands_for_both_and_origins_that_nobody_tells_are_not_counted() -> (
    None
):
    story = joined_up()
    first, *rest = story.tellings
    also = msgspec.structs.replace(first, chain=[first.chain[0], Link(name="Leila", link="quotes")])
    names = {"the Observatory": "wire-1", "Leila": "wire-1", "Harbour TV": "vi-3", "Omar": "vi-3"}
    origins = [
        Origin(name=name, entity=None, side=None, reports=[report], because="")
        for name, report in names.items()
    ]
    joined = msgspec.structs.replace(story, tellings=[first, also, *rest], origins=origins)
    counts = sections(written(taken(), stories=[joined]))["events/2024-11-30"].lines[1]
    (slot,) = [one for one in counts.slots if one.role == "origins"]
    assert counts.text.startswith("reports: 3; origins: 3;")
    assert [key.report for key in slot.of] == ["wire-1", "wire-1", "vi-3"]


def test_contradictions_have_the_words_of_both_sides_and_who_says_so() -> None:
    told = written(taken(), stories=[joined_up()])
    assert [one.text for one in sections(told)["contradictions"].lines] == [
        (
            "the number — Aleppo, 30 November 2024: “overran” (the Observatory) [1] [2]; "
            "“chiếm” (Harbour TV (“đài Bến Cảng”)) [3]"
        )
    ]


def test_retractions_name_what_was_said_and_who_took_it_back() -> None:
    told = written(taken(), stories=[joined_up()])
    (line,) = sections(told)["retractions"].lines
    assert line.text.startswith("Aleppo, 30 November 2024 — rebels: “overran”, “\u2068سيطر\u2069”")
    assert line.text.endswith(", according to the Observatory [1] [2]; taken back in vi-3")


def test_what_was_taken_back_in_part_says_which() -> None:
    first, second, _ = taken()
    tellings = [telling(first, retracted_by=["vi-3"]), telling(second)]
    told = written([first, second], stories=[story([first, second], tellings=tellings)])
    texts = [one.text for one in lines(told)]
    assert "[1] taken back in vi-3; others tell it, too" in texts


def test_nobody_is_given_the_words_of_another() -> None:
    """Two holders of one place in one story are two lines, each with its own word."""
    first, second, third = taken()
    kurds = people("vi-3", "Kurdish forces", "quân nổi dậy", sector="REB", country="SYR")
    claims = [first, second, msgspec.structs.replace(third, actors=[kurds])]
    text = brief(claims, stories=[joined_up()])
    assert "rebels: “overran”, “\u2068سيطر\u2069” (taking control)" in text
    assert "◦ Kurdish forces (“quân nổi dậy”): “chiếm” (taking control)" in text


def test_hostile_words_stay_on_their_line() -> None:
    bad = "\033[31mred\u202eevil\u2069\u2066\r\n[9] x"
    one = taken()[0]
    hostile = msgspec.structs.replace(
        one,
        trigger=Span(start=0, end=1, quote=bad),
        evidence=Span(start=0, end=1, quote=bad),
        actors=[Participant(name=bad, text=bad, start=0, end=1)],
        sources=[Source(name=None, text=bad, start=0, end=1)],
    )
    for language in LANGUAGES:
        rows = brief([hostile], language).split("\n")
        # One line more says that a name has hidden controls.
        assert len(rows) == len(brief([one], language).split("\n")) + 1
        for row in rows:
            assert not {"\033", "\u202e", "\u2066", "\r"} & set(row.replace("\u2066--", ""))
            assert row.count("\u2068") + row.count("\u2066") == row.count("\u2069")


def test_what_is_left_of_a_dispute_with_one_side_is_none() -> None:
    first, second, third = taken()
    told = written([first, second], stories=[joined_up()])
    assert [one.kind for one in sections(told)["contradictions"].lines] == ["note"]
    (event, counts, *_) = sections(told)["events/2024-11-30"].lines
    assert counts.text == "reports: 2; origins: 1; sides: 1"
    assert third.trigger.quote not in event.text
