"""The player: the page's script that lets a reader be the scheduler of an example.

It knows the graph's documented format, and nothing else of Python.
"""
