"""Figures that move: what a marker asks for, what stands there without script, and the data their scripts fetch."""
