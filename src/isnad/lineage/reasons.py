"""Why a report is thought to come of another, in English sentences."""

from __future__ import annotations

from isnad.joins import Kin
from isnad.lineage.alignment import Alignment
from isnad.lineage.copying import Overlap
from isnad.lineage.evidence import Credit
from isnad.lineage.versions import Version

_SAYS: dict[Credit, str] = {
    "page": "the page credits {outlet}",
    "text": "the text names {outlet}",
    "compiled": "the page says that it is put together from reports of others",
}


def taken(found: Overlap, says: Credit, outlet: str | None) -> str:
    """Of words that were taken over."""
    near = len(found.taken) - found.verbatim
    if found.verbatim == found.of:
        words = f"All {_sentences(found.of)} are word for word the same"
    elif found.verbatim and near:
        words = (
            f"{found.verbatim} of {_sentences(found.of)} are word for word the same, "
            f"{near} nearly so"
        )
    elif near:
        words = f"{near} of {_sentences(found.of)} are nearly the same"
    else:
        words = f"{found.verbatim} of {_sentences(found.of)} are word for word the same"
    return _closed(words, says, outlet)


def told(found: Alignment, kind: Kin, says: Credit, outlet: str | None) -> str:
    """Of what is told in other words."""
    size = len(found.matches)
    words = (
        f"{size} of {_sentences(found.sentences)} name the same people, places, numbers and dates "
        f"as sentences of the other, {found.ordered} of them in its order"
    )
    if kind == "rewrite":
        words += f"; it uses {found.share_earlier:.0%} of the other's text"
    return _closed(words, says, outlet)


def followed(found: Version, outlet: str | None, words: Overlap | None, other: Alignment) -> str:
    """Of a report that follows one of its own outlet."""
    own = outlet or "The same outlet"
    if found.declared:
        return f"{own} declares that the item which this is a version of is taken back."
    if found.kind in ("correction", "retraction"):
        does = "corrects" if found.kind == "correction" else "takes back"
        how = [
            "whose title it quotes" if found.titled else "",
            "whose day it names" if found.dated else "",
            f"of which {_sentences(len(other.matches))} name the same" if other.matches else "",
        ]
        return f"{own} {does} a report of its own, {' and '.join(filter(None, how))}."
    how = [
        "calls it an update" if found.marked else "",
        "has it at the same address" if found.addressed else "",
    ]
    does = " and ".join(filter(None, how)) or "published both"
    if words is not None and words.taken:
        return f"{own} {does}; {_begun(taken(words, 'none', None))}"
    return f"{own} {does}; {_begun(told(other, 'update', 'none', None))}"


def linked(name: str, agency: str | None) -> str:
    """Of a page that is not held, which the report links to."""
    if agency:
        return f"The page links to {name} and credits {agency}; no report of theirs is held."
    return f"The page links to {name}, whose report is not held."


def credited(name: str) -> str:
    """Of an agency of which no such report is held."""
    return f"The page credits {name}, whose report is not held."


def _closed(words: str, says: Credit, outlet: str | None) -> str:
    more = _SAYS.get(says)
    return f"{words}, and {more.format(outlet=outlet or 'its outlet')}." if more else f"{words}."


def _sentences(count: int) -> str:
    return f"{count} sentence" if count == 1 else f"{count} sentences"


def _begun(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
