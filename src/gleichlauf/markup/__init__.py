"""What a translated message may hold: text and inline markup, and nothing that acts."""
