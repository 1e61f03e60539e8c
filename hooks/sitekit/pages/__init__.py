"""What is true of every page: its front matter, its words, its headings, its dates."""
