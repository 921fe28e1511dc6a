"""Message catalogues: entries, their lines, and which of them are code."""
