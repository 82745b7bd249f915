"""The policy names what stands inside pages and nothing else; settings fit the path; packing is the same every time."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from kb.edition.record import read_record
from kb.outputs.hosting.files import BESIDE_PAGES, SETTINGS, pack, put_policy_into_pages, settings_for, write_settings
from kb.outputs.hosting.headers import FIXED, HASHED, HASHED_FOLDERS
from kb.outputs.hosting.place import take_place
from kb.outputs.hosting.policy import Inline, hash_of, policy
from kb.outputs.search.documents import Found, Section
from kb.outputs.search.files import FIRST, search_files
from kb.publish import main

# From https://www.w3.org/TR/CSP3/#example-hash: the script `alert('Hello, world.');`.
KNOWN = ("alert('Hello, world.');", "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='")
PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body>{0}</body></html>'


def seen(*bodies: str) -> Inline:
    inline = Inline()
    for body in bodies:
        inline.see(PAGE.format(body))
    return inline


def rule(name: str, inline: Inline) -> str:
    return next(part for part in policy(inline).split("; ") if part.split(" ")[0] == name)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "themen").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE.format("<script>a()</script>"), encoding="utf-8")
    (folder / "themen" / "index.html").write_text(PAGE.format(f"<script>b()</script>{'Wort ' * 400}"), encoding="utf-8")
    return folder


def test_a_hash_is_the_one_of_the_standard() -> None:
    text, digest = KNOWN
    assert hash_of(text) == digest


def test_each_inline_script_is_named_once() -> None:
    inline = seen("<script>a()</script>", "<script>a()</script><script type=module>b()</script>")
    assert rule("script-src", inline) == " ".join(["script-src 'self'", *sorted([hash_of("a()"), hash_of("b()")])])


@pytest.mark.parametrize(
    "body", ['<script src="x.js"></script>', '<script id=c type="application/json">{"a": 1}</script>', "<p>a()</p>"]
)
def test_what_does_not_run_inside_a_page_is_not_named(body: str) -> None:
    assert seen(body) == Inline()


def test_inline_styles_are_named() -> None:
    assert rule("style-src", seen("<style>p{}</style>")) == f"style-src 'self' {hash_of('p{}')}"


def test_nothing_unsafe_is_ever_allowed() -> None:
    assert "unsafe" not in policy(seen("<script>a()</script><style>p{}</style>"))


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://a.example/", "/"),
        ("https://a.example", "/"),
        ("https://a.example/x/y/", "/x/y/"),
        ("https://a.example/x", "/x/"),
    ],
)
def test_settings_name_the_error_page_below_the_path(url: str, base: str) -> None:
    made = settings_for(Inline(), url)
    assert made.keys() == set(SETTINGS)
    assert f"error_page 404 {base}404.html;" in made["kundenbindung.nginx"]
    assert f"ErrorDocument 404 {base}404.html" in made["htaccess"]
    assert f'path="{base}404.html"' in made["web.config"]
    assert f"handle_path {base}*" in made["kundenbindung.caddy"]
    assert f"\n{base}*\n" in made["_headers"]


@pytest.mark.parametrize("name", SETTINGS)
def test_every_server_gets_every_header(name: str) -> None:
    text = settings_for(seen("<script>a()</script>"), "https://a.example/")[name]
    if name.endswith(".config"):
        text = " ".join(f"{node.get('name')} {node.get('value')}" for node in ElementTree.fromstring(text).iter("add"))  # noqa: S314
    for header, value in FIXED:
        assert header in text
        assert value in text
    assert hash_of("a()") in text


def test_the_parts_of_the_search_are_kept_and_its_beginning_is_asked_for() -> None:
    files = search_files([Found("a/", 100, (Section("", "Treue", "Wer bleibt"),))], [])
    kept = {name for name in files if re.search(HASHED, f"/{name}")}
    assert len(kept) == 2
    assert kept == {name for name in files if name.startswith(HASHED_FOLDERS)} == files.keys() - {FIRST}


@pytest.mark.parametrize("name", ["_headers", "web.config"])
def test_servers_that_know_folders_only_keep_each_of_them(name: str) -> None:
    text = settings_for(Inline(), "https://a.example/")[name]
    assert [folder for folder in HASHED_FOLDERS if f"/{folder}*" not in text and f'path="{folder[:-1]}"' not in text] == []


def test_files_go_beside_the_site_and_for_static_hosts_into_it(site: Path) -> None:
    write_settings(site, site.with_name("beside"), "https://a.example/")
    assert {path.name for path in site.with_name("beside").iterdir()} == set(SETTINGS) - set(BESIDE_PAGES)
    assert (site / "_headers").is_file()


def test_a_page_says_the_policy_of_all_pages_once(site: Path) -> None:
    put_policy_into_pages(site)
    once = (site / "index.html").read_text(encoding="utf-8")
    put_policy_into_pages(site)
    assert (site / "index.html").read_text(encoding="utf-8") == once
    assert once.count("Content-Security-Policy") == 1
    assert hash_of("a()") in once
    assert hash_of("b()") in once
    assert "frame-ancestors" not in once


def test_an_environment_without_brotli_packs_for_everybody(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.outputs.hosting.files.find_spec", lambda _: None)
    pack(site)
    assert {path.name for path in (site / "themen").iterdir()} == {"index.html", "index.html.gz"}


def test_packed_files_unpack_to_the_same_and_are_the_same_twice(site: Path) -> None:
    pack(site)
    packed = site / "themen" / "index.html.gz"
    first = packed.read_bytes()
    assert gzip.decompress(first) == (site / "themen" / "index.html").read_bytes()
    pack(site)
    assert packed.read_bytes() == first
    assert not (site / "index.html.gz").exists()


@pytest.mark.parametrize("url", ["", "kundenbindung", "ftp://a.example/", "https://", "https://a.example/?x", "http://[/"])
def test_a_wrong_address_is_told_in_a_sentence(
    url: str, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = site.with_name("mkdocs.yml")
    settings.write_text('site_url: !ENV [KB_SITE_URL, ""]\nextra:\n  kb:\n    site_id: a\n', encoding="utf-8")
    monkeypatch.setenv("KB_SITE_URL", url)
    assert main([str(site), "--settings", str(settings)]) == 1
    assert capsys.readouterr().err.startswith(f"KB_SITE_URL ist „{url}“.")


def test_without_a_site_one_is_told_to_build_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_url: https://a.example/\nextra:\n  kb:\n    site_id: a\n", encoding="utf-8")
    assert main([str(tmp_path / "site"), "--settings", str(settings)]) == 1
    assert "make build" in capsys.readouterr().err


def settings_beside(site: Path, url: str = "https://a.example/") -> Path:
    path = site.with_name("mkdocs.yml")
    path.write_text(f'site_url: "{url}"\nextra:\n  kb:\n    site_id: a\n', encoding="utf-8")
    return path


def online(folder: Path) -> Path:
    """A site of yesterday with its settings, as it lies on a server."""
    for name in ("site/index.html", "site/weg/index.html", "site/.htaccess", "site-server/htaccess"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("gestern", encoding="utf-8")
    return folder / "site"


def files(folder: Path) -> dict[str, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in (".gz", ".br"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def test_a_new_site_is_put_in_place_whole_and_nothing_of_the_old_one_is_left(site: Path, tmp_path: Path) -> None:
    goal = online(tmp_path / "firma")
    assert main([str(site), "--to", str(goal), "--settings", str(settings_beside(site))]) == 0
    found = files(tmp_path / "firma")
    assert found.keys() - {f"site-server/{name}" for name in SETTINGS} == {
        "site/.htaccess",
        "site/_headers",
        "site/index.html",
        "site/themen/index.html",
    }
    assert [name for name, text in found.items() if text == "gestern"] == ["site/.htaccess"]
    assert not site.exists()


def test_a_site_that_cannot_be_published_leaves_the_old_one_as_it_is(site: Path, tmp_path: Path) -> None:
    goal = online(tmp_path / "firma")
    before = files(tmp_path / "firma")
    assert main([str(site), "--to", str(goal), "--settings", str(settings_beside(site, "nirgends"))]) == 1
    (site / "index.html").unlink()
    assert main([str(site), "--to", str(goal), "--settings", str(settings_beside(site))]) == 1
    assert files(tmp_path / "firma") == before


def test_a_folder_takes_the_place_that_a_link_leads_to_and_what_a_broken_run_left_does_not_matter(tmp_path: Path) -> None:
    goal = online(tmp_path / "1")
    (tmp_path / "site").symlink_to(goal)
    for left in (".site.neu", ".site.alt"):
        (tmp_path / "1" / left).mkdir()
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "index.html").write_text("heute", encoding="utf-8")
    take_place(tmp_path / "made", tmp_path / "site")
    assert files(goal) == {".htaccess": "gestern", "index.html": "heute"}
    assert {path.name for path in goal.parent.iterdir()} == {"site", "site-server"}
    assert (tmp_path / "site").is_symlink()


def edition(folder: Path, settings: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    (folder / "firma").mkdir(exist_ok=True)
    (folder / "firma" / "ausgabe.yml").write_text(f"name: Wir\nspeicher: wir\nvorsilbe: wir-\n{settings}", encoding="utf-8")
    monkeypatch.setenv("KB_EDITION", str(folder / "firma"))
    return folder / "firma"


def test_the_first_site_of_an_edition_settles_its_name_in_the_storage(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = edition(tmp_path, "adresse: https://a.example/\n", monkeypatch)
    (firm / "stand.yml").write_text("rueckruf: Wir rufen zurück.\n", encoding="utf-8")
    monkeypatch.setenv("KB_PREVIEW", "1")
    assert main([str(site), "--settings", str(settings_beside(site))]) == 0
    assert read_record((firm / "stand.yml").read_bytes()) == {"rueckruf": "Wir rufen zurück."}
    monkeypatch.delenv("KB_PREVIEW")
    assert main([str(site), "--settings", str(settings_beside(site))]) == 0
    record = {"ausgabe.yml speicher": "wir", "rueckruf": "Wir rufen zurück."}
    assert read_record((firm / "stand.yml").read_bytes()) == record
