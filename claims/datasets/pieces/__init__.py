"""A dataset that several processes write together, each some pieces of it, from one snapshot of the database."""
