"""`python -m illustrations pictures`: makes the pictures that are missing or out of date, on all cores."""

import multiprocessing
import signal
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import numba
from tqdm import tqdm

from illustrations.errors import PictureError
from illustrations.reference import Entry, load_entries, load_reference
from illustrations.time.parameters import ageing_model
from sitekit.problems import did_you_mean

from .digest import engine_version, plate_digest
from .files import write_whole
from .gallery import describe, write_gallery
from .manifest import Manifest, Plate
from .master import encode
from .metadata import Credit, read_made_from
from .panels import Panel, plan_panels

NOTE = "Shown as our model has it; nobody knows how one tattoo will age."


@dataclass(frozen=True)
class Workshop:
    """Where things come from and go to."""

    manifest: Manifest
    references: Path
    gallery: Path


@dataclass(frozen=True)
class Job:
    """One picture to make: everything a process needs."""

    panels: tuple[Panel, ...]
    credit: Credit
    references: Path
    master: Path


def make_pictures(shop: Workshop, *, only: str = "*", jobs: int = 1) -> list[str]:
    """Make every picture whose `set/key` or key matches `only` and is not up to date; return a sentence a fault.

    Each master is written whole or not at all, and knows what it was made from: after an interrupt the next run goes on
    where this one stopped. The galleries' entries are written for every picture there is.
    """
    entries = load_entries(shop.references)
    aspects, unread = _measure(shop)
    asked = [
        plate for plate in shop.manifest.plates if fnmatch(plate.key, only) or fnmatch(f"{plate.set}/{plate.key}", only)
    ]
    if not asked:
        near = did_you_mean(only, (plate.key for plate in shop.manifest.plates))
        raise PictureError(f'No picture in the manifest is called "{only}".{near}')
    faults = list(dict.fromkeys(unread[plate.subject] for plate in asked if plate.subject in unread))
    wanted = [plate for plate in asked if plate.subject in aspects]
    plans = {plate.key: plan_panels(plate, aspects) for plate in shop.manifest.plates if plate.subject in aspects}
    todo = [job for plate in wanted if (job := _plan(shop, plate, plans[plate.key], entries[plate.subject]))]
    print(f"{len(todo)} of {len(wanted)} pictures to make.")
    try:
        faults += _make(sorted(todo, key=lambda job: [str(panel.pieces) for panel in job.panels]), jobs)
    finally:
        _write_galleries(shop, plans, entries, aspects)
    return faults


def master_path(shop: Workshop, plate: Plate) -> Path:
    """Return where a plate's picture lies."""
    return shop.gallery / plate.set / f"{plate.key}.jpg"


def _measure(shop: Workshop) -> tuple[dict[str, float], dict[str, str]]:
    """Return the proportions of every subject in the manifest, and a sentence for each that cannot be read."""
    aspects, unread = {}, {}
    for subject in dict.fromkeys(plate.subject for plate in shop.manifest.plates):
        try:
            aspects[subject] = load_reference(subject, shop.references).aspect
        except PictureError as error:
            unread[subject] = str(error)
    return aspects, unread


def _plan(shop: Workshop, plate: Plate, panels: Sequence[Panel], entry: Entry) -> Job | None:
    """Return what is to be done for a plate, or None where its master is up to date."""
    made_from = plate_digest(plate, shop.manifest, entry, shop.references, engine_version())
    master = master_path(shop, plate)
    if master.is_file() and read_made_from(master.read_bytes()) == made_from:
        return None
    aged = any(panel.years for panel in panels)
    credit = Credit(
        title=plate.title,
        caption=f"{plate.caption} {NOTE}" if aged else plate.caption,
        creator=shop.manifest.copyright.lstrip("© 0123456789"),
        credit=entry.credit,
        copyright=shop.manifest.copyright,
        licence=shop.manifest.licence,
        drawn_from=entry.drawn_from,
        made_from=made_from,
    )
    return Job(tuple(panels), credit, shop.references, master)


def _make(todo: Sequence[Job], jobs: int) -> list[str]:
    if not todo:
        return []
    ageing_model()  # a fault in the parameters is told once, not by every process
    faults = []
    spawn = multiprocessing.get_context("spawn")  # a forked process would inherit the kernels' threads
    with ProcessPoolExecutor(min(jobs, len(todo)), spawn, _start_worker) as pool:
        running: dict[Future[None], Job] = {pool.submit(_do, job): job for job in todo}
        try:
            for done in tqdm(as_completed(running), total=len(running), unit="picture", disable=None):
                try:
                    done.result()
                except PictureError as error:
                    faults.append(f"{running[done].master.stem}: {error}")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return faults


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    numba.set_num_threads(1)


def _do(job: Job) -> None:
    from .compose import render  # noqa: PLC0415 - the engine's kernels load in the processes that need them

    write_whole(job.master, encode(render(job.panels, job.references), job.credit))


def _write_galleries(
    shop: Workshop,
    plans: Mapping[str, tuple[Panel, ...]],
    entries: Mapping[str, Entry],
    aspects: Mapping[str, float],
) -> None:
    for name in dict.fromkeys(plate.set for plate in shop.manifest.plates):
        drawn = [
            describe(plate, plans[plate.key], shop.manifest, entries[plate.subject], aspects[plate.subject])
            for plate in shop.manifest.plates
            if plate.set == name and plate.key in plans and master_path(shop, plate).is_file()
        ]
        if drawn:
            write_gallery(shop.gallery / name / "gallery.yml", drawn)
