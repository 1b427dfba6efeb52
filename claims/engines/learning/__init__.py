"""Trains an engine on a project's own articles and tests whether it is better; pure, run in a separate process."""
