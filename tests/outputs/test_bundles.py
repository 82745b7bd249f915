"""What putting sources together into one script could break without a word."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from kb.outputs.assets import SCRIPTS, build_assets

from tests.project import ROOT

SOURCES = ROOT / "overrides" / "assets"
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.S)
DECLARED = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.M)
TEXT = re.compile(r'"(?:\\.|[^"\\\n])*"|`[^`]*`')
NESTED = re.compile(r"`[^`]*\$\{[^}`]*`")
NAMES = sorted({part for parts in SCRIPTS.values() for part in parts})


def code_of(name: str) -> str:
    return COMMENT.sub("", (SOURCES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("bundle", SCRIPTS)
def test_no_name_is_declared_twice_in_a_bundle(bundle: str) -> None:
    """The later function would silently take the place of the earlier one."""
    names = Counter(name for part in SCRIPTS[bundle] for name in DECLARED.findall(code_of(part)))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("bundle", SCRIPTS)
def test_a_constant_stands_in_every_bundle_that_uses_it(bundle: str) -> None:
    """Constants in capitals are declared nowhere else; a missing one shows only when its line is reached."""
    code = "\n".join(map(code_of, SCRIPTS[bundle]))
    bare = TEXT.sub(lambda match: " ".join(re.findall(r"\$\{([^}]*)\}", match[0])), code)
    used = set(re.findall(r"(?<![\w.#$])[A-Z]{2}[A-Z_]+\b(?!:)", bare))
    assert used - set(DECLARED.findall(code)) - {"TEXT", "JSON", "URL", "CSS"} == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_text_looks_like_a_private_name(name: str) -> None:
    """Bundles shorten `#name`."""
    assert [text for text in TEXT.findall(code_of(name)) if re.search(r"#[A-Za-z]", re.sub(r"\$\{[^}]*\}", "", text))] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_template_stands_in_a_template(name: str) -> None:
    """The minifier takes the blanks out of the inner one."""
    assert NESTED.findall(code_of(name)) == []


@pytest.mark.parametrize("bundle", SCRIPTS)
def test_texts_stand_in_a_bundle_as_they_were_written(bundle: str) -> None:
    """A word in a text might be shortened with the name of a function; a sign that short names have stands nowhere."""
    code = "\n".join(map(code_of, SCRIPTS[bundle]))
    made = build_assets({path.name: path.read_text() for path in SOURCES.iterdir() if path.is_file()}).scripts[bundle].text
    lines = [re.sub(r"/\[\S+/(?=\.test)", "", line) for line in code.splitlines()]
    texts = [part for line in lines for text in TEXT.findall(line) for part in re.split(r"\$\{[^}]*\}", text)]
    assert [text for text in texts if text not in made] == []
    assert re.findall(r"\$[A-Za-z]", TEXT.sub("", code)) == []
