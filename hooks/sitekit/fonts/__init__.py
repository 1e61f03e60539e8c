"""The two families of letters: cut to the glyphs in use, and stand-ins of the same width until they have come."""
