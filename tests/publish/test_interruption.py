"""Ctrl-C, kill and kill -9 cost the build that was running and nothing else; two builds never meet."""

import os
import signal
import time
from typing import Any

import pytest

SLOW = 'write("index.html", "half"); say("half-way"); wait_for("go-on"); write("pain/index.html", "half")'


def is_alive(process_id: int) -> bool:
    try:
        with open(f"/proc/{process_id}/stat") as file:  # noqa: PTH123 - a process is no path
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_an_interrupted_build_leaves_the_site_untouched(project: Any, number: signal.Signals, code: int) -> None:
    project.has_earlier_build()
    project.builds_with(SLOW)
    build = project.start()
    runner = project.wait_until_said("half-way")

    build.send_signal(number)

    assert project.end(build) == (code, "", "The build was interrupted; " + project.STILL_THERE)
    assert project.files() == project.OLD
    assert project.leftovers() == []
    assert not is_alive(runner)


def test_ctrl_c_in_a_terminal_prints_our_line_alone(project: Any) -> None:
    project.builds_with(SLOW)
    build = project.start(start_new_session=True)
    project.wait_until_said("half-way")

    os.killpg(build.pid, signal.SIGINT)  # a terminal signals the runner, too

    assert project.end(build) == (130, "", "The build was interrupted; there is no earlier build.\n")


def test_the_runner_does_not_hear_ctrl_c_and_so_cannot_answer_with_a_traceback(project: Any) -> None:
    project.builds_with(SLOW)
    build = project.start()
    runner = project.wait_until_said("half-way")

    os.kill(runner, signal.SIGINT)
    (project.root / "go-on").touch()

    assert project.end(build)[0] == 0


IMPATIENT = """
import sys
from sitekit import cli
from sitekit.publish import build
build._PATIENCE = 0.1
sys.exit(cli.main(["build"]))
"""


def test_a_runner_that_will_not_end_is_made_to(project: Any) -> None:
    project.builds_with("import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + SLOW)
    build = project.start(program=["-c", IMPATIENT])
    runner = project.wait_until_said("half-way")

    build.terminate()

    assert project.end(build) == (143, "", "The build was interrupted; there is no earlier build.\n")
    assert not is_alive(runner)


def test_a_build_under_nohup_goes_on_when_the_terminal_closes(project: Any) -> None:
    project.builds_with(SLOW)
    build = project.start(preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    project.wait_until_said("half-way")

    build.send_signal(signal.SIGHUP)
    (project.root / "go-on").touch()

    assert project.end(build)[0] == 0


def test_a_killed_build_leaves_the_site_untouched_and_the_next_one_clears_up(project: Any) -> None:
    project.has_earlier_build()
    project.builds_with(SLOW)
    build = project.start()
    runner = project.wait_until_said("half-way")

    build.kill()
    project.end(build)

    assert project.files() == project.OLD
    assert len(project.leftovers()) == 1
    project.wait_until(lambda: not is_alive(runner))

    project.builds_with(project.GOOD)
    assert project.build()[0] == 0
    assert project.files() == project.NEW
    assert project.leftovers() == []


def test_folders_of_other_names_are_not_cleared_up(project: Any) -> None:
    (project.root / ".site-backup").mkdir()

    project.build()

    assert project.leftovers() == [".site-backup"]


MANY_PAGES = """
import uuid
one = uuid.uuid4().hex
for n in range(300):
    write(f"{n}/index.html", one)
write("index.html", one)
"""


def test_whenever_a_build_is_killed_the_site_is_all_of_one_build(project: Any) -> None:
    project.builds_with(MANY_PAGES)
    start = time.monotonic()
    assert project.build()[0] == 0
    step = (time.monotonic() - start) / 24

    # Later and later, until some builds were killed only after they had taken their place.
    seen: list[str] = []
    delay = 0.0
    while len(set(seen)) < 4:
        build = project.start()
        time.sleep(delay)
        build.kill()
        build.communicate()
        contents = project.files()
        assert len(contents) == 301
        assert len(set(contents.values())) == 1, "site/ is a mixture of two builds"
        seen += set(contents.values())
        delay += step
        assert len(seen) < 200, "no build was ever quick enough, so this proves nothing"

    assert project.build()[0] == 0
    assert project.leftovers() == []


def test_a_second_build_says_that_one_is_running(project: Any) -> None:
    project.builds_with(SLOW)
    first = project.start()
    project.wait_until_said("half-way")

    line = "Another build is running in this folder. Wait for it, or stop it first.\n"
    assert project.build() == (1, "", line)

    (project.root / "go-on").touch()
    assert project.end(first)[0] == 0
    assert project.files() == {"index.html": "half", "pain/index.html": "half"}
