"""Scripts and styles: small sources, put together, made small and named after their content so that they can be cached."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_letters

import rcssmin
import rjsmin

from kb.strings import strings

FOLDER = "assets/kb"
PRIVATE = re.compile(r"#([A-Za-z]\w*)")
WORD = re.compile(r"\b[A-Za-z]\w+")
LOOKED_UP = {"ja"}  # the words for answers: whoever answers a question may write "constructor"
QUOTED = re.compile(r'"(?:\\.|[^"\\\n])*"|`[^`\n]*`')
REGEX = re.compile(r"(?<=[(,=:\[!&|?;])/(?![*/])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n])+/")
# What is bound in a function: by a declaration, or as a parameter. Other words may be those of the language or the browser.
LOCAL = re.compile(r"\b(?:const|let) ([A-Za-z]\w{2,})|\b([A-Za-z]\w{2,}) =>|\(((?:[A-Za-z]\w*, )*[A-Za-z]\w*)\) (?:=>|\{)")
GIVEN = {"document", "window", "location", "history", "navigator", "localStorage", "name", "status", "event", "error"}
DECLARED = re.compile(r"^(?:async )?(?:function|class|const) ([A-Za-z]\w{2,})", re.M)
SHARED_SCRIPTS = ("store.js", "widget.js")
ASSESSMENT = (
    *(*SHARED_SCRIPTS, "shapes-check.js", "shapes-assessment.js"),
    *("assessments.js", "open-assessment.js", "catalogue.js", "dates.js"),
)
TEAM = (
    *("shapes-assessment.js", "catalogue.js", "dates.js", "backup.js", "refusal.js", "scoring.js", "team-scoring.js"),
    *("stamp.js", "team-files.js", "team-picture.js", "team-report.js", "kb-team.js"),
)
# Bundle -> the sources it is put together from, in this order. One custom element per source.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "quiz": (*SHARED_SCRIPTS, "shapes-quiz.js", "kb-quiz.js"),
    "checklist": (
        *SHARED_SCRIPTS,
        "shapes-check.js",
        "former.js",
        "typing.js",
        "saved.js",
        "assessments.js",
        "kb-checklist.js",
    ),
    "progress": (*SHARED_SCRIPTS, "shapes-quiz.js", "shapes-check.js", "shapes-assessment.js", "former.js", "kb-progress.js"),
    "form": ("kb-form.js",),
    "reminder": ("unsaved.js", "kb-reminder.js"),
    "result": (
        *(*ASSESSMENT, "scoring.js", "backup.js", "files.js"),
        *("link.js", "result-link.js", "result-parts.js", "kb-result.js"),
    ),
    "plan": (
        *ASSESSMENT,
        "transaction.js",
        "typing.js",
        "saved.js",
        "calendar.js",
        "in-order.js",
        "measure.js",
        "plan-view.js",
        "kb-plan.js",
    ),
    "history": (
        *ASSESSMENT,
        "transaction.js",
        "typing.js",
        "scoring.js",
        "in-order.js",
        "stand.js",
        "comparison.js",
        "kb-history.js",
    ),
    "team": (*SHARED_SCRIPTS, "shapes-check.js", "shapes-quiz.js", *TEAM),
    "manage": (
        *(
            *ASSESSMENT,
            "transaction.js",
            "shapes-quiz.js",
            "typing.js",
            "saved.js",
            "backup.js",
            "refusal.js",
            "merge.js",
            "files.js",
        ),
        *(
            "scoring.js",
            "sheet.js",
            "assessment-changes.js",
            "manage-parts.js",
            "manage-list.js",
            "manage-save.js",
        ),
        *("import-plan.js", "import-part.js", "import-view.js", "kb-manage.js"),
    ),
}
STYLES: dict[str, tuple[str, ...]] = {
    "site": ("site.css",),
    "quiz": ("widgets.css", "quiz.css"),
    "checklist": ("widgets.css", "checklist.css"),
    "progress": ("widgets.css", "progress.css"),
    "form": ("form.css",),
    "reminder": ("reminder.css",),
    **{name: ("widgets.css", "assessment.css", f"{name}.css") for name in ("result", "plan", "history", "team", "manage")},
}


@dataclass(frozen=True)
class Asset:
    """A file to write: its site-relative URL and its text."""

    url: str
    text: str


@dataclass(frozen=True)
class Assets:
    """All bundles by name."""

    scripts: dict[str, Asset]
    styles: dict[str, Asset]


def build_assets(sources: Mapping[str, str]) -> Assets:
    """Bundles from source files (name -> text). Raises KeyError for a source that is missing."""
    scripts = {name: _asset(name, "js", _script(name, parts, sources)) for name, parts in SCRIPTS.items()}
    styles = {name: _asset(name, "css", _style(parts, sources)) for name, parts in STYLES.items()}
    return Assets(scripts, styles)


def _script(name: str, parts: tuple[str, ...], sources: Mapping[str, str]) -> str:
    """One function scope, because Material's instant navigation may run a script twice in a page."""
    wanted = ("shared", name, *(part.removesuffix(".js") for part in parts))
    source = "\n".join(sources[part] for part in parts)
    code = rjsmin.jsmin(source)
    groups = {key: value for key, value in strings("script").items() if key in wanted}
    texts = {key: used for key, value in groups.items() if (used := _used(key, value, code))}
    table = f"const TEXT={json.dumps(_bare(texts), ensure_ascii=False, separators=(',', ':'))};"
    return f'(()=>{{"use strict";{table}\n{_short(code, _free(code, source))}\n}})();\n'


