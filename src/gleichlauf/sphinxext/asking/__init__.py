"""Questions: what readers predict before they look, with keys that the build checks."""
