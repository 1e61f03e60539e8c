"""Modelling kit: numpy shapes, Blender scene, tone and lines. Lengths are Blender units, angles radians."""
