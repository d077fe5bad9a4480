"""The page rules of every language: each matches its examples and not its counter-examples."""

from __future__ import annotations

import pytest

from isnad.languages import codes
from isnad.text.furniture import Page
from isnad.text.rules import PageRules, Rule, load

EXAMPLES = [
    pytest.param(load(code), rule, line, wanted, id=f"{rule.id}-{number}")
    for code in codes()
    for rule in load(code).rules
    for number, (line, wanted) in enumerate(
        [*((line, True) for line in rule.yes), *((line, False) for line in rule.no)]
    )
]


@pytest.mark.parametrize(("rules", "rule", "line", "wanted"), EXAMPLES)
def test_example(rules: PageRules, rule: Rule, line: str, wanted: bool) -> None:
    assert Page(rules, None).matches(rule, line) is wanted


@pytest.mark.parametrize("code", codes())
def test_every_rule_has_examples_and_a_name_of_its_own(code: str) -> None:
    rules = load(code).rules
    assert all(rule.yes and rule.no for rule in rules)
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(rule.id.startswith(f"{code}/") for rule in rules)


def test_link_that_does_not_exist() -> None:
    row = {"id": "x/y", "at": ["line"], "kind": "credit", "link": "author", "pattern": "{name}"}
    with pytest.raises(ValueError, match="x/y"):
        PageRules({"rule": [row]})


def test_language_without_page_rules() -> None:
    assert load("xx").rules == []
