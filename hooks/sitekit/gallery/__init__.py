"""What staff write about pictures: sets, entries and their words, read and checked. No pixels, no pages."""
