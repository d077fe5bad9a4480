"""The page of figures tells what was missed, and what was not measured, whatever else it tells."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator

from benchmarks import performance
from benchmarks.__main__ import SECTIONS
from benchmarks.performance import Section, measure, page


def _section(name: str, *lines: str) -> Section:
    def told(size: int) -> Iterable[str]:
        return [f"at {size}", *lines]

    return Section(name, name.title(), told, 1, 2, 3)


def _page(*sections: Section) -> str:
    shown: list[str] = []
    return page([measure(one, one.small, shown.append) for one in sections], "make bench")


def _under(text: str, title: str) -> str:
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_it_names_the_machine_and_the_peers() -> None:
    text = _page(_section("speed", "10 bar 5: met"))
    for one in (platform.python_version(), performance.processor(), *performance.PEERS):
        assert one in text
    assert f"| cores | {os.cpu_count()} |" in text
    assert "at 2\n10 bar 5: met\n```" in _under(text, "Speed")


def test_it_lists_what_was_missed() -> None:
    good, bad = _section("speed", "10 bar 5: met"), _section("size", "7   MB  bar 5: MISSED")
    found = _under(_page(good, bad), "Bars that were missed")
    assert found.split("\n")[1:-1] == ["- Size: `7 MB bar 5: MISSED`"]
    assert _under(_page(good), "Bars that were missed").strip() == "None."


def test_a_part_that_fails_is_told_and_costs_no_other() -> None:
    def failing(size: int) -> Iterator[str]:
        yield "one\ntwo"
        raise RuntimeError("no server\nwith a trace")

    text = _page(Section("store", "Store", failing, 1, 2, 3), _section("speed", "bar 5: met"))
    assert "- Store: `not measured: RuntimeError: no server`" in _under(text, "Not measured")
    assert "one\ntwo\nnot measured" in text and "## Speed" in text


def test_a_smaller_size_than_that_of_the_bar_is_told() -> None:
    text = _page(_section("joined", "2 s bar 5: met (it is for 100: python -m …)"))
    found = _under(text, "Measured at a smaller size than the bar is for")
    assert "- Joined: `2 s bar 5: met" in found


def test_parts_have_names_of_their_own() -> None:
    names = [one.name for one in SECTIONS]
    assert len(set(names)) == len(names)
    assert all(one.quick <= one.small <= one.full for one in SECTIONS)
