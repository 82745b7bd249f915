"""What a page does that nobody should hear of: errors and warnings in its console, and requests to others."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page


def listen(page: Page, heard: list[str], *near: str) -> None:
    """Note it in `heard`, with the page; requests may go to addresses that begin with one of `near`."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(f"{page.url}: {message.text}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    page.on("request", lambda request: None if request.url.startswith(near) else heard.append(request.url))
