"""The index of the search: what readers may find, in files that are small enough to be fetched one by one."""
