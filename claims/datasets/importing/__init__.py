"""Annotations of other tools in: surveyed, confirmed, stored in batches, and taken back as a whole where nothing depends on them."""
