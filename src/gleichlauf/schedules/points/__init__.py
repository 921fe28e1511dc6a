"""Where threads can be switched: events of the interpreter become points of a run."""
