"""Rules of the house that no linter knows."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "audioposts"
MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_and_is_not_too_long(module: Path) -> None:
    text = module.read_text()
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module begins with one line: In -> Out, Pure or I/O"
    assert text.count("\n") <= 400


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_exception_is_hidden(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            reraises = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
            assert caught not in ("", "Exception"), f"line {node.lineno}"
            assert caught != "BaseException" or reraises, f"line {node.lineno}"


def test_only_config_reads_the_environment() -> None:
    for module in MODULES:
        if module.parent == PACKAGE / "config":
            continue
        text = module.read_text()
        assert "os.environ" not in text
        assert "getenv" not in text


def test_values_are_frozen() -> None:
    nodes = [node for module in (PACKAGE / "models").glob("*.py") for node in ast.parse(module.read_text()).body]
    assert len(nodes) > 20
    for node in nodes:
        if isinstance(node, ast.ClassDef) and not any(ast.unparse(base) == "StrEnum" for base in node.bases):
            assert [ast.unparse(d) for d in node.decorator_list] == ["dataclass(frozen=True, slots=True)"], node.name
