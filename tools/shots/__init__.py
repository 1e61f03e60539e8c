"""`make shots`: pictures of the site for people to look at, and a small memory of the page of the style."""
