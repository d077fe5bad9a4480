"""Texts in the encodings of old pages: with a right header, a wrong one, and none.

The files in ``golden`` were made by iconv (those of VNI, which it lacks, by hand) from texts written
for this test: ``*.bytes`` as they come in, ``*.txt`` the characters that they stand for, in UTF-8.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.reading.encodings import Decoded, Undecodable, decode, decode_as, is_encoding
from isnad.reading.encodings.known import measured, named

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.bytes"))
LABELS = [
    *("utf-8", "UTF-16", "windows-1252", "ISO-8859-1", "windows-1256", "iso-8859-6"),
    *("windows-1258", "VISCII", "TCVN3", "x-viet-tcvn5712", "windows-1251", "gb18030"),
    *("shift_jis", "x-user-defined", "no such thing", ""),
]
# Those that a page in ASCII can stand around.
IN_ASCII = [path for path in GOLDEN if "utf-16" not in path.stem and "-mark" not in path.stem]
# Beside the encoding, a file's name may say what is particular about it.
PARTICULAR = ("-mark", "-decomposed", "-capitals")


def named_in(path: Path) -> str:
    name = path.stem.partition(".")[2]
    for word in PARTICULAR:
        name = name.removesuffix(word)
    return name


def meant(path: Path) -> str:
    return path.with_suffix(".txt").read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_r14_no_header(path: Path) -> None:
    assert decode(path.read_bytes()).text == meant(path)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("which", ["header", "declared"])
def test_r14_right_header(path: Path, which: str) -> None:
    found = decode(path.read_bytes(), **{which: named_in(path)})  # type: ignore[arg-type]
    assert found.text == meant(path)
    if not found.encoding.startswith("utf-16"):
        assert found.how == ("mark" if "-mark" in path.stem else which)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("label", LABELS)
def test_r14_wrong_header_wrong_page_or_both(path: Path, label: str) -> None:
    data = path.read_bytes()
    for found in (
        decode(data, header=label),
        decode(data, declared=label),
        decode(data, header=label, declared="windows-1252"),
        decode(data, header=label, declared=named_in(path)),
    ):
        assert found.text == meant(path)
        assert found.replaced == 0


@pytest.mark.parametrize("path", IN_ASCII, ids=lambda path: path.stem)
def test_r14_a_page_around_the_text_changes_nothing(path: Path) -> None:
    before = b'<html lang="x"><head><script>var a = [1, 2]; function f() {}</script><title>'
    found = decode(before * 40 + path.read_bytes() + b"</title></html>", header="windows-1252")
    assert found.text == before.decode() * 40 + meant(path) + "</title></html>"


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_r14_an_encoding_that_is_told_is_taken(path: Path) -> None:
    found = decode_as(path.read_bytes(), "utf-8" if "utf-8" in path.stem else found_name(path))
    assert found.text == meant(path)
    assert found.how in {"told", "mark"}


def found_name(path: Path) -> str:
    return decode(path.read_bytes()).encoding


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("windows-1251", "Войска вошли в город Алеппо, сообщает агентство."),
        ("gb18030", "叙利亚反对派武装进入阿勒颇市,政府军撤退。"),
        ("cp1255", "הצבא נכנס לעיר חלב"),
        ("cp1252", "L’armée a été défaite à Alep, selon le président français."),
    ],
)
def test_r14_other_languages_are_not_taken_for_these(codec: str, text: str) -> None:
    assert decode(text.encode(codec)).text == text
    assert decode(text.encode(codec), header="windows-1256").text == text


def test_r14_bytes_that_read_well_in_nothing_are_refused() -> None:
    with pytest.raises(Undecodable) as told:
        decode(b"ab \x81\x8d\xff\x8f\x90 cd\xfe\x81")
    assert told.value.reason == "unknown_encoding"
    assert "0x81 at offset 3" in told.value.message
    assert "--encoding" in told.value.message


def test_r14_one_malformed_byte_is_refused_with_its_place_or_counted() -> None:
    text = "قالت الوكالة إن القوات انسحبت من المدينة"
    data = text.encode() + b" \xd9 " + text.encode()
    with pytest.raises(Undecodable) as told:
        decode(data)
    assert told.value.reason == "not_utf8"
    assert f"byte 0xd9 at offset {len(text.encode()) + 1}" in told.value.message
    found = decode(data, lenient=True)
    assert (found.text, found.replaced) == (f"{text} \ufffd {text}", 1)


def test_r14_many_malformed_bytes_are_no_few() -> None:
    data = ("قال " * 10).encode() + b"\xd9 \xd8 " * 4
    with pytest.raises(Undecodable):
        decode(data, lenient=True)


def test_r14_a_replacement_character_in_the_text_is_no_fault() -> None:
    text = "قال \ufffd ثم \ufffd"
    assert decode(text.encode(), lenient=True).replaced == 0


def test_r14_only_what_is_an_encoding_is_one() -> None:
    assert all(is_encoding(encoding.name) for encoding in measured())
    assert is_encoding("Windows-1256") and is_encoding("ISO_8859-6") and is_encoding("csVISCII")
    assert not any(map(is_encoding, ["", "rot13", "base64", "hex", "nonsense", "zip"]))
    latin = named("iso-8859-1")
    assert latin is not None and latin.name == "windows-1252"


@given(data=st.binary(max_size=300), label=st.sampled_from([None, *LABELS]))
def test_r13_any_bytes_are_a_text_or_refused(data: bytes, label: str | None) -> None:
    for lenient in (False, True):
        found = decoded(data, label, lenient)
        if isinstance(found, Undecodable):
            assert found.reason in {"not_utf8", "bad_bytes", "unknown_encoding"}
        else:
            found.text.encode("utf-8")
            assert lenient or not found.replaced


def decoded(data: bytes, label: str | None, lenient: bool) -> Decoded | Undecodable:
    try:
        return decode(data, header=label, lenient=lenient)
    except Undecodable as error:
        return error


@given(
    words=st.lists(st.sampled_from(meant(GOLDEN[0]).split()), min_size=1, max_size=30),
    codec=st.sampled_from(["utf-8", "utf-16"]),
)
def test_r14_what_is_valid_utf8_stays_it(words: list[str], codec: str) -> None:
    text = " ".join(words)
    assert decode(text.encode(codec), header="windows-1252").text == text
