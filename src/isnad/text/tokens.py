"""Sentences and tokens with true offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

import regex

from isnad.annotations import Token
from isnad.folding import fold
from isnad.memo import Memo

# Inside a word: marks, tatweel, soft hyphens and joiners, which are not seen.
# So are embeddings, overrides and isolates that more of the word comes after: they part no words.
_PIECE = r"[\p{L}\p{M}][\p{L}\p{M}\u0640\u00ad\u200c\u200d\u2060]*"
# What a word goes on with behind an apostrophe, in a script with capitals: "Sana'a", "Ma'rib",
# "don't", "O'Brien"; not the mark of an owner.
_MORE = r"['’](?![sS]\b)[\p{Lu}\p{Ll}][\p{L}\p{M}\u00ad\u200c\u200d\u2060]*"
_WORD = rf"{_PIECE}(?:[\u202a-\u202e\u2066-\u2069]+{_PIECE})*"
_QUOTES = "\"“«„‘'"
_OPEN = _QUOTES + "("
_END = regex.compile(
    r"[.!?؟…。]+[\"”»’')\]\p{Cf}]*\s+(?=[\p{Lu}\p{Lo}\p{N}\p{Cf}\"“«„‘'(\-–—])"
    r"|[\n\r\u2028\u2029]+"
)
# Where one of those may begin, which is found faster so.
_MAY_END = re.compile(r"[.!?؟…。](?=[^\w\s]*\s)|[\n\r\u2028\u2029]")


@lru_cache(maxsize=16)
def _pattern(joints: tuple[str, ...]) -> regex.Pattern[str]:
    """One pattern for all tokens. ``joints``: words before which a hyphen parts two tokens."""
    stop = f"(?!(?:{'|'.join(map(regex.escape, joints))})\\b)" if joints else ""
    return regex.compile(
        rf"(?P<n>\p{{N}}+(?:[.,٫٬]\p{{N}}+)*)"
        rf"|(?P<w>(?:\p{{Lu}}\.){{2,}}|{_WORD}(?:[-\u2010\u2011]{stop}{_WORD}|{_MORE}|-\p{{N}}+|(?<=\b\p{{Lu}}{{1,2}})\p{{N}}+(?![.,]?\p{{N}}|\p{{L}}))*)"
        r"|(?P<p>['’][sS]\b|\S)",
    )


# What Python takes for white space and the regex package does not.
_SEPARATORS = ("\x1c", "\x1d", "\x1e", "\x1f")
_CHUNK = re.compile(r"[^\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# Longer chunks are no words that come again.
_WORTH_KEEPING = 64
# A type of weapon has so many letters before its number.
_FEW = 3


_Part = tuple[int, int, str, str, bool, str, str]
# Where a word that is several without a space is to be parted: the beginnings of all but the first.
Parting = Callable[[str], tuple[int, ...]]
_FORMS = 0xFB00  # from here on, forms that letters take in a word
_MARK = regex.compile(r"\p{Mn}")


@lru_cache(maxsize=16)
def _splitter(
    joints: tuple[str, ...], parting: Parting | None
) -> Callable[[str], tuple[_Part, ...]]:
    """Splits stretches without white space; what is split once is kept."""
    return Memo(partial(_parts, _pattern(joints), parting), most=1 << 16).__getitem__


def _parts(pattern: regex.Pattern[str], parting: Parting | None, chunk: str) -> tuple[_Part, ...]:
    """The tokens of a stretch without white space: start, end, folded form, kind, capital, last
    letter, and the word itself where it has marks of their own."""
    if chunk.isalpha():
        if parting is not None and (cuts := parting(chunk)):
            return tuple(_pieces(chunk, 0, cuts))
        form = fold(chunk)
        last = _letter(chunk[-1])
        return ((0, len(chunk), form, "w", chunk[0].isupper(), last, ""),) if form else ()
    out: list[_Part] = []
    for m in pattern.finditer(chunk):
        word, kind = m[0], m.lastgroup or "p"
        if parting is not None and kind == "w" and (cuts := parting(word)):
            out.extend(_pieces(word, m.start(), cuts))
            continue
        form = fold(word)
        if not form:
            continue
        cap = word[0].isupper() or ("-" in word and any(map(str.isupper, word)))
        kind = "w" if kind == "p" and len(form) > 1 else kind
        last = _letter(next((c for c in reversed(word) if c.isalpha()), ""))
        out.append((*m.span(), form, kind, cap, last, word if _MARK.search(word) else ""))
    return tuple(out)


def _pieces(word: str, at: int, cuts: tuple[int, ...]) -> Iterator[_Part]:
    """The words of a run of letters that begins at ``at``, and the marks between them."""
    for begin, stop in zip((0, *cuts), (*cuts, len(word)), strict=True):
        piece = word[begin:stop]
        last = _letter(next((c for c in reversed(piece) if c.isalpha()), ""))
        marked = piece if _MARK.search(piece) else ""
        kind = "w" if piece[0].isalpha() else "p"
        yield (at + begin, at + stop, fold(piece), kind, piece[0].isupper(), last, marked)


def _letter(char: str) -> str:
    """A letter, the last one of a ligature; of the forms that it takes in a word, the plain one."""
    return unicodedata.normalize("NFKC", char)[-1] if char and ord(char) >= _FORMS else char


def tokenise(
    text: str,
    start: int,
    end: int,
    joints: tuple[str, ...] = (),
    parting: Parting | None = None,
    articles: frozenset[str] = frozenset(),
) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; offsets count from the beginning of text.
    ``parting`` tells of a word whether it is several that were written without a space; behind one
    of the ``articles`` a hyphen between spaces is part of a name."""
    out = []
    split = _splitter(joints, parting)
    at = start
    for chunk in _chunks(text[start:end]):
        at = text.index(chunk, at)
        parts = (
            split(chunk)
            if len(chunk) <= _WORTH_KEEPING
            else _parts(_pattern(joints), parting, chunk)
        )
        for begin, stop, form, kind, cap, last, marked in parts:
            out.append(Token(at + begin, at + stop, form, kind, cap, last, marked=marked))
        at += len(chunk)
    return _rejoined(out, text, articles) if articles and " -" in text[start:end] else out


