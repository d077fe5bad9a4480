"""What a page's mark-up says of lines, and what the rules still find in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isnad.records import CarriedBy, Passage, PassageKind, Report
from isnad.text.passages import split
from tests.text.samples import report

BODY = "The army said on Thursday that it had left the city of Hama after days of clashes."


def marked(text: str, *stretches: tuple[str, PassageKind]) -> Report:
    """A report whose layout calls the first place of each words by its kind."""
    found = report(text, "en", None)
    places = sorted((text.index(words), len(words), kind) for words, kind in stretches)
    found.layout = [Passage(start=a, end=a + n, kind=kind) for a, n, kind in places]
    return found


def kinds(found: Report) -> list[tuple[str, str]]:
    passages, _ = split(found, "en")
    return [(p.kind, found.text[p.start : p.end]) for p in passages if p.part == "text"]


def test_a_caption_that_mark_up_says_is_one() -> None:
    caption = "Soldiers told reporters that the bridge had been cut. (Reuters)"
    found = marked(f"{BODY}\n{caption}\n{BODY}", (caption, "caption"))
    assert kinds(found)[1:3] == [("caption", caption[:-10]), ("credit", "(Reuters)")]
    assert kinds(marked(f"{BODY}\n{caption}\n{BODY}"))[1][0] != "caption"


def test_a_line_of_which_nothing_is_said_is_read_by_the_rules() -> None:
    found = marked(
        f"BEIRUT (Reuters) - {BODY}\nWhat it means\n{BODY}", ("What it means", "heading")
    )
    assert [kind for kind, _ in kinds(found)] == ["dateline", "body", "heading", "body"]


def test_a_part_of_a_line_is_cut_out_of_it() -> None:
    found = marked(f"{BODY} Photo: L. Haddad\n{BODY}", ("Photo: L. Haddad", "credit"))
    assert kinds(found)[:2] == [("body", BODY), ("credit", "Photo: L. Haddad")]


def test_a_notice_and_a_post_are_no_body() -> None:
    note, post = "Correction: twelve died, not nine as this said.", "Our teams saw convoys leave."
    found = marked(f"{BODY}\n{post}\n{note}", (note, "correction"), (post, "post"))
    assert [kind for kind, _ in kinds(found)] == ["body", "post", "correction"]


def test_what_page_and_words_say_is_told_once() -> None:
    found = marked(
        f"By Nora Whitfield\n{BODY}\n{BODY}\n(With inputs from Reuters)",
        ("By Nora Whitfield", "byline"),
    )
    found.carried_by = [
        CarriedBy(name="Nora Whitfield", link="byline", url="https://x.example/n"),
        CarriedBy(name="reuters", link="credit"),
        CarriedBy(name="x.example", link="original", url="https://x.example/1"),
    ]
    _, carried = split(found, "en")
    assert [(c.link, c.name) for c in carried] == [
        ("byline", "Nora Whitfield"), ("credit", "Reuters"), ("original", "x.example"),
    ]  # fmt: skip
    assert carried[1].text == "Reuters"
    found.carried_by = carried
    assert split(found, "en")[1] == carried


@given(
    st.lists(st.sampled_from([BODY, "Short", "", " ", "(Reuters)", "Photo: x"]), max_size=6),
    st.data(),
)
def test_every_letter_stays_in_exactly_one_passage(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    kind: st.SearchStrategy[PassageKind] = st.sampled_from(
        ["caption", "body", "heading", "post", "byline", "credit"]
    )
    found = report(text, "en", None)
    found.layout = [
        Passage(start=a, end=b, kind=data.draw(kind))
        for a, b in zip(edges[::2], edges[1::2], strict=False)
    ]
    passages, _ = split(found, "en")
    times = [0] * len(text)
    for one in passages:
        for at in range(one.start, one.end):
            times[at] += 1
    assert all(n == 1 for n, char in zip(times, text, strict=True) if not char.isspace())
    assert max(times, default=0) <= 1
