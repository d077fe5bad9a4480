"""A brief as text, Markdown, HTML or JSON: each form is made of its records alone."""

from __future__ import annotations

from isnad.brief.forms.text import text
from isnad.pages import Brief

FORMS = ("text",)


def set_as(form: str, brief: Brief, colour: bool = False) -> str:
    """A brief in one of ``FORMS``; ``colour`` is for text alone."""
    return text(brief, colour)
