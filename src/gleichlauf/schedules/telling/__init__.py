"""A run in words: its events, and what a thread waits for."""
