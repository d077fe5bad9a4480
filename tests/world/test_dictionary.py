"""Dictionaries of actors and agents with CAMEO codes, as researchers have them."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.world import WorldTableError, cameo, dictionary
from isnad.world.dictionary import Dated
from isnad.world.entities import Entity, Role
from isnad.world.tables import Tally

ACTORS = """# A dictionary written for this test.
<!-- a comment
over two lines -->
WAHMI_LIBERATION_FRONT_(WLF)_ [SYRREB]  # made up
+FRONT_OF_WAHM_ ; old style
RASHID_BARQUQ_
\t[IRQELI 800101-19991231]
\t[IRQGOV 20000101-030410]
    [IRQREB >030411]
SALIM_QARFUT [SYRMIL]
\t[SYROPP <19960101]
WAHMISTAN [SYR]
+WAHMABAD
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "some.txt"
    path.write_text(text, "utf-8")
    return path


def read(path: Path) -> tuple[dict[str, Entity], list[str], Tally]:
    faults: list[str] = []
    tally = Tally(lambda error: faults.append(str(error).replace(str(path), "F")))
    return {one.id: one for one in dictionary.actors(path, tally)}, faults, tally


def test_names_codes_and_dates(tmp_path: Path) -> None:
    path = write(tmp_path, ACTORS)
    assert dictionary.form_of(path) == "actors"
    found, faults, tally = read(path)
    assert (faults, tally.rows, tally.refused) == ([], 4, 0)
    assert list(tally.notes.values()) == [1]
    front = found["user:wahmi-liberation-front"]
    assert front.names == {"en": ["Wahmi Liberation Front", "WLF", "Front of Wahm"]}
    assert (front.kind, front.country, front.sector) == ("group", "SYR", "REB")
    rashid = found["user:rashid-barquq"]
    assert (rashid.kind, rashid.country, rashid.sector) == ("person", "IRQ", "UNK")
    assert rashid.roles[2] == Role("IRQ", "REB", "2003-04-11")


@pytest.mark.parametrize(
    ("who", "date", "sector"),
    [
        ("rashid-barquq", "1985-05-05", "UNK"),
        ("rashid-barquq", "2003-04-10", "GOV"),
        ("rashid-barquq", "2003-04-11", "REB"),
        ("rashid-barquq", "2003-04", "UNK"),  # both in one month
        ("rashid-barquq", "2010", "REB"),
        ("rashid-barquq", None, "UNK"),
        ("salim-qarfut", "1996-01-01", "OPP"),
        ("salim-qarfut", "1996-01-02", "MIL"),
        ("salim-qarfut", None, "MIL"),
    ],
)
def test_the_code_of_the_day(tmp_path: Path, who: str, date: str | None, sector: str) -> None:
    found, _, _ = read(write(tmp_path, ACTORS))
    assert found[f"user:{who}"].on(date).sector == sector


@pytest.mark.parametrize(
    ("code", "country", "sector", "unknown"),
    [
        ("AFGGOVMIL", "AFG", "GOV", ()),
        ("PSEREBHMS", "PSE", "REB", ()),
        ("KSV", "XKX", "UNK", ()),
        ("IGOUNO", "UN", "IGO", ()),
        ("NGOAMN", None, "NGO", ()),
        ("INTREB", None, "REB", ()),
        ("IRQMOSSHI", "IRQ", "REL", ()),
        ("KKLREB", None, "REB", ("KKL",)),
        ("AFGELI", "AFG", "UNK", ()),
        ("SYRGO", "SYR", "UNK", ("GO",)),
    ],
)
def test_codes(code: str, country: str | None, sector: str, unknown: tuple[str, ...]) -> None:
    said = cameo.meaning(code)
    assert (said.country, said.sector, said.unknown) == (country, sector, unknown)


def test_unknown_codes_are_told(tmp_path: Path) -> None:
    found, faults, tally = read(write(tmp_path, "WAHMI_ARMY [XQZ]\n"))
    assert (found["user:wahmi-army"].country, found["user:wahmi-army"].sector) == (None, "UNK")
    assert not faults and tally.notes == {"code XQZ is not known: it says nothing": 1}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("FOO_BAR [IRQGOV 20020230-20030101]", r"F:2: \[IRQGOV .*calendar has no 20020230"),
        ("FOO_BAR [IRQGOV 20030101-20020101]", "F:2: .*ends before it begins"),
        ("FOO_BAR [IRQGOV 2003]", "F:2: .*'2003' is no time; write 20010131-20051231"),
        ("FOO_BAR [IRQGOV >2003]", "F:2: .*'2003' is no date; write YYYYMMDD"),
        ("FOO_BAR [IRQGOV SYRGOV]", "F:2: .*write one code of capital letters"),
        ("FOO_BAR [IRQGOV", "F:2: a bracket is not closed"),
        ("FOO_BAR", "F:2: FOO_BAR: it has no code"),
        ("+FOO [IRQGOV]", "F:2: a synonym has no code of its own"),
        ("_39649_ [IRQGOV]", "F:2: '_39649_' is no name in Latin or Arabic letters"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, line: str, fault: str) -> None:
    path = write(tmp_path, f"WAHMI_ARMY [SYRMIL]\n{line}\n")
    found, faults, tally = read(path)
    assert list(found) == ["user:wahmi-army"] and tally.refused == 1
    (told,) = faults
    assert re.search(fault, told), told
    with pytest.raises(WorldTableError):
        list(dictionary.actors(path, Tally()))


