"""Stacks in the place of threads, where a system has none, such as a browser."""
