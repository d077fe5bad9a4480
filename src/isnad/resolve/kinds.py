"""What the kind of a place or a body is called in English, and whether one or several are told of."""

from __future__ import annotations

from isnad.annotations import Group, Sentence
from isnad.languages.pack import Pack
from isnad.world.kinds import glosses


def kind_in_english(group: Group, sentence: Sentence, pack: Pack) -> str:
    """What the word that heads a group is in English, for one or for several; empty where no table
    says."""
    if group.head is None:
        return ""
    forms = [t.bare for t in sentence.tokens[group.head.i : group.head.j]]
    known = glosses(pack.code)
    # "A military base" is a base: what a word of several begins with, the longest that is known.
    wholes = (" ".join(forms[:n]) for n in range(len(forms), 0, -1))
    word = next((w for whole in wholes for w in (whole, *pack.keys(whole)) if w in known), None)
    return known[word][is_several(group)] if word is not None else ""


def is_several(group: Group) -> bool:
    """Whether a group tells of several, by its form or by a word beside it."""
    return group.plural or any(i.tag == "num" or i.sub in ("pl", "quant") for i in group.items)


def is_pair(group: Group) -> bool:
    """Whether the form of a noun tells of two, and cannot tell of more."""
    head = group.head
    nouns = [x.feats for x in head.lexes if x.tag == "noun"] if head is not None else []
    return bool(nouns) and all("du" in feats for feats in nouns)
