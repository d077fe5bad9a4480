"""Dictionaries of actors and of agents in the format of PETRARCH and TABARI.

A dictionary of actors has a name a line, with its code in brackets; synonyms begin with ``+``;
codes that hold for some time stand below, ``[AFGGOV 20011222-20141229]``, ``[AFGGOV >20011222]``,
``[AFGGOV <20011222]``. A dictionary of agents has nouns: ``FARMER {FARMERS} [~AGR]``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

import msgspec
from anyascii import anyascii

from isnad.world import cameo
from isnad.world.entities import Entity, Kind, Role, Sector
from isnad.world.scripts import language_of
from isnad.world.tables import Tally, WorldTableError, lines
from isnad.world.world import Noun

_CODES = re.compile(r"\[([^\[\]{}]*)[\]}]")
_CODE = re.compile(r"[A-Z0-9]{3,}")
_AGENT = re.compile(r"(?P<name>[^{\[]+?)\s*(?P<plural>\{[^}]*\})?\s*\[(?P<code>[^\]}]*)[\]}]")
_SET = re.compile(r"!(\w+)!\s*=\s*(.+)")
_MARKER = re.compile(r"!(\w+)!")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_NOTE = re.compile(r"\s*[#;].*")
_XML = re.compile(r"<!--.*?(-->|$)")
_SPAN = re.compile(r"(\d+)-(\d+)")
_NULL = "---"
# Two digits of a year up to this are of this century.
_CENTURY = 30
_LOOKED_AT, _MOST = 400, 0.7
_SHOWN = 60
# A single word of so many capitals is taken for an abbreviation.
_SHORT = 5
_SMALL = frozenset("of the and for in on de la al-din by to a".split())
# A word that says that something with dated codes is no person.
_BODIES = frozenset(
    "army forces force front party movement brigade brigades battalion group organization "
    "organisation council committee ministry union union league government militia police party "
    "guard command coalition alliance parliament assembly court republic federation".split()
)
_KINDS: dict[Sector, Kind] = {
    "GOV": "government", "MIL": "force", "COP": "force", "REB": "group", "OPP": "party",
    "PTY": "party", "MED": "media", "IGO": "igo", "NGO": "ngo", "BUS": "company",
    "REL": "religious", "CRM": "group", "UNK": "group", "REF": "group", "CVL": "group",
}  # fmt: skip


class Dated(msgspec.Struct, frozen=True):
    """A code, and the first and last day of the time that it holds for (null: no limit)."""

    code: str
    start: str | None = None
    end: str | None = None


class Entry(msgspec.Struct):
    """An actor of a dictionary: the line of its name, its names as written, its codes; whether a
    code was refused."""

    line: int
    names: list[str]
    codes: list[Dated]
    refused: bool = False


def form_of(path: Path) -> str | None:
    """Whether a file is a dictionary of ``actors`` or ``agents``; else null. In most of its lines
    there are codes, or names without a small letter."""
    votes = {"actors": 0, "agents": 0}
    fits = seen = 0
    for _, line in islice(_lines(path, Tally(lambda _: None)), _LOOKED_AT):
        seen += 1
        code = next(iter(_CODES.findall(line)), "").split(" ")[0]
        kind = "agents" if "~" in code else "actors"
        is_code = _CODE.fullmatch(code.strip("~")) is not None or code[:1] in tuple("<>")
        votes[kind] += is_code
        fits += is_code or line == line.upper()
    best = max(votes, key=lambda form: votes[form])
    return best if votes[best] and fits >= seen * _MOST else None


def _lines(path: Path, tally: Tally) -> Iterator[tuple[int, str]]:
    """The lines that say something, without comments."""
    inside = False
    for number, line in enumerate(lines(path, tally), 1):
        text = line
        if inside:
            _, end, text = text.partition("-->")
            inside = not end
        elif "<!--" in text:
            inside = "-->" not in text.rpartition("<!--")[2]
            text = _XML.sub("", text)
        text = _NOTE.sub("", text) if text[:1] not in "#;" else ""
        if text.strip():
            yield number, text.rstrip()


def entries(path: Path, tally: Tally) -> Iterator[Entry]:
    """The actors of a dictionary as they are written."""
    current: Entry | None = None
    for number, line in _lines(path, tally):
        text = line.strip()
        if text[0] not in "+[":
            if current is not None:
                yield current
            current = Entry(number, [], [])
            tally.rows += 1
        elif current is None:
            way = "a name without + or [ comes first"
            tally.refuse(_fault(path, number, f"{text[:_SHOWN]!r} belongs to no entry; {way}"))
            continue
        _add(current, text, _Line(path, number, tally))
    if current is not None:
        yield current


class _Line(msgspec.Struct, frozen=True):
    path: Path
    number: int
    tally: Tally

    def refuse(self, problem: str) -> None:
        self.tally.refuse(_fault(self.path, self.number, problem))


def _add(entry: Entry, text: str, at: _Line) -> None:
    """A line added to its entry; what cannot be used of it is refused."""
    name = text.partition("[")[0].lstrip("+").strip()
    if name:
        entry.names.append(name)
    found = _CODES.findall(text)
    if "[" in text and not found:
        entry.refused = True
        at.refuse("a bracket is not closed; write [CODE] or [CODE 20010131-20051231]")
    if text[0] == "+" and found:
        at.refuse("a synonym has no code of its own; take the + away to make it an entry")
        return
    for inside in found:
        try:
            entry.codes.append(_dated(inside))
        except ValueError as problem:
            entry.refused = True
            at.refuse(f"[{inside[:_SHOWN]}]: {problem}")


def _dated(inside: str) -> Dated:
    """What stands in brackets: a code, and the time that it holds for."""
    words = inside.split()
    codes = [word for word in words if _CODE.fullmatch(word) and not word.isdigit()]
    when = "".join(word for word in words if word not in codes)
    if when == _NULL and not codes:
        return Dated("")
    if len(codes) != 1:
        raise ValueError("write one code of capital letters, as in [AFGGOV 20010131-20051231]")
    span = _SPAN.fullmatch(when)
    if span:
        start, end = day(span[1]), day(span[2])
        if end < start:
            raise ValueError("it ends before it begins; turn the dates round")
        return Dated(codes[0], start, end)
    if when[:1] in ("<", ">"):
        limit = day(when[1:])
        return Dated(codes[0], None, limit) if when[0] == "<" else Dated(codes[0], limit)
    if when:
        raise ValueError(f"{when!r} is no time; write 20010131-20051231, <20010131 or >20010131")
    return Dated(codes[0])


def day(digits: str) -> str:
    """A date of a dictionary, YYYYMMDD or YYMMDD, as ISO date; ValueError for no date."""
    if not (digits.isascii() and digits.isdigit() and len(digits) in (6, 8)):
        raise ValueError(f"{digits!r} is no date; write YYYYMMDD")
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= _CENTURY else "19") + digits
    try:
        date = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise ValueError(f"the calendar has no {digits}; write the day that is meant") from None
    return date.isoformat()


def actors(path: Path, tally: Tally) -> Iterator[Entity]:
    """The actors of a dictionary. What only names a country is left out: countries are built in."""
    found: dict[str, Entity] = {}
    for entry in entries(path, tally):
        one = _entity(entry, path, tally)
        if one is not None:
            same = found.get(one.id)
            found[one.id] = one if same is None else _joined(same, one)
    yield from found.values()


def _joined(one: Entity, other: Entity) -> Entity:
    names = {
        code: list(dict.fromkeys([*one.names.get(code, ()), *other.names.get(code, ())]))
        for code in {**one.names, **other.names}
    }
    roles = [*one.roles, *other.roles]
    return msgspec.structs.replace(one, names=names, roles=roles)


def _entity(entry: Entry, path: Path, tally: Tally) -> Entity | None:
    if not entry.codes:
        if entry.refused:
            return None  # why, has been told
        problem = "it has no code that can be used; write one in brackets, as in [AFGGOV]"
        tally.refuse(_fault(path, entry.line, f"{entry.names[0][:_SHOWN]}: {problem}"))
        return None
    told = [(one, cameo.meaning(one.code)) for one in entry.codes if one.code]
    if all(what.bare for _, what in told):
        tally.note("entry that only names a country or says that there is no actor: left out")
        return None
    for block in dict.fromkeys(b for _, what in told for b in what.unknown):
        tally.note(f"code {block} is not known: it says nothing")
    names = _names(entry, path, tally)
    if not names:
        return None
    roles = [Role(w.country, w.sector, d.start, d.end) for d, w in told if d.start or d.end]
    always = [what for one, what in told if not (one.start or one.end)]
    country, sector = _usual(roles, always)
    first = next(iter(names.get("en") or next(iter(names.values()))))
    return Entity(
        id=f"user:{slug(first)}",
        name=first if first.isascii() else anyascii(first),
        kind=_kind(first, sector, roles),
        country=country,
        sector=sector,
        names=names,
        source=f"{path.name}:{entry.line} {' '.join(d.code for d in entry.codes)}",
        roles=roles,
    )


def _usual(roles: list[Role], always: list[cameo.Meaning]) -> tuple[str | None, Sector]:
    """Country and sector for a day that no dated code holds for: of the code without a date;
    else those that all others agree on, which need not hold for the sector."""
    if always:
        return always[-1].country, always[-1].sector
    lands = {role.country for role in roles}
    return (lands.pop() if len(lands) == 1 else None), "UNK"


def _kind(name: str, sector: Sector, roles: list[Role]) -> Kind:
    if roles and not _BODIES & set(re.split(r"[\W_]+", name.lower())):
        return "person"
    known = sector if sector != "UNK" or not roles else roles[0].sector
    return _KINDS.get(known, "organisation")


def _names(entry: Entry, path: Path, tally: Tally) -> dict[str, list[str]]:
    """The names of an entry by language; one without letters of a script that is read is refused."""
    found: dict[str, list[str]] = {}
    for written in entry.names:
        for name in spelled(written):
            language = language_of(name)
            if language is None:
                problem = f"{written!r} is no name in Latin or Arabic letters; take it out"
                tally.refuse(_fault(path, entry.line, problem))
            elif name not in found.setdefault(language, []):
                found[language].append(name)
    return found


def spelled(written: str) -> list[str]:
    """A name as text has it: spaces for underscores, capitals at the beginning of words; what
    stands in brackets is a name too where it abbreviates the rest."""
    plain = " ".join(re.sub(r"[_()]", " ", _IN_BRACKETS.sub(" ", written)).split())
    words = [w for w in re.split(r"[\s\-/]+", plain) if w]
    names = [_cased(plain)] if plain else []
    for inside in _IN_BRACKETS.findall(written):
        letters = inside.replace("_", "").strip()
        if letters.isalpha() and letters.isupper() and _abbreviates(letters, words):
            names.append(letters)
    return names


def _abbreviates(letters: str, words: list[str]) -> bool:
    initials = iter(word[0].upper() for word in words)
    return len(letters) > 1 and all(letter in initials for letter in letters)


def _cased(name: str) -> str:
    if not name.isupper() or (" " not in name and (len(name) <= _SHORT or "/" in name)):
        return name
    words = name.lower().split(" ")
    made = [w if n and w in _SMALL else _capital(w) for n, w in enumerate(words)]
    return " ".join(made)


def _capital(word: str) -> str:
    return re.sub(r"(^|[-/.])(\w)", lambda m: m[1] + m[2].upper(), word)


def slug(name: str) -> str:
    """A name in small letters and hyphens, as ids have it."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-") or "unnamed"


