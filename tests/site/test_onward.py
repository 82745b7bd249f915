"""Where a quiz leads: in an article to its check items, elsewhere to the next topic, at the end to the checklist."""

from __future__ import annotations

from kb.checks.catalogue import read_catalogue
from kb.site.pages import build_pages

QUESTION = "## Quiz {.quiz}\n\n### Frage zu NAME? {#frage-NAME}\n\n- [x] Ja\n- [ ] Nein\n"
AREA = "# Telefon\n\n## Prüfpunkte {.checklist}\n\n- Worüber klagen Anrufer? {#klagen}\n\n    [A](../themen/a.md)\n"


def lines(checklist: bool = True) -> dict[str, str]:
    """The line that leads on, by page, on a site of two topics."""
    texts = {f"themen/{name}.md": f"# Thema {name.upper()}\n\n{QUESTION.replace('NAME', name)}" for name in "ab"}
    if checklist:
        texts["checkliste/telefon.md"] = AREA
    catalogue = read_catalogue({path: text.encode() for path, text in texts.items()}, (), "", {})
    pages = build_pages(catalogue, "x").pages
    return {path: onward(page.body) for path, page in pages.items() if ".kb-onward" in page.body}


def onward(body: str) -> str:
    (at,) = [at for at, line in enumerate(body.split("\n")) if ".kb-onward" in line]
    return body.split("\n")[at - 1]


def test_a_topic_leads_to_the_next_one_and_says_how_long_it_is() -> None:
    assert lines()["quiz/a.md"] == "Weiter: [Thema B](b.md), 1 Frage"


def test_the_last_topic_says_so_and_leads_to_the_checklist() -> None:
    assert lines()["quiz/b.md"] == "Das war das letzte Thema. Weiter: [Checkliste](../checkliste/index.md)"


def test_all_questions_lead_to_the_checklist() -> None:
    assert lines()["quiz/alle.md"] == "Weiter: [Checkliste](../checkliste/index.md)"


def test_without_a_checklist_they_lead_back_to_the_topics() -> None:
    found = lines(checklist=False)
    assert found["quiz/b.md"] == "Das war das letzte Thema. Weiter: [Quiz](index.md)"
    assert found["quiz/alle.md"] == "Weiter: [Quiz](index.md)"


def test_an_article_goes_on_with_its_own_check_items_else_it_leads_to_the_checklist() -> None:
    found = lines()
    assert "themen/a.md" not in found
    assert found["themen/b.md"] == "Weiter: [Checkliste](../checkliste/index.md)"


def test_every_quiz_of_a_topic_tells_once_where_what_was_answered_comes_again() -> None:
    said = "Was Sie beantwortet haben, kommt nach Tagen wieder: [Heute dran]"
    texts = {f"themen/{name}.md": f"# Thema {name}\n\n{QUESTION.replace('NAME', name)}" for name in "ab"}
    texts |= {"checkliste/telefon.md": AREA, "quiz/heute.md": "# Heute dran\n\n<!-- kb:recall -->\n"}
    pages = build_pages(read_catalogue({path: text.encode() for path, text in texts.items()}, (), "", {}), "x").pages
    told = {path: page.body.count(said) for path, page in pages.items() if said in page.body}
    assert told == dict.fromkeys(("themen/a.md", "themen/b.md", "quiz/a.md", "quiz/b.md", "quiz/alle.md"), 1)
    assert f"{said}(../quiz/heute.md)" in pages["themen/a.md"].body


def test_where_own_items_stand_above_the_questions_the_quiz_leads_to_the_checklist() -> None:
    steps = "## Was Sie tun können\n\n1. **Eins.**\n\n"
    text = f"# Thema A\n\n{steps}{QUESTION.replace('NAME', 'a')}"
    catalogue = read_catalogue({"themen/a.md": text.encode(), "checkliste/telefon.md": AREA.encode()}, (), "", {})
    body = build_pages(catalogue, "x").pages["themen/a.md"].body
    assert onward(body) == "Weiter: [Checkliste](../checkliste/index.md)"
    assert body.index("## Wie ist das bei Ihnen?") < body.index("## Quiz")
