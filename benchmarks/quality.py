"""``make quality``: scores on every development set that is there, written to docs/quality.md.

The sets and their scorers are not part of the project. Where they are missing the page is left
as it is, and the reason is printed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import agreement
from benchmarks.corpus import ROOT, SHARED
from benchmarks.who_where import __main__ as who_where

PAGE = ROOT / "docs" / "quality.md"
MARK = "<!-- figures -->"
CLAIM_SETS = {
    **{name: SHARED / "gold" / name for name in ("seed", "claims", "native")},
    "sentences": ROOT / "benchmarks" / "sentences",
}
PARALLEL = ("ntrex-parallel", "pud-parallel")
STORY_SETS = {
    "aleppo": SHARED / "gold" / "stories" / "aleppo",
    **{name: ROOT / "benchmarks" / "stories" / name for name in ("khartoum", "kivu", "shan")},
}
DATE_SETS = ("seed", "arabic-phrases", "wikiwars-en")
EVENT_SETS = ("plover-en", "arabic-assault-protest")
_LEGEND = (
    "F1; `claims` with precision, recall and the 95 % bootstrap interval over reports; `root` is"
    " the share of matched claims whose root source is right."
)
_LANGUAGES = ("ar", "en", "vi", "all")
_FIELDS = (
    "claims", "concrete", "verbal", "actors", "recipients", "chain", "time", "place", "negated",
    "not_actual", "full",
)  # fmt: skip


def main() -> None:
    """Measure, print and write."""
    if not (SHARED / "score" / "score.py").exists():
        print(f"no development sets at {SHARED.name}/: nothing measured, {PAGE.name} left as it is")
        return
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        parts = (
            _claims(here),
            _stories(),
            _who_where(),
            _dates(here),
            _events(here),
            _parallel(here),
            _readers(),
        )
        figures = "\n".join(line for part in parts for line in part)
    before = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text(f"{before}{MARK}\n\n{figures}\n", encoding="utf-8")
    print(figures)


def _isnad(command: str, reports: Path, folder: Path, *, learned: bool = True) -> Path:
    out = folder / f"{reports.parent.name}-{reports.stem}-{command}-{learned}.jsonl"
    extra = ["--format", "jsonl"] if command == "read" else []
    with out.open("wb") as file:
        line = [sys.executable, "-m", "isnad", command, str(reports), *extra]
        none = str(folder / "none")
        rules = {**os.environ, "ISNAD_WEIGHTS": none, "ISNAD_ATTACHMENT": none}
        env = os.environ if learned else rules
        subprocess.run(line, stdout=file, stderr=subprocess.DEVNULL, check=False, env=env)
    return out


def _score(script: str, *arguments: str) -> str:
    line = [sys.executable, str(SHARED / "score" / script), *arguments]
    return subprocess.run(line, capture_output=True, text=True, check=True).stdout


def _claims(folder: Path) -> list[str]:
    lines = [
        "## Claims",
        "",
        _LEGEND,
        "",
        f"| set | language | gold | P | R | F1 | interval | {' | '.join(_FIELDS[1:])} | root |",
        "| " + "--- | " * (8 + len(_FIELDS)),
    ]
    learned = [
        "",
        "### What the learned judge adds",
        "",
        "F1 of claims by the frames alone, and with what the judge proposes.",
        "",
        "| set | language | frames alone: P | R | F1 | with the judge: P | R | F1 |",
        "| " + "--- | " * 8,
    ]
    for name, gold in CLAIM_SETS.items():
        with_judge, alone = (_scored(gold, folder, learned=way) for way in (True, False))
        for key, row in with_judge.items():
            if isinstance(row, dict):
                lines.append(_row(name, key, row))
                both = [f"{x:.3f}" for x in (*alone[key]["claims"], *row["claims"])]
                learned.append(f"| {name} | {key} | {' | '.join(both)} |")
        lines.append(
            f"| {name} | spans not verbatim: {with_judge['claims_with_a_quote_not_verbatim']} |"
        )
    return [*lines, *learned, ""]


def _scored(gold: Path, folder: Path, *, learned: bool) -> dict[str, Any]:
    claims = _isnad("read", gold / "reports.jsonl", folder, learned=learned)
    found: dict[str, Any] = json.loads(_score("score.py", str(gold), str(claims), "--json"))
    return found


def _stories() -> list[str]:
    """Lineage, drift, stories, chains, origins, contradictions and situations."""
    lines = [
        "## Lineage, stories and situations",
        "",
        "`isnad score FOLDER` on sets of reports that tell of the same events (`isnad/scoring/stories.py` and",
        "`situations.py` say what each figure is). `aleppo` was used for mending. Of `khartoum`, written by others than the rules",
        "(`benchmarks/stories/khartoum`), causes of errors were told to those who mended, not its texts, until its misses were",
        "read for mending too. `kivu` and `shan` were written by somebody who had read no rule, then used for mending; their",
        "pages say what the first look gave.",
        "",
        "| set | figure | P | R | F1 |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, folder in STORY_SETS.items():
        line = [sys.executable, "-m", "isnad", "score", str(folder), "--json"]
        found = json.loads(subprocess.run(line, capture_output=True, check=True).stdout)
        for figure, value in found.items():
            cells = (
                [f"{x:.3f}" for x in value] if isinstance(value, list) else ["", "", f"{value:.3f}"]
            )
            lines.append(f"| {name} | {figure} | {' | '.join(cells)} |")
    return [*lines, ""]


def _who_where() -> list[str]:
    """Names, places and country codes."""
    lines = [
        "",
        "## Who and where",
        "",
        "Hard pairs of names and ambiguous places (`benchmarks/who_where`), both sets used for mending.",
        "",
        *who_where.table(),
        "",
        "Of matched participants and sources that have a country, the share whose code is right;",
        "`isnad score FOLDER --show countries` lists the rest.",
        "",
        "| set | ar | en | vi | all |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, gold in CLAIM_SETS.items():
        out = subprocess.run(
            [sys.executable, "-m", "isnad", "score", str(gold), "--json"],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        found = json.loads(out)
        cells = (f"{found[key]['country']:.3f}" if key in found else "" for key in _LANGUAGES)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return [*lines, ""]


def _parallel(folder: Path) -> list[str]:
    """How far the claims of parallel texts agree across languages."""
    lines = ["", "## Parallel texts", "", "```"]
    for name in PARALLEL:
        texts = SHARED / "text" / f"{name}.jsonl"
        claims = _isnad("read", texts, folder)
        lines += [name, _score("agree.py", str(claims), str(texts)).strip(), ""]
    return [*lines[:-1], "```", ""]


def _readers() -> list[str]:
    """How far the readers of the project's own annotations agree."""
    return ["## Readers of the own annotations", "", *agreement.table(), ""]


