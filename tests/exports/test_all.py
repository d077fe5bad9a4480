"""What holds of every format: the same bytes twice, who says so is never dropped, what was forgotten
never leaves, and people without public office are named by role."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad import exports
from isnad.errors import IsnadError
from isnad.exports import Asked, ExportError
from isnad.exports.items import Item
from isnad.store import Person, Store, open_store

from .conftest import HOSTILE, WITNESS, Export, made

FORMATS = exports.formats()


def installed(name: str) -> str:
    needs = FORMATS[name].needs
    if needs and importlib.util.find_spec(needs) is None:
        pytest.skip(f"needs {needs}, of the extra {FORMATS[name].extra}")
    return name


def files(path: Path) -> Iterator[bytes]:
    for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
        yield one.read_bytes()


@pytest.fixture(params=FORMATS)
def name(request: pytest.FixtureRequest) -> str:
    return installed(str(request.param))


def test_the_same_store_gives_the_same_bytes(kept: Store, name: str, tmp_path: Path) -> None:
    out = f"out{FORMATS[name].ending}"
    first, second = tmp_path / "a" / out, tmp_path / "b" / out
    for path in (first, second):
        path.parent.mkdir()
        exports.write(kept, name, path)
    assert list(files(first)) == list(files(second))
    assert any(files(first))
    assert sorted(one.name for one in first.parent.iterdir()) == [out]


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store in which somebody was forgotten."""
    path = made(tmp_path_factory.mktemp("forget") / "forget.sqlite", [HOSTILE])
    with open_store(path, create=False) as store:
        assert any(WITNESS in one.evidence.quote for one in store.claims())
        store.forget_person(Person(entity=None, names=[WITNESS]), "she asked")
        yield store


def test_what_was_forgotten_never_leaves(without: Store, name: str, tmp_path: Path) -> None:
    out = tmp_path / f"out{FORMATS[name].ending}"
    asked = Asked(since="2024-12-01", as_of="2024-12-05", clock="published")
    exports.write(without, name, out, asked if name == "atom" else Asked())
    for data in files(out):
        assert WITNESS.encode() not in data and b"Barqawi" not in data


def test_whoever_may_be_private_is_named_by_role(items: list[Item]) -> None:
    of = [one for one in items if one.claim.report.id == HOSTILE.id]
    sources = [one for item in of for one in item.claim.sources]
    assert any(one.roles for one in of)
    names = [one.name for one in sources] + [link.name for item in of for link in item.chain]
    assert not any(WITNESS in (name or "") for name in names)
    assert not any(WITNESS in (one.text or "") for one in sources)
    assert not any(WITNESS in item.says for item in of)


def test_all_claims_go_out_with_their_chains(items: list[Item], kept: Store) -> None:
    assert [one.claim.id for one in items] == [one.id for one in kept.claims()]
    assert all(one.chain and one.story for one in items)
    assert all(one.chain[0].link == "published" for one in items)
    assert sum(len(one.chain) > 2 for one in items) > 10
    assert any(one.claim.place is None for one in items)
    assert any(one.claim.time is None for one in items)


def test_story_by_story_are_the_same_claims(items: list[Item], kept: Store) -> None:
    from isnad.exports.gathering import Gathered

    with kept.looking() as tables:
        told = [one for _, some in Gathered(tables, Asked()).stories() for one in some]
    assert sorted(one.key for one in told) == sorted(one.key for one in items)
    by_key = {one.key: one for one in items}
    for one in told:
        assert (one.claim, one.chain, one.story) == (
            by_key[one.key].claim,
            by_key[one.key].chain,
            by_key[one.key].story,
        )


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        (Asked(types=("ASSAULT",)), lambda c: c.type == "ASSAULT"),
        (Asked(languages=("ar", "vi")), lambda c: c.report.language in ("ar", "vi")),
        (Asked(place="SYR"), lambda c: c.place is not None and c.place.country == "SYR"),
        (Asked(report="en-aleppo-control"), lambda c: c.report.id == "en-aleppo-control"),
    ],
)
def test_filters_ask_for_some(kept: Store, items: list[Item], asked: Asked, holds: object) -> None:
    from isnad.exports.gathering import Gathered

    with kept.looking() as tables:
        found = [one.key for one in Gathered(tables, asked).items()]
    assert found == [one.key for one in items if holds(one.claim)]  # type: ignore[operator]
    assert 0 < len(found) < len(items)


