"""What the Arabic tables cannot say by themselves: inflection, clitics and their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from isnad import world
from isnad.folding import fold
from isnad.languages.ar import morphology

if TYPE_CHECKING:
    from isnad.languages.pack import Pack

_ARTICLE = fold("ال")
_FUTURE = fold("س")
# News addresses nobody: commands and the second person are left out.
_UNWRITTEN = re.compile(r"^imp\.|\.2[mfpd]?[sdp]?$")
# Forms that news hardly writes of a word: two, the speaker alone, many women.
RARE = re.compile(r"\.(?:[13]?[mf]d|[13]fp|1s)\b")
# Those and others that are no words of a run.
_STRANGE = frozenset({"3md", "3fd", "3fp", "1s", "du", "juss", "2ms"})
_COMMON = tuple(fold(e) for e in ("ات", "ية", "ين", "ون", "اء", "ة", "ا", "هم", "ها"))
_IMPERFECT = ("ي", "ت", "ن", "است", "ان")
_SUBJECTS = ("impf", "subj", "juss")
# Function words that take no article, and the pronoun that no verb takes.
_BARE = frozenset({"prep", "conj", "comp", "neg", "aux", "sub", "attr", "pron"})
# What takes no pronoun of its own.
_ALONE = frozenset({"pron", "sub", "adv"})
_NO_OBJECT = "ي"
# Where an unknown word can be an imperfect, the auxiliaries that only a verb follows, and endings
# that no verb has.
_CLAUSAL = frozenset({"neg", "aux", "comp", "rel"})
_OPENING = frozenset({"", "conj", "punct", "comp", "rel"})
_MODAL = ("fut", "poss", "should", "past")
_SHORTEST = 4
# "And" with the longest verb that stands so.
_AND, _OPENED = "و", 7
# A conjunction with or without its vowel, a letter, and the vowel of a passive.
_PASSIVE = re.compile("(?:[وف]\u064e?)?[\u0621-\u064a]\u064f")
# Verbal nouns of the longer forms by their letters.
_VERBAL_NOUN = re.compile("^(?:است.{2,3}ا.|ا.ت.ا.|ان..ا.|ت..ي.)$")
# The ending of several that no subject has.
_OBLIQUE, _SEVERAL = "ين", ("pl", "du")
# Forms that stand before a pronoun alone ("ضربت" of "ضربة").
_JOINED_ONLY = re.compile(r"\b(?:sg|fs)\.cons")
# The ending of several things, which are feminine.
_MANY = "ات"
_NOMINAL = (fold("ة"), "يا", "ات")
light_stem = morphology.light_stem
# What a word of a run of words costs: by itself, for each particle that it takes, and for so few
# letters as many a chance form has.
_FUNCTION, _CONTENT, _PARTICLE, _DEFINITE = 0.9, 1.3, 0.5, 0.4
_SHORT = {3: 1.2, 4: 0.3}
# No word of a run has the pronoun of whoever speaks or is spoken to; inhabitants of a town of one.
_ADDRESSED, _CITY = frozenset({"1s", "2"}), 100_000


def _bare(word: str) -> str:
    """A folded word without the article."""
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word


def passive(word: str) -> bool:
    """Whether the vowel that is written on the first letter of a word, behind a conjunction, is that
    of a passive in the past."""
    return _PASSIVE.match(word) is not None


def words(name: str) -> tuple[str, ...]:
    """The folded tokens of a name or entry, each without the article."""
    return tuple(_bare(w) for w in fold(name).split())


def name_features(name: str) -> str:
    """Names that are written with the article, or with what looks like one when it is folded
    (ألبرت), stand with it; "name.def"."""
    first = fold(name).partition(" ")[0]
    return "name.def" if _bare(first) != first else "name"


def splits(form: str) -> tuple[tuple[str, str, str], ...]:
    """Candidate analyses as (clitics before, core without article, clitic after)."""
    return morphology.splits(form)


def parted(pack: Pack, word: str) -> tuple[int, ...]:
    """Where the words begin, but for the first, of what no table of the pack knows and is several
    that were written without a space."""
    if not "\u0621" <= word[0] <= "\u064a" or len(word) < morphology.SHORTEST_RUN:
        return ()
    form = fold(word)
    held, about = pack.word(form), pack.concepts(form)
    if held.alone or held.longer or (about is not None and about.alone):
        return ()
    if not pack.inner.isdisjoint(pack.keys(form)):
        return ()
    return morphology.parted(word, partial(_worth, pack))


def _worth(pack: Pack, piece: str) -> float | None:
    """How unlikely a word is as one of a run; None where no table knows it in a usual form."""
    form = fold(piece)
    held, few = pack.word(form), _SHORT.get(len(piece), 0)
    usual = [x for x in held.alone if _STRANGE.isdisjoint(x.feats) and x.enc not in _ADDRESSED]
    least = min([x.cost for x in usual], default=0)
    if any(x.entry.kind == "func" and x.cost == least for x in usual) and least <= 1:
        return _FUNCTION + least / 10
    if len(piece) < 3:
        return None
    if usual or held.longer:
        whole = any(x.definite and x.cost == least for x in usual)
        loose = bool(usual) and all("acc" in x.feats for x in usual)
        return _CONTENT + _PARTICLE * (least + loose) + few - _DEFINITE * whole
    about = pack.concepts(form)
    if about is not None and about.alone:
        return _CONTENT + _PARTICLE + few
    return _CONTENT + few if world.load().places.settled(form, _CITY) else None


def inner_keys(form: str) -> tuple[str, ...]:
    """The forms under which a token may stand inside a longer entry."""
    bare = _bare(form)
    return (bare, form) if bare != form else (form,)


def allows(pro: str, feats: str, enc: str) -> bool:
    """Whether a form may stand with these clitics: no article or preposition on a finite verb,
    no pronoun on a definite noun, the future mark only on an imperfect, no form that a noun only has
    before a pronoun without one."""
    before = pro.split("+") if pro else []
    first = feats.partition(".")[0]
    if "أ" in before and first not in ("perf", "impf", "juss"):
        return False
    if enc and ".du" in f".{feats}":
        return False
    if (first in _BARE and "ال" in before) or (enc and first in _ALONE):
        return False
    if first == "name":
        return ("ال" in before) == (".def" in feats)
    if ".cons" in feats and ("ال" in before or (not enc and _JOINED_ONLY.search(feats))):
        return False
    finite = first in ("perf", "impf", "subj", "juss", "imp")
    if finite:
        if enc == _NO_OBJECT or "ال" in before or "ب" in before or "ك" in before:
            return False
        return not ({"ل", "س"} & set(before)) or first in _SUBJECTS
    if "س" in before:
        return False
    return not (enc and "ال" in before)


def dear(feats: str) -> int:
    """How many particles a form with these features is as unlikely as: "we refused" is written as
    "our refusal" is, which news writes more."""
    return int(feats.startswith("perf") and feats.endswith(".1p"))


def guess(form: str) -> tuple[str, str, str]:
    """How a word that no table knows is cut: particles before an article, else whole."""
    for pro, core, enc in morphology.splits(form):
        if "ال" in pro.split("+") and len(core) >= 3 and not enc:
            return pro, core, ""
    return "", form, ""


def unknown(form: str, cap: bool, first: bool) -> str:
    """Arabic writes no capitals: a bare word that no table knows and that has no ending of a
    common noun is taken for a name."""
    common = len(form) < 3 or form.endswith(_COMMON) or form.startswith(_IMPERFECT)
    common = common or _VERBAL_NOUN.match(form) is not None
    return "noun" if common else "name"


def finite(form: str, after: str, sub: str, enc: str) -> bool:
    """Whether a word that no table knows is a verb after a word of class ``after`` and ``sub``
    (with a pronoun ``enc``): an imperfect by its first letter after what only verbs follow, the
    perfect of a feminine where a clause may begin."""
    if len(form) < _SHORTEST or form.endswith(_NOMINAL):
        return False
    if after in _OPENING and form.startswith("ا") and form.endswith("ت"):
        return len(form) > _SHORTEST
    if after in _CLAUSAL and not sub.startswith("pass"):
        wide = bool(enc) or after in ("neg", "rel") or sub.startswith(_MODAL)
        return form.startswith(("ي", "ت") if wide else "ي")
    return False


def opens(form: str, after: str) -> bool:
    """Whether a word that no table knows, and that opens a sentence before the word ``after``, is
    "and" with a verb: news mostly goes on so."""
    if not _SHORTEST <= len(form) <= _OPENED or form.endswith(_NOMINAL):
        return False
    return form.startswith(_AND) and after.startswith(_ARTICLE) and len(after) > _SHORTEST


def _sound(form: str) -> bool:
    """Whether a form ends as sound plurals do; plurals of the pattern of أساطين have the ending as
    part of the word."""
    bare = _bare(form)
    return bare.endswith(("ون", "ين")) and not (len(bare) == 6 and bare[2] == "ا")


def people(form: str) -> bool:
    """Whether a word that no table knows is a sound plural, as nouns of people are."""
    return _sound(form) and len(_bare(form)) > 5


def absolute(form: str, *, dual: bool) -> bool:
    """Whether a plural, or where it can be one a dual, ends in nun, which it loses before what hangs
    on it; plurals that change inside keep theirs (سكان)."""
    return (dual and form.endswith("ان")) or _sound(form)


def feminine(form: str) -> bool:
    """Whether a folded noun is marked as feminine."""
    return form.endswith(fold("ة"))


def modifies(form: str) -> bool:
    """Whether an unknown definite word looks like an adjective (of origin) of the noun before it."""
    return form.endswith(("ي", fold("ية")))


def joined_name(pro: str, core: str) -> str:
    """A name as it stands without its particles; the article is part of it."""
    return _ARTICLE + core if pro.endswith("ال") else core


def place_keys(form: str) -> tuple[str, ...]:
    """The forms under which the first token of a place may stand in the gazetteer: as it is
    written, and without the particles before it."""
    cores = [(pro, core) for pro, core, enc in morphology.splits(form) if pro and not enc]
    return (form, *(joined_name(pro, core) for pro, core in cores if pro != "ال"))


def inflect(kind: str, row: dict[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The forms of a row with their features, without clitics."""
    # Plurals of several words stand as they are written ("police officers").
    yield from ((words(p), "n.pl") for p in row.get("plural", "").split("|") if " " in p)
    for written in row["form"].split("|"):
        parts = written.split()
        rest = words(" ".join(parts[1:])) if len(parts) > 1 else ()
        if row.get("pos") == "v" or kind == "verb":
            for form, feats in _conjugated(parts[0], row.get("root", "")):
                yield (form, *rest), feats
        elif kind == "nat":
            forms = (_broken if row.get("class") == "pl" else morphology.nisba_forms)(parts[0])
            yield from (((form, *rest), f"nat.{feats}") for form, feats in forms)
        elif row.get("pos") == "n" or kind in ("noun", "title"):
            yield from _noun(parts, rest, row)
        elif kind == "adj":
            for form, feats in morphology.noun_forms(parts[0], [], "m"):
                yield (form, *rest), f"adj.{feats}"
            for form, feats in morphology.noun_forms(parts[0] + "ة", [], "f"):
                yield (form, *rest), f"adj.{feats}"
        else:
            yield words(written), row.get("class", "").split(":")[0] or "word"


