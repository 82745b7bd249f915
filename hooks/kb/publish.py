"""`python -m kb.publish build/site --to site`: what a web server needs with the built site, and then both in their place."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kb.edition.folder import EditionError, edition_in
from kb.edition.settings import changes
from kb.messages import message
from kb.outputs.hosting.files import pack, put_policy_into_pages, write_settings
from kb.outputs.hosting.place import take_place
from kb.outputs.settings import SettingsError, is_address, read_settings


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if there is no site or no address, told in one sentence; 0 otherwise."""
    options = _parser().parse_args(arguments)
    try:
        _publish(options.site, options.settings, options.policy_in_pages)
        if options.to:
            _put(options.site, options.to)
    except (SettingsError, EditionError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _publish(site: Path, settings: Path, policy_in_pages: bool) -> None:
    values = read_settings(settings, os.environ).values
    edition = edition_in(os.environ)
    url = changes(edition, values, os.environ).site_url if edition else str(values.get("site_url") or "")
    if not is_address(url):
        raise SettingsError(message("site-url", found=url))
    if not (site / "index.html").is_file():
        raise SettingsError(message("site-missing", found=site.as_posix()))
    if policy_in_pages:
        put_policy_into_pages(site)
    write_settings(site, _server(site), url)
    pack(site)


def _put(site: Path, place: Path) -> None:
    take_place(site, place)
    take_place(_server(site), _server(place))


def _server(site: Path) -> Path:
    return site.with_name(f"{site.name}-server")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kb.publish", description="Einstellungen für Webserver und gepackte Dateien."
    )
    parser.add_argument("site", type=Path, help="Ordner mit der gebauten Website")
    parser.add_argument("--to", type=Path, help="wohin die Website kommt, sobald sie fertig ist; ohne bleibt sie, wo sie ist")
    parser.add_argument("--settings", type=Path, default=Path("mkdocs.yml"), help="Einstellungen der Website")
    parser.add_argument("--policy-in-pages", action="store_true", help="die Richtlinie auch in jede Seite schreiben")
    return parser


if __name__ == "__main__":
    sys.exit(main())
