"""Every format to reports: what becomes what, and what is left out."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import brotli
import pyarrow
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from isnad import flow
from isnad.reading import Arrived, InputForm, arrivals
from isnad.reading.telling import form_of
from isnad.records import Report

from ..archive import packed, page, record

TEXT = "Rebels seized the town of Saraqib on Saturday, the army said."
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title>
<item><title>Rebels &amp; army</title><link>https://post.example/1</link><guid>g1</guid>
<pubDate>Mon, 02 Dec 2024 14:30:00 +0300</pubDate><dc:creator>Lina Haddad</dc:creator>
<source url="https://wire.example/feed">Marfa Agency</source><description>In short.</description>
<content:encoded><![CDATA[<p>{text}</p><p>Second.</p>]]></content:encoded></item>
<item><title>Short one</title><link>https://post.example/2</link>
<description>{text}</description></item>
<item><title>Nothing</title><link>https://post.example/3</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin Lạc Phong</title>
<entry><id>urn:1</id><title type="html">A &lt;b&gt;title&lt;/b&gt;</title>
<link href="https://tin.example/1"/><author><name>Lan</name></author>
<published>2024-12-02T07:00:00+07:00</published><updated>2024-12-02T09:00:00+07:00</updated>
<content type="html">&lt;p&gt;{text}&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://r.example/"><title>Old Feed</title></channel>
<item rdf:about="https://r.example/1"><title>T</title><link>https://r.example/1</link>
<dc:date>2024-12-02T10:00:00Z</dc:date><description>{text}</description></item></rdf:RDF>"""
NINJS_3 = {
    "uri": "urn:newsml:agency.example:1",
    "version": "2",
    "type": "text",
    "versionCreated": "2024-12-02T16:02:28+02:00",
    "pubStatus": "usable",
    "copyrightHolder": "Marfa Agency",
    "language": "en-GB",
    "by": "Lina Haddad",
    "headlines": [{"role": "short", "value": "S"}, {"role": "main", "value": "Rebels seize town"}],
    "bodies": [
        {"role": "richtext", "contentType": "application/xhtml+xml", "value": f"<p>{TEXT}</p>"},
        {"role": "main", "contentType": "text/plain", "value": TEXT},
    ],
}
NINJS_1 = {
    "uri": "https://agency.example/items/7",
    "versioncreated": "2024-12-02T16:02:28Z",
    "byline": "Lina Haddad",
    "headline": "Rebels seize town",
    "body_html": f"<p>{TEXT}</p>",
    "infosource": [{"name": "Harbour Radio"}, {"name": "Marfa Agency", "role": "provider"}],
}

Counted = dict[str, int]


def read(path: Path, **options: Any) -> tuple[list[Report], list[tuple[str, str]], Counted]:
    """The reports of an input, what was refused (where, without the path; why), what was left out."""
    counted: Counted = {}

    def left_out(reason: str, count: int) -> None:
        counted[reason] = counted.get(reason, 0) + count

    items = list(arrivals([str(path)], left_out=left_out, **options))
    refused = [(i.where.removeprefix(str(path)), i.reason) for i in items if not is_read(i)]  # type: ignore[union-attr]
    return [i.report for i in items if isinstance(i, Arrived)], refused, counted


def is_read(item: object) -> bool:
    return isinstance(item, Arrived)


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def carried(report: Report) -> list[tuple[str | None, str, str | None]]:
    return [(one.name, one.link, one.url) for one in report.carried_by]


def test_rss_says_all_that_it_knows(tmp_path: Path) -> None:
    path = put(tmp_path, "feed.xml", RSS.format(text=TEXT))
    (whole, short), refused, _ = read(path)
    assert whole.text == f"{TEXT}\nSecond."
    assert (whole.title, whole.url) == ("Rebels & army", "https://post.example/1")
    assert (whole.outlet, whole.published) == ("The Harbour Post", "2024-12-02T14:30:00+03:00")
    assert carried(whole)[:2] == [
        ("Lina Haddad", "byline", None),
        ("Marfa Agency", "original", "https://wire.example/feed"),
    ]
    assert short.text == TEXT and short.published is None
    assert refused == [(":3", "empty")]


