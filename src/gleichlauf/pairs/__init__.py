"""Documents in pairs: a tree per language, and whether its code is behind its source or broken."""
