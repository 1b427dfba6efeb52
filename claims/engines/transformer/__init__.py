"""The `transformer` engine: as `trained`, and a small transformer reads each token in its neighbourhood too."""

from claims.engines.transformer.model import (
    MIN_ARTICLES,
    NAME,
    Transformer,
    can_read,
    can_train,
    load,
    prepare,
    train,
    usable,
    write,
)  # fmt: skip

__all__ = [
    "MIN_ARTICLES", "NAME", "Transformer", "can_read", "can_train", "load", "prepare", "train", "usable", "write",
]  # fmt: skip
