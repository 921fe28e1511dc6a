"""Solutions of exercises, judged by what they do: any that does what is asked is right."""
