"""How long the build takes and what the checks add to it: `make bench`."""
