"""Chains from the outlet that we read to whoever said it first."""

from __future__ import annotations

import msgspec

from isnad import stories
from isnad.joins import Held, Lineage, Story
from isnad.records import CarriedBy, Source, Span, Time

from .joined import Sentence, actor, comes_of, credit, held, nodes, place, says, source

WIRE = "Cutter Wire"
PAPER = "Marston Gazette"


def tell(*reports: Held, lineages: tuple[Lineage, ...] = (), told: tuple[Held, ...] = ()) -> Story:
    """The story of all claims of ``told`` (all reports where that is empty)."""
    of: dict[str, list[Lineage]] = {one.report.id: [] for one in reports}
    for lineage in lineages:
        of[lineage.report].append(lineage)
    return stories.tell(nodes(*(told or reports)), {one.report.id: one for one in reports}, of)


def chains(story: Story) -> list[list[str]]:
    return [[link.name for link in one.chain] for one in story.tellings]


def links(story: Story) -> list[list[str]]:
    return [[link.link for link in one.chain] for one in story.tellings]


def mayor() -> Sentence:
    return Sentence("Rebels took the ford, the army said.", says(_army()))


def _army() -> Source:
    return source("army", "Syrian army", entity="org:syrian-army", country="SYR", sector="MIL")


def test_a_report_by_itself() -> None:
    story = tell(held("a", PAPER, mayor()))
    assert chains(story) == [[PAPER, "Syrian army"]]
    assert links(story) == [["published", "quotes"]]
    quoted = story.tellings[0].chain[1]
    assert (quoted.report, quoted.start, quoted.end) == ("a", 26, 30)


def test_background_ends_in_the_outlet() -> None:
    story = tell(held("a", PAPER, Sentence("Rebels took the ford in 2015.", says())))
    assert chains(story) == [[PAPER]]


def _pensioners(words: str, when: str, edtf: str, cue: str) -> Held:
    """A report in which pensioners tell of a time."""
    at, begin = words.index(when), words.index(cue)
    of = source("pensioners", named=False, cue=Span(start=begin, end=begin + len(cue), quote=cue))
    time = Time(edtf=edtf, text=when, start=at, end=at + len(when))
    return held("a", PAPER, Sentence(words, says(of, trigger="held", time=time)))


def test_who_speaks_of_a_time_long_ago_is_not_who_tells_what_happened_then() -> None:
    words = "Some pensioners {} when the rebels held the ford."
    known = _pensioners(words.format("spoke of March 2009,"), "March 2009", "2009-03", "spoke of")
    assert chains(tell(known)) == [[PAPER]]
    told = _pensioners(words.format("spoke of Friday,"), "Friday", "2024-11-29", "spoke of")
    assert len(chains(tell(told))[0]) == 2
    asked = _pensioners(
        "The rebels held the ford in 2009, pensioners said.", "2009", "2009", "said"
    )
    assert len(chains(tell(asked))[0]) == 2


def test_a_copy_goes_through_what_it_copies() -> None:
    wire, paper = held("a", WIRE, mayor()), held("b", PAPER, mayor())
    story = tell(wire, paper, lineages=(comes_of("b", "copy", wire, (0, 0)),), told=(paper,))
    assert chains(story) == [[PAPER, WIRE, "Syrian army"]]
    assert links(story) == [["published", "copies", "quotes"]]
    assert story.tellings[0].chain[1].report == "a"


def test_a_sentence_of_its_own_goes_no_further() -> None:
    wire = held("a", WIRE, mayor())
    paper = held("b", PAPER, mayor(), Sentence("They took the mill, too.", says()))
    story = tell(wire, paper, lineages=(comes_of("b", "rewrite", wire, (0, 0)),), told=(paper,))
    assert chains(story) == [[PAPER, WIRE, "Syrian army"], [PAPER]]


def test_a_speaker_that_a_copy_dropped_is_the_original_s() -> None:
    wire = held("a", WIRE, mayor())
    paper = held("b", PAPER, Sentence("Rebels took the ford.", says()))
    story = tell(wire, paper, lineages=(comes_of("b", "copy", wire, (0, 0)),), told=(paper,))
    assert chains(story) == [[PAPER, WIRE, "Syrian army"]]
    assert story.tellings[0].chain[2].report == "a"


def test_what_a_sentence_tells_without_a_speaker_beside_what_somebody_says() -> None:
    text = "Rebels, who took the ford in 2015, hold the mill, the army said."
    both = Sentence(text, says(trigger="took"), says(_army(), trigger="hold"))
    wire, paper = held("a", WIRE, both), held("b", PAPER, both)
    story = tell(wire, paper, lineages=(comes_of("b", "copy", wire, (0, 0)),), told=(paper,))
    assert chains(story) == [[PAPER, WIRE], [PAPER, WIRE, "Syrian army"]]


