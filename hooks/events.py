"""MkDocs wiring: each event hands its material to `kb` and takes back pages. Knows MkDocs; `kb` does not."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from editions import Editions
from jinja2 import Environment
from kb.checks.catalogue import read_catalogue
from kb.checks.ledger import read_predecessors
from kb.html.named import with_named_folds
from kb.html.render import KbExtension, splice
from kb.ids import is_id, slugify
from kb.kept import Kept
from kb.messages import message
from kb.model import Catalogue
from kb.outputs.assets import SOURCES, AssetError, Assets, build_assets, read_sources
from kb.outputs.exchange.portable import Site
from kb.outputs.files import Made, files_of
from kb.outputs.search.documents import documents, groups, terms_of
from kb.outputs.search.files import search_files
from kb.outputs.search.theme import LEFT_OUT, asking, searching
from kb.outputs.settings import is_address
from kb.site.faults import without_faults
from kb.site.free_port import free_port
from kb.site.menu import menu_problems, read_menu
from kb.site.nav import expand_nav, group_names
from kb.site.pages import Build, build_pages
from kb.site.theme import Once, near
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from rebuild import COMPILED, Conversions, around_markdown, around_pages, keep_output, settings_of
from watchdog.observers.polling import PollingObserver

log = get_plugin_logger("kb")
LOOK_EVERY = 0.2
"""Seconds between two looks for a change under `make serve`."""
THEME_SCRIPT = "assets/javascripts/bundle.*.min.js"


@dataclass
class State:
    """What one build hands from event to event."""

    conversions: Conversions = field(default_factory=lambda: Conversions(Kept()))
    nav: Navigation = field(default_factory=lambda: Navigation([], []))
    settings: str = ""
    extension: KbExtension = field(default_factory=lambda: KbExtension({}))
    assets: Assets = field(default_factory=lambda: Assets({}, {}))
    anchors: Mapping[str, Set[str]] = field(default_factory=dict)
    build: Build = field(default_factory=lambda: Build({}, {}))
    catalogue: Catalogue = field(default_factory=lambda: Catalogue({}))


@dataclass
class Session:
    """What lasts as long as the program: whether somebody is writing (`serve`), and the build that is going on."""

    serving: bool = False
    kept: Kept = field(default_factory=Kept)
    editions: Editions = field(default_factory=Editions)
    state: State = field(default_factory=State)

    def start(self, serving: bool) -> None:
        """Nothing has been built yet."""
        self.serving, self.kept = serving, Kept(lasting=serving)


session = Session()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """A build begins: generated blocks and German anchors for the site's Markdown."""
    session.editions.begin(config, session.serving)
    if not is_id(str(config.extra.get("kb", {}).get("site_id", ""))):
        raise ConfigurationError(message("site-id"))
    if not is_address(config.site_url or ""):
        raise ConfigurationError(message("site-url", found=config.site_url or ""))
    session.kept.begin()
    session.state = State(Conversions(session.kept))
    config.markdown_extensions.append(session.state.extension)  # type: ignore[arg-type]
    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify
    return config


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether somebody is writing (`serve`), so that results are kept, or the site is being published."""
    session.start(command == "serve")


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    """Look for changes more often than MkDocs does. Take the next port if somebody has ours."""
    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=LOOK_EVERY)
    for path in watched:
        server.watch(path)
    session.editions.watch(server, config)
    host, wanted = server.server_address
    port = free_port(host, wanted)
    if port != wanted:
        server.server_address = (host, port)
        server.url = server.url.replace(f":{wanted}", f":{port}", 1)
        log.warning(message("port-taken", port=wanted, url=server.url))


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the catalogue, report problems, add generated pages and assets, fill the navigation."""
    state = session.state
    _add_assets(files, config)
    catalogue = state.catalogue = _read(files, config)
    folders = (Path(config.config_file_path).parent, session.editions.folder)
    former = {item: old for folder in folders if folder for item, old in read_predecessors(folder).items()}
    state.build = build_pages(catalogue, config.extra["kb"]["site_id"], kept=session.kept, former=former)
    state.anchors = catalogue.anchors
    state.extension.skeletons = state.build.skeletons
    state.extension.terms = state.build.terms
    _add_pages(files, config)
    session.editions.edited(files)
    site = Site(config.extra["kb"]["site_id"], config.site_url or "")
    for made in files_of(Made(catalogue, state.build, state.assets, site)):
        files.append(File.generated(config, made.url, content=made.content))
    if config.nav:
        titles = _titles(files)
        session.editions.menu(config, titles)
        _check_menu(config)
        config.nav = expand_nav(config.nav, titles)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """All pages are known: what has been kept of them can be told from what has changed."""
    state = session.state
    state.nav = nav
    state.settings = settings_of(config) + session.editions.settings()
    terms = tuple((term.path, term.names, term.short) for term in state.build.terms)
    state.conversions.begin((state.settings, terms, around_markdown(files)))
    state.extension.known, state.extension.rendered = session.kept.made(("spans", state.settings), lambda: ({}, {}))


