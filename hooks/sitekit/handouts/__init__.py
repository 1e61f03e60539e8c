"""Half a page to take home for each short address: the answer, three points, what to ask, the address as a code."""
