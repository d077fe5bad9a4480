"""Whether two names are of one agency, paper or channel: across scripts, shortened, by acronym."""

from __future__ import annotations

import re
from functools import lru_cache

from isnad import world
from isnad.folding import fold
from isnad.languages import codes, settings
from isnad.languages.patterns import alternatives
from isnad.lineage.cues import everywhere, load
from isnad.names import keys
from isnad.names.compare import likeness
from isnad.names.spelling import Spelling, spelling

# How far apart two names may sound: names of papers are short and many, so less than those of people.
_CLOSE = 0.06
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:[/:].*)?")
_COUNT = re.compile(r"^\W*\d+\s")
_MOST = 7


@lru_cache(maxsize=1 << 14)
def same(one: str, other: str) -> bool:
    """Whether two names are of one outlet."""
    if fold(one).strip() == fold(other).strip():
        return True
    known = _known(one), _known(other)
    if None not in known:
        return known[0] == known[1]
    (mine, my_kind), (theirs, their_kind) = _parted(one), _parted(other)
    if not (my_kind <= their_kind or their_kind <= my_kind) and _one_script(one, other):
        return False
    if mine.text == theirs.text:
        return True
    found = likeness(mine, theirs)
    return bool(found.met) and not found.left and not found.right and found.distance <= _CLOSE


@lru_cache(maxsize=1 << 12)
def abbreviates(short: str, outlet: str) -> bool:
    """Whether a name is made of the first letters of an outlet's words, with or without those that
    it may leave out."""
    letters = fold(short).replace(".", "")
    if not letters.isalpha() or not short.isupper() or not 1 < len(letters) < _MOST:
        return False
    whole, told = _WORD.findall(fold(outlet)), _parted(outlet)[0].text.split()
    return letters in ("".join(w[0] for w in whole), "".join(w[0] for w in told))


@lru_cache(maxsize=1 << 13)
def is_one(name: str) -> bool:
    """Whether a name is of an outlet: the world knows it, or a word of it says so."""
    return _known(name) is not None or bool(_parted(name)[1])


def beside(before: str, after: str) -> bool:
    """Whether a word for media stands right before or after a name: the text there."""
    words = [*_WORD.findall(fold(before))[-1:], *_WORD.findall(fold(after))[:1]]
    return any(word in _media() for word in words)


@lru_cache(maxsize=1)
def _media() -> frozenset[str]:
    """The words that names of outlets may leave out, as they stand in a sentence: with the
    particles that a language writes together with a word."""
    words = {word for word in everywhere().generic if " " not in word}
    clitics = {fold(one) for code in codes() for one in settings(code).get("clitics", ())}
    return frozenset({*words, *(clitic + word for clitic in clitics for word in words)})


@lru_cache(maxsize=1 << 12)
def unnamed(name: str) -> bool:
    """Whether the words stand for outlets without naming one."""
    return _COUNT.sub("", fold(name)).strip() in everywhere().unnamed


@lru_cache(maxsize=1 << 13)
def host(address: str | None) -> str | None:
    """The host of an address, without what all have; null where there is none."""
    found = _HOST.fullmatch(fold(address or "").strip())
    return found[1] if found else None


def writes_in(address: str) -> frozenset[str]:
    """The languages that a site is known to write in, by the domain of a country."""
    name = host(address) or ""
    domain = name.rpartition(".")[2]
    return frozenset(code for code in codes() if domain in load(code).domains)


@lru_cache(maxsize=1 << 13)
def address(url: str) -> str:
    """An address as it is compared: without protocol, query and closing slash."""
    form = re.split(r"[?#]", fold(url).strip())[0]
    return re.sub(r"^(?:https?:)?(?://)?(?:www\.)?", "", form).rstrip("/")


@lru_cache(maxsize=1 << 13)
def sounds(name: str) -> frozenset[str]:
    """Keys of a name: two names of one outlet share one, whatever their scripts."""
    known = _known(name)
    if known is not None:
        return frozenset({known})
    words = _parted(name)[0].words
    return keys.of(words[0]) if words else frozenset()


@lru_cache(maxsize=1 << 13)
def _parted(name: str) -> tuple[Spelling, frozenset[str]]:
    """What tells an outlet from others, all where nothing does; and the words that it may leave
    out."""
    form = fold(name)
    kind = frozenset(m[0] for m in _generic().finditer(form))
    told = _WORD.findall(_generic().sub(" ", form)) or _WORD.findall(form)
    return spelling(" ".join(told)), kind


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    return re.compile(alternatives(everywhere().generic))


def _one_script(one: str, other: str) -> bool:
    return spelling(one).abjad == spelling(other).abjad


@lru_cache(maxsize=1 << 13)
def _known(name: str) -> str | None:
    """The outlet of the world that bears the name, if just one does."""
    return _index().get(fold(name).strip())


@lru_cache(maxsize=1)
def _index() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for entity in world.load().entities:
        if entity.kind == "media":
            for names in entity.names.values():
                for name in names:
                    found.setdefault(fold(name).strip(), set()).add(entity.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}
