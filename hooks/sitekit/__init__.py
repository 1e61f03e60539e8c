"""The site's own logic, in plain typed Python that knows no site generator.

Hooks adapt it to MkDocs; `python -m sitekit` runs the same jobs from a shell.
"""
