"""What people say to each other about an article or a claim; no part of a dataset."""
