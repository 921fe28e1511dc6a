"""The workshop: programs run, and are explored, in the reader's own browser.

Python comes as Pyodide, from its package; the explorer is the one of `gleichlauf.schedules`, with
its runner for stacks. What is in ``parts`` runs in the browser and is none of this package's code:
``worker.mjs`` is the only place with WebAssembly, ``glue.py`` what Python there asks of it.
"""
