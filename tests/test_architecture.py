"""The arrows of the house hold, and nothing heavy is loaded where it isn't needed."""

from __future__ import annotations

import ast
import graphlib
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

import counting
import reviewtui
from cli.running import Shell, a_line, lines

SOURCE = Path(reviewtui.__file__).parent
ROOT = SOURCE.parents[1]
MODULES = sorted(SOURCE.rglob("*.py"))
FOLDERS = sorted({path.parent for path in MODULES})

ALLOWED = {
    "domain": set(),
    "rules": {"snowballstemmer"},
    "letters": set(),
    "desk": set(),
    "cli": {"click"},
    "config": {"platformdirs"},
    "sheets": {"xlsxwriter"},
    "assistants": {"mcp", "pydantic"},
    "store": {"sqlite_utils", "pysqlite3"},
    "tui": {"textual", "rich"},
}
"""What a folder may import besides the standard library; those not named here may import any dependency."""

LOADED = """
import sys
sys.argv[0] = "reviewtui"
try:
    {action}
except SystemExit as left:
    assert not left.code, left.code
finally:
    print(*sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


@cache
def parsed(path: Path) -> ast.Module:
    """A file's syntax tree; twenty tests look at all of them."""
    return ast.parse(path.read_text("utf-8"))


@cache
def walked(path: Path) -> list[ast.AST]:
    """All that stands in a file."""
    return list(ast.walk(parsed(path)))


@cache
def outside(path: Path) -> set[str]:
    """The packages that a module imports from outside, wherever in it; what only types need doesn't count."""
    found = set()
    for node in walked(path):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"reviewtui"}


def test_the_contracts_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("folder", ALLOWED)
def test_a_folder_imports_only_what_it_is_for(folder: str) -> None:
    found = {path.name: outside(path) - ALLOWED[folder] for path in (SOURCE / folder).rglob("*.py")}
    assert found
    assert not any(found.values()), found


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=~! \[]", each)[0].replace("-", "_") for each in project["dependencies"]}
    found = set().union(*map(outside, MODULES))
    optional = {"harper", "joserfc", "xlsxwriter", "mcp", "pydantic"}
    assert found - declared - optional == {"rich"}, "Textual brings rich"
    assert declared <= found | {"httpx"}, "httpx is for the services to come"


def test_nobody_but_one_room_names_the_sqlite_library() -> None:
    """Two libraries on one file in one process undo each other's locks; tests and benchmarks are processes, too."""
    named = {
        str(path.relative_to(ROOT))
        for folder in (SOURCE, ROOT / "tests", ROOT / "screenshots")
        for path in folder.rglob("*.py")
        if re.search(r"^\s*(import|from) (py)?sqlite3\b|\bimport (py)?sqlite3\b", path.read_text("utf-8"), re.MULTILINE)
    }
    assert named == {"src/reviewtui/store/sqlite.py"}


def test_sqlite_utils_takes_the_same_library() -> None:
    from sqlite_utils import Database

    from reviewtui.store import sqlite

    connection = Database(memory=True).conn
    assert isinstance(connection, sqlite.Connection)
    connection.close()


def test_where_a_wheel_is_missing_nothing_is_compiled_and_both_take_pythons_own() -> None:
    action = (
        "import sys; sys.modules['pysqlite3'] = None; from reviewtui.store import sqlite; import sqlite_utils.utils;"
        "assert sqlite.name == 'sqlite3' == sqlite_utils.utils.sqlite3.__name__"
    )
    subprocess.run([sys.executable, "-c", action], check=True)


@pytest.mark.parametrize("module", ["sqlite3", "asyncio", "socket", "subprocess", "random"])
def test_the_domain_does_nothing_but_think(module: str) -> None:
    assert not [
        path.name
        for path in (SOURCE / "domain").glob("*.py")
        for node in walked(path)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and module in {getattr(node, "module", ""), *(name.name for name in node.names)}
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(SOURCE)))
def test_every_folder_says_what_lives_in_it(folder: Path) -> None:
    if folder == SOURCE:
        return
    said = ast.get_docstring(parsed(folder / "__init__.py"))
    assert said
    assert len(said) > 40


def test_files_are_short() -> None:
    lengths = {str(path.relative_to(SOURCE)): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {name: length for name, length in lengths.items() if length > 400}


def test_docstrings_tell_a_stranger_something() -> None:
    """Four words or fewer say nothing that the name does not."""
    short = [
        f"{path.relative_to(SOURCE)}: {node.name}: {said}"
        for path in MODULES
        for node in walked(path)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
        if (said := ast.get_docstring(node)) and len(said.split()) <= 4
    ]
    assert short == []


def loaded(shell: Shell, action: str, *, given: str = "") -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(action=action)],
        input=given, capture_output=True, text=True, check=False, env=shell.variables(REVIEWTUI_DB=str(shell.database)),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split()) - counting.LOADED


