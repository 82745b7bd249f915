"""`python -m tests.engines.install [NAME …]`: makes sure that the engines are there to test with, or says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from tests.engines.programs import ENGINES, Engine

MISSING = "Für die Prüfung in {name} fehlt etwas, und es ließ sich nicht installieren. {remedy}"
UNKNOWN = "Diese Browser kennt die Prüfung nicht: {names}. Möglich sind: {known}."


def main(names: Sequence[str]) -> int:
    """Exit status 0 once everything is there; all that is missing is told at once."""
    unknown = [name for name in names if name not in ENGINES]
    if unknown:
        print(UNKNOWN.format(names=", ".join(unknown), known=", ".join(ENGINES)), file=sys.stderr)
        return 1
    missing = [engine for name in names or ENGINES if not provide(engine := ENGINES[name])]
    for engine in missing:
        print(MISSING.format(name=engine.name, remedy=engine.remedy), file=sys.stderr)
    return 1 if missing else 0


def provide(engine: Engine) -> bool:
    """Debian's packages come first, as the browser and its driver fit each other there."""
    if not engine.find() and _may_install():
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", *engine.packages], check=False)
    return bool(engine.find() or engine.fetch())


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
