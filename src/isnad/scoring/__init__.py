"""Scores of claims against annotated ones: what matches, in which parts, over which reports."""
