"""What an evidence bundle of a story or brief is made of, gathered from a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.bundles import Given, reports_of
from isnad.joining import made
from isnad.tombstones import told

if TYPE_CHECKING:
    from isnad.joins import Story
    from isnad.pages import Brief
    from isnad.store import Store


def given_of(kept: Store, of: Story | Brief) -> Given:
    """The reports of a story or brief with what is known of them, as a bundle needs them."""
    ids = reports_of(of)
    with kept.looking() as tables:
        held = {one.report.id: one for one in tables.held(ids)}
        lineages = tables.lineages(list(held))
        by = made(tables)
    altered = {name: told(kept.tombstones(name)) for name in held}
    return Given(
        held=held,
        lineages=dict(sorted(lineages.items())),
        altered={name: lines for name, lines in altered.items() if lines},
        tombstones=kept.tombstones(),
        made=by,
    )
