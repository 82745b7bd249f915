"""Theses side by side: which source takes which stand, by which claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kb.markdown.compose import Composer
from kb.model import Article, Catalogue, Claim, Thesis
from kb.strings import strings

ORDER = ("for", "depends", "against")
SHORT_NAME = "kuerzel"


def comparison(catalogue: Catalogue, composer: Composer, theses: Sequence[Thesis]) -> dict[str, Any]:
    """What the template of theses needs besides them: sources as columns, stands as cells, claims as groups."""
    claims = {claim.id: claim for claim in catalogue.claims()}
    named = {claims[name].path for thesis in theses for position in thesis.positions for name in position.claims}
    sources = [a for a in catalogue.articles.values() if a.path in named or (short_name(a) and any(a.items(Claim)))]
    return {
        "sources": [_column(a, composer) for a in sources],
        "stands": {thesis.id: _stands(thesis, claims) for thesis in theses},
        "groups": {thesis.id: _groups(thesis, catalogue, composer) for thesis in theses},
    }


def _column(source: Article, composer: Composer) -> dict[str, str]:
    """A source as the head of its column and, where it has a short name, as an entry of the legend."""
    name, target = short_name(source), composer.link(source.path)
    legend = f"{name}: [{source.title}]({target})" if name else ""
    return {"path": source.path, "name": name or source.title, "legend": legend}


def short_name(article: Article) -> str:
    """What a source is called where there is no room for its title."""
    return str(article.meta.get(SHORT_NAME) or "")


def _claims(thesis: Thesis, stand: str) -> list[str]:
    return [name for position in thesis.positions if position.stand == stand for name in position.claims]


def _stands(thesis: Thesis, claims: dict[str, Claim]) -> dict[str, str]:
    return {claims[name].path: position.stand for position in thesis.positions for name in position.claims}


def _groups(thesis: Thesis, catalogue: Catalogue, composer: Composer) -> list[dict[str, Any]]:
    return [_group(thesis, stand, catalogue, composer) for stand in ORDER if _claims(thesis, stand)]


def _group(thesis: Thesis, stand: str, catalogue: Catalogue, composer: Composer) -> dict[str, Any]:
    """The claims that take a stand, in the order of their sources."""
    names = set(_claims(thesis, stand))
    found = [claim for claim in catalogue.claims() if claim.id in names]
    return {
        "label": strings("page")[f"stands_{stand}"],
        "claims": [_line(claim, catalogue.articles[claim.path], composer) for claim in found],
    }


def _line(claim: Claim, source: Article, composer: Composer) -> str:
    """A claim with its source in front, which leads to it."""
    text = composer.take(claim.text, claim.path)
    return f"[{short_name(source) or source.title}]({composer.link(claim.path, claim.id)}): {text}"
