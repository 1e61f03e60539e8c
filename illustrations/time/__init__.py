"""What the years do to ink: the ageing model of the site, applied to maps."""
