"""History: the older versions of files in a git repository, read without running anything of it."""
