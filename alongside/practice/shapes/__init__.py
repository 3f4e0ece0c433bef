"""What the practice content looks like once it is in memory: frozen, typed, by id.

Each file of a framework becomes one of these. Where a file holds a list of things with ids, the shape
holds a read-only mapping from id to thing, in the order of the file.
"""
