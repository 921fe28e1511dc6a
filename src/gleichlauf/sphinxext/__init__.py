"""The Sphinx side: nodes, directives, builders, and what a page shows."""
