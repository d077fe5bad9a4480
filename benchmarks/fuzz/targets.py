"""What is fuzzed: each target takes bytes, and raises where something is wrong with the program."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path

from isnad.languages import pack
from isnad.reading.arrivals import Arrived, Defaults
from isnad.reading.checks import from_json, from_text
from isnad.reading.encodings import Undecodable, decode
from isnad.reading.forms import reader_of
from isnad.reading.telling import Form, form_of
from isnad.reading.units import Found, Unit
from isnad.reading.unpacking import Bomb, Torn, opened
from isnad.records import Rejected, Report
from isnad.text.passages import split
from isnad.text.tokens import sentences, tokenise

ROOT = Path(__file__).resolve().parents[2]
_LANGUAGES = ("ar", "en", "vi")
# What a reader may raise: the process that it runs in tells both with a reason.
_TOLD = (Bomb, Torn)


def page(data: bytes) -> None:
    """A page of HTML."""
    _form(Form.html, data)


def feed(data: bytes) -> None:
    """A feed."""
    _form(Form.feed, data)


def warc(data: bytes) -> None:
    """An archive, packed or not."""
    _form(Form.warc, data)


def document(data: bytes) -> None:
    """JSON: reports, arrays, ninjs."""
    _form(Form.json, data)


def lines(data: bytes) -> None:
    """Lines of JSON."""
    for line in data.splitlines():
        _check([from_json("x", line, Defaults())])


def text(data: bytes) -> None:
    """Plain text in whatever encoding, and which format it is taken for."""
    form_of(data[:4096], "x")
    _check([from_text("x", data, Defaults())])


def tokens(data: bytes) -> None:
    """Passages, sentences and tokens of a text in each language; all offsets are true."""
    try:
        words = decode(data).text
    except Undecodable:
        return
    for code in _LANGUAGES:
        report = Report(id="x", sha256="", text=words, language=code)
        known = pack.load(code)
        passages, _ = split(report, code)
        for one in passages:
            part = report.part(one.part)
            assert part[one.start : one.end].strip(), "a passage of nothing"
            for start, end in sentences(part, one.start, one.end, known.abbreviations):
                assert one.start <= start <= end <= one.end, "a sentence beside its passage"
                for token in tokenise(part, start, end, known.joints):
                    assert start <= token.start < token.end <= end, "a token beside its sentence"


def _form(form: Form, data: bytes) -> None:
    stream = io.BytesIO(data)
    try:
        units = reader_of(form)("x", stream if form is Form.warc else opened(stream), Defaults())
        for unit in units:
            _check(unit.read() if isinstance(unit, Unit) else [unit])
    except _TOLD:
        return


def _check(found: Iterable[Found]) -> None:
    """A report stands on its own offsets and can be kept; what is none says why."""
    for item in found:
        if isinstance(item, Rejected):
            assert item.reason and item.message, "a refusal without a reason"
        elif isinstance(item, Arrived):
            _whole(item.report)


def _whole(report: Report) -> None:
    for words in (report.text, report.title or "", report.url or "", report.outlet or ""):
        assert "\0" not in words, "a NUL that no database keeps"
        words.encode("utf-8")
    for one in report.layout:
        assert 0 <= one.start < one.end <= len(report.part(one.part)), "a stretch beside its part"
    for carrier in report.carried_by:
        if carrier.start is not None and carrier.end is not None:
            words = report.part(carrier.part)[carrier.start : carrier.end]
            assert words == carrier.text, "a carrier beside its words"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "page": page, "feed": feed, "warc": warc, "document": document, "lines": lines,
    "text": text, "tokens": tokens,
}  # fmt: skip


def seeds(target: str) -> list[bytes]:
    """What the inputs of a target are grown from: test pages, examples, small archives."""
    made: dict[str, list[bytes]] = {
        "page": [p.read_bytes() for p in sorted((ROOT / "benchmarks" / "pages").glob("*/*.html"))],
        "feed": [_FEED, _ATOM],
        "warc": [_WARC, b"WARC/1.0\r\n" + _WARC],
        "document": [_NINJS, b'[{"text": "a"}]', b'{"text": "Rebels took Hama."}'],
    }
    if target in made:
        return made[target]
    examples = sorted((ROOT / "examples" / "reports").iterdir())
    return [line for path in examples for line in path.read_bytes().splitlines()]


_FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Inkwell</title><item><guid>1</guid>
<title>Town taken</title><link>https://inkwell.example/1</link><pubDate>Sun, 01 Dec 2024 07:00:00 +0300</pubDate>
<description>&lt;p&gt;Rebels took the town.&lt;/p&gt;</description></item></channel></rss>"""
_ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>المرفأ</title>
<entry><id>a</id><title>خبر</title><updated>2024-12-01T07:00:00Z</updated><content type="html">&lt;p&gt;سيطر المسلحون
على البلدة.&lt;/p&gt;</content><link href="https://marfa.example/a"/></entry></feed>""".encode()
_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    b"<!DOCTYPE html><title>A</title><p>Rebels seized the town of Hama on Thursday, the army said.</p>"
)
_WARC = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n"
    b"WARC-Date: 2024-12-01T06:30:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
) % (len(_ANSWER), _ANSWER)
_NINJS = (
    b'{"uri": "urn:a:1", "type": "text", "headline": "Town taken", "byline": "A. Writer",'
    b' "versioncreated": "2024-12-01T07:00:00Z", "body_html": "<p>Rebels took the town.</p>"}'
)
