"""The proof that a page documents exactly the outcomes that the thread schedules can give."""
