"""What mkdocs.yml says, read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from kb.ids import is_id
from kb.messages import message

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
    def extensions(self) -> dict[str, dict[str, Any]]:
        """The Markdown of the pages: extensions with their options."""
        named = [{name: {}} if isinstance(name, str) else name for name in self.values.get("markdown_extensions", ())]
        return {
            **{name: {} for name in BUILT_IN},
            **{name: dict(options or {}) for one in named for name, options in one.items()},
        }


class SettingsError(Exception):
    """What is wrong with the settings, as it is told."""


def read_settings(path: Path, environment: Mapping[str, str], site_id: str = "") -> Settings:
    """The file mkdocs.yml; `environment` answers its `!ENV`, `site_id` holds instead of the one written there."""
    if not path.is_file():
        raise SettingsError(message("settings-missing", found=path.as_posix()))
    values = _read(path.read_text(encoding="utf-8"), environment)
    name = site_id or str(values.get("extra", {}).get("kb", {}).get("site_id", ""))
    if not is_id(name):
        raise SettingsError(message("site-id"))
    return Settings(values, name)


def _read(text: str, environment: Mapping[str, str]) -> dict[str, Any]:
    """YAML with `!ENV`."""

    class Loader(yaml.SafeLoader):
        """A class of its own, as a tag is added to a class."""

    Loader.add_constructor("!ENV", partial(_from_environment, environment=environment))
    values: dict[str, Any] = yaml.load(text, Loader)  # noqa: S506 - a safe loader with one more tag
    return values


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node, environment: Mapping[str, str]) -> object:
    """The first variable that is set, of one or of several followed by what holds without them."""
    if isinstance(node, yaml.ScalarNode):
        return environment.get(str(loader.construct_scalar(node)))
    *names, default = loader.construct_sequence(node)  # type: ignore[arg-type]
    return next((environment[name] for name in names if name in environment), default)
