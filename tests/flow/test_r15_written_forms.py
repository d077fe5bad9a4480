"""One text in the forms that it may be written in makes the same claims, on the same words."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad import flow, world
from isnad.folding import fold
from isnad.names.judge import Mention
from isnad.reading.encodings import decode
from isnad.reading.encodings.known import named
from isnad.records import Claim, Report

from .test_truth import check

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports" / "reports.jsonl"
TONES = "\u0300\u0301\u0303\u0309\u0323"
# Arabic letters with the form that stands alone, as old programs wrote them.
ALONE = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in range(0xFE80, 0xFEFD)
    if unicodedata.decomposition(chr(code)).startswith("<isolated>")
    and len(unicodedata.normalize("NFKC", chr(code))) == 1
}
DIGITS = {str(n): chr(0x660 + n) for n in range(10)}


def reports() -> list[dict[str, Any]]:
    return [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]


def toned(text: str) -> str:
    """As windows-1258 has it: letters composed with their own marks, tones after them."""
    return "".join(map(_toned, unicodedata.normalize("NFC", text)))


def _toned(char: str) -> str:
    try:
        char.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        tone = [c for c in parts if c in TONES]
        base = "".join(c for c in parts if c not in TONES)
        return unicodedata.normalize("NFC", base) + "".join(tone)
    return char


def lengthened(text: str) -> str:
    """With a tatweel before every last letter that one may join."""
    out = ""
    for n, char in enumerate(text):
        follows = text[n + 1 : n + 2]
        joins = char in "بتثجحخسشصضطظعغفقكلمنهي" and "\u0621" <= follows <= "\u064a"
        out += char + ("\u0640" if joins and n % 5 == 0 else "")
    return out


FORMS: dict[str, list[tuple[str, Callable[[str], str]]]] = {
    "ar": [
        ("tatweel", lengthened),
        ("presentation", lambda text: "".join(ALONE.get(c, c) for c in text)),
        ("digits", lambda text: "".join(DIGITS.get(c, c) for c in text)),
        ("NFD", lambda text: unicodedata.normalize("NFD", text)),
    ],
    "vi": [
        ("NFD", lambda text: unicodedata.normalize("NFD", text)),
        ("windows-1258", toned),
        ("NFKD", lambda text: unicodedata.normalize("NFKD", text)),
    ],
    "en": [("NFD", lambda text: unicodedata.normalize("NFD", text))],
}
CASES = [
    pytest.param(one, form, id=f"{one['id']}-{name}")
    for one in reports()
    for name, form in FORMS[one["language"]]
]


def report(fields: dict[str, Any], form: Callable[[str], str] = str) -> Report:
    return Report(
        id="r", sha256="0" * 64, text=form(fields["text"]), title=form(fields["title"]),
        language=fields["language"], published=fields["published"],
    )  # fmt: skip


def told(claims: list[Claim]) -> list[Any]:
    """All of what is claimed but where in the text; words in their normal form."""
    return [_told(msgspec.to_builtins(claim)) for claim in claims]


_PLACES = frozenset({"start", "end", "id", "report", "made_by"})


def _told(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _told(inner) for key, inner in value.items() if key not in _PLACES}
    if isinstance(value, list):
        return [_told(inner) for inner in value]
    return fold(value) if isinstance(value, str) else value


@lru_cache(maxsize=64)
def as_it_came(name: str) -> list[Any]:
    (fields,) = (one for one in reports() if one["id"] == name)
    return told(check(report(fields)))


@pytest.mark.parametrize(("fields", "form"), CASES)
def test_r15_every_form_makes_the_same_claims(
    fields: dict[str, Any], form: Callable[[str], str]
) -> None:
    assert as_it_came(fields["id"])
    assert told(check(report(fields, form))) == as_it_came(fields["id"])


OLD = {"ar": ["windows-1256", "iso-8859-6"], "vi": ["viscii", "tcvn-5712"]}
IN_BYTES = [
    pytest.param(one, name, id=f"{one['id']}-{name}")
    for one in reports()
    for name in OLD.get(one["language"], [])
]


def in_bytes(text: str, name: str) -> bytes:
    """A text in an old encoding; what it has no byte for is left out, marks are made ASCII."""
    plain = text.translate(
        {0x201C: '"', 0x201D: '"', 0xAB: '"', 0xBB: '"', 0x2013: "-", 0x2014: "-"}
    )
    encoding = named(name)
    assert encoding is not None
    if encoding.characters is None:
        return plain.encode(encoding.codec, "ignore")
    byte_of = {char: byte for byte, char in enumerate(encoding.characters)}
    composed = unicodedata.normalize("NFC", plain)
    return bytes(byte_of[char] for char in composed if char in byte_of)


@pytest.mark.parametrize(("fields", "name"), IN_BYTES)
def test_r14_old_bytes_make_the_claims_of_their_text(fields: dict[str, Any], name: str) -> None:
    data = in_bytes(fields["text"], name)
    found = decode(data, header="windows-1252")
    assert found.text == named(name).decode(data)  # type: ignore[union-attr]
    claims = check(report(fields | {"text": found.text, "title": ""}))
    in_utf8 = check(report(fields | {"text": found.text.encode().decode(), "title": ""}))
    assert claims and told(claims) == told(in_utf8)


def names() -> Iterator[str]:
    for entity in ("group:hamas", "person:benjamin-netanyahu", "person:abbas-araghchi"):
        found = world.load().entity(entity)
        assert found is not None
        for several in found.names.values():
            yield from several


@settings(max_examples=60)
@given(st.sampled_from([*names()]), st.sampled_from([f for row in FORMS.values() for f in row]))
def test_r15_a_name_in_any_form_is_found(name: str, form: tuple[str, Callable[[str], str]]) -> None:
    known = world.load()
    written = form[1](name)
    assert known.people.find(Mention(written)) == known.people.find(Mention(name))
    assert [e.id for e in known.named(written)] == [e.id for e in known.named(name)]


def test_r15_two_marks_on_a_letter_in_every_order_are_one_word() -> None:
    for written in (
        "Vi\u1ec7t",
        "Vie\u0323\u0302t",
        "Vie\u0302\u0323t",
        "Vi\u00ea\u0323t",
        "Vi\u1eb9\u0302t",
    ):
        text = f"Quân đội {written} Nam đã rút khỏi thành phố Hama hôm thứ Hai."
        one = Report(id="r", sha256="0" * 64, text=text, language="vi", published="2024-12-02")
        (claim,) = flow.read(one).claims
        words = claim.actors[0].text
        assert words is not None and unicodedata.normalize("NFC", words) == "Quân đội Việt Nam"
        assert text[claim.actors[0].start : claim.actors[0].end] == words
