"""Bundles: what the build makes of the modules in browser/, and what it does not let pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from kb.outputs.assets import ON_DEMAND, AssetError, build_assets
from kb.outputs.assets.bundles import KINDS
from kb.outputs.assets.module import TEXTS, read_module
from kb.outputs.assets.syntax import fault_in, parse, text_of
from tree_sitter import Node

from tests.browser.fixtures.modules import SCRIPTS, SOURCES

ROOMS: dict[str, set[str]] = {
    "shapes": set(),
    "words": set(),
    "search": {"words"},
    "scoring": {"shapes"},
    "files": {"shapes", "words", "scoring"},
    "store": {"shapes"},
    "page": {"shapes", "words", "store"},
    "assessment": {"shapes", "words", "store", "page"},
    "elements": {"shapes", "words", "scoring", "files", "store", "page", "assessment"},
}
"""Room -> the rooms it may import from, besides itself."""
BUNDLES = build_assets(SOURCES)


def leaves(node: Node) -> Iterator[Node]:
    """Texts and patterns as one, everything else in its smallest parts."""
    if node.type in ("string", "regex") or not node.child_count:
        yield node
    for child in node.children if node.type not in ("string", "regex") else ():
        yield from leaves(child)


def kept(source: str) -> list[str]:
    """What may not change on the way into a bundle: texts, patterns, numbers and what is called after a dot."""
    kinds = ("string", "string_fragment", "regex", "number", "property_identifier")
    return [text_of(node) for node in leaves(parse(source)) if node.is_named and node.type in kinds]


def room_of(path: str) -> str:
    return path.split("/", maxsplit=1)[0]


@pytest.mark.parametrize("path", SCRIPTS)
def test_no_module_imports_from_a_room_above_its_own(path: str) -> None:
    wanted = {room_of(one.path) for one in read_module(path, SOURCES[path]).imports}
    assert wanted - ROOMS[room_of(path)] <= {room_of(path)}


def test_no_element_imports_another() -> None:
    pairs = [(path, one.path) for path in SCRIPTS for one in read_module(path, SOURCES[path]).imports]
    elements = [(own.split("/")[1], other.split("/")[1]) for own, other in pairs if room_of(other) == "elements"]
    assert [pair for pair in elements if pair[0] != pair[1]] == []


def test_every_element_has_a_script_and_a_style_named_after_its_folder() -> None:
    folders = {path.split("/")[1] for path in SOURCES if room_of(path) == "elements"}
    unseen = {name for names in ON_DEMAND.values() for name in names} - {"invite", *ON_DEMAND["recall"]}  # in pages, too
    assert unseen < folders
    assert set(BUNDLES.scripts) == {*folders, "search"}
    assert set(BUNDLES.styles) == {*folders - unseen, "site"}


def test_whoever_asks_for_an_element_on_demand_may_do_so() -> None:
    """What stands in a question is asked for by the name it has there."""
    asked = re.compile(r'onDemand\("kb-(\w+)"')
    elements = [path for path in SCRIPTS if room_of(path) == "elements"]
    found = {(path.split("/")[1], name) for path in elements for name in asked.findall(SOURCES[path])}
    for path in (path for path in elements if "areLoaded(" in SOURCES[path]):
        standing = re.findall(r'areLoaded\(.*"\.kb-own(?:, kb-(hint))?"\)', SOURCES[path])
        found |= {(path.split("/")[1], name) for name in (*KINDS, *filter(None, standing))}
    assert found == {(element, name) for element, names in ON_DEMAND.items() for name in names}


@pytest.mark.parametrize("bundle", BUNDLES.scripts)
def test_a_bundle_is_one_classic_script_that_declares_nothing_outside(bundle: str) -> None:
    root = parse(BUNDLES.scripts[bundle].text)
    assert fault_in(root) is None
    assert [child.type for child in root.children] == ["expression_statement"]
    assert BUNDLES.scripts[bundle].text.startswith('(()=>{"use strict";')


@pytest.mark.parametrize("bundle", BUNDLES.scripts)
def test_whatever_a_bundle_names_is_in_it(bundle: str) -> None:
    assert read_module(f"{bundle}.js", BUNDLES.scripts[bundle].text).problems == []


@pytest.mark.parametrize("bundle", BUNDLES.scripts)
def test_texts_and_properties_stand_in_a_bundle_as_they_were_written(bundle: str) -> None:
    found = iter(kept(BUNDLES.scripts[bundle].text))
    [entry] = (path for path in SOURCES if path.endswith(f"{bundle}/kb-{bundle}.js"))
    missing = [text for text in kept(re.sub(r"^import [^;]*;$", "", SOURCES[entry], flags=re.M)) if text not in found]
    assert missing == []


# --- What is put together

TEMPLATE = """
export class Kept {
  #inside = 1;
  static of = (value) => `a  b ${value.map((one) => `<${one}>  ${`#inside`}`)} // no comment`;
  get long() { return "#inside" + this.#inside + /[/"]#inside/.source; }
}
export function given({ first, second: [third, ...others] = [], ...rest }) {
  for (const [key, { value = 1 }] of Object.entries(rest)) others.push({ key, value, first });
  const next = (a, b) => a - -b + +third - --others.length;
  return { first, others, next, long: [ , third, ] };
}
"""
ENTRY = """import { given, Kept } from "../../words/kept.js";
console.log(Kept.of([1]), given({ first: 1, second: [2], x: { value: 3 } }).next(1, 2));
"""


def bundle(**sources: str) -> str:
    """The script of one element `x`; files are named `room__name`."""
    return build_assets(named(**sources)).scripts["x"].text


def named(**sources: str) -> dict[str, str]:
    return {f"{name.replace('__', '/')}.js": text for name, text in sources.items()}


def test_a_bundle_holds_what_it_imports_before_what_needs_it() -> None:
    made = bundle(**{"elements__x__kb-x": ENTRY, "words__kept": TEMPLATE, "words__other": "export const unused = 1;"})
    assert made.index("class") < made.index("console.log")
    assert "unused" not in made
    assert "import" not in made
    assert "export" not in made


def test_names_are_shorter_and_nothing_else_is() -> None:
    made = bundle(**{"elements__x__kb-x": ENTRY, "words__kept": TEMPLATE})
    assert set(kept(TEMPLATE)) <= set(kept(made))
    assert "`a  b ${a.map(b=>`<${b}>  ${`#inside`}`)} // no comment`" in made
    assert re.search(r"\((\w),(\w)\)=>\1- -\2\+ \+b- --c\.length", made)
    assert "[,b]" in made
    assert "first:a" in made
    assert '"#inside"+this.#a+/[/"]#inside/.source' in made
    assert "given" not in made


HALF_NEEDED = """
const START = "from here";
const UNSEEN = { __proto__: null, list: [-1, /x/, () => "never"] };
export const KNOWN = { one: 1 };
export const counted = count("at once");
KNOWN.two = "told";
export function wanted() { return START + inner(); }
export function idle() { return `idle ${UNSEEN.list} ${inner()} ${again()}`; }
function inner() { return "within"; }
function again() { return idle(); }
function count(text) { return text; }
"""


def test_what_only_declares_is_left_out_where_nothing_needs_it_and_what_does_something_stays() -> None:
    entry = 'import { wanted } from "../../words/half.js";\nconsole.log(wanted());\n'
    made = bundle(**{"elements__x__kb-x": entry, "words__half": HALF_NEEDED})
    assert [text for text in ("from here", "within", "told", "at once", "one:1") if text not in made] == []
    assert [text for text in ("idle", "never", "__proto__") if text in made] == []


def test_only_the_texts_that_are_named_go_along() -> None:
    source = 'import { TEXT } from "../../words/texts.js";\nconsole.log(TEXT.quiz.check, TEXT.former);\n'
    made = bundle(**{"elements__x__kb-x": source})
    assert "Auflösen" in made
    assert "Aus früherer Fassung" in made
    assert "Weiß ich nicht" not in made


def test_what_is_looked_up_by_a_word_from_a_file_inherits_nothing() -> None:
    source = 'import { TEXT } from "../../words/texts.js";\nconsole.log(TEXT.shared.answers);\n'
    assert '{__proto__:null,ja:"Ja",' in bundle(**{"elements__x__kb-x": source})


# --- What is refused, each with its place

A, B = "words__a", "words__b"
REFUSED = {
    "a file that is not there": ('import { a } from "../../words/aa.js";\na();', {A: "export const a = 1;"}, 1, "words/aa.js"),
    "a name that is not exported": ('import { a } from "../../words/a.js";\na();', {A: "const a = 1;\na();"}, 1, "kein „a“"),
    "a name that is not used": ('\nimport { a } from "../../words/a.js";', {A: "export const a = 1;"}, 2, "nicht benutzt"),
    "a name from nowhere": ("const b = 1;\n\nmissing(b);", {}, 3, "„missing“ ist nirgends deklariert"),
    "a name twice in a file": ("const b = 1;\nfunction b() {}", {}, 2, "schon vergeben: browser/elements/x/kb-x.js:1"),
    "a name twice in a bundle": (
        'import { a } from "../../words/a.js";\nconst own = a;',
        {A: "const own = 1;\nexport const a = own;"},
        2,
        "browser/words/a.js:1",
    ),
    "an imported name twice": (
        'import { a } from "../../words/a.js";\nlet a = 1;',
        {A: "export const a = 1;"},
        2,
        "schon vergeben",
    ),
    "another name for it": ('import { a as b } from "../../words/a.js";\nb();', {A: "export const a = 1;"}, 1, "So lässt sich"),
    "everything of a file": ('import * as a from "../../words/a.js";\na.a();', {A: "export const a = 1;"}, 1, "So lässt sich"),
    "an import on demand": ('\nimport("./a.js");', {}, 2, "So lässt sich"),
    "a default export": ("export default 1;", {}, 1, "So lässt sich nichts exportieren"),
    "an export of what comes from elsewhere": (
        'export { a } from "../../words/a.js";',
        {A: "export const a = 1;"},
        1,
        "export",
    ),
    "what is no JavaScript": ("const a = 1;\nfunction (", {}, 2, "kein JavaScript"),
    "var": ("\nvar a = 1;", {}, 2, "„var“"),
    "a text that is not there": (
        'import { TEXT } from "../../words/texts.js";\nconsole.log(TEXT.quiz.nothing);',
        {},
        2,
        "„quiz.nothing“",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_told_with_its_place(case: str) -> None:
    entry, others, line, words = REFUSED[case]
    with pytest.raises(AssetError) as found:
        bundle(**{"elements__x__kb-x": entry, **others})
    assert [(problem.path, problem.line) for problem in found.value.problems] == [("elements/x/kb-x.js", line)]
    assert words in str(found.value)
    assert str(found.value).startswith(f"browser/elements/x/kb-x.js:{line}: ")


def test_a_circle_is_told_once_with_its_way() -> None:
    a = 'import { b } from "./b.js";\nexport const a = () => b;'
    b = '\nimport { a } from "./a.js";\nexport const b = () => a;'
    with pytest.raises(AssetError) as found:
        build_assets(named(**{A: a, B: b}))
    (problem,) = found.value.problems
    assert problem.show("browser/").startswith("browser/words/a.js:1: ")
    assert "words/a.js → words/b.js → words/a.js" in problem.text


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(AssetError) as found:
        build_assets(
            {**named(**{A: "gone();\nvar x = 1;", B: "gone();"}), "site/site.css": '@import "./gone.css";\np { top: 0 }'}
        )
    places = [(problem.path, problem.line) for problem in found.value.problems]
    assert places == [("site/site.css", 1), ("words/a.js", 1), ("words/a.js", 2), ("words/b.js", 1)]


def test_a_sheet_holds_what_it_imports_once_and_first() -> None:
    own = '@import "../../page/a.css";\n@import "../../page/b.css";\np {\n  top: 0;\n}\n'
    sources = {
        "elements/x/x.css": own,
        "page/a.css": '@import "./b.css";\na {\n  top: 1px;\n}\n',
        "page/b.css": "b { top: 2px }",
    }
    assert build_assets(sources).styles["x"].text == "b{top:2px}a{top:1px}p{top:0}"


def test_a_bundle_is_named_after_its_content() -> None:
    one, other = (build_assets(named(**{"elements__x__kb-x": f"console.log({n});"})).scripts["x"] for n in (1, 2))
    assert one.url != other.url
    assert re.fullmatch(r"assets/kb/x\.[0-9a-f]{8}\.js", one.url)
    assert TEXTS not in SOURCES


@pytest.mark.parametrize("name", sorted(BUNDLES.styles))
def test_no_style_asks_the_whole_page_what_stands_in_it(name: str) -> None:
    """Every click in a long list would be followed by a search through it."""
    asked = r"(?:body|html|\.md-(?:content|main|container|typeset)[\w-]*):has\([^)]*\)"
    assert re.findall(asked, BUNDLES.styles[name].text) == []
