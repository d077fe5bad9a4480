"""What pages write around the paragraphs of a report, told by what it says and where it stands."""

from __future__ import annotations

import pytest

from tests.reading.page.written import BODY, LANGUAGES, TITLE, WRITER, body, kinds, page

APPEALS = {
    "en": [
        "Follow The Quayside on Telegram and WhatsApp to get the news first.",
        'You can <a href="/letters">sign up here</a> for our morning newsletter, which brings the best of the harbour.',
        'Our Standards: <a href="/standards">The Quayside Principles of Fair Reporting</a>',
        "<em>This article appeared in the print edition under the headline “High water”.</em>",
        "A version of this article appears in print on Dec. 6, 2024, Section A, Page 4 of the city edition.",
        "We aim to correct mistakes promptly; see our corrections policy for how to tell us of one.",
        "If you value our reporting, please consider a donation: independent journalism needs support from readers like you.",
        "© 2024 The Quayside. All rights reserved. No part of this text may be reproduced without written permission.",
        "<small>Subscribers can read the full archive as part of their subscription. Terms and conditions apply.</small>",
        "The views expressed in this article do not necessarily reflect those of The Quayside.",
        "<i>Nora Whitfield is a reporter for The Quayside. She can be reached at nora@quayside.example.</i>",
        'Do you have a story about the canal? <a href="mailto:desk@quayside.example">Write to our newsroom</a>.',
        "Download our app to receive alerts on your phone.",
    ],
    "ar": [
        "تابعوا قناة الرصيف على تلغرام وواتساب لتصلكم الأخبار أولا بأول.",
        'يمكنكم <a href="/n">الاشتراك من هنا</a> في نشرتنا البريدية الصباحية التي تحمل إليكم أهم ما نشر.',
        'معاييرنا: <a href="/s">مبادئ الرصيف في التحرير العادل</a>',
        "<em>نشر هذا المقال في النسخة الورقية من العدد الصادر أمس.</em>",
        "نحرص على تصحيح أي خطأ يرد في موادنا، ويمكنكم الاطلاع على سياسة التصحيح في موقعنا.",
        "بدعمكم تستمر الصحافة المستقلة، ومساهمتكم مهما صغرت تبقي صحافتنا حرة.",
        "جميع الحقوق محفوظة لصحيفة الرصيف 2024، ولا يجوز إعادة النشر دون إذن خطي.",
        "<small>هذا المحتوى متاح ضمن اشتراككم، وتطبق شروط الاستخدام.</small>",
        "الآراء الواردة في هذا المقال لا تعبر بالضرورة عن رأي الصحيفة.",
        "<i>سمير الحلبي صحفي في الرصيف، وبريده samir@quayside.example</i>",
        'هل لديكم قصة عن القناة؟ <a href="mailto:desk@quayside.example">راسلونا</a>',
        "حملوا تطبيقنا لتصلكم التنبيهات على هواتفكم.",
    ],
    "vi": [
        "Theo dõi Bến Cảng trên Telegram và Zalo để nhận tin sớm nhất.",
        'Bạn có thể <a href="/n">đăng ký tại đây</a> để nhận bản tin buổi sáng của chúng tôi.',
        'Tiêu chuẩn của chúng tôi: <a href="/s">Nguyên tắc đưa tin của Bến Cảng</a>',
        "<em>Bài viết này đã đăng trên báo in Bến Cảng số ra ngày 6/12.</em>",
        "Chúng tôi luôn sửa mọi sai sót; mời bạn đọc xem chính sách đính chính.",
        "Sự ủng hộ của bạn đọc giúp báo chí độc lập đứng vững; hãy ủng hộ chúng tôi hôm nay.",
        "Bản quyền thuộc báo Bến Cảng. Nghiêm cấm sao chép dưới mọi hình thức nếu chưa có sự đồng ý bằng văn bản.",
        "<small>Nội dung này dành cho thuê bao, theo điều khoản sử dụng.</small>",
        "Bài viết thể hiện quan điểm của tác giả, không nhất thiết là quan điểm của tòa soạn.",
        "<i>Trần Hải Yến là phóng viên của Bến Cảng, email: yen@quayside.example.</i>",
        'Bạn có câu chuyện về con kênh? Gửi cho chúng tôi <a href="mailto:desk@quayside.example">tại đây</a>.',
        "Tải ứng dụng của chúng tôi để nhận thông báo trên điện thoại.",
    ],
}
EACH = [(code, one) for code in LANGUAGES for one in APPEALS[code]]


