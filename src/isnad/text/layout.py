"""What a page's mark-up says of the lines of its text, and how far the rules are still asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from isnad.folding import fold
from isnad.records import CarriedBy, Passage, PassageKind
from isnad.text.furniture import Cut

# In lines of these kinds the rules find credits and the like; what the others are is settled.
_READ = frozenset({"caption", "heading", "byline", "credit"})


@dataclass(slots=True)
class Said:
    """What is said of one line: the kind of all of it, null where only of ``pieces``."""

    whole: PassageKind | None = None
    pieces: list[Passage] = field(default_factory=list)

    @property
    def reads(self) -> bool:
        """Whether the rules are asked as well."""
        return self.whole is None or self.whole in _READ

    def over(
        self, kind: PassageKind | None, cuts: list[Cut]
    ) -> tuple[PassageKind | None, list[Cut]]:
        """The kind of the line and its pieces, when the rules have found ``kind`` and ``cuts``."""
        if self.whole is not None:
            kept = [c for c in cuts if c.kind == "credit"] if self.reads else []
            return self.whole, kept
        own = [Cut(one.start, one.end, one.kind) for one in self.pieces]
        apart = [c for c in cuts if not any(c.start < o.end and o.start < c.end for o in own)]
        for cut in cuts:
            for one in own:
                if cut.start < one.end and one.start < cut.end:
                    one.carried += cut.carried
        return kind if apart else None, own + apart


def by_line(layout: Sequence[Passage], spans: list[tuple[int, int]]) -> dict[int, Said]:
    """What is said of each line by its number. Both are in order; a passage may go over lines."""
    # What its layout calls body may be more by its words.
    layout = [one for one in layout if one.kind != "body"]
    found: dict[int, Said] = {}
    at = 0
    for number, (start, end) in enumerate(spans):
        while at < len(layout) and layout[at].end <= start:
            at += 1
        inside = at
        while inside < len(layout) and layout[inside].start < end:
            one = layout[inside]
            said = found.setdefault(number, Said())
            if one.start <= start and end <= one.end:
                said.whole = one.kind
            else:
                first, last = max(start, one.start), min(end, one.end)
                said.pieces.append(Passage(part=one.part, start=first, end=last, kind=one.kind))
            inside += 1
    return found


def joined(page: list[CarriedBy], text: list[CarriedBy]) -> list[CarriedBy]:
    """What the page says and what its words say, nothing twice. Of two that are the same, the one
    with the words stays, with the address of the other."""
    out = list(page)
    for one in text:
        same = next((n for n, other in enumerate(out) if _same(one, other)), None)
        if same is None:
            out.append(one)
        elif out[same].start is None:
            out[same] = CarriedBy(
                name=one.name, link=out[same].link, url=out[same].url or one.url, part=one.part,
                start=one.start, end=one.end, text=one.text,
            )  # fmt: skip
    return out


def _same(one: CarriedBy, other: CarriedBy) -> bool:
    if one.url is not None and one.url == other.url:
        return one.link == other.link
    photo = (one.link == "photo") == (other.link == "photo")
    return photo and one.name is not None and fold(one.name) == fold(other.name or "")


__all__ = ["Said", "by_line", "joined"]
