"""Documents: the code blocks of Markdown, reStructuredText and notebooks, with their lines."""
