"""Reports through the engine that asks a model: several under way, their results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Sequence
from fnmatch import fnmatchcase
from functools import partial
from typing import NamedTuple

from isnad.asking.asker import Asker, Asking, Failed
from isnad.asking.purse import Purse, Tokens
from isnad.cli import run
from isnad.reading import Arrived
from isnad.records import ReadResult, Rejected
from isnad.scale.attempts import Done, Item, attempt
from isnad.second import looking, making
from isnad.second.looking import Looked, Mode

# Reports that are under way for each request that may be.
_AHEAD = 2


class _Begun(NamedTuple):
    item: Item
    looked: Looked | Rejected
    asking: Asking | None


class Tally:
    """What would be asked."""

    def __init__(self) -> None:
        self.reports = self.sentences = self.asked = self.requests = self.known = 0
        self.cost = Tokens(0, 0)

    def add(self, looked: Looked, asker: Asker) -> None:
        """Count what a report would need."""
        requests, known, cost = asker.expected(looked.pieces)
        self.reports += 1
        self.sentences += len(looked.listed)
        self.asked += sum(len(piece.asked) for piece in looked.pieces)
        self.requests += requests
        self.known += known
        self.cost = Tokens(self.cost.sent + cost.sent, self.cost.received + cost.received)

    def told(self, purse: Purse) -> str:
        """The estimate on one line."""
        price = purse.price
        money = f", about {price.of(self.cost):.4f} {price.currency}" if price is not None else ""
        return (
            f"dry run: {self.reports} reports, {self.asked} of {self.sentences} sentences to ask about "
            f"in {self.requests} requests, {self.known} of them answered before; about "
            f"{self.cost.sent} tokens to send and {self.cost.received} to receive{money}; nothing was sent"
        )


def spent(purse: Purse) -> str:
    """The account of what was asked, on one line."""
    cost, count = purse.spent, purse.counts
    guessed = " (in part estimated: the endpoint does not say)" if cost.guessed else ""
    money = f", {purse.money:.4f} {purse.price.currency}" if purse.price is not None else ""
    rest = "".join(
        f", {count[what]} {what}" for what in ("kept answers", "tried again", "asked in halves")
    )
    return (
        f"asked: {count['requests']} requests, {cost.sent} tokens sent, {cost.received} received"
        f"{guessed}{money}{rest}"
    )


def tallied(
    this: run.Run, asker: Asker, mode: Mode, tally: Tally, private: Sequence[str], *, is_here: bool
) -> Generator[Done, None, None]:
    """Only counts what would be asked; every report ends as read, without claims."""
    for item in this.inputs:
        looked = attempt(item, partial(looking.look, mode=mode))
        if isinstance(looked, Rejected):
            this.refuse(looked)
            continue
        if is_here or not is_private(item, private):
            tally.add(looked, asker)
        this.account.read()
    yield from ()


def read_asking(
    items: Iterable[Item],
    asker: Asker,
    mode: Mode,
    private: Sequence[str],
    *,
    is_here: bool,
    at_once: int,
) -> Generator[Done, None, None]:
    """Every report read, in order, while the next ones are asked about."""
    under_way: deque[_Begun] = deque()
    for item in items:
        under_way.append(_begin(item, asker, mode, keep=not is_here and is_private(item, private)))
        if len(under_way) >= _AHEAD * at_once:
            yield _end(under_way.popleft(), asker.model)
    while under_way:
        yield _end(under_way.popleft(), asker.model)


def is_private(item: Item, patterns: Sequence[str]) -> bool:
    """Whether a report is marked as one that never leaves this machine, by itself or by a
    pattern."""
    if not isinstance(item, Arrived):
        return False
    report = item.report
    words = [w for w in (item.where, report.id, report.outlet, report.url) if w]
    return item.private or any(fnmatchcase(w, pattern) for w in words for pattern in patterns)


def _begin(item: Item, asker: Asker, mode: Mode, *, keep: bool) -> _Begun:
    looked = attempt(item, partial(looking.look, mode=mode))
    if isinstance(looked, Rejected):
        return _Begun(item, looked, None)
    if keep:
        return _Begun(item, looked if mode == "both" else _kept_here(item), None)
    return _Begun(item, looked, asker.begin(looked.report.sha256, looked.pieces))


def _kept_here(item: Item) -> Rejected:
    message = (
        "is private and was not sent; ask a model on this machine, or read it by the rules: "
        "--engine rules"
    )
    return Rejected(where=item.where, reason="private", message=message)


def _end(begun: _Begun, model: str) -> Done:
    item, looked, asking = begun
    where = item.where
    if isinstance(looked, Rejected):
        return Done(where, looked)
    if asking is None or not looked.pieces:
        return Done(where, looked.result)
    try:
        replies = asking.replies()
    except Failed as failure:
        return Done(where, Rejected(where=where, reason=failure.reason, message=failure.message))

    def engine(_: object) -> ReadResult:
        return making.make(looked, replies, model)

    return Done(where, attempt(item, engine))
