"""What happens on this machine: choose, store, name and show. Nothing in here touches the network.

Reading order: pipeline (the way of the data), selection (which sources, and why), store (the one SQLite file),
nomenclature (terms and definitions), exports (files for elsewhere), cli (the command).
"""

__version__ = "0.1.0"
