"""`python -m tests.browser.install`: makes sure that there is a browser to test with, or says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = """Kein Browser für die Tests gefunden, und keiner ließ sich installieren.
Installieren Sie Chromium oder Chrome, oder führen Sie aus: .venv/bin/playwright install --with-deps chromium"""
ATTEMPTS = (
    [sys.executable, "-m", "playwright", "install", "chromium"],
    ["apt-get", "install", "-y", "-qq", "chromium"],
)


def find_browser() -> str | None:
    """Path of a browser: Playwright's own if it is there and starts, else Chromium or Chrome from the PATH."""
    own = _own()
    if own and _starts(own):
        return own
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Exit status 0 once a browser is there. Playwright's own comes first, Debian's for root where that fails."""
    for command in ATTEMPTS:
        if find_browser():
            return 0
        if command[0] != "apt-get" or (os.geteuid() == 0 and shutil.which("apt-get")):
            if command[0] == "apt-get":
                subprocess.run(["apt-get", "update", "-qq"], check=False)
            subprocess.run(command, check=False)
    if find_browser():
        return 0
    print(MISSING, file=sys.stderr)
    return 1


def _own() -> str:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def _starts(path: str) -> bool:
    """A downloaded browser may lack libraries of the system."""
    result = subprocess.run([path, "--headless", "--no-sandbox", "--version"], capture_output=True, check=False)
    return result.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
