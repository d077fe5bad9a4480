"""Verbs and nouns where words never change (Vietnamese): what stands around a form that can be
both decides."""

from __future__ import annotations

from isnad.annotations import NOMINAL, Item
from isnad.languages.pack import Lex
from isnad.mentions.joined import Joined
from isnad.mentions.lookup import BOUNDARIES, DASHES

# No subject of news has more words before its verb.
_FAR = 12
_VICTIM = "victim"
# Marks and words between an event and how many it hurt; so many words behind the number tell that.
_COMMA, _AFTER_NUMBER = frozenset({",", ";"}), 6


class Isolating(Joined):
    """Chooses between a verb and a noun by their neighbours alone."""

    def _names_a_land(self, last: Item | None, cap: bool) -> bool:
        """A form of address that is also a land is the land where it has a capital inside a
        sentence of a language that writes forms of address without ("the minister [of] England")."""
        return self.words == "isolating" and cap and last is not None and last.tag != "punct"

    def _counts_in_name(self, j: int) -> bool:
        """Whether a number with a capital opens a name of several words."""
        behind = self.tokens[j + 1 : j + 2]
        return self.after(j) == "num" and any(t.cap and t.kind == "w" for t in behind)

    def _names_somebody(self, j: int, last: Item | None, by_tag: dict[str, list[Lex]]) -> bool:
        """A word for somebody or for what they do, before a name and right after the verb of an
        event, whom the event is with ("met the leader of …"), or where a clause begins, there also
        before a number ("leaders [of] three parties met")."""
        people = any(x.entry.cls in ("person", "office") for x in by_tag.get("noun", ()))
        if not people or self.after(j) not in ("name", "nat", "num"):
            return False
        if last is None or last.tag == "punct":
            return True
        if self.after(j) == "num":
            return False
        return last.tag == "verb" and any(x.entry.type for x in last.lexes)

    def counts_harmed(self, last: Item | None, lexes: list[Lex]) -> bool:
        """Whether a noun for people who came to harm, behind their number, is a clause that says so of
        them ("thirty people died"); not behind a preposition ("with thirty dead")."""
        counted = last is not None and (last.tag == "num" or last.sub == "quant")
        told = (x.entry.opts for x in lexes)
        if not (counted and any(o.get("gloss") == _VICTIM and "count" in o for o in told)):
            return False
        before = self.items[:-1]
        while before and before[-1].sub == "quant":
            before.pop()
        return not before or before[-1].tag != "prep"

    def _is_verb_isolating(self, last: Item | None, before: str, j: int) -> bool:
        """Words that do not change: what stands before, and whether an owner follows."""
        after = self.after(j)
        if before == "sub" and j < len(self.tokens) and self._owner_follows(j):
            return False  # "because of the army's shelling"
        if before in ("aux", "neg", "adv", "pron", "title", "comp", "rel", "sub"):
            return before != "aux" or not (
                after == "poss" and last is not None and last.sub.startswith("pass")
            )
        if before == "attr" and last is not None and not last.sub:
            return False  # "by [the] agreement with the king"
        if before == "det":
            return last is not None and last.sub == "after"
        if before in ("num", "prep"):
            return (
                last is not None
                and before == "prep"
                and last.sub in ("for", "time")
                and after not in ("prep", "")
            )
        if last is not None and before == "verb" and _breaks(last) and after in ("", "punct"):
            return False  # "broke the agreement"
        if (
            last is not None
            and before == "verb"
            and any(x.entry.opts.get("support") for x in last.lexes)
        ):
            return after in ("noun", "name", "num", "det", "title", "pron")
        if j < len(self.tokens) and (self._owner_follows(j) or self._pointed_at(j)):
            return False
        if before == "noun" and last is not None and (self._is_sum(last) or self._is_while(last)):
            return False  # "gave 40 million dollars [of] aid"
        return not (
            before == "noun"
            and last is not None
            and any(x.entry.kind == "frame" for x in last.lexes)
        )

    def _has_told(self) -> bool:
        """Whether the clause that was read so far has its verb and what hangs on that: what comes
        is no auxiliary of its subject ("was short of money [so] it sold the house")."""
        n = len(self.items) - 1
        last = self.items[n] if n >= 0 else None
        if last is None or self.tokens[last.i].cap:
            return False
        if last.tag in ("verb", "adj") or last.sub == "comma":
            return n > 0 and not any(x.entry.kind == "say" for x in last.lexes)
        while n >= 0 and self.items[n].tag in NOMINAL:
            n -= 1
        if n < 1 or self.items[n].tag != "prep":
            return False
        before = self.items[n - 1]
        return before.tag == "verb" and not any(x.entry.kind == "say" for x in before.lexes)

    def _is_sum(self, last: Item) -> bool:
        """Whether a word for money ends what was read, with a number before it."""
        counted = any(item.tag == "num" for item in self.items[-3:-1])
        return counted and any("money" in x.entry.opts for x in last.lexes)

    def _is_while(self, last: Item) -> bool:
        """Whether what was read ends in how long something lasted, behind a preposition ("after ten
        days [of] talks", "after many days [of] talks")."""
        before = self.items[-3:-1]
        counted = len(before) > 1 and before[0].tag == "prep"
        counted = counted and (before[1].tag == "num" or before[1].sub == "quant")
        return counted and any("lasts" in x.entry.opts for x in last.lexes)

    def _is_told(self, j: int, last: Item | None, verbs: list[Lex]) -> bool:
        """A word of saying right after another verb, with nothing said after it, is what is told;
        so is any word after a verb of happening."""
        if last is None or last.tag != "verb":
            return False
        if any(x.entry.opts.get("happens") for x in last.lexes):
            return True
        silent = self.after(j) in ("", "punct", "conj", "prep")
        return silent and all(x.entry.kind == "say" for x in verbs)

    def _is_subject(self, j: int, last: Item | None) -> bool:
        """A word that opens a clause before a word that points at it, or before an auxiliary,
        adjectives aside, but for the one that says to what end: it is the subject."""
        if last is not None and last.sub == "rparen":
            return False
        if last is not None and last.tag in BOUNDARIES and self._pointed_at(j):
            return True
        says = last is not None and any(x.entry.kind == "say" for x in last.lexes)
        if last is not None and not says and last.tag not in BOUNDARIES:
            return False
        if self._goes_on_with(j) or self._is_of_two(j):
            return True
        while self.after(j) in ("adj", "adv"):
            j = self.match(j)[0]
        if self._goes_on_with(j):
            return True  # "heavy fighting broke out"
        ends = j < len(self.tokens) and any(x.entry.cls == "aux:inf" for x in self.match(j)[1])
        return self.after(j) == "aux" and not ends

    def _says_behind(self, last: Item | None, verbs: list[Lex]) -> bool:
        """Whether a verb of saying stands behind the comma that closes an aside on its subject ("the
        clan, a branch of the guild, said it had left")."""
        if last is None or last.sub != "comma" or not any(x.entry.kind == "say" for x in verbs):
            return False
        before = self.items[:-1]
        return any(x.sub == "comma" for x in before) and not any(x.tag == "verb" for x in before)

    def _is_of_two(self, j: int) -> bool:
        """Whether two states with a dash between follow what opens a sentence ("talks [of] Kenya -
        Uganda ended"): it is theirs."""
        if any(item.tag != "punct" for item in self.items) or self.after(j) != "name":
            return False
        mark, found = self.match(j)
        land = any(x.entry.cls == "country" for x in found)
        return land and mark < len(self.tokens) and self.tokens[mark].form in DASHES

    def _goes_on_with(self, j: int) -> bool:
        """Whether a verb follows that tells of an event that it happens or goes on ("shelling
        resumed in the town"), or one that tells what came of it ("shelling of the town killed")."""
        end, found = self.match(j) if j < len(self.tokens) else (j, [])
        opts = [x.entry.opts for x in found if x.tag == "verb"]
        alone = self.after(end) in ("prep", "punct", "")
        if any(o.get("happens") or (o.get("support") == "active" and alone) for o in opts):
            return True
        if self.after(j) != "prep":
            return not self.items and self._causes(j)
        return self._causes(j) or self._is_headed(j)

    def _causes(self, j: int) -> bool:
        """Whether a verb that tells what came of something follows in the clause."""
        for n in range(j, min(j + _FAR, len(self.tokens))):
            if self.tokens[n].kind == "p":
                return False
            if any(x.entry.opts.get("causes") for x in self.match(n)[1]):
                return True
        return False

    def _is_headed(self, j: int) -> bool:
        """Whether what opens a sentence, before a phrase with where it was, is told as in headlines:
        a verb says what became of it ("shelling in the town ended"), or a number behind a comma how
        many it hurt ("shelling in the town, two dead")."""
        if any(item.tag != "punct" for item in self.items):
            return False
        for n in range(j, min(j + _FAR, len(self.tokens))):
            if self.tokens[n].kind == "p":
                return self.tokens[n].form in _COMMA and self._hurts(n + 1)
            tags = [x for x in self.match(n)[1] if x.tag == "verb"]
            if any("state" in x.entry.opts or "happens" in x.entry.opts for x in tags):
                return True
        return False

    def _hurts(self, n: int) -> bool:
        """Whether a number opens a clause that says how many died or were hurt."""
        if n >= len(self.tokens):
            return False
        counted = self.after(n) == "num" or any(
            x.entry.cls == "det:quant" for x in self.match(n)[1]
        )
        near = range(n, min(n + _AFTER_NUMBER, len(self.tokens))) if counted else ()
        found = (x.entry for m in near for x in self.match(m)[1])
        return any(e.type == "TOLL" or e.opts.get("gloss") == _VICTIM for e in found)

    def _pointed_at(self, j: int) -> bool:
        """Whether a word that points at the noun before it follows ("this", "that")."""
        if j >= len(self.tokens):
            return False
        return any(x.entry.cls == "det:after" for x in self.match(j)[1])

    def _owner_follows(self, j: int) -> bool:
        return any(x.entry.cls in ("prep:of", "prep:between") for x in self.match(j)[1])


def _breaks(item: Item) -> bool:
    """Whether a verb says that a truce, an agreement or the like is broken or kept."""
    return any(x.entry.opts.get("state") in ("violated", "holds") for x in item.lexes)