def test_a_translation_in_arabic_and_a_rewrite_in_vietnamese() -> None:
    wire = held("a", WIRE, mayor())
    arabic = Sentence(
        "سيطر المسلحون على المعبر، بحسب الجيش.",
        says(source("الجيش", "Syrian army", entity="org:syrian-army"), trigger="سيطر"),
    )
    translation = held("b", "صحيفة المنارة", arabic, language="ar", published="2024-12-02")
    vietnamese = Sentence("Phiến quân chiếm bến phà.", says(trigger="chiếm"))
    rewrite = held("c", "Báo Mũi Cà Mau", vietnamese, language="vi", published="2024-12-03")
    story = tell(
        wire, translation, rewrite,
        lineages=(comes_of("b", "translation", wire, (0, 0)), comes_of("c", "rewrite", translation, (0, 0))),
        told=(translation, rewrite),
    )  # fmt: skip
    assert chains(story) == [
        ["Al-Manara", WIRE, "Syrian army"],
        ["Báo Mũi Cà Mau", "Al-Manara", WIRE, "Syrian army"],
    ]
    assert links(story)[1] == ["published", "rewrites", "translates", "quotes"]


def test_whoever_credits_the_agency_has_it_from_there() -> None:
    wire, other = held("a", WIRE, mayor()), held("b", "Elmtree Post", mayor())
    paper = held("c", PAPER, mayor(), carried=(credit(WIRE),))
    lineages = (comes_of("b", "copy", wire, (0, 0)), comes_of("c", "copy", other, (0, 0)))
    story = tell(wire, other, paper, lineages=lineages, told=(paper,))
    assert chains(story) == [[PAPER, WIRE, "Syrian army"]]


def test_an_earlier_version_of_the_same_outlet_is_no_link() -> None:
    before = held("a", "وكالة السنديان", mayor())
    after = held("b", "السنديان", mayor())
    story = tell(before, after, lineages=(comes_of("b", "update", before, (0, 0)),), told=(after,))
    assert links(story) == [["published", "quotes"]]


def test_a_credited_agency_that_we_do_not_hold() -> None:
    story = tell(held("a", PAPER, mayor(), carried=(credit(WIRE),)))
    assert chains(story) == [[PAPER, WIRE, "Syrian army"]]
    assert story.tellings[0].chain[1].report is None


def test_credits_that_name_no_other_outlet() -> None:
    own = held("a", "وكالة الواحة", mayor(), carried=(credit("الواحة"), credit("وكالات")))
    assert links(tell(own)) == [["published", "quotes"]]
    photo = CarriedBy(name=WIRE, link="photo")
    byline = CarriedBy(name="Jane Marlow", link="byline")
    assert links(tell(held("a", PAPER, mayor(), carried=(photo, byline)))) == [
        ["published", "quotes"]
    ]
    short = held("a", "Báo Mũi Cà Mau", mayor(), carried=(credit("MCM"),))
    assert links(tell(short)) == [["published", "quotes"]]


def test_of_two_credits_that_of_a_report_we_hold_is_for_what_comes_of_it() -> None:
    wire = held("a", WIRE, mayor())
    own = Sentence("The ferry sank, the army said.", says(_army(), trigger="sank"))
    old = Sentence("The ferry was built in 1990.", says(trigger="built"))
    paper = held("b", PAPER, mayor(), own, old, carried=(credit(WIRE), credit("Ostrava Press")))
    story = tell(wire, paper, lineages=(comes_of("b", "rewrite", wire, (0, 0)),), told=(paper,))
    assert chains(story) == [
        [PAPER, WIRE, "Syrian army"],
        [PAPER, "Ostrava Press", "Syrian army"],
        [PAPER],
    ]


def test_an_outlet_that_the_text_names_again_is_one_link() -> None:
    wire = held("a", WIRE, mayor())
    named = says(source(WIRE, sector="MED"), _army())
    paper = held("b", PAPER, Sentence(f"The army told {WIRE} that rebels took the ford.", named))
    story = tell(wire, paper, lineages=(comes_of("b", "rewrite", wire, (0, 0)),), told=(paper,))
    assert chains(story) == [[PAPER, WIRE, "Syrian army"]]


def test_whoever_acts_by_speaking_says_it() -> None:
    denied = says(
        kind="REJECT",
        trigger="denied",
        actors=[actor("Kremlin", entity="org:kremlin", country="RUS", sector="GOV")],
    )
    story = tell(held("a", PAPER, Sentence("The Kremlin denied the reports.", denied)))
    assert chains(story) == [[PAPER, "Kremlin"]]
    agreed = says(
        kind="AGREE",
        trigger="agreed",
        actors=[actor("Russia", entity="country:RUS"), actor("Turkey", entity="country:TUR")],
    )
    story = tell(held("a", PAPER, Sentence("Russia and Turkey agreed on a truce.", agreed)))
    assert chains(story) == [[PAPER]]


