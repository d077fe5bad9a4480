"""A report of very many claims whose words overlap and cross, in Arabic."""

from __future__ import annotations

import hashlib

from isnad import joining
from isnad.records import Claim, MadeBy, ReadResult, Report, ReportRef, Span, Trace
from isnad.store import Store

ID = "many"
# In each sentence the second word is half taken by one claim and half by the other.
_SENTENCE = "وسيطرت الفصائل على المدينة صباح السبت بعد انسحاب القوات منها، بحسب المرصد."
_HALVES = ((0, 10), (8, 22))


def fill(store: Store, sentences: int) -> None:
    """One report, with two claims in each sentence."""
    text = "\n".join([_SENTENCE] * sentences)
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(
        id=ID, sha256=digest, text=text, language="ar", outlet="Riwaq", title="كثير",
        published="2024-12-01T00:00:00Z",
    )  # fmt: skip
    ref = ReportRef(id=ID, sha256=digest, language="ar", outlet="Riwaq")
    starts = [n * (len(_SENTENCE) + 1) for n in range(sentences)]
    claims = [_claim(ref, text, at, half) for at in starts for half in _HALVES]
    traces = [Trace("text", at, at + len(_SENTENCE)) for at in starts]
    store.add(ReadResult(report=report, claims=claims, traces=traces))
    joining.catch_up(store, _unread)


def _claim(ref: ReportRef, text: str, at: int, half: tuple[int, int]) -> Claim:
    def span(start: int, end: int) -> Span:
        return Span(start=at + start, end=at + end, quote=text[at + start : at + end])

    return Claim(
        id=hashlib.sha256(f"{at} {half}".encode()).hexdigest()[:20], report=ref, type="ASSAULT",
        trigger=span(*half), evidence=span(0, len(_SENTENCE)),
        made_by=MadeBy(engine="made up", version="1"),
    )  # fmt: skip


def _unread(report: Report) -> ReadResult:
    raise AssertionError(f"{report.id} has traces")
