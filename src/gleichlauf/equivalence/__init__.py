"""Whether a translated block still means the same as its source."""
