"""How the line reader of `minutes_extract.ocr` is made: fonts → texts → lines on paper → network → weights.

Not installed with the package. `make reader` runs the whole of it.
"""
