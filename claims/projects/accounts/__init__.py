"""Accounts: who may sign in, and the tokens of their scripts."""
