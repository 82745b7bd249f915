"""`python -m tests.browser.install`: makes sure that there is a browser to test with, or says what to do.

Wanted is Chromium's headless shell: the tests take half as long in it. Where there is none, a whole browser serves.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
TURNED_OFF = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable"),
    *("LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
    *("msForceBrowserSignIn", "msEdgeUpdateLaunchServicesPreferredVersion"),
    "RenderDocument",
)
"""What Playwright turns off, as Chromium heeds the last such list only; and that every document has a frame of its own.

That takes a fifth of what it takes to show a page, and shows the same.
"""
QUICK = [
    *ARGUMENTS,
    "--renderer-process-limit=1",  # a new tab of a profile is ready at once where another one is open
    f"--disable-features={','.join(TURNED_OFF)}",
]
"""For tests, which open thousands of pages; profiles never share a process. What is timed is timed without."""
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
DOWNLOAD = (sys.executable, "-m", "playwright", "install", "--only-shell", "chromium")
MISSING = """Kein Browser für die Tests gefunden, und keiner ließ sich installieren.
Installieren Sie Chromium oder Chrome, oder führen Sie aus: .venv/bin/playwright install --with-deps --only-shell chromium"""


def launch_browser(playwright: Playwright, arguments: list[str] = ARGUMENTS) -> Browser | None:
    """Playwright's own headless shell, else one from the PATH, else Chromium or Chrome; None where none starts."""
    return _first_that_starts(playwright, [None, *_on_path(SHELLS), *_on_path(WHOLE)], arguments)


def main() -> int:
    """Exit status 0 once a browser is there. Where a whole one is, only Debian is asked for the shell: that is quick."""
    if _has_shell():
        return 0
    if _may_install():
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", SHELLS[0]], check=False)
    if not _has_any():
        subprocess.run(DOWNLOAD, check=False)
    if not _has_any() and _may_install():
        subprocess.run(["apt-get", "install", "-y", "-qq", WHOLE[0]], check=False)
    if _has_any():
        return 0
    print(MISSING, file=sys.stderr)
    return 1


def _has_shell() -> bool:
    with sync_playwright() as playwright:
        return _first_that_starts(playwright, [None, *_on_path(SHELLS)]) is not None


def _has_any() -> bool:
    with sync_playwright() as playwright:
        return launch_browser(playwright) is not None


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _on_path(names: tuple[str, ...]) -> list[str]:
    return [path for name in names if (path := shutil.which(name))]


def _first_that_starts(playwright: Playwright, paths: list[str | None], arguments: list[str] = ARGUMENTS) -> Browser | None:
    for path in paths:
        try:
            return playwright.chromium.launch(executable_path=path, args=arguments)
        except Error:
            continue  # it is not there, or lacks libraries of the system
    return None


if __name__ == "__main__":
    sys.exit(main())
