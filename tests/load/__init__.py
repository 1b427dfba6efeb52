"""Many annotators at work at once, on a product of their own, with a ledger of everything that was acknowledged."""
