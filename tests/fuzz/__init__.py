"""Proof by difference: programs that reach shared things by every route, searched in many ways.

`routes` lists the ways to a shared thing, `programs` puts small threaded programs together from
them, `differences` searches one program with and without reduction, at every granularity and
under every Python at hand, beside other explorers and free runs, and `shrink` makes a program
that shows a difference small. ``python -m tests.fuzz --help`` runs as long as one says.
"""
