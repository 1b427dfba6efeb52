"""The daily message: what waits for somebody in all of their projects, by mail, for those who ask for it."""
