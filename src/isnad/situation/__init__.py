"""States over time, and what was said to hold on a day as known by another."""