def test_what_stands_before_the_first_name(tmp_path: Path) -> None:
    _, faults, _ = read(write(tmp_path, "+FOO\nWAHMI_ARMY [SYRMIL]\n"))
    assert faults == ["F:1: '+FOO' belongs to no entry; a name without + or [ comes first"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("AL-WAHMI_ARMY_", ["Al-Wahmi Army"]),
        ("APRIL_19_MOVEMENT", ["April 19 Movement"]),
        ("ANSF", ["ANSF"]),
        ("WLF/C", ["WLF/C"]),
        ("WAHMI_FRONT_(NEW_", ["Wahmi Front New"]),
        ("WAHMI'S_SONS", ["Wahmi's Sons"]),
        ("DIRECT_ACTION_(WAHM)", ["Direct Action"]),
        ("Jaysh al-Wahm", ["Jaysh al-Wahm"]),
        ("جيش_الوهم", ["جيش الوهم"]),
    ],
)
def test_names_as_text_has_them(written: str, names: list[str]) -> None:
    assert dictionary.spelled(written) == names


AGENTS = """!PERSON! = MAN, MEN
SODBUSTER [~BUS]
FISHER!PERSON! [~CVL]
GENDARMERY {} [~COP]
CATTLE_THIEF {CATTLE_THIEVES} [~CRM]
TREE_HUGGER [~ENV]
<Combine rule = "LAWGOV => GOV">
CLERGY!NOBODY! [~REL]
"""


def test_agents(tmp_path: Path) -> None:
    path = write(tmp_path, AGENTS)
    assert dictionary.form_of(path) == "agents"
    faults: list[str] = []
    tally = Tally(lambda error: faults.append(str(error)))
    found = {noun.form: noun for noun in dictionary.nouns(path, tally)}
    assert list(found) == [
        "sodbuster", "sodbusters", "fisherman", "fishermen", "gendarmery", "cattle thief",
        "cattle thieves",
    ]  # fmt: skip
    assert found["cattle thieves"].plural and found["cattle thieves"].sector == "CRM"
    assert found["gendarmery"].collective
    assert (tally.rows, tally.refused, len(tally.notes)) == (6, 1, 2)
    assert "no set !NOBODY! stands above" in faults[0]


@pytest.mark.parametrize("text", ["", "Some words [and a note].\n", "# [USAGOV]\n", "a,b\n1,2\n"])
def test_other_texts_are_no_dictionary(tmp_path: Path, text: str) -> None:
    assert dictionary.form_of(write(tmp_path, text)) is None


DAYS = st.dates(datetime.date(1800, 1, 1), datetime.date(2200, 1, 1)).map(str)
CODE = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=12)
NAME = st.lists(st.text("ABDHKLMNRSTYZ'-", min_size=2, max_size=8), min_size=1, max_size=4)
WORD = NAME.map("_".join).filter(lambda name: name[0] not in "-'")
TIME = st.one_of(
    st.just((None, None)),
    st.tuples(DAYS, st.none()),
    st.tuples(st.none(), DAYS),
    st.tuples(DAYS, DAYS).map(lambda days: tuple(sorted(days))),
)
DATED = st.builds(lambda code, time: Dated(code, *time), CODE, TIME)


def shown(one: Dated) -> str:
    start, end = (day.replace("-", "") if day else "" for day in (one.start, one.end))
    span = f"{start}-{end}" if start and end else f">{start}" if start else f"<{end}"
    return f"[{one.code} {span}]" if start or end else f"[{one.code}]"


@given(st.lists(st.tuples(WORD, st.lists(WORD, max_size=3), st.lists(DATED, max_size=4))))
@settings(max_examples=60)
def test_what_is_written_is_read(made: list[tuple[str, list[str], list[Dated]]]) -> None:
    lines = [
        line
        for name, others, codes in made
        for line in [f"{name}_ # x", *(f"+{o}_" for o in others), *(f"\t{shown(c)}" for c in codes)]
    ]
    with TemporaryDirectory() as folder:
        path = write(Path(folder), "\n".join(lines))
        found = [(e.names, e.codes) for e in dictionary.entries(path, Tally())]
    assert found == [([f"{n}_", *(f"{o}_" for o in others)], codes) for n, others, codes in made]
