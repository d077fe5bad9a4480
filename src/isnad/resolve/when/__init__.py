"""When: which dates and which openings of a sentence are those of a candidate."""
