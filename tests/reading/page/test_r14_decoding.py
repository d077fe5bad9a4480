"""Pages in old encodings, under headers and statements that are right, wrong or missing."""

from __future__ import annotations

import pytest

from isnad.reading.arrivals import Arrived, Defaults
from isnad.reading.page import Unreadable, read_page
from isnad.reading.pages import from_page

from ..encodings.test_r14_encodings import IN_ASCII, meant, named_in

PAGE = """<!DOCTYPE html><html><head>{}<title>x</title></head><body><article><p>{}</p></article>
<footer>&copy; 2024</footer></body></html>"""


def page(name: str, meta: str) -> tuple[bytes, str]:
    """A page around the words of a file, and the words."""
    path = next(p for p in IN_ASCII if p.stem == name)
    before, after = PAGE.format(meta, "|").encode().split(b"|")
    lines = path.read_bytes().split(b"\n")[:-1]
    return before + b"</p><p>".join(lines) + after, meant(path).replace("\r", "").strip()


@pytest.mark.parametrize("name", [path.stem for path in IN_ASCII])
@pytest.mark.parametrize("meta", ["", "right", "utf-8", "windows-1252", "iso-8859-6"])
@pytest.mark.parametrize("header", [None, "utf-8", "iso-8859-1", "nonsense"])
def test_r14_every_page_is_read_in_its_own_encoding(
    name: str, meta: str, header: str | None
) -> None:
    own = named_in(next(p for p in IN_ASCII if p.stem == name))
    statement = f'<meta charset="{own if meta == "right" else meta}">' if meta else ""
    data, words = page(name, statement)
    lines = read_page(data, encoding=header).text.split("\n")
    # Which lines of so short a page are its report is not asked here.
    assert lines and set(lines) <= set(words.split("\n"))


def test_r14_what_nobody_declares_is_noted_and_what_is_declared_not() -> None:
    data, _ = page("ar.windows-1256", "")
    for meta, header, notes in (("", None, 1), ("", "windows-1256", 0), ("", "utf-8", 1)):
        item = from_page("x", data, Defaults(), encoding=header)
        assert isinstance(item, Arrived) and len(item.notes) == notes, (meta, header)
    told = from_page("x", data, Defaults(encoding="windows-1256"))
    assert isinstance(told, Arrived) and not told.notes


def test_r14_few_lost_places_are_noted_and_many_are_refused() -> None:
    data, words = page("ar.utf-8", "")
    item = from_page("x", data.replace(" قرى".encode(), b" \xd8\xd9" + " قرى".encode()), Defaults())
    assert isinstance(item, Arrived)
    assert "\ufffd\ufffd" in item.report.text
    assert set(item.report.text.replace(" \ufffd\ufffd", "").split("\n")) <= set(words.split("\n"))
    (note,) = item.notes
    assert note.each and "U+FFFD in 2 places" in note.message
    with pytest.raises(Unreadable) as refused:
        read_page(data.replace(b" ", b" \xd8 "))
    assert refused.value.reason == "not_utf8"
