"""Whatever a report calls somebody, comparing names ends in an answer."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from isnad.names import keys, outlets
from isnad.names.compare import alike
from isnad.names.disguise import disguise
from isnad.names.judge import Mention, judge
from isnad.names.romanise import bare, romanise
from isnad.names.spelling import spelling
from isnad.steering import keep_isolates

# Letters of the scripts that names are in, and what folds to nothing or to more than it was.
ODD = "aAdđêệحماسلـﷺﻼ\u0301\u200b\u200e\u202e\u00ad\u0640\u064b '-.,_١1\u0430\u03bfßİﬁ\x1b\n\r\t\u2028"
NAMES = st.text(st.sampled_from(ODD) | st.characters(codec="utf-8"), max_size=24)


@given(one=NAMES, other=NAMES)
@example(one="\u200b News", other="a b")
@example(one="\u0640", other="\u064b")
@example(one="", other="-")
def test_r13_any_two_names_are_compared(one: str, other: str) -> None:
    alike(one, other)
    judge(Mention(one), Mention(other, country="SYR", role="x"))
    outlets.same(one, other)
    outlets.short_of(one, other)
    keys.meet(spelling(one), spelling(other))
    keys.cover(spelling(one), spelling(other, "vi"))


@given(NAMES)
def test_r13_any_name_is_told(name: str) -> None:
    romanise(name)
    bare(name)
    outlets.core(name)
    outlets.unnamed(name)
    outlets.shown(name, f"https://{name}.example")
    found = disguise(name)
    assert found is None or keep_isolates(found.told) == found.told
