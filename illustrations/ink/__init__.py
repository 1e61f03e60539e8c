"""Ink: a grey reference and a width in millimetres become the marks of real needles."""
