"""From a folded text to runs of date words: one pass, one look at every token."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from isnad.memo import Memo
from isnad.mentions.dates.atoms import Atom, Run
from isnad.mentions.dates.mapping import Folded, folded
from isnad.mentions.dates.shapes import grouped, plain
from isnad.mentions.dates.tables import Classes, Phrase, Tables
from isnad.mentions.dates.tokens import scan, words

# A run longer than this holds no single expression; cutting it bounds the work on any text.
_LONGEST = 48
# Words that are no part of a date, but say something of one beside them.
_ASIDE = frozenset({"future", "counted", "aside"})
_NUMBERS = frozenset({"cardinal", "num", "few", "five"})
_SHORT = 4
_MEMO = 50_000
_REACH = 14
_THOUSANDS = (1000, 2000)
_STOPS = frozenset(".!?\n\u061f\u06d4\u3002")
_CLAUSE = frozenset(',;:"\u060c\u061b\u201c\u201d\u00ab\u00bb()')
_MARKS = {
    ",": "comma", "\u060c": "comma", "/": "slash", "-": "dash", "\u2013": "dash", "\u2014": "dash",
    "(": "open", ")": "close", ":": "colon", "'": "quote", "[": "open", "]": "close",
}  # fmt: skip
_BEFORE = frozenset("$\u20ac\u00a3\u00a5#@_\u2116=+*^~\\&?.")
_AFTER = frozenset("%\u066a\u00b0_@$\u20ac\u00a3=+*^\\")
_CORE = frozenset(
    "month wmonth hijri weekday unit amount deictic season decade decadeword year iso dmy dm "
    "dmdash dmdot my years dmspan beside night daypart units dual mine following_day wholeday holiday cmonth".split()
)

# Classes of words without which, without digits and without thousands, no run is kept.
_NEEDED = _CORE | {"day", "ordinal"}
# Words longer than this are read each time.
_WORTH_KEEPING = 64

# How a word is read: length of a piece of it, and the phrases that begin with that piece (or,
# for a prefix, the one phrase of its classes).
Pieces = list[tuple[int, list[Phrase]]]


class Lexer:
    """Reads folded texts by the tables of one language."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._first = tables.phrases
        self._cased = frozenset(tables.cased)
        # How a word is read, clitics and run-together words parted; None when unknown.
        self.pieces: Callable[[str], Pieces | None] = Memo(self._part).__getitem__
        self._plain: set[str] = set()
        self._ahead, self._not_ahead = tuple(tables.ahead), tuple(tables.not_ahead)
        self._begins = tuple(tables.prefixes)
        self._prefixes = sorted(tables.prefixes.items(), key=lambda item: -len(item[0]))

    def runs(self, folded: Folded, text: str) -> list[Run]:
        """The runs that hold at least one month, weekday, unit, year or numeric date."""
        return _Pass(self, folded, text).run()

    def may_hold(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch of a text, not folded, has a word or a digit that a date may need.

        Most sentences have none; this tells so without folding them.
        """
        chunks = set(text[start:end].split())
        chunks -= self._plain
        if len(self._plain) > _MEMO:
            self._plain.clear()
        for chunk in chunks:
            if self._needed(chunk):
                return True
            if len(chunk) <= _WORTH_KEEPING:
                self._plain.add(chunk)
        return False

    def _needed(self, chunk: str) -> bool:
        """Whether what stands between white space has a part that a date may need."""
        form = folded(chunk, 0, len(chunk)).text
        if unicodedata.combining(chunk[0]) or any(map(str.isnumeric, form)):
            return True
        return any(
            not _NEEDED.isdisjoint(phrase.classes) or phrase.classes.get("cardinal") in _THOUSANDS
            for word in words(form)
            for _, phrases in self.pieces(word) or ()
            for phrase in phrases
        )

    def _part(self, word: str, depth: int = 2) -> Pieces | None:
        if word in self._first:
            return [(len(word), self._first[word])]
        if not depth:
            return None
        for prefix, names in self._prefixes if word.startswith(self._begins) else ():
            if word.startswith(prefix) and len(word) > len(prefix):
                swallowed = names[-1][1:] if names[-1][0] == "+" else ""
                rest = self._part(swallowed + word[len(prefix) :], depth - 1)
                if rest and rest[0][0]:
                    return _prefixed(len(prefix), names, len(swallowed), rest)
        return self._joined(word)

    def _joined(self, word: str) -> Pieces | None:
        """Two date words written together in text that lost its spaces; a verb of the future."""
        if word.startswith(self._ahead) and len(word) > _SHORT:
            if not word.startswith(self._not_ahead):
                return [(len(word), [Phrase([], {"future": "future"})])]
        for head in self._tables.joined:
            if word.startswith(head):
                rest = self._part(word[len(head) :], 1)
                if rest and head in self._first:
                    return [(len(head), self._first[head]), *rest]
        return None

    def known(self, classes: Classes, capital: bool) -> Classes:
        """The classes that hold for a word, given whether it is written with a capital."""
        if capital or self._cased.isdisjoint(classes):
            return classes
        return {name: value for name, value in classes.items() if name not in self._cased}


def _prefixed(length: int, names: list[str], swallowed: int, rest: Pieces) -> Pieces:
    """A clitic as an atom of its own; the article that it swallowed counts to neither."""
    glue = Phrase([], {name: name for name in names if name[0] != "+"})
    return [(length, [glue]), (rest[0][0] - swallowed, rest[0][1]), *rest[1:]]


class _Pass:
    """One pass over one text."""

    def __init__(self, lexer: Lexer, folded: Folded, text: str) -> None:
        self.lexer, self.folded, self.original = lexer, folded, text
        self.text = folded.text
        self.tokens = scan(self.text)
        self.found: list[Run] = []
        self.atoms: list[Atom] = []
        self.core = False
        self.future = False
        self.line, self.cue = 0, -99

    def run(self) -> list[Run]:
        """All runs of the text."""
        i, pieces_of, count = 0, self.lexer.pieces, len(self.tokens)
        while i < count:
            word, start, end = self.tokens[i]
            letter = word[0]
            if letter.isalpha():
                pieces = pieces_of(word)
                if pieces:
                    i = self._word(i, pieces)
                else:
                    i = self._close(i) if self.atoms else i + 1
            elif letter.isdigit():
                i = self._digits(i, word, start, end)
            else:
                i = self._mark(i, word, start, end)
        self._stop(len(self.text))
        self._close(count)
        return self.found

    def _stop(self, at: int) -> None:
        """The end of a sentence stands after the run that is open."""
        if self.atoms:
            last = self.atoms[-1].classes
            self.core = self.core or (len(self.atoms) > 1 and ("day" in last or "ordinal" in last))
            self.atoms.append(Atom(at, at, {"stop": "stop"}, False))

    def _close(self, i: int) -> int:
        """End the run that is open; the token at i is no part of any run."""
        if self.atoms:
            if self.core:
                self.found.append(Run(self.atoms, self.line, self.future))
            self.atoms = []
            self.core = False
        return i + 1

    def _add(self, i: int, atom: Atom) -> None:
        if not self.atoms:
            self.future = i - self.cue <= _REACH
        elif len(self.atoms) >= _LONGEST:
            self._close(i)
        self.atoms.append(atom)
        if not _CORE.isdisjoint(atom.classes) or atom.classes.get("cardinal") in _THOUSANDS:
            self.core = True

    def _spaced(self, start: int) -> bool:
        return not self.atoms or self.atoms[-1].end != start

    def _word(self, i: int, pieces: Pieces) -> int:
        """Add the atoms of a word, the last of them with the words that it makes a phrase with."""
        _, start, stop = self.tokens[i]
        after = i + 1
        for length, phrases in pieces:
            phrase = self._phrase(i, phrases) if start + length == stop else phrases[-1]
            after = i + 1 + len(phrase.rest)
            end = self.tokens[after - 1][2] if phrase.rest else start + length
            classes = self.lexer.known(phrase.classes, self._capital(i, after - 1))
            if "aside" in classes and phrase.rest and self._counts(start):
                # "Former days" are none where they are counted ("two days before").
                phrase, after = phrases[-1], i + 1
                classes = self.lexer.known(phrase.classes, self._capital(i, i))
            if not classes or not _ASIDE.isdisjoint(classes):
                return self._aside(i, after, classes)
            self._add(i, Atom(start, end, classes, self._spaced(start)))
            start += length
        return after

    def _counts(self, start: int) -> bool:
        """Whether a number stands right before a word."""
        last = self.atoms[-1] if self.atoms else None
        return last is not None and last.end + 1 == start and not _NUMBERS.isdisjoint(last.classes)

    def _aside(self, i: int, after: int, classes: Classes) -> int:
        """A word that ends a run, but says something of it or of the next."""
        if "future" in classes:
            self.cue = i
        before = len(self.found)
        direct = bool(self.atoms) and "comma" not in self.atoms[-1].classes
        self._close(i)
        if len(self.found) > before:
            run = self.found[-1]
            run.counted = "counted" in classes
            run.future = run.future or (direct and "will" in classes)
        return after

    def _phrase(self, i: int, phrases: list[Phrase]) -> Phrase:
        """The longest of the phrases that stands at token i; the bare word is always last."""
        second = self.tokens[i + 1][0] if i + 1 < len(self.tokens) else ""
        for phrase in phrases:
            rest = phrase.rest
            if not rest or (
                rest[0] == second
                and rest == [token[0] for token in self.tokens[i + 1 : i + 1 + len(rest)]]
            ):
                return phrase
        return Phrase([], {})

    def _capital(self, i: int, j: int) -> bool:
        """Whether the last word of a phrase, from token i to token j, has a capital."""
        if not self.lexer._cased:
            return True
        start = self.tokens[j if self.tokens[j][0].isalpha() else i][1]
        return self.original[self.folded.back(start)].isupper()

    def _mark(self, i: int, word: str, start: int, end: int) -> int:
        if word == "." and self._dotted(i, start, end):
            self._add(i, Atom(start, end, {"dot": "dot"}, False))
            return i + 1
        if word in _STOPS:
            self._stop(start)
            self.line += word == "\n"
            self.cue = -99
            return self._close(i)
        if word in _CLAUSE:
            self.cue = -99
        name = _MARKS.get(word)
        if name is None:
            return self._close(i)
        self._add(i, Atom(start, end, {name: name}, self._spaced(start)))
        return i + 1

    def _dotted(self, i: int, start: int, end: int) -> bool:
        """Whether a full stop parts the day, month and year of one date ("16. November. 2016")."""
        if not self.atoms or self.atoms[-1].end != start or i + 1 >= len(self.tokens):
            return False
        before, word = self.atoms[-1].classes, self.tokens[i + 1][0]
        if "day" in before and "num" in before:
            known = self.lexer._first.get(word, ())
            return any("month" in phrase.classes for phrase in known)
        return bool({"month", "wmonth"} & before.keys()) and len(word) == 4 and word.isdecimal()

    def _digits(self, i: int, word: str, start: int, end: int) -> int:
        if self._attached(i, start, end):
            return self._close(i)
        classes = plain(word) if word.isdecimal() else grouped(word)
        suffix = self._suffix(i, end)
        if suffix:
            classes = _suffixed(classes, self.lexer._tables.suffixes[suffix], word)
        if not classes:
            return self._close(i)
        if "year" in classes and self._heading(i):
            classes["heading"] = classes["year"]
        end += len(suffix)
        self._add(i, Atom(start, end, classes, self._spaced(start)))
        return i + (2 if suffix else 1)

    def _heading(self, i: int) -> bool:
        """Whether token i has a line to itself, or begins one and is followed by a colon."""
        before = self.tokens[i - 1][0] if i else "\n"
        after = self.tokens[i + 1][0] if i + 1 < len(self.tokens) else "\n"
        return before == "\n" and after in "\n:"

    def _suffix(self, i: int, end: int) -> str:
        """The letters of an ordinal or a decade that hang on digits ("1st", "1980s")."""
        if i + 1 < len(self.tokens):
            word, start, _ = self.tokens[i + 1]
            if start == end and word in self.lexer._tables.suffixes:
                return word
        return ""

    def _attached(self, i: int, start: int, end: int) -> bool:
        """Whether the digits are part of something else: a model, a price, a share, a code."""
        text = self.text
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in _BEFORE and before and not (before == "." and self._spaced_dot(start)):
            return True
        if before == "-" or before.isalpha():
            if (
                not self.atoms
                or self.atoms[-1].end != start
                or len(self.atoms) < 2 - before.isalpha()
            ):
                return True
        if after and (after in _AFTER or (after in "-'" and self._bound(i + 2, end + 1))):
            return True
        return self._bound(i + 1, end)

    def _spaced_dot(self, start: int) -> bool:
        return bool(self.atoms) and self.atoms[-1].end == start

    def _bound(self, j: int, at: int) -> bool:
        """Whether a word that is no date word begins at offset ``at``, as token j."""
        if j >= len(self.tokens) or self.tokens[j][1] != at:
            return False
        word = self.tokens[j][0]
        return word[0].isalpha() and not (
            word in self.lexer._tables.suffixes or self.lexer.pieces(word)
        )


def _suffixed(classes: Classes, name: str, word: str) -> Classes:
    """The classes of digits with a suffix of class ``name``."""
    number = classes.get("num")
    if not isinstance(number, int):
        return {}
    if name == "decade":
        year = number if number > 99 else 1900 + number
        return {"decade": year} if year % 10 == 0 and number % 10 == 0 and year >= 1000 else {}
    return {name: number}
