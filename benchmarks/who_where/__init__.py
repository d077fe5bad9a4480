"""Hard pairs of names and ambiguous places: ``python -m benchmarks.who_where``."""
