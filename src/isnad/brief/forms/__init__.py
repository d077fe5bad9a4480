"""A brief as text, Markdown, HTML or JSON: each form is made of its records alone."""

from __future__ import annotations

from typing import Literal

import msgspec

from isnad.brief.forms.html import html
from isnad.brief.forms.markdown import markdown
from isnad.brief.forms.text import text
from isnad.pages import Brief

Form = Literal["text", "markdown", "html", "json"]


def set_as(form: Form, brief: Brief, colour: bool = False) -> str:
    """A brief in a form; ``colour`` is for text alone."""
    if form == "text":
        return text(brief, colour)
    if form == "markdown":
        return markdown(brief)
    if form == "html":
        return html(brief)
    return msgspec.json.format(msgspec.json.encode(brief), indent=2).decode() + "\n"
