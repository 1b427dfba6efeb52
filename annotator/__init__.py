"""The Django project: settings, wiring and the servers that come with it; no word of the product's domain."""
