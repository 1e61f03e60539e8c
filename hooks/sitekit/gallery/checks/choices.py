"""Words that are not in the lists of `docs/_data`."""

from collections.abc import Iterator

from sitekit.gallery.entry import Entry
from sitekit.gallery.fault import Fault, Way
from sitekit.gallery.rules import Rules
from sitekit.gallery.values import suggest_key
from sitekit.problems import did_you_mean


def find_choice_faults(entry: Entry, rules: Rules) -> Iterator[Fault]:
    """Yield a fault for each choice nobody offered; none while the lists cannot be read."""
    if rules.broken:
        return
    for field, (file, keys) in rules.choices.items():
        for way, value in _find_values(entry, field):
            if value not in keys:
                near = did_you_mean(suggest_key(value), keys)
                says = f'"{value}" is not in {file}.{near or " Choose one that is, or add it there."}'
                yield Fault(way, "gallery-choice", says)


def _find_values(entry: Entry, field: str) -> Iterator[tuple[Way, str]]:
    if field == "consent.uses":
        for n, use in enumerate(entry.consent.uses if entry.consent else ()):
            yield ("consent", "uses", n), use
        return
    yield (field,), getattr(entry, field)
    if field == "technique":
        for n, panel in enumerate(entry.panels):
            for technique in panel.technique.split(" / "):
                yield ("panels", n, "technique"), technique.strip()
