"""Facts that belong to no language: actors, offices and their dates, organisations, places."""

from __future__ import annotations

from isnad.world.compile import load
from isnad.world.entities import Entity, PlaceRecord, Tenure
from isnad.world.tables import WorldTableError
from isnad.world.world import World

__all__ = ["Entity", "PlaceRecord", "Tenure", "World", "WorldTableError", "load"]
