"""Arabic morphology by rule: from root and pattern to every spelling, and back from clitics."""

from isnad.languages.ar.morphology.clitics import attach, splits
from isnad.languages.ar.morphology.guess import describe
from isnad.languages.ar.morphology.nouns import nisba_forms, noun_forms
from isnad.languages.ar.morphology.parting import SHORTEST as SHORTEST_RUN
from isnad.languages.ar.morphology.parting import parted
from isnad.languages.ar.morphology.stems import light_stem
from isnad.languages.ar.morphology.tables import feminine
from isnad.languages.ar.morphology.verbs import conjugate, masdar_forms

__all__ = [
    "SHORTEST_RUN",
    "attach",
    "conjugate",
    "describe",
    "feminine",
    "light_stem",
    "masdar_forms",
    "nisba_forms",
    "noun_forms",
    "parted",
    "splits",
]
