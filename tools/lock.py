"""From what we ask for (requirements/*.in) to exact versions with hashes, for every platform (requirements/*.txt).

Versions already written down are kept while they fit. To move to newer ones, delete the .txt file first.
"""

import subprocess
import sys
from pathlib import Path

NAMES = ("site", "pictures", "dev")  # each keeps to the versions of those before it, so the order matters
SUBJECTS = "subjects"
"""Locked for the one Python that Blender's module wants, not for every one."""


def main() -> int:
    """Write every `requirements/*.txt`; return the exit code of the tool that failed, or 0."""
    uv = str(Path(sys.executable).parent / "uv")
    for name in (*NAMES, SUBJECTS):
        options = ["--quiet", "--python-version", "3.11", "--generate-hashes", "--no-header"]
        options += [] if name == SUBJECTS else ["--universal"]
        files = [f"requirements/{name}.in", "-o", f"requirements/{name}.txt"]
        code = subprocess.run([uv, "pip", "compile", *options, *files], check=False).returncode
        if code:
            return code
        sys.stdout.write(f"requirements/{name}.txt is written.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
