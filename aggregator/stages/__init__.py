"""The stages of a gather, one file each, in the order of the data: asking (how), paper, discovery, reading, background, choosing, naming, looking_up."""
