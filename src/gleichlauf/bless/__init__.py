"""New expected output, proposed as a diff where the real one changed on purpose."""
