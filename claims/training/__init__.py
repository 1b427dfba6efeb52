"""Training: a project's submitted assignments become an engine of its own.

This room stands behind the stages that people write in and before the overview; `docs/engines.md` tells what it does.
"""
