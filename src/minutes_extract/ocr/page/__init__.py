"""Files → pages as grey images, normalised, upright and level, and the connected components of their ink."""
