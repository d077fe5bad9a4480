"""A user's files in the world: their rows win, and what cannot be used stands in nobody's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad import world
from isnad.folding import fold
from isnad.names.judge import Mention
from isnad.world import World, registered, users
from isnad.world import compile as compiling
from isnad.world.tables import Tally, WorldTableError

FTM = """{"id": "own-irna", "schema": "Organization", "properties": {"name": ["IRNA"], "topics": ["NGO"]}}
{"id": "own-bashar", "schema": "Person", "properties": {"name": ["Bashar al-Assad"], "country": ["sy"]}}
{"id": "org:reuters", "schema": "Company", "properties": {"name": ["Reuters News Works"]}}
{"id": "own-minister", "schema": "Person", "properties": {"name": ["Salim Qarfut"]}}
{"id": "pm", "schema": "Position", "properties": {"name": ["Prime Minister of Syria"], "country": ["sy"]}}
{"id": "held", "schema": "Occupancy", "properties": {"holder": ["own-minister"], "post": ["pm"], "startDate": ["2031-01-01"]}}
"""
PEOPLE = "id\ten\toffices\tcountry\nwahm\tNadia Wahm\tsyr-foreign-minister 2031-01-01/\tSYR\n"
PLACES = "en\tar\tcountry\tkind\tlat\tlon\nTall Wahmi\tتل وهمي\tSYR\tsettlement\t35.5\t36.5\n"


def files(folder: Path) -> list[Path]:
    texts = {"a.jsonl": FTM, "people.tsv": PEOPLE, "places.tsv": PLACES}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in texts]


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world.load().with_files(files(tmp_path_factory.mktemp("mine")))


def test_forms_are_told_by_what_is_in_them(tmp_path: Path) -> None:
    assert [users.form_of(path) for path in files(tmp_path)] == ["entities", "people", "places"]


def test_a_name_of_a_users_is_of_no_other(mine: World) -> None:
    for name, who in (("IRNA", "own-irna"), ("Bashar al-Assad", "own-bashar")):
        for language in ("en", "ar"):
            found = {e.id for n, e in mine.names(language) if fold(n) == fold(name)}
            assert found == {who}
    assert mine.people.find(Mention("Bashar al-Assad", "en", "SYR", None)) == ("own-bashar",)


def test_a_row_of_the_same_id_replaces_the_built_in_one(mine: World) -> None:
    one = mine.entity("org:reuters")
    assert one is not None and one.name == "Reuters News Works"
    assert [e.id for e in mine.entities].count("org:reuters") == 1


def test_a_user_knows_who_holds_an_office_now(mine: World) -> None:
    for role, who in (("prime-minister", "own-minister"), ("foreign-minister", "person:wahm")):
        office = mine.office("SYR", role)
        assert office is not None
        holder = mine.holder(office, "2031-05-05")
        assert holder is not None and holder.id == who


def test_places_are_found_too_and_the_version_is_another(mine: World) -> None:
    (place,) = mine.places.find(fold("Tall Wahmi"))
    assert place.source == "user" and mine.extended
    assert mine.version != world.load().version and not world.load().extended


@pytest.mark.parametrize(
    ("text", "fault", "kinds"),
    [
        (PEOPLE + "x\tX\tsyr-nothing 2031/\tSYR\n", "no office that is known", {"person": 1}),
        (PEOPLE + "X Y\tX\t\tSYR\n", "column id: 'X Y'", {"person": 1}),
        (PLACES + "Wahm\t\tSYR\thill\t1\t1\n", "column kind", {"settlement": 1}),
        (PLACES + "Wahm\t\tSYR\tquarter\t1\t1\t1\t1\n", "8 cells under 6", {"settlement": 1}),
        ("id\tkind\ten\tbecame\nx\tgroup\tX\ny\tgroup\tY\tz\n", "no other organ", {"group": 1}),
    ],
)
def test_rows_of_our_own_tables(
    tmp_path: Path, text: str, fault: str, kinds: dict[str, int]
) -> None:
    path = tmp_path / "some.tsv"
    path.write_text(text, "utf-8")
    faults: list[str] = []
    holds = compiling.check(path, Tally(lambda error: faults.append(str(error))))
    assert (holds.kinds, holds.refused, len(faults)) == (kinds, 1, 1)
    assert faults[0].startswith(f"{path}:3: ") and fault in faults[0]
    with pytest.raises(WorldTableError, match=fault):
        compiling.check(path, Tally())


def test_a_gazetteer_with_codes(shared: Path) -> None:
    holds = compiling.check(shared / "data" / "syria_admin_en_ar.csv", Tally())
    assert holds.form == "columns" and holds.rows == sum(holds.kinds.values()) > 700


def test_a_quote_that_is_not_closed_says_how_much_it_took(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('name,lat,lon\nA,1,1\n"B,1,1\nC,1,1\nD,1,1\n', "utf-8")
    faults: list[str] = []
    holds = compiling.check(path, Tally(lambda error: faults.append(str(error))))
    assert holds.kinds == {"settlement": 1}
    assert faults[0].startswith(f"{path}:3: 1 cells over 3 lines under 3 columns")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(registered.HOME, str(tmp_path / "home"))
    return tmp_path / "home" / "world"


def added(path: Path, name: str) -> registered.Registered:
    with registered.Copy(path) as copy:
        return copy.keep(name, compiling.check(copy.path, Tally(lambda _: None)))


def test_added_files_by_name_and_content(home: Path, tmp_path: Path) -> None:
    paths = files(tmp_path)
    two, one = added(paths[0], "b"), added(paths[1], "a")
    assert registered.all_registered() == [one, two]
    assert registered.find("b") == two == registered.same(two.sha256)
    assert two.path.read_text("utf-8") == FTM
    with pytest.raises(WorldTableError, match="a file of that name"):
        added(paths[2], "b")
    registered.remove("b")
    assert registered.all_registered() == [one] and not two.path.exists()
    assert all(not path.name.startswith(".") for path in home.iterdir())
    with pytest.raises(WorldTableError, match="no file of that name"):
        registered.remove("b")


def test_a_check_that_fails_leaves_nothing(home: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("nothing\n", "utf-8")
    with pytest.raises(WorldTableError, match="no table that can be added"):
        added(bad, "bad")
    assert list(home.iterdir()) == []


def test_bad_rows_of_added_files_are_passed_over(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(FTM + "{broken\n", "utf-8")
    one = added(path, "mine.jsonl")
    loaded = compiling.world([], [one])
    found = loaded.entity("own-irna")
    assert found is not None and found.source == "mine.jsonl:1"
    assert loaded.version != world.load().version
    with pytest.raises(WorldTableError, match=r"a\.jsonl:7: not JSON"):
        world.load().with_files([path])


def test_a_copy_that_was_changed_is_not_used(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(FTM + "\n\n", "utf-8")
    one = added(path, "changed")
    one.path.write_text(FTM.replace("IRNA", "ISNA"), "utf-8")
    with pytest.raises(WorldTableError, match="isnad world remove 'changed'"):
        compiling.world([], [one])
    one.path.unlink()
    with pytest.raises(WorldTableError, match="isnad world remove 'changed'"):
        compiling.world([], [one])


def test_where_files_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(registered.HOME)
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert registered.folder() == Path("/data/isnad/world")
    monkeypatch.delenv("XDG_DATA_HOME")
    assert registered.folder().parts[-4:] == (".local", "share", "isnad", "world")
