"""The code block: Python source, the messages in it, and the copy with translated messages."""
