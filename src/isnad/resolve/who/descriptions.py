"""What somebody is called who has no name: in English, by country and kind, else in Latin letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from anyascii import anyascii

from isnad import world
from isnad.annotations import Group, Sentence
from isnad.languages.en.grammar import plural
from isnad.languages.pack import Entry, Pack
from isnad.resolve.kinds import is_pair, kind_in_english
from isnad.resolve.who.bodies import BODIES
from isnad.resolve.who.seats import called_after
from isnad.resolve.who.serving import served
from isnad.world.entities import Entity

_COUNTRY = "country"
_PEOPLE = "people:"
# Forms of several people.
_SEVERAL = frozenset({"mp", "md", "fp", "fd"})
# Ends of adjectives of countries that are no nouns for several.
_UNCHANGED = ("sh", "ch", "se", "ss", "x")


def described(group: Group, text: str, country: str | None, sentence: Sentence, pack: Pack) -> str:
    """The English name of a described participant ("Syrian soldiers"), else its words (``text``) in
    Latin letters."""
    counted = group.of if _only_counts(group) else None
    entry = (counted or group).entry("noun")
    gloss = _gloss(entry)
    if group.cls == "place":
        gloss = kind_in_english(counted or group, sentence, pack) or gloss
    if group.name is None and group.cls == "person" and counted is None and _is_of_any(group):
        return str(pack.settings.get("counted", text))
    if group.name is None and not gloss and (people := _nationals(group, sentence, pack)):
        return people
    if group.name is not None or not gloss:
        town = called_after(group, sentence, country) if gloss else None
        return f"{town} {gloss}" if town is not None else romanised(text)
    if _many(group, sentence, pack) and entry is not None and entry.cls == "person":
        *before, last = gloss.split()
        gloss = " ".join([*before, plural(last)])
    whose = group.of or _owner(group)
    whom = served(group, world.load(), None)
    body = before_noun(whom) if whom is not None else ""
    body = body or (_body(group.of) if group.of is not None and counted is None else "")
    if body:
        return f"{body} {gloss}"
    inner = _gloss(whose.entry("noun")) if whose is not None and counted is None else ""
    if inner in (gloss, _COUNTRY):
        inner = ""  # "units of the army" are the army, the adjective tells the country
    if country and gloss == _COUNTRY and not inner and not _many(group, sentence, pack):
        state = world.load().entity(f"country:{country}")
        return state.name if state is not None else gloss
    adjective = _people(group) or (world.load().adjective(country) if country else None)
    return " ".join(filter(None, [adjective, inner, gloss]))


def _nationals(group: Group, sentence: Sentence, pack: Pack) -> str:
    """What people are called in English of whom only the country is told ("20 Palestinians"), where
    the words are in other letters; empty for others."""
    head = group.head
    told = next((x.entry.cls for x in group.lexes if x.entry.kind == "nat"), "")
    if head is None or head.tag != "nat" or pack.settings.get("capitals") or group.cls != "person":
        return ""
    adjective = world.load().adjective(told) or ""
    several = all(not _SEVERAL.isdisjoint(x.feats) for x in group.lexes)
    if not (several or _many(group, sentence, pack)):
        return adjective
    alike = adjective.endswith(_UNCHANGED)
    return f"{adjective} people" if alike else plural(adjective) if adjective else ""


def _body(group: Group) -> str:
    """The name of the body that a group is; empty for others."""
    if group.entity is None or group.cls not in BODIES:
        return ""
    fact = world.load().entity(group.entity)
    return before_noun(fact) if fact is not None else ""


def before_noun(body: Entity) -> str:
    """The English name of a body as it stands before a word for one of its people: without the ending
    of the plural where that is a name too ("a Houthi leader")."""
    one = body.name.removesuffix("s")
    return one if one in body.names.get("en", ()) else body.name


def _owner(group: Group) -> Group | None:
    """The body without a name that somebody is said right before to be of ("the army's spokesman")."""
    owner = group.owner
    body = owner is not None and owner.cls in BODIES and owner.name is None
    return owner if body and group.cls == "person" else None


def _people(group: Group) -> str:
    """The English adjective of the people that a modifier says somebody is of ("Kurdish")."""
    told = (x.entry.cls for item in group.items for x in item.lexes if x.entry.kind == "adj")
    return next((cls.removeprefix(_PEOPLE) for cls in told if cls.startswith(_PEOPLE)), "")


def _gloss(entry: Entry | None) -> str:
    return entry.opts.get("gloss", "").replace("_", " ") if entry is not None else ""


def _only_counts(group: Group) -> bool:
    """Whether the head is a number or an amount of what hangs on it ("two of the residents")."""
    return _is_number(group) or (group.head is not None and group.head.sub == "quant")


def _is_of_any(group: Group) -> bool:
    """Whether a number or an adjective alone stands for people ("the others")."""
    others = bool(group.items) and group.items[-1].tag == "pron"  # "at least ten others"
    return others or _is_number(group) or (group.head is not None and group.head.tag == "adj")


def _is_number(group: Group) -> bool:
    return group.head is not None and group.head.tag == "num"


def _many(group: Group, sentence: Sentence, pack: Pack) -> bool:
    """Whether more than one is spoken of: by form, number, or a word for several."""
    several = any("pl" in x.feats for x in group.lexes)
    if is_pair(group):
        return True
    if group.plural and (several or not group.members) and not _may_be_one(group):
        return True
    isolating = pack.settings.get("words") == "isolating"
    for item in group.items:
        if item.tag == "num":
            whole = sentence.numbers(item.i, item.j)
            return all((n.low, n.high) != (1, 1) for n in whole)
        if isolating and item.tag == "det" and item.sub in ("pl", "quant"):
            return True
    return False


def _may_be_one(group: Group) -> bool:
    """Whether the form of the head is also that of one alone, where forms tell."""
    feats = [x.feats for x in group.lexes if x.entry.kind == "noun"]
    return any("pl" in f or "du" in f for f in feats) and any(
        "pl" not in f and "du" not in f for f in feats
    )


@lru_cache(maxsize=1 << 14)
def romanised(text: str) -> str:
    """The words in Latin letters, in whatever forms they are written; Latin text stays as it is."""
    if all(ord(c) < 0x590 or 0x1E00 <= ord(c) < 0x2100 for c in text):
        return text
    return anyascii(unicodedata.normalize("NFKC", text))
