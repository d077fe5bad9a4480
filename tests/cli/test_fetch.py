"""``isnad fetch`` against a server of this machine."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fetching.server import Server, answer
from tests.program import Done, Program

TEXT = "text/plain; charset=utf-8"


Fetch = Callable[..., Done]


@pytest.fixture
def fetch(program: Program, server: Server) -> Fetch:
    def run(*arguments: str | Path) -> Done:
        local = ("--allow-private", "127.0.0.0/8", "--allow-port", str(server.port))
        return program("fetch", *arguments, *local)

    return run


def test_a_page_is_read_as_a_file_is(server: Server, fetch: Fetch) -> None:
    server.answers["/a"] = answer("They seized it.", kind=TEXT)
    done = fetch(server.url("/a"), "--language", "en")
    assert done.status == 0, done.err
    assert "[seized]" in done.out
    assert "1 report attempted: 1 read" in done.err
    assert server.targets() == ["/robots.txt", "/a"]


def test_an_old_encoding_that_the_server_declares_is_heeded(server: Server, fetch: Fetch) -> None:
    data = "They seized Đà Nẵng.".encode("utf-16-le")
    server.answers["/a"] = answer(data, kind="text/plain; charset=utf-16le")
    assert "They [seized] Đà Nẵng." in fetch(server.url("/a"), "--language", "en").out


def test_a_page_of_html_is_read_with_what_it_says_of_itself(
    server: Server, fetch: Fetch, tmp_path: Path
) -> None:
    from isnad.store import open_store

    words = "They seized the bridge at dawn, said the mayor of the town, and held it until noon."
    page = (
        '<html lang="en"><head><title>Bridge seized</title>'
        '<meta property="og:site_name" content="The Ledger">'
        '<meta property="article:published_time" content="2024-12-01T10:00:00+03:00"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>Bridge seized</h1><p>{words}</p>"
        f"<p>{words.replace('bridge', 'café')}</p></article></body></html>"
    )
    kind = "text/html; charset=windows-1252"
    server.answers["/old"] = answer("", "301 Moved", Location="/news")
    server.answers["/news"] = answer(page.encode("windows-1252"), kind=kind, Content_Encoding="")
    store = tmp_path / "news.db"
    done = fetch(server.url("/old"), "--language", "en", "--store", store)
    assert done.status == 0, done.err
    with open_store(str(store)) as kept:
        report = next(kept.reports())
    assert (report.title, report.outlet) == ("Bridge seized", "The Ledger")
    assert report.published == "2024-12-01T10:00:00+03:00"
    assert "seized the café" in report.text
    assert report.url == server.url("/news")
    assert report.page is not None
    assert report.page.url == server.url("/news")
    assert report.page.runs
    assert report.page.encoding == "windows-1252"


def test_r06_a_page_that_is_hostile_is_rejected_and_its_neighbour_read(
    server: Server, fetch: Fetch
) -> None:
    server.answers["/deep"] = answer("<div>" * 100_000 + "They seized it.")
    server.answers["/a"] = answer("They seized it.", kind=TEXT)
    done = fetch(server.url("/deep"), server.url("/a"), "--language", "en")
    assert "[seized]" in done.out
    assert "2 reports attempted: " in done.err


def test_pages_are_kept_in_a_store_once(server: Server, fetch: Fetch, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    server.answers["/a"] = answer("They seized it.", kind=TEXT)
    urls = [server.url("/a"), server.url("/missing"), server.url("/a")]
    first = fetch(*urls, "--language", "en", "--store", store)
    assert first.status == 1, "one was refused"
    assert "2 reports attempted: 1 read, 0 duplicate, 0 empty, 1 rejected" in first.err
    assert f"{server.url('/missing')}: is not there" in first.err
    again = fetch(server.url("/a"), "--language", "en", "--store", store)
    assert again.status == 0
    assert "1 report attempted: 0 read, 1 duplicate" in again.err


def test_r05_without_leave_this_machine_is_not_asked(server: Server, program: Program) -> None:
    server.answers["/a"] = answer("They seized it.", kind=TEXT)
    done = program("fetch", server.url("/a"), "--allow-port", str(server.port))
    assert done.status == 1
    assert "(address_refused)" in done.err
    assert "--allow-private" in done.err
    assert server.asked == []
    done = program("fetch", server.url("/a"))
    assert "(port_refused)" in done.err
    assert server.asked == []


@pytest.mark.parametrize("network", ["0.0.0.0/0", "home", "127.0.0.1/8"])
def test_a_network_that_cannot_be_allowed_is_told(program: Program, network: str) -> None:
    done = program("fetch", "http://127.0.0.1/", "--allow-private", network)
    assert done.status == 1
    assert "--allow-private" in done.err


def test_a_proxy_is_used_only_where_it_is_named(
    server: Server, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.url())
    server.answers["/a"] = answer("They seized it.", kind=TEXT)
    refused = fetch(server.url("/a"))
    assert refused.status == 1
    assert "--proxy" in refused.err
    assert server.asked == []
    assert fetch(server.url("/a"), "--language", "en", "--proxy", "none").status == 0
    assert server.targets() == ["/robots.txt", "/a"]
    server.asked.clear()
    server.answers["http://news.example/a"] = answer("They seized it.", kind=TEXT)
    named = fetch("http://news.example/a", "--language", "en", "--proxy", server.url())
    assert named.status == 0, named.err
    assert server.targets() == ["http://news.example/robots.txt", "http://news.example/a"]
    literal = fetch("http://10.0.0.1/", "--proxy", server.url())
    assert "(address_refused)" in literal.err
    for wrong in ("socks5://127.0.0.1:1", "nothing", "ftp://x.example"):
        assert "--proxy" in fetch(server.url("/a"), "--proxy", wrong).err


def test_r20_a_date_in_the_future_is_kept_as_stated_and_is_not_when_it_was_received(
    server: Server, fetch: Fetch, tmp_path: Path
) -> None:
    from isnad.store import open_store

    server.answers["/a"] = answer("They seized it.", kind=TEXT)
    store = tmp_path / "news.db"
    fetch(server.url("/a"), "--language", "en", "--published", "2099-01-01", "--store", store)
    with open_store(str(store)) as kept:
        report = next(kept.reports())
    assert report.published == "2099-01-01"
    assert report.received is not None
    assert report.received < "2099"
    assert report.url == server.url("/a")
    assert report.page is not None
    assert report.page.retrieved is not None


def test_what_holds_no_report_is_told(server: Server, fetch: Fetch) -> None:
    server.answers["/a"] = answer('{"weather": "fine"}', kind="application/json")
    done = fetch(server.url("/a"))
    assert done.status == 1
    assert "(no_report)" in done.err


def test_help_names_what_is_allowed() -> None:
    from .test_process import PLAIN, PROGRAM

    done = subprocess.run(
        [*PROGRAM, "fetch", "--help"], capture_output=True, env=PLAIN, check=True, timeout=60
    )
    assert b"--allow-private" in done.stdout
