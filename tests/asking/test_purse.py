"""A budget is exceeded by one request at most, whatever the requests cost and how many go at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from isnad.asking.asker import Failed
from isnad.asking.pieces import Piece, Words
from isnad.asking.prompt import messages
from isnad.asking.purse import (
    Budget,
    Price,
    Purse,
    Spent,
    Tokens,
    budget,
    likely,
    most_sent,
    prices,
)
from isnad.errors import IsnadError

from .conftest import Asked
from .model import Model, Reply, honest

PRICE = Price(input=1.0, output=4.0, currency="USD")


def piece(n: int) -> Piece:
    text = f"{n} men were arrested in Homs."
    return Piece("r", "en", None, (Words("text", 0, len(text), text, 1),))


@pytest.mark.parametrize("at_once", [1, 8])
@pytest.mark.parametrize("cost", [(1500, 400), (3000, 500), (90_000, 20_000)])
def test_a_budget_of_tokens_is_exceeded_by_one_request_at_most(
    asked: Asked, at_once: int, cost: tuple[int, int]
) -> None:
    bench = asked(
        Model(lambda data: Reply(honest(data), usage=cost, wait=0.005)),
        limit=Budget(tokens=20_000),
        at_once=at_once,
    )
    with pytest.raises(Failed) as failed:
        bench.asker.begin("sha", [piece(n) for n in range(40)]).replies()
    assert failed.value.reason == "budget_spent"
    assert 20_000 <= bench.purse.spent.all <= 20_000 + sum(cost)
    assert bench.purse.spent.all == sum(cost) * len(bench.model.asked)


def test_a_budget_of_money(asked: Asked) -> None:
    bench = asked(
        Model(lambda data: Reply(honest(data), usage=(1000, 250))),
        limit=Budget(money=0.01), price=PRICE, at_once=8,
    )  # fmt: skip
    with pytest.raises(Failed):
        bench.asker.begin("sha", [piece(n) for n in range(50)]).replies()
    assert bench.purse.money is not None
    assert 0.01 <= bench.purse.money <= 0.01 + PRICE.of(Tokens(1000, 250)) + 1e-9


def test_a_larger_budget_goes_on_where_it_ended(asked: Asked) -> None:
    pieces = [piece(n) for n in range(12)]
    first = asked(Model(honest), limit=Budget(tokens=600), at_once=1)
    with pytest.raises(Failed):
        first.asker.begin("sha", pieces).replies()
    second = asked(Model(honest), at_once=1)
    assert len(second.asker.begin("sha", pieces).replies()) == 12
    assert len(first.model.asked) + len(second.model.asked) == 12


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=1, max_size=30),
    st.integers(1, 4000),
)
@hypothesis_settings(max_examples=100)
def test_one_after_the_other(costs: list[tuple[int, int]], limit: int) -> None:
    purse = Purse(Budget(tokens=limit))
    for sent, received in costs:
        most, before = Tokens(900, 900), purse.spent.all
        try:
            purse.open(most)
        except Spent:
            assert before >= limit
            break
        purse.close(most, Tokens(sent, received))
        assert before < limit
    assert purse.spent.all < limit + 1800


def test_what_is_not_answered_costs_nothing() -> None:
    purse = Purse(Budget(tokens=10))
    purse.open(Tokens(100, 100))
    purse.close(Tokens(100, 100), None)
    assert purse.spent.all == 0
    purse.open(Tokens(100, 100))


@given(st.text(max_size=200))
def test_the_most_is_more_than_the_likely(text: str) -> None:
    asked = messages(Piece("r", "en", None, (Words("text", 0, len(text), text, 1),)))
    assert most_sent(asked) >= likely("".join(one["content"] for one in asked))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["200k tokens"], Budget(tokens=200_000)),
        (["1.5M tokens", "2.50 USD"], Budget(tokens=1_500_000, money=2.5)),
        (["3,5 usd"], Budget(money=3.5)),
        ([], Budget()),
    ],
)
def test_budgets_as_people_write_them(given: list[str], found: Budget) -> None:
    assert budget(given, PRICE) == found


@pytest.mark.parametrize("given", ["much", "5", "5 EUR", "-5 USD", "5 k"])
def test_what_is_no_budget_is_told(given: str) -> None:
    with pytest.raises(IsnadError, match="--budget"):
        budget([given], PRICE)
    with pytest.raises(IsnadError, match="prices"):
        budget(["5 USD"], None)


def test_prices_are_the_users(tmp_path: Path) -> None:
    file = tmp_path / "prices.toml"
    file.write_text('["big/model:1"]\ninput = 0.5\noutput = 2\ncurrency = "EUR"\n')
    assert prices(file) == {"big/model:1": Price(0.5, 2.0, "EUR")}
    file.write_text('["m"]\ninput = "cheap"\n')
    with pytest.raises(IsnadError, match="currency"):
        prices(file)
