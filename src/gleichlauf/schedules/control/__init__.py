"""Whose turn it is: threads as tasks, points, choices, and what the steps of a run touched."""