def _broken(plural: str) -> Iterator[tuple[str, str]]:
    """The forms of a plural that no rule gives, with features."""
    return ((fold(plural + ending), feats) for ending, feats in (("", "mp"), ("ا", "mp.acc")))


@lru_cache(maxsize=1 << 12)
def _conjugated(citation: str, root: str) -> tuple[tuple[str, str], ...]:
    if root:
        letters, _, form = root.partition("/")
        pairs = [(" ".join(letters), int(form))]
    else:
        pairs = morphology.describe(citation)[:1]
    return tuple(
        (form, feats)
        for letters, number in pairs
        for form, feats in morphology.conjugate(letters, number)
        if not _UNWRITTEN.search(feats)
    )


def _noun(
    parts: list[str], rest: tuple[str, ...], row: dict[str, str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    plurals = [p for p in row.get("plural", "").split("|") if p and " " not in p]
    broken, unmarked = {fold(plural) for plural in plurals}, morphology.feminine()
    for form, feats in morphology.noun_forms(parts[0], plurals, ""):
        oblique = feats in _SEVERAL and form.endswith(_OBLIQUE) and form not in broken
        female = feats == "sg" and (feminine(form) or form.endswith(_MANY) or form in unmarked)
        marked = ".obl" if oblique else ".fem" if female else ""
        yield (fold(form), *rest), f"n.{feats}{marked}"
        if rest and feats == "sg.acc":  # "a harsh attack", where both words are objects
            yield (fold(form), *(fold(f"{word}ا") for word in rest)), f"n.{feats}"
