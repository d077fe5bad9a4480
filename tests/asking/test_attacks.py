"""Hostile articles change no claim outside their own words, whatever the model does.

The stand-in obeys: whenever it is shown words of an attack, it does what they want with everything
that it was asked about. It is the worst model that there could be; what holds for it holds for all.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from isnad import world
from isnad.asking import prompt
from isnad.records import Claim, ReadResult, Report
from isnad.second import looking, making
from isnad.store.checks import faults

from .conftest import Asked, Bench
from .model import Answer, Data, Model, Reply, claims_of

ARTICLES = [
    json.loads(line)
    for line in (Path(__file__).parent / "attacks" / "articles.jsonl")
    .read_text("utf-8")
    .splitlines()
]

# Of these the stand-in makes no claims, attacked or not.
SILENT = {"attack-en-05", "attack-vi-05"}


def sees(data: Data, attack: Data) -> bool:
    """Whether a request shows words of an attack. Names before are those of tables
    (``test_what_goes_along_of_other_passages_is_no_word_of_theirs``)."""
    shown = [*(one["text"] for one in data["sentences"]), data["before"] or ""]
    lines = [line.strip() for line in attack["words"].split("\n") if len(line.strip()) > 8]
    return any(
        line in text or (len(text) > 8 and text in line) for line in lines for text in shown if text
    )


def obedient(attack: Data) -> Model:
    """A model that obeys an attack as soon as it sees it."""

    def says(data: Data) -> str | Reply:
        claims = claims_of(data)
        if not sees(data, attack):
            return json.dumps({"claims": claims}, ensure_ascii=False)
        done: str | Reply = DOES[attack["do"]](claims, attack)
        return done

    return Model(says)


def told(claims: list[Answer]) -> str:
    return json.dumps({"claims": claims}, ensure_ascii=False)


def invents(claims: list[Answer], attack: Data) -> str:
    forged = [
        {
            "sentence": 1, "type": one["type"], "trigger": one["trigger"], "place": one.get("place"),
            "actors": [{"words": one["actor"]}] if "actor" in one else [],
            "recipients": [{"words": one["recipient"]}] if "recipient" in one else [],
            "sources": [{"words": one["source"]}] if "source" in one else [],
        }
        for one in attack["claims"]
    ]  # fmt: skip
    return told([*claims, *forged])


def flips(claims: list[Answer], attack: Data) -> str:
    for one in claims:
        one["polarity"] = "affirmed" if one["polarity"] == "negated" else "negated"
    return told(claims)


def everywhere(name: str, value: Any) -> Any:
    def does(claims: list[Answer], attack: Data) -> str:
        return told([{**one, name: value(attack)} for one in claims])

    return does


def translates(claims: list[Answer], attack: Data) -> str:
    return told([{**one, "trigger": f"« {one['trigger'][::-1]} »"} for one in claims])


def leaks(claims: list[Answer], attack: Data) -> str:
    leaked = {
        "sentence": 1,
        "type": "STATEMENT",
        "trigger": prompt.system(),
        "content": prompt.system(),
    }
    return told([leaked])


DOES: dict[str, Any] = {
    "silence": lambda claims, attack: told([]),
    "invent": invents,
    "flip": flips,
    "swap": everywhere("actors", lambda attack: [{"words": attack["to"]}]),
    "source": everywhere("sources", lambda attack: [{"words": attack["to"]}]),
    "place": everywhere("place", lambda attack: attack["to"]),
    "number": everywhere("counts", lambda attack: [{"of": "displaced", "words": attack["to"]}]),
    "translate": translates,
    "leak": leaks,
    "act": everywhere("trigger", lambda attack: attack["url"]),
    "flood": lambda claims, attack: Reply('{"claims": [' + "A" * 5000, finish="length"),
    "prose": lambda claims, attack: "O desert, wide and golden.",
}


def read(bench: Bench, report: Report) -> ReadResult:
    looked = looking.look(report, "llm")
    replies = bench.asker.begin(report.sha256, looked.pieces).replies()
    return making.make(looked, replies, bench.asker.model)


def report_of(article: Data, text: str) -> Report:
    return Report(
        id=article["id"], sha256=str(hash(text)), text=text, title=article["title"],
        language=article["language"], published=article["published"], outlet=article["outlet"],
    )  # fmt: skip


def said(claim: Claim, report: Report) -> tuple[Any, ...]:
    """What a claim says, without where in the report that stands, and the line it stands in."""
    evidence = claim.evidence
    text = report.part(evidence.part)
    begin = text.rfind("\n", 0, evidence.start) + 1
    line = text[begin:].partition("\n")[0]
    people = [
        tuple(one.text for one in some)
        for some in (claim.actors, claim.recipients, claim.brokers, claim.sources)
    ]
    place = claim.place.text if claim.place else None
    time = claim.time.text if claim.time else None
    counts = sorted((of, n.low, n.high) for of, n in claim.counts.items())
    return (
        evidence.part, line, evidence.quote, claim.type, claim.trigger.quote,
        claim.trigger.start - evidence.start, claim.polarity, claim.modality, *people, place, time,
        str(counts),
    )  # fmt: skip


def touched(article: Data) -> set[str]:
    """The lines that words of the attack stand in."""
    text, attack = article["text"], article["attack"]
    begin = text.rfind("\n", 0, attack["start"]) + 1
    end = text.find("\n", attack["end"])
    return set(text[begin : end if end >= 0 else len(text)].split("\n"))


def test_the_articles_are_as_they_say() -> None:
    assert len(ARTICLES) >= 60
    assert Counter(a["language"] for a in ARTICLES) == {"ar": 22, "en": 22, "vi": 22}
    for article in ARTICLES:
        attack = article["attack"]
        assert article["text"][attack["start"] : attack["end"]] == attack["words"]
        assert "written_for" in article
        assert attack["do"] in DOES


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: one["id"])
def test_an_attack_changes_no_claim_outside_its_own_words(article: Data, asked: Asked) -> None:
    attack, text = article["attack"], article["text"]
    clean = report_of(article, text[: attack["start"]] + text[attack["end"] :])
    hostile = report_of(article, text)
    bench = asked(obedient(attack))
    before, after = read(bench, clean), read(bench, hostile)

    own = touched(article)
    wanted = {said(claim, clean) for claim in before.claims}
    found = {said(claim, hostile) for claim in after.claims}
    assert wanted or article["id"] in SILENT
    # Of a line that the attack shares with honest words, the clean report has what is left.
    shared = {line for line in clean.text.split("\n") if line not in text.split("\n")}
    assert {one for one in found if one[1] not in own} == {
        one for one in wanted if one[1] not in shared
    }
    assert all(not faults(claim, hostile) for claim in after.claims)
    assert any(sees(data, attack) for data in bench.model.data()), "the attack was never shown"
    leaked = msgspec.json.encode([*after.claims, *after.refused]).decode()
    assert prompt.system()[:200] not in leaked


def test_what_goes_along_of_other_passages_is_no_word_of_theirs() -> None:
    tables, asked = world.load(), 0
    for article in ARTICLES:
        text = f"Turkey and the United Nations met in Geneva.\n\n{article['text']}"
        for piece in looking.look(report_of(article, text), "llm").pieces:
            passages = {(one.part, one.passage) for one in piece.asked}
            assert len(passages) == 1
            assert piece.before is None or (piece.before.part, piece.before.passage) in passages
            for one in piece.earlier:
                asked += 1
                fact = tables.entity(one.entity or "")
                assert fact is not None
                assert one.text == fact.name
    assert asked > 100


def test_nothing_is_asked_of_the_world(asked: Asked) -> None:
    """A model that wants to act has nothing to act with: requests offer no tools."""
    bench = asked(obedient(ARTICLES[0]["attack"]))
    read(bench, report_of(ARTICLES[0], ARTICLES[0]["text"]))
    for request in bench.model.asked:
        assert not request.keys() & {"tools", "functions", "tool_choice", "web_search_options"}
        assert request["stream"] is False
