"""While somebody writes: a file with mistakes becomes a page that names them, and the rest of the site still builds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kb.checks.catalogue import read_catalogue
from kb.html.templating import Templates
from kb.model import Catalogue, Problem


def without_faults(
    pages: Mapping[str, bytes], others: Sequence[str], errors: Iterable[Problem], prefix: str, site_id: str
) -> Catalogue:
    """The catalogue of the same files, each one that has errors replaced by a page that lists them."""
    faulty: dict[str, list[Problem]] = {}
    for error in errors:
        faulty.setdefault(error.path, []).append(error)
    templates = Templates(site_id)
    notes = {path: templates.page("faults", problems=found, prefix=prefix) for path, found in faulty.items()}
    return read_catalogue({**pages, **notes}, others, prefix)
