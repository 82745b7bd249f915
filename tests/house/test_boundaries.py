"""The knowledge base outlives the site engine, and its texts are all used and all there."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from kb.messages import MESSAGES, message

ROOT = Path(__file__).parents[2]
KB = ROOT / "hooks" / "kb"
MODULES = sorted(KB.rglob("*.py"))
ENGINES = ("mkdocs", "properdocs", "material", "zensical")
STRINGS = KB / "strings.yml"
MOST_LINES = 300
CALLS = {"message": 0, "report": 1, "_warn": 2, "_taken": 0}
"""What takes the key of a message, and as which argument."""
# Room -> the rooms it may import from, besides itself; "" is the root with its nouns.
ARROWS: dict[str, set[str]] = {
    "": set(),
    "markdown": {""},
    "entries": {"", "markdown"},
    "checks": {"", "markdown", "entries"},
    "html": {"", "markdown", "entries"},
    "site": {"", "markdown", "entries", "checks", "html"},
    "outputs": {"", "markdown", "entries", "checks", "html", "site"},
    "edition": {"", "markdown", "entries", "checks", "html", "site", "outputs"},
}
COMMANDS = ("__main__", "audit", "check", "exchange", "final", "ledger", "offline", "publish", "release")
"""What is run by its name stands at the root and may use every room."""
PARTS = ("page", "script", "shared", "quiz", "checklist", "progress", "offline", "release")
"""Tables of strings.yml that are handed over whole; their names prove nothing."""
BLOCK = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {engines}:
            raise ImportError(name)
sys.meta_path.insert(0, Block())
for name in {modules}:
    __import__(name)
"""


def name_of(path: Path) -> str:
    """The name a module is imported by."""
    return f"kb.{path.relative_to(KB).with_suffix('').as_posix().replace('/', '.')}".removesuffix(".__init__")


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in (ROOT / "hooks").rglob("*.py"):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_names_a_site_engine(path: Path) -> None:
    found = {name.partition(".")[0] for name in imports(ast.parse(path.read_text(encoding="utf-8")))}
    assert not found & set(ENGINES)


def test_every_module_is_imported_without_a_site_engine() -> None:
    code = BLOCK.format(engines=ENGINES, modules=[name_of(path) for path in MODULES])
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "hooks", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def room_of(name: str) -> str:
    """The room of a module of kb, by the name it is imported by."""
    step = name.split(".")[1:2]
    return step[0] if step and (KB / step[0]).is_dir() else ""


def own_imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {name for name in imports(tree) if name.split(".")[0] == "kb" and name != name_of(path)}


def test_every_room_has_its_arrows() -> None:
    assert {room_of(name_of(path)) for path in MODULES} == set(ARROWS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_imports_from_a_room_above_its_own(path: Path) -> None:
    if path.stem in COMMANDS and path.parent == KB:
        return
    room = room_of(name_of(path))
    assert {name for name in own_imports(path) if room_of(name) not in ARROWS[room] | {room}} == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Those that import nothing that is left are taken away until none is; what stays is in a circle."""
    left = {name_of(path): own_imports(path) for path in MODULES}
    while free := [name for name, needed in left.items() if not needed & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_fits_into_a_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < MOST_LINES


# --- messages


def keys_of(node: ast.expr) -> Iterator[str]:
    """The keys an expression may stand for, as regular expressions; none for a mere name."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.IfExp):
        yield from keys_of(node.body)
        yield from keys_of(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(re.escape(str(v.value)) if isinstance(v, ast.Constant) else "[a-z]+" for v in node.values)


def used_keys() -> set[str]:
    """The patterns of all keys given to a call that takes one."""
    found: set[str] = set()
    for _, tree in trees():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            place = CALLS.get(name, len(call.args))
            found.update(key for argument in call.args[place : place + 1] for key in keys_of(argument))
    return found


def constants() -> set[str]:
    """All strings in the code outside the table itself: keys also travel in tables and arguments."""
    nodes = (node for path, tree in trees() if path.stem != "messages" for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_message_is_used() -> None:
    patterns, others = used_keys(), constants()
    assert [key for key in MESSAGES if key not in others and not any(re.fullmatch(p, key) for p in patterns)] == []


def test_every_used_message_exists() -> None:
    assert [pattern for pattern in used_keys() if not any(re.fullmatch(pattern, key) for key in MESSAGES)] == []


@pytest.mark.parametrize("key", MESSAGES)
def test_a_message_is_a_german_sentence_with_a_remedy(key: str) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(MESSAGES[key]) if name is not None}
    assert all(name.isidentifier() for name in names)
    text = message(key, **dict.fromkeys(names, "X"))
    assert "\n" not in text
    assert text[0].isupper() or text.startswith(("„", "mkdocs.yml: "))
    assert re.search(r"[.!?“}…]$", text)
    assert len(re.findall(r"[.:;] ", text)) >= 1, "Es fehlt, was zu tun ist."
    assert "  " not in text.replace("„    ", ""), "Zwei Leerzeichen oder eine fehlende Trennung."


# --- texts for readers


def leaves(table: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(table, dict):
        for key, value in table.items():
            yield from leaves(value, (*path, str(key)))
    else:
        yield path


def users() -> str:
    """All code and templates that may name a text, as one text."""
    folders = (
        (ROOT / "hooks", "*.py"),
        (KB, "*.j2"),
        (ROOT / "browser", "*.js"),
        (ROOT / "overrides", "*.html"),
    )
    return "\n".join(path.read_text(encoding="utf-8") for folder, name in folders for path in folder.rglob(name))


def test_every_text_for_readers_is_used() -> None:
    """A text is named by its key; `x_one` and `answer_x` by what varies or stays; all texts of an inner table by its name."""
    named = set(re.findall(r"[\w-]+", users()))
    table = yaml.safe_load(STRINGS.read_text(encoding="utf-8"))
    unused = []
    for path in leaves(table):
        names = {path[-1], path[-1].rpartition("_")[0], path[-1].partition("_")[2], path[-2]} - {"", *PARTS}
        if not names & named:
            unused.append(".".join(path))
    assert unused == []
