"""Random minutes with truth and a label for each line: for learning what a line is, and for measuring the package.

`generate(seed, configuration)` gives one paper; `python -m training.minutes` writes sets of them. Not installed.
"""

from training.minutes.generate import GeneratedMinutes, generate

__all__ = ["GeneratedMinutes", "generate"]
