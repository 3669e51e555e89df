"""One file, one service, one entry point: what a service says, turned into values. `contract` says what a source may do."""
