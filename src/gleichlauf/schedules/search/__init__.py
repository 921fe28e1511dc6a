"""What to try next: plain code over the reports of runs."""
