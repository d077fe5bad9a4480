"""Rounds over feeds, with a stand-in for what reads and keeps."""

from __future__ import annotations

import itertools
import json
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.errors import IsnadError
from isnad.fetching import (
    Asked,
    Entry,
    Feed,
    Fetched,
    Limits,
    NotFetched,
    Round,
    Stopped,
    Visitor,
    Watch,
    Watched,
)
from isnad.fetching.watched import Known
from isnad.records import Rejected

from .conftest import MakeClient, Time
from .server import Request, Server, answer


class Desk:
    """Feeds are lists of entries in JSON; a page is its own text; kept by text."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.refused: list[Rejected] = []
        self.told: list[Rejected] = []
        self.killed_before: str | None = None
        self.killed_after: str | None = None

    def entries(self, got: Fetched, feed: Feed) -> list[Entry | str | Rejected]:
        try:
            listed = json.loads(got.body)
        except ValueError:
            return [Rejected(where=got.final, reason="bad_feed", message="is no feed")]
        return [Entry(**one) if isinstance(one, dict) else one for one in listed]

    def page(self, got: Fetched, feed: Feed, published: str | None) -> list[str | Rejected]:
        text = got.body.decode()
        if not text:
            return [Rejected(where=got.final, reason="empty", message="has no text")]
        return [f"{text} {published}" if published else text]

    def id_of(self, item: str) -> str:
        return item

    def keep(self, item: str) -> None:
        if item == self.killed_before:
            raise KeyboardInterrupt
        self.kept.append(item)
        if item == self.killed_after:
            raise KeyboardInterrupt

    def refuse(self, item: Rejected) -> None:
        self.refused.append(item)

    def tell(self, item: Rejected) -> None:
        self.told.append(item)

    def holds(self, report: str) -> bool:
        return report in self.kept


class Scene:
    """A watcher over the feeds of a server, and what may be done with it."""

    def __init__(self, server: Server, client: MakeClient, clock: Time, path: Path) -> None:
        self.server, self.clock, self.desk = server, clock, Desk()
        self.limits = Limits()
        self.stopping = False
        self.feeds = [Feed(url=server.url("/feed"), every=600.0)]
        self._client, self._path = client(), path

    def round(self) -> Round:
        with Watched(str(self._path)) as watched:
            return self.watch(watched).round()

    def watch(self, watched: Watched) -> Watch[str]:
        visitor = Visitor(self._client, watched, self.pause, self.clock)
        return Watch(
            self.feeds, visitor, watched, self.desk, self.limits, self.clock, lambda: self.stopping
        )

    def pause(self, seconds: float) -> None:
        if self.stopping:
            raise Stopped
        self.clock.pause(seconds)

    def lists(self, *entries: object, path: str = "/feed", **headers: str) -> None:
        body = json.dumps([self.entry(e) if isinstance(e, str) else e for e in entries])
        self.server.answers[path] = answer(body, kind="application/json", **headers)

    def entry(self, name: str, **more: str) -> dict[str, str]:
        return {"id": name, "url": self.server.url(f"/{name}"), **more}

    def page(self, name: str, text: str | None = None) -> None:
        self.server.answers[f"/{name}"] = answer(text or f"page {name}")

    def later(self, seconds: float = 601.0) -> None:
        self.clock.now += seconds


@pytest.fixture
def scene(server: Server, client: MakeClient, clock: Time, tmp_path: Path) -> Scene:
    return Scene(server, client, clock, tmp_path / "news.db.watch")


def test_pages_that_a_feed_lists_are_fetched_once(scene: Scene) -> None:
    scene.lists("a", "b")
    scene.page("a")
    scene.page("b")
    count = scene.round()
    assert (count.feeds, count.changed, count.new, count.left) == (1, 1, 2, 0)
    assert scene.desk.kept == ["page a", "page b"]
    assert scene.round() == Round(), "nothing is due"
    scene.later()
    scene.lists("a", "b", "c")
    scene.page("c")
    assert scene.round().new == 1
    assert scene.desk.kept == ["page a", "page b", "page c"]


def test_a_feed_that_has_not_changed_is_not_sent_again(scene: Scene) -> None:
    def conditional(request: Request, connection: socket.socket) -> None:
        same = request.headers.get("if-none-match") == '"v1"'
        fresh = answer("[]", kind="application/json", ETag='"v1"')
        connection.sendall(answer("", "304 Not Modified") if same else fresh)

    scene.server.answers["/feed"] = conditional
    assert scene.round().changed == 1
    scene.later()
    assert scene.round().unchanged == 1
    scene.later()
    assert scene.round().unchanged == 1


def test_an_entry_that_is_marked_as_changed_is_fetched_again_after_a_while(scene: Scene) -> None:
    scene.lists(scene.entry("a", mark="1"))
    scene.page("a", "first")
    scene.round()
    scene.page("a", "second")
    scene.lists(scene.entry("a", mark="2"))
    scene.later()
    assert scene.round().new == 0, "too soon"
    scene.later(3600)
    assert scene.round().new == 1
    assert scene.desk.kept == ["first", "second"]


def test_a_page_that_fails_is_tried_again_so_often_and_no_more(scene: Scene) -> None:
    scene.lists("a", "b")
    scene.page("b")
    scene.round()
    assert scene.desk.kept == ["page b"]
    for _ in range(10):
        scene.later(86_400 * 1.3)
        scene.round()
    assert [one.reason for one in scene.desk.refused] == ["not_found"] * 5
    assert "try 1 of 5" in scene.desk.refused[0].message
    assert "not tried again" in scene.desk.refused[-1].message
    assert scene.server.targets().count("/a") == 5


def test_a_page_that_comes_later_is_read(scene: Scene) -> None:
    scene.lists("a")
    scene.round()
    scene.page("a")
    scene.later(100)
    assert scene.round().feeds == 0
    assert scene.desk.kept == [], "too soon"
    scene.later(3600)
    scene.round()
    assert scene.desk.kept == ["page a"]


def test_what_will_never_be_read_is_not_tried_again(scene: Scene) -> None:
    scene.lists("a", "b", {"id": "c", "url": "http://169.254.169.254/"})
    scene.server.answers["/a"] = answer("x", kind="image/png")
    scene.server.answers["/b"] = answer("")
    scene.round()
    scene.later(86_400 * 2)
    scene.round()
    reasons = sorted(one.reason for one in scene.desk.refused)
    assert reasons == ["address_refused", "empty", "not_text"]


def test_a_feed_that_fails_waits_longer_each_time(scene: Scene) -> None:
    scene.server.answers["/feed"] = answer("", "404 Not Found")
    times = []
    for _ in range(60):
        if scene.round().failed:
            times.append(scene.clock.now)
        scene.later(1_800)
    waits = [after - before for before, after in itertools.pairwise(times)]
    assert len(times) < 15
    assert waits[-1] > 4 * waits[0]
    assert {one.reason for one in scene.desk.told} == {"not_found"}


def test_a_feed_that_is_gone_is_asked_for_no_more(scene: Scene) -> None:
    scene.server.answers["/feed"] = answer("", "410 Gone")
    assert scene.round().failed == 1
    scene.later(86_400 * 30)
    assert scene.round().feeds == 0
    assert scene.server.targets().count("/feed") == 1
    assert scene.desk.told[0].reason == "gone"


def test_a_feed_waits_for_as_long_as_its_server_asks(scene: Scene) -> None:
    scene.server.answers["/feed"] = answer("", "429 Too Many", Retry_After="5000")
    assert scene.round().failed == 1
    scene.later(4_000)
    assert scene.round().feeds == 0
    scene.later(1_001)
    scene.lists()
    assert scene.round().changed == 1


def test_what_is_no_feed_fails_and_its_version_is_not_remembered(scene: Scene) -> None:
    scene.server.answers["/feed"] = answer("<html>", ETag='"v1"')
    count = scene.round()
    assert (count.failed, count.changed) == (1, 0)
    scene.later(86_400)
    scene.lists("a")
    scene.page("a")
    assert scene.round().changed == 1
    assert all("if-none-match" not in request.headers for request in scene.server.asked)


def test_r05_what_a_feed_redirects_to_is_not_remembered(scene: Scene) -> None:
    scene.server.answers["/feed"] = answer("", "301 Moved Permanently", Location="/new")
    scene.server.answers["/new"] = answer("<html>")
    assert scene.round().failed == 1, "what is no feed where it leads is none"
    scene.lists("a")
    scene.page("a")
    scene.later(86_400)
    assert scene.round().changed == 1
    assert scene.server.targets().count("/feed") == 2
    assert scene.server.targets().count("/new") == 1


def test_two_feeds_may_number_their_entries_alike(scene: Scene) -> None:
    scene.feeds.append(Feed(url=scene.server.url("/other"), every=600.0))
    scene.lists({"id": "1", "url": scene.server.url("/a")})
    scene.lists({"id": "1", "url": scene.server.url("/b")}, path="/other")
    scene.page("a")
    scene.page("b")
    scene.round()
    assert scene.desk.kept == ["page a", "page b"]


def test_one_page_in_two_feeds_is_fetched_once(scene: Scene) -> None:
    scene.feeds.append(Feed(url=scene.server.url("/other"), every=600.0))
    scene.lists("a")
    scene.lists("a", path="/other")
    scene.page("a")
    scene.round()
    assert scene.desk.kept == ["page a"]


def test_what_a_feed_has_itself_is_kept(scene: Scene) -> None:
    scene.lists("a")
    scene.page("a")
    scene.desk.entries = lambda got, feed: [  # type: ignore[method-assign]
        "told in the feed",
        Rejected(where="feed:2", reason="empty", message="has no text"),
    ]
    scene.round()
    assert scene.desk.kept == ["told in the feed"]
    assert [one.reason for one in scene.desk.refused] == ["empty"]


def test_feeds_take_turns(scene: Scene) -> None:
    scene.feeds.append(Feed(url=scene.server.url("/other"), every=600.0))
    scene.lists("a1", "a2", "a3")
    scene.lists("b1", path="/other")
    for name in ("a1", "a2", "a3", "b1"):
        scene.page(name)
    scene.round()
    assert scene.desk.kept == ["page a1", "page b1", "page a2", "page a3"]


def test_a_long_feed_is_taken_a_part_at_a_time(scene: Scene) -> None:
    scene.limits = Limits(pages=2)
    scene.lists("a", "b", "c")
    for name in "abc":
        scene.page(name)
    assert scene.round().left == 1
    assert scene.round().left == 0
    assert scene.desk.kept == ["page a", "page b", "page c"]


def test_r20_a_date_in_the_future_holds_nothing_up(scene: Scene) -> None:
    scene.lists(scene.entry("a", published="2099-01-01T00:00:00Z", mark="2099"))
    scene.page("a")
    scene.round()
    scene.later()
    scene.lists(scene.entry("b", published="2024-12-01"), scene.entry("c", published="0025-01-01"))
    scene.page("b")
    scene.page("c")
    scene.round()
    assert scene.desk.kept == [
        "page a 2099-01-01T00:00:00Z",
        "page b 2024-12-01",
        "page c 0025-01-01",
    ]


def test_r20_a_clock_that_is_set_back_holds_nothing_up(scene: Scene) -> None:
    scene.lists("a")
    scene.page("a")
    scene.round()
    scene.clock.now -= 86_400 * 365
    scene.lists("a", "b")
    scene.page("b")
    scene.round()
    assert scene.desk.kept == ["page a", "page b"]


def test_r20_a_clock_that_was_far_ahead_holds_nothing_up(scene: Scene) -> None:
    right = scene.clock.now
    scene.clock.now = right + 86_400 * 365 * 70
    scene.lists("a")
    scene.server.answers["/a"] = answer("", "503 Later", Retry_After="600")
    scene.round()
    scene.clock.now = right
    scene.page("a")
    with Watched(str(scene._path)) as watched:
        assert scene.watch(watched).next_due() <= right + 86_400
    assert scene.round().changed == 1
    assert scene.desk.kept == ["page a"]


def test_r16_a_kill_before_a_report_is_kept_loses_nothing(scene: Scene) -> None:
    scene.lists("a", "b")
    scene.page("a")
    scene.page("b")
    scene.desk.killed_before = "page a"
    with pytest.raises(KeyboardInterrupt):
        scene.round()
    scene.desk.killed_before = None
    scene.round()
    assert scene.desk.kept == ["page a", "page b"]


def test_r16_a_kill_after_a_report_is_kept_doubles_nothing(scene: Scene) -> None:
    scene.lists("a", "b")
    scene.page("a")
    scene.page("b")
    scene.desk.killed_after = "page a"
    with pytest.raises(KeyboardInterrupt):
        scene.round()
    scene.desk.killed_after = None
    scene.page("a", "page a with other words around it")
    scene.round()
    assert scene.desk.kept == ["page a", "page b"]
    assert scene.server.targets().count("/a") == 1, "it is known to be kept"


def test_a_round_that_is_to_stop_finishes_its_page_and_adds_up(scene: Scene) -> None:
    scene.feeds.append(Feed(url=scene.server.url("/other"), every=600.0))
    scene.lists("a", "b")
    scene.lists(path="/other")
    scene.page("b")

    def last(_: Request, connection: socket.socket) -> None:
        scene.stopping = True
        connection.sendall(answer("page a"))

    scene.server.answers["/a"] = last
    count = scene.round()
    assert count.stopped
    assert scene.desk.kept == ["page a"]
    assert count.left == 1
    scene.stopping = False
    scene.round()
    assert scene.desk.kept == ["page a", "page b"]


def test_a_host_that_fails_is_left_alone_by_the_next_run_too(scene: Scene) -> None:
    scene.lists("a")
    scene.server.answers["/a"] = answer("", "503 Later", Retry_After="7200")
    scene.round()
    asked = len(scene.server.asked)
    scene.later(3_000)
    assert scene.round().put_off == 1, "the feed is on the same host"
    assert len(scene.server.asked) == asked
    scene.page("a")
    scene.later(4_300)
    scene.round()
    assert scene.desk.kept == ["page a"]


def test_the_next_round_is_when_something_is_due(scene: Scene, tmp_path: Path) -> None:
    scene.lists("a")
    with Watched(str(tmp_path / "other.watch")) as watched:
        watch = scene.watch(watched)
        began = scene.clock.now
        watch.round()
        assert began + 200 < watch.next_due() < began + 400, "the page that failed"
        watched.set_feed(Known(scene.feeds[0].url, gone=True))
        scene.feeds.append(Feed(url=scene.server.url("/new"), every=60.0))
        assert watch.next_due() <= scene.clock.now


def test_two_watchers_do_not_share_a_store(tmp_path: Path) -> None:
    path = str(tmp_path / "news.db.watch")
    with Watched(path), pytest.raises(IsnadError, match="another isnad watch"):
        Watched(path)
    with Watched(path):
        pass


def test_a_state_that_is_none_or_newer_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.db.watch"
    path.write_bytes(b"no database" * 100)
    with pytest.raises(IsnadError, match="move the file away"):
        Watched(str(path))
    path.unlink()
    with Watched(str(path)) as watched:
        watched._base.execute("PRAGMA user_version = 99")
    with pytest.raises(IsnadError, match="newer version"):
        Watched(str(path))
    with pytest.raises(IsnadError, match="cannot be kept"):
        Watched(str(tmp_path / "nowhere" / "news.db.watch"))


def test_the_state_keeps_no_address_of_what_is_done(scene: Scene, tmp_path: Path) -> None:
    scene.lists(scene.entry("trial-of-somebody"))
    scene.page("trial-of-somebody")
    scene.round()
    assert b"trial-of-somebody" not in (tmp_path / "news.db.watch").read_bytes()


def test_entries_that_no_feed_lists_any_more_are_forgotten(scene: Scene, tmp_path: Path) -> None:
    scene.lists("a", "b")
    scene.page("a")
    scene.page("b")
    scene.round()
    scene.lists("a")
    for _ in range(4):
        scene.later(86_400 * 30)
        scene.round()
    with Watched(str(tmp_path / "news.db.watch")) as watched:
        assert watched._rows("SELECT count(*) FROM entries") == [(1,)]


ENTRIES = st.lists(st.sampled_from("abcde"), max_size=5)


@given(st.lists(ENTRIES, max_size=6), st.data())
def test_whatever_feeds_list_each_page_is_kept_once(
    rounds: list[list[str]], data: st.DataObject
) -> None:
    """Also when the program is killed somewhere in any round."""
    desk, clock = Desk(), Time()
    web = Web(desk, data)
    with Watched(":memory:") as watched:
        feed = Feed(url="http://x.example/feed", every=60.0)
        watch = Watch([feed], web, watched, desk, Limits(), clock)  # type: ignore[arg-type]
        for number, listed in enumerate([*rounds, [], [], []]):
            web.listed, web.is_calm = listed, number > len(rounds)
            try:
                watch.round()
            except KeyboardInterrupt:
                desk.killed_after = desk.killed_before = None
            clock.now += 61
    assert sorted(desk.kept) == sorted({one for listed in rounds for one in listed})


class Web:
    """A visitor to a web without servers; it has the desk killed at times."""

    def __init__(self, desk: Desk, data: st.DataObject) -> None:
        self._desk, self._data = desk, data
        self.listed: list[str] = []
        self.is_calm = False

    def get(self, asked: Asked, *, robots: bool = True) -> Fetched:
        if asked.url.endswith("/feed"):
            made = [{"id": one, "url": f"http://x.example/{one}"} for one in self.listed]
            return self._answer(asked, json.dumps(made))
        name = asked.url.rpartition("/")[2]
        kinds = ["", "before", "after", "fail"]
        kill = "" if self.is_calm else self._data.draw(st.sampled_from(kinds))
        if kill == "fail":
            raise NotFetched(asked.url, "put_off", "later", 30.0)
        if kill == "before":
            self._desk.killed_before = name
        elif kill == "after":
            self._desk.killed_after = name
        return self._answer(asked, name)

    def _answer(self, asked: Asked, body: str) -> Fetched:
        return Fetched(
            url=asked.url,
            final=asked.url,
            status=200,
            headers={},
            content_type="text/plain",
            charset=None,
            body=body.encode(),
            retrieved="2024-12-01T00:00:00Z",
        )
