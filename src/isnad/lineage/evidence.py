"""Whether what two reports have in common is enough, by what the later says of its origin.

All numbers that decide stand here. Strength is the part of the later report's text that has a
counterpart, times how close the counterparts are on average.
"""

from __future__ import annotations

from typing import Literal

from isnad.joins import Kin
from isnad.lineage import outlets, page
from isnad.lineage.alignment import Alignment
from isnad.lineage.copying import Overlap
from isnad.lineage.prepared import Prepared

# What a report says of its origin, as far as it bears on one earlier report: its page credits the
# outlet; its text names it; it says that others are behind it, and not who; nothing; it is its
# outlet's own; its page credits others.
Credit = Literal["page", "text", "compiled", "none", "own", "others"]

# Strength from which on a report comes of one in another language, or (rewritten) in its own.
_TRANSLATED: dict[Credit, float] = {
    "page": 0.1, "text": 0.13, "compiled": 0.17, "none": 0.2, "own": 0.4, "others": 0.3,
}  # fmt: skip
_REWRITTEN: dict[Credit, float] = {"page": 0.15, "text": 0.18, "compiled": 0.3}
# How many sentences must match at least; fewer where the report credits the other.
_FEW, _MANY = 2, 4
# Taken over in the same language: which part of the later report makes a copy; which part and how
# many words make a partial one, fewer where the report credits the other.
_COPY, _COPY_LIKE = 0.65, 0.62
_PART, _PART_WORDS, _PART_CREDITED = 0.12, 40, 20
# Sentences that are hardly changed must be so many: one statement that two report on their own is
# told in much the same words.
_PART_WHOLE = 2
# A translation keeps most of the order and most sentences; nearly all, with those in their place.
_ORDER, _MOST, _WHOLE = 0.75, 0.65, 0.9
# What makes a translation of the report that the page credits, or of one that it does not, though
# few names are known: strength; which part of the text keeps its place among what matches; how many
# times as many sentences the one may have.
_PLACED: dict[Credit, tuple[float, float]] = {
    "page": (0.04, 0.6), "text": (0.08, 0.75), "none": (0.1, 0.85),
}  # fmt: skip
_COUNTED = 1.35
# What part of another report is used at least by one that does not say that it comes of it.
_USED = 0.2
# What a credit is worth when one of several originals is chosen.
_BONUS: dict[Credit, float] = {"page": 0.3, "text": 0.2}
# What a report is worth less as an original that credits others itself.
_HANDED_ON = 0.06


def credited(earlier: Prepared, later: Prepared) -> Credit:
    """Whether the later report names the outlet of the earlier: on its page, in its text, not."""
    if page.of(later.report, earlier.report) is not None:
        return "page"
    outlet = earlier.report.outlet
    return "text" if outlet and later.names_outlet(outlet) else "none"


def silent(earlier: Prepared, later: Prepared) -> Credit:
    """What a report says of its origin that does not name the outlet of the earlier."""
    if "compiled" in later.said:
        return "compiled"
    if later.own:
        return "own"
    if not any(one.link in ("credit", "original") for one in later.credits):
        return "none"
    return "none" if _share_credit(earlier, later) else "others"


def _share_credit(earlier: Prepared, later: Prepared) -> bool:
    """Whether two pages credit one outlet: reprints of one report."""
    return any(
        one.name and other.name and outlets.same(one.name, other.name)
        for one in later.credits
        for other in earlier.credits
    )


def copied(found: Overlap, says: Credit) -> Kin | None:
    """Whether words were taken over in one language: copy, partial or neither."""
    if not found.taken:
        return None
    if found.share >= _COPY and found.alike >= _COPY_LIKE:
        return "copy"
    credited = says in ("page", "text")
    least, whole = (_PART_CREDITED, 0) if credited else (_PART_WORDS, _PART_WHOLE)
    enough = found.same_words >= least and found.same_share >= _PART
    return "partial" if enough and found.hardly_changed >= whole else None


def retold(found: Alignment, whole: Alignment, says: Credit, *, one_language: bool) -> Kin | None:
    """Whether what is said was taken over in other words: translation, rewrite or neither.
    ``whole``: the same with the sentences that keep their place."""
    placed = not one_language and _keeps_place(found, whole, says)
    least = (_REWRITTEN if one_language else _TRANSLATED).get(says)
    many = _FEW if says in ("page", "text") else _MANY
    if least is None or found.strength < least or len(found.matches) < many:
        return "translation" if placed else None
    if one_language:
        return "rewrite"
    if says in ("none", "own", "others") and not (_keeps_order(found) and _uses(found)):
        return None
    all_of_it = placed and min(whole.share, whole.share_earlier) >= _WHOLE
    most = found.share >= _MOST or (all_of_it and 2 * len(found.matches) > found.sentences)
    return "translation" if _keeps_order(found) and most else "rewrite"


def _keeps_place(found: Alignment, whole: Alignment, says: Credit) -> bool:
    """Whether a report has about as many sentences as the other, in its order, though few of them
    name what is known in both languages."""
    least, share = _PLACED.get(says, (1.0, 1.0))
    if len(found.matches) < (_FEW if says in ("page", "text") else _FEW + 1):
        return False
    counts = whole.sentences, whole.sentences_earlier
    alike = max(counts) <= _COUNTED * min(counts)
    enough = found.strength >= least and min(whole.share, whole.share_earlier) >= share
    return alike and enough and _keeps_order(found)


def _uses(found: Alignment) -> bool:
    return found.share_earlier >= _USED


def _keeps_order(found: Alignment) -> bool:
    return found.ordered >= _ORDER * len(found.matches)


def worth(says: Credit) -> float:
    """What is added to the score of an original for what the later report says of it."""
    return _BONUS.get(says, 0.0)


def handed_on(earlier: Prepared) -> float:
    """What is taken off the score of an original that credits others: it is handed on itself."""
    return _HANDED_ON if any(o.link in ("credit", "original") for o in earlier.credits) else 0.0
