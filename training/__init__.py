"""How the line reader of `minutes_extract.ocr` is made: fonts → texts → lines on paper → network → weights.

`training.minutes` makes random minutes with truth, to learn from and to measure with. Not installed with the package. `make reader` runs the whole of it.
"""
