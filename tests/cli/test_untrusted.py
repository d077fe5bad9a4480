"""Reports that would do harm wherever their words leave: payloads in every field, real commands."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from isnad.cli import main
from tests.program import Done

from ..chromium import dom_of

HARM = (
    "</script><script>document.documentElement.dataset.harm=1</script>"
    '<img src=x onerror="document.documentElement.dataset.harm=1">'
    "<svg onload=document.documentElement.dataset.harm=1>"
)
STEER = "\x1b]8;;http://evil.example/\x07\x1b[2J\x9b31m\u202e\u2066\u2067\x85\r\u200b\ufeff"
MARKUP = "[x](javascript:alert(1)) ![y](http://evil.example/z.png) **b** <http://evil.example/>"
BAD = f"{HARM} {STEER} {MARKUP}"
URLS = [
    "javascript:document.documentElement.dataset.harm=1",
    'https://ok.example/"onmouseover="document.documentElement.dataset.harm=1',
    "data:text/html,<script>alert(1)</script>",
    " JaVaScRiPt\t:alert(1)",
    "https://ok.example/\u202egpj.exe",
]
# H, a Cyrillic a, and a name with an override in it.
ODD = "H\u0430mas fighters and Hez\u202ebollah"
TEXTS = {
    "en": [
        (
            f"{ODD} seized Khan Younis on Monday, a spokesman for Hamas {BAD} said. Hamas attacked "
            f"Nahal Oz “{BAD}” on Sunday, the army said."
        ),
        f"Rebels seized Aleppo, the {MARKUP} Observatory said on Monday. They killed 12 people in Idlib.",
    ],
    "ar": [f"قالت وكالة «{BAD}» الاثنين إن هيئة تحرير الشام تسيطر على مدينة حلب {BAD}."],
    "vi": [f"Quân nổi dậy đã chiếm thành phố Aleppo hôm thứ Hai, hãng tin “{BAD}” cho biết."],
}
HOSTILE = {"\x1b", "\x9b", "\x07", "\x85", "\r", "\u202a", "\u202b", "\u202d", "\u202e"}

Real = Callable[..., Done]


def reports() -> list[dict[str, Any]]:
    texts = [(language, text) for language, several in TEXTS.items() for text in several]
    return [
        {
            "id": f"../../{n}\u202egpj.{BAD}", "text": text, "language": language,
            "published": "2024-12-02", "title": f"Rebels seized Aleppo {BAD}",
            "outlet": f"Outlet {n} {BAD}", "url": URLS[n % len(URLS)],
        }
        for n, (language, text) in enumerate([*texts, ("en", TEXTS["en"][1] + " More.")])
    ]  # fmt: skip


def run(*arguments: str | Path) -> Done:
    """A command of the program itself, with its engine."""
    printed = [io.BytesIO(), io.BytesIO()]
    streams = [io.TextIOWrapper(one, "utf-8", write_through=True) for one in printed]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["isnad", *map(str, arguments)])
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        with pytest.raises(SystemExit) as ended:
            main()
    code = ended.value.code
    out, err = (one.getvalue().decode() for one in printed)
    return Done(code if isinstance(code, int) else 0, out, err)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "reports.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in reports()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def store(file: Path) -> Path:
    path = file.parent / "store.db"
    done = run("add", file, "--store", path)
    assert done.status == 0, done.err
    return path


def ids(store: Path) -> tuple[list[str], list[str]]:
    """The claims and the stories of a store."""
    stories = [
        json.loads(x)
        for x in run("stories", "--store", store, "--format", "jsonl").out.split("\n")[:-1]
    ]
    claims = [telling["claim"] for story in stories for telling in story["tellings"]]
    assert claims
    return claims, [story["id"] for story in stories]


def safe(done: Done) -> None:
    """Nothing that was printed for people can steer a terminal or reorder a line."""
    assert done.out and done.status == 0, done.err
    assert not HOSTILE & set(done.out)
    assert not HOSTILE & set(done.err)
    for line in done.out.split("\n"):
        depth = 0
        for char in line:
            depth += {"\u2066": 1, "\u2067": 1, "\u2068": 1, "\u2069": -1}.get(char, 0)
            assert depth >= 0, line
        assert depth == 0, line


def apart(done: Done) -> None:
    """What runs from right to left stands between isolates, so that it moves nothing around it."""
    for line in done.out.split("\n"):
        outside = re.sub("\u2068[^\u2069]*\u2069", "", line)
        assert not any("\u0590" <= char <= "\u08ff" for char in outside), line


def test_r09_r11_nothing_steers_the_terminal(file: Path, store: Path) -> None:
    claims, _ = ids(store)
    by = ("--store", store)
    day = ("--clock", "published")
    for arguments in (
        ("read", file),
        ("stories", *by),
        ("lineage", *by),
        ("situation", *by, *day, "--as-of", "2024-12-03"),
        ("changes", *by, *day, "--from", "2024-11-01", "--to", "2024-12-31"),
        ("who", "Hamas", *by),
        ("who", f"Hamas {STEER}"),
        ("who", f"Hez\u202ebollah {STEER}", "Hezbollah", *by),
        *(("why", claim, *by) for claim in claims[:4]),
        *(("brief", *by, *day, "--language", language) for language in TEXTS),
    ):
        done = run(*arguments)
        safe(done)
        if "brief" not in arguments:
            apart(done)
    for bad in (BAD, STEER, f"../{STEER}"):
        for arguments in (
            ("read", bad),
            ("why", bad, *by),
            ("text", bad, *by),
            ("stories", "--store", bad),
        ):
            done = run(*arguments)
            assert done.status and not HOSTILE & set(done.err), arguments


@pytest.mark.parametrize("language", [*TEXTS])
def test_r09_markdown_holds_no_markup_of_a_report(store: Path, language: str) -> None:
    done = run(
        "brief",
        "--store",
        store,
        "--clock",
        "published",
        "--format",
        "markdown",
        "--language",
        language,
    )
    safe(done)
    unescaped = re.sub(r"\\.", "", done.out)
    assert not re.search(r"\]\((?!#r\d+\))", unescaped)
    assert "<script" not in unescaped and "<img" not in unescaped and "<svg" not in unescaped
    assert not re.search(r"<(?!a id=\"r\d+\">|/a>|/?div)", unescaped)


class Elements(HTMLParser):
    """Every element of a page with its attributes; its texts within scripts are left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def harmless(page: str, scripts: int) -> None:
    """Nothing in a page, as a browser has it after all has run, came of a report's words."""
    found = Elements(page).found
    tags = [tag for tag, _ in found]
    assert tags.count("script") == scripts
    assert not {"img", "svg", "iframe", "object", "embed", "form", "base", "link"} & set(tags)
    for _, attributes in found:
        assert "data-harm" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        href = attributes.get("href") or "#"
        assert href.startswith(("#", "https://", "http://", "texts/")), href
    policy = [a["content"] or "" for t, a in found if t == "meta" and "http-equiv" in a]
    assert len(policy) == 1 and "default-src 'none'" in policy[0]
    assert "script-src 'unsafe-inline'" not in policy[0] and "unsafe-eval" not in policy[0]


