"""What authors write: directives, options, listings, and the nodes that hold them."""
