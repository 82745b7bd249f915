"""What a page does that nobody should hear of: errors and warnings in its console, and requests to others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, ConsoleMessage, Page


@contextmanager
def without_errors(context: BrowserContext) -> Iterator[BrowserContext]:
    """Closes the profile in the end. Any error in a console or uncaught exception fails, also one of the security policy."""
    problems = problems_in(context)
    yield context
    context.close()
    assert problems == [], problems


def problems_in(context: BrowserContext) -> list[str]:
    """A list that errors and uncaught exceptions of all its pages are added to."""
    problems: list[str] = []
    context.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: problems.append(str(error.error)))
    return problems


def listen(page: Page, heard: list[str], *near: str) -> None:
    """Note it in `heard`, with the page; requests may go to addresses that begin with one of `near`."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(f"{page.url}: {message.text}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    page.on("request", lambda request: None if request.url.startswith(near) else heard.append(request.url))
