"""Which names of a documented library stand where in code."""
