"""feeds.toml, right and wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad.fetching import Allowed, Feeds, FeedsError, Limits, load

GOOD = """
contact = "https://desk.example/robot"
every = "20m"

[[feeds]]
url = "https://riwaq.example/rss"
outlet = "رواق الشرق"
language = "ar"
every = "5m"

[[feeds]]
url = "https://ledger.example/atom#top"
robots = false
authorization_from = "LEDGER"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "feeds.toml"


def read(path: Path, text: str | bytes, environment: dict[str, str] | None = None) -> Feeds:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    known = {"LEDGER": "Bearer x"} if environment is None else environment
    return load(str(path), ["ar", "en", "vi"], Allowed(), Limits(), known)


def fault(path: Path, text: str | bytes, environment: dict[str, str] | None = None) -> str:
    with pytest.raises(FeedsError) as failed:
        read(path, text, environment)
    told = str(failed.value)
    assert told.startswith(str(path))
    return told.removeprefix(str(path))


def test_feeds_are_read_with_what_holds_for_all(path: Path) -> None:
    feeds = read(path, GOOD)
    assert feeds.contact == "https://desk.example/robot"
    first, second = feeds.feeds
    assert (first.every, first.outlet, first.language) == (300.0, "رواق الشرق", "ar")
    assert (second.url, second.every) == ("https://ledger.example/atom", 1200.0)
    assert (first.robots, second.robots) == (True, False)
    assert (first.authorization, second.authorization) == (None, "Bearer x")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('every = "5m"', 'every = "5"', ":9: feed 1, every: '5' is no time from 1m to 30d"),
        ('every = "5m"', 'every = "10s"', ":9: feed 1, every: "),
        ('every = "5m"', 'every = "99d"', ":9: feed 1, every: "),
        ('every = "5m"', "every = 5", ":9: feed 1, every: Expected `str"),
        ('every = "20m"', 'every = "0m"', ":3: every: "),
        ('language = "ar"', 'language = "xx"', ":8: feed 1, language: there is no language pack"),
        ("outlet = ", "outlt = ", ":7: feed 1, outlt: there is no such key; known are url, outlet"),
        ("robots = false", "robots = 1", ":13: feed 2, robots: Expected `bool"),
        ("contact = ", "contcat = ", ":2: contcat: there is no such key; known are feeds, every"),
        ("https://desk.example/robot", "two words", ":2: contact: "),
        ("https://riwaq.example/rss", "http://10.0.0.1/rss", ":6: feed 1, url: "),
        ("https://riwaq.example/rss", "file:///etc/passwd", ":6: feed 1, url: "),
        ("https://riwaq.example/rss", "https://a:b@riwaq.example/", ":6: feed 1, url: "),
        ("https://riwaq.example/rss", "https://riwaq.example:22/", ":6: feed 1, url: "),
        (
            "https://riwaq.example/rss",
            "https://ledger.example/atom",
            ":12: feed 2, url: is that of feed 1 already",
        ),
        ("https://ledger.example", "http://ledger.example", ":14: feed 2, authorization_from: "),
        ('url = "https://ledger.example/atom#top"', "", ":11: feed 2: object missing required"),
        ('"LEDGER"', '"NOBODY"', ":14: feed 2, authorization_from: the environment has no NOBODY"),
        ("[[feeds]]", "[[feeds", ": is not TOML: "),
        ("[[feeds]]", "[feeds]", ": is not TOML: "),
    ],
)
def test_a_fault_is_told_with_its_line_and_key(path: Path, old: str, new: str, told: str) -> None:
    assert fault(path, GOOD.replace(old, new)).startswith(told)


def test_a_secret_that_does_not_fit_into_a_header_is_refused(path: Path) -> None:
    assert "LEDGER" in fault(path, GOOD, {"LEDGER": "x\r\nHost: elsewhere"})


def test_a_password_in_a_url_is_not_told_again(path: Path) -> None:
    told = fault(path, GOOD.replace("https://riwaq.example/", "https://name:secret@riwaq.example/"))
    assert "secret" not in told


@pytest.mark.parametrize("text", ["", "every = '5m'", "feeds = []", b"\xff\xfe", "feeds = 1"])
def test_a_file_without_feeds_is_refused(path: Path, text: str | bytes) -> None:
    assert fault(path, text)


def test_a_file_that_is_not_there_or_too_long_is_told(path: Path) -> None:
    with pytest.raises(FeedsError, match="No such file"):
        load(str(path), ["ar"], Allowed(), Limits())
    assert "over" in fault(path, b"#" * 1_000_001)
