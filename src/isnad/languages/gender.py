"""The gender of noun groups, where the words of a language tell it."""

from __future__ import annotations

from isnad.annotations import Group
from isnad.languages.pack import Lex, Pack

_PEOPLE = frozenset({"person", "office"})
_FEMININE, _MASCULINE = "f", "m"
_TOLD = frozenset({"fem", "masc"})
_COUNTRY, _THIRD = "country:", "3"


def gender_of(group: Group, pack: Pack) -> str:
    """The gender (f or m) of what a noun group is; nothing where the words do not tell it."""
    if group.cls == "country":
        code = (group.entity or "").removeprefix(_COUNTRY)
        if code in pack.settings.get("countries_of_both", ()):
            return ""
        masculine = code in pack.settings.get("masculine_countries", ())
        return _MASCULINE if masculine else _FEMININE
    if group.sub == "settlement":
        return _FEMININE
    head = group.head
    if head is not None and head.tag == "name" and not group.members:
        return _of_name(head.lexes)
    if (
        head is None
        or head.tag != "noun"
        or (group.number is not None and group.number.sub != "any")
        or group.members
    ):
        return ""
    nouns = [x for x in head.lexes if x.tag == "noun" and x.entry.kind in ("noun", "frame")]
    if any("pl" in x.feats for x in nouns):
        return "" if group.cls in _PEOPLE else _FEMININE
    if not nouns or any(not {"sg"} & x.feats for x in nouns):
        return ""
    if group.cls not in _PEOPLE and all("fem" in x.feats for x in nouns):
        return _FEMININE  # some men are called by words of that ending
    long = head.j - head.i > 1 and group.cls not in _PEOPLE
    if any("fem" in x.feats for x in nouns) or head.enc or long or _counted(group):
        return ""
    return _MASCULINE


def _of_name(lexes: list[Lex]) -> str:
    """The gender of a body whose name opens with a noun that has one."""
    told = {"".join(_TOLD & x.feats)[:1] for x in lexes}
    return told.pop() if len(told) == 1 else ""


def _counted(group: Group) -> bool:
    """Whether a group is told by how many or which of them there are."""
    return any(i.tag == "det" and i.sub == "quant" for i in group.items)


def addressed(group: Group) -> str:
    """The gender (f or m) that a form of address tells of somebody; nothing where none does."""
    first = group.items[0] if group.items else None
    if first is None or first.tag != "title":
        return ""
    told = next((x.entry.cls for x in first.lexes if x.entry.kind == "title"), "")
    return told[1:2] if told[1:2] in (_FEMININE, _MASCULINE) and told[:1] == _THIRD else ""
