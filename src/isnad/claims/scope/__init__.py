"""What governs a candidate: modality, polarity, and what is only the content of another."""
