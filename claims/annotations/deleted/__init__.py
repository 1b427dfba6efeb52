"""Claims that were deleted, and the way back."""
