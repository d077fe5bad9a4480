"""Hostile files, each small on disk: one is told with its reason, and its neighbours are read."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

import isnad
from isnad.reading import Arrived, arrivals
from isnad.reading.arrivals import Defaults
from isnad.reading.forms import reader_of
from isnad.reading.telling import Form
from isnad.reading.units import Unit
from isnad.records import Rejected

from ..archive import packed, page, record
from .test_forms import RSS, TEXT, put, read, wacz

MB = 1_000_000
SECRET = "the-secret-of-this-machine"


def bomb(size: int, pack: Callable[[bytes], bytes]) -> bytes:
    return pack(b" " * size)


def streamed(size: int) -> bytes:
    """Gzip of so many blanks, made in pieces."""
    packer = zlib.compressobj(9, wbits=31)
    out = [packer.compress(b" " * MB) for _ in range(size // MB)]
    return b"".join([*out, packer.flush()])


BOMBS: dict[str, Callable[[], bytes]] = {
    "br": lambda: bomb(256 * MB, lambda data: brotli.compress(data, quality=3)),
    "gzip": lambda: streamed(256 * MB),
    "zstd": lambda: bomb(256 * MB, zstandard.compress),
    "deflate": lambda: zlib.compress(b" " * 30 * MB, 9),
}


@pytest.mark.parametrize("coding", BOMBS)
def test_r01_a_packed_answer_that_is_a_bomb(tmp_path: Path, coding: str) -> None:
    headers = f"Content-Encoding: {coding}\r\n"
    data = (
        record("https://a.example/1", page("before"))
        + record("https://a.example/2", BOMBS[coding](), headers=headers)
        + record("https://a.example/3", page("after"))
    )
    assert len(data) < MB
    reports, refused, _ = read(put(tmp_path, "a.warc", data))
    assert [report.url for report in reports] == ["https://a.example/1", "https://a.example/3"]
    assert refused == [(":2 https://a.example/2", "bomb")]


def test_r01_an_archive_that_is_a_bomb(tmp_path: Path) -> None:
    huge = record("https://a.example/2", b"")
    head = huge.replace(b"Content-Length: ", b"Content-Length: 25600000")
    member = gzip.compress(head[:-4] + b" " * 256 * MB)
    data = packed(record("https://a.example/1", page("before"))) + member
    assert len(data) < MB
    reports, refused, _ = read(put(tmp_path, "a.warc.gz", data))
    assert [report.url for report in reports] == ["https://a.example/1"]
    assert [reason for _, reason in refused] in (["too_large", "bomb"], ["too_large", "torn"])


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.html", "a.json"])
def test_r01_a_packed_file_that_is_a_bomb(tmp_path: Path, name: str) -> None:
    start = {"a.txt": b"x", "a.jsonl": b'{"text": "a"}\n', "a.html": b"<html>", "a.json": b"[ {"}
    data = gzip.compress(start[name]) + streamed(64 * MB)
    good = put(tmp_path, "b.txt", "after")
    items = list(arrivals([str(put(tmp_path, f"{name}.gz", data)), str(good)]))
    assert isinstance(items[-1], Arrived)
    (reason,) = [item.reason for item in items if isinstance(item, Rejected)]
    assert reason in ("bomb", "too_large")


def test_r01_memory_stays_under_300_mb(tmp_path: Path) -> None:
    records = [record("https://a.example/0", page("before"))]
    for coding, make in BOMBS.items():
        headers = f"Content-Encoding: {coding}\r\n"
        records.append(record(f"https://a.example/{coding}", make(), headers=headers))
    put(tmp_path, "a.warc", b"".join(records))
    put(tmp_path, "b.txt.gz", streamed(256 * MB))
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom isnad.reading import arrivals\n"
        "print(len(list(arrivals(sys.argv[1:]))))\n"
        "own = Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0]\n"
        "print(max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))"
    )
    if not Path("/proc/self/status").exists():
        pytest.skip("the system does not tell the memory of a process")
    root = str(Path(isnad.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": root},
    )
    count, kilobytes = map(int, done.stdout.split())
    assert count == 6
    assert kilobytes * 1024 < 300 * MB


NAMES = [
    "../up",
    "/abs",
    "archive/../../x",
    "CON",
    "a" * 300,
    "x\u202egnp",
    "archive/a\0b",
    "c:\\x",
]


def test_r02_names_in_a_zip_are_no_paths(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    data = packed(record("https://a.example/1", page(TEXT)))
    members = {f"{name}.warc.gz": data for name in NAMES} | {"archive/data.warc.gz": data}
    link = zipfile.ZipInfo("archive/link.warc.gz")
    link.external_attr = 0o120777 << 16
    path = wacz(inside, members)
    with zipfile.ZipFile(path, "a") as whole:
        whole.writestr(link, "/etc/hostname")
    before = sorted(tmp_path.rglob("*"))
    reports, refused, _ = read(path)
    assert [report.url for report in reports] == ["https://a.example/1"]
    assert [(place, reason) for place, reason in refused] == [("!archive/link.warc.gz", "torn")]
    assert sorted(tmp_path.rglob("*")) == before


def test_r02_a_zip_that_is_a_bomb_or_no_archive(tmp_path: Path) -> None:
    good = packed(record("https://a.example/1", page(TEXT)))
    members = {"archive/a.warc": b" " * 64 * MB, "archive/b.warc.gz": good}
    path = wacz(tmp_path, members, zipfile.ZIP_DEFLATED)
    reports, refused, _ = read(path)
    assert len(reports) == 1
    assert refused == [("!archive/a.warc", "bomb")]
    assert read(wacz(tmp_path, {"a.docx": b"x"}))[1] == [("", "unknown_format")]
    path.write_bytes(path.read_bytes()[:-30])
    assert [reason for _, reason in read(path)[1]] == ["torn"]


def dtd(subset: str, text: str) -> str:
    return RSS.format(text=text).replace("<rss", f"<!DOCTYPE rss [{subset}]>\n<rss", 1)


LAUGHS = '<!ENTITY l0 "lol">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
)
QUADRATIC = f'<!ENTITY q "{"q" * 20_000}">'


@pytest.mark.parametrize(
    ("subset", "text"),
    [
        (LAUGHS, "&l9;"),
        (QUADRATIC, "&q;" * 9_000),
        ('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;', "x"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_r03_entities_are_not_expanded(
    tmp_path: Path, subset: str, text: str, encoding: str
) -> None:
    feed = dtd(subset, text).replace('encoding="utf-8"', f'encoding="{encoding}"')
    bad = put(tmp_path, "a.xml", feed.encode(encoding))
    put(tmp_path, "b.xml", RSS.format(text=TEXT))
    reports, refused, _ = read(tmp_path)
    assert (f"/{bad.name}", "dtd") in refused
    assert len(reports) == 2


def test_r04_no_file_gets_into_a_feed(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret", SECRET)
    subset = f'<!ENTITY x SYSTEM "file://{secret}">'
    folder = tmp_path / "feeds"
    folder.mkdir()
    put(folder, "a.xml", dtd(subset, "&x; words"))
    put(
        folder,
        "b.xml",
        RSS.format(text="&x; words").replace("<rss", f'<?x SYSTEM "{secret}"?><rss', 1),
    )
    xinclude = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{secret}"/>'
    put(folder, "c.xml", RSS.format(text=f"words {xinclude}"))
    external = f'<!DOCTYPE rss SYSTEM "file://{secret}">\n<rss'
    put(folder, "d.xml", RSS.format(text="&x; words").replace("<rss", external, 1))
    for item in arrivals([str(folder)]):
        assert SECRET not in repr(item)


PAGES = {
    "deep": b"<html><body>" + b"<div>" * 100_000 + b"words",
    "wide": b"<html><body><table><tr><td colspan=9007199254740992 rowspan=9007199254740992>words",
    "attributes": b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">words",
    "open": b"<html><body>" + b"<" * 300_000,
    "comments": b"<html><body>" + b"<!--" * 200_000,
    "entities": b"<html><body>" + b"&amp" * 300_000,
    "script": b'<html><script type="application/ld+json">' + b"[" * 300_000 + b"</script><p>words",
    "tables": b"<html><body>" + b"<table><tr><td>" * 4_000 + b"words",
    "links": b"<html><body>" + b"<a href=x>" * 100_000 + b"words",
}


@pytest.mark.parametrize("name", PAGES)
def test_r06_a_page_made_to_choke_on(tmp_path: Path, name: str) -> None:
    put(tmp_path, "a.html", PAGES[name])
    put(tmp_path, "b.html", page(TEXT))
    reports, refused, _ = read(tmp_path)
    assert TEXT in reports[-1].text
    assert len(reports) + len(refused) == 2


def test_r07_one_line_of_100_mb(tmp_path: Path) -> None:
    line = b'{"text": "' + b"x" * 100 * MB + b'"}\n{"text": "after"}\n'
    path = put(tmp_path, "a.jsonl", line)
    reports, refused, _ = read(path)
    assert [report.text for report in reports] == ["after"]
    assert refused == [(":1", "too_large")]
    for name in ("a.txt", "a.html", "a.xml", "a.json"):
        start = {"a.html": b"<html>", "a.xml": b"<rss>", "a.json": b'[{"text": "'}.get(name, b"")
        put(tmp_path, name, start + b"x" * 21 * MB)
        assert [reason for _, reason in read(tmp_path / name)[1]] == ["too_large"], name
    data = record("https://a.example/1", b"x" * 30 * MB) + record("https://a.example/2", page(TEXT))
    reports, refused, _ = read(put(tmp_path, "a.warc", data))
    assert (len(reports), refused) == (1, [(":1 https://a.example/1", "too_large")])


def test_json_nested_too_deep(tmp_path: Path) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    path = put(tmp_path, "a.json", f'[{{"text": "a"}}, {{"text": "b", "more": {deep}}}]')
    reports, refused, _ = read(path)
    assert [report.text for report in reports] == ["a"]
    assert [reason for _, reason in refused] == ["not_json"]


def test_a_walk_leaves_out_what_is_hidden_linked_or_a_device(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "outside"
    (folder / "sub" / ".git").mkdir(parents=True)
    outside.mkdir()
    secret = put(outside, "secret.txt", SECRET)
    put(folder, "b.txt", "b")
    put(folder, "a.txt", "a")
    put(folder, ".hidden.txt", "hidden")
    put(folder / "sub", "c.txt", "c")
    put(folder / "sub" / ".git", "d.txt", "d")
    (folder / "link.txt").symlink_to(secret)
    (folder / "links").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    reports, refused, counted = read(folder)
    assert [report.text for report in reports] == ["a", "b", "c"]
    assert (refused, counted) == ([], {"link_or_device": 2})
    assert [r.text for r in read(folder / "link.txt")[0]] == [SECRET]  # named by itself


def test_patterns_are_sorted_and_may_reach_down(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", "x.jsonl", "od[d].txt"):
        put(tmp_path, name, '{"text": "x"}' if name.endswith("l") else name)
    assert [r.text for r in read(tmp_path / "*.txt")[0]] == ["a.txt", "b.txt", "od[d].txt"]
    deep = [r.text for r in read(tmp_path / "**" / "*.txt")[0]]
    assert deep == ["a.txt", "b.txt", "od[d].txt", "sub/c.txt"]
    assert [r.text for r in read(tmp_path / "od[d].txt")[0]] == ["od[d].txt"]
    assert read(tmp_path / "*.none")[1] == [("", "no_file")]


@pytest.mark.parametrize("form", [Form.feed, Form.json, Form.warc, Form.wacz, Form.parquet])
@given(data=st.data())
def test_any_bytes_are_read_or_refused(form: Form, data: st.DataObject) -> None:
    starts = {
        Form.feed: RSS.format(text=TEXT).encode(),
        Form.json: json.dumps([{"text": TEXT}, {"uri": "urn:1", "body_text": "x"}]).encode(),
        Form.warc: record("https://a.example/1", page(TEXT)),
        Form.wacz: b"PK\x03\x04",
        Form.parquet: b"PAR1",
    }
    raw = bytearray(starts[form])
    for at, with_ in data.draw(
        st.lists(st.tuples(st.integers(0, len(raw)), st.binary(max_size=4)), max_size=5)
    ):
        raw[at : at + len(with_)] = with_
    cut = data.draw(st.integers(0, len(raw)))
    for units in (bytes(raw), bytes(raw[:cut])):
        for unit in reader_of(form)("x", io.BytesIO(units), Defaults()):
            for found in unit.read() if isinstance(unit, Unit) else (unit,):
                if isinstance(found, Arrived):
                    assert found.report.text.strip()
                elif isinstance(found, Rejected):
                    assert found.reason and found.message
