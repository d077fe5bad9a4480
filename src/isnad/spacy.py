"""A component for spaCy that puts the claims of a text on its ``Doc``.

``nlp.add_pipe("isnad")`` after ``import isnad.spacy`` (or without it, where isnad is installed). It
needs nothing of the pipeline but its tokens and brings no model: a blank pipeline of any language
will do, since isnad reads the text by itself.
"""

from __future__ import annotations

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span

from isnad import api
from isnad.errors import IsnadError
from isnad.records import Claim

NAME = "isnad"
_KEY = "isnad.claims"
# What is known of a text besides its words, for reckoning dates and for who publishes it.
_GIVEN = ("published", "outlet", "title", "language")


class Component:
    """Reads the text of a ``Doc``. Afterwards ``doc._.claims`` has its claims (``isnad.Claim``, whose
    offsets are characters of ``doc.text``), and ``doc.spans["isnad"]`` their triggers, labelled
    with their type, with the claim's id as the id of the span. A trigger that stands in the title
    has no span; one that begins or ends inside a token is widened to whole tokens.

    ``published`` and the other settings hold for every text that does not say its own, by
    ``doc._.published``. A text in a language that is not read gets no claims, and
    ``doc._.not_read`` says why; an empty text likewise.
    """

    def __init__(self, settings: dict[str, str | None]) -> None:
        self._settings = settings

    def __call__(self, doc: Doc) -> Doc:
        """The same ``Doc``, with its claims."""
        given = {name: getattr(doc._, name) or self._settings.get(name) for name in _GIVEN}
        try:
            reading = api.read(doc.text, **given)
        except IsnadError as error:
            return _without(doc, str(error))
        # Plain values, so that a Doc with claims is written to bytes as any other.
        doc.user_data[_KEY] = reading.to_dicts()
        doc.spans[NAME] = [span for claim in reading for span in _spans(doc, claim)]
        doc._.not_read = None
        return doc


def _without(doc: Doc, why: str) -> Doc:
    doc.user_data[_KEY] = []
    doc.spans[NAME] = []
    doc._.not_read = why
    return doc


def _spans(doc: Doc, claim: Claim) -> list[Span]:
    trigger = claim.trigger
    if trigger.part != "text":
        return []
    found = doc.char_span(
        trigger.start, trigger.end, label=claim.type, span_id=claim.id, alignment_mode="expand"
    )
    return [] if found is None else [found]


def _claims(doc: Doc) -> list[Claim]:
    return msgspec.convert(doc.user_data.get(_KEY, []), list[Claim])


def _register() -> None:
    Doc.set_extension("claims", getter=_claims, force=True)
    Doc.set_extension("not_read", default=None, force=True)
    for name in _GIVEN:
        Doc.set_extension(name, default=None, force=True)


@Language.factory(
    NAME,
    assigns=["doc._.claims"],
    default_config=dict.fromkeys(_GIVEN),
)
def component(
    nlp: Language,
    name: str,
    published: str | None,
    outlet: str | None,
    title: str | None,
    language: str | None,
) -> Component:
    """The component, as ``nlp.add_pipe("isnad", config={"published": "2024-12-02"})`` makes it."""
    settings = {"published": published, "outlet": outlet, "title": title, "language": language}
    return Component(settings)


_register()
