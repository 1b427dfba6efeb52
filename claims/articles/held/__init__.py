"""Articles that wait for a decision, because something about their text is doubtful."""
