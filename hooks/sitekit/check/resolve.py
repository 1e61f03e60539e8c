"""Where an address leads within the site, and whether it leads there on every server."""

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from .external import judge_external
from .hosts import Hosts
from .model import OWN_PAGE, Complaint, Document, Ref, Verdict
from .tree import Site, fold
from .writing import ORDINARY, find_encoding_fault, find_tracking

_NOT_AN_ID: Final = re.compile(r"top$|:~:|svgView\(|(?:t|xywh)=")

_MISSING: Final = Complaint("link-missing", "leads nowhere: there is no such page or file.")
_LOADS: Final = Complaint(
    "external-loads",
    "makes readers' browsers ask another site for this. Keep the file here: "
    "add a copy to this site and name that, or write a plain link.",
)
_NO_HEADING: Final = Complaint("link-no-heading", "has no such heading.")
_EMPTY_QUERY: Final = Complaint("link-query", 'has a "?" with nothing after it: take it away.')
_OUTSIDE: Final = Verdict(complaints=(Complaint("link-outside", 'climbs out of the site: it has a "../" too many.'),))
_EMPTY: Final = Verdict(complaints=(Complaint("link-empty", "is empty: write where it leads."),))


class Folder(dict[str, Verdict]):
    """What addresses mean that start in one folder of the site; looked up once, however many pages share it."""

    def __init__(self, path: str, resolver: "Resolver") -> None:
        super().__init__()
        self._path = path
        self._resolver = resolver

    def __missing__(self, rest: str) -> Verdict:
        verdict = self[rest] = self._resolver.look_up(self._path, rest)
        return verdict


