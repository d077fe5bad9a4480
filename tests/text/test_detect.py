"""Which language a text is in, over sentences written for this test."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.languages import codes
from isnad.text.detect import detect

SENTENCES = {
    "ar": [
        "أعلنت وزارة الدفاع أن قواتها انسحبت من البلدة ليلا.",
        "قال متحدث باسم الفصائل إن المطار سقط بعد قتال دام يومين.",
        "نفى الجيش سقوط المدينة",
        "مقتل سبعة مدنيين في قصف على سوق شعبية",
        "الرئيس يستقبل وزير الخارجية في القصر",
        "وصلت قافلة مساعدات إلى الحدود، لكن الطريق لا تزال مقطوعة.",
        "دبابات على مشارف العاصمة والسكان يغادرون",
        "اتفق الطرفان على هدنة تبدأ يوم الجمعة",
        "لم يصدر عن الحكومة أي تعليق حتى الآن.",
        "إسقاط طائرة مسيرة فوق البحر",
    ],
    "en": [
        "The defence ministry said its troops had left the town overnight.",
        "Rebels seize airport after two days of fighting",
        "Army denies that the city has fallen.",
        "Seven people were killed when shells hit a market.",
        "President meets foreign minister",
        "An aid convoy reached the border, but the road was still closed.",
        "Tanks near capital as residents flee",
        "Both sides agreed to a truce that starts on Friday.",
        "No comment came from the government.",
        "Drone shot down over the sea",
    ],
    "vi": [
        "Bộ Quốc phòng cho biết binh sĩ đã rời thị trấn trong đêm.",
        "Phiến quân chiếm sân bay sau hai ngày giao tranh",
        "Quân đội bác tin thành phố thất thủ.",
        "Bảy người thiệt mạng khi đạn pháo rơi trúng một khu chợ.",
        "Tổng thống gặp ngoại trưởng",
        "Đoàn xe cứu trợ đã tới biên giới nhưng đường vẫn bị chặn.",
        "Xe tăng áp sát thủ đô, dân chạy nạn",
        "Hai bên đồng ý ngừng bắn từ thứ sáu.",
        "Chính phủ chưa đưa ra bình luận nào.",
        "Máy bay không người lái bị bắn rơi trên biển",
    ],
}
OTHERS = {
    "fa": "وزارت دفاع اعلام کرد که نیروهایش شهر را ترک کرده‌اند.",
    "ur": "وزارت دفاع نے کہا ہے کہ فوج رات کو شہر سے نکل گئی۔",
    "ps": "د دفاع وزارت وايي چې سرتيري له ښاره وتلي دي.",
    "ckb": "وەزارەتی بەرگری ڕایگەیاند کە هێزەکانی لە شارەکە کشاونەتەوە.",
    "fr": "Le ministère de la Défense a annoncé que ses troupes avaient quitté la ville.",
    "es": "El ministerio de Defensa dijo que sus tropas salieron de la ciudad.",
    "pt": "O ministério da Defesa disse que as suas tropas deixaram a cidade.",
    "it": "Il ministero della Difesa ha detto che le truppe hanno lasciato la città.",
    "de": "Das Verteidigungsministerium teilte mit, die Truppen hätten die Stadt verlassen.",
    "nl": "Het ministerie van Defensie zei dat de troepen de stad hebben verlaten.",
    "sv": "Försvarsdepartementet uppgav att trupperna har lämnat staden.",
    "tr": "Savunma Bakanlığı birliklerin gece şehirden çekildiğini ve yolun kapalı olduğunu bildirdi.",
    "id": "Kementerian Pertahanan mengatakan pasukannya telah meninggalkan kota itu pada malam hari.",
    "sw": "Wizara ya ulinzi ilisema kuwa askari wake waliondoka katika mji huo usiku.",
    "pl": "Ministerstwo obrony podało, że wojska opuściły miasto w nocy.",
    "hu": "A védelmi minisztérium szerint a csapatok éjjel elhagyták a várost, és nem térnek vissza.",
    "ro": "Ministerul Apărării a anunțat că trupele au părăsit orașul în cursul nopții.",
    "ru": "Министерство обороны сообщило, что войска ночью покинули город.",
    "uk": "Міністерство оборони повідомило, що війська вночі залишили місто.",
    "zh": "国防部表示，部队已于夜间撤离该镇。",
    "ja": "国防省は、部隊が夜のうちに町から撤退したと発表した。",
    "ko": "국방부는 부대가 밤사이 마을에서 철수했다고 밝혔다.",
    "he": "משרד הביטחון מסר כי הכוחות עזבו את העיירה בלילה.",
    "el": "Το υπουργείο Άμυνας ανακοίνωσε ότι τα στρατεύματα έφυγαν.",
    "th": "กระทรวงกลาโหมกล่าวว่าทหารได้ออกจากเมืองแล้ว",
    "hi": "रक्षा मंत्रालय ने कहा कि सैनिक रात में शहर छोड़ चुके हैं।",
}
# Languages without a profile: whatever is said, it is none that has a pack.
STRANGERS = [
    "Dywedodd y weinidogaeth fod y milwyr wedi gadael y dref dros nos.",
    "Dúirt an aireacht gur fhág na trúpaí an baile i rith na hoíche.",
    "Il-ministeru qal li t-truppi telqu mill-belt matul il-lejl.",
    "Defentsa ministerioak esan du tropek hiria utzi dutela gauean.",
    "Die ministerie het gesê die troepe het die dorp verlaat.",
    "Nathi umnyango wezokuvikela amasosha alishiyile idolobha ebusuku.",
]
FLAT = [(code, text) for code, texts in SENTENCES.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), FLAT)
def test_one_sentence(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(("code", "text"), FLAT)
def test_decomposed(code: str, text: str) -> None:
    assert detect(unicodedata.normalize("NFD", text)) == code


@pytest.mark.parametrize("text", SENTENCES["vi"])
def test_tone_marks_apart(text: str) -> None:
    assert detect(_cp1258(text)) == "vi"


def _cp1258(text: str) -> str:
    """Tone marks as characters of their own, vowels whole, as code page 1258 has them."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    out = ""
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in apart if c in tones)
        out += unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones)) + tone
    return out


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages(code: str) -> None:
    assert detect(OTHERS[code]) == code