def test_atom_and_rdf(tmp_path: Path) -> None:
    (atom,), _, _ = read(put(tmp_path, "a.xml", ATOM.format(text=TEXT)))
    assert (atom.text, atom.title, atom.outlet) == (TEXT, "A title", "Tin Lạc Phong")
    assert (atom.published, atom.modified) == (
        "2024-12-02T07:00:00+07:00",
        "2024-12-02T09:00:00+07:00",
    )
    (rdf,), _, _ = read(put(tmp_path, "r.xml", RDF.format(text=TEXT)))
    assert (rdf.text, rdf.published, rdf.url) == (
        TEXT,
        "2024-12-02T10:00:00Z",
        "https://r.example/1",
    )


def test_dates_of_feeds_that_are_none_are_unknown(tmp_path: Path) -> None:
    for stated in ("yesterday", "32 Dec 2024 10:00:00 GMT", "Mon, 02 Dec 99999 10:00:00 GMT", "0"):
        feed = RSS.format(text=TEXT).replace("Mon, 02 Dec 2024 14:30:00 +0300", stated)
        (report, _), _, _ = read(put(tmp_path, "feed.xml", feed))
        assert report.published is None, stated


def test_a_feed_in_an_old_encoding(tmp_path: Path) -> None:
    text = "قصف مسلحون بلدة سراقب يوم السبت وقالت مصادر محلية إن القصف أوقع قتلى"
    feed = RSS.format(text=text).replace('encoding="utf-8"', 'encoding="windows-1256"')
    (report, _), _, _ = read(put(tmp_path, "feed.xml", feed.encode("windows-1256")))
    assert report.text.startswith(text)


def test_ninjs_of_version_3_and_1(tmp_path: Path) -> None:
    (three,), _, _ = read(put(tmp_path, "three.json", json.dumps(NINJS_3, indent=2)))
    assert (three.id, three.text) == ("urn:newsml:agency.example:1#2", TEXT)
    assert (three.title, three.outlet, three.language) == (
        "Rebels seize town",
        "Marfa Agency",
        "en",
    )
    assert three.published == "2024-12-02T16:02:28+02:00"
    assert ("Lina Haddad", "byline", None) in carried(three)
    (one,), _, _ = read(put(tmp_path, "one.json", json.dumps(NINJS_1)))
    assert (one.text, one.outlet, one.url) == (TEXT, "Marfa Agency", NINJS_1["uri"])
    assert ("Harbour Radio", "credit", None) in carried(one)


def test_ninjs_in_lines_and_in_an_array(tmp_path: Path) -> None:
    items = [{**NINJS_3, "uri": f"urn:{n}"} for n in range(3)]
    lines = put(tmp_path, "a.jsonl", "".join(json.dumps(item) + "\n" for item in items))
    array = put(tmp_path, "a.json", json.dumps(items))
    wanted = ["urn:0#2", "urn:1#2", "urn:2#2"]
    assert [report.id for report in read(lines)[0]] == wanted
    assert [report.id for report in read(array)[0]] == wanted


def test_r25_what_an_agency_takes_back_is_a_notice_of_that(tmp_path: Path) -> None:
    gone = {**NINJS_3, "version": "3", "pubStatus": "canceled", "edNote": "Sent in error."}
    bare = {**gone, "edNote": None}
    reports, refused, _ = read(put(tmp_path, "a.json", json.dumps([NINJS_3, gone])))
    assert refused == []
    item = NINJS_3["uri"]
    assert [(r.id, r.text, r.withdraws) for r in reports] == [
        (f"{item}#2", TEXT, None),
        (f"{item}#3-canceled", "Sent in error.", item),
    ]
    assert [r.text for r in read(put(tmp_path, "b.json", json.dumps(bare)))[0]] == ["canceled"]


def test_r25_what_an_agency_withholds_is_refused(tmp_path: Path) -> None:
    items = [NINJS_1, {**NINJS_3, "pubStatus": "withheld"}, {**NINJS_3, "uri": "urn:2"}]
    reports, refused, _ = read(put(tmp_path, "a.json", json.dumps(items)))
    assert len(reports) == 2
    assert refused == [(":2", "withheld")]


