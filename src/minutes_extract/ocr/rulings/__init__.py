"""The ruled lines of a page: found, measured, erased, and the cells they bound."""
