"""The brief over the API: the same as the command's, and files that a browser keeps."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from isnad import bundles
from isnad.briefing import Wanted, brief_of
from isnad.store import open_store

ASKED = {"clock": "published", "known_by": "2024-12-02"}


@pytest.mark.parametrize("language", ["en", "ar", "vi"])
def test_it_is_what_the_command_tells(api: TestClient, demo_store: Path, language: str) -> None:
    told = api.get("/api/v1/brief", params={"lang": language, **ASKED}).json()
    with open_store(demo_store, create=False) as store:
        wanted = Wanted(language=language, clock="published", known_by="2024-12-02", most=200)
        same, _ = brief_of(store, wanted)
    assert told["title"]["text"] == same.title.text
    assert len(told["references"]) == len(same.references)
    assert told["language"] == language


def test_every_reference_leads_to_its_words(api: TestClient, demo_store: Path) -> None:
    told = api.get("/api/v1/brief", params=ASKED).json()
    assert told["references"]
    with open_store(demo_store, create=False) as store:
        for one in told["references"]:
            report, span = store.report(one["report"]), one["span"]
            assert report.part(span["part"])[span["start"] : span["end"]] == span["quote"]


def test_it_is_made_once(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = api.get("/api/v1/brief", params=ASKED)

    def never(*_: object) -> None:
        raise AssertionError("it was made again")

    monkeypatch.setattr("isnad.web.briefs.brief_of", never)
    assert api.get("/api/v1/brief", params=ASKED).content == first.content


@pytest.mark.parametrize(
    ("form", "media"),
    [("html", "text/html"), ("md", "text/markdown"), ("txt", "text/plain"), ("json", "application/json")],
)  # fmt: skip
def test_files_are_kept_and_not_shown(api: TestClient, form: str, media: str) -> None:
    answer = api.get(f"/api/v1/brief/brief.{form}", params=ASKED)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media)
    assert answer.headers["content-disposition"].startswith("attachment")
    if form == "json":
        assert json.loads(answer.text) == api.get("/api/v1/brief", params=ASKED).json()


@pytest.mark.parametrize("of", ["brief", "story"])
def test_bundles_are_whole(api: TestClient, demo_store: Path, of: str) -> None:
    if of == "brief":
        answer = api.get("/api/v1/brief/bundle.zip", params=ASKED)
    else:
        story = next(
            one["story"] for one in api.get("/api/v1/claims").json()["items"] if one["story"]
        )
        answer = api.get(f"/api/v1/stories/{story}/bundle.zip")
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    checked = bundles.verify({Path(name).name if "/" not in name else name: data
                              for name, data in files.items()})  # fmt: skip
    assert not checked.faults


def test_what_is_wrong_is_said(api: TestClient) -> None:
    assert api.get("/api/v1/brief?as_of=2024-13-41").status_code == 422
    assert api.get("/api/v1/brief?lang=fr").status_code == 422
    assert api.get("/api/v1/brief?days=0").status_code == 422
    assert api.get("/api/v1/brief/brief.exe").status_code == 422
