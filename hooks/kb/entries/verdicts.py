"""What is to be said of a claim or a thesis in a few words: the sentence in bold that its text begins with."""

from __future__ import annotations

import re

VERDICT = re.compile(r"\*\*(?P<verdict>[^*\n]+[.!?])\*\*(?:\s+|\Z)(?P<rest>.*)", re.S)


def split_verdict(text: str) -> tuple[str, str]:
    """(the sentence in bold that opens a text, what follows it); without one the first is empty."""
    match = VERDICT.match(text)
    return (match["verdict"], match["rest"]) if match else ("", text)
