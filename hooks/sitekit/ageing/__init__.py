"""How a tattoo ages, as a model: its parameters from data, its formulas, its tables for the page."""
