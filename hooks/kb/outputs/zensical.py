"""What Zensical needs to build the site: plain pages and settings, both made from what MkDocs builds it from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from kb.outputs.plain.pages import Plain
from kb.outputs.settings import Settings
from kb.site.nav import expand_nav

# What belongs to MkDocs and to the templates in overrides/.
LEFT_OUT = ("hooks", "watch", "validation")
# Features of the theme that would lead to what is not there: a page that is made from items has no file of its own.
LEFT_OUT_FEATURES = ("content.action.edit",)


def write_for_zensical(plain: Plain, docs: Path, target: Path) -> None:
    """Pages and settings into the folder `target`. HTML in the pages must name files, as Zensical rewrites it too."""
    build = plain.write(docs, target / "docs")
    titles = {name: page.title for name, page in build.pages.items()}
    made = zensical_settings(plain.settings, titles, plain.assets.styles["site"].url)
    (target / "mkdocs.yml").write_text(made, encoding="utf-8")


def zensical_settings(settings: Settings, titles: Mapping[str, str], style: str) -> str:
    """The file Zensical builds from, in the form of mkdocs.yml, from the titles of all pages and the style of the site."""
    kept = {name: value for name, value in settings.values.items() if name not in LEFT_OUT}
    theme = {name: value for name, value in kept["theme"].items() if name != "custom_dir"}
    features = [name for name in theme.get("features", ()) if name not in LEFT_OUT_FEATURES]
    made = {
        **kept,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {**theme, "variant": "classic", "features": features},
        "nav": expand_nav(kept["nav"], titles) if "nav" in kept else None,
        "extra_css": [style, *kept.get("extra_css", ())],
        "markdown_extensions": [{name: options} for name, options in settings.extensions.items()],
    }
    given = {name: value for name, value in made.items() if value is not None}
    return yaml.safe_dump(given, allow_unicode=True, sort_keys=False)
