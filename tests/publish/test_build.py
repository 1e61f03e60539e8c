"""`make build` replaces site/ by a whole new build, or leaves it exactly as it was and says so in one line."""

import os
import resource
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from sitekit.publish.build import BuildStoppedError, build_site


def test_a_good_build_becomes_the_site(project: Any) -> None:
    code, out, complaint = project.build()

    assert (code, complaint) == (0, "")
    assert out == "site/ holds the new build: 2 pages, ready for any static host.\n"
    assert project.files() == project.NEW


def test_a_good_build_replaces_the_earlier_one_and_leaves_nothing_beside_it(project: Any) -> None:
    project.has_earlier_build()

    assert project.build()[0] == 0
    assert project.files() == project.NEW
    assert project.leftovers() == []


def test_a_web_server_may_read_the_new_site(project: Any) -> None:
    project.build(umask=0o022)

    assert stat.S_IMODE(project.site.stat().st_mode) == 0o755


def test_the_runner_is_asked_to_be_strict(project: Any) -> None:
    project.builds_with('write("index.html", " ".join(sys.argv[1:]).replace(site_dir.name, "FRESH"))')

    project.build()

    fresh = project.root / "FRESH"
    assert project.files() == {"index.html": f"build -f mkdocs.yml --strict --site-dir {fresh}"}


def test_checks_that_were_turned_off_to_measure_are_on_for_a_build(project: Any) -> None:
    project.builds_with('write("index.html", os.environ.get("SITE_CHECKS", "unset"))')

    project.build(env={"SITE_CHECKS": "off"})

    assert project.files() == {"index.html": "unset"}


def test_a_failing_build_leaves_the_site_untouched(project: Any) -> None:
    project.has_earlier_build()
    project.builds_with('write("index.html", "bad"); sys.exit("index.md:3: a fault")')

    code, _, complaint = project.build()

    assert code == 1
    assert complaint == "index.md:3: a fault\nThe build failed; " + project.STILL_THERE
    assert project.files() == project.OLD
    assert project.leftovers() == []


def test_a_first_build_that_fails_says_that_there_is_none_before_it(project: Any) -> None:
    project.builds_with("sys.exit(1)")

    assert project.build() == (1, "", "The build failed; there is no earlier build.\n")
    assert not project.site.exists()


def test_a_runner_that_ends_well_but_wrote_no_front_page_has_failed(project: Any) -> None:
    project.has_earlier_build()
    project.builds_with('write("pain/index.html", "new")')

    assert project.build() == (1, "", "The build wrote no index.html; " + project.STILL_THERE)
    assert project.files() == project.OLD


def test_a_build_that_runs_out_of_disk_leaves_the_site_untouched(project: Any) -> None:
    project.has_earlier_build()
    project.builds_with('write("index.html", "new"); write("big.html", "x" * 1_000_000)')

    def leave_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    code, _, complaint = project.build(preexec_fn=leave_little_room)

    assert code == 1
    assert complaint.endswith("File too large\nThe build failed; " + project.STILL_THERE)
    assert project.files() == project.OLD
    assert project.leftovers() == []


def test_a_warning_of_the_real_mkdocs_fails_the_build(project: Any) -> None:
    project.builds_with_the_real_runner()
    (project.root / "docs/index.md").write_text("[nowhere](nowhere.md)\n")
    project.has_earlier_build()

    code, _, complaint = project.build()

    assert code == 1
    assert "nowhere.md" in complaint
    assert complaint.endswith("\nThe build failed; " + project.STILL_THERE)
    assert project.files() == project.OLD


@pytest.mark.parametrize("runner", ["mkdocs", "properdocs"])
def test_either_runner_builds_the_same_page_without_a_banner(project: Any, runner: str) -> None:
    project.builds_with_the_real_runner(theme="{name: material, font: false, custom_dir: theme}")

    code, _, complaint = project.build("--runner", runner, env={"NO_MKDOCS_2_WARNING": ""})

    assert code == 0
    assert "end of life" not in complaint
    assert (project.site / "index.html").read_text() == '<h1 id="tiny">Tiny</h1>'


def test_a_runner_that_is_not_installed_is_named(project: Any) -> None:
    with pytest.raises(BuildStoppedError) as stop:
        build_site(project.root, [str(project.root / "properdocs"), "build"])

    assert str(stop.value) == "properdocs is not installed (`make test` installs it); there is no earlier build."


# What stands in the way


def test_a_site_that_is_a_symbolic_link_is_refused(project: Any) -> None:
    (project.root / "elsewhere").mkdir()
    project.site.symlink_to("elsewhere")

    line = "site is a symbolic link, and the build puts a real folder in its place. Remove the link: rm site\n"
    assert project.build() == (1, "", line)
    assert project.site.is_symlink()


def test_a_site_that_is_a_file_is_refused(project: Any) -> None:
    project.site.write_text("mine")

    line = "site is a file, and the build needs that name for a folder. Move it away.\n"
    assert project.build() == (1, "", line)
    assert project.site.read_text() == "mine"


AS_NOBODY = """
import os, pathlib, sys
from sitekit.publish.build import BuildStoppedError, build_site
if os.geteuid() == 0:
    os.setuid(65534)
try:
    build_site(pathlib.Path(sys.argv[1]), ["unused"])
except BuildStoppedError as stop:
    print(stop)
"""


@pytest.mark.parametrize(
    ("locked", "line"),
    [
        ("site", "site/ belongs to somebody else and cannot be replaced. Try: sudo chown -R $USER site\n"),
        (".", "The build cannot write in this folder (Permission denied).\n"),
    ],
)
def test_a_folder_that_may_not_be_written_is_refused(locked: str, line: str) -> None:
    # Not in tmp_path: nobody but its owner may look into that one.
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "site").mkdir()
        for folder in (root, root / "site"):
            folder.chmod(0o777)
        (root / locked).chmod(0o555)

        done = subprocess.run([sys.executable, "-c", AS_NOBODY, name], capture_output=True, text=True, check=True)

        root.chmod(0o755)
        assert done.stdout == line


def test_a_folder_without_a_project_is_refused(project: Any) -> None:
    (project.root / "mkdocs.yml").unlink()

    line = "There is no mkdocs.yml here. Run this in the project's own folder.\n"
    assert project.build() == (1, "", line)


# The date that makes two builds of one commit the same

TELL_THE_DATE = 'write("index.html", os.environ.get("SOURCE_DATE_EPOCH", "unset"))'


def commit(root: Path, when: int) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@tiny.example"]
    dates = {"GIT_COMMITTER_DATE": f"{when} +0000", "GIT_AUTHOR_DATE": f"{when} +0000"}
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(
        ["git", *who, "commit", "-q", "--allow-empty", "-m", "A"], cwd=root, env={**os.environ, **dates}, check=True
    )


def test_the_build_is_dated_by_the_last_commit(project: Any) -> None:
    project.builds_with(TELL_THE_DATE)
    commit(project.root, 1_600_000_000)

    project.build()

    assert project.files() == {"index.html": "1600000000"}


def test_a_date_that_the_caller_set_stands(project: Any) -> None:
    project.builds_with(TELL_THE_DATE)
    commit(project.root, 1_600_000_000)

    project.build(env={"SOURCE_DATE_EPOCH": "7"})

    assert project.files() == {"index.html": "7"}


def test_outside_git_the_build_has_no_date_of_its_own(project: Any) -> None:
    project.builds_with(TELL_THE_DATE)

    project.build()

    assert project.files() == {"index.html": "unset"}
