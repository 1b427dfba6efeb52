"""The `trained` engine: learns from marked articles what the rules miss and where the people of a project set boundaries."""

from claims.engines.trained.library import available
from claims.engines.trained.model import NAME, Trained, load, prepare, train, usable, write

__all__ = ["NAME", "Trained", "available", "load", "prepare", "train", "usable", "write"]
