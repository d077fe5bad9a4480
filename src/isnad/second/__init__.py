"""The second engine: a report through the rules, a model asked, and what it says made into claims.

The rules go first, in any case: they find passages and sentences, who was named before, who names
and descriptions mean, places, dates and numbers. The model only points at words.
"""
