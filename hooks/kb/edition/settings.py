"""What an edition says in place of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.edition.folder import Edition, Merged
from kb.edition.menu import menu_of
from kb.model import Catalogue
from kb.outputs.settings import Settings, site_id_of
from kb.paths import generated_paths
from kb.strings import strings


@dataclass(frozen=True)
class Changes:
    """The settings that an edition changes; `logo` is empty where it has none of its own."""

    site_name: str
    site_description: str
    site_url: str
    edit_uri: str
    copyright: str
    logo: str
    site_id: str


def changes(edition: Edition, values: Mapping[str, Any], environment: Mapping[str, str]) -> Changes:
    """From the settings of ours; an address in the environment holds over all files.

    What is wrong in those of the edition is told with its contents, all at once: until then ours holds in its place.
    """
    said = edition.sound
    site, address = str(values.get("site_name", "")), str(values.get("site_url", ""))
    return Changes(
        site_name=said("name") or site,
        site_description=said("beschreibung") or str(values.get("site_description", "")),
        site_url=environment.get("KB_SITE_URL") or said("adresse") or address,
        edit_uri=said("bearbeiten"),
        copyright=strings("page")["edition_notice"].format(site=site, copyright=values.get("copyright", "")),
        logo=said("logo"),
        site_id=said("speicher") or site_id_of(values),
    )


def with_edition(settings: Settings, merged: Merged, catalogue: Catalogue, environment: Mapping[str, str]) -> Settings:
    """The settings of ours as they hold for an edition with these contents."""
    made = changes(merged.edition, settings.values, environment)
    theme = dict(settings.values.get("theme") or {})
    values = {
        **settings.values,
        "site_name": made.site_name,
        "site_description": made.site_description,
        "site_url": made.site_url,
        "edit_uri": made.edit_uri,
        "copyright": made.copyright,
        "theme": {**theme, "logo": made.logo} if made.logo else theme,
    }
    if "nav" in values:
        titles = {path: article.title for path, article in catalogue.articles.items()}
        made_pages = {path: path for path in generated_paths(catalogue.articles)}
        values["nav"] = menu_of(values["nav"], {**made_pages, **titles}, merged.own, merged.gone)
    return Settings(values, made.site_id)
