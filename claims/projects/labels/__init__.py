"""The labels of a project's verdict scale: their names, keys, signs and order, and labels merged into others."""
