"""Citations: `[@KEY]` in Markdown becomes a mark beside the claim and a note at the foot of the page."""
