"""`python -m kb.publish build/site --to site`: what a web server needs with the built site, and then both in their place."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kb.edition.folder import Edition, EditionError, edition_in
from kb.edition.record import NAME as RECORD
from kb.edition.record import with_name
from kb.edition.settings import changes
from kb.final import PREVIEW
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
        _remember(edition_in(os.environ))
    except (SettingsError, EditionError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _publish(site: Path, settings: Path, policy_in_pages: bool) -> None:
    url = _address(settings, edition_in(os.environ))
    if not is_address(url):
        raise SettingsError(message("site-url", found=url))
    if not (site / "index.html").is_file():
        raise SettingsError(message("site-missing", found=site.as_posix()))
    if policy_in_pages:
        put_policy_into_pages(site)
    write_settings(site, _server(site), url)
    pack(site)


def _address(settings: Path, edition: Edition | None) -> str:
    """Where the site will lie."""
    values = read_settings(settings, os.environ).values
    if edition is None:
        return str(values.get("site_url") or "")
    return changes(edition, values, os.environ).site_url


def _put(site: Path, place: Path) -> None:
    take_place(site, place)
    take_place(_server(site), _server(place))


def _remember(edition: Edition | None) -> None:
    """From now on readers may have answers under its name, unless it is a preview."""
    if edition and not os.environ.get(PREVIEW):
        path = edition.folder / RECORD
        path.write_text(with_name(path.read_bytes() if path.is_file() else b"", edition.config), encoding="utf-8")


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
