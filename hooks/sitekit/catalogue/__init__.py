"""The pages of the galleries: sets, pieces, the index with its filters, and what machines read of them."""
