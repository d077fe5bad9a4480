"""Reports of a war, written for these tests: who tells what is plain to a reader."""

from __future__ import annotations

import hashlib

from isnad import flow
from isnad.joins import Held, Node
from isnad.records import Report


def held(name: str, language: str, published: str, *lines: str, outlet: str | None = None) -> Held:
    """A report as it is held once it was read: the first line is its title."""
    text = "\n".join(lines[1:])
    report = Report(
        id=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=lines[0],
        language=language,
        outlet=outlet or name,
        published=published,
    )
    read = flow.read(report)
    return Held(report=read.report, claims=read.claims, traces=read.traces)


STRIKE = held(
    "strike-en", "en", "2024-05-12",
    "Air strike on El Fasher market kills 31",
    "An air strike on a market in El Fasher killed 31 people on Saturday, a medical group said.",
    "The United Nations called for a ceasefire in Darfur on Sunday.",
)  # fmt: skip
STRIKE_AR = held(
    "strike-ar", "ar", "2024-05-12",
    "قتلى في الفاشر",
    "قُتل 31 شخصاً السبت في غارة جوية على سوق في مدينة الفاشر.",
    "وزار وزير الخارجية السوداني القاهرة الأحد.",
)  # fmt: skip
STRIKE_VI = held(
    "strike-vi", "vi", "2024-05-13",
    "Không kích ở El Fasher",
    "Một cuộc không kích vào khu chợ ở El Fasher hôm 11/5 đã khiến 31 người thiệt mạng.",
)  # fmt: skip
SHELLING = held(
    "shelling", "en", "2024-05-12",
    "Shelling kills four in El Fasher",
    "Shells fired by the Rapid Support Forces hit a hospital in El Fasher on Saturday, killing four patients.",
)  # fmt: skip
LATER = held(
    "later", "en", "2024-05-19",
    "Fighting in Khartoum",
    "The Sudanese army bombed positions of the Rapid Support Forces in Khartoum on Saturday.",
    "On May 11, an air strike on a market in El Fasher killed 31 people.",
)  # fmt: skip
PLANNED = held(
    "planned", "en", "2024-05-14",
    "Burhan to visit Cairo",
    "Sudan's army chief Abdel Fattah al-Burhan will meet Egyptian President Abdel Fattah al-Sisi in Cairo on May 20.",
)  # fmt: skip
MET = held(
    "met", "en", "2024-05-21",
    "Burhan in Cairo",
    "Abdel Fattah al-Burhan met Egyptian President Abdel Fattah al-Sisi in Cairo on Monday.",
)  # fmt: skip
TAKEN = held(
    "taken", "en", "2024-05-25",
    "Town falls",
    "The Rapid Support Forces captured the town of Umm Rawaba on Friday, residents said.",
)  # fmt: skip
DENIED = held(
    "denied", "en", "2024-05-25",
    "Army denies loss of town",
    "The Sudanese army denied on Saturday that the Rapid Support Forces had captured Umm Rawaba.",
)  # fmt: skip
TOLL = held(
    "toll", "en", "2024-05-26",
    "Toll of fighting",
    "At least 85 people have been killed since May 10, the health ministry said.",
)  # fmt: skip
TOLL_LATER = held(
    "toll-later", "vi", "2024-05-30",
    "Số người chết tăng",
    "Ít nhất 134 người đã thiệt mạng kể từ ngày 10/5, theo Bộ Y tế Sudan.",
)  # fmt: skip
ALL = [v for v in list(globals().values()) if isinstance(v, Held)]


def named(nodes: list[Node]) -> set[str]:
    """The reports that nodes stand in."""
    return {node.report for node in nodes}
