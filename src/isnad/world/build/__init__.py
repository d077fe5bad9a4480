"""Scripts that make the committed tables from public sources; never imported at run time."""
