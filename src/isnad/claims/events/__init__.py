"""Candidate claims by their frames: events and states, and who takes part in them."""
