"""The example: blocks of one page that make one program, as a file that anyone can run."""
