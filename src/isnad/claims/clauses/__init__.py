"""Verbs and event nouns with their arguments, whichever of them comes first."""