def test_pictures_of_an_agency_are_no_reports(tmp_path: Path) -> None:
    picture = {"uri": "urn:p", "type": "picture", "headline": "A street"}
    reports, refused, counted = read(put(tmp_path, "a.json", json.dumps([picture, NINJS_1])))
    assert (len(reports), refused, counted) == (1, [], {"no_text": 1})


def test_json_is_one_report_or_an_array(tmp_path: Path) -> None:
    one = put(tmp_path, "one.json", json.dumps({"text": "one", "title": "T"}, indent=2))
    many = put(
        tmp_path, "many.json", json.dumps([{"text": "a"}, {"x": 1}, {"text": "b"}], indent=2)
    )
    assert [(r.text, r.title) for r in read(one)[0]] == [("one", "T")]
    reports, refused, _ = read(many)
    assert [r.text for r in reports] == ["a", "b"]
    assert refused == [(":2", "wrong_type")]


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=6), st.data()
)
def test_arrays_of_any_texts_in_any_pieces(texts: list[str], data: st.DataObject) -> None:
    from isnad.reading.arrivals import Defaults
    from isnad.reading.forms.documents import _Values

    size = data.draw(st.integers(1, 7))
    raw = json.dumps([{"text": text} for text in texts], ensure_ascii=data.draw(st.booleans()))

    class Slow(io.BytesIO):
        def read(self, count: int | None = -1, /) -> bytes:
            return super().read(min(size, count or size))

    assert [value["text"] for value in _Values(Slow(raw.encode()))] == texts
    assert Defaults().columns == {}


def test_an_array_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", '[{"text": "a"},\n {"text": "b"}, {"te')
    reports, refused, _ = read(path)
    assert [r.text for r in reports] == ["a", "b"]
    assert refused == [("", "not_json")]


def archive() -> list[bytes]:
    raw = page(TEXT, "Packed")
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (raw[:50], raw[50:]))
    return [
        record("https://a.example/", b"", type_="warcinfo", kind="application/warc-fields"),
        record("https://a.example/1", page(TEXT, "Plain")),
        record("https://a.example/1", b"GET / HTTP/1.1\r\n\r\n", type_="request"),
        record("https://a.example/2", gzip.compress(raw), headers="Content-Encoding: gzip\r\n"),
        record("https://a.example/3", brotli.compress(raw), headers="Content-Encoding: br\r\n"),
        record(
            "https://a.example/4", zstandard.compress(raw), headers="Content-Encoding: zstd\r\n"
        ),
        record(
            "https://a.example/5", chunks + b"0\r\n\r\n", headers="Transfer-Encoding: chunked\r\n"
        ),
        record("https://a.example/6", raw, headers="Content-Encoding: gzip\r\n"),
        record("https://a.example/7", page("Not here."), status="404 Not Found"),
        record("https://a.example/8", b"\x89PNG" * 99, kind="image/png"),
        record("https://a.example/9", b"", type_="revisit"),
        record("https://a.example/10", TEXT.encode(), kind="text/plain"),
        record("https://a.example/11", TEXT.encode(), kind="text/plain", type_="conversion"),
        record("https://a.example/12", RSS.format(text=TEXT).encode(), kind="application/rss+xml"),
        record("https://a.example/13", b'{"menu": [1, 2]}', kind="application/json"),
    ]


@pytest.mark.parametrize("pack", [b"".join, lambda r: packed(*r), lambda r: zstandard.compress(b"".join(r))])  # fmt: skip
def test_an_archive_gives_its_pages(tmp_path: Path, pack: Callable[[list[bytes]], bytes]) -> None:
    reports, refused, counted = read(put(tmp_path, "a.warc", pack(archive())))
    urls = [report.url for report in reports]
    assert urls == [
        *(f"https://a.example/{n}" for n in (1, 2, 3, 4, 5, 6, 10, 11)),
        "https://post.example/1",
        "https://post.example/2",
    ]
    assert all(TEXT in report.text for report in reports)
    assert {report.received for report in reports} == {"2024-12-01T06:30:00Z"}
    assert [reason for _, reason in refused] == ["empty"]
    assert counted == {"no_answer": 2, "not_ok": 1, "no_text": 1, "revisit": 1, "no_report": 1}