def _made_by_kb(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page as `kb` made it, with the widgets it needs."""
    state = session.state
    state.extension.here = page.file.src_uri
    built = state.build.pages.get(page.file.src_uri)
    if built is None:
        return markdown
    if built.questions or not built.searched:
        page.meta["search"] = {"exclude": True}  # kb.outputs.search adds what may be found; saves parsing the rest
    page.meta["kb_styles"] = [state.assets.styles[name].url for name in sorted(built.widgets)]
    page.meta["kb_scripts"] = [state.assets.scripts[name].url for name in sorted(built.widgets)]
    page.meta["kb_on_demand"] = {name: asset.url for name, asset in state.assets.on_demand(built.widgets).items()}
    return built.body


@event_priority(-100)
def _if_changed(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Nothing to convert where the result is kept."""
    known = session.state.build.skeletons
    blocks = tuple(known[line] for line in markdown.split("\n") if line in known)
    return session.state.conversions.before(markdown, page, blocks)


on_page_markdown = CombinedEvent(_made_by_kb, _if_changed)


@event_priority(100)
def _kept(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What became of the Markdown, now or in an earlier build."""
    return session.state.conversions.after(html, page, files)


def _with_anchors(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Anchors in blocks that are put in later: links to them are no mistakes."""
    page.present_anchor_ids = (page.present_anchor_ids or set()) | session.state.anchors.get(page.file.src_uri, set())


on_page_content = CombinedEvent(_kept, _with_anchors)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The generated blocks, put in behind the search's back: it must not find answers, nor parse all their HTML."""
    extension = session.state.extension
    return with_named_folds(splice(output, extension.skeletons, extension.rendered))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """What the page templates in overrides/ use."""
    env.bytecode_cache = COMPILED
    env.globals.update(once=Once(), group_names=group_names())
    env.filters.update(near=near, asking=asking)
    if session.serving:
        state = session.state
        keep_output(env, session.kept, (state.settings, around_pages(state.nav, files, config)))
    return env


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of the search; the theme's plugin writes only how to begin. Pages are done: all else can go."""
    state, session.state = session.state, State()
    state.build.skeletons.clear()  # the settings hold the extension, and that holds them
    plugin: Any = config.plugins.get("material/search") or config.plugins.get("search")
    if plugin:
        index = plugin.search_index
        found = documents(index.entries, state.build.pages.values(), state.catalogue)
        index.entries = []
        for name, content in search_files(found, groups(terms_of(state.catalogue))).items():
            write_file(content, str(Path(config.site_dir, name)))


def _read(files: Files, config: MkDocsConfig) -> Catalogue:
    """The catalogue. Errors stop a build; while serving, they are shown in place of the pages they are in."""
    pages = {file.src_uri: file.content_bytes for file in files.documentation_pages()}
    others = [file.src_uri for file in files if not file.is_documentation_page()]
    prefix = _prefix(config)
    beside = [f for f in files if f.src_uri not in pages and f.src_dir == config.docs_dir]
    media = {file.src_uri: file.content_bytes for file in beside}
    catalogue = read_catalogue(pages, others, prefix, media, session.kept)
    told = session.editions.told(catalogue.problems, prefix)
    for warning in (one for one in told if one.severity == "warning"):
        log.warning(warning.show())
    errors = sorted(one for one in told if one.severity == "error")
    if not errors:
        return catalogue
    text = "\n".join([f"{len(errors)} Fehler in den Inhalten:", *(error.show() for error in errors)])
    if not session.serving:
        raise PluginError(text)
    log.error(text)
    _say_nothing_of_links(config)
    return without_faults(pages, others, session.editions.kept(catalogue.errors()), prefix, config.extra["kb"]["site_id"])


def _say_nothing_of_links(config: MkDocsConfig) -> None:
    """For this build: what leads to a page that is shown as faulty is no mistake of its own. Read anew for the next one."""
    for group in (config.validation.links, config.validation.nav):
        for name in group:
            group[name] = logging.DEBUG


def _check_menu(config: MkDocsConfig) -> None:
    """In our words, with the place, and then not once more in those of MkDocs. An edition has a menu of its own."""
    if session.editions.merged:
        return
    source = Path(config.config_file_path)
    for problem in menu_problems(read_menu(source.name, source.read_bytes()), session.state.build.pages):
        log.warning(problem.show("" if problem.path == source.name else _prefix(config)))
        for name in ("omitted_files", "not_found"):
            config.validation.nav[name] = logging.DEBUG


def _prefix(config: MkDocsConfig) -> str:
    """The content folder as a contributor would name it."""
    base = Path(config.config_file_path).parent
    docs = Path(config.docs_dir)
    return f"{docs.relative_to(base).as_posix()}/" if docs.is_relative_to(base) else f"{docs.name}/"


def _add_pages(files: Files, config: MkDocsConfig) -> None:
    for page in session.state.build.pages.values():
        if files.get_file_from_path(page.path) is None:
            file = File.generated(config, page.path, content=page.body)
            file.edit_uri = page.source
            files.append(file)


def _add_assets(files: Files, config: MkDocsConfig) -> None:
    """Where pages find scripts and styles; of the theme's own scripts not what would be done or loaded in vain."""
    assets = session.state.assets = _assets(Path(config.config_file_path).parent / SOURCES)
    config.extra["kb"] |= {"site_css": assets.styles["site"].url, "search_js": assets.scripts["search"].url}
    for file in list(files):
        if any(fnmatch(file.src_uri, left) for left in LEFT_OUT):
            files.remove(file)
        if fnmatch(file.src_uri, THEME_SCRIPT):
            file.content_string = searching(file.content_string)


def _assets(folder: Path) -> Assets:
    try:
        return build_assets(session.editions.sources(read_sources(folder)))
    except AssetError as error:
        raise PluginError(f"{len(error.problems)} Fehler in Skripten und Stilen:\n{error}") from error


def _titles(files: Files) -> dict[str, str]:
    return {path: page.title for path, page in session.state.build.pages.items() if files.get_file_from_path(path)}