def test_people_without_office_are_shown_by_role_and_place() -> None:
    text = "Rebels took the ford, said Amina, a 40-year-old nurse in Homs."
    said = says(source("Amina", sector="CVL"), place=place("Homs", 169577))
    story = tell(held("a", PAPER, Sentence(text, said)))
    assert chains(story) == [[PAPER, "nurse in Homs"]]
    assert "Amina" not in story.origins[0].because + story.origins[0].name
    arabic = source("ممرضة", "civilian", sector="CVL", named=False)
    said = says(arabic, trigger="سيطر", place=place("Homs", 169577))
    sentence = Sentence("سيطر المسلحون على المعبر، وفق ما قالت ممرضة.", said)
    story = tell(held("a", PAPER, sentence, language="ar"))
    assert chains(story) == [[PAPER, "nurse in Homs"]]


def test_who_works_for_others_is_where_the_report_is_set() -> None:
    text = "Rebels took the ford. The bridge fell, a relief worker said."
    town = says(source("Amina", sector="CVL"), place=place("Homs", 169577))
    worker = source("relief worker", "aid worker", sector="NGO", named=False)
    story = tell(held("a", PAPER, Sentence(text, town, says(worker, trigger="fell"))))
    assert "relief worker in Homs" in [one.name for one in story.origins]


def test_experts_of_the_united_nations_are_not_of_the_country_that_is_told_of() -> None:
    experts = source("experts", "experts", country="UN", sector="EDU", named=False)
    told = says(experts, place=place("Homs", 169577))
    story = tell(held("a", PAPER, Sentence("Rebels took the ford, experts said.", told)))
    assert [one.name for one in story.origins] == [f"UN experts ({PAPER})"]


def test_an_army_of_rebels_is_the_armed_body_that_its_report_tells_of() -> None:
    rebels = {"country": "SYR", "sector": "REB", "named": False}
    army = says(source("rebel army", "armed group", **rebels))
    commander = says(source("rebel commander", "commander", **rebels))
    for told, expected in ((army, "Hayat Tahrir al-Sham"), (commander, "Syrian rebel")):
        one = held("a", PAPER, Sentence(f"A {told['sources'][0].text} took the ford.", told))
        one.traces[0].entities.extend(["group:hts"])
        again = msgspec.structs.replace(one.traces[0], start=0)
        several = msgspec.structs.replace(one, traces=[*one.traces, again])
        assert expected in tell(several).origins[0].name


def test_unnamed_officials_are_shown_by_country_role_and_outlet() -> None:
    words = source("nguồn tin ngoại giao", "source", country="TUR", sector="GOV", named=False)
    said = says(words, trigger="chiếm")
    sentence = Sentence("Phiến quân chiếm bến phà, một nguồn tin ngoại giao nói.", said)
    story = tell(held("a", PAPER, sentence, language="vi"))
    assert chains(story) == [[PAPER, f"Turkish diplomatic source ({PAPER})"]]


def test_words_that_point_back_are_whoever_spoke_before() -> None:
    again = says(source("statement", sector="UNK", named=False), trigger="sank")
    report = held("a", PAPER, mayor(), Sentence("The ferry sank, the statement said.", again))
    assert chains(tell(report)) == [[PAPER, "Syrian army"], [PAPER, "Syrian army"]]


def test_a_body_with_a_role_in_its_name_is_called_by_its_name() -> None:
    union = source("Harbour Doctors' Union", sector="NGO")
    text = "Rebels took the ford, the Harbour Doctors' Union said."
    assert chains(tell(held("a", PAPER, Sentence(text, says(union))))) == [
        [PAPER, "Harbour Doctors' Union"]
    ]


def test_a_spokesman_of_a_ministry_without_its_country() -> None:
    spokesman = source("foreign ministry spokesman", country="EGY", sector="GOV", named=False)
    text = "Rebels took the ford, a foreign ministry spokesman said."
    story = tell(held("a", PAPER, Sentence(text, says(spokesman))))
    assert story.origins[0].entity == "org:egyptian-foreign-ministry"


def test_an_official_speaks_for_the_body_that_follows() -> None:
    official = source("مسؤول", "official", country="SYR", sector="GOV", named=False)
    said = says(official, trigger="سيطر", place=place("Homs", 169577))
    sentence = Sentence("سيطر المسلحون على المعبر، بحسب مسؤول في المجلس المحلي.", said)
    story = tell(held("a", PAPER, sentence, language="ar"))
    assert chains(story) == [[PAPER, "Homs local council"]]


def test_who_takes_a_report_back_has_that_from_nobody() -> None:
    first = held("a", PAPER, mayor())
    back = held("b", PAPER, Sentence("We withdraw our report that rebels took the ford.", says()))
    story = tell(first, back, lineages=(comes_of("b", "retraction", first, (0, 0)),), told=(back,))
    assert chains(story) == [[PAPER]]
