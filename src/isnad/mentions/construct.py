"""Where a noun group ends in a language that tells it by the article: what is definite, by an
article, a pronoun or as a name, closes the group; what follows is an adjective that agrees, a name
that explains it, or a group of its own.
"""

from __future__ import annotations

from isnad import world
from isnad.annotations import ACTING, Group, Item, Token
from isnad.languages.pack import Pack
from isnad.mentions.given import is_given

# What a noun stands for that no adjective before it can be told of.
_CONCRETE = ACTING | {"place", "vehicle", "weapon", "doc"}

_ROLES, _TWO_OF = frozenset({"person", "office"}), frozenset({"du", "cons"})
_BODIES, _PERSON = frozenset({"org", "group", "force"}), "person"
# Words for some of many, or any of them; what may stand behind a number that counts people.
SOME, COUNTABLE = frozenset({"quant", "any"}), frozenset({"noun", "nat", "adj"})
# Before a noun that tells of no one that is known.
_ANY = "any"
_NO_BODIES = frozenset({"country", "person", "place"})


class Construct:
    """Tells whether the words so far are a whole noun group before another."""

    def __init__(self, tokens: list[Token], pack: Pack) -> None:
        self.tokens, self.pack = tokens, pack
        self.links = frozenset(pack.settings.get("name_links", ()))
        self.split_definite = bool(pack.settings.get("definite_splits"))
        self.out: list[Group] = []

    def new_by_definiteness(self, parts: list[Item], item: Item) -> bool:
        """Whether the parts are a whole noun group before an item."""
        if self.tokens[parts[-1].j - 1].form in self.links and not is_definite(item):
            return False
        if _is_of_any(parts) and (is_definite(item) or item.enc):
            return True  # "claimed [not] any group the raid"
        told_of = parts[-1].tag == "adj" and any(x.tag == "adj" for x in item.lexes)
        if (
            item.tag in ("noun", "name")
            and item.lexes
            and self._absolute(parts[-1])
            and not told_of
        ):
            return True
        counted = parts[-1].tag == "num"  # what a number counts has the form of objects
        if (
            (_may_be_object(item) and not counted)
            or self._after_article(parts, item)
            or self._bars(parts, item)
        ):
            return True
        closed = self._closed(parts)
        if item.tag in ("adj", "nat"):
            return closed and not is_definite(item)
        if item.tag == "name":
            return self._new_name(parts, item, closed=closed)
        if not closed:
            return False
        if not is_definite(item):
            return item.tag != "noun" or bool(item.lexes) or not self._name_may_follow(parts)
        if not item.lexes and not self.pack.grammar.modifies(self.tokens[item.j - 1].form):
            return not self._name_may_follow(parts)
        known = [x.entry for x in item.lexes if x.entry.kind in ("noun", "frame")]
        return bool(known) or _named(parts)

    def _closed(self, parts: list[Item]) -> bool:
        return any(is_definite(p) or p.tag == "name" or self._long(p) for p in parts)

    def _new_name(self, parts: list[Item], item: Item, *, closed: bool) -> bool:
        """Whether a name is neither part of the name before it nor that of whom the parts tell: a
        state hangs on nothing that is closed ("accuse the states of the Gulf Qatar"), and to the name
        of a state nothing belongs ("refused France Hill"); nor is a body called by the name of a man
        behind its article ("arrested the police Samir Hill")."""
        if closed and self._is_somebody(item) and _is_body(parts):
            return not self._is_of_role(parts)
        if closed and self._is_other(parts, item):
            return True
        if closed and item.sub == "place":
            # "stormed the Quds Brigades Jabal camp"; "in Homs province northern Ruritania"
            known = _named(parts) or parts[-1].sub == "place"
            if known or self._acting(parts):
                return True
        if closed and _is_country(item):
            return not (self._is_ground(parts) or self._is_named_body(parts))
        if len(parts) == 1 and _is_country(parts[0]):
            return "def" not in self.pack.guess(self.tokens[item.i].form)[0]
        if self._is_capital(parts[-1]) and len(parts) == 1 and self._is_capital(item):
            return True  # "accuses Paris Rome": each stands for its state
        return _named(parts) and not item.sub

    def _is_other(self, parts: list[Item], item: Item) -> bool:
        """Whether a name is that of another body than the one that the parts tell of: nothing of the
        kind belongs to a state or to whoever has an article, and what they are differs else
        ("accused the government the rebels' front")."""
        named = [x.entry for x in item.lexes if x.entry.kind == "ent"]
        if not named or any(x.cls in _NO_BODIES for x in named):
            return False
        if _is_country(parts[0]):
            return True
        told = [x.entry for x in parts[0].lexes if x.entry.kind == "noun"]
        if is_definite(parts[0]) and any(x.cls in _ROLES for x in told):
            return True
        kinds, other = {x.sector for x in told}, {x.sector for x in named}
        return bool(kinds and other) and None not in kinds | other and kinds.isdisjoint(other)

    def _is_somebody(self, item: Item) -> bool:
        """Whether a name is that of a man, or begins with what such names begin with."""
        if any(x.entry.cls == _PERSON for x in item.lexes):
            return True
        return not item.lexes and is_given(self.pack.word(self.tokens[item.i].form))

    def _is_of_role(self, parts: list[Item]) -> bool:
        """Whether a body is that of the role right before it, whose name may follow."""
        role = self.out[-1] if self.out else None
        return role is not None and role.j == parts[0].i and role.cls in _ROLES

    def _is_ground(self, parts: list[Item]) -> bool:
        """Whether the head is a kind of place, which the name of one may explain."""
        return any(x.entry.kind == "noun" and x.entry.cls == "place" for x in parts[0].lexes) and (
            len(parts) == 1 and parts[0].j - parts[0].i == 1
        )

    def _is_named_body(self, parts: list[Item]) -> bool:
        """Whether the parts are a kind of body, or a name, and a word without article that no table
        knows, which the name of a state goes on ("the movement Call [of] Ruritania")."""
        bodies = any(x.entry.kind == "noun" and x.entry.cls in _BODIES for x in parts[0].lexes)
        last = parts[-1]
        named = bodies or (parts[0].tag == "name" and last.sub != "place")
        if last.lexes or is_definite(last) or not named:
            return False
        return "def" not in self.pack.guess(self.tokens[last.i].form)[0]

    def _bars(self, parts: list[Item], item: Item) -> bool:
        """Whether nothing can hang on the last part: an object without article ("a raid"), or an
        adjective without article after a noun without one, before a noun of its own ("stormed
        several soldiers the building"); not before what that adjective is told of ("tall of
        stature")."""
        last = parts[-1]
        if item.tag not in ("noun", "name"):
            return False
        if _is_object(last) and not last.enc:
            return True
        if any("apart" in x.entry.opts for x in item.lexes) and self._acting(parts):
            return True  # "opened a gunman fire": nobody is of the fire
        if item.enc and any(p.tag == "num" for p in parts) and self._acting(parts):
            return True  # "met three soldiers their death"
        if self._struck(parts, item):
            return True  # "hit missiles the base"
        if _is_doing(item) and any(x.entry.cls == "doc" for x in parts[0].lexes):
            return True  # "confirmed a report the doing by the army of …"
        if not self._qualified(parts):
            return False
        if item.tag == "name":  # "bombed Ruritanian planes Homs"
            return last.tag != "noun" and (item.sub == "place" or self._is_state(item))
        concrete = any(x.entry.kind == "noun" and x.entry.cls in _CONCRETE for x in item.lexes)
        # "[an] armed group the raid", "[a] Ruritanian source [the] withdrawal of troops": an adjective
        # of bodies or of a people is told of no act.
        bodies = any(x.entry.sector for x in self.pack.word(self.tokens[last.j - 1].form).alone)
        return bool(item.enc) or concrete or ((bodies or last.tag == "nat") and is_event(item))

    def _struck(self, parts: list[Item], item: Item) -> bool:
        """Whether the parts are no more than weapons without article right behind a verb, and the
        item is a kind of place, which has none: it is what they hit."""
        verb = self.out[-1] if self.out and len(parts) == 1 else None
        if verb is None or verb.kind != "vg" or is_definite(parts[0]) or parts[0].enc:
            return False
        return _all_of(parts[0], "weapon") and is_definite(item) and _all_of(item, "place")

    def _qualified(self, parts: list[Item]) -> bool:
        """Whether the parts end in a noun and its adjective, both without article."""
        last = parts[-1]
        if any(is_definite(p) or p.tag == "name" or p.enc for p in parts):
            return False
        if last.tag in ("adj", "nat"):
            return parts[0].tag == "noun" and not last.has("cons")
        if last.tag != "noun" or last.j - last.i < 2:
            return False
        alone = self.pack.word(self.tokens[last.j - 1].form).alone
        return any(x.tag == "adj" for x in alone) and not any(x.definite for x in alone)

    def _long(self, item: Item) -> bool:
        """A noun of several words, of which the last has an article."""
        if item.tag != "noun" or item.j - item.i < 2:
            return False
        return any(x.definite for x in self.pack.word(self.tokens[item.j - 1].form).alone)

    def _after_article(self, parts: list[Item], item: Item) -> bool:
        """A country or a capital hangs on nobody who has an article ("left the president Iraq")."""
        last = parts[-1]
        named = last.sub == "name" and "def" in self.pack.guess(self.tokens[last.i].form)[0]
        whose = is_definite(parts[0]) or self._long(parts[0])
        hangs = named or (whose and self._acting(parts))
        return item.tag == "name" and hangs and self._is_state(item)

    def _is_state(self, item: Item) -> bool:
        return _is_country(item) or self._is_capital(item)

    def _is_capital(self, item: Item) -> bool:
        return bool(world.load().capital(" ".join(t.bare for t in self.tokens[item.i : item.j])))

    def _absolute(self, item: Item) -> bool:
        """An indefinite noun or adjective in a form on which no other can hang."""
        absolute = self.pack.absolute
        if absolute is None or item.tag not in ("noun", "adj") or is_definite(item):
            return False
        nouns = [x.feats for x in item.lexes if x.tag == item.tag]
        free = [not ("cons" in f or "sg" in f or "masdar" in f) for f in nouns]
        dual = any("du" in f for f in nouns)
        return bool(free) and all(free) and absolute(self.tokens[item.j - 1].form, dual=dual)

    def counted(self, parts: list[Item], after: Item | None) -> bool:
        """Whether a number after an event noun, and before an item, counts those whom it befell ("the
        death of three men", "of about three men", "of 12 Kenyans")."""
        n = len(parts) - 1
        while self.split_definite and n > 0 and parts[n].sub in SOME:
            n -= 1
        return is_event(parts[n]) and after is not None and after.tag in COUNTABLE

    def governs(self, last: Item) -> bool:
        """Whether a word for several hangs on a noun before it: an event noun, or one for what is no
        person, place or thing, and in no form of objects."""
        if is_event(last):
            return True
        kinds = {x.entry.cls for x in last.lexes if x.entry.kind == "noun"}
        return last.tag == "noun" and kinds == {"abstract"} and not (_is_object(last) or last.enc)

    def _acting(self, parts: list[Item]) -> bool:
        """Whether the head of a group is somebody, not a kind of place."""
        counts = [n for n, p in enumerate(parts) if p.tag not in ("num", "det")][:1]
        head = parts[counts[0]] if counts else parts[0]
        return any(x.entry.kind == "noun" and x.entry.cls in ACTING for x in head.lexes)

    def _name_may_follow(self, parts: list[Item]) -> bool:
        """An unknown bare word after a definite person's role is the person's name."""
        return any(
            x.entry.kind in ("noun", "title")
            and (x.entry.cls in ("person", "office") or x.entry.kind == "title")
            for p in parts
            for x in p.lexes
        ) or parts[-1].sub in ("unknown", "name")


