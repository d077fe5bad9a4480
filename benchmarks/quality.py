"""``make quality``: scores on every development set that is there, written to docs/quality.md.

The sets and their scorers are not part of the project. Where they are missing the page is left
as it is, and the reason is printed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import ROOT, SHARED

PAGE = ROOT / "docs" / "quality.md"
MARK = "<!-- figures -->"
CLAIM_SETS = ("seed", "claims", "native")
DATE_SETS = ("seed", "arabic-phrases", "wikiwars-en")
EVENT_SETS = ("plover-en", "arabic-assault-protest")
_LEGEND = (
    "F1; `claims` with precision, recall and the 95 % bootstrap interval over reports; `root` is"
    " the share of matched claims whose root source is right."
)
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
        figures = "\n".join([*_claims(Path(folder)), *_dates(Path(folder)), *_events(Path(folder))])
    before = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text(f"{before}{MARK}\n\n{figures}\n", encoding="utf-8")
    print(figures)


def _isnad(command: str, reports: Path, folder: Path) -> Path:
    out = folder / f"{reports.parent.name}-{reports.stem}-{command}.jsonl"
    extra = ["--format", "jsonl"] if command == "read" else []
    with out.open("wb") as file:
        line = [sys.executable, "-m", "isnad", command, str(reports), *extra]
        subprocess.run(line, stdout=file, stderr=subprocess.DEVNULL, check=False)
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
    for name in CLAIM_SETS:
        gold = SHARED / "gold" / name
        claims = _isnad("read", gold / "reports.jsonl", folder)
        scores = json.loads(_score("score.py", str(gold), str(claims), "--json"))
        lines += [_row(name, key, row) for key, row in scores.items() if isinstance(row, dict)]
        lines.append(
            f"| {name} | spans not verbatim: {scores['claims_with_a_quote_not_verbatim']} |"
        )
    return [*lines, ""]


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
