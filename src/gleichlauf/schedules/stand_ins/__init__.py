"""What a script meets instead of the real things: threads, locks, clocks, output."""
