"""Who says it: quotations, verbs of saying, colons, and how far their words go."""
