"""Whom words without a name point back to ("the group", "the minister", "the rebels")."""

from __future__ import annotations

from isnad.annotations import Group, Sentence
from isnad.resolve.memory import Known, Memory
from isnad.resolve.who.bodies import BODIES, Bodies, bearer, several
from isnad.resolve.who.homeland import homeland


class Pointing:
    """Finds in the memory of one report who is pointed back to."""

    def __init__(self, memory: Memory, bodies: Bodies) -> None:
        self.memory, self.bodies = memory, bodies

    def whom(
        self, group: Group, sentence: Sentence
    ) -> tuple[str | None, Known | None, Known | None]:
        """The entity, the mention before, and that mention once more where its name is that of the
        group; null where nobody is pointed back to."""
        found = self.bodies.find(group, sentence) or bearer(group, sentence, self.memory)
        if (
            found is not None
            and not self._foreign(group, sentence, found)
            and not _told_apart(group, sentence, found)
        ):
            return found.entity, found, found
        earlier = self.before(group, sentence) if group.definite else None
        if earlier is None:
            return None, None, None
        # "The Hill government" is not called Hill.
        whole = earlier.entity is not None or earlier.cls not in BODIES
        apart = _told_apart(group, sentence, earlier)
        pointed = earlier if whole and not apart and _stands_for(group, earlier) else None
        return earlier.entity, earlier, pointed

    def before(self, group: Group, sentence: Sentence) -> Known | None:
        """The mention before with the same head noun, of no other country."""
        return self.memory.by_head(self._heads(group, sentence), group.country)

    def _foreign(self, group: Group, sentence: Sentence, band: Known) -> bool:
        """Whether rebels of the country that is spoken of would be a band of another one."""
        if not several(group) or not band.country:
            return False
        home = homeland(group, sentence, self.memory, band.sector, head_of(group))
        before = self.memory.by_head(self._heads(group, sentence), None)
        told = {home, before.country if before is not None else None} - {None}
        return bool(told - {band.country})

    def _heads(self, group: Group, sentence: Sentence) -> tuple[str, ...]:
        """What a mention before is looked for under: the row of the head noun, then its word where
        it is one alone."""
        head, kinds = group.head, self.bodies.kinds(group, sentence)
        alone = head is not None and head.j - head.i == 1
        return (self.bodies.phrase(group, sentence), *(kinds if alone else kinds[:1]))


def head_of(group: Group) -> str:
    """The row of the head noun; empty where no table knows it."""
    entry = group.entry("noun")
    return entry.id if entry else ""


def _stands_for(group: Group, earlier: Known) -> bool:
    """Whether a description without a name is of the one who was named or described before."""
    alone = group.of is None and group.poss is None and not several(group)
    return group.name is None and alone and (earlier.named or not earlier.plural)


def _told_apart(group: Group, sentence: Sentence, earlier: Known) -> bool:
    """Whether a noun behind the head of a body tells which it is, and not the one before ("the
    Harbour Agency" after another agency)."""
    head = group.head
    behind = [i for i in group.items if head is not None and i.tag == "noun" and i.i >= head.j]
    words = {token.bare for i in behind for token in sentence.tokens[i.i : i.j]}
    return group.cls == "org" and not words <= earlier.words
