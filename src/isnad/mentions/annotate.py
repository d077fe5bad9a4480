"""The mentions stage over one sentence: items, then groups."""

from __future__ import annotations

from isnad.annotations import Sentence
from isnad.languages.pack import Pack
from isnad.mentions.groups import group
from isnad.mentions.numerals import numerals
from isnad.mentions.tagging import tag


def annotate(sentence: Sentence, pack: Pack) -> None:
    """Fill ``items``, ``numerals`` and ``groups`` of the sentence from its tokens and dates."""
    sentence.items = tag(sentence.tokens, pack, sentence.dates)
    sentence.numerals = numerals(sentence, pack)
    sentence.groups = group(sentence.items, sentence.tokens, pack)
