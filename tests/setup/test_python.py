"""On a bare machine, `make` finds a Python that is new enough, or says in one line what to install."""

import ast
import sys
from pathlib import Path
from typing import Any

NEW = 'case "$*" in *version_info*) exit 0;; *) echo "${0##*/} $*";; esac'
OLD = 'case "$*" in *version_info*) exit 1;; *) echo ", and python3 here is 3.9.2";; esac'
ONLY_A_NOTE = 'echo "python3.13: command not found" >&2; exit 127'  # what pyenv puts there for versions not chosen


def find(machine: Any, *arguments: str) -> tuple[int, str, str]:
    result: tuple[int, str, str] = machine.runs("/bin/sh", "tools/run", *arguments)
    return result


def test_python3_is_taken_when_it_is_new_enough(machine: Any) -> None:
    machine.has("python3", NEW)
    machine.has("python3.13", NEW)

    assert find(machine, "serve") == (0, "python3 -m tools serve\n", "")


def test_the_newest_other_python_is_taken_when_python3_is_old(machine: Any) -> None:
    machine.has("python3", OLD)
    for name in ("python3.9", "python3.11", "python3.12"):
        machine.has(name, OLD if name == "python3.9" else NEW)
    machine.has("python3.13", ONLY_A_NOTE)

    assert find(machine, "serve") == (0, "python3.12 -m tools serve\n", "")


def test_an_old_python_is_named_in_one_line(machine: Any) -> None:
    machine.has("python3", OLD)

    line = (
        "This needs Python 3.11 or newer, and python3 here is 3.9.2. "
        "On Debian: sudo apt-get install python3 python3-venv\n"
    )
    assert find(machine, "serve") == (1, "", line)


def test_no_python_is_said_in_one_line(machine: Any) -> None:
    line = (
        "This needs Python 3.11 or newer, and there is no python3 here. "
        "On Debian: sudo apt-get install python3 python3-venv\n"
    )
    assert find(machine, "serve") == (1, "", line)


def test_packages_of_a_shell_profile_do_not_come_along(machine: Any) -> None:
    machine.has("python3", 'case "$*" in *version_info*) exit 0;; *) echo "${PYTHONPATH-none}";; esac')

    assert machine.runs("/usr/bin/env", "PYTHONPATH=/elsewhere", "/bin/sh", "tools/run") == (0, "none\n", "")


def test_what_a_bare_python_runs_imports_nothing_that_must_be_installed() -> None:
    tools = Path(__file__).parents[2] / "tools"
    for name in ("__init__.py", "__main__.py", "environment.py"):
        for node in ast.walk(ast.parse((tools / name).read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            assert {each.partition(".")[0] for each in names} <= set(sys.stdlib_module_names), name
