"""What ``--engine both`` leaves out: ``python -m benchmarks.asked``.

Over the texts in shared/text: which share of the sentences, and of their letters, the rules keep from
being asked about. Over annotated reports: what is lost by that, whatever a model would say: the claims
that the rules miss on lines of which nothing is asked, and those that they make there wrongly.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from benchmarks.corpus import ROOT, SHARED
from isnad.reading import Arrived, arrivals
from isnad.records import Report
from isnad.scoring import gold
from isnad.scoring.score import scored
from isnad.second.looking import Looked, look

TEXTS = ("ant-ar", "re3d-en", "vtb-vi")
GOLD = {
    **{name: SHARED / "gold" / name for name in ("claims", "native")},
    "sentences": ROOT / "benchmarks" / "sentences",
}
WHYS = ("nothing", "sure", "ask")


def main() -> None:
    """Measure and print."""
    if not (SHARED / "text").is_dir():
        print(f"no texts at {SHARED.name}/text: nothing measured")
        sys.exit()
    for name in TEXTS:
        _share(name, (look(report, "both") for report in _reports(name)))
    for name, folder in GOLD.items():
        _lost(name, gold.load(folder), _reports_of(str(folder / "reports.jsonl")))


def _reports(name: str) -> Iterator[Report]:
    yield from _reports_of(str(SHARED / "text" / f"{name}.jsonl"))


def _reports_of(path: str) -> Iterator[Report]:
    for item in arrivals([path]):
        if isinstance(item, Arrived):
            yield item.report


def _share(name: str, looked: Iterator[Looked]) -> None:
    sentences: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    requests = 0
    for one in looked:
        requests += len(one.pieces)
        for listed in one.listed:
            sentences[listed.words.why] += 1
            letters[listed.words.why] += len(listed.words.text)
    parts = ", ".join(
        f"{why} {sentences[why] / sentences.total():.1%} ({letters[why] / letters.total():.1%} of letters)"
        for why in WHYS
    )
    print(f"{name}: {sentences.total()} sentences: {parts}; {requests} requests")


def _lost(name: str, golds: list[gold.GoldReport], reports: Iterator[Report]) -> None:
    looked = {report.id: look(report, "both") for report in reports}
    texts = {i: one.report for i, one in looked.items()}
    count: Counter[str] = Counter()
    for one in looked.values():
        count.update(listed.words.why for listed in one.listed)
    for report in scored(golds, texts, lambda r: looked[r.id].result.claims):
        asked = _asked(looked[report.id])
        for line, (wanted, told) in report.matches:
            if wanted is not None and wanted.is_free(report.language):
                continue
            where = "asked" if line in asked else "unasked"
            count[f"wanted {where}"] += wanted is not None
            count[f"missed {where}"] += wanted is not None and told is None
            count[f"false {where}"] += wanted is None
    whole = count["wanted asked"] + count["wanted unasked"]
    total = sum(count[why] for why in WHYS)
    print(
        f"{name}: {total} sentences, {1 - count['ask'] / total:.1%} not asked; of {whole} annotated claims "
        f"{count['wanted unasked']} on lines of which nothing is asked: {count['missed unasked']} of them "
        f"missed by the rules ({count['missed unasked'] / whole:.1%} of all can be found by no model), "
        f"{count['false unasked']} told falsely there; elsewhere {count['missed asked']} missed, "
        f"{count['false asked']} told falsely"
    )


def _asked(looked: Looked) -> set[int]:
    """The lines of which something is asked."""
    text = looked.report.text
    return {
        text.count("\n", 0, one.words.start)
        for one in looked.listed
        if one.words.part == "text" and one.words.why == "ask"
    }


if __name__ == "__main__":
    main()
