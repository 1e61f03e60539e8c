"""Picture files: what is wrong with a master, and the renditions that readers download."""
