"""The settings for IIS keep the rules of its schema. IIS itself runs on Windows only and is not tried."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from kb.outputs.hosting.files import settings_for
from kb.outputs.hosting.headers import FIXED
from kb.outputs.hosting.policy import Inline

# %windir%\System32\inetsrv\config\schema\IIS_schema.xml, as far as ours uses it: element -> attribute -> what it may say.
# Public copy: https://github.com/lextm/iis_schema (read 2026-11-28)
TEXT, BOOL, SPAN = re.compile(r".+"), re.compile(r"true|false"), re.compile(r"(\d+\.)?\d\d:\d\d:\d\d")
FOUND = re.compile(r"[4-9]\d\d")
SERVER = "configuration/system.webServer"
SCHEMA = {
    "configuration": {},
    SERVER: {},
    f"{SERVER}/defaultDocument": {"enabled": BOOL},
    f"{SERVER}/defaultDocument/files": {},
    f"{SERVER}/defaultDocument/files/clear": {},
    f"{SERVER}/defaultDocument/files/add": {"value": TEXT},
    f"{SERVER}/directoryBrowse": {"enabled": BOOL},
    f"{SERVER}/httpErrors": {
        "errorMode": re.compile(r"DetailedLocalOnly|Custom|Detailed"),
        "existingResponse": re.compile(r"Auto|Replace|PassThrough"),
    },
    f"{SERVER}/httpErrors/remove": {"statusCode": FOUND},
    f"{SERVER}/httpErrors/error": {
        "statusCode": FOUND,
        "path": TEXT,
        "responseMode": re.compile(r"File|ExecuteURL|Redirect"),
    },
    f"{SERVER}/httpProtocol": {},
    f"{SERVER}/httpProtocol/customHeaders": {},
    f"{SERVER}/httpProtocol/customHeaders/remove": {"name": TEXT},
    f"{SERVER}/httpProtocol/customHeaders/add": {"name": TEXT, "value": TEXT},
    f"{SERVER}/staticContent": {},
    f"{SERVER}/staticContent/clientCache": {
        "cacheControlMode": re.compile(r"NoControl|DisableCache|UseMaxAge|UseExpires"),
        "cacheControlMaxAge": SPAN,
    },
    f"{SERVER}/staticContent/remove": {"fileExtension": re.compile(r"\.\w+")},
    f"{SERVER}/staticContent/mimeMap": {"fileExtension": re.compile(r"\.\w+"), "mimeType": re.compile(r"\w+/[\w.+-]+")},
}
KEYS = {"add": "name", "mimeMap": "fileExtension", "error": "statusCode"}
"""What must be unique in a collection; IIS answers every request with an error when an outer setting has it already."""


@pytest.fixture
def settings() -> ElementTree.Element:
    return ElementTree.fromstring(settings_for(Inline(), "https://a.example/wissen/")["web.config"])  # noqa: S314


def mistakes(node: ElementTree.Element, path: str) -> list[str]:
    """What the schema does not know. A `location` holds the same sections for one folder."""
    if node.tag == "location":
        own, inner = ([] if TEXT.fullmatch(node.get("path", "")) else [f"{path}/location"]), path
    else:
        inner = f"{path}/{node.tag}".strip("/")
        known = SCHEMA.get(inner)
        own = (
            [inner]
            if known is None
            else [f"{inner}@{n}" for n, v in node.items() if n not in known or not known[n].fullmatch(v)]
        )
    return [*own, *(mistake for child in node for mistake in mistakes(child, inner))]


def test_every_element_and_value_is_one_of_the_schema(settings: ElementTree.Element) -> None:
    assert len(list(settings.iter())) > 20
    assert mistakes(settings, "") == []


@pytest.mark.parametrize("tag", KEYS)
def test_what_an_outer_setting_may_have_set_is_taken_away_first(settings: ElementTree.Element, tag: str) -> None:
    key = KEYS[tag]
    lists = [node for node in settings.iter() if any(child.tag == tag and key in child.attrib for child in node)]
    assert lists
    for node in lists:
        before: set[str | None] = set()
        for child in node:
            assert child.tag != tag or child.get(key) in before
            before |= {child.get(key)} if child.tag == "remove" else set()


def test_headers_say_the_same_as_elsewhere(settings: ElementTree.Element) -> None:
    said = {node.get("name"): node.get("value") for node in settings.iter("add") if node.get("name")}
    assert said.items() >= dict(FIXED).items()
