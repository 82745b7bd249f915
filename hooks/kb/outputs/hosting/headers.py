"""The headers of every answer, and which files a browser may keep."""

from __future__ import annotations

from kb.outputs.hosting.policy import Inline, policy

# Name and value. The policy comes first; it is computed.
FIXED = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
# Files that carry a hash of their contents in their name never change under it.
HASHED = r"\.[0-9a-f]{8,}\.(min\.)?(css|js|json)$"
HASHED_OR_PACKED = rf"{HASHED.removesuffix('$')}(\.br|\.gz)?$"
"""The same for a server that looks at the name of the packed file that it sends."""
HASHED_FOLDERS = ("assets/kb/", "assets/stylesheets/", "search/teile/")
"""Where nothing but such files lies, for servers that know folders only."""
KEEP = "public, max-age=31536000, immutable"
ASK = "no-cache"
"""May be kept, but is asked for before each use: a page of yesterday with today's scripts helps nobody."""


def headers(inline: Inline) -> tuple[tuple[str, str], ...]:
    """Name and value of each header that every answer carries, errors too."""
    return (("Content-Security-Policy", policy(inline)), *FIXED)
