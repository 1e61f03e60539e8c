"""What the site knows and from where: claims, their sources, and the words that grade them."""
