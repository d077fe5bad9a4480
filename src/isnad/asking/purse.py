"""What asking may cost: prices that the user sets, budgets, and the account of what was spent.

A request goes out only where what it may cost at most still fits beside what others under way may
cost. Where nothing is under way and money is left, one goes out in any case: so all of a budget can
be used, and it is exceeded by one request at most. An endpoint that charges more than a request
can cost is asked one at a time from then on, and so is one that has not answered yet.
"""

from __future__ import annotations

import re
import threading
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from isnad.errors import IsnadError

_AMOUNT = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*([kM]?)\s*([^\W\d_]+)\s*")
_POWERS = {"": 1, "k": 1_000, "M": 1_000_000}
_TOKENS = frozenset({"token", "tokens"})
_MILLION = 1_000_000
# Tokens that a letter costs at most: a token is one byte of UTF-8 or more. Each message has a few
# of its own.
_OF_MESSAGE, _OF_REQUEST = 8, 16
# Of a usual tokenizer, as an estimate: letters that a token holds, of ASCII and of others.
_ASCII, _OTHER = 4.0, 1.8


class Price(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a model costs for a million tokens, in ``currency`` (ISO 4217)."""

    input: float
    output: float
    currency: str

    def of(self, tokens: Tokens) -> float:
        """What so many tokens cost."""
        return (tokens.sent * self.input + tokens.received * self.output) / _MILLION


class Tokens(msgspec.Struct, frozen=True):
    """How many tokens were sent and received. ``guessed``: the endpoint did not say."""

    sent: int
    received: int
    guessed: bool = False

    @property
    def all(self) -> int:
        """Both together."""
        return self.sent + self.received


class Budget(msgspec.Struct, frozen=True):
    """The most that a run may spend; null: no bound."""

    tokens: int | None = None
    money: float | None = None


class Spent(Exception):
    """The budget is spent."""


def prices(path: Path) -> dict[str, Price]:
    """Prices by model, from a table of them (TOML). Raises IsnadError where it cannot be read."""
    way = 'write ["NAME OF THE MODEL"] with input, output (for a million tokens) and currency'
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(table, dict[str, Price])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise IsnadError(f"{path}: no table of prices ({error}); {way}") from error


def budget(given: Iterable[str], price: Price | None) -> Budget:
    """Budgets as people write them: ``200k tokens``, ``2.50 EUR``. Raises IsnadError."""
    tokens, money = None, None
    for one in given:
        found = _AMOUNT.fullmatch(one)
        if found is None:
            raise IsnadError(f"--budget {one!r} is no amount; write '200k tokens' or '2.50 USD'")
        amount, unit = float(found[1].replace(",", ".")) * _POWERS[found[2]], found[3]
        if unit.lower() in _TOKENS:
            tokens = int(amount)
        elif price is None:
            raise IsnadError(
                f"--budget {one!r}: what the model costs is not known; put its price into a table "
                "and name it: --prices FILE (docs/engines.md)"
            )
        elif unit.upper() != price.currency.upper():
            raise IsnadError(f"--budget {one!r}: the price of the model is in {price.currency}")
        else:
            money = amount
    return Budget(tokens, money)


def most_sent(messages: Iterable[dict[str, str]]) -> int:
    """The most tokens that messages can be."""
    sizes = (len(one["content"].encode("utf-8", "surrogatepass")) for one in messages)
    return sum(size + _OF_MESSAGE for size in sizes) + _OF_REQUEST


def likely(text: str) -> int:
    """About how many tokens a text is. An estimate: tokenizers differ."""
    plain = sum(char.isascii() for char in text)
    return round(plain / _ASCII + (len(text) - plain) / _OTHER)


class Purse:
    """Spends a budget from several threads at once. ``spent``: what answers cost so far."""

    def __init__(self, limit: Budget | None = None, price: Price | None = None) -> None:
        self.limit, self.price = limit or Budget(), price
        self.spent = Tokens(0, 0)
        self.counts: Counter[str] = Counter()
        self._under_way: list[Tokens] = []
        self._turn = threading.Condition()
        # Whether the endpoint charges what a request can cost; null before the first answer.
        self._fair: bool | None = None

    @property
    def money(self) -> float | None:
        """What was spent in money; null where no price is known."""
        return self.price.of(self.spent) if self.price is not None else None

    def open(self, most: Tokens) -> None:
        """Wait until a request that costs so much at most may go out. Raises Spent where none may
        any more."""
        with self._turn:
            while not self._fits(most):
                if self._is_spent():
                    raise Spent
                if not self._under_way:
                    break
                self._turn.wait()
            self._under_way.append(most)

    def close(self, most: Tokens, cost: Tokens | None) -> None:
        """A request that ``open`` let out has ended and cost so much; null where nothing of it was
        answered or charged."""
        with self._turn:
            self._under_way.remove(most)
            if cost is not None:
                within = cost.sent <= most.sent and cost.received <= most.received
                self._fair = within and self._fair is not False
                self.spent = Tokens(
                    self.spent.sent + cost.sent,
                    self.spent.received + cost.received,
                    self.spent.guessed or cost.guessed,
                )
            self._turn.notify_all()

    def count(self, what: str, times: int = 1) -> None:
        """Count something of the account."""
        with self._turn:
            self.counts[what] += times

    def _fits(self, most: Tokens) -> bool:
        if self._is_spent() or (self._under_way and not self._fair and self._is_bound()):
            return False
        whole = Tokens(
            self.spent.sent + most.sent + sum(one.sent for one in self._under_way),
            self.spent.received + most.received + sum(one.received for one in self._under_way),
        )
        return not self._reaches(whole, beyond=True)

    def _is_bound(self) -> bool:
        return self.limit != Budget()

    def _is_spent(self) -> bool:
        return self._reaches(self.spent, beyond=False)

    def _reaches(self, tokens: Tokens, *, beyond: bool) -> bool:
        """Whether so many tokens reach a bound, or lie beyond it."""
        pairs: list[tuple[float, float | None]] = [(tokens.all, self.limit.tokens)]
        if self.price is not None:
            pairs.append((self.price.of(tokens), self.limit.money))
        return any(
            bound is not None and (amount > bound if beyond else amount >= bound)
            for amount, bound in pairs
        )
