"""Every text the benchmark prints, and how it writes numbers."""

from __future__ import annotations

TEXT = {
    "description": "Misst, was die Site kostet: Bauzeit, Speicher, Bytes und Skriptzeit, verglichen mit anderen Wegen.",
    "option_rounds": "Durchgänge je Variante, im Wechsel (Vorgabe 3)",
    "option_sizes": "Zahl der Artikel, durch Komma getrennt (Vorgabe 100,1000)",
    "option_loads": "Aufrufe je Seite im Browser (Vorgabe 15)",
    "option_only": "nur diese Teile, durch Komma getrennt: {parts}",
    "option_project": "Ordner mit der mkdocs.yml (Vorgabe: dieses Repository)",
    "option_profile": "misst nicht, sondern zeigt, wo die Zeit dieser Variante bleibt: {parts}",
    "bad_list": "„{found}“ ist keine Liste von Zahlen ab {least}, durch Komma getrennt.",
    "bad_number": "„{found}“ ist keine ganze Zahl ab {least}.",
    "bad_part": "„{found}“ gibt es nicht. Möglich sind: {parts}.",
    "no_config": "Unter {path} liegt keine mkdocs.yml.",
    "machine": "Rechner: {cores} Kerne, {memory}, {system}, Python {python}, MkDocs {mkdocs}, Material {material}",
    "environment": "Richte die eigene Umgebung für {name} ein …",
    "environment_failed": "Die Umgebung für {name} ließ sich nicht einrichten, diese Variante entfällt:\n{reason}",
    "step": "  {articles} Artikel, Durchgang {round} von {rounds}: {variant} {seconds} s",
    "warned": "  Achtung, „{variant}“ meldet beim Bau {number} Zeilen, zuerst: {first}",
    "build_failed": "Der Bau der Variante „{variant}“ aus {docs} ist gescheitert:\n{reason}",
    "cost_title": "Bau von {articles} Artikeln mit je fünf Fragen (Median aus {rounds})",
    "size_title": "Speicher und Ausgabe bei {articles} Artikeln",
    "growth_title": "Wachstum von {small} auf {large} Artikel (1,00 = gleich viel je Artikel oder Seite)",
    "page_title": "Eine Seite mit {questions} Fragen, kalt geladen (Skriptzeit: Median aus {loads})",
    "click_title": "Eine Checkliste mit {items} beantworteten Punkten: {clicks} Klicks auf Antworten (Rechenzeit)",
    "team_title": "Team-Seite mit {files} Dateien zu je {items} Antworten (Rechenzeit; Median aus {rounds})",
    "save_title": "Speichern unter „make serve“, ein geänderter Artikel (Median aus {saves})",
    "contents": "Inhalte",
    "own_contents": "eigene Inhalte",
    "articles": "{articles} Artikel",
    "first_build": "erster Bau",
    "next_build": "nächster",
    "to_first": "Rechenzeit zum ersten",
    "served": "ausgeliefert",
    "visible": "im Browser",
    "save_lost": "Die gespeicherte Änderung kam nicht an. Was „mkdocs serve“ dazu sagt, steht in .cache/bench/saves/log.",
    "waiting": "Worauf man wartet",
    "middle": "Median",
    "p95": "95 %",
    "longest": "höchstens",
    "click": "Klick",
    "team_result": "bis das Ergebnis steht",
    "team_all": "Tabelle aller Punkte",
    "variant": "Variante",
    "time": "Zeit",
    "spread": "von–bis",
    "cpu": "Rechenzeit",
    "to_plain": "zu Material",
    "to_prune": "zu prune",
    "memory": "Speicher",
    "output": "geschrieben",
    "pages": "Seiten",
    "per_page": "HTML je Seite",
    "largest": "größte Seite",
    "time_growth": "Rechenzeit je Artikel",
    "memory_growth": "Speicher je Artikel",
    "page_growth": "HTML je Seite",
    "kind": "Seite",
    "transfer": "übertragen (gzip)",
    "requests": "Anfragen",
    "widget": "unser HTML",
    "assets": "unser JS und CSS (gzip)",
    "script": "Skriptzeit",
    "ratio": "Verhältnis",
    "goals": "Ziele",
    "goal_time_plain": "Bauzeit zu Material bei {articles}",
    "goal_time_prune": "Bauzeit zu Material mit prune bei {articles}",
    "goal_memory": "Speicher zu Material mit prune bei {articles}",
    "goal_page_growth": "HTML je Seite, {large} zu {small} Artikel",
    "goal_time_growth": "Rechenzeit je Artikel, {large} zu {small} Artikel",
    "goal_widget": "unser HTML der Seite in kB",
    "goal_transfer": "übertragen zu Material",
    "goal_script": "Skriptzeit zu Material",
    "goal_click": "95 % der Klicks bei {items} Punkten, in ms",
    "goal_team": "Rechenzeit für {files} Dateien zu {items} Antworten, in s",
    "goal_visible": "Sekunden, bis Gespeichertes im Browser steht, {contents}",
    "goal_next_build": "Rechenzeit nach einer Änderung zum ersten Bau, {contents}",
    "way_title": "Wege über die Site auf einem Telefon (360 × 740)",
    "way": "Weg",
    "taps": "Tipps",
    "screens": "Bildschirme",
    "words": "Wörter",
    "way_plan": "Start bis drei Maßnahmen im Plan",
    "way_article": "Ende eines Artikels bis zur eigenen Antwort",
    "way_colleague": "Einladung bis zurückgegeben, ohne die Antworten",
    "way_list": "alle {items} Aussagen als Liste",
    "goal_way": "{way}: {part}",
    "goal_card": "Höhe einer unberührten Aussage in Pixeln, im Mittel",
    "goal_return": "Überfälliges und Fälliges, das nach drei Monaten nicht auf dem ersten Bildschirm steht",
    "load_title": "{requests} Anfragen an nginx, {lost} verloren ({readers} Leser, Median aus Durchgängen zu {turn})",
    "load": "Einstellungen",
    "load_ours": "die des Baus",
    "load_minimal": "nur der Ort der Dateien",
    "per_second": "Anfragen je Sekunde",
    "goal_load": "Zeit unter Last zu einem Server ohne unsere Einstellungen",
    "goal_lost": "verlorene Anfragen unter Last",
    "no_server": "Für die Messung unter Last fehlt nginx, unter Debian: sudo apt-get install nginx-light",
    "search_step": "  Suche: {engine} …",
    "bad_queries": "{file}, Zeile {line}: Füllen Sie alle Spalten ({columns}), als Teil {parts}.",
    "lost_pages": "Diese Seiten aus bench/queries.csv gibt es nicht, nennen Sie dort die neuen Adressen: {pages}",
    "pagefind_failed": "Pagefind konnte die Website nicht lesen, diese Suche entfällt:\n{reason}",
    "search_title": "Suche: was Menschen eingeben, Teil „{part}“, {queries} Anfragen",
    "search": "Suche",
    "first": "erste Seite richtig",
    "three": "unter drei",
    "nothing": "nichts gefunden",
    "lost": "Treffer von Material verloren",
    "kinds_title": "Dieselben nach Art der Anfrage: erste richtig / unter drei / nichts gefunden",
    "sort": "Art",
    "queries": "Anfragen",
    "search_cost_title": "Was eine Suche kostet, {contents} (95 %, vierfach gebremst, daher ohne Worker)",
    "first_view": "erster Seitenaufruf (gzip)",
    "to_result": "bis zum Ergebnis",
    "to_result_most": "höchstens",
    "answer": "Antwort",
    "shown": "Anzeige",
    "search_builds_title": "Bauzeit mit und ohne Suche, {contents} (Median aus {rounds})",
    "search_wrong": "Hier ist unsere erste Seite keine der erwarteten:",
    "search_wrong_line": "  {text}: {found} statt {expected}{lost}",
    "search_lost": " (von Material gefunden)",
    "goal_first": "erste Seite richtig, „{part}“",
    "goal_three": "richtig unter drei, „{part}“",
    "goal_nothing": "nichts gefunden, „{part}“",
    "goal_not_lost": "verlorene Treffer von Material, „{part}“",
    "goal_search_bytes": "MB bis zum ersten Ergebnis, {contents}",
    "goal_search_wait": "Sekunden von der Taste bis zum Ergebnis, vierfach gebremst, {contents}",
    "goal_search_build": "Bauzeit zu der mit dem Index von Material, {contents}",
    "met": "erreicht",
    "missed": "verfehlt",
    "goal": "  {verdict}: {name} {value} (Ziel {bound} {limit}{beside})",
    "at_most": "höchstens",
    "at_least": "mindestens",
    "beside": "; nach Rechenzeit {cpu}",
    "areas_title": "Eigene Zeit nach Bereich (gemessen mit cProfile, das Aufrufe verteuert: nur als Anteil zu lesen)",
    "functions_title": "Funktionen mit allem, was sie aufrufen",
    "area": "Bereich",
    "function": "Funktion",
    "own_time": "eigene Zeit",
    "whole_time": "gesamt",
    "share": "Anteil",
    "calls": "Aufrufe",
    "saved": "Alle Zahlen: {path}",
}

VARIANT_NAMES = {
    "plain": "Material",
    "prune": "Material mit prune",
    "ours": "diese Site",
    "mkdocs-quiz": "Material mit mkdocs-quiz",
}

SEARCH_NAMES = {
    "default": "Material",
    "pagefind": "Pagefind",
    "ours": "diese Site",
    "theme-index": "mit dem Index von Material",
    "no-search": "ohne Suche",
}


def number(value: float, digits: int = 2) -> str:
    """1234.5 as 1.234,50."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def amount(size: float) -> str:
    """Bytes in the unit a reader wants, powers of 1,000."""
    for unit, step in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= step:
            return f"{number(size / step, 1)} {unit}"
    return f"{number(size, 0)} B"


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A table for the terminal: the first column to the left, the numbers to the right."""
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    return "\n".join(_line(row, widths) for row in [heads, *rows])


def _line(row: list[str], widths: list[int]) -> str:
    numbers = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
    return "  " + "  ".join([row[0].ljust(widths[0]), *numbers])
