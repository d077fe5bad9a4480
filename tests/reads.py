"""Short texts read by the frames alone, for tests of what a stage makes of them."""

from __future__ import annotations

from functools import partial

from isnad import flow
from isnad.records import Claim, Report
from isnad.resolve.resolver import Resolver

PUBLISHED = "2020-05-06"


def claims(text: str, language: str, kind: str | None = None) -> list[Claim]:
    """The claims of a text, of one type where one is given."""
    report = Report(id="test", sha256="0" * 64, text=text, language=language, published=PUBLISHED)
    found = flow.read(report, partial(Resolver, learned=False)).claims
    return [claim for claim in found if kind is None or claim.type == kind]


def one(text: str, language: str, kind: str) -> Claim:
    """The only claim of that type in a text."""
    (claim,) = claims(text, language, kind)
    return claim
