"""The page that shows the look: colours, contrast and type, read from the stylesheet that sets them."""
