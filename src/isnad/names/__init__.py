"""Names of people across scripts and spellings."""
