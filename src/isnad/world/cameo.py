"""Actor codes of CAMEO (``AFGGOVMIL``): the country and the sector that their blocks of three
letters say."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from isnad.world import countries
from isnad.world.actors import FOLDER, sector_of
from isnad.world.entities import Sector
from isnad.world.tables import read

TABLE: Path = FOLDER / "cameo.tsv"
_BLOCK = 3
_NO_SECTOR = "-"


class Meaning(msgspec.Struct, frozen=True):
    """What a code says: country, or acronym of an organisation of states, sector, and the blocks
    that no table knows. ``bare``: it names a country and nothing more."""

    country: str | None
    sector: Sector
    unknown: tuple[str, ...] = ()
    bare: bool = False


class _Block(msgspec.Struct, frozen=True):
    what: str
    means: str | None
    sector: Sector


@lru_cache(maxsize=1)
def _blocks() -> dict[str, _Block]:
    found = {
        code: _Block("country", code, "UNK") for code in sorted(countries.alpha3_of().values())
    }
    for row in read(TABLE, ["code", "is", "means", "sector"]):
        told = "UNK" if row["sector"] in ("", _NO_SECTOR) else sector_of(row)
        # An ISO code says a country wherever it comes first.
        if row["code"] not in found or row["is"] == "role":
            found[row["code"]] = _Block(row["is"], row["means"] or None, told)
    return found


@lru_cache(maxsize=1 << 12)
def meaning(code: str) -> Meaning:
    """What a code says; a code that says nothing known is of no country and sector UNK."""
    blocks = [code[i : i + _BLOCK] for i in range(0, len(code), _BLOCK)]
    known = [_blocks().get(block) for block in blocks]
    unknown = tuple(b for b, one in zip(blocks, known, strict=True) if one is None)
    told = [one for one in known if one is not None]
    country = None
    if known[0] is not None and known[0].what == "country":
        country = known[0].means
    bodies = [one for one in told if one.what == "body"]
    if country is None and bodies:
        country = bodies[0].means
    sectors: list[Sector] = [one.sector for one in told if one.what in ("role", "body")]
    sectors += [one.sector for one in told if one.what == "faith"]
    sectors = [sector for sector in sectors if sector != "UNK"]
    bare = len(blocks) == 1 and country is not None and not bodies
    return Meaning(country, sectors[0] if sectors else "UNK", unknown, bare)
