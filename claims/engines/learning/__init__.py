"""How a project's own articles make an engine, and how it is told whether that one is better; pure, in a process of its own."""
