"""The search box is the theme's, what it asks is ours.

Made for mkdocs-material 9.8: the theme starts a worker and sends it the index and what somebody types.
"""

from __future__ import annotations

import re

# How the theme puts the words that were found into the address of a result, so that the page can mark them.
MARKS = re.compile(r'(\w+)\.searchParams\.set\("h",(Object\.entries\(\w+\.terms\)[^;]*?,"")\)\)')

# Where the settings of a page name the worker.
WORKER = re.compile(r'(?<="search": ")[^"]+')
LEFT_OUT = ("assets/javascripts/workers/*", "assets/javascripts/lunr/*")
"""What only the theme's own worker needs."""


def asking(config: str, address: str) -> str:
    """The settings of a page, with the address of our worker."""
    return WORKER.sub(lambda _: address, config)


def without_empty_marks(script: str) -> str:
    """The theme's script, but an address gets no `?h=` where there is nothing to mark.

    So it is with the page above a section that was found, and with words found in the middle (`*bindung`).
    """
    return MARKS.sub(r'(h=>h&&\1.searchParams.set("h",h))(\2))', script)
