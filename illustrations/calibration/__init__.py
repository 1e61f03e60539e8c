"""How far the ageing model is borne out by the one measured tattoo: the chart simulated, fitted, and the fit judged."""
