"""Files of other tools read in a process of their own: which format they are in, what they hold, and what of it cannot be taken."""