@pytest.mark.parametrize(("code", "line"), EACH)
@pytest.mark.parametrize("plain", [False, True])
def test_a_closing_line_about_the_page_is_no_paragraph(code: str, line: str, plain: bool) -> None:
    assert body(page(code, after=f"<p>{line}</p>", plain=plain)) == BODY[code]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("tag", ["p", "div", "li"])
def test_all_of_them_below_one_another(code: str, tag: str) -> None:
    lines = "".join(f"<{tag}>{one}</{tag}>" for one in APPEALS[code])
    assert body(page(code, after=lines)) == BODY[code]


@pytest.mark.parametrize(
    ("code", "line"),
    [(code, APPEALS[code][n]) for code in LANGUAGES for n in (0, 1)],
)
def test_an_appeal_between_paragraphs_is_none_either(code: str, line: str) -> None:
    assert body(page(code, inside=f"<p>{line}</p>")) == BODY[code]


NEWS = {
    "en": [
        "“You must follow the boats to the school,” the governor told residents on Telegram.",
        "The channel sent the footage to subscribers on Telegram and WhatsApp before the army denied it.",
        "The court found that the ministry's copyright claim against the newspaper had no ground.",
        "Watch towers on the eastern bank were left empty, the observatory added.",
        "Support for the governor fell after the flood, according to a survey of readers in the city.",
        "We urge our partners to open the crossing, the ministry said in a statement.",
        "Contact with the two villages was lost at dawn.",
        "The paper stopped its print edition in 2019 and moved to a smaller building.",
    ],
    "ar": [
        "وقال المحافظ للسكان عبر تلغرام: «اتبعوا القوارب إلى المدرسة واحملوا ما خف».",
        "ونشرت القناة المقطع على تلغرام وواتساب قبل أن ينفيه الجيش.",
        "وتابع المسؤول أن الاشتراك في القمح سيستمر حتى نهاية الشهر.",
        "وانقطع التواصل مع القريتين عند الفجر.",
        "وتراجع دعم المحافظ بعد الفيضان بحسب استطلاع أجري في المدينة.",
    ],
    "vi": [
        "“Hãy theo thuyền đến trường học”, tỉnh trưởng nói với người dân trên Telegram.",
        "Kênh này đăng đoạn phim trên Telegram và Zalo trước khi quân đội bác bỏ.",
        "Theo dõi mực nước suốt đêm, công binh cho biết lũ đang rút.",
        "Liên lạc với hai ngôi làng bị mất lúc rạng sáng.",
        "Đăng ký hộ khẩu tại hai ngôi làng sẽ tạm dừng đến cuối tháng, chính quyền cho biết.",
    ],
}


@pytest.mark.parametrize(
    ("code", "line"), [(code, one) for code in LANGUAGES for one in NEWS[code]]
)
def test_news_that_sounds_like_an_appeal_stays(code: str, line: str) -> None:
    assert body(page(code, after=f"<p>{line}</p>")) == [*BODY[code], line]
    first, *rest = BODY[code]
    assert body(page(code, inside=f"<p>{line}</p>")) == [first, line, *rest]


WATCH = {
    "en": ("Watch:", "Boats reach the school after dark"),
    "ar": ("شاهد:", "القوارب تصل إلى المدرسة ليلا"),
    "vi": ("Xem video:", "Thuyền đến trường học trong đêm"),
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "shape",
    ["<p>{0} {1}</p>", "<p><strong>{0}</strong> {1}</p>", '<p>{0} <a href="/v">{1}</a></p>',
     "<p>{0}</p><p>{1}</p>", "<div><span>{0}</span><div>{1}</div></div>"],
)  # fmt: skip
@pytest.mark.parametrize("at", ["inside", "after"])
def test_the_title_of_a_video_is_no_paragraph(code: str, shape: str, at: str) -> None:
    shown = shape.format(*WATCH[code])
    found = page(code, inside=shown) if at == "inside" else page(code, after=shown)
    assert body(found) == BODY[code]


