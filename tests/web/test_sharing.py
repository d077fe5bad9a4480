"""An explorer that others can reach is for those who know its secret."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from isnad.errors import IsnadError
from isnad.web import create_app, held, safety, serving, sharing
from isnad.web.serving import serve
from isnad.web.sharing import Secret, Tries, read_secret

WORDS = "correct horse battery"
HERE = "http://localhost"


@pytest.fixture
def shared_api(demo_store: Path) -> Iterator[TestClient]:
    """An explorer with a secret, to somebody who was never there."""
    app = create_app(str(demo_store), secret=Secret(WORDS))
    with TestClient(app, base_url=HERE, follow_redirects=False) as client:
        yield client


def enter(client: TestClient, words: str, to: str = "/") -> tuple[int, str]:
    answer = client.post("/enter", data={"secret": words, "to": to})
    return answer.status_code, answer.headers.get("location", "")


def test_whoever_does_not_know_it_learns_nothing(shared_api: TestClient) -> None:
    for path in ("/api/v1/about", "/api/v1/claims.csv", "/api/v1/openapi.json", "/static/page.js"):
        assert shared_api.get(path).status_code == 401
        wrong = shared_api.get(path, headers={"authorization": "Bearer wrong"})
        assert wrong.status_code == 401 and "claims" not in wrong.text
        cookie = shared_api.get(path, headers={"cookie": "isnad=9999999999.00"})
        assert cookie.status_code == 401
    answer = shared_api.get("/stories?language=ar")
    assert (answer.status_code, answer.headers["location"]) == (
        303, "/enter?to=%2Fstories%3Flanguage%3Dar",
    )  # fmt: skip


def test_programs_send_it_as_a_token(shared_api: TestClient) -> None:
    answer = shared_api.get("/api/v1/about", headers={"authorization": f"Bearer {WORDS}"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"


def test_people_type_it_and_go_where_they_wanted(shared_api: TestClient) -> None:
    assert enter(shared_api, "wrong words")[0] == 403
    answer = shared_api.post("/enter", data={"secret": WORDS, "to": "/stories?language=ar"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/stories?language=ar")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and WORDS not in cookie
    assert shared_api.get("/api/v1/about").status_code == 200


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb: c", "", "/enter"]
)
def test_nobody_is_led_elsewhere(shared_api: TestClient, to: str) -> None:
    assert enter(shared_api, WORDS, to) == (303, "/")


def test_the_form_runs_nothing_and_says_nothing_back(shared_api: TestClient) -> None:
    answer = shared_api.get("/enter", params={"to": '/"><script>alert(1)</script>'})
    assert "<script>" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    assert shared_api.post("/enter", data={"secret": "x" * 5000}).status_code == 413
    assert shared_api.post("/api/v1/about").status_code == 405


def test_a_cookie_is_good_for_some_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = Secret(WORDS)
    cookie = secret.cookie(1000.0)
    assert secret.is_good(cookie, 1001.0)
    assert not secret.is_good(cookie, 1001.0 + sharing._GOOD)
    assert not secret.is_good("9" + cookie, 1001.0)
    assert not Secret(WORDS).is_good(cookie, 1001.0)
    for other in ("", ".", "a.b", "\u0661.x"):
        assert not secret.is_good(other, 0.0)


def test_many_wrong_ones_are_not_listened_to(shared_api: TestClient) -> None:
    answers = [enter(shared_api, f"guess number {n}")[0] for n in range(8)]
    assert answers == [403] * 5 + [429] * 3
    assert enter(shared_api, WORDS)[0] == 429


def test_wrong_ones_are_forgotten_in_time_and_counted_together() -> None:
    tries = Tries()
    for n in range(5):
        tries.wrong("one", float(n))
    assert not tries.may("one", 5.0) and tries.may("two", 5.0) and tries.may("one", 60.0)
    for n in range(200):
        tries.wrong(f"many {n}", 5.0)
    assert not tries.may("three", 5.0)


def test_a_secret_is_in_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text(f"{WORDS}\nmore\n")
    path.chmod(0o600)
    assert read_secret(path).is_it(WORDS)
    path.chmod(0o644)
    with pytest.raises(IsnadError, match="chmod 600"):
        read_secret(path)
    path.chmod(0o600)
    path.write_text("short\n")
    with pytest.raises(IsnadError, match="12 to"):
        read_secret(path)
    with pytest.raises(IsnadError, match="cannot be read"):
        read_secret(tmp_path / "none")


@pytest.mark.parametrize(
    ("host", "secret", "told"),
    [("192.0.2.1", None, "--token-file"), ("0.0.0.0", Secret(WORDS), "--allowed-host"),
     ("::", None, "--token-file"), ("news.example", Secret(WORDS), "no address")],
)  # fmt: skip
def test_others_do_not_reach_it_unguarded(
    demo_store: Path, host: str, secret: Secret | None, told: str
) -> None:
    with pytest.raises(IsnadError, match=told):
        serve(str(demo_store), 0, lambda address: None, host, (), secret)


def test_a_name_for_others_needs_a_secret_too(demo_store: Path) -> None:
    with pytest.raises(IsnadError, match="--token-file"):
        serve(str(demo_store), 0, lambda address: None, names=["news.example"])


def test_it_answers_under_the_names_it_was_given(demo_store: Path) -> None:
    app = create_app(str(demo_store), {"news.example"}, Secret(WORDS))
    with TestClient(app, base_url="http://news.example", follow_redirects=False) as client:
        assert client.get("/").status_code == 303
        assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_the_bounds_are_told(root: Path) -> None:
    page = (root / "docs" / "explorer.md").read_text("utf-8")
    for told in (
        f"at most {safety._LONGEST:,} characters", f"at most\n{held._PATIENCE:.0f} seconds",
        f"and {serving._AT_ONCE} are answered at once", f"for {sharing._GOOD // 3600} hours",
    ):  # fmt: skip
        assert told in page
    assert sharing._TRIES == 5 and "After five wrong ones" in page
