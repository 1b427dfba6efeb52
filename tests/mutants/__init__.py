"""Mutation testing of the pure parts: what the tests would let through."""
