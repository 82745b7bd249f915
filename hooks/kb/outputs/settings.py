"""What mkdocs.yml says, read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from kb.ids import is_id
from kb.messages import message
from kb.outputs.exchange.portable import Site

# What MkDocs adds by itself to the extensions that are named.
BUILT_IN = ("toc", "tables", "fenced_code")


@dataclass(frozen=True)
class Settings:
    """The settings of the site as they are written, with what the environment says filled in.

    `site_id` names the site in the browser's storage.
    """

    values: Mapping[str, Any]
    site_id: str

    @property
    def site(self) -> Site:
        """What the site is told from others by."""
        return Site(self.site_id, str(self.values.get("site_url") or ""))

    @property
    def extensions(self) -> dict[str, dict[str, Any]]:
        """The Markdown of the pages: extensions with their options."""
        named = [{name: {}} if isinstance(name, str) else name for name in self.values.get("markdown_extensions", ())]
        return {
            **{name: {} for name in BUILT_IN},
            **{name: dict(options or {}) for one in named for name, options in one.items()},
        }


def is_address(text: str) -> bool:
    """Whether a site can lie there: a whole address of the web, without a query."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or parts.fragment)


class SettingsError(Exception):
    """What is wrong with the settings, as it is told."""


def read_settings(path: Path, environment: Mapping[str, str], site_id: str = "") -> Settings:
    """The file mkdocs.yml; `environment` answers its `!ENV`, `site_id` holds instead of the one written there.

    Raises SettingsError.
    """
    if not path.is_file():
        raise SettingsError(message("settings-missing", found=path.as_posix()))
    values = _read(path, environment)
    name = site_id or site_id_of(values)
    if not is_id(name):
        raise SettingsError(message("site-id"))
    return Settings(values, name)


def site_id_of(values: object) -> str:
    """The name of the site in the browser's storage, as settings say it; empty where they do not."""
    for name in ("extra", "kb", "site_id"):
        values = values.get(name) if isinstance(values, Mapping) else None
    return values if isinstance(values, str) else ""


def _read(path: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    """YAML with `!ENV`."""

    class Loader(yaml.SafeLoader):
        """A class of its own, as a tag is added to a class."""

    Loader.add_constructor("!ENV", partial(_from_environment, environment=environment))
    try:
        values = yaml.load(path.read_bytes(), Loader)  # noqa: S506 - a safe loader with one more tag
    except (yaml.YAMLError, ValueError) as error:  # a date that does not exist is no error of YAML
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        raise SettingsError(message("settings-yaml", found=path.as_posix(), line=mark.line + 1 if mark else 1)) from error
    if not isinstance(values, dict):
        raise SettingsError(message("settings-table", found=path.as_posix()))
    return values


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node, environment: Mapping[str, str]) -> object:
    """The first variable that is set, of one or of several followed by what holds without them."""
    if isinstance(node, yaml.ScalarNode):
        return environment.get(str(loader.construct_scalar(node)))
    *names, default = loader.construct_sequence(node)  # type: ignore[arg-type]
    return next((environment[name] for name in names if name in environment), default)
