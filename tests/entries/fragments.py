"""Text for the properties: anything at all, and pieces that nearly or really make a valid file."""

from __future__ import annotations

import re

from hypothesis import strategies as st

ANYTHING = st.text(st.characters(codec=None), max_size=200) | st.text("-#>[]x `~{}.!:<*|=\n\t\r\x00\u2028ä", max_size=80)
WORDS = st.sampled_from(
    ["Alle", "Manche", "Wer kommt wieder?", "Größe", "Stimmt", "Stimmt nicht", "nie", "1 < 2", "*fett* `Code`"]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        " {#a}",
        " {#b .fest}",
        " {#e .erwartet}",
        " {#f .unerwartet .mehrere}",
        " {#s0-01 .zahl .belegt}",
        " {.muss}",
        " {#Ä}",
        " {#c",
        " {#d} Rest",
        " {quiz}",
    ]
)
INDENT = st.sampled_from(["", "", "", " ", "  ", "    ", "    ", "\t", "        ", "> ", "    > "])
MARKS = st.sampled_from(
    [
        "- [ ] ",
        "- [x] ",
        "- [X] ",
        "- [x ] ",
        "-[ ] ",
        "- ",
        "* ",
        "+ [ ] ",
        "1. ",
        "> ",
        "### ",
        "###",
        "#### ",
        "## ",
        "# ",
        "",
        "• ",
    ]
)
SPECIAL = """


---
===
***
```
~~~
<!--
-->
<!-- Notiz -->
<!-- a --> Text <!-- b -->
<div>
<div markdown>
</div>
<details>
</details>
<script>
<b>
<Name>
[t]
[t]: ziel.md
[^1]: Text
Belegt[^1]
*[AGB]: Geschäftsbedingungen
[A](../themen/a.md)
    [A](../themen/a.md)
    > Schritt
    Gemeint
![B](b.png)
| a | b |
|---|---|
= 66 % ± 3
= 1.200
Hinweis: Denken Sie nach.
**Hinweis:**
- über 80 %
- 70 bis 80
- unter 66 %
{{Lücke}}
\\[x]
## Teste dich {.quiz}
## Punkte {.checklist}
## Aussagen {.claims}
## Begriffe {.glossary}
## Thesen {.theses}
    Auch: Kunde, Kundschaft
    Statt: Klient
    Wirkung: hoch, [belegt](../quellen/z0.md#z0-01)
    Aufwand: Tag
    Dafür: s0-01, s0-02
    Bedingt: s0-01
    Dagegen:
    Jahr: 1990
    **Nirgends belegt.**
<!-- kb:chart ranges -->
<!-- kb:chart Kreis -->
| 5 bis 25 | viel |
"""
LINES = st.builds("{}{}{}{}".format, INDENT, MARKS, WORDS, ATTRIBUTES) | st.sampled_from(SPECIAL.split("\n"))
HEADINGS = {
    "themen/x.md": "## Teste dich {.quiz}",
    "checkliste/c.md": "## Punkte {.checklist}",
    "quellen/q.md": "## Aussagen {.claims}",
    "glossar.md": "## Begriffe {.glossary}",
    "thesen.md": "## Thesen {.theses}",
}
OPTIONS = st.lists(
    st.builds(
        "- [{}] {}{}\n{}".format,
        st.sampled_from([" ", "x"]),
        st.text("abcdefgh ", min_size=1, max_size=8).map(lambda t: t.strip() or "a"),
        st.sampled_from(["", "", " **fett**", "\n  weiter", " <b>b</b>", " `- [x]`"]),
        st.sampled_from(["", "    > Rückmeldung\n", "    > a\n    >\n    > - b\n", "\n  > Absatz\n    lose\n"]),
    ),
    min_size=2,
    max_size=5,
)
TEXTS = st.sampled_from(
    [
        "",
        "Satz mit [Link](../themen/a.md).\n",
        "Fußnote[^n]\n",
        "- Liste\n- Liste\n",
        "1. eins\n    - zwei\n",
        "```\n- [ ] Code\n# Code\n```\n",
        "    Code\n",
        "<div markdown>\n\nText\n\n</div>\n",
        "<!-- weg -->\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "***\n",
    ]
)
NUMBERS = st.integers(0, 10**6)
QUESTIONS = st.builds(
    "### {} {} {{#f-{}}}\n\n{}\n{}\nErklärung.\n\n{}\n".format,
    WORDS, NUMBERS, NUMBERS, TEXTS.filter(lambda t: "- " not in t), OPTIONS.map("".join), TEXTS,
)  # fmt: skip
ESTIMATES = st.builds(
    "### {} {} {{#e-{}}}\n\n{}\n= {}{} ± 3\n\n{}\nErklärung.\n\n{}\n".format,
    WORDS, NUMBERS, NUMBERS, TEXTS.filter(lambda t: "- " not in t), NUMBERS, st.sampled_from(["", " %", "&nbsp;Kunden"]),
    st.sampled_from(["", "- unter -10.001\n    > Rückmeldung\n- -10.001 bis -100\n", "- über 2.000.000\n\n    > a\n"]), TEXTS,
)  # fmt: skip
ORDERS = st.builds(
    "### {} {} {{#o-{}}}\n\n{}\n1. Eins {}\n{}2. Zwei\n3. Drei\n{}\nErklärung.\n\n{}\n".format,
    WORDS, NUMBERS, NUMBERS, TEXTS.filter(lambda t: not re.search(r"- |\d\.|\|", t)), st.sampled_from(["", "{#eins}", "**fett**"]),
    st.sampled_from(["", "    > Grund\n", "    > a\n    >\n    > b\n"]), st.sampled_from(["", "4. Vier\n    > c\n"]), TEXTS,
)  # fmt: skip
MATCHES = st.builds(
    "### {} {} {{#m-{}}}\n\n{}\n| Wort | heißt |\n|---|---|\n| Eins{} | A |\n| Zwei | B&nbsp;b |\n{}\nErklärung.\n\n{}\n".format,
    WORDS, NUMBERS, NUMBERS, TEXTS.filter(lambda t: not re.search(r"- |\d\.|\|", t)), st.sampled_from(["", " **fett**"]),
    st.sampled_from(["", "| | C |\n", "| Drei | A |\n"]), TEXTS.filter(lambda t: "|" not in t),
)  # fmt: skip
GAPS = st.builds(
    "### {} {{{{{}|b}}}} {{#g-{}}}\n\n{}\n{}\nErklärung.\n\n{}\n".format,
    WORDS.filter(lambda t: "`" not in t), NUMBERS, NUMBERS, TEXTS.filter(lambda t: "- " not in t),
    st.sampled_from(["", "- Treue\n    > Rückmeldung\n", "- Treue\n- Umzug\n\n    > a\n"]), TEXTS,
)  # fmt: skip
FREE = st.builds(
    "### {} {} {{#t-{}}}\n\n{}\n> Muster\n{}\nErklärung.\n\n{}\n".format,
    WORDS, NUMBERS, NUMBERS, TEXTS.filter(lambda t: not re.search(r"- |\d\.|\|", t)), st.sampled_from(["", ">\n> - a\n> - b\n"]), TEXTS,
)  # fmt: skip
NESTED = st.lists(TEXTS.filter(lambda t: "[ ]" not in t).map(lambda t: re.sub("(?m)^(?=.)", "    ", t)), max_size=3).map(
    "\n    Dazwischen.\n\n".join  # two lists must not follow each other: the site would make one of them
)
LEVERAGE = "    Wirkung: mittel, [belegt](../quellen/z0.md#z0-01)\n    Aufwand: Woche\n\n"
CHECKS = st.builds(
    "- {0[0]}{1} {2} {{#p-{3}}}\n\n{4}\n    > Schritt\n\n{0[1]}    [A](../themen/a.md)\n\n".format,
    st.sampled_from([("[ ] ", LEVERAGE), ("", "")]), WORDS, NUMBERS, NUMBERS, NESTED,
)  # fmt: skip
CLAIMS = st.builds(
    "- {} {} {{#s-{} .zahl .belegt}}\n\n    **Nirgends.**\n\n    Jahr: 1990\n\n    Herkunft\n\n{}\n    [A](../themen/a.md)\n\n".format,
    WORDS,
    NUMBERS,
    NUMBERS,
    NESTED,
)
TERMS = st.builds(
    "- {} {} {{#b-{}}}\n\n    Erklärung\n\n{}\n    Auch: Wort {}, Name\n\n    [A](themen/a.md)\n\n".format,
    WORDS, NUMBERS, NUMBERS, NESTED.map(lambda t: t.replace("../", "")), NUMBERS,
)  # fmt: skip
THESES = st.builds(
    "- {} {} {{#t-{}}}\n\n    Dafür: z0-01\n\n    Bedingt: z1-01\n\n    **Offen.** Urteil\n\n{}\n    [A](themen/a.md)\n\n".format,
    WORDS, NUMBERS, NUMBERS, NESTED.map(lambda t: t.replace("../", "")),
)  # fmt: skip
ITEMS = {
    "themen/x.md": QUESTIONS | ESTIMATES | ORDERS | MATCHES | GAPS | FREE,
    "checkliste/c.md": CHECKS,
    "quellen/q.md": CLAIMS,
    "glossar.md": TERMS,
    "thesen.md": THESES,
}
SOURCE = "# {0}\n\n## Aussagen {{.claims}}\n\n- Satz {0}. {{#z{0}-01 .these .belegt}}\n\n    [A](../themen/a.md)\n"
OTHERS = {
    "themen/a.md": "# Thema A\n\n## Abschnitt\n",
    "index.md": "# Start\n\n[A](themen/a.md)\n",
    "quellen/z0.md": SOURCE.format(0),
    "quellen/z1.md": SOURCE.format(1),
}


@st.composite
def nearly(draw: st.DrawFn) -> tuple[str, str]:
    """A file whose section is made of lines, most of which mean something."""
    path = draw(st.sampled_from(sorted(HEADINGS)))
    body = draw(st.lists(LINES | ITEMS[path], max_size=12))
    return path, "\n".join(["# Titel", "", HEADINGS[path], "", *body, ""])


@st.composite
def valid(draw: st.DrawFn) -> tuple[str, str]:
    """A file that has no mistake, unless two items happen to be alike."""
    path = draw(st.sampled_from(sorted(HEADINGS)))
    intro = draw(st.sampled_from(["", "Einleitung.\n", "<!-- Notiz -->\n"]))
    body = "".join(draw(st.lists(ITEMS[path], min_size=1, max_size=4)))
    up = "../" if "/" in path else ""
    return path, f"# Titel\n\n{HEADINGS[path]}\n\n{intro}\n{body}\n## Danach\n\n[^n]: Fußnote mit [Link]({up}themen/a.md)\n"
