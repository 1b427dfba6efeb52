"""What formats are made of: the contract, the list of parts, losses, and the tools to write and read files with."""
