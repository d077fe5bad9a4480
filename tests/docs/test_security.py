"""The bounds that docs/security.md shows are those of the code, and the feeds.toml of
docs/watch.md is one."""

from __future__ import annotations

import configparser
import re
import tomllib
from pathlib import Path

import pytest

from isnad import settings
from isnad.fetching import PORTS, Allowed, Limits, load

_ROW = re.compile(r"^\| `(\w+)` \| ([\d.]+)(?: (\S+))? \|", re.MULTILINE)
_UNITS = {
    "": 1, "characters": 1, "kB": 1e3, "MB": 1e6, "KiB": 2**10, "MiB": 2**20,
    "s": 1, "min": 60, "h": 3600, "day": 86400, "days": 86400,
}  # fmt: skip


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs" / "security.md").read_text(encoding="utf-8")


def told(page: str) -> dict[str, float]:
    return {name: float(value) * _UNITS[unit] for name, value, unit in _ROW.findall(page)}


def test_every_bound_is_told_as_it_is(page: str) -> None:
    limits = Limits()
    bounds = {name: getattr(limits, name) for name in Limits.__struct_fields__}
    here = {"MAX_REPORT_BYTES", "UNIT_SECONDS", "UNIT_MEMORY"}
    assert told(page) == bounds | {name: getattr(settings, name) for name in here}


def test_the_ports_are_told(page: str) -> None:
    listed = re.search(r"only the ports ([\d, and]+)", page)
    assert listed is not None
    assert {int(port) for port in re.findall(r"\d+", listed[1])} == PORTS


def test_the_example_of_feeds_is_one(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "watch.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    tomllib.loads(example[1])
    path = tmp_path / "feeds.toml"
    path.write_text(example[1], encoding="utf-8")
    feeds = load(str(path), ["ar"], Allowed(), Limits(), {"WIRE_TOKEN": "Bearer x"})
    assert [feed.every for feed in feeds.feeds] == [600, 1800, 1800]
    keys = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", page, re.MULTILINE))))
    assert keys == {"url", "outlet", "language", "every", "robots", "authorization_from", "contact"}


def test_the_unit_file_waits_for_a_page_to_be_finished(root: Path) -> None:
    page = (root / "docs" / "watch.md").read_text(encoding="utf-8")
    unit = re.search(r"```ini\n(.*?)```", page, re.DOTALL)
    assert unit is not None
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.read_string(unit[1])
    assert float(parser["Service"]["TimeoutStopSec"]) > Limits().total + settings.UNIT_SECONDS
