"""The processes in which runs happen, and what is left of them."""
