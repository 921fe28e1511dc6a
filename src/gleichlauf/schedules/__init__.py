"""Every outcome of a threaded script within a bound; needs the standard library only."""
