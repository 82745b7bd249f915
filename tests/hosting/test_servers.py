"""Web servers with the settings of the build: every page, the right headers on every answer, packed files."""

from __future__ import annotations

import gzip
import time
from importlib import import_module
from pathlib import Path

import pytest
from kb.outputs.hosting.files import inline_of
from kb.outputs.hosting.headers import ASK, KEEP, headers

from tests.hosting.conftest import Host

TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
ENDINGS = {"br": "br", "gzip": "gz"}
UNPACKED = {"br": import_module("brotli").decompress, "gzip": gzip.decompress}
HASHED = ("assets/kb/*.js", "search/teile/*.json")


def pages(site: Path) -> list[str]:
    """The address of every page, below that of the site."""
    found = (path.relative_to(site).as_posix() for path in sorted(site.rglob("index.html")))
    return [path.removesuffix("index.html") for path in found]


def hashed(site: Path, pattern: str) -> str:
    """One that is large enough to be packed."""
    return next(path.relative_to(site).as_posix() for path in sorted(site.glob(pattern)) if path.stat().st_size > 5000)


def test_every_page_is_served_as_it_was_built(host: Host) -> None:
    served = {path: host.get(path) for path in pages(host.site)}
    assert len(served) > 50
    assert [path for path, answer in served.items() if answer.status != 200] == []
    assert [path for path, answer in served.items() if answer.body != (host.site / path / "index.html").read_bytes()] == []


@pytest.mark.parametrize(
    "path", ["", "gibt-es-nicht/", "gibt-es-nicht.js", "assets/kb/gibt-es.00000000.js", "assets/", "favicon.ico"]
)
def test_every_answer_carries_all_headers(host: Host, path: str) -> None:
    answer = host.get(path)
    wanted = {name.lower(): value for name, value in headers(inline_of(host.site))}
    assert {name: answer.headers.get(name) for name in wanted} == wanted


def test_what_is_missing_gets_the_page_that_says_so(host: Host) -> None:
    answer = host.get("gibt-es-nicht/")
    assert answer.status == 404
    assert answer.body == (host.site / "404.html").read_bytes()


@pytest.mark.parametrize(
    "path", ["", "themen/", "gibt-es-nicht/", "assets/kb/gibt-es.00000000.js", "search/woerter.json", "404.html"]
)
def test_what_may_change_is_asked_for_before_each_use(host: Host, path: str) -> None:
    assert host.get(path).headers["cache-control"] == ASK


@pytest.mark.parametrize("pattern", HASHED)
def test_what_has_a_hash_in_its_name_is_kept(host: Host, pattern: str) -> None:
    assert host.get(hashed(host.site, pattern)).headers["cache-control"] == KEEP


def test_types_are_those_that_browsers_accept(host: Host) -> None:
    one_of_each = {
        path.suffix: path.relative_to(host.site).as_posix() for path in sorted(host.site.rglob("*.*")) if path.suffix in TYPES
    }
    assert one_of_each.keys() == TYPES.keys()
    assert {suffix: host.get(path).headers["content-type"].split(";")[0] for suffix, path in one_of_each.items()} == TYPES


@pytest.mark.parametrize("path", ["", "themen/", "search/woerter.json"])
@pytest.mark.parametrize("accepted", ["gzip", "gzip, deflate, br, zstd"])
def test_packed_files_are_sent_to_who_takes_them(host: Host, path: str, accepted: str) -> None:
    plain, packed = host.get(path), host.get(path, Accept_Encoding=accepted)
    assert "content-encoding" not in plain.headers
    way = "br" if "br" in accepted and host.knows_brotli else "gzip"
    assert packed.headers["content-encoding"] == way
    assert packed.headers["vary"].lower() == "accept-encoding"
    assert packed.headers["content-type"] == plain.headers["content-type"]
    assert "content-language" not in packed.headers
    file = host.site / path
    assert packed.body == Path(f"{file / 'index.html' if file.is_dir() else file}.{ENDINGS[way]}").read_bytes()
    assert UNPACKED[way](packed.body) == plain.body


@pytest.mark.parametrize("pattern", HASHED)
def test_what_has_a_hash_in_its_name_is_kept_packed_too(host: Host, pattern: str) -> None:
    assert host.get(hashed(host.site, pattern), Accept_Encoding="gzip, br").headers["cache-control"] == KEEP


def test_what_has_not_changed_is_not_sent_again(host: Host) -> None:
    first = host.get("themen/")
    again = host.get("themen/", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert host.get("themen/", If_Modified_Since=first.headers["last-modified"]).status == 304
    packed = host.get("themen/", Accept_Encoding="gzip")
    assert host.get("themen/", Accept_Encoding="gzip", If_None_Match=packed.headers["etag"]).status == 304


def test_a_page_that_is_replaced_is_served_soon(host: Host) -> None:
    page, new = host.site / "probe.html", host.site / "neu.html"
    page.write_text("alt", encoding="utf-8")
    assert host.get("probe.html").body == b"alt"
    new.write_text("neu", encoding="utf-8")
    new.replace(page)
    until = time.monotonic() + 5
    while host.get("probe.html").body != b"neu":
        assert time.monotonic() < until
        time.sleep(0.1)
    page.unlink()


def test_settings_of_the_server_are_given_to_nobody(host: Host) -> None:
    assert host.get(".htaccess").status in (403, 404)


def test_the_address_without_its_last_slash_leads_to_the_site(host: Host) -> None:
    bare = Host(host.url.rstrip("/"), host.site).get()
    assert bare.status in (301, 302, 308)
    assert bare.headers["location"] in ("/kundenbindung/", host.url)


def test_a_folder_shows_no_list_of_its_files(host: Host) -> None:
    assert host.get("assets/kb/").status in (403, 404)
