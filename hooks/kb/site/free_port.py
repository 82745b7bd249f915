"""A port that nobody listens on, for those who look at two copies of the site at a time."""

from __future__ import annotations

import socket

TRIES = 50


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or the next one that is free; the wanted one if none of the next is."""
    last = min(wanted + TRIES, 65536)
    return next((port for port in range(wanted, last) if _is_free(host, port)), wanted)


def _is_free(host: str, port: int) -> bool:
    """Asked as a server would: a port that was just given back is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
