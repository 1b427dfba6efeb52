"""Starting and stopping the product, as the person who sets it up does."""
