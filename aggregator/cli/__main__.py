"""`python -m aggregator.cli` is the command too."""

from aggregator.cli import main

main()
