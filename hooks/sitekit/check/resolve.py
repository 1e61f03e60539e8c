"""Where an address leads within the site, and whether it is written so that it leads there on every server."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote, unquote, unquote_to_bytes

from .model import Complaint, Document, Ref, Verdict, OWN_PAGE
from .tree import Site, fold

_ORDINARY: Final = re.compile(r"(?![^?#]*//)[\w./~#=&+:@!$'()*,;?-]*")
"""Needs no look at its encoding; a letter of any script may stand raw, browsers encode it one way."""
_BAD_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}", re.DOTALL)
_ENCODED: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_NEVER_RAW: Final = re.compile(r'[\s"<>\\^`{|}]')
_UNRESERVED: Final = re.compile(r"[A-Za-z0-9._~-]")
_SCRIPTED_FRAGMENT: Final = re.compile(r":~:.*")

OUTSIDE: Final = Verdict(complaints=(Complaint("link-outside", "climbs out of the site: take away a ../ in front."),))
EMPTY: Final = Verdict(complaints=(Complaint("link-empty", "is empty: write where it leads.", "empty"),))


class Folder(dict[str, Verdict]):
    """What addresses mean that start in one folder of the site; looked up once, however many pages share it."""

    def __init__(self, path: str, resolver: "Resolver") -> None:
        super().__init__()
        self.path = path
        self._resolver = resolver

    def __missing__(self, rest: str) -> Verdict:
        verdict = self[rest] = self._resolver.look_up(self.path, rest)
        return verdict


class Resolver:
    """Leads addresses to files of one site."""

    def __init__(self, site: Site, base_url: str | None, judge_external: Callable[[str], tuple[Complaint, ...]]) -> None:
        self._site = site
        self._folders: dict[str, tuple[Folder, ...]] = {}
        self._elsewhere: dict[str, Verdict] = {}
        self._judge_external = judge_external
        self.base_url = base_url.rstrip("/") + "/" if base_url else ""
        self.base_path = "/" + self.base_url.partition("://")[2].partition("/")[2]

    def folders(self, folder: str) -> tuple[Folder, ...]:
        """Return the folder and all it lies in, the root last."""
        if folder not in self._folders:
            parents = self.folders(folder[: folder.rstrip("/").rfind("/") + 1]) if folder else ()
            self._folders[folder] = (Folder(folder, self), *parents)
        return self._folders[folder]

    def resolve(self, document: Document, ref: Ref, folders: tuple[Folder, ...]) -> Verdict:
        """Return where one address of a document leads; `folders` are those of the document."""
        if ref.ups >= 0:
            return folders[ref.ups][ref.rest] if ref.ups < len(folders) else OUTSIDE
        if not ref.address:
            return EMPTY
        if ref.ups == OWN_PAGE:
            if document.base is not None:
                return folders[0][ref.rest]
            return self._find_fragment(document.path, *_split(ref.rest)[1:])
        if ref.address not in self._elsewhere:
            self._elsewhere[ref.address] = self._resolve_elsewhere(ref.address)
        return self._elsewhere[ref.address]

    def own_path(self, address: str) -> str | None:
        """Return what follows the site's own address in a whole address or in one from the server's root."""
        if address.startswith("/") and not address.startswith("//"):
            return address.removeprefix(self.base_path) if address.startswith(self.base_path) else None
        if self.base_url and address.lower().startswith(self.base_url.lower()):
            return address[len(self.base_url) :]
        return None

    def _resolve_elsewhere(self, address: str) -> Verdict:
        own = self.own_path(address)
        if own is not None:
            return self.folders("")[-1][own]
        if address.startswith("/") and not address.startswith("//"):
            says = f'leaves the site, which lives under "{self.base_path}": begin with that, or write a relative address.'
            return Verdict(complaints=(Complaint("link-outside", says),))
        return Verdict(complaints=self._judge_external(address))

    def look_up(self, folder: str, rest: str) -> Verdict:
        """Return what `rest` means in a folder of the site (`rest` has no `../` in front)."""
        path, query, fragment = _split(rest)
        complaints: list[Complaint] = []
        if _ORDINARY.fullmatch(rest) is None:
            complaints = find_encoding_faults(rest)
        full = _join(folder, path)
        if full is None:
            return OUTSIDE
        file, fault = self._find_file(full)
        if fault:
            complaints.append(fault)
        if file is None:
            return Verdict(None, unquote(fragment or ""), tuple(complaints))
        found = self._find_fragment(file, query, fragment)
        return Verdict(file, found.fragment, (*complaints, *found.complaints))

    def _find_file(self, path: str) -> tuple[str | None, Complaint | None]:
        site = self._site
        if path in site.files:
            return path, None
        index = f"{path}index.html"
        if path in site.folders:
            return (index, None) if index in site.files else (None, _MISSING)
        if f"{path}/" in site.folders and f"{path}/index.html" in site.files:
            says = f'needs a slash at its end ("{PurePosixPath(path).name}/"): without it the reader takes a detour.'
            return f"{path}/index.html", Complaint("link-slash-missing", says)
        if path.endswith("/") and path.rstrip("/") in site.files:
            says = f'has a slash after a file: end it with "{PurePosixPath(path).name}".'
            return path.rstrip("/"), Complaint("link-slash-extra", says)
        real = site.folded.get(fold(path)) or site.folded.get(fold(f"{path}/"))
        if real is not None:
            says = f'works on macOS and Windows but not on Linux: the file is called "{real}".'
            return (f"{real}index.html" if real.endswith("/") else real), Complaint("link-case", says)
        return None, _MISSING

    def _find_fragment(self, file: str, query: str | None, fragment: str | None) -> Verdict:
        complaints: list[Complaint] = []
        if query is not None:
            complaints += [_EMPTY_QUERY] if not query else self._judge_external(f"?{query}")
        wanted = _SCRIPTED_FRAGMENT.sub("", unquote(fragment or ""))
        document = self._site.documents.get(file)
        if wanted and document is not None and wanted not in document.ids and (document.is_page or document.ids):
            if not (document.is_page and wanted == "top"):
                complaints.append(_NO_HEADING if document.is_page else _NO_ID)
        return Verdict(file, wanted, tuple(complaints))


_MISSING: Final = Complaint("link-missing", "leads nowhere: there is no such page or file.")
_NO_HEADING: Final = Complaint("link-no-heading", "has no such heading.")
_NO_ID: Final = Complaint("link-no-heading", "has no such id.")
_EMPTY_QUERY: Final = Complaint("link-query", 'has a "?" with nothing after it: take it away.')


def find_encoding_faults(address: str) -> list[Complaint]:
    """Return what is wrong with the percent-encoding of an address, and with doubled slashes."""
    bad = _BAD_PERCENT.search(address)
    if bad:
        return [Complaint("link-encoding", f'has "{bad[0]}" in it, which stands for nothing: write "%25" for a "%".')]
    try:
        unquote_to_bytes(address).decode()
    except UnicodeDecodeError:
        return [Complaint("link-encoding", "is not encoded as UTF-8: type the letters themselves.")]
    before, mark, after = address.partition("?")
    right = re.sub("/{2,}", "/", before) + mark + after
    right = _ENCODED.sub(_normalise, right.replace("\\", "/"))
    right = _NEVER_RAW.sub(lambda match: quote(match[0]), right)
    return [Complaint("link-encoding", f'is not in its normal form: end it with "{right}".')] if right != address else []


def _normalise(match: re.Match[str]) -> str:
    plain = unquote(match[0])
    return plain if _UNRESERVED.fullmatch(plain) else match[0].upper()


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