@pytest.mark.parametrize("language", [*TEXTS])
def test_r09_nothing_runs_in_the_page_of_a_brief(
    store: Path, tmp_path: Path, language: str
) -> None:
    page = tmp_path / "brief.html"
    done = run(
        "brief", "--store", store, "--clock", "published", "--format", "html",
        "--language", language, "-o", page,
    )  # fmt: skip
    assert done.status == 0, done.err
    assert not HOSTILE & set(page.read_text(encoding="utf-8"))
    harmless(dom_of(page, tmp_path / "profile"), scripts=0)


def test_r02_r09_nothing_runs_in_the_page_of_a_bundle(store: Path, tmp_path: Path) -> None:
    _, stories = ids(store)
    brief = tmp_path / "brief.json"
    assert (
        run(
            "brief", "--store", store, "--clock", "published", "--format", "json", "-o", brief
        ).status
        == 0
    )
    for n, what in enumerate([stories[0], str(brief)]):
        out, folder = tmp_path / f"{n}.zip", tmp_path / str(n)
        done = run("bundle", what, "-o", out, "--store", store, "--with-texts")
        assert done.status == 0, done.err
        assert run("bundle", "--verify", out).status == 0
        with zipfile.ZipFile(out) as archive:
            assert all(
                re.fullmatch(r"(?:texts/\d{4}|[A-Za-z0-9]+)(?:\.[a-z]+)?", name)
                for name in archive.namelist()
            )
            archive.extractall(folder)
        page = dom_of(folder / "index.html", tmp_path / f"profile{n}")
        harmless(page, scripts=2)
        assert 'data-verified="yes"' in page


def test_r11_r12_odd_names_are_told_and_not_joined(file: Path, store: Path) -> None:
    read = run("read", file).out
    assert "beware   H\u0430mas fighters: not Latin: U+0430 CYRILLIC SMALL LETTER A" in read
    claims = [json.loads(x) for x in run("read", file, "--format", "jsonl").out.split("\n")[:-1]]
    for claim in claims:
        for one in (*claim["actors"], *claim["recipients"], *claim["sources"]):
            assert "\u0430" not in (one["text"] or "") or one["entity"] != "group:hamas"
    odd = next(c for c in claims if any("\u0430" in (a["text"] or "") for a in c["actors"]))
    assert "beware: H\u0430mas fighters: not Latin" in run("why", odd["id"], "--store", store).out
    brief = run("brief", "--store", store, "--clock", "published").out
    assert "Names in the words of [" in brief
    who = run("who", "H\u0430mas").out
    assert "beware" in who and "nobody in the tables" in who
    assert "beware" not in run("who", "Хамас").out + run("who", "حماس\u200f").out
