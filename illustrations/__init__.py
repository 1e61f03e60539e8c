"""The picture engine: every tattoo on the site, drawn to the millimetre."""
