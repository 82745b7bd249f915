"""`python -m tests.forking`: runs `mkdocs` in a fork of itself for each line of JSON; the other half of tests/builder.py."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

from kb.outputs.assets import SOURCES, build_assets, read_sources
from mkdocs.__main__ import cli
from mkdocs.commands import build
from mkdocs.config import load_config

from tests.builder import ROOT

READ = (build,)
"""What a build imports once it has begun."""


def main() -> None:
    """Answers with exit status, output and errors."""
    load_config(str(ROOT / "mkdocs.yml"))  # which imports plugins, extensions and hooks
    build_assets(read_sources(ROOT / SOURCES))  # kept for all builds of the same sources
    gc.freeze()  # what is here stays, and no build need look through it
    with TemporaryDirectory() as folder:
        says = [Path(folder, name) for name in ("out", "err")]
        for line in sys.stdin:
            child = os.fork()
            if not child:
                _become(says, **json.loads(line))
            _, status = os.waitpid(child, 0)
            print(json.dumps([os.waitstatus_to_exitcode(status), *(path.read_text("utf-8") for path in says)]), flush=True)


def _become(says: list[Path], arguments: list[str], folder: str, environment: dict[str, str]) -> None:
    """The process of one build; never returns."""
    status = 1
    try:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        for number, path in enumerate(says, 1):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        status = _run(arguments)
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _run(arguments: list[str]) -> int:
    try:
        cli(arguments)
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


if __name__ == "__main__":
    main()
