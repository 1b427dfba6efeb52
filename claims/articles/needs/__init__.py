"""How many people should read each article: what follows from the rules of its project, also when these change."""
