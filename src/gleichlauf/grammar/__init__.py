"""One grammar of Python for every Python that runs this: what parses, what does not, and where."""
