"""Speed and memory, measured beside a peer in one run, and what of the lexicons is used."""