def _row(name: str, language: str, row: dict[str, list[float] | float]) -> str:
    claims = row["claims"]
    low, high = row["interval"]  # type: ignore[misc]
    cells = [name, language, str(row["gold"]), *(f"{x:.3f}" for x in claims)]  # type: ignore[union-attr]
    cells.append(f"{low:.2f} to {high:.2f}")
    cells += [f"{row[field][2]:.3f}" for field in _FIELDS[1:]]  # type: ignore[index]
    return f"| {' | '.join([*cells, str(row['source'])])} |"


def _dates(folder: Path) -> list[str]:
    lines = ["## Dates", "", "```"]
    for name in DATE_SETS:
        gold = SHARED / "gold" / "dates" / f"{name}.jsonl"
        found = _isnad("dates", gold, folder)
        lines.append(f"{name:16} {_score('dates.py', str(gold), str(found)).strip()}")
    return [*lines, "```", ""]


def _events(folder: Path) -> list[str]:
    lines = ["## Events in single sentences", "", "```"]
    for name in EVENT_SETS:
        gold = SHARED / "gold" / "events" / f"{name}.jsonl"
        claims = _isnad("read", gold, folder)
        lines += [name, _score("events.py", str(gold), str(claims)).strip(), ""]
    return [*lines[:-1], "```"]


if __name__ == "__main__":
    main()
