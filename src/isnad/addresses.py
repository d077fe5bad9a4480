"""What people name a store by: the path of a file, or the URL of a PostgreSQL database."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_SCHEMES = frozenset({"postgresql", "postgres"})
_SECRETS = frozenset({"password", "sslpassword"})
# The password behind the name of a user.
_PASSWORD = re.compile(r"^([^@/]*?):[^@/]*@")


def is_url(store: str | Path) -> bool:
    """Whether it is the URL of a database and not the path of a file."""
    return isinstance(store, str) and store.partition("://")[0] in _SCHEMES and "://" in store


def shown(store: str | Path) -> str:
    """What a store is called where people read it: without a password."""
    if not is_url(store):
        return str(store)
    parts = urlsplit(str(store))
    kept = [(key, value) for key, value in _pairs(parts.query) if key not in _SECRETS]
    return urlunsplit(
        parts._replace(netloc=_PASSWORD.sub(r"\1@", parts.netloc), query=urlencode(kept))
    )


def short(store: str | Path) -> str:
    """What a store is called where nobody need know where it is: its last name alone."""
    return urlsplit(str(store)).path.strip("/") or "store" if is_url(store) else Path(store).name


def place(store: str | Path) -> str:
    """What tells a store from any other on this machine."""
    return shown(store) if is_url(store) else str(Path(store).resolve())


def without(store: str, option: str) -> tuple[str, str | None]:
    """A URL without an option, and the value that the option had; null where it had none."""
    parts = urlsplit(store)
    given = _pairs(parts.query)
    kept = [(key, value) for key, value in given if key != option]
    found = next((value for key, value in given if key == option), None)
    # Spaces as %20: what reads URLs of databases knows no other way to write one.
    query = urlencode(kept).replace("+", "%20")
    bare = f"{parts.scheme}://{parts.netloc}{parts.path}"
    return (f"{bare}?{query}" if query else bare), found


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query.replace("+", "%2B"), keep_blank_values=True)
