"""Skin: optics, relief, colour, light and lens; `photograph.photograph` puts ink into it and takes the picture."""
