"""Which place a name is, by what stands around it; and none where nothing tells."""

from __future__ import annotations

import pytest

from isnad import flow, world
from isnad.annotations import Sentence
from isnad.languages import pack
from isnad.records import Passage, Place, Report
from isnad.resolve.where.seen import Names
from isnad.resolve.where.setting import Setting
from isnad.text.tokens import tokenise
from tests.reads import claims


def named(
    text: str, language: str = "en", published: str | None = "2024-03-01", title: str | None = None
) -> list[tuple[Place, str]]:
    report = Report(
        id="t", sha256="0" * 64, text=text, language=language, published=published, title=title
    )
    found = flow.places(report)
    for place, _ in found:
        assert place.start is not None and place.end is not None
        assert report.part(place.part)[place.start : place.end] == place.text
    return found


def place(text: str, words: str, language: str = "en", published: str | None = None) -> Place:
    """The place at the first of those words in a text."""
    at = text.index(words)
    return next(
        p
        for p, _ in named(text, language, published)
        if (p.start or 0) <= at + len(words) - 1 and (p.end or 0) > at
    )


@pytest.mark.parametrize(
    ("text", "words", "language", "country"),
    [
        ("Lebanese soldiers closed the road to Tripoli.", "Tripoli", "en", "LBN"),
        ("Libyan guards closed the port of Tripoli.", "Tripoli", "en", "LBY"),
        ("اندلعت اشتباكات في مدينة طرابلس اللبنانية.", "طرابلس", "ar", "LBN"),
        ("اندلعت اشتباكات في طرابلس، وقالت الحكومة الليبية ذلك.", "طرابلس", "ar", "LBY"),
        ("Police in Cambridge, Massachusetts, arrested a man.", "Cambridge", "en", "USA"),
        ("Police in Cambridge arrested a man. British papers wrote so.", "Cambridge", "en", "GBR"),
    ],
)
def test_countries_and_what_a_place_lies_in_tell_places_apart(
    text: str, words: str, language: str, country: str
) -> None:
    assert place(text, words, language).country == country


def test_places_around_tell_places_apart() -> None:
    texas = place("Police in Paris arrested a man. Dallas and Houston in Texas sent help.", "Paris")
    france = place("Police in Paris arrested a man. Lyon and Marseille sent help.", "Paris")
    assert (texas.country, france.country) == ("USA", "FRA")


def test_names_of_one_sentence_are_not_taken_for_those_of_another() -> None:
    known, text = pack.load("en"), "Aleppo and Hama"

    def sentence(text: str) -> Sentence:
        passage = Passage(start=0, end=len(text), kind="body")
        return Sentence(passage, 0, len(text), tokenise(text, 0, len(text), known.joints))

    calm = sentence("Calm")
    setting = Setting(Names(world.load(), known))
    # Nobody else keeps those before it.
    setting.scan(one for n in range(9) for one in [calm if n == 8 else sentence(text)])
    assert setting.names.in_sentence(calm) == []


def test_a_kind_word_tells_the_area_from_its_seat() -> None:
    area = place("Shelling hit Aleppo province on Friday.", "Aleppo")
    city = place("Shelling hit the city of Aleppo on Friday.", "Aleppo")
    assert (area.precision, city.precision) == ("region", "settlement")
    assert area.geonames != city.geonames


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shelling hit the village of San Antonio on Friday.", "San Antonio"),
        ("Fighters burned the village of Zzyxwold in Syria.", "Zzyxwold"),
    ],
)
def test_without_evidence_no_point_is_told(text: str, words: str) -> None:
    for one, _ in named(text):
        if words in (one.text or ""):
            assert one.latitude is None and one.precision == "unknown"


def test_why_a_place_is_unknown_is_told() -> None:
    ((one, reason),) = named("Shelling hit the village of San Antonio on Friday.")
    assert one.country is None
    assert "nothing tells which" in reason


