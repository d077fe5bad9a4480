"""Manners: robots.txt, pauses, and hosts that are left alone."""

from __future__ import annotations

import socket
import time
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.fetching import Asked, Fetched, Limits, NotFetched, Stopped, Visitor, agent
from isnad.fetching.hosts import backoff
from isnad.fetching.statuses import retry_after

from .conftest import MakeClient, Time
from .server import Request, Server, answer


def reason(visitor: Visitor, url: str) -> str:
    with pytest.raises(NotFetched) as failed:
        visitor.get(Asked(url=url))
    return failed.value.reason


def robots(text: str | bytes, **headers: str) -> bytes:
    return answer(text, kind="text/plain", **headers)


def test_what_robots_txt_leaves_to_programs_is_fetched(server: Server, visitor: Visitor) -> None:
    server.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /private/\n")
    server.answers["/a"] = server.answers["/private/b"] = answer("page")
    assert isinstance(visitor.get(Asked(url=server.url("/a"))), Fetched)
    assert reason(visitor, server.url("/private/b")) == "robots_disallow"
    assert server.targets() == ["/robots.txt", "/a"], "asked for once, and nothing that it forbids"


def test_robots_txt_may_speak_of_this_program(server: Server, visitor: Visitor) -> None:
    text = "User-agent: *\nDisallow:\n\nUser-agent: isnad\nDisallow: /\n"
    server.answers["/robots.txt"] = robots(text)
    server.answers["/a"] = answer("page")
    assert reason(visitor, server.url("/a")) == "robots_disallow"


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone", "401 Who"])
def test_without_rules_all_is_allowed(server: Server, visitor: Visitor, status: str) -> None:
    server.answers["/robots.txt"] = answer("", status)
    server.answers["/a"] = answer("page")
    assert isinstance(visitor.get(Asked(url=server.url("/a"))), Fetched)


@pytest.mark.parametrize("status", ["500 Oh", "503 Later", "429 Too Many"])
def test_where_rules_cannot_be_had_nothing_is_asked_for_a_while(
    server: Server, visitor: Visitor, clock: Time, status: str
) -> None:
    server.answers["/robots.txt"] = answer("", status)
    server.answers["/a"] = answer("page")
    assert reason(visitor, server.url("/a")) == "robots_away"
    assert reason(visitor, server.url("/a")) == "put_off"
    assert server.targets() == ["/robots.txt"]
    server.answers["/robots.txt"] = robots("")
    clock.now += Limits().robots_away
    assert isinstance(visitor.get(Asked(url=server.url("/a"))), Fetched)


def test_a_redirect_is_asked_of_the_robots_txt_where_it_leads(
    server: Server, other: Server, visitor: Visitor
) -> None:
    server.answers["/a"] = answer("", "302 Found", Location=other.url("/b"))
    other.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /\n")
    other.answers["/b"] = answer("page")
    assert reason(visitor, server.url("/a")) == "robots_disallow"
    assert other.targets() == ["/robots.txt"]


def test_a_feed_that_was_named_may_be_had_without_asking(server: Server, visitor: Visitor) -> None:
    server.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /feed\n")
    server.answers["/feed"] = answer("<rss/>", kind="text/xml")
    assert isinstance(visitor.get(Asked(url=server.url("/feed")), robots=False), Fetched)
    assert reason(visitor, server.url("/feed")) == "robots_disallow"


def test_a_long_robots_txt_is_read_to_its_bound(server: Server, visitor: Visitor) -> None:
    filler = "# nothing\n" * 60_000
    server.answers["/robots.txt"] = robots(f"User-agent: *\nDisallow: /x\n{filler}Disallow: /a\n")
    server.answers["/a"] = answer("page")
    assert isinstance(visitor.get(Asked(url=server.url("/a"))), Fetched)
    assert reason(visitor, server.url("/x")) == "robots_disallow"


def test_r08_patterns_of_a_robots_txt_take_no_time(server: Server, visitor: Visitor) -> None:
    stars = "Disallow: /" + "*a" * 400 + "$\n"
    server.answers["/robots.txt"] = robots("User-agent: *\n" + stars * 500)
    path = "/" + "a" * 3000 + "b"
    server.answers[path] = answer("page")
    began = time.monotonic()
    visitor.get(Asked(url=server.url(path)))
    assert time.monotonic() - began < 3


