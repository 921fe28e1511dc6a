"""One run of a script, from its first line to its ending."""
