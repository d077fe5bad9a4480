"""From groups to the units that clauses are made of."""