@pytest.mark.parametrize(
    ("text", "words", "claimants"),
    [
        ("Troops landed in Crimea.", "Crimea", {"RUS", "UKR"}),
        ("A ship sailed to the Spratly Islands.", "Spratly", {"VNM", "CHN", "PHL", "MYS", "TWN"}),
    ],
)
def test_all_claimants_of_a_place_are_kept(text: str, words: str, claimants: set[str]) -> None:
    assert claimants <= set(place(text, words).claimed_by)


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Shelling hit Idlib.", "Idlib", "settlement"),
        ("Troops entered Syria.", "Syria", "country"),
        ("Troops entered the Gaza Strip.", "Gaza Strip", "region"),
        ("Lorries crossed at Bab al-Hawa.", "Bab al-Hawa", "exact"),
    ],
)
def test_how_exact_a_place_is(text: str, words: str, precision: str) -> None:
    assert place(text, words).precision == precision


def test_a_province_of_viet_nam_is_that_of_the_day() -> None:
    text = "Công an tỉnh Tuyên Quang đã bắt ba người."
    found = [place(text, "Tuyên Quang", "vi", day) for day in ("2024-03-01", "2025-09-01", None)]
    assert {(p.country, p.precision) for p in found} == {("VNM", "region")}
    assert found[0].latitude != found[1].latitude
    assert found[2].latitude == found[1].latitude


def test_a_province_that_is_gone_is_still_found() -> None:
    text = "Công an tỉnh Bình Phước đã bắt ba người."
    for day in ("2024-03-01", "2025-09-01"):
        assert place(text, "Bình Phước", "vi", day).precision == "region"


def test_places_come_in_the_order_of_the_report_each_once() -> None:
    text = "Police searched Hama and Homs. Rebels left Idlib for Homs."
    found = named(text, title="Fighting in Aleppo")
    assert [p.name for p, _ in found] == ["Aleppo", "Hama", "Homs", "Idlib", "Homs"]
    assert [p.part for p, _ in found] == ["title", "text", "text", "text", "text"]
    starts = [p.start or 0 for p, _ in found[1:]]
    assert starts == sorted(set(starts))
    assert all(reason for _, reason in found)


def test_a_report_may_name_no_place() -> None:
    assert named("Rebels met the minister.") == []


@pytest.mark.parametrize(
    ("text", "words", "language", "around"),
    [
        ("Two men were killed in the village of Zalwaka, north of Baghdad.", "Zalwaka", "en", 33.3),
        ("قتل ثلاثة جنود في قرية الزلواقة شمالي بغداد.", "الزلواقة", "ar", 33.3),
        ("Ba binh sĩ thiệt mạng tại làng Zalwaka ở phía bắc Baghdad.", "Zalwaka", "vi", 33.3),
        # A name that is known elsewhere, and not where it is said to be.
        ("انفجرت عبوة في الحسينية شمالي بغداد.", "الحسينية", "ar", 33.3),
        ("Công an bắt ba người tại xã Tam Lộc, huyện Phú Ninh.", "Tam Lộc", "vi", 15.5),
        ("Công an huyện Phú Ninh bắt ba người tại xã Hải Dương.", "Hải Dương", "vi", 15.5),
    ],
)
def test_an_unknown_place_is_near_the_small_one_it_is_said_to_lie_by(
    text: str, words: str, language: str, around: float
) -> None:
    found = place(text, words, language)
    assert found.text == words and found.geonames is None
    assert found.precision in ("near", "district")
    assert found.latitude == pytest.approx(around, abs=0.1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Three men died in the village of Zalwaka and in Baghdad on Friday.", "en"),
        ("Ba người thiệt mạng tại làng Zalwaka, Baghdad và Samarra.", "vi"),
    ],
)
def test_a_list_is_not_where_its_members_lie(text: str, language: str) -> None:
    assert place(text, "Zalwaka", language).latitude is None


@pytest.mark.parametrize(
    ("text", "words", "language", "name"),
    [
        (
            "Fishermen saw a drone hit two boats on the Niger near Mopti.",
            "Niger",
            "en",
            "Niger River",
        ),
        ("Ukrainian troops crossed the Dnipro by boat at Kherson.", "Dnipro", "en", "Dnipro River"),
        ("عبر الجنود الفرات قبالة دير الزور.", "الفرات", "ar", "Euphrates"),
    ],
)
def test_a_river_is_no_town_and_is_told_by_the_place_beside_it(
    text: str, words: str, language: str, name: str
) -> None:
    found = place(text, words, language)
    assert (found.name, found.precision) == (name, "near")


