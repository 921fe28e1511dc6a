"""Questions on an example whose keys are checked: what can it print, and which change mends it."""