class Resolver:
    """Leads the addresses of one site to its files."""

    def __init__(self, site: Site, base_url: str | None, hosts: Hosts | None) -> None:
        self._site = site
        self._hosts = hosts
        self._folders: dict[str, tuple[Folder, ...]] = {}
        self._elsewhere: dict[tuple[str, bool], Verdict] = {}
        self.base_url = base_url.rstrip("/") + "/" if base_url else ""
        self.base_path = "/" + self.base_url.partition("://")[2].partition("/")[2]

    def folders(self, folder: str) -> tuple[Folder, ...]:
        """Return the folder and all that it lies in, the site's root last."""
        if folder not in self._folders:
            above = self.folders(folder[: folder.rstrip("/").rfind("/") + 1]) if folder else ()
            self._folders[folder] = (Folder(folder, self), *above)
        return self._folders[folder]

    def start_of(self, document: Document) -> tuple[Folder, ...]:
        """Return the folders from which a document's addresses start; none if `<base>` names another site."""
        start: str | None = document.path
        if document.base:
            own = self._own_path(document.base)
            start = _join(document.folder, document.base) if own is None else own
            if own is None and (":" in document.base or document.base.startswith("/")):
                return ()
        return self.folders((start or "")[: (start or "").rfind("/") + 1])

    def resolve(self, document: Document, ref: Ref, folders: tuple[Folder, ...]) -> Verdict:
        """Return where one address of a document leads."""
        if not folders:
            return Verdict()
        if ref.ups >= 0:
            return folders[ref.ups][ref.rest] if ref.ups < len(folders) else _OUTSIDE
        if not ref.address:
            return _EMPTY
        if ref.ups == OWN_PAGE:
            if document.base:
                return folders[0][ref.rest]
            _, query, fragment = _split(ref.rest)
            return self._look_into(document.path, query, fragment)
        key = ref.address, ref.loads
        if key not in self._elsewhere:
            self._elsewhere[key] = self._resolve_elsewhere(*key)
        return self._elsewhere[key]

    def look_up(self, folder: str, rest: str) -> Verdict:
        """Return what `rest`, which has no `../` in front, means in a folder of the site."""
        fault = None if ORDINARY.fullmatch(rest) else find_encoding_fault(rest, own=True)
        path, query, fragment = _split(rest)
        full = _join(folder, path)
        if full is None:
            return _OUTSIDE
        file, trouble = self._find_file(full)
        found = self._look_into(file, query, fragment)
        # Faults are grouped by where the address leads, for it is written differently at each depth.
        group = f"{full}#{found.fragment}"
        complaints = (one._replace(group=group) for one in (fault, trouble, *found.complaints) if one)
        return Verdict(file, found.fragment, tuple(complaints))

    def leaves_site(self, address: str) -> bool:
        """Tell whether an address that begins with a scheme or a slash belongs to somebody else."""
        return self._own_path(address) is None

    def _own_path(self, address: str) -> str | None:
        if address.startswith("/") and not address.startswith("//"):
            return address.removeprefix(self.base_path) if address.startswith(self.base_path) else None
        if self.base_url and f"{address}/".lower().startswith(self.base_url.lower()):
            return address[len(self.base_url) :]
        return None

    def _resolve_elsewhere(self, address: str, loads: bool) -> Verdict:  # noqa: FBT001 - the two halves of a key
        own = self._own_path(address)
        if own is not None:
            return self.folders("")[-1][own]
        if address.startswith("/") and not address.startswith("//"):
            says = (
                f'leaves the site, which lives under "{self.base_path}": begin with that, or write a relative address.'
            )
            return Verdict(complaints=(Complaint("link-outside", says),))
        if self.base_url and f"https{address[4:]}/".lower().startswith(self.base_url.lower()):
            return Verdict(complaints=(Complaint("external-http", 'leads to this site itself: write "https".'),))
        whole = f"https:{address}" if address.startswith("//") else address
        if loads and whole.lower().startswith(("http:", "https:")) and self.leaves_site(whole):
            return Verdict(complaints=(_LOADS,))
        return Verdict(complaints=judge_external(address, self._hosts))

    def _find_file(self, path: str) -> tuple[str | None, Complaint | None]:
        site = self._site
        if path in site.files:
            return path, None
        if path in site.folders:
            index = f"{path}index.html"
            return (index, None) if index in site.files else (None, _MISSING)
        name = PurePosixPath(path).name
        if f"{path}/index.html" in site.files:
            says = f'needs a slash at its end ("{name}/"): without it every reader takes a detour.'
            return f"{path}/index.html", Complaint("link-slash-missing", says)
        if path.endswith("/") and path[:-1] in site.files:
            return path[:-1], Complaint("link-slash-extra", f'has a slash after a file: end it with "{name}".')
        real = site.folded.get(fold(path)) or site.folded.get(fold(f"{path}/"))
        if real is None:
            return None, _MISSING
        says = f'works on macOS and Windows but not on Linux: the file is called "{real}".'
        return f"{real}index.html" if real.endswith("/") else real, Complaint("link-case", says)

    def _look_into(self, file: str | None, query: str | None, fragment: str | None) -> Verdict:
        complaints: list[Complaint] = []
        if query is not None:
            fault = find_tracking(f"?{query}") if query else _EMPTY_QUERY
            complaints += [fault] if fault else []
        wanted = unquote(fragment or "")
        document = self._site.documents.get(file) if file else None
        ids = document.ids if document is not None else None
        if wanted and ids is not None and wanted not in ids and not _NOT_AN_ID.match(wanted):
            complaints.append(_NO_HEADING)
        return Verdict(file, wanted, tuple(complaints))


def _split(rest: str) -> tuple[str, str | None, str | None]:
    before, mark, fragment = rest.partition("#")
    path, question, query = before.partition("?")
    return path, query if question else None, fragment if mark else None


def _join(folder: str, path: str) -> str | None:
    """Return folder and path as one, dots and doubled slashes resolved; None where it climbs out of the site."""
    full = folder + (unquote(path) if "%" in path else path)
    if "/." not in full and "//" not in full and "\\" not in full and not full.startswith((".", "/")):
        return full
    steps: list[str] = []
    parts = full.replace("\\", "/").split("/")
    for part in parts:
        if part == "..":
            if not steps:
                return None
            steps.pop()
        elif part not in {"", "."}:
            steps.append(part)
    return "/".join(steps) + ("/" if steps and parts[-1] in {"", ".", ".."} else "")
