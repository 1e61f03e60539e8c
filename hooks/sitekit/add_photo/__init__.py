"""`python -m sitekit add-photo FILE`: a photograph from a phone, made fit for the gallery by questions and answers."""
