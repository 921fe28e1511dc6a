"""One execution of an example, and the verdict on it."""
