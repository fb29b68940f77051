"""The arrays inside `ocr`: their types, the columns of a row of boxes, the index that stands for nothing.

This module imports numpy. `page/load_pages` and `page/page_image`, which callers ask before any page is read, import it
for type checkers alone; every other module of `ocr` imports numpy and OpenCV at its top.
"""

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""A grey image, rows × columns, 0 black to 255 white."""
Pixels = NDArray[np.uint8]
"""A grey image, or one of red, green and blue (rows × columns × 3)."""
Mask = NDArray[np.uint8]
"""Rows × columns of 0 and 1, as OpenCV takes them."""
Flags = NDArray[np.bool_]
Labels = NDArray[np.uint16]
"""The connected component of each pixel; 0 is paper."""
Boxes = NDArray[np.int32]
"""A row for each component with the columns X0, TOP, X1, BOTTOM and AREA; X1 and BOTTOM lie outside."""
Integers = NDArray[np.int32]
Indices = NDArray[np.intp]
Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
LogProbs = NDArray[np.float32]
"""Natural logarithms of probabilities, frames × classes; class 0 is the blank of CTC."""

X0, TOP, X1, BOTTOM, AREA = range(5)
"""Columns of `Boxes` in pixels; the area is that of the ink, not of the box."""
NONE = -1
"""In `Indices`: no row."""