def test_a_commune_is_no_city_and_a_quarter_no_town() -> None:
    commune = place("Cháy lớn tại xã Hải Phòng hôm thứ Hai.", "Hải Phòng", "vi")
    quarter = place("سقطت قذيفة على حي الزهراء.", "الزهراء", "ar")
    assert commune.latitude is None and quarter.latitude is None


def test_a_capital_is_meant_where_its_country_is_named() -> None:
    text = "Costa Rican police closed a street in San José on Monday."
    assert place(text, "San José").country == "CRI"


def test_a_longer_name_of_a_place_is_not_that_of_a_person() -> None:
    text = "A judge in Alexandria sentenced a man from Prince William County."
    assert place(text, "Alexandria").country == "USA"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("قصفت القوات الإسرائيلية مخيم النصيرات ليلا.", "مخيم النصيرات", "Nuseirat camp"),
        ("اعتقل الجنود شابين في محافظة إدلب شمال سوريا.", "محافظة إدلب", "Idlib Governorate"),
    ],
)
def test_a_place_right_behind_another_name_is_read(text: str, words: str, name: str) -> None:
    assert place(text, words, "ar").name == name


def test_the_name_behind_a_kind_of_place_is_of_no_people_there() -> None:
    text = "Công an bắt ba người tại xã Tam Lộc, huyện Phú Ninh."
    report = Report(id="t", sha256="0" * 64, text=text, language="vi")
    (claim,) = flow.read(report).claims
    assert [one.text for one in claim.recipients] == ["ba người"]
    assert claim.place is not None and claim.place.text == "Tam Lộc"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("نزح آلاف السكان من صور إلى صيدا بعد الغارات الإسرائيلية.", "LBN"),
        ("قصفت طائرات إسرائيلية مدينة صور، وسقط ثلاثة قتلى.", "LBN"),
        ("وصلت قوارب الصيد إلى مدينة صور، وقالت الشرطة العمانية ذلك.", "OMN"),
    ],
)
def test_a_town_whose_name_is_a_word_is_read_beside_others_near_it(text: str, country: str) -> None:
    assert (place(text, "صور", "ar").country, place(text, "صور", "ar").precision) == (
        country,
        "settlement",
    )


@pytest.mark.parametrize(
    "text",
    ["ظهر الجنود في صور نشرها الجيش قرب النبطية.", "ظهر الرئيس اللبناني في صور جديدة من بيروت."],
)
def test_pictures_are_no_town(text: str) -> None:
    assert "Tyre" not in [one.name for one, _ in named(text, "ar")]


def test_what_lies_in_a_small_district_is_there() -> None:
    found = place("أغلق محتجون الطريق إلى دوما في قضاء البترون.", "دوما", "ar")
    assert (found.country, found.precision) == ("LBN", "near")


