"""The distinct roots of a story."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from isnad import stories
from isnad.joins import Held, Lineage
from isnad.records import Source

from .joined import Sentence, comes_of, credit, held, nodes, place, says, source
from .test_chains import PAPER, WIRE, tell

SOHR = {"entity": "org:sohr", "country": "SYR", "sector": "NGO"}


def said(*sources: Source, text: str = "Rebels took the ford.") -> Sentence:
    return Sentence(text, says(*sources))


def names(*reports: Held) -> list[str]:
    return [one.name for one in tell(*reports).origins]


def test_reprints_of_one_story_have_one_origin() -> None:
    monitor = source("Observatory", **SOHR)
    wire = held("a", WIRE, said(monitor))
    papers = [held(f"b{n}", f"Paper {n}", said(monitor), carried=(credit(WIRE),)) for n in range(4)]
    lineages = tuple(comes_of(one.report.id, "copy", wire, (0, 0)) for one in papers)
    (origin,) = tell(wire, *papers, lineages=lineages).origins
    assert origin.name == "Syrian Observatory for Human Rights"
    assert origin.reports == ["a", "b0", "b1", "b2", "b3"]
    assert origin.because == (
        f"5 reports: {WIRE} quotes it, copied by Paper 0, Paper 1, Paper 2 and Paper 3."
    )


def test_a_short_name_a_full_one_and_one_in_arabic_are_one() -> None:
    short, arabic = source("Observatory", **SOHR), source("المرصد", **SOHR)
    one, other = held("a", WIRE, said(short)), held("b", PAPER, said(arabic), language="ar")
    (origin,) = tell(one, other).origins
    assert origin.reports == ["a", "b"]
    assert origin.because.endswith("called \u201cObservatory\u201d and \u201cالمرصد\u201d.")


def test_a_ministry_its_spokesman_and_its_name_without_the_country_are_one() -> None:
    ministry = source("Iranian Foreign Ministry", entity="org:iranian-foreign-ministry")
    spokesman = source("Baghaei", entity="person:esmaeil-baghaei")
    bare = source("وزارة الخارجية", "Iran ministry", country="IRN", sector="GOV", named=False)
    found = names(
        held("a", WIRE, said(ministry)),
        held("b", PAPER, said(spokesman)),
        held("c", "Elmtree Post", said(bare), language="ar"),
    )
    assert found == ["Esmaeil Baghaei, Iranian Foreign Ministry spokesperson"]


def test_a_named_officer_speaks_for_the_army_that_says_it_too() -> None:
    army = source("army", "Syrian army", entity="org:syrian-army", country="SYR", sector="MIL")
    officer = source("Samir Dallal", country="SYR", sector="MIL")
    other = source("Pavel Orlov", country="RUS", sector="MIL")
    one, two, three = said(army), said(officer), said(other)
    assert names(held("a", WIRE, one), held("b", PAPER, two)) == ["Samir Dallal"]
    assert len(names(held("a", WIRE, one), held("b", PAPER, three))) == 2
    assert names(held("b", PAPER, two)) == ["Samir Dallal"]


def test_a_spokesman_of_nobody_is_that_of_the_only_minister() -> None:
    spokesman = source("spokesman", "spokesperson", sector="UNK", named=False)
    minister = source("Araghchi", entity="person:abbas-araghchi", country="IRN")
    claim = says(spokesman, kind="CONSULT", trigger="visits", actors=[minister])
    text = "Abbas Araghchi visits Ankara, the spokesman of his ministry told reporters."
    assert names(held("a", WIRE, Sentence(text, claim))) == ["Iranian Foreign Ministry"]


def test_media_of_one_state_that_quote_nobody_are_one() -> None:
    agency = source("SANA", entity="org:sana")
    described = source("truyền thông nhà nước Syria", "media", country="SYR", sector="MED")
    bare = source("وسائل إعلام رسمية", "media", sector="MED")
    reports = (
        held("a", WIRE, said(agency)),
        held("b", PAPER, said(described), language="vi"),
        held("c", "Elmtree Post", said(bare), language="ar"),
    )
    (origin,) = tell(*reports).origins
    assert origin.side == "Syrian government"
    assert origin.reports == ["a", "b", "c"]


def test_an_outlet_is_an_origin_only_where_nobody_is_named() -> None:
    background = held("a", PAPER, said())
    assert names(background) == [PAPER]
    assert names(background, held("b", WIRE, said(source("Observatory", **SOHR)))) == [
        "Syrian Observatory for Human Rights"
    ]


def test_unnamed_sources_of_two_outlets_stay_two() -> None:
    def unnamed(text: str) -> Source:
        return source(text, "military official", country="SYR", sector="MIL", named=False)

    one = held("a", WIRE, said(unnamed("military source")))
    other = held("b", "صحيفة المنارة", said(unnamed("مصدر عسكري")), language="ar")
    assert names(one, other) == [
        f"Syrian military source ({WIRE})",
        "Syrian military source (Al-Manara)",
    ]
    lineage = comes_of("b", "translation", one, (0, 0))
    (origin,) = tell(one, other, lineages=(lineage,)).origins
    assert origin.name == f"Syrian military source ({WIRE})"


def test_witnesses_are_never_joined_across_reports() -> None:
    def witness() -> Source:
        return source("resident", "civilian", sector="CVL", named=False)

    text = "Rebels took the ford, a resident of Homs said."
    where = place("Homs", 169577)
    reports = [
        held(name, outlet, Sentence(text, says(witness(), place=where)))
        for name, outlet in (("a", WIRE), ("b", PAPER))
    ]
    assert names(*reports) == [f"resident in Homs ({WIRE})", f"resident in Homs ({PAPER})"]


def test_whom_a_copy_names_is_whom_the_original_describes() -> None:
    bare = source("monitoring group", "group", sector="NGO", named=False)
    wire = held("a", WIRE, said(bare))
    paper = held("b", PAPER, said(source("Observatory", **SOHR)))
    story = tell(wire, paper, lineages=(comes_of("b", "translation", wire, (0, 0)),))
    assert [one.name for one in story.origins] == ["Syrian Observatory for Human Rights"]
    assert story.tellings[0].chain[-1].entity == "org:sohr"
    assert len(tell(wire, paper).origins) == 2


def test_sides_are_those_of_governments_and_movements() -> None:
    def side(entity: str) -> str | None:
        return tell(held("a", WIRE, said(source("x", entity=entity)))).origins[0].side

    assert side("org:syrian-army") == side("org:syrian-presidency") == "Syrian government"
    assert side("org:sana") == "Syrian government"
    assert side("org:kremlin") == "Russian government"
    assert side("org:sdf") == "Syrian Democratic Forces"
    assert side("org:sohr") is side("org:un") is None


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(4)), st.booleans())
def test_the_order_of_reports_and_lineages_tells_nothing(order: list[int], turned: bool) -> None:
    monitor = source("Observatory", **SOHR)
    wire = held("a", WIRE, said(monitor))
    first = held("b", PAPER, said(monitor), published="2024-12-02")
    second = held("c", "Elmtree Post", said(), published="2024-12-03")
    other = held(
        "d", "المنارة", said(source("مصدر", "source", sector="UNK", named=False)), language="ar"
    )
    reports = [wire, first, second, other]
    lineages: dict[str, list[Lineage]] = {one.report.id: [] for one in reports}
    lineages["b"] = [comes_of("b", "copy", wire, (0, 0))]
    lineages["c"] = [
        comes_of("c", "rewrite", first, (0, 0)),
        comes_of("c", "rewrite", wire, (0, 0)),
    ]
    usual = stories.tell(nodes(*reports), {h.report.id: h for h in reports}, lineages)
    mixed = {reports[n].report.id: reports[n] for n in order}
    if turned:
        lineages = {name: some[::-1] for name, some in reversed(lineages.items())}
    assert stories.tell(nodes(*reports), mixed, lineages) == usual


def test_the_reporters_of_an_outlet_are_called_by_it_and_one() -> None:
    reporter = source("a correspondent", "journalist", sector="MED", named=False)
    other = source("مراسل", "journalist", sector="MED", named=False)
    found = tell(held("a", PAPER, said(reporter)), held("b", PAPER, said(reporter))).origins
    assert [one.name for one in found] == [f"{PAPER} correspondent"]
    assert names(held("c", "المنارة", said(other), language="ar")) == ["Al-Manara reporter"]


def test_its_spokesman_is_the_body_that_the_english_words_name() -> None:
    its = source("its spokesman", "Rapid Support Forces spokesperson", named=False)
    assert names(held("a", WIRE, said(its))) == ["Rapid Support Forces"]


def test_a_ministry_and_a_department_of_one_state_are_one() -> None:
    ministry = source("health ministry of Khartoum state", "ministry", country="SDN", sector="GOV")
    department = source("Sở Y tế bang Khartoum", "department", country="SDN", sector="GOV")
    found = names(
        held("a", WIRE, said(ministry)), held("b", PAPER, said(department), language="vi")
    )
    assert len(found) == 1
