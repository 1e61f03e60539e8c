"""The cache is right whatever happens to it: killed builds, several builds, copies, damage, a full disk, time."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pictures.masters import draw, make, order, write

from sitekit.pictures import make as making
from sitekit.pictures.cache import Cache
from sitekit.pictures.make import make_pictures, prune
from sitekit.pictures.model import Picture

DAY = 86_400
BUILD = """
import sys
from pathlib import Path
from pictures.masters import order
from sitekit.pictures.cache import Cache
from sitekit.pictures.make import make_pictures
masters, folder = map(Path, sys.argv[1:])
cache = Cache.open(folder)
pictures, failures = make_pictures([order(path, cache) for path in sorted(masters.iterdir())], cache)
print("made", len(pictures), failures)
"""


def start(masters: Path, folder: Path) -> subprocess.Popen[str]:
    """Start a build in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", BUILD, str(masters), str(folder)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def build(masters: Path, folder: Path) -> dict[str, Picture]:
    """Build in this process."""
    cache = Cache.open(folder)
    pictures, failures = make_pictures([order(path, cache) for path in sorted(masters.iterdir())], cache)
    assert failures == {}
    return pictures


def read(pictures: dict[str, Picture]) -> dict[str, bytes]:
    """Return every published byte by address."""
    return {
        rendition.url: rendition.path.read_bytes()
        for picture in pictures.values()
        for rendition in (*picture.avif, *picture.jpeg, picture.share)
    }


