"""Which originals are chosen, and what is said of those that are not held."""

from __future__ import annotations

from isnad.joins import Aligned, Lineage, Original
from isnad.lineage import choose
from isnad.records import CarriedBy, Report


def _report(*carried: CarriedBy, text: str = "", language: str = "en") -> Report:
    return Report(
        id="r", sha256="0", text=text, language=language, outlet="Seaford Post",
        carried_by=list(carried),
    )  # fmt: skip


def _proposal(of: str, score: float, told: range, kind: str = "rewrite", **more: str) -> Lineage:
    return Lineage(
        report="r", kind=kind, of=Original(report=of, **more), because="It does.", score=score,  # type: ignore[arg-type]
        aligned=[Aligned(n, n, 0.5) for n in told],
    )  # fmt: skip


def _of(found: list[Lineage]) -> list[str | None]:
    return [one.of.report for one in found]


def test_the_likeliest_is_chosen_and_what_adds_nothing_is_not() -> None:
    proposals = [_proposal("b", 0.8, range(6)), _proposal("a", 0.9, range(7))]
    assert _of(choose(_report(), proposals)) == ["a"]


def test_a_report_may_come_of_two() -> None:
    proposals = [_proposal("a", 0.4, range(4)), _proposal("b", 0.3, range(4, 9))]
    assert _of(choose(_report(), proposals)) == ["a", "b"]


def test_a_second_original_is_credited_if_any_is() -> None:
    credit = CarriedBy(name="Marjan Wire", link="credit")
    proposals = [
        _proposal("a", 0.4, range(4), outlet="Marjan Wire"),
        _proposal("b", 0.3, range(4, 9), outlet="Ashdown Mirror"),
    ]
    assert _of(choose(_report(credit), proposals)) == ["a"]


def test_whom_the_page_credits_goes_before_what_is_closer() -> None:
    """A translation of a translation: the first original is aligned better, and not credited."""
    credit = CarriedBy(name="Marjan Wire", link="credit")
    proposals = [
        _proposal("a", 0.9, range(9), "translation", outlet="الضحى"),
        _proposal("b", 0.4, range(7), "translation", outlet="Marjan Wire"),
    ]
    assert _of(choose(_report(credit), proposals)) == ["b"]


def test_a_number_is_no_credit() -> None:
    carried = (CarriedBy(name="3", link="credit"), CarriedBy(name="(12)", link="byline"))
    assert choose(_report(*carried), []) == []


def test_what_is_taken_back_goes_before_what_is_alike() -> None:
    proposals = [_proposal("a", 1.9, range(5), "copy"), _proposal("b", 1.2, range(1), "retraction")]
    assert _of(choose(_report(), proposals)) == ["b"]


def test_an_agency_that_is_not_held() -> None:
    credit = CarriedBy(name="Marjan Wire", link="credit", start=400)
    (one,) = choose(_report(credit), [])
    assert one.of == Original(agency="Marjan Wire") and one.kind == "rewrite"
    assert one.because == "The page credits Marjan Wire, whose report is not held."


def test_an_agency_in_the_dateline_was_copied() -> None:
    (one,) = choose(_report(CarriedBy(name="Marjan Wire", link="credit", start=9)), [])
    assert one.kind == "copy"


def test_a_link_to_the_original_of_a_translation() -> None:
    link = CarriedBy(name="a.example", url="https://a.example/1", link="original", start=400)
    report = _report(link, text="Mưa lớn.\nMai Anh lược dịch", language="vi")
    (one,) = choose(report, [])
    assert one.of == Original(url="https://a.example/1", outlet="a.example")
    assert one.kind == "translation"


def test_a_link_and_a_credit_are_of_one_original() -> None:
    """A page in Arabic that links to a site of Viet Nam and credits an agency."""
    carried = (
        CarriedBy(name="Marjan Wire", link="credit", start=400),
        CarriedBy(name="cuabien.vn", url="https://cuabien.vn/a-1.html", link="original", start=430),
    )
    (one,) = choose(_report(*carried, language="ar"), [])
    assert one.kind == "translation"
    assert one.of == Original(
        url="https://cuabien.vn/a-1.html", outlet="cuabien.vn", agency="Marjan Wire"
    )


def test_what_is_chosen_is_not_named_again() -> None:
    credit = CarriedBy(name="Marjan Wire", link="credit")
    found = choose(_report(credit), [_proposal("a", 0.9, range(5), outlet="Marjan Wire")])
    assert _of(found) == ["a"]


def test_writers_own_outlet_photographs_and_unnamed_agencies_are_no_originals() -> None:
    carried = (
        CarriedBy(name="Ellen Frost", link="byline"),
        CarriedBy(name="Seaford Post", link="credit"),
        CarriedBy(name="Marjan Wire", link="photo"),
        CarriedBy(name="agencies", link="credit"),
    )
    assert choose(_report(*carried), []) == []
