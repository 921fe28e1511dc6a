"""A replayed schedule as steps: a drawing and a list."""
