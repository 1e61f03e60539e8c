"""Holds every page of a finished site to the budget of its kind: bytes, requests and nesting before scrolling."""

from .checking import check_budgets
from .model import Budgets, Kind, Limits, load_budgets

__all__ = ["Budgets", "Kind", "Limits", "check_budgets", "load_budgets"]