@pytest.mark.parametrize("text", STRANGERS)
def test_languages_without_a_profile(text: str) -> None:
    assert detect(text) not in codes()


def test_persian_with_arabic_ya_and_kaf() -> None:
    assert detect(OTHERS["fa"].replace("ی", "ي").replace("ک", "ك")) == "fa"


def test_arabic_with_persian_ya_and_kaf() -> None:
    assert detect(SENTENCES["ar"][1].replace("ي", "ی").replace("ك", "ک")) == "ar"


def test_arabic_with_marks_tatweel_and_direction() -> None:
    assert detect("\u200fقـــالَ مُتَحَدِّثٌ إنَّ الجَيشَ انسَحَبَ مِن المدينةِ\u200f") == "ar"


@pytest.mark.parametrize("text", ["", "  \n", "12:30", "!!!", "https://news.example/the/city", "🕊"])
def test_no_words(text: str) -> None:
    assert detect(text) == "und"


def test_vietnamese_without_marks_is_not_english() -> None:
    assert detect("Quan doi Syria da rut khoi thi tran trong dem") != "en"


def test_capitals() -> None:
    assert detect("REBELS SEIZE THE AIRPORT AFTER TWO DAYS OF FIGHTING") == "en"


def test_names_in_other_letters() -> None:
    assert detect("قالت وكالة Reuters إن شركة Boeing أوقفت التسليم.") == "ar"
    assert detect("Theo AFP, Reuters và New York Times, ông Erdoğan đã rời Damascus") == "vi"


def test_time_does_not_grow_with_the_text() -> None:
    long = " ".join(SENTENCES["en"]) * 20_000
    detect(long)
    begin = time.perf_counter()
    for _ in range(20):
        detect(long)
    assert (time.perf_counter() - begin) / 20 < 0.01


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    assert detect(text)
