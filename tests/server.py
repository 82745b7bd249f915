"""A web server for a built site, with the strict Content-Security-Policy a host may set."""

from __future__ import annotations

import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from kb.outputs.hosting.headers import HASHED, KEEP
from kb.outputs.hosting.policy import Inline, policy


class Server:
    """Serves a folder on a free port of this machine, below `path`, until closed. The folder may be filled later."""

    def __init__(self, folder: Path, path: str = "/", handler: type[Handler] | None = None) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler or Handler, folder, path))
        self.url = f"http://127.0.0.1:{self._server.server_port}{path}"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


class Handler(SimpleHTTPRequestHandler):
    """Answers with the strict policy; the browser keeps what real servers have it keep for ever, and no page."""

    protocol_version = "HTTP/1.1"

    styles: tuple[str, ...] = ()
    """Hashes of further styles that are allowed."""

    def __init__(self, folder: Path, prefix: str, *args: object) -> None:
        self._prefix = prefix
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(self._prefix) if path.startswith(self._prefix) else "does-not-exist"
        return super().translate_path(f"/{inside}")

    def headers_of_page(self) -> dict[str, str]:
        """What is sent with each file."""
        return {
            "Content-Security-Policy": self._policy(),
            "Cache-Control": KEEP if re.search(HASHED, self.path) else "no-store",
        }

    def end_headers(self) -> None:
        for name, value in self.headers_of_page().items():
            self.send_header(name, value)
        super().end_headers()

    def _policy(self) -> str:
        """That of the build, with what stands inside this page; nothing that pages need may be missing in it."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        inline = Inline(styles=set(self.styles))
        if page.suffix == ".html" and page.is_file():
            inline.see(page.read_text(encoding="utf-8"))
        # Who may frame the site is asked behind real servers (tests/hosting): tests show it in a frame of another address.
        return policy(inline, in_page=True)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class ZensicalHandler(Handler):
    """Zensical's search brings a style sheet of its own, always the same one; nothing else is allowed either."""

    styles = ("'sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k='",)
