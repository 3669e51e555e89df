"""Measuring: harnesses that run a part of the program over labelled material and print how well it does.

`pools.py` reads labelled pools of candidates, `selection.py` measures the choosing over them, `speed.py`
how long it takes."""
