"""People of a project: invited, paused, signed out, removed."""
