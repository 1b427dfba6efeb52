"""Attacks with a bound in count and time, on a product that is started for them on the loopback address."""