def test_another_name_of_a_place_elsewhere_does_not_speak_for_it() -> None:
    # Xining is one, too.
    text = "Bộ đội biên phòng Tây Ninh bắt hai người tại huyện Tân Biên."
    assert place(text, "Tây Ninh", "vi").country == "VNM"


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "Unrest broke out in Coldbath prison in Sheffield. Two men were killed in the prison.",
            "en",
            "Coldbath prison",
        ),
        ("اندلعت أعمال شغب في سجن رومية شرقي بيروت. وقتل سجينان في السجن.", "ar", "Rumiya prison"),
    ],
)
def test_a_word_for_a_kind_means_the_last_named_of_it_that_nobody_knows(
    text: str, language: str, name: str
) -> None:
    report = Report(id="t", sha256="0" * 64, text=text, language=language)
    last = flow.read(report).claims[-1]
    assert last.place is not None and (last.place.name, last.place.precision) == (name, "near")


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("Rebels seized the farming town of Qarvelle in South Kivu.", "en", "Qarvelle", "COD"),
        ("A raid killed nine people at a mill in Belora in North Darfur.", "en", "Belora", "SDN"),
        ("Syrian shells hit the Tarfa district of Homs.", "en", "Tarfa", "SYR"),
        ("Đạn pháo Syria rơi xuống khu Tarfa thuộc Homs.", "vi", "Tarfa", "SYR"),
        ("Syrian shells hit the western districts of Homs.", "en", "Homs", "SYR"),
        ("Syrian shells hit the old town of Homs.", "en", "Homs", "SYR"),
    ],
)
def test_a_place_that_no_table_knows_is_told_by_its_own_name(
    text: str, language: str, name: str, country: str
) -> None:
    told = flow.read(Report(id="t", sha256="0" * 64, text=text, language=language))
    places = [claim.place for claim in told.claims]
    assert places
    assert {(p.name, p.country) for p in places if p is not None} == {(name, country)}
    assert None not in places


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        # What is done to a country from a place says nothing of where that lies.
        ("Police in Hama urged Chad to help.", "en", "SYR"),
        ("Cảnh sát ở Hama kêu gọi Chad giúp đỡ.", "vi", "SYR"),
        # Large and far better known than others of its name.
        ("Chad sent troops to Goma.", "en", "COD"),
        ("Chad gửi quân tới Goma.", "vi", "COD"),
    ],
)
def test_a_place_far_better_known_is_meant_in_a_report_on_others_too(
    text: str, language: str, country: str
) -> None:
    (claim,) = flow.read(Report(id="t", sha256="0" * 64, text=text, language=language)).claims
    assert claim.place is not None and claim.place.country == country


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen fired at the Danish embassy.", "en"),
        ("Rockets fell near the Danish consulate.", "en"),
        ("Người biểu tình ném đá vào đại sứ quán Đan Mạch.", "vi"),
        ("أطلق مسلحون النار على السفارة الدنماركية.", "ar"),
    ],
)
def test_an_embassy_is_not_where_its_state_is(text: str, language: str) -> None:
    (claim,) = flow.read(Report(id="t", sha256="0" * 64, text=text, language=language)).claims
    assert claim.place is None or claim.place.country is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # whoever takes a town in a passive does not tell where it lies
        ("Thị trấn Bakhmut bị quân Nga chiếm.", "UKR"),
        # the end of a word is no name of a place
        ("Quân đội Iran đánh bom giáo đường Do Thái.", None),
    ],
)
def test_a_word_around_a_place_is_not_where_it_lies(text: str, country: str | None) -> None:
    claims = flow.read(Report(id="t", sha256="0" * 64, text=text, language="vi")).claims
    assert claims
    assert {c.place.country if c.place else None for c in claims} == {country}


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("The talks were held in the White House on Monday.", "en", "White House"),
        ("عقدت المحادثات في البيت الأبيض.", "ar", "White House"),
        ("Hai tổng thống gặp nhau tại Nhà Trắng.", "vi", "White House"),
        ("Mr Bush sang. A gunman opened fire near the Kremlin.", "en", "Kremlin"),
    ],
)
def test_a_seat_of_power_is_where_people_meet(text: str, language: str, place: str) -> None:
    report = Report(id="t", sha256="0" * 64, text=text, language=language)
    assert [c.place.name for c in flow.read(report).claims if c.place] == [place]


def test_whoever_bears_the_name_of_a_town_tells_of_no_country() -> None:
    text = "Mr Bush called senators. Police shot a man. Mr Bush sang."
    report = Report(id="t", sha256="0" * 64, text=text, language="en")
    assert all(a.country != "EGY" for c in flow.read(report).claims for a in c.actors)


@pytest.mark.parametrize("end", [".", "", " اليوم.", "، بحسب شهود."])
def test_a_word_for_a_kind_of_places_is_no_name_whatever_stands_behind_it(end: str) -> None:
    assert named("قصفت الطائرات المدينة" + end, "ar") == []
    assert place("وصل الحجاج إلى المدينة المنورة" + end, "المدينة", "ar").country == "SAU"


def test_a_first_name_is_no_town() -> None:
    text = "George Rowe met an envoy in May. George Rowe condemned the raid."
    people = [p for claim in claims(text, "en") for p in (*claim.actors, *claim.recipients)]
    assert {p.country for p in people} == {None}
