"""Modules by what they import: in the order in which a bundle needs them, and what does not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.messages import hint, message
from kb.model import Problem
from kb.outputs.assets.module import Import, Module
from kb.outputs.assets.names import Name
from kb.outputs.assets.texts import has_text

Modules = Mapping[str, Module]


def in_order(entry: str, modules: Modules) -> list[Module]:
    """All that the module at `entry` needs, each behind what it imports itself."""
    found: dict[str, Module] = {}

    def add(path: str) -> None:
        for needed in modules[path].imports:
            if needed.path in modules and needed.path not in found and needed.path != path:
                add(needed.path)
        found[path] = modules[path]

    add(entry)
    return list(found.values())


def problems_of(modules: Modules) -> Iterator[Problem]:
    """What is wrong with each module and with what it imports."""
    for module in modules.values():
        yield from module.problems
        for wanted in module.imports:
            yield from _import_problems(module, wanted, modules)
        for name in module.names.values():
            if name.origin and not name.uses:
                yield _problem(module, name.line, "script-import-unused", name=name.text)
        for group, key, line in module.texts:
            if not has_text(group, key):
                yield _problem(module, line, "script-text", name=".".join(filter(None, (group, key))))


def circles_in(modules: Modules) -> Iterator[Problem]:
    """Each circle once, at the import of its first module by name."""
    for start in modules:
        for wanted in modules[start].imports:
            if wanted.path == start:
                yield _problem(modules[start], wanted.line, "script-import-circle", found=start)
                continue
            way = _way(wanted.path, start, modules, set())
            if way and start == min(way):
                yield _problem(modules[start], wanted.line, "script-import-circle", found=" → ".join([start, *way]))


def _way(path: str, target: str, modules: Modules, seen: set[str]) -> list[str]:
    """The modules from one to another along their imports."""
    if path == target:
        return [path]
    if path in seen or path not in modules:
        return []
    seen.add(path)
    ways = (_way(wanted.path, target, modules, seen) for wanted in modules[path].imports)
    return next(([path, *way] for way in ways if way), [])


def twins_in(bundle: list[Module]) -> Iterator[Problem]:
    """Names that two modules of a bundle both declare: who reads the one could mean the other."""
    first: dict[str, tuple[Module, Name]] = {}
    for module in bundle:
        for name in module.declared:
            if name.text in first:
                other, there = first[name.text]
                place = f"browser/{other.path}:{there.line}"
                yield _problem(module, name.line, "script-name-twice", name=name.text, other=place)
            else:
                first[name.text] = module, name


def _import_problems(module: Module, wanted: Import, modules: Modules) -> Iterator[Problem]:
    if wanted.path not in modules:
        meant = hint(wanted.path, list(modules))
        yield _problem(module, wanted.line, "script-import-file", found=wanted.path, hint=meant)
        return
    exports = modules[wanted.path].exports
    for name in wanted.names:
        if name not in exports:
            found = {"name": name, "file": f"browser/{wanted.path}", "hint": hint(name, exports)}
            yield _problem(module, wanted.line, "script-import-name", **found)


def _problem(module: Module, line: int, key: str, **values: object) -> Problem:
    return Problem(module.path, line, message(key, **values))