def test_a_page_of_an_archive_keeps_where_it_was_fetched(tmp_path: Path) -> None:
    (report,), _, _ = read(put(tmp_path, "a.warc", record("https://a.example/1", page(TEXT))))
    assert report.page is not None
    assert (report.page.url, report.page.retrieved) == (
        "https://a.example/1",
        "2024-12-01T06:30:00Z",
    )


def test_r20_an_archive_from_the_future_is_not_believed(tmp_path: Path) -> None:
    later = (datetime.now(UTC) + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
    dates = (later, "0001-01-01T00:00:00Z", "never", "")
    records = [
        record(f"https://a.example/{n}", page(f"{TEXT} {n}"), date=date)
        for n, date in enumerate(dates)
    ]
    reports, _, _ = read(put(tmp_path, "a.warc", b"".join(records)))
    assert [report.received for report in reports] == [None] * len(dates)


@pytest.mark.parametrize("pack", [lambda *r: b"".join(r), packed])
def test_r16_of_an_archive_cut_off_what_is_whole_is_read(
    tmp_path: Path, pack: Callable[..., bytes]
) -> None:
    records = [record(f"https://a.example/{n}", page(f"{TEXT} {n}")) for n in range(3)]
    data = pack(*records)
    reports, refused, _ = read(put(tmp_path, "a.warc", data[:-100]))
    assert len(reports) == 2
    assert [reason for _, reason in refused] == ["torn"]


def wacz(folder: Path, members: dict[str, bytes], pack: int = zipfile.ZIP_STORED) -> Path:
    path = folder / "a.wacz"
    with zipfile.ZipFile(path, "w", pack) as whole:
        for name, data in members.items():
            whole.writestr(name, data)
    return path


def test_wacz_gives_the_pages_that_it_lists(tmp_path: Path) -> None:
    data = packed(*(record(f"https://a.example/{n}", page(f"{TEXT} {n}")) for n in range(4)))
    listed = '{"format": "json-pages-1.0"}\n{"url": "https://a.example/1"}\n{"url": "https://a.example/3"}\n'
    members = {"pages/pages.jsonl": listed.encode(), "archive/data.warc.gz": data}
    reports, refused, counted = read(wacz(tmp_path, members))
    assert [report.url for report in reports] == ["https://a.example/1", "https://a.example/3"]
    assert (refused, counted) == ([], {"no_page": 2})
    reports, _, _ = read(wacz(tmp_path, {"archive/data.warc.gz": data}, zipfile.ZIP_DEFLATED))
    assert len(reports) == 4


def test_parquet_has_a_report_in_each_row(tmp_path: Path) -> None:
    rows = {
        "text": [f"{TEXT} {n}" for n in range(150)],
        "published": [datetime(2024, 12, 2, 10, tzinfo=UTC)] * 149 + [None],
        "more": [1] * 150,
    }
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table(rows), path, row_group_size=40)
    reports, refused, _ = read(path, published="2020")
    assert [report.text for report in reports] == rows["text"]
    assert (reports[0].published, reports[-1].published) == ("2024-12-02T10:00:00Z", "2020")
    assert refused == []


def test_columns_of_a_table_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(
        pyarrow.table({"body": ["one", None, "two"], "day": ["2024", "x", "1"]}), path
    )
    assert read(path)[1] == [("", "no_text_column")]
    columns = {"text": "body", "published": "day"}
    reports, refused, _ = read(path, columns=columns)
    assert [(report.text, report.published) for report in reports] == [("one", "2024")]
    assert refused == [(":2", "empty"), (":3", "bad_date")]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.html", "a.xml", "a.json"])
