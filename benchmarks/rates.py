"""Text to claims beside a peer, and what one run of the program needs: the first part of ``make
bench``."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import corpus, process, speed
from isnad.records import Report

# Bars: characters a second, seconds, bytes.
SPEED, START, MEMORY = 250_000, 1.5, 500_000_000
_ROW = "{:<28} {:>12} {:>12} {:>12} {:>8}"


def lines(reports: int) -> Iterator[str]:
    """The table, over at most so many reports of each language."""
    paths = corpus.news()
    every = corpus.by_language(corpus.load(paths))
    languages = {code: several[:reports] for code, several in every.items()}
    yield f"Characters in a second of processor time on one core, packs loaded; {paths[0].name}:\n"
    yield _ROW.format("", "claims", "dates", "dateparser", "ratio")
    rates = []
    for rate, line in _speeds(languages):
        rates.append(rate)
        yield line
    yield "\nratio: text to claims beside dateparser, which finds dates alone\n"
    start = process.cold_start(next(iter(languages.values()))[0])
    whole = process.whole(paths)
    yield _bar("text to claims, all", rates[-1], "chars/s", SPEED, rates[-1] >= SPEED)
    yield _bar("isnad read one.txt", start.seconds, "s", START, start.seconds <= START)
    for name, cost in (("peak memory, one.txt", start), ("peak memory, all", whole)):
        yield _bar(name, cost.memory / 1e6, "MB", MEMORY / 1e6, cost.memory < MEMORY)


def _speeds(languages: dict[str, list[Report]]) -> Iterator[tuple[float, str]]:
    """Rate of text to claims and a line of the table, for each language and for all together."""
    measured = {}
    for language, reports in languages.items():
        rates = (speed.claims(reports), speed.dates(reports), speed.peer(reports))
        measured[sum(len(report.text) for report in reports), language] = rates
        yield rates[0], _line(f"{language}, {len(reports)} reports", rates)
    # As if all were read one after the other: characters over the sum of the times.
    total = sum(size for size, _ in measured)
    columns = range(3)
    all_rates = tuple(
        total / sum(size / rates[i] for (size, _), rates in measured.items()) for i in columns
    )
    yield all_rates[0], _line(f"all, {total:,} characters", all_rates)


def _line(name: str, rates: tuple[float, ...]) -> str:
    shown = [f"{rate:,.0f}" for rate in rates]
    return _ROW.format(name, *shown, f"{rates[0] / rates[2]:.2f}")


def _bar(name: str, value: float, unit: str, bar: float, met: bool) -> str:
    exact = ",.2f" if bar < 10 else ",.0f"
    verdict = "met" if met else "MISSED"
    return f"{name:<28} {value:>12{exact}} {unit:<8} bar {bar:{exact}}: {verdict}"