@pytest.fixture
def masters(tmp_path: Path) -> Path:
    """Six masters."""
    for seed in range(6):
        write(tmp_path / f"masters/{seed}.png", draw(500, 400, seed=seed))
    return tmp_path / "masters"


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of all that was encoded from now on."""
    seen: list[str] = []
    original = making.read_and_encode

    def note(wanted: making.Order) -> dict[str, bytes]:
        seen.append(wanted.id)
        return original(wanted)

    monkeypatch.setattr(making, "read_and_encode", note)
    return seen


def test_a_warm_build_encodes_nothing_and_one_more_picture_encodes_one(
    masters: Path, folder: Path, encoded: list[str]
) -> None:
    cold = read(build(masters, folder))
    assert sorted(encoded) == list("012345")
    encoded.clear()
    assert read(build(masters, folder)) == cold
    assert encoded == []
    write(masters / "new.png", draw(400, 300, seed=50))
    assert read(build(masters, folder)).items() > cold.items()
    assert encoded == ["new"]


def test_a_build_killed_at_any_point_leaves_nothing_wrong(masters: Path, folder: Path, tmp_path: Path) -> None:
    right = read(build(masters, tmp_path / "undisturbed"))
    begun = time.monotonic()
    process = start(masters, tmp_path / "timing")
    assert process.communicate()[0] == "made 6 {}\n"
    whole = time.monotonic() - begun
    chance = random.Random(11)  # noqa: S311 - not a secret
    for _ in range(8):
        process = start(masters, folder)
        time.sleep(whole * chance.uniform(0.3, 1))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        for entry in (folder / "entries").glob("*"):
            assert Cache.open(folder).find(entry.name), "half an entry"
        if chance.random() < 0.4:
            shutil.rmtree(folder, ignore_errors=True)
    assert read(build(masters, folder)) == right


def test_builds_at_once_do_not_disturb_each_other(masters: Path, folder: Path, tmp_path: Path) -> None:
    running = [start(masters, folder) for _ in range(4)]
    assert [process.communicate()[0] for process in running] == ["made 6 {}\n"] * 4
    assert read(build(masters, folder)) == read(build(masters, tmp_path / "alone"))
    assert list((folder / "waiting").iterdir()) == []
    assert len(list((folder / "entries").iterdir())) == 6


@pytest.mark.parametrize("damage", ["gone", "cut", "other bytes", "no manifest", "half a manifest", "a folder"])
def test_damage_is_noticed_and_mended(damage: str, masters: Path, folder: Path, encoded: list[str]) -> None:
    pictures = build(masters, folder)
    right = read(pictures)
    file = pictures["3"].avif[0].path
    if damage == "gone":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:-1])
    elif damage == "other bytes":
        file.write_bytes(bytes(file.stat().st_size))
    elif damage == "no manifest":
        (file.parent / "manifest.json").unlink()
    elif damage == "half a manifest":
        whole = (file.parent / "manifest.json").read_bytes()
        (file.parent / "manifest.json").write_bytes(whole[: len(whole) // 2])
    else:
        shutil.rmtree(file.parent)
        file.parent.mkdir()
    encoded.clear()
    assert read(build(masters, folder)) == right
    assert encoded == ["3"]


def test_a_copy_of_the_cache_works_elsewhere(
    masters: Path, folder: Path, tmp_path: Path, encoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = read(build(masters, folder))
    for path in folder.rglob("*"):
        assert not path.is_file() or str(tmp_path).encode() not in path.read_bytes()
    shutil.copytree(folder, tmp_path / "copy", copy_function=shutil.copyfile)  # new times
    shutil.copytree(masters, tmp_path / "other-place", copy_function=shutil.copyfile)
    shutil.rmtree(folder)
    encoded.clear()
    monkeypatch.setenv("PICTURES_CACHE", str(tmp_path / "copy"))
    assert read(build(tmp_path / "other-place", tmp_path / "unused")) == right
    assert encoded == []
    assert not (tmp_path / "unused").exists()
    monkeypatch.setattr("sitekit.pictures.cache._has_digest", lambda *_: pytest.fail("read again"))
    build(tmp_path / "other-place", tmp_path / "unused")


def test_what_nobody_asks_for_is_pruned_after_30_days(masters: Path, folder: Path) -> None:
    pictures = build(masters, folder)
    long_ago = time.time() - 31 * DAY
    for name in "012":
        os.utime(pictures[name].share.path.parent / "manifest.json", (long_ago, long_ago))
    assert len(build(masters, folder)) == 6  # asking for them keeps them
    prune(Cache.open(folder))
    assert len(list((folder / "entries").iterdir())) == 6
    for name in "012":
        os.utime(pictures[name].share.path.parent / "manifest.json", (long_ago, long_ago))
    prune(Cache.open(folder))
    assert len(list((folder / "entries").iterdir())) == 3
    assert read({name: pictures[name] for name in "345"})
    assert len(read(build(masters, folder))) == len(read(pictures))


def test_asking_writes_at_most_once_a_day(masters: Path, folder: Path) -> None:
    pictures = build(masters, folder)
    manifest = pictures["0"].share.path.parent / "manifest.json"
    for ago, touched in ((DAY / 2, False), (DAY * 2, True)):
        then = time.time() - ago
        os.utime(manifest, (then, then))
        build(masters, folder)
        assert (manifest.stat().st_mtime > then + 1) is touched


def test_leftovers_of_killed_builds_go_but_not_what_is_being_written(masters: Path, folder: Path) -> None:
    build(masters, folder)
    for name, ago in (("old", 7200), ("young", 60)):
        (folder / "waiting" / name).mkdir(parents=True)
        (folder / "waiting" / name / "320.avif").write_bytes(b"half")
        os.utime(folder / "waiting" / name, (time.time() - ago, time.time() - ago))
    prune(Cache.open(folder))
    assert [path.name for path in (folder / "waiting").iterdir()] == ["young"]


def test_a_build_prunes_by_itself_once_a_day(masters: Path, folder: Path) -> None:
    pictures = build(masters, folder)
    manifest = pictures["0"].share.path.parent / "manifest.json"
    (masters / "0.png").unlink()
    os.utime(manifest, (time.time() - 40 * DAY,) * 2)
    build(masters, folder)
    assert manifest.exists()
    os.utime(folder / "pruned", (time.time() - 2 * DAY,) * 2)
    build(masters, folder)
    assert not manifest.parent.exists()


def test_the_index_does_not_grow_for_ever(masters: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(masters, folder)
    index = folder / "masters.jsonl"
    index.write_bytes(index.read_bytes() * 20)
    prune(Cache.open(folder))
    assert len(index.read_bytes().splitlines()) == 6
    later = time.time() + 40 * DAY
    monkeypatch.setattr(time, "time", lambda: later)
    prune(Cache.open(folder))
    assert index.read_bytes() == b""


def test_a_disk_that_takes_nothing_is_a_sentence(masters: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache.open(tmp_path / "file" / "cache")
    pictures, failures = make_pictures([order(path, cache) for path in sorted(masters.iterdir())], cache)
    assert pictures == {}
    says = f"No renditions can be kept in {tmp_path}/file/cache (Not a directory): "
    assert set(failures.values()) == {says + "make room there, or name another folder in PICTURES_CACHE."}
    assert len(failures) == 6


def test_a_disk_that_fills_up_is_a_sentence_and_leaves_no_half_entry(masters: Path, folder: Path) -> None:
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", full + BUILD, str(masters), str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.startswith("made 0 {")
    assert "(File too large): make room there, or name another folder in PICTURES_CACHE." in done.stdout
    assert list((folder / "waiting").iterdir()) == []
    assert len(build(masters, folder)) == 6


def test_a_cache_that_may_only_be_read_still_serves(
    masters: Path, folder: Path, encoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = read(build(masters, folder))
    encoded.clear()
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode & 0o555)
    for name in ("utime", "open"):  # root may write anyway
        monkeypatch.setattr(os, name, _refuse)
    assert read(build(masters, folder)) == right
    assert encoded == []
    monkeypatch.undo()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(30, "Read-only file system")


def test_one_master_makes_one_entry_that_two_sites_share(folder: Path, tmp_path: Path) -> None:
    one = make(write(tmp_path / "one/a.png", draw(400, 300)), folder)
    two = make(write(tmp_path / "two/b.png", draw(400, 300)), folder)
    assert one.share.path == two.share.path
