"""One script as a module: what it imports, what it exports, what it says, and what is wrong with it by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import dirname, join, normpath

from tree_sitter import Node

from kb.messages import message
from kb.model import Problem
from kb.outputs.assets.names import PROVIDED, Name, Scope
from kb.outputs.assets.pieces import Piece, only_declared
from kb.outputs.assets.syntax import fault_in, line_of, parse, text_of
from kb.outputs.assets.tokens import End, Raw, Sign, Token, Use, printed

TEXTS = "words/texts.js"
"""The module that the build makes of strings.yml; its one export is TEXT."""
SCOPES = {
    "arrow_function", "catch_clause", "class", "class_declaration", "for_in_statement", "for_statement", "function_declaration",
    "function_expression", "generator_function", "generator_function_declaration", "method_definition", "statement_block",
    "switch_body",
}  # fmt: skip
STATEMENTS = {
    "break_statement", "continue_statement", "debugger_statement", "do_statement", "expression_statement",
    "lexical_declaration", "return_statement", "throw_statement",
}  # fmt: skip
DECLARED = {"class_declaration", "function_declaration", "generator_function_declaration"}
WHOLE = {"string", "regex", "number"}
PATTERNS = {"array_pattern", "object_pattern", "rest_pattern"}


@dataclass(frozen=True)
class Import:
    """A file that a module asks for, and what of it."""

    path: str
    names: tuple[str, ...]
    line: int


@dataclass
class Module:
    """A script, read. `texts` are those it names, as group and key; no key means the whole group."""

    path: str
    imports: list[Import] = field(default_factory=list)
    names: dict[str, Name] = field(default_factory=dict)
    texts: list[tuple[str, str, int]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def exports(self) -> list[str]:
        """What other modules may import."""
        return [name.text for name in self.names.values() if name.exported]

    @property
    def declared(self) -> Iterator[Name]:
        """What stands beside each other at the top, without what comes from elsewhere."""
        return (name for name in self.names.values() if not name.origin)

    def report(self, line: int, key: str, **values: object) -> None:
        """Note a problem of this script."""
        self.problems.append(Problem(self.path, line, message(key, **values)))


@lru_cache(maxsize=256)
def read_module(path: str, source: str) -> Module:
    """A script by its path below browser/. What is wrong is among its problems."""
    module = Module(path)
    root = parse(source)
    if fault := fault_in(root):
        module.report(line_of(fault), "script-syntax")
        return module
    reader = _Reader(module)
    reader.read(root)
    return module


class _Reader:
    def __init__(self, module: Module) -> None:
        self.module = module
        self.top = Scope()
        self.tokens: list[Token] = []
        self.statements: list[tuple[str, list[Token]]] = []
        self.handlers: dict[str, Callable[[Node, Scope], None]] = {
            **dict.fromkeys(SCOPES, self._scope),
            **dict.fromkeys(WHOLE, self._whole),
            **dict.fromkeys(("identifier", "private_property_identifier"), self._name),
            **dict.fromkeys(("shorthand_property_identifier", "shorthand_property_identifier_pattern"), self._name),
            "comment": self._nothing,
            "import_statement": self._import,
            "export_statement": self._export,
            "variable_declarator": self._declarator,
            "variable_declaration": self._old,
            "import": self._unbundled,
            "template_string": self._template,
            "member_expression": self._member,
            "class_body": self._class_body,
        }

    def read(self, root: Node) -> None:
        """Statement by statement."""
        for statement in root.children:
            self.tokens = []
            self.visit(statement, self.top)
            self.statements.append((only_declared(statement), self.tokens))
        self._finish()

    def _finish(self) -> None:
        """Short names, the text, and what nothing declares or uses."""
        for use in (token for _, tokens in self.statements for token in tokens if isinstance(token, Use)):
            self._look_up(use)
        self.top.shorten()
        self.module.names = self.top.names
        self.module.pieces = [Piece(name, printed(tokens, self.module.path)) for name, tokens in self.statements]

    def _look_up(self, use: Use) -> None:
        name = use.scope.find(use.text)
        if name:
            name.uses += 1
        elif use.text not in PROVIDED:
            self.module.report(use.line, "script-name-unknown", name=use.text)

    def visit(self, node: Node, scope: Scope) -> None:
        """Take down the tokens of a node."""
        handler = self.handlers.get(node.type) if node.is_named else None
        if handler:
            handler(node, scope)
        elif node.child_count:
            self._children(node, scope)
        else:
            self.tokens.append(_sign(node))

    def _children(self, node: Node, scope: Scope) -> None:
        for child in node.children:
            self.visit(child, scope)
        if node.type in STATEMENTS and node.children[-1].type != ";":
            self.tokens.append(End(";"))

    # --- names

    def _scope(self, node: Node, scope: Scope) -> None:
        inner = scope.inside()
        name = node.child_by_field_name("name")
        named = scope if node.type in DECLARED else inner
        if name and name.type == "identifier":
            self._declare(name, named)
        bound = [node.child_by_field_name(part) for part in ("parameter", "parameters", "left")]
        is_bound = node.type != "for_in_statement" or node.child_by_field_name("kind")
        for child in node.children:
            if is_bound and child in bound:
                self._pattern(child, inner)
            else:
                self.visit(child, inner)

    def _pattern(self, node: Node, scope: Scope) -> None:
        """Everything that is declared in it."""
        if node.type in ("identifier", "shorthand_property_identifier_pattern"):
            self._declare(node, scope)
            self._name(node, scope)
        elif node.type in ("assignment_pattern", "object_assignment_pattern", "pair_pattern"):
            bound = node.child_by_field_name("value" if node.type == "pair_pattern" else "left")
            for child in node.children:
                (self._pattern if child == bound else self.visit)(child, scope)
        elif _is_lone(node):
            self._pattern(node.children[1], scope)
        elif node.type in PATTERNS or node.type == "formal_parameters":
            for child in node.children:
                self._pattern(child, scope)
        else:
            self.visit(node, scope)

    def _declare(self, node: Node, scope: Scope, origin: str = "") -> None:
        name = Name(text_of(node), line_of(node), origin)
        known = scope.names.setdefault(name.text, name)
        if known is not name:
            known.uses += 1
            other = f"browser/{self.module.path}:{known.line}"
            self.module.report(name.line, "script-name-twice", name=name.text, other=other)

    def _name(self, node: Node, scope: Scope) -> None:
        self.tokens.append(Use(text_of(node), scope, line_of(node), node.type.startswith("shorthand")))

    def _declarator(self, node: Node, scope: Scope) -> None:
        name = node.child_by_field_name("name")
        for child in node.children:
            (self._pattern if child == name else self.visit)(child, scope)

    def _class_body(self, node: Node, scope: Scope) -> None:
        for member in node.children:
            name = member.child_by_field_name("property") or member.child_by_field_name("name")
            if name and name.type == "private_property_identifier":
                scope.names.setdefault(text_of(name), Name(text_of(name), line_of(name)))
        for member in (child for child in node.children if child.type != ";"):
            self.visit(member, scope)
            if member.type == "field_definition":
                self.tokens.append(End(";"))

    # --- what stays as it is

    def _whole(self, node: Node, scope: Scope) -> None:
        self.tokens.append(Sign(text_of(node)))

    def _nothing(self, node: Node, scope: Scope) -> None:
        pass

    def _template(self, node: Node, scope: Scope) -> None:
        for child in node.children:
            if child.type == "template_substitution":
                self.tokens.append(Raw("${"))
                for inner in child.children[1:-1]:
                    self.visit(inner, scope)
                self.tokens.append(Raw("}"))
            else:
                self.tokens.append(Raw(text_of(child)))

    def _member(self, node: Node, scope: Scope) -> None:
        thing, key = node.child_by_field_name("object"), node.child_by_field_name("property")
        name = scope.find("TEXT")
        if thing and key and thing.type == "identifier" and text_of(thing) == "TEXT" and name and name.origin == TEXTS:
            outer = node.parent if node.parent and node.parent.type == "member_expression" else None
            below = outer.child_by_field_name("property") if outer and outer.child_by_field_name("object") == node else None
            self.module.texts.append((text_of(key), text_of(below) if below else "", line_of(node)))
        self._children(node, scope)

    # --- modules

    def _import(self, node: Node, scope: Scope) -> None:
        source = text_of(node.child_by_field_name("source") or node)[1:-1]
        path = normpath(join(dirname(self.module.path), source))
        names = list(_imported(node))
        for name in names:
            self._declare(name, scope, path)
        if _is_plain(node):
            self.module.imports.append(Import(path, tuple(map(text_of, names)), line_of(node)))
        else:
            self.module.report(line_of(node), "script-import-form")
            for name in names:
                scope.names[text_of(name)].uses += 1

    def _export(self, node: Node, scope: Scope) -> None:
        declaration = node.child_by_field_name("declaration")
        if declaration is None or any(child.type == "default" for child in node.children):
            return self.module.report(line_of(node), "script-export-form")
        before = set(scope.names)
        self.visit(declaration, scope)
        for name in scope.names.keys() - before:
            scope.names[name].exported = True
        return None

    def _old(self, node: Node, scope: Scope) -> None:
        self.module.report(line_of(node), "script-var")

    def _unbundled(self, node: Node, scope: Scope) -> None:
        self.module.report(line_of(node), "script-import-form")


def _sign(node: Node) -> Sign:
    is_end = node.type == ";" and node.parent is not None and node.parent.type not in ("for_statement", "empty_statement")
    return (End if is_end else Sign)(text_of(node))


def _is_lone(node: Node) -> bool:
    """The one parameter of an arrow function, which needs no parentheses."""
    is_arrow = node.type == "formal_parameters" and node.parent is not None and node.parent.type == "arrow_function"
    return is_arrow and node.child_count == 3 and node.children[1].type == "identifier"


def _imported(node: Node) -> Iterator[Node]:
    """The names that an import declares: the last ones of its parts."""
    if node.type == "identifier":
        yield node
    elif node.type == "import_specifier":
        yield node.children[-1]
    else:
        for child in node.children:
            yield from _imported(child)


def _is_plain(node: Node) -> bool:
    """`import { one, other } from "./file.js"`, or the file alone."""
    clause = next((child for child in node.children if child.type == "import_clause"), None)
    if clause is None:
        return True
    named = clause.children[0]
    return clause.child_count == 1 and named.type == "named_imports" and all(one.child_count < 2 for one in named.children)
