"""The reader's language of a request, and names in it (``isnad.naming``)."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, Query

from isnad.naming import Naming, described, is_private, key_of, naming

__all__ = ["Language", "Named", "Naming", "described", "is_private", "key_of", "naming"]

Language = Literal["en", "ar", "vi"]


def _asked(
    lang: Annotated[Language, Query(description="The reader's language, for names")] = "en",
) -> Naming:
    return naming(lang)


Named = Annotated[Naming, Depends(_asked)]
