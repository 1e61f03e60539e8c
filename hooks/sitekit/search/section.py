"""What can be found: a page, or a part of it below a heading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands below it up to the next, and where it is."""

    url: str
    """The page's address below the site's root: "" for the home page, else it ends with a slash."""
    id: str
    """The heading's id; empty for the page itself."""
    title: str
    """The heading's words."""
    text: str = ""
    picture: str = ""
    """The first picture below the heading, at its smallest: its address below the site's root, without `.jpg`."""
    name: str = ""
    """What menus call it, if that is not its heading."""
    made: bool = False
    """On a page that no one wrote: it comes after those that answer a question."""
