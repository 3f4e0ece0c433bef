"""The map on its way out (`map.export`): what leaves, under which names, on which paper."""
