"""What `mkdocs.yml` says of the studio."""

from collections.abc import Mapping

from .problems import Problem

_FIELDS = {"name": "write the studio's name.", "booking_url": 'write its address, or "" while there is none.'}


def read_studio(written: object, *, file: str) -> tuple[dict[str, str], list[Problem]]:
    """Return the name and the booking address under `extra: studio:`, and a fault for each that is no words.

    What is faulty is an empty string, so that pages can still be shown.
    """
    given = written if isinstance(written, Mapping) else {}
    fit = {field: given[field] for field in _FIELDS if isinstance(given.get(field), str)}
    problems = [
        Problem(file, 0, "studio", f"extra.studio.{field}: {advice}")
        for field, advice in _FIELDS.items()
        if field not in fit
    ]
    return dict.fromkeys(_FIELDS, "") | fit, problems
