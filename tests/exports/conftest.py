"""A store to write elsewhere: the example reports, and one that is hostile to every format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from isnad import exports, flow, joining
from isnad.exports import Asked, Written
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item
from isnad.reading import Arrived, arrivals
from isnad.records import Report
from isnad.store import Store, open_store

WITNESS = "Hanan Barqawi"
_TEXT = (
    f"{WITNESS}, a teacher, said that rebels killed five civilians in Idlib on 3 December 2024.\n\n"
    "Turkey will meet Iran in Doha on 7 December 2024, Turkey said.\n\n"
    "=cmd|' /C calc'!A0 The army denied that rebels seized Hama, \x07\u202esaid\u202c ]]> <script>"
    "alert(1)</script>\tstate television.\n\n"
    "The army shelled Saraqib, state media said. The minister will visit Ankara."
)
HOSTILE = Report(
    id='=hostile,"1"\t<&>\u202e]]>',
    sha256=hashlib.sha256(_TEXT.encode()).hexdigest(),
    text=_TEXT,
    language="en",
    title="=1+1 <b>Title</b> \u202ereversed\u202c & more",
    url="javascript:alert(1)",
    published="2024-12-04T10:00:00Z",
    received="2024-12-05T10:00:00Z",
    outlet="@Evil <Times>",
)


def made(path: Path, reports: list[Report]) -> Path:
    with open_store(path) as store:
        for one in reports:
            store.add(flow.read(one))
        joining.catch_up(store, flow.read)
    return path


@pytest.fixture(scope="session")
def demo(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example reports, and of the hostile one."""
    folder = sorted(str(one) for one in (root / "examples" / "reports").iterdir())
    found = list(arrivals(folder, "2024-12-02"))
    reports = [item.report for item in found if isinstance(item, Arrived)]
    for one in reports:
        one.received = "2024-12-03T00:00:00Z"
    return made(tmp_path_factory.mktemp("exports") / "demo.sqlite", [*reports, HOSTILE])


@pytest.fixture(scope="session")
def kept(demo: Path) -> Iterator[Store]:
    """The same, open."""
    with open_store(demo, create=False) as store:
        yield store


@pytest.fixture(scope="session")
def items(kept: Store) -> list[Item]:
    """All its claims as they go out."""
    with kept.looking() as tables:
        return list(Gathered(tables, Asked()).items())


class Out(SimpleNamespace):
    """What an export wrote: ``path``, and the account."""

    path: Path
    written: Written

    @property
    def data(self) -> bytes:
        return self.path.read_bytes()

    @property
    def text(self) -> str:
        return self.data.decode()


Export = Callable[..., Out]


@pytest.fixture
def export(kept: Store, tmp_path: Path) -> Export:
    """Writes the store in a format."""

    def run(name: str, asked: Asked | None = None, store: Store | None = None) -> Out:
        path = tmp_path / f"out{exports.formats()[name].ending}"
        return Out(path=path, written=exports.write(store or kept, name, path, asked))

    return run
