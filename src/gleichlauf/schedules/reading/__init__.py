"""What the source of a script says: its statements, and what each of them touches."""
