"""Tokens of date expressions: stretches without white space are read by themselves."""

from __future__ import annotations

import pytest

from isnad.mentions.dates import tokens


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "on 3 may 2019,\n the 4th",
        "\n a\tb\r\nc\u2028d\u3000e\x1cf\x85 ",
        "see https://harbour.example/2019-05-03,x and www.quay.example",
        "10:30\u201311.45 (3/4/2019) _x_ \u00b2 \u0664\u0665 5th-6th a5b --",
        "word " * 40 + "1." * 90 + " word\nword",
    ],
)
def test_tokens_are_those_of_the_whole_text(text: str) -> None:
    for _ in range(2):  # the second time its stretches are known
        whole = tokens._TOKENS.finditer(text)
        assert tokens.scan(text) == [(m.group(), *m.span()) for m in whole]
