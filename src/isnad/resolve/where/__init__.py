"""Where: from noun groups to places, by the gazetteer and by where the report is set."""
