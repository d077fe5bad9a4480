"""What the claims of many reports add up to, in the reader's language, each line with its chain."""

from isnad.brief.days import Chosen, Days, LeftOut, choose, days_until
from isnad.brief.forms import Form, set_as
from isnad.brief.phrases import languages
from isnad.brief.places import foremost
from isnad.brief.writing import Given, Writer, without, write

__all__ = [
    "Chosen",
    "Days",
    "Form",
    "Given",
    "LeftOut",
    "Writer",
    "choose",
    "days_until",
    "foremost",
    "languages",
    "set_as",
    "without",
    "write",
]
