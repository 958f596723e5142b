"""The house rules that a program can check."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import msgspec
import pytest

from rowantree.app import operations
from rowantree.core.errors import Refusal
from rowantree.core.operation import Operation, Registry
from rowantree.core.permission import Permission

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted(path for folder in ("tests", "prove", "bench") for path in (ROOT / folder).rglob("*.py"))
WRITTEN = [path for path in (*SOURCES, *TESTS) if "versions" not in path.parts and "node_modules" not in path.parts]
LONGEST_FILE = 500
LONGEST_FUNCTION = 40
NO_NAMES = ("util", "utils", "helper", "helpers", "common", "manager", "service", "base", "misc")

each_operation = pytest.mark.parametrize("operation", operations(), ids=lambda each: each.name)
each_file = pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
each_source = pytest.mark.parametrize(
    "path", [path for path in SOURCES if path in WRITTEN], ids=lambda path: str(path.relative_to(ROOT))
)


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


@each_operation
def test_an_operation_stands_where_its_name_says(operation: Operation) -> None:
    resource, _, verb = operation.name.rpartition(".")
    home = "rowantree.sandbox" if resource == "sandbox" else f"rowantree.api.{_snake(resource)}"
    module = operation.body.__module__

    assert module == home or module.startswith(f"{home}.")
    assert operation.body.__name__.removesuffix("_") == _snake(verb)


@each_operation
def test_an_operation_is_documented(operation: Operation) -> None:
    assert operation.summary.endswith("."), "the docstring's first line is the public summary"
    assert len(operation.summary) <= 120
    for field in msgspec.structs.fields(operation.input):
        snake = operation.name == "assessment.update"  # as the reference has it
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*" if snake else r"[a-z][a-zA-Z]*", field.encode_name)


@each_operation
def test_an_operations_refusals_are_documented(operation: Operation) -> None:
    for error in (*operation.errors, *operation.transport_errors):
        assert (error.__doc__ or "").strip(), error
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", error.code)


@each_operation
def test_an_operation_has_its_tests(operation: Operation) -> None:
    resource, _, verb = operation.name.rpartition(".")
    folder = ROOT / "tests" / ("sandbox" if resource == "sandbox" else f"api/{_snake(resource)}")

    assert (folder / f"test_{_snake(verb)}.py").exists()


def test_a_declaration_without_permission_or_writes_does_not_load() -> None:
    def body(ctx: object, body: object) -> None:
        """Does nothing."""

    with pytest.raises(TypeError, match="permission"):
        Registry().operation("thing.do", writes=True)(body)  # type: ignore[call-arg]  # that is the point
    with pytest.raises(TypeError, match="writes"):
        Registry().operation("thing.do", permission=Permission.JOBS_READ)(body)  # type: ignore[call-arg]  # the same


def test_a_code_has_one_meaning() -> None:
    found: dict[str, type[Refusal]] = {}
    for operation in operations():
        for error in operation.declared_errors:
            assert found.setdefault(error.code, error) is error


def test_output_types_have_names_of_their_own() -> None:
    """Their names are global in OpenAPI: two of one name would rename each other."""
    from rowantree.doors.openapi import document

    assert not [name for name in document(operations())["components"]["schemas"] if "." in name or "_" in name]


@each_file
def test_a_file_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


@each_file
def test_a_function_is_short_enough_to_read(path: Path) -> None:
    for function in _functions(path):
        length = (function.end_lineno or 0) - function.lineno + 1 - _docstring_lines(function)
        assert length <= LONGEST_FUNCTION, f"{function.name} has {length} lines"


@each_file
def test_a_file_has_a_name_that_says_something(path: Path) -> None:
    assert path.stem not in NO_NAMES
    assert not [part for part in path.relative_to(ROOT).parts if part in NO_NAMES]


@each_source
def test_what_is_public_is_documented(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree), "every module says what it is"
    undocumented = [node.name for node in _public(tree) if not ast.get_docstring(node)]
    assert not undocumented


@each_source
def test_only_dispatch_the_worker_and_the_databases_run_transactions(path: Path) -> None:
    allowed = {"app.py", "dispatch.py", "worker.py", "keys.py", "demo.py", "__main__.py", "database.py"}
    assert path.name in allowed or ".database.write(" not in path.read_text()


def test_every_row_is_typed() -> None:
    from rowantree.models.table import tables

    for table in tables.values():
        assert set(get_type_hints(table.row)) <= set(table.c.keys())


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _docstring_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    if ast.get_docstring(function) is None:
        return 0
    return (first.end_lineno or 0) - first.lineno + 1


def _public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Functions and classes of the module, and the functions of its public classes, without those of Python's own."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (each for each in _methods(node) if not each.name.startswith("_"))


def _methods(node: ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for each in node.body:
        overrides = isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and any(
            isinstance(decorator, ast.Name) and decorator.id == "override" for decorator in each.decorator_list
        )
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and not overrides:
            yield each
