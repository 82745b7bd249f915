"""`python -m kb.audit --python .venv/release/bin/python requirements.txt`: known holes in the packages that are pinned.

pip-audit finds them. It passes over what its index does not know and then says that all is well; here that is told.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from kb.messages import message

PATIENCE = "15"
"""Seconds that an index may take to answer."""


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if a package has a known hole; 0 otherwise, also where no index can be asked."""
    options, passed_on = _parser().parse_known_args(arguments)
    packages = _asked(options.python, options.lists, passed_on)
    holes = list(_holes(packages))
    for line in (*holes, *_unasked(packages, bool(holes))):
        print(line)
    return 1 if holes else 0


def _asked(python: str, lists: list[str], passed_on: list[str]) -> list[dict[str, Any]]:
    """What pip-audit found out about each package; nothing where it could not ask."""
    named = [part for name in lists for part in ("-r", name)]
    how = ["--require-hashes", "--disable-pip", "--timeout", PATIENCE, "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run([python, "-m", "pip_audit", *how, *named, *passed_on], capture_output=True, text=True, check=False)
    try:
        packages: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        return []
    return packages


def _holes(packages: list[dict[str, Any]]) -> Iterator[str]:
    for package in packages:
        for hole in package.get("vulns", ()):
            found = {"name": package["name"], "version": package["version"], "id": hole["id"]}
            fixed = hole.get("fix_versions")
            yield message("audit-fixed", **found, fixed=", ".join(fixed)) if fixed else message("audit-open", **found)


def _unasked(packages: list[dict[str, Any]], has_holes: bool) -> Iterator[str]:
    names = [package["name"] for package in packages if "skip_reason" in package]
    if len(names) == len(packages):
        yield message("audit-unreachable")
    elif names:
        yield message("audit-partly", n=len(names), all=len(packages), names=", ".join(names))
    elif not has_holes:
        yield message("audit-clean", n=len(packages))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb.audit", description="Bekannte Lücken in den benutzten Paketen.")
    parser.add_argument("lists", nargs="+", help="Listen der Pakete, mit Prüfsummen")
    parser.add_argument("--python", default=sys.executable, help="Python, in dem pip-audit liegt")
    return parser


if __name__ == "__main__":
    sys.exit(main())
