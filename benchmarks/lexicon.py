"""``make lexicon-report``: which entries never fire on real text.

An entry that never fires is rare, or misspelt, or shadowed by one before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from benchmarks import corpus
from isnad import flow
from isnad.languages import codes, pack
from isnad.records import Report

# Kinds of entry that make claims or sources by themselves; the other words only help.
KINDS = ("frame", "say")


def fired(reports: Iterable[Report]) -> Counter[str]:
    """How many claims each entry had a part in."""
    counts: Counter[str] = Counter()
    for report in reports:
        for claim in flow.read(report).claims:
            counts.update(set(claim.made_by.rules))
    return counts


def lines(language: str, reports: list[Report]) -> Iterable[str]:
    """The report on one language."""
    counts = fired(reports)
    for kind in KINDS:
        entries = [entry.id for entry in pack.load(language).entries if entry.kind == kind]
        silent = [entry for entry in dict.fromkeys(entries) if not counts[entry]]
        used = len(set(entries)) - len(silent)
        yield f"{language} {kind}: {used} of {len(set(entries))} entries fired in {len(reports)} reports"
        yield from (f"  never: {entry}" for entry in silent)


def main() -> None:
    """Print the report on every language."""
    reports = corpus.by_language(corpus.load(corpus.everything()))
    for language in codes():
        for line in lines(language, reports.get(language, [])):
            print(line)


if __name__ == "__main__":
    main()
