"""The offline edition: links name files, the search needs no server, the ZIP is the same every time."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from kb.messages import message
from kb.offline import main
from kb.outputs.archive import write_archive
from kb.outputs.offline.files import offline_files
from kb.outputs.offline.links import file_link, with_file_links

from tests.conftest import BuiltSite, Neighbours

FILES = {"index.html", "themen/index.html", "themen/a/index.html", "themen/a/bild.svg", "größe/index.html"}
LINK = re.compile(r'\s(?:href|src)="([^"#?]+)[^"]*"')
LOADED = re.compile(r'<(?:script|img|iframe|link rel="(?:stylesheet|icon)")[^>]*?\s(?:src|href)="([^"]+)"')
ELSEWHERE = re.compile(r"[a-z]+:")


@pytest.fixture(scope="module")
def files(built: BuiltSite) -> Mapping[str, bytes]:
    return offline_files(built.project.root / "site")


def pages(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: data.decode() for name, data in files.items() if name.endswith(".html")}


@pytest.mark.parametrize(
    ("link", "made"),
    [
        ("../", "../index.html"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("./#oben", "./index.html#oben"),
        ("../../themen/?h=x#y", "../../themen/index.html?h=x#y"),
        ("../../gr%C3%B6%C3%9Fe/", "../../gr%C3%B6%C3%9Fe/index.html"),
        ("bild.svg", "bild.svg"),
        ("../index.html", "../index.html"),
        ("#oben", "#oben"),
        ("", ""),
        ("https://a.example/themen/", "https://a.example/themen/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("/themen/", "/themen/"),
        ("../fehlt/", "../fehlt/"),
    ],
)
def test_a_link_to_a_folder_names_the_page_in_it(link: str, made: str) -> None:
    assert file_link(link, "themen/a/index.html", FILES) == made


def test_text_that_looks_like_a_link_stays() -> None:
    html = '<p title="../">href="../" <a class="x" href="../">a</a> <code>src=&quot;../&quot;</code></p>'
    made = with_file_links(html, "themen/a/index.html", FILES)
    assert made == html.replace('x" href="../"', 'x" href="../index.html"').replace('>href="../"', '>href="../"')


def test_every_link_of_every_page_leads_to_a_file(files: Mapping[str, bytes]) -> None:
    assert len(pages(files)) > 50
    assert dead_ends(files) == []


def dead_ends(files: Mapping[str, bytes]) -> list[str]:
    """Links to files that are not there, each behind its page."""
    return [
        f"{name}: {link}"
        for name, html in pages(files).items()
        for link in LINK.findall(html)
        if not ELSEWHERE.match(link) and normpath(join(dirname(name), unquote(link))) not in files
    ]


def test_no_page_loads_from_elsewhere(files: Mapping[str, bytes]) -> None:
    loaded = {link for html in pages(files).values() for link in LOADED.findall(html)}
    assert len(loaded) > 10
    assert {link for link in loaded if ELSEWHERE.match(link) or link.startswith("/")} == set()


def test_the_search_names_files_and_finds_nothing_that_is_not_there(files: Mapping[str, bytes]) -> None:
    text = files["seiten/search/search_index.js"].decode()
    docs = json.loads(text.removeprefix("var __index = "))["docs"]
    first = docs["woerter.json"]
    places = {f"seiten/{url}" for url, *_ in first["pages"]}
    assert len(places) > 50
    assert places <= files.keys()
    assert set(first["files"]) == docs.keys() - {"woerter.json"}


def test_what_only_a_server_needs_is_left_out(files: Mapping[str, bytes]) -> None:
    assert sorted(name for name in files if "/" not in name) == ["LIESMICH.txt", "index.html"]
    for pattern in ("*404.html", "*.map", "*sitemap*", "*/workers/*", "*/kb/search.*", "*/search/*.json"):
        assert not [name for name in files if fnmatch(name, pattern)]
    assert [name for name in files if name.endswith(".xlsx")]


def test_the_start_and_the_text_say_what_the_site_is_called(files: Mapping[str, bytes]) -> None:
    assert "<h1>Kundenbindung prüfen</h1>" in files["index.html"].decode()
    assert files["LIESMICH.txt"].decode().startswith("Kundenbindung prüfen\n")


def test_an_edition_is_called_what_it_calls_itself_and_leads_nowhere_else(neighbours: Neighbours) -> None:
    files = offline_files(neighbours.edition)
    assert files["LIESMICH.txt"].decode().startswith("Kundenbindung bei Kantmetall\n")
    assert dead_ends(files) == []


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.zip", tmp_path / "new" / "other.zip"
    write_archive(one, {"b.txt": b"zwei", "ä.txt": b"eins"})
    write_archive(other, {"ä.txt": b"eins", "b.txt": b"zwei"})
    assert one.read_bytes() == other.read_bytes()
    with ZipFile(one) as archive:
        assert archive.namelist() == ["b.txt", "ä.txt"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("ä.txt") == b"eins"


def test_without_a_site_a_sentence_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path / "x.zip")]) == 1
    assert capsys.readouterr().err == f"{message('site-missing', found=tmp_path.as_posix())}\n"
    assert not (tmp_path / "x.zip").exists()
