"""What contributors read when something is wrong: what it is, then how to mend it. One table."""

from __future__ import annotations

from difflib import get_close_matches

MESSAGES = {
    # settings
    "site-id": "mkdocs.yml: extra.kb.site_id fehlt oder ist ungültig. Schreiben Sie Kleinbuchstaben, Ziffern und Bindestriche, "
    "etwa „kundenbindung“. Die Kennung darf sich später nie ändern, sonst finden Leser ihre Antworten nicht wieder.",
    # the file as a whole
    "front-matter": "Die Kopfdaten zwischen den beiden Zeilen „---“ sind kein gültiges YAML. "
    "Schreiben Sie je Zeile „name: Wert“ und setzen Sie Werte mit Doppelpunkt in Anführungszeichen. "
    "Sollten es keine Kopfdaten sein, lassen Sie die erste Zeile der Datei leer.",
    "front-matter-shape": "Die Kopfdaten wirken nicht und erschienen als Text. Die Datei muss mit einer Zeile aus "
    "drei Minuszeichen „---“ beginnen, ohne Leerzeile davor, und die Kopfdaten müssen mit einer zweiten solchen Zeile enden.",
    "file-name": "Aus „{found}“ wird keine brauchbare Seite. Nennen Sie die Datei mit Kleinbuchstaben ohne Umlaute, "
    "Ziffern und Bindestrichen, am Ende „.md“, zum Beispiel „beschwerden-nutzen.md“.",
    "meta-key": "„{found}“ hat keine Wirkung in den Kopfdaten.{hint} Achtung: Schreibung und Doppelpunkt müssen stimmen. "
    "Berichtigen Sie das Wort.",
    "meta-tags": "„tags“ ist keine Liste. Schreiben Sie „tags:“ und darunter je Zeile ein Schlagwort, eingerückt: „- Treue“",
    "meta-short": "Das Kürzel „{found}“ ist zu lang für die Tabelle der Widersprüche. Nehmen Sie höchstens {max} Zeichen.",
    "meta-short-twice": "Das Kürzel „{found}“ hat schon {other}. Geben Sie dieser Quelle ein anderes.",
    "not-utf8": "Die Datei ist nicht in UTF-8 gespeichert. Speichern Sie sie mit der Zeichenkodierung UTF-8.",
    "comment-open": "Der Kommentar „<!--“ wird nicht geschlossen, alles danach ginge verloren. Schließen Sie ihn mit „-->“.",
    "html-open": "Der HTML-Block „{found}“ wird nicht geschlossen, alles danach ginge verloren. "
    "Schließen oder löschen Sie ihn.",
    "html-hidden": "Diese Zeile steht in einem HTML-Block und gilt deshalb nicht als Markdown. "
    "Öffnen Sie ihn mit „<{found} markdown>“ und lassen Sie danach und vor „</{found}>“ je eine Zeile leer.",
    "tag-markdown": "Was zwischen „<{found}>“ und „</{found}>“ steht, gilt auf der Website nicht als Markdown. "
    "Öffnen Sie das Element mit „<{found} markdown>“.",
    "tag-open": "Zum HTML-Element „<{found}>“ fehlt das Ende. Ergänzen Sie „</{found}>“. "
    "Wenn Sie kein HTML meinen, schreiben Sie „&lt;“ statt „<“.",
    "tag-close": "Zu „</{found}>“ fehlt hier der Anfang „<{found}>“. Ergänzen Sie ihn oder löschen Sie „</{found}>“.",
    "box-loose": "Die Zeile „{found}“ sieht aus wie ein Eintrag mit Kästchen, gehört aber zum Text davor. "
    "Beginnen Sie sie ganz links mit „- [ ]“ oder „- [x]“, jeweils mit Leerzeichen nach „-“ und nach „]“.",
    "item-space": "Nach „{found}“ fehlt ein Leerzeichen, die Zeile gehört deshalb zum Eintrag davor. Schreiben Sie „- {rest}“.",
    "box-outside": "Kästchen wirken nur in einem Abschnitt, dessen Überschrift der Ebene 2 mit „{{.quiz}}“ "
    "oder „{{.checklist}}“ endet. "
    "Ergänzen Sie dort die Klasse, oder schreiben Sie die Liste ohne Kästchen. "
    "Achtung: Auch ein Text mit „---“ direkt darunter gilt als Überschrift der Ebene 2; davor fehlt dann eine Leerzeile.",
    "item-outside": "Dieser Eintrag mit „{found}“ steht in keinem Abschnitt, der ihn versteht. Ergänzen Sie an der Überschrift "
    "darüber (zwei Rautezeichen) „{{.claims}}“, „{{.checklist}}“, „{{.glossary}}“ oder „{{.theses}}“.",
    "list-tight": "Zwischen diesem Satz und der Liste fehlt eine Leerzeile, die Liste erschiene als Fließtext. "
    "Lassen Sie vor dem ersten Eintrag eine Zeile frei.",
    "list-bullet": "„{found}“ am Zeilenanfang ist kein Listenzeichen, die Zeilen liefen ineinander. "
    "Schreiben Sie „- “ und lassen Sie vor der Liste eine Zeile frei.",
    "title-missing": "Die Datei hat keinen Titel. Beginnen Sie sie mit „# Titel der Seite“.",
    "fence-open": "Der Codeblock wird nicht geschlossen, alles danach ginge verloren. "
    "Ergänzen Sie hinter dem Code eine Zeile mit „{found}“.",
    "heading-space": "Nach „{found}“ fehlt ein Leerzeichen, die Zeile gilt nicht als Überschrift. "
    "Schreiben Sie „{found} {title}“.",
    "too-deep": "Listen und Zitate sind hier zu tief verschachtelt, der Inhalt ginge verloren. "
    "Verschachteln Sie höchstens fünf Ebenen.",
    # sections
    "section-unknown": "Die Klasse „.{found}“ ist unbekannt.{hint} "
    "Es gibt {{.quiz}}, {{.checklist}}, {{.claims}}, {{.glossary}} und {{.theses}}; andere Klassen lassen Sie weg.",
    "section-dot": "„{found}“ macht die Überschrift noch nicht zum Abschnitt. Schreiben Sie den Namen mit Punkt und "
    "ans Ende der Zeile: „## {title} {{.{kind}}}“",
    "section-round": "„{found}“ steht in runden Klammern und wirkt nicht. Schreiben Sie geschweifte: „## {title} {{.{kind}}}“",
    "section-setext": "Die Linie direkt unter diesem Text macht ihn zur Überschrift und beendet den Abschnitt. "
    "Lassen Sie vor der Linie eine Zeile leer. Soll es eine Überschrift sein, schreiben Sie „## {title}“.",
    "section-level": "„{{.{found}}}“ wirkt nur an einer Überschrift der Ebene 2. Schreiben Sie „## {title} {{.{found}}}“.",
    "section-nested": "„{{.{found}}}“ steht in einem Zitat oder einer Liste und würde übersehen. "
    "Rücken Sie die Überschrift ganz nach links.",
    "section-two": "Die Überschrift trägt zwei Abschnittsarten ({found}). Lassen Sie eine stehen.",
    "section-place": "Ein Abschnitt „.{found}“ gehört in eine Datei unter {place}. Verschieben Sie ihn dorthin.",
    "section-empty": "Der Abschnitt „{title}“ ist leer. Ergänzen Sie mindestens {what} oder löschen Sie die Überschrift.",
    "section-attribute": "„{found}“ in den geschweiften Klammern ist unbekannt. "
    "Erlaubt sind eine #kennung und Klassen wie .quiz.",
    # ids and classes of items
    "id-missing": "{what} hat keine Kennung. Fügen Sie hinter dem letzten Wort an: {{#{proposal}}}",
    "braces": "„{found}“ gilt so nicht als Kennung oder Klasse. Schreiben Sie alles in ein einziges Klammerpaar "
    "hinter das letzte Wort, Kennungen mit „#“, Klassen mit Punkt: {{#kennung .klasse}}",
    "braces-early": "Hinter „{found}“ darf nichts mehr stehen, auch kein Punkt. Folgt ein neuer Absatz, "
    "lassen Sie davor eine Zeile frei.",
    "braces-alone": "„{found}“ steht allein und erschiene als Text auf der Seite. Setzen Sie es ans Ende der Zeile, "
    "zu der es gehört; fehlt davor „- “, ergänzen Sie es.",
    "id-form": "Die Kennung „{found}“ ist ungültig: nur Kleinbuchstaben ohne Umlaute, Ziffern und einzelne Bindestriche. "
    "Schreiben Sie {{#{proposal}}}",
    "id-two": "Hier stehen zwei Kennungen ({found}). Lassen Sie eine stehen.",
    "id-twice": "Die Kennung „{found}“ ist schon vergeben, in {other}. Wählen Sie eine neue, etwa {{#{proposal}}}",
    "id-heading": "Die Kennung „{found}“ ist zugleich die Sprungmarke einer Überschrift, in {other}. "
    "Wählen Sie eine andere, etwa {{#{proposal}}}",
    "class-unknown": "Die Klasse „.{found}“ ist hier unbekannt.{hint} Erlaubt: {allowed}.",
    "attribute-unknown": "„{found}“ in den geschweiften Klammern ist unbekannt. Erlaubt sind eine #kennung und {allowed}.",
    # quiz
    "question-none": "Vor diesen Antworten steht keine Frage. Schreiben Sie davor eine Überschrift der Ebene 3: "
    "„### Ihre Frage? {{#kennung}}“",
    "question-level": "In einem Quiz ist jede Frage eine Überschrift der Ebene 3. Schreiben Sie „### {title}“.",
    "question-text": "Die Frage hat keinen Text. Schreiben Sie ihn hinter „###“.",
    "question-options": "Die Frage hat keine Antworten. Ergänzen Sie eine Liste mit „- [ ] falsche Antwort“ "
    "und „- [x] richtige Antwort“.",
    "question-few": "Die Frage hat nur eine Antwort. Ergänzen Sie mindestens eine zweite.",
    "question-key": "Keine Antwort ist als richtig markiert. Setzen Sie bei der richtigen „- [x]“.",
    "question-lists": "Die Frage hat eine zweite Liste von Antworten. Fassen Sie alle Antworten in einer Liste zusammen, "
    "mit gleichem Listenzeichen und ohne Text dazwischen.",
    "question-quote": "Das Zitat steht nicht unter einer Antwort. Rücken Sie die Zeile mit „>“ um vier Leerzeichen ein, "
    "damit sie zur Antwort darüber gehört. Gehört der Text zur Erklärung, schreiben Sie ihn ohne „>“.",
    "question-quote-first": "Zwischen Frage und Antworten darf kein Zitat stehen. Schreiben Sie den Text ohne „>“.",
    "reserved-order": "Eine nummerierte Liste als Antwort ist für Reihenfolge-Fragen reserviert, die es noch nicht gibt. "
    "Schreiben Sie Antworten als „- [ ]“ und „- [x]“.",
    "reserved-match": "Eine Tabelle als Antwort ist für Zuordnungs-Fragen reserviert, die es noch nicht gibt. "
    "Schreiben Sie Antworten als „- [ ]“ und „- [x]“.",
    "reserved-estimate": "„= Zahl“ als Antwort ist für Schätzfragen reserviert, die es noch nicht gibt. "
    "Schreiben Sie Antworten als „- [ ]“ und „- [x]“.",
    "reserved-free": "Ein Zitat als Antwort ist für Freitext-Fragen reserviert, die es noch nicht gibt. "
    "Schreiben Sie Antworten als „- [ ]“ und „- [x]“.",
    "reserved-gap": "„{{{{…}}}}“ in der Frage ist für Lückentexte reserviert, die es noch nicht gibt. "
    "Schreiben Sie die Frage ohne doppelte geschweifte Klammern.",
    "box": "Das Kästchen „{found}“ ist nicht lesbar. Tippen Sie es neu: „[ ]“ oder „[x]“, danach ein Leerzeichen.",
    "box-space": "Nach dem Kästchen „{found}“ fehlt ein Leerzeichen. Fügen Sie es ein.",
    "option-box": "Der Antwort fehlt das Kästchen. Schreiben Sie „- [ ] {text}“ oder „- [x] {text}“.",
    "option-empty": "Die Antwort hat keinen Text. Schreiben Sie ihn hinter das Kästchen.",
    "option-equal": "Zwei Antworten lauten gleich: „{text}“ (auch Zeile {other}). Ändern Sie eine davon.",
    "option-key": "Zwei Antworten haben dieselbe Kennung „{found}“ (auch Zeile {other}). Geben Sie dieser eine andere: "
    "{{#kennung}}",
    "option-content": "Unter der Antwort steht {what}, dort darf aber nur ihre Rückmeldung stehen. "
    "Schreiben Sie diese als Zitat, "
    "um vier Leerzeichen eingerückt: „    > …“. Weitere Antworten beginnen ganz links, "
    "die Erklärung steht hinter allen Antworten.",
    # checklist
    "check-heading": "In einem Abschnitt mit Prüfpunkten darf keine Überschrift stehen. "
    "Schreiben Sie „- [ ] {title}“ oder beginnen Sie einen neuen Bereich in einer eigenen Datei.",
    "check-outside": "Hier steht {what} zwischen oder hinter den Prüfpunkten. Rücken Sie die Zeilen um vier Leerzeichen ein, "
    "damit sie zum Prüfpunkt darüber gehören.",
    "check-box": "Das Kästchen „{found}“ ist nicht lesbar. Tippen Sie es neu: „- [ ]“, danach ein Leerzeichen.",
    "check-solved": "Prüfpunkte haben keine richtige Antwort. Schreiben Sie „- [ ]“ statt „{found}“.",
    "check-ordered": "Prüfpunkte stehen in einer Liste mit „-“, nicht in einer nummerierten. "
    "Schreiben Sie „- [ ] …“ für eine Aussage oder „- …?“ für eine offene Frage.",
    "check-empty": "Der Prüfpunkt hat keinen Text. Schreiben Sie ihn hinter „- [ ]“.",
    "check-next": "Dem Prüfpunkt fehlt der nächste Schritt. Ergänzen Sie darunter, um vier Leerzeichen eingerückt: "
    "„    > Tun Sie …“",
    "check-reading": "Dem Prüfpunkt fehlt der Link zum Nachlesen. Ergänzen Sie darunter, um vier Leerzeichen eingerückt, "
    "eine Zeile nur mit einem Link: „    [Titel](../themen/artikel.md)“",
    "check-nested": "Der Prüfpunkt hat eine Unterliste mit Kästchen oder Kennungen. "
    "Schreiben Sie jeden Prüfpunkt in die oberste Ebene der Liste.",
    # claims
    "claim-heading": "In einem Abschnitt mit Aussagen darf keine Überschrift stehen. Schreiben Sie „- {title}“ als Aussage.",
    "claim-outside": "Hier steht {what} zwischen oder hinter den Aussagen. Rücken Sie die Zeilen um vier Leerzeichen ein, "
    "damit sie zur Aussage darüber gehören.",
    "claim-ordered": "Aussagen stehen in einer Liste mit „-“, nicht in einer nummerierten. Schreiben Sie „- …“ statt „1. …“.",
    "claim-box": "Aussagen haben kein Kästchen. Schreiben Sie „- …“ statt „- {found} …“.",
    "claim-empty": "Die Aussage hat keinen Text. Schreiben Sie ihn hinter „-“.",
    "claim-nested": "Die Aussage hat eine Unterliste mit Kästchen oder Kennungen. "
    "Schreiben Sie jede Aussage in die oberste Ebene der Liste.",
    "claim-kind": "Der Aussage fehlt ihre Art. Ergänzen Sie in den geschweiften Klammern eine von: {allowed}.",
    "claim-kinds": "Die Aussage hat mehrere Arten ({found}). Lassen Sie eine stehen.",
    "claim-grade": "Der Aussage fehlt die Beleglage. Ergänzen Sie in den geschweiften Klammern eine von: {allowed}.",
    "claim-grades": "Die Aussage hat mehrere Beleglagen ({found}). Lassen Sie eine stehen.",
    "claim-worth": "Der Zahl fehlt ihre Herkunft. Ergänzen Sie darunter, um vier Leerzeichen eingerückt: "
    "woher sie stammt, aus welchem Jahr, wer befragt wurde, was sie zeigt und was nicht.",
    "claim-reading": "Der Aussage fehlt der Link zu der Stelle, an der die Website sie behandelt. Ergänzen Sie darunter, "
    "um vier Leerzeichen eingerückt, eine Zeile nur mit einem Link: „    [Titel](../themen/artikel.md#abschnitt)“",
    # labelled lines in glossary and theses
    "label-empty": "Hinter „{found}:“ steht nichts. Ergänzen Sie dahinter, was gemeint ist, oder löschen Sie die Zeile.",
    "label-joined": "„{found}“ gilt hier als ein einziges Wort. Trennen Sie mehrere durch Kommas.",
    "label-unknown": "„{found}“ hat hier keine Bedeutung und erschiene als Text.{hint} Erlaubt: {allowed}. "
    "Soll es Text sein, schreiben Sie einen ganzen Satz mit Punkt.",
    # glossary
    "term-heading": "Zwischen Begriffen darf keine Überschrift stehen. Schreiben Sie „- {title}“ als Begriff.",
    "term-outside": "Hier steht {what} zwischen oder hinter den Begriffen. Rücken Sie die Zeilen um vier Leerzeichen ein, "
    "damit sie zum Begriff darüber gehören.",
    "term-ordered": "Begriffe stehen in einer Liste mit „-“, nicht in einer nummerierten. Schreiben Sie „- …“ statt „1. …“.",
    "term-box": "Begriffe haben kein Kästchen. Schreiben Sie „- …“ statt „- {found} …“.",
    "term-empty": "Der Begriff hat keinen Text. Schreiben Sie ihn hinter „-“.",
    "term-nested": "Der Begriff hat eine Unterliste mit Kästchen oder Kennungen. "
    "Schreiben Sie jeden Begriff in die oberste Ebene der Liste.",
    "term-short": "Dem Begriff fehlt seine Erklärung. Ergänzen Sie darunter, um vier Leerzeichen eingerückt, einen Satz.",
    "term-reading": "Dem Begriff fehlt der Link zu der Stelle, an der die Website ihn behandelt. Ergänzen Sie darunter, "
    "um vier Leerzeichen eingerückt, eine Zeile nur mit einem Link: „    [Titel](themen/artikel.md#abschnitt)“",
    "term-twice": "„{found}“ steht schon an anderer Stelle, in {other}. Löschen Sie das Wort an einer der Stellen.",
    # theses
    "thesis-heading": "Zwischen Thesen darf keine Überschrift stehen. Schreiben Sie „- {title}“ als These.",
    "thesis-outside": "Hier steht {what} zwischen oder hinter den Thesen. Rücken Sie die Zeilen um vier Leerzeichen ein, "
    "damit sie zur These darüber gehören.",
    "thesis-ordered": "Thesen stehen in einer Liste mit „-“, nicht in einer nummerierten. Schreiben Sie „- …“ statt „1. …“.",
    "thesis-box": "Thesen haben kein Kästchen. Schreiben Sie „- …“ statt „- {found} …“.",
    "thesis-empty": "Die These hat keinen Text. Schreiben Sie ihn hinter „-“.",
    "thesis-nested": "Die These hat eine Unterliste mit Kästchen oder Kennungen. "
    "Schreiben Sie jede These in die oberste Ebene der Liste.",
    "thesis-stand": "Bei der These steht nicht, welche Aussagen dafür oder dagegen sprechen. Ergänzen Sie darunter, um vier "
    "Leerzeichen eingerückt, eine Zeile wie „    Dafür: s0-05, s1-06“, „    Dagegen: …“ oder „    Bedingt: …“.",
    "thesis-verdict": "Bei der These steht nicht, was sich darüber sagen lässt. Ergänzen Sie darunter, um vier Leerzeichen "
    "eingerückt, ein bis drei Sätze.",
    "thesis-reading": "Der These fehlt der Link zum Nachlesen. Ergänzen Sie darunter, um vier Leerzeichen eingerückt, "
    "eine Zeile nur mit einem Link: „    [Titel](themen/artikel.md#abschnitt)“",
    "thesis-claim": "Eine Aussage mit der Kennung „{found}“ gibt es nicht.{hint} "
    "Sehen Sie nach: In docs/quellen/ steht hinter jeder Aussage ihre Kennung.",
    "thesis-source": "Dieselbe Quelle ({found}) steht bei dieser These in zwei Zeilen. "
    "Spricht sie teils dafür und teils dagegen, nennen Sie alle ihre Aussagen hinter „Bedingt:“.",
    # charts
    "chart-kind": "Ein Bild der Art „{found}“ gibt es nicht.{hint} Erlaubt: {allowed}.",
    "chart-table": "Unter „kb:chart {found}“ steht keine Tabelle, aus der ein Bild werden kann. "
    "Schreiben Sie die Tabelle nach einer Leerzeile direkt darunter, oder löschen Sie den Kommentar.",
    "chart-cells": "Dieser Zeile fehlt eine Zahl, im Bild klaffte eine Lücke. Ergänzen Sie sie, oder schreiben Sie „–“.",
    "chart-sum": "Die Anteile dieser Zeile ergeben zusammen {found}, nicht 100. Prüfen Sie die Zahlen.",
    "chart-range": "In „{found}“ steht die größere Zahl vorn. Schreiben Sie die kleinere zuerst.",
    "chart-order": "„{found}“ steht in der ersten Spalte nicht an seinem Platz, die Linien liefen zurück. "
    "Ordnen Sie die Zeilen aufsteigend.",
    "chart-limit": "„{found}“ liegt außerhalb des Bildes. Die Linien reichen von 0 bis 100: Rechnen Sie die Werte darauf um.",
    "chart-rows": "Aus einer einzigen Zeile entsteht keine Linie. Ergänzen Sie mindestens eine zweite.",
    "comment-kb": "Der Kommentar „{found}“ bewirkt nichts. Schreiben Sie genau „<!-- kb:chart ranges -->“ "
    "(oder shares, curves) ganz links über eine Tabelle, oder „<!-- kb:progress quiz -->“ (oder check).",
    "chart-number": "„{found}“ ist keine Zahl, das Bild kann sie nicht zeigen. Schreiben Sie zum Beispiel „12,5“ oder "
    "„5 bis 25“, und „–“ für einen fehlenden Wert.",
    # links
    "link-file": "Der Link führt zu „{found}“, diese Datei gibt es nicht.{hint} "
    "Berichtigen Sie den Weg dorthin; er beginnt im Ordner dieser Datei.",
    "link-anchor": "Der Link führt zu „{found}“, diese Sprungmarke gibt es dort nicht.{hint} "
    "Eine Sprungmarke ist der Text der Überschrift: klein, mit Bindestrichen, ae, oe, ue und ss.",
    "link-empty": "Der Link „[{found}]“ hat kein Ziel. Schreiben Sie es zwischen die Klammern: „[{found}](ziel.md)“",
    "link-space": "Das Linkziel „{found}“ enthält Leerzeichen. Setzen Sie es in spitze Klammern: „[Text](<{found}>)“",
    "link-html": "Der Verweis auf „{found}“ ist in HTML geschrieben und bräche, "
    "wenn der Eintrag auf einer anderen Seite erscheint. "
    "Schreiben Sie ihn als Markdown: „[Text]({found})“, ein Bild als „![Text]({found})“",
    "link-definition": "Diese Zeile legt nur ein Linkziel für „[{found}]“ fest und erscheint nicht auf der Seite. "
    "Schreiben Sie das Ziel direkt hinter den Link: „[Text](ziel.md)“. Soll es Text sein, lassen Sie den Doppelpunkt weg.",
    "link-reference": "Der Link „[{found}]“ steht als Verweis mit Ziel an anderer Stelle. "
    "Schreiben Sie das Ziel direkt dahinter: „[Text](ziel.md)“",
    "footnote": "Zur Fußnote „[^{found}]“ gibt es keinen Text. Ergänzen Sie am Ende der Datei eine Zeile, "
    "die ganz links beginnt: „[^{found}]: …“",
    "footnote-twice": "Die Fußnote „[^{found}]“ hat schon einen Text, dieser würde ihn ersetzen. "
    "Geben Sie einer von beiden einen anderen Namen.",
    "section-generated": "Diese Seite entsteht von selbst, die Datei steht nur als Einleitung darüber. "
    "Die Einträge würden nicht erscheinen. Verschieben Sie den Abschnitt in eine Datei mit anderem Namen.",
    # quality, as warnings
    "lint-feedback": "Die Antwort „{text}“ hat keine Rückmeldung. Erklären Sie darunter in einem Zitat, "
    "warum sie richtig oder falsch ist.",
    "lint-statement": "Die Antworten wirken wie eine Aussage mit Ja und Nein, gelten aber nicht so und würden gemischt. "
    "Schreiben Sie genau „Stimmt“ und darunter „Stimmt nicht“, ohne Punkt.",
    "lint-open": "Der Prüfpunkt hat kein Kästchen und gilt deshalb als offene Frage, endet aber nicht mit „?“. "
    "Schreiben Sie „- [ ] …“ vor eine Aussage.",
    "lint-negative": "Die Frage ist verneint („{found}“). Fragen Sie nach dem, was zutrifft.",
    "lint-all-of": "Die Antwort „{text}“ verweist auf andere Antworten. Schreiben Sie eine eigene Aussage.",
    "lint-absolute": "Die falsche Aussage verrät sich durch „{found}“. Formulieren Sie ohne dieses Wort.",
    "lint-longest": "Bei {share} % von {n} Fragen ist die richtige Antwort die längste und damit zu erraten. "
    "Gleichen Sie hier und anderswo die Längen der Antworten an.",
    "lint-position": "Bei {share} % der Fragen steht die richtige Antwort an Stelle {place}. "
    "Stellen Sie hier und anderswo Antworten um.",
    # references and language, checked by kb.language
    "host-unknown": "Die Adresse „{found}“ steht nicht in adressen.txt. Führt der Link zum Original (Zeitschrift, Verlag, "
    "Hochschule, Behörde, Pressemitteilung)? Dann tragen Sie sie dort ein. "
    "Eine Kopie auf einer Sammelseite ersetzen Sie durch das Original.",
    "host-report": "„{found}“ ist laut adressen.txt ein Bericht, kein Original. Sagen Sie das im Satz, "
    "zum Beispiel „nach einem Bericht von …“.",
    "host-line": "{file}: Die Zeile „{found}“ ist nicht lesbar. Schreiben Sie „adresse art wer dort veröffentlicht“, "
    "als Art eine von: {allowed}.",
    "prose-long": "Der Satz „{text} …“ hat {n} Wörter, mehr als {max}. Teilen Sie ihn.",
    "prose-average": "Die Sätze dieser Seite haben im Mittel {average} Wörter, mehr als {max}. "
    "Kürzen oder teilen Sie die längsten.",
    "prose-du": "„{found}“: Sprechen Sie die Leser mit „Sie“ an. In einem Zitat „…“ ist es erlaubt.",
    "prose-gender": "„{found}“: Schreiben Sie ohne Sonderzeichen und Binnen-I, zum Beispiel „Mitarbeitende“ oder „Fachleute“.",
    "prose-quotes": "Bei „{found}“ steht ein gerades Anführungszeichen. Schreiben Sie „…“ (unten und oben).",
    "prose-percent": "„{found}“: Setzen Sie vor das Prozentzeichen ein geschütztes Leerzeichen (U+00A0), dann bricht die Zeile "
    "dort nicht um. Sie können es hier kopieren: „5 %“.",
    "prose-abbreviation": "„{found}“: Setzen Sie in die Abkürzung ein geschütztes Leerzeichen (U+00A0). "
    "Sie können sie hier kopieren: „z. B.“, „u. a.“, „d. h.“.",
    "prose-invisible": "In „{found}“ steckt ein unsichtbares Zeichen, meist aus einem anderen Programm. "
    "Tippen Sie das Wort neu.",
    "prose-dash": "„{found}“: Schreiben Sie einen Gedankenstrich „–“ oder Auslassungspunkte „…“.",
    "prose-instead": "„{found}“: Auf dieser Website steht dafür „{term}“, siehe Glossar. "
    "In einem Zitat „…“ ist das Wort erlaubt.",
    "spelling": "„{found}“ steht nicht im Wörterbuch. Berichtigen Sie das Wort. "
    "Ist es richtig, tragen Sie es in woerter.txt ein.",
}


def message(key: str, **values: object) -> str:
    """The sentence for `key` with its values filled in. Raises KeyError for an unknown key or a missing value."""
    return MESSAGES[key].format(**values)


def hint(found: str, known: list[str] | tuple[str, ...], mark: str = "") -> str:
    """` Meinten Sie „x“?` when something known is spelled nearly like `found`, else nothing."""
    close = get_close_matches(found, known, n=1, cutoff=0.7)
    return f" Meinten Sie „{mark}{close[0]}“?" if close else ""
