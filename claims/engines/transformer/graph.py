"""Writes networks in the ONNX format, byte by byte: the format is simple, and the libraries that write it are large.

ONNX is a protocol buffer; the numbers of fields below are those of `onnx.proto3` (ONNX 1.17, Apache-2.0).
"""

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.engines.transformer.library import Array

IR, OPSET = 8, 17
MICROSOFT = "com.microsoft"
# Names of numpy types and the numbers that ONNX gives them.
TYPES = {"float32": 1, "uint8": 2, "int8": 3, "int32": 6, "int64": 7}

Attribute = int | float | str | Sequence[int]
Shape = Sequence[int | str]


class Graph:
    """A network in the making: tensors have names, and each step adds one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []
        self._inputs: list[bytes] = []
        self._count = 0

    def input(self, name: str, kind: str, shape: Shape) -> str:
        """Add an input; a size that is a string may be any."""
        self._inputs.append(_value(name, kind, shape))
        return name

    def constant(self, array: "Array") -> str:
        """Add numbers (a numpy array), and return their name."""
        name = self._new("c")
        shape = b"".join(_number(1, size) for size in array.shape)
        self._constants.append(
            shape + _number(2, TYPES[array.dtype.name]) + _bytes(8, name.encode()) + _bytes(9, array.tobytes())
        )
        return name

    def step(self, operation: str, *inputs: str, domain: str = "", **attributes: Attribute) -> str:
        """Add an operation, and return the name of what comes out."""
        return self.steps(operation, *inputs, outputs=1, domain=domain, **attributes)[0]

    def steps(self, operation: str, *inputs: str, outputs: int, domain: str = "", **attributes: Attribute) -> list[str]:
        """Add an operation, and return the names of what comes out."""
        names = [self._new("t") for _ in range(outputs)]
        node = b"".join(_bytes(1, name.encode()) for name in inputs)
        node += b"".join(_bytes(2, name.encode()) for name in names)
        node += _bytes(4, operation.encode())
        node += b"".join(_bytes(5, _attribute(name, value)) for name, value in attributes.items())
        self._nodes.append(node + (_bytes(7, domain.encode()) if domain else b""))
        return names

    def write(self, output: str, kind: str, shape: Shape) -> bytes:
        """Return the file of the network whose result is `output`."""
        graph = b"".join(_bytes(1, node) for node in self._nodes) + _bytes(2, self._name.encode())
        graph += b"".join(_bytes(5, constant) for constant in self._constants)
        graph += b"".join(_bytes(11, value) for value in self._inputs) + _bytes(12, _value(output, kind, shape))
        opsets = b"".join(
            _bytes(8, _bytes(1, domain.encode()) + _number(2, version))
            for domain, version in (("", OPSET), (MICROSOFT, 1))
        )
        return _number(1, IR) + _bytes(2, b"On Record") + _bytes(7, graph) + opsets

    def _new(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"


def _value(name: str, kind: str, shape: Shape) -> bytes:
    sizes = b"".join(
        _bytes(1, _bytes(2, size.encode()) if isinstance(size, str) else _number(1, size)) for size in shape
    )
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _number(1, TYPES[kind]) + _bytes(2, sizes)))


def _attribute(name: str, value: Attribute) -> bytes:
    own = _bytes(1, name.encode())
    if isinstance(value, int):
        return own + _number(3, value) + _number(20, 2)
    if isinstance(value, float):
        return own + _varint(2 << 3 | 5) + struct.pack("<f", value) + _number(20, 1)
    if isinstance(value, str):
        return own + _bytes(4, value.encode()) + _number(20, 3)
    return own + b"".join(_number(8, number) for number in value) + _number(20, 7)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])
