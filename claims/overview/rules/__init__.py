"""The rules of a project: what a change of them does to what is there, told before and done with it."""
