"""``isnad places``: the places that reports name."""

from __future__ import annotations

import msgspec

from isnad.cli.each import print_each
from isnad.cli.options import Language, Paths, Published
from isnad.records import Report


def places(paths: Paths, published: Published = None, language: Language = None) -> None:
    """Print the places that each report names as a line of JSON, each with why it is that place."""
    print_each(paths, published, language, _line)


def _line(report: Report) -> bytes:
    from isnad import flow

    found = [
        msgspec.to_builtins(place) | {"reason": reason} for place, reason in flow.places(report)
    ]
    return msgspec.json.encode({"id": report.id, "places": found})
