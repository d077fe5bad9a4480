"""Who takes part: from noun groups to participants, by the world and by what the report has told."""
