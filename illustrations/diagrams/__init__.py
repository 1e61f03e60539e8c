"""Diagrams drawn by code, to scale."""
