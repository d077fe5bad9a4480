"""``isnad watch``: in this process with a stand-in for the engine, and as a process that is ended."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from isnad.store import open_store
from tests.fetching.server import Request, Server, answer
from tests.program import Done, Program

from .test_process import PLAIN

TEXT = "text/plain; charset=utf-8"


def rss(server: Server, *names: str, dates: dict[str, str] | None = None) -> bytes:
    """A feed that lists pages of those names, with titles only."""
    items = "".join(
        f"<item><title>{name}</title><link>{escape(server.url(f'/{name}'))}</link>"
        f"<pubDate>{(dates or {}).get(name, 'Sun, 01 Dec 2024 10:00:00 +0300')}</pubDate></item>"
        for name in names
    )
    text = f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'
    return answer(text, kind="application/rss+xml")


class Newsroom:
    """A feed, a store, and the command over them."""

    def __init__(self, server: Server, program: Program, folder: Path) -> None:
        self.server, self._program = server, program
        self.store, self.feeds = folder / "news.db", folder / "feeds.toml"
        self.feeds.write_text(
            f'[[feeds]]\nurl = "{server.url("/feed")}"\nlanguage = "en"\n'
            'outlet = "The Ledger"\nevery = "1m"\n',
            encoding="utf-8",
        )
        local = ("--allow-private", "127.0.0.0/8", "--allow-port", str(server.port))
        self.arguments = ("watch", str(self.feeds), "--store", str(self.store), *local)

    def once(self) -> Done:
        return self._program(*self.arguments, "--once")

    def kept(self) -> list[str]:
        with open_store(str(self.store)) as kept:
            return [report.text for report in kept.reports()]

    def lists(self, *names: str) -> None:
        self.server.answers["/feed"] = rss(self.server, *names)

    def page(self, name: str, text: str | None = None) -> None:
        words = text or f"They seized {name}."
        self.server.answers[f"/{name}"] = answer(words, kind=TEXT)

    def lists_changed(self, name: str, updated: str) -> None:
        """A feed whose one entry says when it was changed."""
        link = escape(self.server.url(f"/{name}"))
        entry = f'<entry><id>{name}</id><title>t</title><link href="{link}"/><updated>{updated}</updated></entry>'
        feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>{entry}</feed>'
        self.server.answers["/feed"] = answer(feed, kind="application/atom+xml")

    def due(self) -> None:
        """Let a minute pass for what the watcher remembers."""
        import sqlite3

        with sqlite3.connect(f"{self.store}.watch") as state:
            state.execute("UPDATE feeds SET next_due = 0")
            state.execute("UPDATE entries SET next_try = 0, done = done - 7200")
        state.close()


@pytest.fixture
def newsroom(server: Server, program: Program, tmp_path: Path) -> Newsroom:
    return Newsroom(server, program, tmp_path)


def test_what_a_feed_lists_is_kept_and_a_line_tells_of_it(newsroom: Newsroom) -> None:
    newsroom.lists("a", "b", "missing")
    newsroom.page("a")
    newsroom.page("b")
    done = newsroom.once()
    assert done.status == 0, done.err
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ  1 feed: 1 changed, 0 unchanged, 0 failed, 0 put off, 3 new; "
        r"3 reports attempted: 2 read, 0 duplicate, 0 empty, 1 rejected\n",
        done.out,
    )
    assert "/missing: is not there" in done.err
    assert "try 1 of 5" in done.err
    with open_store(str(newsroom.store)) as kept:
        first = next(kept.reports())
        assert [run.rejected for run in kept.runs()] == [1]
        assert [one.reason for one in kept.refused()] == ["not_found"]
    assert (first.outlet, first.language) == ("The Ledger", "en")
    assert first.published == "2024-12-01T10:00:00+03:00"
    assert first.url == newsroom.server.url("/a")
    quiet = newsroom.once()
    assert "0 feeds: " in quiet.out
    assert len(newsroom.kept()) == 2


def test_what_the_pages_say_is_joined(newsroom: Newsroom) -> None:
    newsroom.lists("a")
    newsroom.page("a")
    newsroom.once()
    with open_store(str(newsroom.store)) as kept:
        assert kept.waiting() == 0
        assert list(kept.stories())


def test_a_feed_with_entities_is_refused_and_reads_no_file(newsroom: Newsroom) -> None:
    bad = (
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        "<rss version='2.0'><channel><item><title>&x;</title></item></channel></rss>"
    )
    newsroom.server.answers["/feed"] = answer(bad, kind="text/xml")
    done = newsroom.once()
    assert done.status == 0
    assert "1 feed: 0 changed, 0 unchanged, 1 failed" in done.out
    assert "(dtd)" in done.err


def test_r05_a_feed_leads_nowhere_that_may_not_be_asked(newsroom: Newsroom) -> None:
    links = [
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "http://[::1]/",
        "http://0x7f.1/",
    ]
    items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    feed = f"<rss version='2.0'><channel>{items}</channel></rss>"
    newsroom.server.answers["/feed"] = answer(feed, kind="text/xml")
    done = newsroom.once()
    assert done.out.endswith("4 reports attempted: 0 read, 0 duplicate, 0 empty, 4 rejected\n")
    assert done.err.count("(address_refused)") + done.err.count("(scheme_refused)") == 4
    assert newsroom.server.targets() == ["/robots.txt", "/feed"]


def test_r20_a_date_in_the_future_does_not_block_what_comes_later(newsroom: Newsroom) -> None:
    dates = {"a": "Thu, 01 Jan 2099 00:00:00 GMT", "c": "Wed, 01 Jan 0025 00:00:00 GMT"}
    newsroom.server.answers["/feed"] = rss(newsroom.server, "a", dates=dates)
    newsroom.page("a")
    newsroom.once()
    newsroom.due()
    newsroom.server.answers["/feed"] = rss(newsroom.server, "a", "b", "c", dates=dates)
    newsroom.page("b")
    newsroom.page("c")
    newsroom.once()
    assert newsroom.kept() == ["They seized a.", "They seized b.", "They seized c."]
    with open_store(str(newsroom.store)) as kept:
        found = list(kept.reports())
    assert found[0].published == "2099-01-01T00:00:00Z"
    assert all(report.received is not None and report.received < "2090" for report in found)
    assert [r.received for r in found] == sorted(r.received or "" for r in found)


def test_a_page_that_its_feed_marks_as_changed_is_a_second_version(newsroom: Newsroom) -> None:
    newsroom.lists_changed("a", "2024-12-01T10:00:00Z")
    newsroom.page("a", "They seized a.")
    newsroom.once()
    newsroom.due()
    newsroom.lists_changed("a", "2024-12-01T12:00:00Z")
    newsroom.page("a", "They seized a. Correction: they did not.")
    newsroom.once()
    assert newsroom.kept() == ["They seized a.", "They seized a. Correction: they did not."]


def test_what_was_forgotten_does_not_come_back_as_a_later_version(newsroom: Newsroom) -> None:
    newsroom.lists_changed("a", "2024-12-01T10:00:00Z")
    newsroom.page("a", "They seized a.")
    newsroom.once()
    with open_store(str(newsroom.store)) as kept:
        kept.forget_report(next(kept.reports()).id, "asked for")
    newsroom.due()
    newsroom.lists_changed("a", "2024-12-01T12:00:00Z")
    newsroom.page("a", "They seized a, it is said.")
    newsroom.once()
    assert newsroom.kept() == []


def test_feeds_that_are_wrong_are_told_before_anything_is_done(newsroom: Newsroom) -> None:
    newsroom.feeds.write_text('[[feeds]]\nurl = "gopher://x"\n', encoding="utf-8")
    done = newsroom.once()
    assert done.status == 1
    assert f"{newsroom.feeds}:2: feed 1, url: " in done.err
    assert not newsroom.store.exists()


@pytest.fixture
def running(newsroom: Newsroom, root: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the program, and ends what a test has left."""
    started: list[subprocess.Popen[str]] = []

    def start(*more: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.cli.quick", *newsroom.arguments, *more],
            cwd=root,
            env={name: value for name, value in PLAIN.items() if "proxy" not in name.lower()},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


Start = Callable[..., "subprocess.Popen[str]"]


def wait_until(happens: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not happens():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_in_the_middle_of_a_round_lets_the_page_be_finished(
    newsroom: Newsroom, running: Start, number: int
) -> None:
    begun: list[float] = []

    def slow(_: Request, connection: socket.socket) -> None:
        begun.append(time.monotonic())
        time.sleep(0.6)
        connection.sendall(answer("They seized a.", kind=TEXT))

    newsroom.lists("a", "b")
    newsroom.server.answers["/a"] = slow
    newsroom.page("b")
    process = running()
    wait_until(lambda: bool(begun))
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert out.endswith("1 read, 0 duplicate, 0 empty, 0 rejected; 1 left to the next\n"), (
        out,
        err,
    )
    assert newsroom.kept() == ["They seized a."]
    assert newsroom.once().out.endswith("1 read, 0 duplicate, 0 empty, 0 rejected\n")
    assert newsroom.kept() == ["They seized a.", "They seized b."]


def test_a_signal_between_rounds_ends_it_at_once(newsroom: Newsroom, running: Start) -> None:
    newsroom.lists("a")
    newsroom.page("a")
    process = running()
    assert process.stdout is not None
    assert "1 read" in process.stdout.readline()
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 0
    assert time.monotonic() - began < 5


def test_a_second_watcher_over_a_store_is_refused(newsroom: Newsroom, running: Start) -> None:
    newsroom.lists()
    process = running()
    assert process.stdout is not None
    process.stdout.readline()
    second = newsroom.once()
    assert second.status == 1
    assert "another isnad watch" in second.err
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)


def test_r16_kills_at_any_point_lose_nothing_and_double_nothing(
    newsroom: Newsroom, running: Start
) -> None:
    names = [f"p{number}" for number in range(40)]
    newsroom.lists(*names)
    served = {"count": 0}

    def page(request: Request, connection: socket.socket) -> None:
        # Never twice the same: only what the watcher remembers keeps it from coming twice.
        served["count"] += 1
        words = f"They seized {request.target[1:]}. Served as number {served['count']}."
        connection.sendall(answer(words, kind=TEXT))

    for name in names:
        newsroom.server.answers[f"/{name}"] = page
    moments = random.Random(7)
    for _ in range(5):
        asked = len(newsroom.server.asked)
        process = running("--no-join")
        wait_until(lambda asked=asked: len(newsroom.server.asked) > asked + 1)  # type: ignore[misc]
        time.sleep(moments.random() * 0.4)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=30)
    newsroom.due()
    newsroom.once()
    told = sorted(re.findall(r"seized (p\d+)\.", " ".join(newsroom.kept())))
    assert told == sorted(names)


def test_lines_are_for_programs_too(newsroom: Newsroom) -> None:
    """The numbers of the line are those of the store's own account."""
    newsroom.lists("a", "missing")
    newsroom.page("a")
    line = newsroom.once().out
    with open_store(str(newsroom.store)) as kept:
        run = kept.runs()[0]
    numbers = [
        int(number) for number in re.findall(r"(\d+) (?=reports|read|dupl|empty|rejec)", line)
    ]
    assert numbers == [run.attempted, run.read, run.duplicate, run.empty, run.rejected]
    assert json.dumps(run.command) == '"watch"'