SKIP = {
    "en": ("Skip The Harbour Hour and continue reading", "The Harbour Hour", "A weekly talk with those who live by the water and work on it.", "End of The Harbour Hour"),
    "ar": ("تخطى ساعة الميناء وواصل القراءة", "ساعة الميناء", "حديث أسبوعي مع من يعيشون قرب الماء ويعملون فيه كل يوم.", "نهاية ساعة الميناء"),
    "vi": ("Bỏ qua Giờ Bến Cảng và đọc tiếp", "Giờ Bến Cảng", "Câu chuyện hằng tuần với những người sống và làm việc bên dòng nước.", "Kết thúc Giờ Bến Cảng"),
}  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("words", LANGUAGES)
@pytest.mark.parametrize(
    "shape",
    ['<div><a href="#e1">{0}</a><p>{1}</p><p>{2}</p><p id="e1">{3}</p></div>',
     '<a class="visually-hidden" href="#e1">{0}</a><p>{1}</p><p>{2}</p><p class="visually-hidden" id="e1">{3}</p>',
     '<p><a href="#gone">{0}</a></p><p>{1}</p><p>{2}</p><p>{3}</p>'],
)  # fmt: skip
def test_a_box_that_links_offer_to_skip(code: str, words: str, shape: str) -> None:
    assert body(page(code, inside=shape.format(*SKIP[words]))) == BODY[code]


def test_a_link_past_the_menu_takes_nothing_along() -> None:
    skip = '<a href="#end">Skip to content</a>'
    found = page("en", above=skip, after='<p id="end"></p>')
    assert (found.title, body(found)) == (TITLE["en"], BODY["en"])


GALLERY = {
    "en": "The flood from above",
    "ar": "الفيضان من السماء",
    "vi": "Trận lũ nhìn từ trên cao",
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("level", ["h2", "h3"])
def test_a_heading_over_pictures_alone(code: str, level: str) -> None:
    picture = "<figure><img src='/a.jpg'><figcaption>{}</figcaption></figure>"
    pictures = picture.format(BODY[code][1]) + picture.format(BODY[code][2])
    found = page(code, after=f"<{level}>{GALLERY[code]}</{level}>{pictures}")
    assert body(found) == BODY[code]
    assert len(kinds(found, "caption")) == 2
    over = page(code, inside=f"<{level}>{GALLERY[code]}</{level}>{pictures}")
    assert body(over) == [BODY[code][0], GALLERY[code], *BODY[code][1:]]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ["call-to-action", "cta", "article__cta", "banner"])
def test_a_box_that_is_named_for_appeals_may_hold_news(code: str, name: str) -> None:
    told = BODY[code][2].replace(".", " 12.")
    first, *rest = BODY[code]
    news = page(code, inside=f'<div class="{name}"><p>{told}</p></div>')
    assert body(news) == [first, told, *rest]
    appeal = page(code, inside=f'<div class="{name}"><p>{APPEALS[code][1]}</p></div>')
    assert body(appeal) == BODY[code]


CHANGES = {
    "en": (
        "Updates to this page",
        "Added the number of boats that reached the two villages.",
        "2 December 2024",
    ),
    "ar": ("سجل التحديثات", "أضيف عدد القوارب التي وصلت إلى القريتين.", "2 ديسمبر 2024"),
    "vi": ("Lịch sử cập nhật", "Bổ sung số thuyền đã đến hai ngôi làng.", "2/12/2024"),
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "shape",
    ["<section><h2>{0}</h2><ol><li><time>{2}</time><p>{1}</p></li></ol></section>",
     "<h3>{0}</h3><ul><li>{2}: {1}</li></ul>", "<div><p>{0}</p><dl><dt>{2}</dt><dd>{1}</dd></dl></div>"],
)  # fmt: skip
def test_a_list_of_changes_below_the_text(code: str, shape: str) -> None:
    label, note, day = CHANGES[code]
    found = page(code, below=shape.format(label, note, day))
    assert body(found) == BODY[code]
    assert len(kinds(found, "correction")) == 1
    assert note in kinds(found, "correction")[0]


def test_the_words_that_are_set_apart_are_kept() -> None:
    line = "The views expressed in this article do not necessarily reflect those of The Quayside."
    found = page("en", after=f"<p>{line}</p><p>{WRITER['en']}</p>")
    assert kinds(found, "boilerplate") == [line]
    assert found.byline == [WRITER["en"]]
