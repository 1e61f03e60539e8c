"""From faults to lines that the person who can mend them understands."""

import difflib
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sitekit.problems import Problem, did_you_mean

from .model import ELSEWHERE, Fault
from .origins import Finder, Origins, Place
from .resolve import Resolver
from .scan import find_tag
from .tree import Site

FEW_PAGES = 3
"""A fault on more pages than this stands in a template: it is told once."""
SUGGESTIONS = 200
"""Looking for the nearest name is slow; a site with more wrong addresses than this has another trouble."""


class Reporter:
    """Writes the problems of one site."""

    def __init__(self, site: Site, resolver: Resolver, origins: Origins | None, shown_as: str) -> None:
        self._site = site
        self._resolver = resolver
        self._origins = origins
        self._finder = Finder(origins) if origins else None
        self._shown_as = shown_as
        self._suggestions = SUGGESTIONS

    def report(self, faults: Iterable[Fault]) -> Iterator[Problem]:
        """Yield a problem for each place where a person wrote a fault, and one for each that a template made."""
        groups: dict[tuple[str, ...], list[Fault]] = defaultdict(list)
        # The same tag twice on a page makes the same fault twice; each is told with all its lines.
        distinct = {(fault.document.path, fault.complaint, fault.tag, fault.ref, fault.at): fault for fault in faults}
        told: set[tuple[Place, str, str]] = set()
        for fault in distinct.values():
            places = self._finder.find(fault) if self._finder else []
            for place in places:
                # What was written once may be built into a link, a picture and a redirect: one fault all the same.
                key = place, fault.complaint.code, "" if fault.ref else fault.complaint.says
                if key not in told:
                    told.add(key)
                    yield self._describe(fault, place)
            if not places:
                groups[_name_group(fault)].append(fault)
        for group in groups.values():
            yield from self._fold(group)

    def _fold(self, group: list[Fault]) -> Iterator[Problem]:
        pages = {fault.document.path: fault for fault in reversed(group)}
        first, *others = sorted(pages, key=lambda path: (path.count("/"), not path.endswith("index.html"), path))
        if len(others) < FEW_PAGES:
            for fault in group:
                for line in self._find_lines(fault):
                    yield self._describe(fault, None, line)
            return
        line = next(self._find_lines(pages[first]))
        problem = self._describe(pages[first], None, line)
        more = f"{problem.message} (and on {len(others)} more pages)"
        yield Problem(problem.file, problem.line, problem.code, more)

    def _describe(self, fault: Fault, place: Place | None, line: int = 0) -> Problem:
        complaint, ref = fault.complaint, fault.ref
        if place is not None and self._origins is not None:
            file, line = f"{self._origins.shown_as}/{place.file}", place.line
        else:
            file = f"{self._shown_as}/{fault.document.path}"
        if ref is None:
            return Problem(file, line, complaint.code, complaint.says)
        written = place.written if place else ref.address
        message = f'{ref.subject} "{written}" {complaint.says}{self._suggest(fault, place)}'
        return Problem(file, line, complaint.code, message)

    def _find_lines(self, fault: Fault) -> Iterator[int]:
        if fault.tag is None:
            yield 0
            return
        text = self._site.read(fault.document.path)
        written = fault.ref.written if fault.ref else ""
        inner = max(0, fault.tag.text.find(written))
        lines = [text.count("\n", 0, at + inner) + 1 for at in _find_all(text, fault)]
        if fault.complaint.code == "id-twice":
            lines = lines[-1:]
        yield from lines or [0]  # JSON may spell an address in another way

    def _suggest(self, fault: Fault, place: Place | None) -> str:
        if fault.complaint.code not in {"link-missing", "link-no-heading"} or self._suggestions <= 0:
            return ""
        self._suggestions -= 1
        if fault.complaint.code == "link-no-heading":
            target = self._site.documents.get(fault.verdict.file or "")
            ids = target.ids if target and target.ids else ()
            return did_you_mean(f"#{fault.verdict.fragment}", sorted(f"#{name}" for name in ids))
        if place is not None and place.by_file:
            return self._suggest_source(fault, place)
        return self._suggest_address(fault)

    def _suggest_source(self, fault: Fault, place: Place) -> str:
        """Name a file beside the one it is written in; a made page, which has none, by its address."""
        folder = posixpath.dirname(place.file)
        wrong = posixpath.normpath(posixpath.join(folder, place.written.partition("#")[0]))
        pages = self._origins.pages if self._origins else {}
        near = _find_nearest(wrong, (pages.get(path, path) for path in self._site.files))
        if "." not in posixpath.basename(wrong) or (near in self._site.documents and near not in pages.values()):
            return self._suggest_address(fault)
        return f' Did you mean "{posixpath.relpath(near, folder or ".")}"?' if near else ""

    def _suggest_address(self, fault: Fault) -> str:
        wrong = fault.complaint.group.partition("#")[0].removesuffix("index.html")
        near = _find_nearest(wrong, (path.removesuffix("index.html") for path in self._site.files))
        if near is None or fault.ref is None:
            return ""
        if fault.ref.ups != ELSEWHERE:
            near = posixpath.relpath(near or ".", fault.document.folder or ".") + "/" * (near[-1:] in {"", "/"})
        elif fault.ref.address.startswith("/"):
            near = self._resolver.base_path + near
        else:
            near = self._resolver.base_url + near
        return f' Did you mean "{near}"?'


def _find_nearest(wrong: str, choices: Iterable[str]) -> str | None:
    """Return the path of the same kind, file or page, most like the wrong one.

    Whole paths are compared, since a `../../` in front would make any two alike.
    """
    alike = {path for path in choices if ("." in posixpath.basename(path)) == ("." in posixpath.basename(wrong))}
    near = difflib.get_close_matches(wrong, sorted(alike), n=1)
    return near[0] if near else None


def _name_group(fault: Fault) -> tuple[str, ...]:
    complaint, ref = fault.complaint, fault.ref
    if ref is None:
        return complaint.code, complaint.says, fault.tag.text if fault.tag else fault.document.path
    return complaint.code, ref.subject, complaint.group or ref.address


def _find_all(text: str, fault: Fault) -> Iterator[int]:
    assert fault.tag is not None  # noqa: S101 - asked only for faults with a tag
    if fault.at is not None:
        yield fault.at
        return
    if fault.document.ids is not None:
        yield from find_tag(text, fault.tag)
        return
    at = text.find(fault.tag.text)
    while at >= 0:
        yield at
        at = text.find(fault.tag.text, at + 1)
