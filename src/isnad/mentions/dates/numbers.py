"""Number words that stand together, read as one number ("twenty-first", one and twenty)."""

from __future__ import annotations

from isnad.mentions.dates.atoms import Atom

_JOINTS = ("and", "dash")
_LONGEST_MONTH = 31


def merged(atoms: list[Atom]) -> list[Atom]:
    """The atoms with every run of number words made one, with the classes of its value."""
    if not any("cardinal" in a.classes or "ordinal" in a.classes for a in atoms):
        return atoms
    out: list[Atom] = []
    i = 0
    while i < len(atoms):
        j, value, ordinal = _reach(atoms, i)
        if j > i:
            out.append(_number(atoms, i, j, value, ordinal))
        else:
            out.append(atoms[i])
        i = max(j, i + 1)
    return out


def _value(atom: Atom) -> int | None:
    value = atom.classes.get("cardinal", atom.classes.get("ordinal"))
    return value if isinstance(value, int) else None


def _reach(atoms: list[Atom], i: int) -> tuple[int, int, bool]:
    """The end of the number that begins at i (i itself for none), its value, whether ordinal."""
    first = _value(atoms[i])
    if first is None:
        return i, 0, False
    total, current, least = 0, first, first
    ordinal, j = "ordinal" in atoms[i].classes, i + 1
    while j < len(atoms):
        k = j + 1 if j + 1 < len(atoms) and any(c in atoms[j].classes for c in _JOINTS) else j
        value = _value(atoms[k])
        if value is None:
            break
        if value in (100, 1000) and current < value and k == j and current > 0:
            current *= value
            if value == 1000:
                total, current = total + current, 0
        elif _adds(least, value, k > j):
            current += value
        else:
            break
        least, j = value, k + 1
        ordinal = ordinal or "ordinal" in atoms[k].classes
    return j, total + current, ordinal


def _adds(last: int, value: int, joined: bool) -> bool:
    """Whether a number goes on with ``value`` after ``last``: big to small, or one and twenty."""
    if last >= 100 and last % 100 == 0:
        return value < last
    if last >= 10 and last % 10 == 0:
        return value < 10
    return joined and last < 10 and value in range(20, 100, 10)


def _number(atoms: list[Atom], i: int, j: int, value: int, ordinal: bool) -> Atom:
    classes: dict[str, int | str] = {} if j > i + 1 else dict(atoms[i].classes)
    if ordinal:
        classes["ordinal"] = value
        if value <= _LONGEST_MONTH:
            classes["day"] = value
    else:
        classes["cardinal"] = value
        if 1000 <= value <= 2199:
            classes["year"] = value
            if value % 10 and j > i + 3:
                classes["wyear"] = value
    return Atom(atoms[i].start, atoms[j - 1].end, classes, atoms[i].spaced)
