"""Articles that are held for a decision because of warnings about their text."""
