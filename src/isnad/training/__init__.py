"""Learning the judge from annotated reports: ``isnad train``."""
