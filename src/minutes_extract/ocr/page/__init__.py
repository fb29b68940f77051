"""Files → pages as grey images, flat, upright and level, and the connected components of their ink."""