def test_a_place_is_found_with_what_lies_in_it(kept: Store) -> None:
    from isnad.exports.gathering import Gathered

    with kept.looking() as tables:
        town = {one.key for one in Gathered(tables, Asked(place="حلب")).items()}
        land = {one.key for one in Gathered(tables, Asked(place="SYR")).items()}
    assert town and town < land


def test_days_of_what_is_told(kept: Store) -> None:
    from isnad.exports.gathering import Gathered

    with kept.looking() as tables:
        before = list(Gathered(tables, Asked(as_of="2024-11-29")).items())
        after = list(Gathered(tables, Asked(since="2024-11-30")).items())
    assert any(one.claim.time is None for one in before)
    assert all(one.claim.time is not None for one in after)
    days = {one.claim.time.edtf for one in before if one.claim.time}
    assert "2024-11-29" in days and "2024-11-30" not in days
    both = {one.key for one in before if one.claim.time} & {one.key for one in after}
    times = {one.key: one.claim.time.edtf for one in before if one.claim.time}
    assert all(times[key].endswith("/..") for key in both)


def test_what_was_not_known_then_is_told_nowhere(
    kept: Store, items: list[Item], tmp_path: Path
) -> None:
    """It is what a store would give that holds no later report."""
    from isnad.exports.gathering import Gathered
    from isnad.joins import Clock

    clock: Clock = "published"
    day = "2024-11-30"
    with kept.looking() as tables:
        asked = Asked(known_by=day, clock=clock)
        then = {one.key: one for one in Gathered(tables, asked).items()}
        told = [one for _, some in Gathered(tables, asked).stories() for one in some]
    known = {one.report.id for one in items if one.published <= f"{day}T23:59:59.999999Z"}
    assert 0 < len(known) < len({one.report.id for one in items})
    reports = [one for one in kept.reports() if one.id in known]
    alone = made(tmp_path / "then.sqlite", [kept.received(one.id) for one in reports])
    with open_store(alone, create=False) as other, other.looking() as tables:
        fresh = {one.key: one for one in Gathered(tables, Asked()).items()}
    assert then.keys() == fresh.keys() == {one.key for one in told}
    for key, one in then.items():
        assert (one.says, one.chain) == (fresh[key].says, fresh[key].chain)
        assert one.story is not None and fresh[key].story is not None
        assert one.story.origins == fresh[key].story.origins  # type: ignore[union-attr]
        assert one.retracted_by == fresh[key].retracted_by


def test_a_file_is_written_whole_or_not_at_all(
    kept: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("before")

    def broken(self: object) -> Iterator[Item]:
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr("isnad.exports.gathering.Gathered.items", broken)
    with pytest.raises(KeyboardInterrupt):
        exports.write(kept, "jsonl", path)
    assert path.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["claims.jsonl"]


def test_what_is_wrong_is_named_with_the_way_out(
    kept: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ExportError, match=r"'shp' is no format; there are: jsonl, csv"):
        exports.write(kept, "shp", tmp_path / "x")
    with pytest.raises(ExportError, match="goes to a file; name it with -o"):
        exports.write(kept, "parquet", io.BytesIO())
    with pytest.raises(IsnadError, match="cannot be written"):
        exports.write(kept, "csv", tmp_path / "no" / "x.csv")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ExportError, match=r"needs the library pyarrow; install it with: pip inst"):
        exports.write(kept, "parquet", tmp_path / "x")


def test_text_goes_to_whatever_takes_bytes(kept: Store, name: str, export: Export) -> None:
    if FORMATS[name].goes == "text":
        out = io.BytesIO()
        exports.write(kept, name, out)
        assert out.getvalue() == export(name).data