def test_robots_txt_that_is_a_bomb_closes_the_host(server: Server, visitor: Visitor) -> None:
    def endless(_: Request, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while True:
            connection.sendall(b"Disallow: /z\n" * 5_000)

    server.answers["/robots.txt"] = endless
    server.answers["/a"] = answer("page")
    assert isinstance(visitor.get(Asked(url=server.url("/a"))), Fetched), "cut off, and read so far"


def test_r24_rules_of_many_hosts_do_not_fill_the_memory(
    server: Server, client: MakeClient, clock: Time
) -> None:
    limits = Limits(robots_all=5_000, spacing=0.0)
    visitor = Visitor(client(limits), pause=clock.pause, now=clock)
    server.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /x\n" + "# rules\n" * 250)
    server.answers["/a"] = answer("page")
    for host in ("one", "two", "three", "one", "three"):
        visitor.get(Asked(url=server.url("/a", f"{host}.example")))
    hosts = [r.headers["host"].partition(".")[0] for r in server.asked if "robots" in r.target]
    assert hosts == ["one", "two", "three", "one"], "the third made room, and was asked once"


def test_a_host_is_given_pauses(server: Server, visitor: Visitor, clock: Time) -> None:
    server.answers["/a"] = answer("page")
    for _ in range(3):
        visitor.get(Asked(url=server.url("/a")))
    assert clock.waits == pytest.approx([2.0, 2.0, 2.0]), "robots.txt, then three pages"


def test_a_host_may_ask_for_longer_pauses(server: Server, visitor: Visitor, clock: Time) -> None:
    server.answers["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 7\n")
    server.answers["/a"] = answer("page")
    visitor.get(Asked(url=server.url("/a")))
    visitor.get(Asked(url=server.url("/a")))
    assert clock.waits == pytest.approx([7.0, 7.0])


def test_a_host_that_asks_for_very_long_pauses_is_left_to_later(
    server: Server, visitor: Visitor, clock: Time
) -> None:
    server.answers["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 600\n")
    server.answers["/a"] = answer("page")
    with pytest.raises(NotFetched) as failed:
        visitor.get(Asked(url=server.url("/a")))
    assert failed.value.reason == "put_off"
    assert failed.value.after == pytest.approx(600)
    clock.now += 600
    assert isinstance(visitor.get(Asked(url=server.url("/a"))), Fetched)


def test_hosts_wait_each_for_themselves(
    server: Server, other: Server, visitor: Visitor, clock: Time
) -> None:
    server.answers["/a"] = answer("page")
    other.answers["/a"] = answer("page")
    visitor.get(Asked(url=server.url("/a", "one.example")), robots=False)
    visitor.get(Asked(url=other.url("/a", "two.example")), robots=False)
    assert clock.waits == []


def test_a_host_that_is_busy_is_left_alone_for_as_long_as_it_asks(
    server: Server, visitor: Visitor, clock: Time
) -> None:
    server.answers["/a"] = answer("", "429 Too Many", Retry_After="90")
    server.answers["/b"] = answer("page")
    assert reason(visitor, server.url("/a")) == "busy"
    asked = len(server.asked)
    assert reason(visitor, server.url("/b")) == "put_off"
    assert len(server.asked) == asked
    clock.now += 91
    assert isinstance(visitor.get(Asked(url=server.url("/b"))), Fetched)


def test_a_host_that_fails_is_left_alone_longer_each_time(
    server: Server, visitor: Visitor, clock: Time
) -> None:
    server.answers["/a"] = answer("", "500 Oh")
    waits = []
    for _ in range(4):
        assert reason(visitor, server.url("/a")) == "server_failed"
        waits.append(visitor.hosts.away("127.0.0.1"))
        clock.now += waits[-1] + 1
    assert waits == sorted(waits)
    assert waits[-1] > 4 * waits[0]
    server.answers["/a"] = answer("page")
    visitor.get(Asked(url=server.url("/a")))
    server.answers["/a"] = answer("", "500 Oh")
    assert reason(visitor, server.url("/a")) == "server_failed"
    assert visitor.hosts.away("127.0.0.1") < 2 * Limits().backoff, "an answer makes good"


def test_a_missing_page_is_not_its_hosts_fault(server: Server, visitor: Visitor) -> None:
    server.answers["/a"] = answer("page")
    assert reason(visitor, server.url("/missing")) == "not_found"
    assert isinstance(visitor.get(Asked(url=server.url("/a"))), Fetched)


def test_a_redirect_to_a_host_that_is_left_alone_is_not_the_first_hosts_fault(
    server: Server, other: Server, visitor: Visitor
) -> None:
    other.answers["/x"] = answer("", "503 Later")
    assert reason(visitor, other.url("/x", "away.example")) == "busy"
    server.answers["/a"] = answer("", "302 Found", Location=other.url("/x", "away.example"))
    server.answers["/b"] = answer("page")
    assert reason(visitor, server.url("/a", "well.example")) == "put_off"
    assert isinstance(visitor.get(Asked(url=server.url("/b", "well.example"))), Fetched)


def test_a_run_that_is_to_end_does_not_wait(server: Server, client: MakeClient) -> None:
    def stop(_: float) -> None:
        raise Stopped

    visitor = Visitor(client(), pause=stop)
    server.answers["/a"] = answer("page")
    with pytest.raises(Stopped):
        visitor.get(Asked(url=server.url("/a")))
    assert server.targets() == ["/robots.txt"]


def test_pauses_do_not_count_as_slowness(server: Server, client: MakeClient) -> None:
    limits = Limits(total=0.4, spacing=0.3)
    visitor = Visitor(client(limits))
    for step in range(3):
        server.answers[f"/{step}"] = answer("", "302 Found", Location=f"/{step + 1}")
    server.answers["/3"] = answer("page")
    assert isinstance(visitor.get(Asked(url=server.url("/0"))), Fetched)


def test_the_agent_says_who_asks() -> None:
    assert agent("https://desk.example/robot").endswith(" (+https://desk.example/robot)")
    assert agent().startswith("Isnad/")


@given(st.integers(0, 10_000))
def test_backoff_grows_to_a_day_and_no_further(failures: int) -> None:
    limits = Limits()
    assert 0.8 * limits.backoff <= backoff(failures, limits) <= 1.2 * limits.longest_wait


@given(st.text(max_size=40) | st.integers().map(str))
def test_any_retry_after_is_a_bounded_wait_or_none(value: str) -> None:
    wait = retry_after(value, Limits())
    assert wait is None or 0 <= wait <= Limits().longest_wait


def test_retry_after_may_be_a_date() -> None:
    later = formatdate(time.time() + 120, usegmt=True)
    assert retry_after(later, Limits()) == pytest.approx(120, abs=3)
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT", Limits()) == 0
    assert retry_after("Wed, 21 Oct 2215 07:28:00 GMT", Limits()) == Limits().longest_wait
