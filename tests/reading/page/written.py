"""Paragraphs in three languages, and pages made of them."""

from __future__ import annotations

from isnad.reading.page import Page, read_page

TITLE = {
    "en": "Bridge over the canal closes after flood",
    "ar": "إغلاق الجسر فوق القناة بعد الفيضان",
    "vi": "Cầu qua kênh bị đóng sau trận lũ",
}
BODY = {
    "en": [
        "The army said on Thursday that engineers had closed the bridge over the canal after the water rose.",
        "Residents told officials that two villages on the eastern bank were cut off from the market.",
        "The governor promised boats by the weekend, and said the school would open as a shelter.",
    ],
    "ar": [
        "قال الجيش يوم الخميس إن المهندسين أغلقوا الجسر فوق القناة بعد ارتفاع منسوب المياه في المنطقة.",
        "وأبلغ السكان المسؤولين أن قريتين على الضفة الشرقية عزلتا عن السوق منذ يومين.",
        "ووعد المحافظ بإرسال قوارب قبل نهاية الأسبوع، وقال إن المدرسة ستفتح ملجأ للعائلات.",
    ],
    "vi": [
        "Quân đội hôm thứ năm cho biết công binh đã đóng cây cầu qua kênh sau khi nước dâng cao.",
        "Người dân báo với chính quyền rằng hai ngôi làng ở bờ đông đã bị cô lập khỏi khu chợ.",
        "Tỉnh trưởng hứa đưa thuyền đến trước cuối tuần và nói trường học sẽ mở cửa làm nơi trú ẩn.",
    ],
}
WRITER = {"en": "Nora Whitfield", "ar": "سمير الحلبي", "vi": "Trần Hải Yến"}
OTHER = {"en": "Tomas Rey", "ar": "هاني الشبراوي", "vi": "Lê Minh Quân"}
LANGUAGES = ("en", "ar", "vi")


def paragraphs(code: str) -> str:
    return "".join(f"<p>{one}</p>" for one in BODY[code])


def page(code: str, *, above: str = "", before: str = "", inside: str = "", after: str = "",
         below: str = "", head: str = "", plain: bool = False) -> Page:  # fmt: skip
    """A page; ``above`` its title, ``before``, between, ``after`` and ``below`` the paragraphs."""
    first, *rest = (f"<p>{one}</p>" for one in BODY[code])
    body = f"{before}{first}{inside}{''.join(rest)}{after}"
    text = f"<div>{body}</div>" if plain else f'<div class="article-body">{body}</div>'
    html = f"<html><head>{head}</head><body>{above}<article><h1>{TITLE[code]}</h1>{text}</article>{below}</body></html>"
    return read_page(html.encode(), url="https://quayside.example/n/1")


def kinds(found: Page, *of: str) -> list[str]:
    """The stretches of some kinds."""
    return [found.text[p.start : p.end] for p in found.layout if p.kind in of]


def body(found: Page) -> list[str]:
    return kinds(found, "body", "heading")
