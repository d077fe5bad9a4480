"""The types of columns, as each database has them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# SQLite numbers rows by itself only in a column that is declared INTEGER.
Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# PostgreSQL refuses the character NUL in text. It is kept as two others, and so is the first of
# these two where it stands by itself; texts keep their order.
_ESCAPE = "\x01"
_OUT = str.maketrans({"\0": f"{_ESCAPE}0", _ESCAPE: f"{_ESCAPE}1"})
# What is kept otherwise than it is written.
ESCAPED = ("\0", _ESCAPE)
# The same order everywhere: that of the code points, as SQLite has it.
ORDER = "C"


def escaped(text: str) -> str:
    """A text as PostgreSQL keeps it; the same where no character is in the way."""
    return text.translate(_OUT) if "\0" in text or _ESCAPE in text else text


def unescaped(text: str) -> str:
    """A text as it was before it was escaped."""
    if _ESCAPE not in text:
        return text
    return text.replace(f"{_ESCAPE}0", "\0").replace(f"{_ESCAPE}1", _ESCAPE)


class _Escaped(sa.types.TypeDecorator[str]):
    """Text in PostgreSQL: any character, in the order of code points."""

    impl = postgresql.TEXT
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(collation=ORDER)

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> Any:  # noqa: ANN401 - as above it
        return escaped(value) if isinstance(value, str) else value

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:  # noqa: ANN401 - as above it
        return unescaped(value) if isinstance(value, str) else value


Words = sa.Text().with_variant(_Escaped(), "postgresql")
