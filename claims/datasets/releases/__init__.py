"""Releases: numbered datasets that never change, in splits that share no story."""
