"""Renditions of many pictures: those the cache has are only named, the others are made, on all cores."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .cache import Cache, CacheError, Entry
from .cores import map_on_cores
from .encode import SHARE_SIZE, encode, find_height, find_key, list_widths
from .model import Format, MasterFacts, Picture, Rendition
from .opening import RefusedError
from .rights import Rights

__all__ = ["Order", "Rights", "make_pictures", "prune"]

FOLDER: Final = "assets/pictures"
"""Below the site's root."""

_SHOWN_DIGITS: Final = 10
_FORMATS: Final[tuple[tuple[Format, str], ...]] = (("avif", "avif"), ("jpeg", "jpg"))


@dataclass(frozen=True, slots=True)
class Order:
    """A picture that the site shows."""

    id: str
    master: Path
    facts: MasterFacts
    """As `inspect_master` found them."""
    rights: Rights


def make_pictures(orders: Sequence[Order], cache: Cache) -> tuple[dict[str, Picture], dict[str, str]]:
    """Return the pictures by id, and for each that could not be made a sentence by id. Prunes the cache once a day."""
    keys = {order.id: find_key(order.facts.digest, order.rights) for order in orders}
    entries = {order.id: cache.find(keys[order.id]) for order in orders}
    missing = {keys[order.id]: order for order in orders if entries[order.id] is None}
    todo = sorted(missing.values(), key=lambda order: (-order.facts.width * order.facts.height, order.id))
    made = _make_all(todo, keys, cache)
    pictures, failures = {}, {}
    for order in orders:
        entry = entries[order.id] or made[keys[order.id]]
        if isinstance(entry, Entry):
            pictures[order.id] = _describe(order, keys[order.id], entry)
        else:
            failures[order.id] = entry
    cache.prune_daily()
    return pictures, failures


def prune(cache: Cache) -> None:
    """Delete what no build asked for in 30 days, and what builds that were killed left."""
    cache.prune()


def _make_all(orders: Sequence[Order], keys: dict[str, str], cache: Cache) -> dict[str, Entry | str]:
    full: list[str] = []

    def make(order: Order) -> Entry | str:
        if full:
            return full[0]
        try:
            return cache.store(keys[order.id], read_and_encode(order))
        except RefusedError as error:
            return str(error)
        except CacheError as error:
            full.append(str(error))
            return str(error)

    return {keys[order.id]: made for order, made in zip(orders, map_on_cores(make, orders), strict=True)}


def read_and_encode(order: Order) -> dict[str, bytes]:
    """Return all files of an order by name. Raises `RefusedError`, whatever goes wrong."""
    try:
        data = order.master.read_bytes()
    except OSError as error:
        raise RefusedError(f"cannot be read any more ({error.strerror}): build again.") from None
    if hashlib.sha256(data).hexdigest() != order.facts.digest:
        raise RefusedError("changed while the site was being built: build again.")
    try:
        return encode(data, order.rights)
    except RefusedError:
        raise
    except MemoryError:
        raise RefusedError("needs more memory than this machine has: export it smaller.") from None
    except Exception as error:  # noqa: BLE001 - one picture that Pillow cannot write must not take the others with it
        raise RefusedError(f"cannot be cut into renditions ({error}): export it again as JPEG.") from None


def _describe(order: Order, key: str, entry: Entry) -> Picture:
    facts = order.facts
    size = facts.width, facts.height
    stem = f"{FOLDER}/{order.id}-{key[:_SHOWN_DIGITS]}"
    folder = str(entry.folder)

    def rendition(form: Format, name: str, shown: str, width: int, height: int) -> Rendition:
        return Rendition(form, width, height, Path(f"{folder}/{name}"), f"{stem}-{shown}", entry.sizes[name])

    avif, jpeg = (
        tuple(
            rendition(form, f"{width}.{ending}", f"{width}.{ending}", width, find_height(width, size))
            for width in list_widths(facts.width)
        )
        for form, ending in _FORMATS
    )
    share = rendition("jpeg", "share.jpg", "share.jpg", *SHARE_SIZE)
    return Picture(order.master, facts.digest, facts.width, facts.height, facts.colour, avif, jpeg, share)
