"""Words with which the names of people begin, as the world has them: given names, mostly."""

from __future__ import annotations

from collections import Counter

from isnad.languages.pack import Word

_PERSON = "person:"
# A word that begins the names of fewer people may do so by chance.
_SEVERAL = 2


def particles(word: Word) -> str | None:
    """The particles that stand before a given name in a form (``conj:and``; empty without any);
    None where the form is no given name. One that is a name as it stands has no particles."""
    told: Counter[str] = Counter()
    for some in word.longer.values():
        for _, lex in some:
            if lex.entry.id.startswith(_PERSON) and not lex.enc:
                told[lex.pro] += 1
    if told[""] or not told:
        return "" if told[""] else None
    pro, count = told.most_common(1)[0]
    return pro if count >= _SEVERAL else None


def is_given(word: Word) -> bool:
    """Whether a form begins, without particles, the names of several people."""
    count = 0
    for some in word.longer.values():
        for _, lex in some:
            count += lex.entry.id.startswith(_PERSON) and not (lex.enc or lex.pro)
            if count >= _SEVERAL:
                return True
    return False
