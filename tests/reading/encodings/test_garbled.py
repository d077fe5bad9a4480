"""UTF-8 that was misread and saved again is known; honest text never is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad.reading.encodings import garbled

TEXTS = [
    path.read_bytes().decode("utf-8")
    for path in sorted((Path(__file__).parent / "golden").glob("*.utf-8.txt"))
]


def misread(text: str, codec: str) -> str:
    """As browsers misread it: what the encoding has nothing for stays a control."""
    return "".join(
        char if (char := bytes([byte]).decode(codec, "replace")) != "\ufffd" else chr(byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    ("codec", "name"),
    [("cp1252", "windows-1252"), ("cp1256", "windows-1256"), ("latin-1", "iso-8859-1")],
)
def test_r14_misread_text_is_known(text: str, codec: str, name: str) -> None:
    assert garbled(misread(text, codec)) == name


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS,
        "",
        "plain",
        "فقط، ثم ط؛ ظ؟",
        "“x” — ‘y’…",
        "Ã, Â and Å are letters",
        "São Paulo à Évian",
    ],
)
def test_r14_honest_text_is_not(text: str) -> None:
    assert garbled(text) is None
