"""Who wrote a page, where no plain label says so, and who did not."""

from __future__ import annotations

import json

import pytest

from isnad.reading.page import Page
from tests.reading.page.written import BODY, LANGUAGES, OTHER, TITLE, WRITER, body, kinds, page

LABEL = {"en": "Author, ", "ar": "الكاتب، ", "vi": "Tác giả, "}
AND = {"en": " and ", "ar": " و", "vi": " và "}
FOLLOW = {
    "en": ["Follow us on Telegram for more.", "Subscribe to our newsletter"],
    "ar": ["تابعونا على تلغرام لمتابعة آخر الأخبار", "اشترك في نشرتنا البريدية"],
    "vi": ["Theo dõi chúng tôi trên Telegram", "Đăng ký nhận bản tin qua email"],
}


def credited(found: Page) -> list[str | None]:
    return [one.name for one in found.carried_by if one.link == "credit"]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("label", LABEL.values())
@pytest.mark.parametrize(
    "hidden",
    ['<span class="visually-hidden">{}</span>', '<span class="x1-VisuallyHidden a9">{}</span>',
     '<span style="position:absolute; clip: rect(0 0 0 0)">{}</span>'],
)  # fmt: skip
def test_a_label_read_aloud_before_a_name_in_a_list(code: str, label: str, hidden: str) -> None:
    shown = hidden.format(label)
    role = '<li><span class="visually-hidden">Role, </span>Our man at the canal</li>'
    found = page(code, before=f"<ul><li>{shown}{WRITER[code]}</li>{role}</ul>")
    assert found.byline == [WRITER[code]]
    assert body(found) == BODY[code]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("tag", ["p", "div", "p><b", "p><strong", "p align=right"])
@pytest.mark.parametrize("below", [False, True])
def test_a_name_alone_below_the_last_paragraph(code: str, tag: str, below: bool) -> None:
    after = f"<{tag}>{WRITER[code]}</p>"
    after += "".join(f"<p>{one}</p>" for one in FOLLOW[code]) if below else ""
    found = page(code, after=after)
    assert found.byline == [WRITER[code]]
    assert body(found) == BODY[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_two_names_alone_below_the_last_paragraph(code: str) -> None:
    found = page(code, after=f"<p>{WRITER[code]}{AND[code]}{OTHER[code]}</p>")
    assert found.byline == [WRITER[code], OTHER[code]]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_name_that_the_report_tells_of_signs_nothing(code: str) -> None:
    told = f"<p>{BODY[code][0]} {WRITER[code]}.</p>"
    assert page(code, inside=told, after=f"<p>{WRITER[code]}</p>").byline == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_many_names_in_a_row_are_what_a_report_is_about(code: str) -> None:
    names = [WRITER[code], OTHER[code], WRITER[code] + " " + OTHER[code].split()[0], OTHER[code]]
    listed = "".join(f"<li>{name}</li>" for name in names)
    assert page(code, after=f"<ul>{listed}</ul>").byline == []


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Beirut / Nora Whitfield / Marfa"),
        ("en", "Qalaat/ Nora Whitfield/ Marfa News"),
        ("en", "BEIRUT / Nora Whitfield"),
        ("ar", "دمشق / سمير الحلبي / المرفأ"),
        ("ar", "إسطنبول/ سمير الحلبي/ وكالة المرفأ"),
        ("vi", "Hà Nội / Trần Hải Yến / Marfa"),
        ("vi", "Beirut/Trần Hải Yến/Lạc Phong"),
    ],
)
@pytest.mark.parametrize("at", ["before", "after"])
def test_a_city_a_name_and_an_agency(code: str, line: str, at: str) -> None:
    shown = f"<p>{line}</p>"
    found = page(code, before=shown) if at == "before" else page(code, after=shown)
    assert found.byline == [WRITER[code]]
    assert body(found) == BODY[code]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("where", ["Marfa-Beirut", "Marfa News", "المرفأ نت-دمشق", "Báo Lạc Phong"])
@pytest.mark.parametrize("stroke", ["/", " / "])
def test_one_link_is_to_one_writer(code: str, where: str, stroke: str) -> None:
    link = f'<a href="/author/7">{WRITER[code]}{stroke}{where}</a>'
    assert page(code, before=f'<div class="meta">{link}</div>').byline == [WRITER[code]]


@pytest.mark.parametrize(
    "named",
    ["WordPress", "WordPress 6.4.2", "Joomla! 3.9", "Canal CMS 4", "Bluehall Software Ltd", "quayside",
     "The Quayside", "https://quayside.example", "شركة الضفة للبرمجيات", "Công ty Phần mềm Bến Xanh"],
)  # fmt: skip
@pytest.mark.parametrize("code", LANGUAGES)
def test_software_and_sites_write_nothing(code: str, named: str) -> None:
    head = (
        f'<meta name="author" content="{named}"><meta name="generator" content="Canal CMS 4.1">'
        f'<meta property="og:site_name" content="The Quayside"><title>{TITLE[code]} | The Quayside</title>'
    )
    assert page(code, head=head).byline == []


def test_people_with_names_like_software_write() -> None:
    assert page("en", head='<meta name="author" content="Hugo Almeida">').byline == ["Hugo Almeida"]


