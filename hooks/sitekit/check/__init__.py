"""Checks every address, id and file of a finished site, from any generator, without going online."""

from .checking import check_site
from .hosts import Host, Hosts, load_hosts
from .origins import Origins
from .tree import Site, read_site

__all__ = ["Host", "Hosts", "Origins", "Site", "check_site", "load_hosts", "read_site"]
