"""What a sentence claims, and who says so: the claims stage over one sentence."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from isnad.annotations import Link, Sentence
from isnad.claims import intents, proposals
from isnad.claims.acts import called, implied, voiced
from isnad.claims.acts.blamed import blamed
from isnad.claims.clauses import predicates
from isnad.claims.events import aimed, candidates, owned
from isnad.claims.scope import ended, governed
from isnad.claims.speech import attribution, colons, depth, quotes
from isnad.claims.speech.going_on import Speech, named_behind
from isnad.claims.speech.headed import headed
from isnad.claims.units import arranging
from isnad.languages.pack import Pack

# In so many sentences the mark is looked for that closes a quotation; so many wait for its end.
_AHEAD, _HELD = 5, 8


def through(stream: Iterable[Sentence], pack: Pack) -> Iterator[Sentence]:
    """The sentences of a report, in order, each with its layers filled. Those of a quotation come
    once it has ended: whose it is may be told behind it."""
    speech, opened = Speech(), False
    before: Sentence | None = None
    held: list[Sentence] = []
    for sentence, after in _with_next(stream):
        first = before is None or sentence.passage is not before.passage
        sentence.speech = speech.open(sentence) if first else speech.on
        if opened and before is not None:
            opened = _alike(before, sentence) and quotes.runs_on(before, chain((sentence,), after))
        if not opened:
            yield from held
            held = []
        opened, before = extract(sentence, pack, opened=opened), sentence
        speech.note(sentence)
        held.append(sentence)
        if not opened or len(held) >= _HELD:
            named_behind(held)
            yield from held
            held = []
    yield from held


def _with_next(stream: Iterable[Sentence]) -> Iterator[tuple[Sentence, deque[Sentence]]]:
    """Each sentence with some of those after it."""
    coming = iter(stream)
    window = deque(islice(coming, _AHEAD))
    while window:
        sentence = window.popleft()
        window.extend(islice(coming, 1))
        yield sentence, window


def _alike(a: Sentence, b: Sentence) -> bool:
    """Whether two sentences stand in passages of one part and kind."""
    return (a.passage.part, a.passage.kind) == (b.passage.part, b.passage.kind)


def extract(sentence: Sentence, pack: Pack, *, opened: bool = False) -> bool:
    """Fill all of the sentence from ``units`` on to ``proposals``.

    ``opened``: a quotation goes on from the sentence before. Returns whether one stays open.
    """
    size = len(sentence.tokens)
    sentence.quotes, still = quotes.spans(sentence.items, size, opened=opened)
    sentence.units = arranging.arrange(sentence, pack)
    sentence.predicates = predicates.analyse(sentence.units, pack)
    vso = pack.settings.get("order") == "vso"
    sentence.links = attribution.links(
        sentence.units, sentence.predicates, size, sentence.quotes, vso=vso
    )
    sentence.links += colons.links(sentence.units, size, pack)
    sentence.links += headed(sentence.units, size) if vso else []
    sentence.above = depth.above(sentence.links, size)
    unnamed = quotes.continued(sentence.units, sentence.predicates, sentence.quotes, sentence.above)
    if unnamed or sentence.speech:
        whole = [Link(None, 0, size)] if sentence.speech else []
        sentence.links = [*whole, *sentence.links, *unnamed]
        sentence.above = depth.above(sentence.links, size)
    voiced.selves(sentence.predicates, sentence.above)
    found = intents.once(candidates.candidates(sentence.units, sentence.predicates))
    settled = [*voiced.voiced(governed.settle(found, sentence.units), sentence.above)]
    acts = implied.acts(sentence.predicates, sentence.above, settled)
    acts += implied.demands(sentence.units, sentence.above)
    acts += blamed(sentence.units, sentence.above)
    acts += implied.refusals(sentence.items, sentence.above, [*settled, *acts])
    kept = [*implied.without_content(settled, acts), *acts]
    kept = ended.without_ended(called.called(sentence, pack, kept))
    for candidate in kept:
        aimed.of_described(candidate, sentence.predicates, sentence.units)
        aimed.of_content(candidate, sentence.predicates, sentence.units)
        aimed.of_quoted(candidate, sentence.units)
        proposals.blamed(candidate, sentence)
    aimed.aim(kept, sentence.units)
    aimed.answer(kept)
    owned.owned(kept, sentence.predicates)
    sentence.candidates = sorted(kept, key=lambda candidate: candidate.at)
    proposals.propose(sentence, found, kept, pack)
    return still