SHARE = {
    "en": ["Share", "Copy", "Link copied", "WhatsApp"],
    "ar": ["شارك", "نسخ الرابط", "تم نسخ الرابط", "واتساب"],
    "vi": ["Chia sẻ", "Sao chép", "Đã sao chép", "Zalo"],
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("open_", "one", "close"),
    [("<ul>", "<li>{}</li>", "</ul>"), ("<div>", '<a href="#">{}</a> ', "</div>"), ("", " <span>{}</span>", "")],
)  # fmt: skip
def test_what_is_pressed_beside_a_writer_is_no_name(
    code: str, open_: str, one: str, close: str
) -> None:
    bar = open_ + "".join(one.format(word) for word in SHARE[code]) + close
    found = page(code, before=f'<div class="byline"><span>{WRITER[code]}</span>{bar}</div>')
    assert found.byline == [WRITER[code]]
    assert body(found) == BODY[code]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Nora Whitfield reported from Beirut, and Tomas Rey from Cairo."),
        ("en", "Nora Whitfield reported from Beirut and Tomas Rey from the canal bank."),
        ("ar", "أعد التقرير سمير الحلبي من بيروت وهاني الشبراوي من القاهرة."),
        ("ar", "كتب التقرير سمير الحلبي من بيروت، وهاني الشبراوي من القاهرة"),
        ("vi", "Trần Hải Yến đưa tin từ Hà Nội, và Lê Minh Quân từ Beirut."),
        ("vi", "Trần Hải Yến tường thuật từ Hà Nội và Lê Minh Quân từ Beirut."),
    ],
)
@pytest.mark.parametrize("tag", ["p", "em"])
def test_a_sentence_that_says_who_reported_from_where(code: str, line: str, tag: str) -> None:
    found = page(code, after=f"<p><{tag}>{line}</{tag}></p>" if tag != "p" else f"<p>{line}</p>")
    assert found.byline == [WRITER[code], OTHER[code]]
    assert body(found) == BODY[code]


def test_news_of_reporting_is_news() -> None:
    line = "The army reported from the front that it had closed two roads, and the police from the city."
    found = page("en", after=f"<p>{line}</p>")
    assert (found.byline, body(found)) == ([], [*BODY["en"], line])


FROM = {
    "en": ("From:", "Department for Canals and Rivers"),
    "ar": ("بقلم:", "وزارة الموارد المائية"),
    "vi": ("Tác giả:", "Bộ Giao thông Vận tải"),
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_body_is_credited_and_writes_nothing(code: str) -> None:
    label, name = FROM[code]
    data = {"@type": "NewsArticle", "headline": TITLE[code],
            "author": {"@type": "Organization", "name": name},
            "publisher": {"@type": "Organization", "name": "The Quayside"}}  # fmt: skip
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    stated = page(code, head=script)
    assert (stated.byline, credited(stated)) == ([], [name])
    block = f'<dl class="byline"><dt>{label}</dt><dd><a href="/b">{name}</a></dd></dl>'
    for found in (page(code, before=block), page(code, before=f"<p>{label} {name}</p>")):
        assert found.byline == []
        assert body(found) == BODY[code]
    assert credited(page(code, before=block)) == [name]
    assert page(code, head=script, before=f"<p>{WRITER[code]}</p>").byline == []


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ar", "سمير الحلبي", "Samir Halabi"),
        ("en", "Samir Halabi", "سمير الحلبي"),
        ("vi", "Trần Hải Yến", "Tran Hai Yen"),
        ("vi", "Đỗ Minh", "Do Minh"),
    ],
)
def test_a_name_in_two_scripts_is_one_writer(code: str, one: str, other: str) -> None:
    head = f'<meta name="author" content="{other}">'
    assert page(code, head=head, before=f'<p class="byline">{one}</p>').byline == [one]
    for line in (f"{other} | {one}", f"{one} ({other})"):
        assert page(code, before=f'<p class="byline">{line}</p>').byline == [one]


def test_the_words_of_a_writer_below_the_text_are_kept() -> None:
    found = page("en", after="<p>Nora Whitfield</p>")
    assert kinds(found, "byline") == ["Nora Whitfield"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_name_above_links_to_services(code: str) -> None:
    links = "<div><p>Telegram | WhatsApp</p></div>"
    found = page(code, after=f"<div><p><strong>{WRITER[code]}</strong></p></div>{links}")
    assert (found.byline, body(found)) == ([WRITER[code]], BODY[code])


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_label_on_a_line_of_its_own_is_no_paragraph(code: str) -> None:
    label, name = FROM[code]
    found = page(code, before=f'<dl><dt>{label}</dt><dd><a href="/b">{name}</a></dd></dl>')
    assert (found.byline, body(found)) == ([], BODY[code])


@pytest.mark.parametrize("heading", ["More Opinion", "آراء أخرى", "Góc Nhìn Khác"])
def test_a_heading_over_nothing_is_no_name(heading: str) -> None:
    found = page("en", after=f"<h3>{heading}</h3>")
    assert (found.byline, body(found)) == ([], BODY["en"])
