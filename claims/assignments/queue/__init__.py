"""Handing out work: who is assigned what, what is released, and in which order articles are given out."""
