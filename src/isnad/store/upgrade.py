"""Bringing a database to the current schema, with Alembic."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from isnad.store.database import WRITE


def configuration() -> Config:
    """Where the migrations are; they ship with the package."""
    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    # Alembic fills in %(…)s in paths.
    config.set_main_option("script_location", folder.replace("%", "%%"))
    return config


def upgrade(engine: sa.Engine) -> None:
    """Make or change the tables, in one transaction; two that do it at once end with one."""
    config = configuration()
    with engine.connect().execution_options(**WRITE) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
