"""
A script
========

Its text.
"""

# %%
# A part of it.

print("in a gallery")  # a comment in a script