@pytest.mark.parametrize(
    "words",
    [["--version"], ["--help"], ["list"], ["list", "--json"], ["import", "-"], ["show", "1"], ["snippets"], ["doctor"]],
)
def test_commands_load_neither_textual_nor_httpx(filled_shell: Shell, words: list[str]) -> None:
    action = f"sys.argv[1:] = {words!r}; from reviewtui.bootstrap import main; main()"
    found = loaded(filled_shell, action, given=lines(a_line(2)))
    assert "reviewtui" in found
    assert not found & {"textual", "rich", "httpx", "python_calamine", "charset_normalizer"}


@pytest.mark.parametrize("words", [["--version"], ["list"]])
def test_what_is_asked_often_loads_little(filled_shell: Shell, words: list[str]) -> None:
    action = f"sys.argv[1:] = {words!r}; from reviewtui.bootstrap import main; main()"
    assert not loaded(filled_shell, action) & {"sqlite_utils", "lxml", "asyncio", "tomllib"}


def test_the_screens_load_no_httpx(filled_shell: Shell) -> None:
    found = loaded(filled_shell, "import reviewtui.tui.open, reviewtui.tui.app")
    assert "textual" in found
    assert not found & {"httpx", "sqlite_utils", "lxml"}


@pytest.fixture
def filled_shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.says("import", "-", given=lines(a_line(1)))
    return shell


def test_no_two_public_classes_share_a_name() -> None:
    places: dict[str, list[str]] = {}
    for path in MODULES:
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(str(path.relative_to(SOURCE)))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def arrows(package: str, *, types: bool) -> dict[str, set[str]]:
    """Which module of a package imports which, with or without what only a type checker reads."""
    paths = {".".join(path.with_suffix("").parts[-len(path.relative_to(SOURCE).parts) :]): path
             for path in MODULES if path.relative_to(SOURCE).parts[0] == package}  # fmt: skip
    found: dict[str, set[str]] = {}
    for module, path in paths.items():
        tree = parsed(path)
        hidden = {
            id(each)
            for node in ast.walk(tree)
            if not types and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            for each in ast.walk(node)
        }
        taken = {
            name.removeprefix("reviewtui.")
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module and id(node) not in hidden
            for name in (node.module, *(f"{node.module}.{each.name}" for each in node.names))
        }
        found[module] = taken & paths.keys() - {module}
    return found


def height(module: str, imports: dict[str, set[str]]) -> int:
    """How many floors stand under a module and with it."""
    return 1 + max((height(each, imports) for each in imports[module]), default=0)


@pytest.mark.parametrize("package", [each.name for each in FOLDERS if each.parent == SOURCE])
def test_no_files_stand_in_a_circle(package: str) -> None:
    """Whoever reads one may go on downwards, and never comes back to where they began."""
    imports = arrows(package, types=True)
    assert len(imports) > 1
    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as error:
        pytest.fail(f"a circle: {' <- '.join(error.args[1])}")


def test_the_rules_have_at_most_seven_floors() -> None:
    imports = arrows("rules", types=False)
    assert 3 < max(height(module, imports) for module in imports) <= 7


REPLACED = {"house", "upkeep", "safekeeping", "hand_over", "handing", "handing_off", "handing_over", "law"}
"""Words that have given way to others: context, inbox sync, save state, hand-off, papers, base lane."""
IN_SCREENS = REPLACED | {"acts", "asking"}
"""There what a row of the action table does are commands, and questions before them prompts."""


def told_names(tree: ast.AST) -> set[str]:
    """Every name that a module gives, takes or asks for, bare of the lines around it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.arg(arg=name) | ast.Name(id=name) | ast.Attribute(attr=name):
                found.add(name)
            case ast.alias(name=name, asname=asname):
                found |= {name.rsplit(".", 1)[-1], asname or ""}
            case _:
                pass
    return {name.strip("_").casefold() for name in found}


def test_words_that_were_replaced_stand_in_no_name() -> None:
    left: dict[str, set[str]] = {}
    for path in MODULES:
        where = path.relative_to(SOURCE)
        replaced = IN_SCREENS if where.parts[0] == "tui" else REPLACED
        names = told_names(parsed(path)) | set(where.with_suffix("").parts)
        if names & replaced:
            left[str(where)] = names & replaced
    assert left == {}
