"""`python -m minutes_extract`: the command line."""

from minutes_extract.cli import main

main()
