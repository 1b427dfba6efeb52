"""How much of the product is typed: what mypy cannot see, only a person finds."""

import ast
from collections.abc import Iterator

from tests.conftest import ROOT

# Uses of `Any` in a thousand lines.
MAX_ANY = 3
FILES = [
    path
    for folder in ("annotator", "claims")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
]
# Where a value is of no type that can be told: classes made at run time, and insides of Django and of its framework.
UNTOLD = {
    "claims/core/shapes.py: parse",
    "claims/http/strict.py: parse",
    "claims/statements.py: objects",
    "claims/statements.py: own",
    "claims/statements.py: select",
    "claims/statements.py: shape",
}


def annotations(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Give what an argument, a variable or a result is said to be, with its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and node.annotation is not None:
            yield node.arg, node.annotation
        elif isinstance(node, ast.AnnAssign):
            yield ast.unparse(node.target), node.annotation
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
            yield node.name, node.returns


def uses(tree: ast.AST) -> int:
    """Count `Any`, in quoted types too, but not its imports."""
    found = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "Any":
            found += 1
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and "[" in node.value and "Any" in node.value
        ):
            found += uses(ast.parse(node.value, mode="eval")) if _is_type(node.value) else 0
    return found


def _is_type(text: str) -> bool:
    try:
        ast.parse(text, mode="eval")
    except SyntaxError:
        return False
    return True


def test_a_quoted_any_counts_and_an_imported_one_does_not() -> None:
    assert (
        uses(ast.parse('from typing import Any\nrow: "list[Any]"\nmore: dict[str, Any] = {}\nnote = "Any [at all"'))
        == 2
    )


def test_few_places_say_any() -> None:
    found = {str(path.relative_to(ROOT)): uses(ast.parse(path.read_text())) for path in FILES}
    lines = sum(len(path.read_text().splitlines()) for path in FILES)
    most = sorted(found.items(), key=lambda item: -item[1])[:10]
    assert sum(found.values()) * 1000 <= MAX_ANY * lines, most


def test_no_row_is_any() -> None:
    bare = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in FILES
        for name, said in annotations(ast.parse(path.read_text()))
        if ast.unparse(said).strip("'\"") in ("Any", "QuerySet[Any]", "list[Any]", "type[Any]")
    }
    assert bare == UNTOLD