def is_definite(item: Item) -> bool:
    """Whether an item carries the definite article (or ends what it hangs on)."""
    for lex in item.lexes:
        if lex.definite:
            return True
    return item.sub == "unknowndef"


def _all_of(item: Item, cls: str) -> bool:
    """Whether every noun without a type that an item can be is of a class."""
    nouns = [x.entry for x in item.lexes if x.entry.kind == "noun"]
    return bool(nouns) and all(x.cls == cls for x in nouns)


def _is_of_any(parts: list[Item]) -> bool:
    """Whether the parts are any of some, on whom nothing hangs that has an article or an owner."""
    return len(parts) > 1 and parts[0].sub == _ANY


def _is_object(item: Item) -> bool:
    """A noun in a form that is written for objects alone."""
    return item.tag == "noun" and bool(item.lexes) and all("acc" in x.feats for x in item.lexes)


def _may_be_object(item: Item) -> bool:
    """A noun in a form of objects that only two of something before a noun have as well, which hang on
    nothing ("killed a gunman a soldier")."""
    told = [x.feats for x in item.lexes] if item.tag == "noun" and not item.enc else []
    return any("acc" in x for x in told) and all("acc" in x or x >= _TWO_OF for x in told)


def _is_doing(item: Item) -> bool:
    """Whether a noun only says that somebody does what stands behind it ("the carrying out by")."""
    masdars = [x.entry.opts for x in item.lexes if "masdar" in x.feats]
    return any("via" in opts and "mod" not in opts for opts in masdars)


def _is_country(item: Item) -> bool:
    return item.tag == "name" and any(x.entry.cls == "country" for x in item.lexes)


def _named(parts: list[Item]) -> bool:
    """Whether the parts end in a name that is known and no state's."""
    return parts[-1].tag == "name" and any(x.entry.cls != "country" for x in parts[-1].lexes)


def is_event(item: Item) -> bool:
    """Whether some reading of an item has a frame."""
    return any(x.entry.kind == "frame" for x in item.lexes)


def _is_body(parts: list[Item]) -> bool:
    """Whether the parts are a body, and do not end in somebody by whom it is called."""
    known = [x.entry for x in parts[0].lexes if x.entry.kind in ("noun", "ent")]
    if not known or any(x.cls not in _BODIES for x in known):
        return False
    ends = (x.entry.cls for x in parts[-1].lexes)
    return parts[-1].tag != "title" and _PERSON not in ends
