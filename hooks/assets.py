"""Keeps the theme's own files away from readers and joins our stylesheets into one.

Material's bundle, its icons as files and our style parts are on MkDocs' list of files before anything else: this hook
strikes them off before any page is built.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from sitekit.assets import join_styles, strip_script, write_colours
from sitekit.fonts.publish import make_fonts
from sitekit.icon import draw_icon
from sitekit.markup import TEMPLATES
from sitekit.scripts import follow_imports
from sitekit.site import Build

STYLES = "assets/css/"
MARK = "assets/mark.svg"
TOUCH_ICON = "assets/touch-icon.png"
SHOWN = {".md", ".yml", ".html", ".mjs"}


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Drop what is not ours; add fonts, touch icon and stylesheets, and tell the templates their names."""
    ours = {str(Path(config.docs_dir)), str(Path(config.theme.custom_dir or ""))}
    styles = []
    scripts = {}
    for file in list(files):
        if file.src_dir is not None and str(Path(file.src_dir)) not in ours:
            files.remove(file)
        elif file.src_uri.startswith(STYLES):
            styles.append(file)
            files.remove(file)
        elif file.src_uri.endswith(".mjs"):
            scripts[file.src_uri] = strip_script(file.content_string)
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=scripts[file.src_uri]))
    mark = files.get_file_from_path(MARK)
    if mark:
        files.append(File.generated(config, TOUCH_ICON, content=draw_icon(mark.content_string)))
    build: Build = config.extra["build"]
    cache = os.environ.get("FONTS_CACHE") or Path(config.config_file_path).parent / ".cache/fonts"
    fonts = make_fonts(_read_texts(config), Path(cache))
    for url, data in fonts.files.items():
        files.append(File.generated(config, url, content=data))
    parts = {Path(style.src_uri).name: style.content_string for style in styles}
    parts |= {"fonts.css": fonts.style, "plate-colours.css": write_colours(build.galleries.colours)}
    config.extra["styles"] = join_styles(parts)
    for url, text in config.extra["styles"].files.items():
        files.append(File.generated(config, url, content=text))
    config.extra["imports"] = follow_imports(scripts)
    config.extra["preload_fonts"] = fonts.preload
    return files


def _read_texts(config: MkDocsConfig) -> Iterator[str]:
    """Everything a page may show: the pages, their data, the templates and the scripts."""
    for folder in (config.docs_dir, config.theme.custom_dir or "", str(TEMPLATES)):
        for path in sorted(Path(folder).rglob("*") if folder else ()):
            if path.suffix in SHOWN:
                yield path.read_text(encoding="utf-8", errors="ignore")
