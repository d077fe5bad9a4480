"""Scores: what counts as found, and the same figures as the shared scorer gives."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad import flow
from isnad.errors import IsnadError
from isnad.reading import arrivals
from isnad.records import Claim, MadeBy, Participant, Rejected, Report, ReportRef, Span
from isnad.scoring import gold
from isnad.scoring.gold import GoldClaim, GoldParty
from isnad.scoring.matching import match
from isnad.scoring.names import alike, fold
from isnad.scoring.score import figures, scored
from isnad.scoring.tally import Tally


def told(kind: str, trigger: str, *actors: str) -> Claim:
    """A claim with a trigger and actors."""
    return Claim(
        id=trigger,
        report=ReportRef(id="r", sha256="0", language="en"),
        type=kind,
        trigger=Span(start=0, end=len(trigger), quote=trigger),
        evidence=Span(start=0, end=len(trigger), quote=trigger),
        actors=[Participant(name=name, text=name) for name in actors],
        made_by=MadeBy(engine="rules", version="0"),
    )


def wanted(kind: str, trigger: str, *actors: str, **more: object) -> GoldClaim:
    """An annotated claim with a trigger and actors."""
    people = [GoldParty(name=name, text={"en": name}) for name in actors]
    return GoldClaim(line=0, type=kind, trigger={"en": trigger}, actors=people, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Walid al-Moallem", "Moallem", True),
        ("U.S.", "US", True),
        ("والرئيس", "الرئيس", True),
        ("Bộ Ngoại giao", "bộ ngoại giao Mỹ", True),
        ("the army", "the navy", False),
        ("the", "of", False),
        (None, "army", False),
    ],
)
def test_names_are_alike(a: str | None, b: str, same: bool) -> None:
    assert alike(a, b) is same
    assert alike(b, a) is same


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_claim_is_found_by_its_words_or_its_people() -> None:
    one, other = wanted("ASSAULT", "shelled", "army"), wanted("ASSAULT", "bombed", "air force")
    pairs = match(
        [one, other], [told("ASSAULT", "struck", "air force"), told("ASSAULT", "shelled")], "en"
    )
    found = {g.trigger["en"]: c.trigger.quote for g, c in pairs if g and c and g.trigger}
    assert found == {"shelled": "shelled", "bombed": "struck"}


def test_another_type_is_a_miss_and_a_false_claim() -> None:
    tally = Tally()
    for pair in match([wanted("AID", "sent", "firm")], [told("ASSAULT", "sent", "firm")], "en"):
        tally.add(pair, "en")
    assert tally.figures("claims") == (0.0, 0.0, 0.0)
    assert (tally["claims.told"], tally["claims.wanted"]) == (1, 1)


@pytest.mark.parametrize(
    ("owed", "found", "right"), [("SYR", "SYR", 1.0), ("SYR", "IRQ", 0.0), ("SYR", None, 0.0)]
)
def test_the_share_of_right_countries(owed: str, found: str | None, right: float) -> None:
    of_a_country = GoldParty(name="army", text={"en": "army"}, country=owed)
    gold_claim, one = wanted("ASSAULT", "shelled", "rebels"), told("ASSAULT", "shelled", "rebels")
    gold_claim.actors.append(of_a_country)
    one.actors.append(Participant(name="army", text="army", country=found))
    tally = Tally()
    for pair in match([gold_claim], [one], "en"):
        tally.add(pair, "en")
    # The rebels are of no country that anybody wants to know.
    assert (tally["country.all"], tally.country) == (1, right)


def test_without_countries_the_share_is_nothing() -> None:
    assert Tally().country == 0.0


def test_what_is_optional_costs_nothing() -> None:
    for claims in ([], [told("AID", "sent", "firm")]):
        tally = Tally()
        for pair in match([wanted("AID", "sent", "firm", optional=True)], claims, "en"):
            tally.add(pair, "en")
        assert not tally["claims.told"]
        assert not tally["claims.wanted"]


def test_a_folder_without_annotations_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(IsnadError, match="no annotated reports"):
        gold.load(tmp_path)
    (tmp_path / "a.json").write_text("{}")
    with pytest.raises(IsnadError, match=r"a\.json"):
        gold.load(tmp_path)


def _texts(folder: Path) -> dict[str, Report]:
    items = arrivals([str(folder / "reports.jsonl")])
    return {i.report.id: i.report for i in items if not isinstance(i, Rejected)}


@pytest.mark.parametrize("name", ["seed", "native"])
def test_same_figures_as_the_shared_scorer(name: str, shared: Path, tmp_path: Path) -> None:
    folder = shared / "gold" / name
    claims: list[Claim] = []

    def read(report: Report) -> list[Claim]:
        claims.extend(found := flow.read(report).claims)
        return found

    ours = figures(list(scored(gold.load(folder), _texts(folder), read)))
    path = tmp_path / "claims.jsonl"
    import msgspec

    path.write_bytes(b"".join(msgspec.json.encode(c) + b"\n" for c in claims))
    line = [sys.executable, str(shared / "score" / "score.py"), str(folder), str(path), "--json"]
    theirs = json.loads(subprocess.run(line, capture_output=True, check=True).stdout)
    for field in ("claims", "actors", "recipients", "chain", "time", "place", "full"):
        assert ours["all"][field] == theirs["all"][field]
    assert ours["all"]["root"] == theirs["all"]["source"]


def test_the_own_benchmark_is_whole(root: Path) -> None:
    """Every span stands in its sentence; types, denials, plans and non-events are all there."""
    folder = root / "benchmarks" / "sentences"
    texts = {name: report.text.split("\n") for name, report in _texts(folder).items()}
    golds = gold.load(folder)
    sentences = sum(len(texts[f"{one.doc}/en"]) for one in golds)
    claims = [claim for one in golds for claim in one.claims]
    assert sentences >= 150
    assert sum(c.polarity == "negated" or c.modality != "actual" for c in claims) >= 60
    silent = sum(
        len(texts[f"{one.doc}/en"]) - len({claim.line for claim in one.claims}) for one in golds
    )
    assert silent >= 40
    assert len({claim.type for claim in claims}) == 21
    for one in golds:
        for language in one.languages:
            for claim in one.claims:
                words = [claim.trigger, *(p.text for p in (*claim.actors, *claim.recipients))]
                for text in words:
                    quote = (text or {}).get(language)
                    assert quote is None or quote in texts[f"{one.doc}/{language}"][claim.line]
