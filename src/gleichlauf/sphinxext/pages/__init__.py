"""What readers see: frames, labels, pictures, links and phrases."""