def _used(group: str, texts: Mapping[str, object], code: str) -> dict[str, object]:
    """Of a group of texts those that the code names; all of them where it looks one up by a name of its own."""
    names = re.findall(rf"\bTEXT\.{group}\b(?:\.(\w+))?", code)
    return {key: text for key, text in texts.items() if key in names or "" in names}


def _bare(texts: object) -> object:
    """In a script, tables that inherit nothing: a word from a file may be "constructor"."""
    if not isinstance(texts, dict):
        return texts
    inner = {key: _bare(value) for key, value in texts.items()}
    return {"__proto__": None, **inner} if LOOKED_UP & inner.keys() else inner


def _free(code: str, source: str) -> list[str]:
    """What is declared, beside each other or in a function, and is no word of a text, a pattern or a property."""
    texts = " ".join([*(re.sub(r"\$\{[^}]*\}", " ", text) for text in QUOTED.findall(source)), *REGEX.findall(code)])
    fixed = {*WORD.findall(texts), *GIVEN, *(match[0] for match in WORD.finditer(code) if _is_fixed(code, match))}
    local = [word for found in LOCAL.findall(source) for part in found for word in re.findall(r"\w{3,}", part)]
    return [name for name in dict.fromkeys([*DECLARED.findall(source), *local]) if name not in fixed]


def _short(code: str, free: list[str]) -> str:
    """Shorter names for what nothing outside the bundle can name: private ones, and those that are free to be changed."""
    short = {name: f"${_letter(n)}" for n, name in enumerate(free)}
    return WORD.sub(lambda match: short.get(match[0], match[0]), _numbered(code))


def _is_fixed(code: str, match: re.Match[str]) -> bool:
    """Where a name is that of a property, or stands in a text, it may mean something else."""
    before, after = code[match.start() - 1 : match.start()], code[match.end() : match.end() + 1]
    is_property = before == "." and code[match.start() - 3 : match.start()] != "..."
    return is_property or before in "#\"'`" or after in "\"'`:" or (before in "{," and after in ",}=")


def _numbered(code: str) -> str:
    """Private names numbered: nothing outside can name them. No source has a `#` before a letter in a text."""
    numbers = {name: n for n, name in enumerate(dict.fromkeys(PRIVATE.findall(code)))}
    return PRIVATE.sub(lambda match: f"#{_letter(numbers[match[1]])}", code)


def _letter(n: int) -> str:
    return ascii_letters[n % 52] + str(n // 52 or "")


def _style(parts: tuple[str, ...], sources: Mapping[str, str]) -> str:
    return str(rcssmin.cssmin("\n".join(sources[part] for part in parts)))


def _asset(name: str, kind: str, text: str) -> Asset:
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Asset(f"{FOLDER}/{name}.{mark}.{kind}", text)