def nouns(path: Path, tally: Tally) -> Iterator[Noun]:
    """The nouns of a dictionary of agents, in both numbers, with their sectors."""
    sets: dict[str, list[str]] = {}
    for number, line in _lines(path, tally):
        at, text = _Line(path, number, tally), line.strip()
        if made := _SET.fullmatch(text):
            sets[made[1]] = [part.strip() for part in made[2].split(",") if part.strip()]
            continue
        if text[0] == "<":
            tally.note("rule that joins codes: not used")
            continue
        tally.rows += 1
        found = _AGENT.match(text)
        if found is None:
            at.refuse(f"{text[:_SHOWN]!r} is no noun with a code; write NOUN {{PLURAL}} [~CODE]")
            continue
        missing = [name for name in _MARKER.findall(found["name"]) if name not in sets]
        if missing:
            at.refuse(f"no set !{missing[0]}! stands above; write !{missing[0]}! = ONE, TWO")
            continue
        said = cameo.meaning(found["code"].replace("~", "").strip() or "UNK")
        if said.sector == "UNK":
            tally.note(f"noun with the code {found['code']}, which says no sector: left out")
            continue
        yield from _nouns(found["name"], found["plural"], said.sector, sets)


def _nouns(
    name: str, plural: str | None, sector: Sector, sets: dict[str, list[str]]
) -> Iterator[Noun]:
    """The forms of a noun; members of a set are all the forms that there are."""
    markers = _MARKER.findall(name)
    for chosen in product(*(sets[marker] for marker in markers)):
        parts = iter(chosen)
        form = _MARKER.sub(lambda _, parts=parts: next(parts), name)  # type: ignore[misc]
        form = " ".join(form.replace("_", " ").lower().split())
        if markers or plural is not None:
            many = (plural or "").strip("{} ").replace("_", " ").lower()
            yield Noun(form, plural=False, collective=not many and not markers, sector=sector)
            if many:
                yield Noun(many, plural=True, collective=False, sector=sector)
        else:
            yield Noun(form, plural=False, collective=False, sector=sector)
            yield Noun(_plural(form), plural=True, collective=False, sector=sector)


def _plural(form: str) -> str:
    """The regular plural as these dictionaries have it."""
    if form.endswith("y"):
        return f"{form[:-1]}ies"
    return form + ("es" if form.endswith("ss") else "s")


def _fault(path: Path, line: int, problem: str) -> WorldTableError:
    return WorldTableError(f"{path}:{line}: {problem}")
