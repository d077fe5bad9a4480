"""Learning judge and attachment from annotated reports: ``isnad train``."""
