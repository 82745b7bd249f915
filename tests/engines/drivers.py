"""Starts an engine so that a test can drive it: without a visible window, with a folder for downloads, in one time zone."""

from __future__ import annotations

import os
import subprocess
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver

from tests.engines.programs import Programs

SCREEN = "1400x1000x24"
SIZE = (1280, 900)
PREFERENCES: dict[str, str | int | bool] = {
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.helperApps.neverAsk.saveToDisk": "application/json,text/csv,text/markdown,text/calendar",
    "intl.accept_languages": "de-DE",
    "dom.events.testing.asyncClipboard": True,
}
Home = Mapping[str, str]


@contextmanager
def started(name: str, programs: Programs, folder: Path) -> Iterator[WebDriver]:
    """A running engine; what it downloads lands in `folder/downloads`."""
    with ExitStack() as stack:
        env = _home(folder)
        if programs.display:
            env |= {"DISPLAY": stack.enter_context(_display(programs.display))}
        driver = STARTERS[name](programs, folder / "downloads", env)
        stack.callback(driver.quit)
        driver.set_window_size(*SIZE)
        driver.set_page_load_timeout(60)
        yield driver


def _chromium(programs: Programs, downloads: Path, env: Home) -> WebDriver:
    options = webdriver.ChromeOptions()
    options.binary_location = programs.browser
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=de-DE"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    return webdriver.Chrome(options, webdriver.ChromeService(programs.driver, env=dict(env)))


def _firefox(programs: Programs, downloads: Path, env: Home) -> WebDriver:
    options = webdriver.FirefoxOptions()
    options.binary_location = programs.browser
    options.add_argument("-headless")
    for key, value in {**PREFERENCES, "browser.download.dir": str(downloads)}.items():
        options.set_preference(key, value)
    service = webdriver.FirefoxService(programs.driver, log_output=subprocess.DEVNULL, env=dict(env))
    return webdriver.Firefox(options, service)


def _webkit(programs: Programs, _: Path, env: Home) -> WebDriver:
    options = webdriver.WebKitGTKOptions()
    options.binary_location = programs.browser
    options.add_argument("--automation")
    service = webdriver.WebKitGTKService(programs.driver, log_output=subprocess.DEVNULL, env=dict(env))
    with warnings.catch_warnings():  # Selenium's own code for this engine uses what Selenium finds outdated
        warnings.simplefilter("ignore", DeprecationWarning)
        return webdriver.WebKitGTK(options, service=service)


STARTERS: dict[str, Callable[[Programs, Path, Home], WebDriver]] = {
    "chromium": _chromium,
    "firefox": _firefox,
    "webkit": _webkit,
}


def _home(folder: Path) -> dict[str, str]:
    """A home of its own: WebKitGTK asks only there where downloads go. Zone and language of the machine do not count."""
    downloads, config = folder / "downloads", folder / ".config"
    for path in (downloads, config):
        path.mkdir(parents=True)
    (config / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n', encoding="utf-8")
    fixed = {"HOME": str(folder), "XDG_CONFIG_HOME": str(config), "TZ": "Europe/Berlin", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **fixed}


@contextmanager
def _display(program: str) -> Iterator[str]:
    """A display that nobody sees; it picks a free number itself."""
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        process.terminate()
        process.wait()
