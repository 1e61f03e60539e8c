"""What our modules import, so that a page can ask for all of it at once instead of one after the other."""

import posixpath
import re
from collections.abc import Mapping
from typing import Final

_IMPORT: Final = re.compile(
    r"""^(?:import|(?:import|export)\b[^;"'(]*\bfrom)\s*["'](\.{1,2}/[^"']+)["']""", re.MULTILINE
)


def follow_imports(scripts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return for each script all that it imports as it loads, itself or through others, each once.

    `scripts` maps addresses below the site's root to texts. What is imported later, with `import(…)`, is left out.
    """
    return {script: tuple(_follow(script, scripts)) for script in scripts}


def _follow(script: str, scripts: Mapping[str, str]) -> list[str]:
    found: dict[str, None] = {}
    todo = [script]
    for one in todo:
        for named in _IMPORT.findall(scripts.get(one, "")):
            module = posixpath.normpath(posixpath.join(posixpath.dirname(one), named))
            if module != script and module not in found:
                found[module] = None
                todo.append(module)
    return list(found)
