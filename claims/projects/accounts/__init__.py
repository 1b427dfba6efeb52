"""Accounts: who may sign in at all, and the tokens of their scripts."""
