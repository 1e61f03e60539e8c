"""The linters, one after the other; all of them speak before the verdict."""

import shutil
import subprocess
import sys
from pathlib import Path

# Not the tests: they misspell on purpose.
PROSE_AND_CODE = (
    "docs",
    "overrides",
    "hooks",
    "benchmarks",
    "illustrations",
    "tools",
    "README.md",
    "CONTRIBUTING.md",
    "mkdocs.yml",
    "Makefile",
)


def main() -> int:
    """Run every check in the folder the process stands in; return 1 if any of them failed."""
    failed = [name for name, command in _commands(Path()) if not _passes(name, command)]
    if failed:
        sys.stdout.write(f"\nNot in order: {', '.join(failed)}.\n")
    return 1 if failed else 0


def _commands(root: Path) -> list[tuple[str, list[str]]]:
    python = [sys.executable, "-m"]
    checks = [
        ("ruff check", [*python, "ruff", "check", "--quiet", "."]),
        ("ruff format", [*python, "ruff", "format", "--check", "--quiet", "."]),
        ("mypy", [*python, "mypy", "--no-error-summary", "hooks", "tools", "benchmarks", "illustrations"]),
        ("codespell", [*python, "codespell_lib", *(name for name in PROSE_AND_CODE if (root / name).exists())]),
    ]
    if shutil.which("node"):
        modules = sorted(root.glob("overrides/**/*.mjs"))
        checks += [(f"node --check {module}", ["node", "--check", str(module)]) for module in modules]
    else:
        sys.stdout.write("There is no node here, so JavaScript is left to the browser's tests.\n")
    return checks


def _passes(name: str, command: list[str]) -> bool:
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
