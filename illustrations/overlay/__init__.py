"""What is laid over a plate: a scale bar, the outline of a coin, a panel's label; drawn to a fraction of a pixel."""