def _rejoined(tokens: list[Token], text: str, articles: frozenset[str]) -> list[Token]:
    """The tokens with names that were written with spaces around their hyphen as one each: behind an
    article ("al - Assad"), and a few letters before a number ("Il -20")."""
    out: list[Token] = []
    n = 0
    while n < len(tokens):
        one = tokens[n]
        hyphen, other = tokens[n + 1 : n + 2], tokens[n + 2 : n + 3]
        if other and _is_parted(one, hyphen[0], other[0], text, articles):
            last = other[0]
            one = Token(one.start, last.end, f"{one.form}-{last.form}", "w", True, last.last)
            n += 2
        out.append(one)
        n += 1
    return out


def _is_parted(
    one: Token, hyphen: Token, other: Token, text: str, articles: frozenset[str]
) -> bool:
    """Whether a word, a hyphen behind a space and what follows were one word."""
    if hyphen.form != "-" or text[one.end : hyphen.start] != " ":
        return False
    gap = text[hyphen.end : other.start]
    if other.kind == "n":
        return not gap and one.cap and one.kind == "w" and one.end - one.start <= _FEW
    return gap == " " and one.form in articles and other.cap


def _chunks(piece: str) -> list[str]:
    """What stands between white space, as the regex package sees it; no token goes over it."""
    rare = any(mark in piece for mark in _SEPARATORS)
    return _CHUNK.findall(piece) if rare else piece.split()


def sentences(
    text: str, start: int, end: int, abbreviations: frozenset[str] = frozenset()
) -> list[tuple[int, int]]:
    """Offsets of the sentences in ``text[start:end]``, without the white space around them.

    A full stop after one of ``abbreviations`` (folded; with a ``#`` at the end: only before a
    number), after a single capital letter, or after initials in quotation marks inside a name, ends
    no sentence; a line end always does.
    """
    out: list[tuple[int, int]] = []
    begin = start
    for m in _ends(text, start, end):
        if text[m.start()] == ".":
            first = _word_before(text, begin, m.start())
            word = text[first : m.start()].lstrip(_OPEN)
            after = text[m.end() : m.end() + 1]
            quoted = text[first] in _QUOTES and _is_nickname(word, m.group(), after)
            if quoted or _goes_on(word, after, abbreviations):
                continue
        _keep(text, begin, m.end(), out)
        begin = m.end()
    _keep(text, begin, end, out)
    return out


def _ends(text: str, start: int, end: int) -> list[regex.Match[str]]:
    """Where sentences may end in ``text[start:end]``."""
    found: list[regex.Match[str]] = []
    at = start
    for mark in _MAY_END.finditer(text, start, end):
        begin = mark.start()
        if begin >= at and (m := _END.match(text, begin, end)):
            found.append(m)
            at = m.end()
    return found


def _goes_on(word: str, after: str, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence goes on behind ``word`` and a full stop; ``after``: the next letter."""
    if len(word) == 1 and word.isupper():
        return True
    form = fold(word)
    return form in abbreviations or (after.isdecimal() and f"{form}#" in abbreviations)


def _is_nickname(word: str, marks: str, after: str) -> bool:
    """Whether initials behind an opening mark, and what closes it, stand inside a name (``Lena
    "K.T." Hill``)."""
    letters = word.split(".")
    initials = len(letters) > 1 and all(len(x) == 1 and x.isupper() for x in letters)
    return initials and not marks[1:2].isspace() and after.isupper()


def _word_before(text: str, begin: int, stop: int) -> int:
    """Where what stands between white space and ``stop`` begins."""
    word = stop
    while word > begin and not text[word - 1].isspace():
        word -= 1
    return word


def _keep(text: str, begin: int, end: int, out: list[tuple[int, int]]) -> None:
    piece = text[begin:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        out.append((begin + left, begin + len(piece.rstrip())))
