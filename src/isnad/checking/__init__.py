"""Whether each piece of a brief follows from the words that it stands on."""
