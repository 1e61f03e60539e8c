"""Tables and lists that a page takes from a data file: `<!-- table: needles -->`."""
