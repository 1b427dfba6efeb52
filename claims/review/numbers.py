"""numpy for the modules of this folder, loaded by the first report of agreement: 12 MB that nothing else needs."""

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = ["Floats", "Positions", "np"]

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Positions = NDArray[np.int64]
else:

    class Numpy:
        """Stands for numpy until one of its names is asked for."""

        def __getattr__(self, name: str) -> object:
            value = getattr(import_module("numpy"), name)
            setattr(self, name, value)
            return value

    np = Numpy()
    Floats = Positions = object
