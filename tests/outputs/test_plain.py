"""Plain pages: what they need stands in them, so that an engine has to know nothing of `kb`."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
import yaml
from kb.__main__ import main
from kb.markdown.blocks import read_blocks
from kb.messages import message
from kb.outputs.plain.addresses import by_file, by_folder
from kb.outputs.plain.heading_ids import with_ids
from kb.outputs.settings import Settings, SettingsError, read_settings
from kb.outputs.zensical import zensical_settings

from tests.project import ROOT, copy_project

ARTICLE = """---
description: Worum es geht.
---

# Über Größe

Ein Satz.[^a] Mehr im [Quiz](../quiz/index.md).

## Quiz {.quiz}

### Wer bleibt?[^b] {#wer-bleibt}

- [x] Wer will.

    > Ja, siehe [oben](#ueber-groesse) und ![Bild](bilder/a.png):
    >
    > ```text
    > eins
    >
    > zwei
    > ```

- [ ] Wer muss.

    > Nein, siehe [die andere](b.md#zweite).

Siehe [Über Größe](#ueber-groesse).

[^a]: Erste.
[^b]: Zweite.
"""
FOLDED = """# Recht

## Was das Recht verlangt

Eins.

Zwei.

- Drei.

Vier.

1. Fünf.

Sechs.

## Belege

- [Arbeit](a.md)
"""
OTHER = "# Andere\n\n## Zweite\n\nSatz.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with two articles."""
    project = copy_project(tmp_path, with_docs=False)
    project.write({"themen/a.md": ARTICLE, "themen/b.md": OTHER, "themen/bilder/a.png": "", "quiz/index.md": "# Quiz\n"})
    return tmp_path


def written(folder: Path, *options: str) -> Path:
    target = folder / "pages"
    assert main([str(folder / "docs"), str(target), *options]) == 0
    return target


def own_tags(text: str) -> list[str]:
    return re.findall(r'<(?:link|script)[^>]* (?:href|src)="([^"]+)"', text)


# --- headings


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# Über Größe", "# Über Größe { #ueber-groesse }"),
        ("# A\n\n## A", "# A { #a }\n\n## A { #a_1 }"),
        ("## A {#eigen}", "## A {#eigen}"),
        ("## A { data-search-exclude }", "## A { #a data-search-exclude }"),
        ("## A {.gross}", "## A { #a .gross }"),
        ("Titel\n=====\n\nSatz.", "Titel { #titel }\n=====\n\nSatz."),
        ("```\n# A\n```", "```\n# A\n```"),
        ("> ## A\n> B", "> ## A { #a }\n> B"),
        ("## A [b](c.md) ##", "## A [b](c.md) ## { #a-b }"),
    ],
)
def test_every_heading_names_its_anchor(body: str, expected: str) -> None:
    assert with_ids(body) == expected


def test_the_braces_are_read_by_python_markdown() -> None:
    html = markdown.markdown(with_ids("## Über ##\n\nB\n---\n\n## A { data-search-exclude }"), extensions=["attr_list"])
    assert re.findall(r'id="(\w+)"', html) == ["ueber", "b", "a"]
    assert "##" not in html


# --- addresses


@pytest.mark.parametrize(
    ("page", "target", "anchor", "file", "url"),
    [
        ("index.md", "index.md", "", "index.md", "./"),
        ("index.md", "a/b.md", "c", "a/b.md#c", "a/b/#c"),
        ("a/b.md", "a/b.md", "c", "#c", "#c"),
        ("a/b.md", "index.md", "", "../index.md", "../../"),
        ("a/b.md", "a/index.md", "", "index.md", "../"),
        ("a/b.md", "a/x-index.md", "", "x-index.md", "../x-index/"),
        ("a/b.md", "a/c.png", "", "c.png", "../c.png"),
        ("a/index.md", "a/c.png", "", "c.png", "c.png"),
        ("a/index.md", "a/b.md", "c", "b.md#c", "b/#c"),
    ],
)
def test_an_address_leads_from_file_to_file_or_from_folder_to_folder(
    page: str, target: str, anchor: str, file: str, url: str
) -> None:
    assert by_file(target, anchor, page) == file
    assert by_folder(target, anchor, page) == url


@pytest.mark.parametrize(
    ("options", "links"),
    [
        ((), {"../b/#zweite", "#ueber-groesse", "../bilder/a.png"}),
        (("--zensical",), {"b.md#zweite", "#ueber-groesse", "bilder/a.png"}),
    ],
)
def test_links_and_pictures_in_blocks_lead_where_they_led(folder: Path, options: tuple[str, ...], links: set[str]) -> None:
    target = written(folder, *options)
    text = next(target.rglob("a.md")).read_text("utf-8")
    block = next(line for line in text.splitlines() if "<kb-quiz" in line)
    assert links <= set(re.findall(r'(?:href|src)="([^"]+)"', block))


# --- blocks


def test_a_block_is_one_line_of_html_for_every_engine(folder: Path) -> None:
    text = (written(folder) / "themen" / "a.md").read_text("utf-8")
    lines = text.splitlines()
    number, block = next((n, line) for n, line in enumerate(lines) if "<kb-quiz" in line)
    assert block.endswith("</kb-quiz></div>")
    found = {b.start: b.type for b in read_blocks(lines)[0]}
    assert found[number] == "html_block"
    html = markdown.markdown(text.split("---\n", 2)[2], extensions=["attr_list", "footnotes", "md_in_html"])
    assert "eins&#10;&#10;zwei" in html
    assert not re.search(r"<p>\s*<(?:div|kb-)", html)


def test_a_footnote_in_a_question_leads_to_its_text(folder: Path) -> None:
    text = (written(folder) / "themen" / "a.md").read_text("utf-8")
    html = markdown.markdown(text.split("---\n", 2)[2], extensions=["attr_list", "footnotes", "md_in_html"])
    assert html.count('href="#fn:b"') == 1
    assert html.count('id="fn:b"') == 1
    assert html.count('id="fnref:b"') == 1


def test_a_link_to_a_heading_leads_into_what_folds_below_it(folder: Path) -> None:
    (folder / "docs" / "themen" / "recht.md").write_text(FOLDED, encoding="utf-8")
    text = (written(folder) / "themen" / "recht.md").read_text("utf-8")
    html = markdown.markdown(text, extensions=["attr_list", "toc", "md_in_html"])
    for name in ("was-das-recht-verlangt", "belege"):
        assert html.count(f'id="{name}"') == 1
        assert re.search(
            rf'<h2 id="{name}-titel">.*<details [^>]*>\s*<summary>.*</summary>\s*<div class="kb-place" id="{name}">', html, re.S
        )
    assert ("data-named" in html, html.count("<details"), html.count("</details>"), html.count("<div")) == (
        False,
        2,
        2,
        html.count("</div>"),
    )
    assert html.index("<p>Zwei.</p>") < html.index("<details") < html.index("<li>Drei.</li>")


# --- scripts and styles


def test_only_pages_with_a_widget_load_our_files(folder: Path) -> None:
    target = written(folder)
    for path in target.rglob("*.md"):
        text = path.read_text("utf-8")
        assert bool(own_tags(text)) == ("<kb-" in text), path
        page = path.parent if path.name == "index.md" else path.with_suffix("")
        for tag in own_tags(text):
            assert (page / tag).resolve().is_relative_to(target)
            assert (target / "assets" / "kb" / Path(tag).name).exists()


def test_styles_stand_above_the_first_block_and_scripts_behind_the_last(folder: Path) -> None:
    text = (written(folder) / "themen" / "a.md").read_text("utf-8")
    assert text.index("<link") < text.index("<kb-quiz") < text.index("</kb-quiz>") < text.index("<script")


# --- settings


def test_settings_come_from_mkdocs_yml_and_the_environment() -> None:
    settings = read_settings(ROOT / "mkdocs.yml", {"KB_SITE_URL": "https://a.example/b/"})
    assert settings.values["site_url"] == "https://a.example/b/"
    assert settings.site_id == "kundenbindung"
    named = [next(iter(one)) if isinstance(one, dict) else one for one in settings.values["markdown_extensions"]]
    assert set(named) < set(settings.extensions)
    assert "site_url" in read_settings(ROOT / "mkdocs.yml", {}).values


def test_the_settings_for_zensical_name_every_page_and_nothing_of_mkdocs() -> None:
    settings = Settings(
        {
            "site_name": "Ä",
            "hooks": ["hooks/events.py"],
            "theme": {"name": "material", "custom_dir": "overrides", "features": ["content.action.edit", "toc.follow"]},
            "nav": [{"Themen": "themen/"}],
            "markdown_extensions": ["abbr"],
        },
        "test",
    )
    made = yaml.safe_load(zensical_settings(settings, {"themen/index.md": "Themen", "themen/a.md": "A"}, "assets/kb/site.css"))
    assert made["nav"] == [{"Themen": ["themen/index.md", {"A": "themen/a.md"}]}]
    assert made["theme"] == {"name": "material", "variant": "classic", "features": ["toc.follow"]}
    assert made["extra_css"] == ["assets/kb/site.css"]
    assert "hooks" not in made


def test_without_settings_no_page_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mkdocs.yml").unlink()
    assert main([str(folder / "docs"), str(folder / "pages")]) == 1
    assert message("settings-missing", found=(folder / "mkdocs.yml").as_posix()) in capsys.readouterr().err
    assert not (folder / "pages").exists()


def test_a_site_needs_its_name_in_storage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder / "docs"), str(folder / "pages"), "--site", "Ä"]) == 1
    assert message("site-id") in capsys.readouterr().err
    assert 'data-site="andere"' in (written(folder, "--site", "andere") / "themen" / "a.md").read_text("utf-8")


FAULTY = {
    "site_name: [offen\n": ("settings-yaml", {"line": 2}),
    "a: 1\nb: !!python/name:os.system\n": ("settings-yaml", {"line": 2}),
    "a: 1\n\tb: 2\n": ("settings-yaml", {"line": 2}),
    "a: 2026-02-30\n": ("settings-yaml", {"line": 1}),
    "a: !ENV []\n": ("settings-yaml", {"line": 1}),
    "- eine\n- Liste\n": ("settings-table", {}),
    "": ("settings-table", {}),
    "extra: nichts\n": ("site-id", {}),
    "extra:\n  kb: 7\n": ("site-id", {}),
    "extra:\n  kb:\n    site_id: [a]\n": ("site-id", {}),
}


@pytest.mark.parametrize("text", FAULTY)
def test_faulty_settings_are_told_with_their_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    key, values = FAULTY[text]
    found = {"found": path.as_posix()} if key != "site-id" else {}
    with pytest.raises(SettingsError, match="^" + re.escape(message(key, **found, **values)) + "$"):
        read_settings(path, {})


def test_settings_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_bytes(b"a: \xff\xfe")
    with pytest.raises(SettingsError, match=r"mkdocs\.yml"):
        read_settings(path, {})
