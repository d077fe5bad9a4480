"""Whom somebody is said to be what blames whoever is called so ("the mayor is a liar, the envoy said"),
by nouns that the tables mark ``insults=yes``: whoever says so accuses them."""

from __future__ import annotations

from isnad.annotations import Candidate, Group, Item, Link
from isnad.claims.acts.implied import is_private, is_public
from isnad.languages.pack import Entry

_ACCUSE, _INSULTS = "ACCUSE", "insults"
# The speaker, and whoever is spoken to.
_PRESENT = ("1", "2")


def blamed(units: list[Group], above: list[list[Link]]) -> list[Candidate]:
    """The accusations that somebody makes by saying what another is."""
    out = []
    for n, copula in enumerate(units[1:-1], 1):
        if copula.kind != "vg" or copula.form != "cop" or copula.polarity == "negated":
            continue
        whom, what = _subject(units, n), units[n + 1]
        link = next((k for k in reversed(above[copula.i]) if k.speaker is not None), None)
        if whom is None or link is None or what.kind != "np" or what.prep:
            continue
        word = what.head
        insult = word is not None and any(_INSULTS in x.entry.opts for x in what.lexes)
        if insult and word is not None and (made := _made(whom, word, link)) is not None:
            out.append(made)
    return out


def _subject(units: list[Group], n: int) -> Group | None:
    """Who is said by the copula at n to be something."""
    m = n - 1
    while m > 0 and units[m].kind == "np" and (units[m].prep or units[m].joined):
        m -= 1  # "the regime in the capital is"
    before = units[m]
    told = before.kind == "np" and not before.prep and not before.joined and before.acts
    return before if told and is_public(before) and before.sub[:1] not in _PRESENT else None


def _made(whom: Group, word: Item, link: Link) -> Candidate | None:
    who = link.speaker
    if who is None or who is whom or is_private(who):
        return None
    entry = Entry(id=word.lexes[0].entry.id, kind="func", type=_ACCUSE)
    roles = {"actor": [who], "recipient": [whom]}
    return Candidate(entry=entry, type=_ACCUSE, trigger=[word], link=link, roles=roles,
                     fired=[entry.id])  # fmt: skip
