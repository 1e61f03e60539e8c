"""What we draw: one module per subject, and the kit they are modelled with."""