def test_every_format_may_be_packed(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
) -> None:
    contents = {
        "a.txt": TEXT,
        "a.jsonl": json.dumps({"text": TEXT}),
        "a.html": page(TEXT).decode(),
        "a.xml": ATOM.format(text=TEXT),
        "a.json": json.dumps([{"text": TEXT}]),
    }
    data = pack(contents[name].encode())
    (report,), _, _ = read(put(tmp_path, f"{name}.gz", data))
    assert TEXT in report.text
    (piped,) = arrivals(["-"], stdin=io.BytesIO(data))
    assert isinstance(piped, Arrived) and piped.report.text == report.text


@pytest.mark.parametrize(
    "data",
    [
        page(TEXT),
        record("https://a.example/1", page(TEXT)),
        packed(record("https://a.example/1", page(TEXT))),
        ATOM.format(text=TEXT).encode(),
        json.dumps([{"text": TEXT}]).encode(),
    ],
    ids=["html", "warc", "warc.gz", "feed", "json"],
)
def test_every_format_may_come_through_a_pipe(data: bytes) -> None:
    (item,) = arrivals(["-"], stdin=io.BytesIO(data))
    assert isinstance(item, Arrived) and TEXT in item.report.text


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"<!DOCTYPE html><p>x", "a.txt", "html"),
        (b"\xef\xbb\xbf\n<html>", "", "html"),
        ("\ufeff<html>".encode("utf-16-le"), "", "html"),
        (b"<?xml version='1.0'?><!-- a --><rss>", "a.html", "feed"),
        (b"<?xml version='1.0'?><atom:feed>", "", "feed"),
        (b"<?xml version='1.0'?><urlset>", "a.xml", None),
        (b"<Reuters> Rebels", "", "text"),
        (b"just words", "a.html", "text"),
        (b"[Updated] Rebels", "", "text"),
        (b"WARC/1.1\r\n", "a.txt", "warc"),
        (b"PAR1", "", "parquet"),
        (b"PK\x03\x04", "", "wacz"),
        (b'{"text": "a"}\n{"te', "", "jsonl"),
        (b'{"text": "a\n{"text": "b"}\n', "", "jsonl"),
        (b'{\n  "text": "a"\n}', "", "json"),
        (b'{"uri": "urn:1", "headline": "x"}\n', "a.jsonl", "json"),
        (b"{", "a.jsonl", "jsonl"),
        (b"", "a.json", "jsonl"),
    ],
)
def test_the_format_is_told_by_content_first(head: bytes, name: str, form: str | None) -> None:
    assert form_of(head, name) == form


def test_the_format_may_be_named(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", page(TEXT))
    (as_text,) = read(path, form=InputForm.text)[0]
    assert as_text.text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", ["html", "feed", "warc", "ninjs", "parquet"])
def test_every_span_is_the_words_that_stand_there(tmp_path: Path, name: str) -> None:
    text = f"{TEXT} {TEXT}"
    path = tmp_path / f"a.{name}"
    if name == "parquet":
        parquet.write_table(pyarrow.table({"text": [text], "title": ["Rebels seize town"]}), path)
    else:
        path.write_bytes(
            {
                "html": page(text, "Rebels seize Aleppo"),
                "feed": RSS.format(text=text).encode(),
                "warc": record("https://a.example/1", page(text, "Rebels seize Aleppo")),
                "ninjs": json.dumps(
                    {**NINJS_1, "body_html": f"<p>{text}</p><p>{text}</p>"}
                ).encode(),
            }[name]
        )
    report = read(path, language="en")[0][0]
    result = flow.read(report)
    assert result.claims and not result.rejected_claims
    for claim in result.claims:
        for span in (claim.trigger, claim.evidence):
            assert report.part(span.part)[span.start : span.end] == span.quote
    for one in report.layout:
        assert 0 <= one.start < one.end <= len(report.part(one.part))


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
def test_packed_json_is_read_to_its_end(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    data = json.dumps([{"text": f"{TEXT} {n}"} for n in range(3)]).encode()
    reports, refused, _ = read(put(tmp_path, "a.json", pack(data)))
    assert (len(reports), refused) == (3, [])
    assert read(put(tmp_path, "b.json", pack(b"[")))[1]
