"""Short permanent addresses that staff hand out: once given out, never dropped and never reused."""

from .check import find_ledger_problems
from .history import read_history
from .model import Ledger, Moment, ShortLink, load_ledger
from .published import load_published
from .render import render_redirect, render_redirects_file

__all__ = [
    "Ledger",
    "Moment",
    "ShortLink",
    "find_ledger_problems",
    "load_ledger",
    "load_published",
    "read_history",
    "render_redirect",
    "render_redirects_file",
]
