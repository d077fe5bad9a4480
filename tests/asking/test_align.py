"""Words are placed where they stand, in whatever form they come back, or nowhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.asking.align import Aligner, NotThere, Window
from isnad.folding import fold

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئءةى"
HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
LATIN = "abcdefghijklmnopqrstuvwxyz"

words = st.one_of(
    *(st.text(letters, min_size=1, max_size=7) for letters in (ARABIC, VIETNAMESE, LATIN))
)
texts = st.lists(words, min_size=1, max_size=12)


def whole(text: str) -> Window:
    return Window(0, len(text))


def place(text: str, quote: str, **more: int) -> str:
    start, end = Aligner(text).find(quote, whole(text), **more)
    return str(text[start:end])


@st.composite
def quoted(draw: st.DrawFn) -> tuple[list[str], int, int]:
    """Distinct words (distinct in their normal form as well), and a run of them."""
    found = draw(texts)
    unique = list({fold(word): word for word in found}.values())
    first = draw(st.integers(0, len(unique) - 1))
    last = draw(st.integers(first, len(unique) - 1))
    return unique, first, last + 1


@given(quoted())
def test_words_as_they_are_stand_where_they_stand(case: tuple[list[str], int, int]) -> None:
    some, first, last = case
    text, quote = " ".join(some), " ".join(some[first:last])
    start, end = Aligner(text).find(quote, whole(text))
    assert text[start:end] == quote
    assert start == len(" ".join(some[:first])) + bool(first)


@given(quoted(), st.sampled_from(["NFC", "NFD"]), st.sampled_from(["NFC", "NFD"]))
def test_composed_and_decomposed_letters_are_alike(
    case: tuple[list[str], int, int], stored: str, sent: str
) -> None:
    some, first, last = case
    text = unicodedata.normalize(stored, " ".join(some))  # type: ignore[arg-type]
    quote = unicodedata.normalize(sent, " ".join(some[first:last]))  # type: ignore[arg-type]
    assert place(text, quote) == unicodedata.normalize(stored, quote)  # type: ignore[arg-type]


@given(quoted(), st.data())
def test_vowel_marks_and_tatweel_may_come_and_go(
    case: tuple[list[str], int, int], data: st.DataObject
) -> None:
    some, first, last = case

    def marked(word: str) -> str:
        if word[0] not in ARABIC:
            return word
        marks = st.sampled_from(["", "", "", "\u0640", *HARAKAT])
        inner = "".join(char + data.draw(marks) for char in word[:-1])
        last: str = data.draw(st.sampled_from(["", *HARAKAT]))
        return inner + word[-1] + last

    stored = [marked(word) for word in some]
    text, quote = " ".join(stored), " ".join(marked(word) for word in some[first:last])
    assert fold(place(text, quote)) == fold(" ".join(stored[first:last]))


@given(quoted())
def test_forms_of_alef_and_case_are_alike(case: tuple[list[str], int, int]) -> None:
    some, first, last = case
    quote = " ".join(some[first:last])
    other = quote.translate(str.maketrans("أإآىؤئ", "اااييي".replace("ييي", "يوي"))).upper()
    text = " ".join(some)
    assert fold(place(text, other)) == fold(quote)


@given(quoted(), st.sampled_from(["  ", "\n", "\u00a0", " \t ", "\u200f ", " \u2067"]))
def test_white_space_and_hidden_marks_may_differ(
    case: tuple[list[str], int, int], gap: str
) -> None:
    some, first, last = case
    text = gap.join(some)
    assert place(text, " ".join(some[first:last])) == gap.join(some[first:last])


@given(quoted())
def test_what_stands_twice_stands_nowhere(case: tuple[list[str], int, int]) -> None:
    some, first, last = case
    once, quote = " ".join(some), " ".join(some[first:last])
    text = f"{once} | {once}"
    with pytest.raises(NotThere) as refused:
        place(text, quote)
    assert refused.value.why == "ambiguous"
    at = text.index(quote)
    hint = at if at == 0 or text[at - 1] == " " else None
    if hint is not None:
        start, _ = Aligner(text).find(quote, whole(text), hint)
        assert start == hint
    assert Aligner(text).find(quote, Window(0, len(once))).start < len(once)


@given(texts, st.text(max_size=20))
@settings(max_examples=200)
def test_what_is_found_is_the_words(some: list[str], quote: str) -> None:
    """Whatever is sought: either it is refused, or what stands there has its normal form."""
    text = " ".join(some)
    try:
        found = place(text, quote)
    except NotThere:
        return
    assert fold(" ".join(found.split())) == fold(" ".join(quote.split()))


@given(quoted(), st.data())
def test_another_word_is_absent(case: tuple[list[str], int, int], data: st.DataObject) -> None:
    some, first, last = case
    stranger = data.draw(words.filter(lambda one: fold(one) not in fold(" ".join(some))))
    quote = " ".join([*some[first:last], stranger])
    with pytest.raises(NotThere) as refused:
        place(" ".join(some), quote)
    assert refused.value.why == "absent"


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("“We left,” he said.", '"We left," he said', "“We left,” he said"),
        ("the rebels’ base", "the rebels' base", "the rebels’ base"),
        ("Maarat al–Numan", "Maarat al-Numan", "Maarat al–Numan"),
        ("قَتَلَ الجيشُ ثلاثةَ أشخاصٍ", "قتل الجيش ثلاثة اشخاص", "قَتَلَ الجيشُ ثلاثةَ أشخاصٍ"),
        ("سيطرت على ١٢ قرية", "سيطرت على 12 قرية", "سيطرت على ١٢ قرية"),
        ("مســـلحون هاجموا", "مسلحون", "مســـلحون"),
        ("Waited … then left", "Waited ... then", "Waited … then"),
        ("The ARMY left", "the army", "The ARMY"),
    ],
)  # fmt: skip
def test_forms_that_are_alike(text: str, quote: str, found: str) -> None:
    assert place(text, quote) == found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The white house", "hit"),
        ("They attacked it", "attack"),
        ("quân nổi dậy chiếm thị trấn", "quân nội dậy"),
        ("bà ấy nói", "ba ấy"),
        ("Hama fell", "Hаma"),
        ("text", ""),
        ("text", " \u200f "),
        ("text", "\ud800"),
        ("text", "te\x00xt"),
    ],
)
def test_what_is_not_alike_is_absent(text: str, quote: str) -> None:
    with pytest.raises(NotThere) as refused:
        place(text, quote)
    assert refused.value.why == "absent"


def test_a_word_may_begin_behind_what_is_written_together_with_it() -> None:
    text = "والجيش انسحب وقتل"
    leads = frozenset({"و", "ف", "ب", "ل", "ال"})
    start, end = Aligner(text, leads).find("الجيش", whole(text))
    assert (start, text[start:end]) == (1, "الجيش")
    with pytest.raises(NotThere):
        Aligner(text).find("الجيش", whole(text))
    with pytest.raises(NotThere):
        Aligner(text, leads).find("تل", whole(text))


def test_a_window_is_not_left() -> None:
    text = "The army left. The army came back."
    assert Aligner(text).find("The army", Window(15, len(text))) == (15, 23)
    with pytest.raises(NotThere):
        Aligner(text).find("left", Window(15, len(text)))
