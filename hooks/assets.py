"""Keeps the theme's own files away from readers and joins our stylesheets into one.

Material's bundle, its icons as files and our style parts are on MkDocs' list of files before anything else: this hook
strikes them off before any page is built.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from sitekit.assets import join_styles, write_colours
from sitekit.site import Build

STYLES = "assets/css/"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Drop what is not ours; add `assets/site.<hash>.css` and tell the templates its name."""
    ours = {str(Path(config.docs_dir)), str(Path(config.theme.custom_dir or ""))}
    styles = []
    for file in list(files):
        if file.src_dir is not None and str(Path(file.src_dir)) not in ours:
            files.remove(file)
        elif file.src_uri.startswith(STYLES):
            styles.append(file)
            files.remove(file)
    build: Build = config.extra["build"]
    parts = {Path(style.src_uri).name: style.content_string for style in styles}
    name, text = join_styles(parts | {"plate-colours.css": write_colours(build.galleries.colours)})
    files.append(File.generated(config, f"assets/{name}", content=text))
    config.extra["stylesheet"] = f"assets/{name}"
    return files
