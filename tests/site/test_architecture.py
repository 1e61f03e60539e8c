"""Rules of the house that no single feature would show."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import yaml
from samples import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOOKS = sorted((ROOT / "hooks").glob("*.py"))


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def test_importing_the_whole_core_imports_no_generator() -> None:
    code = (
        "import sys, pkgutil, importlib, sitekit\n"
        "for module in pkgutil.walk_packages(sitekit.__path__, 'sitekit.'):\n"
        "    if not module.name.endswith('__main__'): importlib.import_module(module.name)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('mkdocs', 'material', 'properdocs')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_file_of_the_core_names_a_generator_in_an_import() -> None:
    offenders = [
        str(file)
        for file in (ROOT / "hooks/sitekit").rglob("*.py")
        if any(name.split(".")[0] in {"mkdocs", "material", "properdocs"} for name in imported(file))
    ]
    assert offenders == []


def test_a_listed_hook_is_never_imported() -> None:
    """MkDocs loads what is listed; an import would load it a second time."""
    names = {hook.stem for hook in HOOKS}
    importers = [
        f"{file.name}: {name}"
        for file in [*HOOKS, *(ROOT / "hooks/sitekit").rglob("*.py")]
        for name in imported(file)
        if name in names or name.startswith("hooks")
    ]
    assert importers == []


def test_every_hook_is_listed_and_thin() -> None:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node))
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe loader
    assert sorted(settings["hooks"]) == [f"hooks/{hook.name}" for hook in HOOKS]
    long = {hook.name: n for hook in HOOKS if (n := len(hook.read_text(encoding="utf-8").splitlines())) > 90}
    assert long == {}
