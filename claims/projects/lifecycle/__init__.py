"""What becomes of a project as a whole: a copy of it, the archive, deletion, and the way back."""
