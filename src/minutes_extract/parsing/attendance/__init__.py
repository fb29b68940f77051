"""Lists of names: groups, people, lists that are tables."""
