"""What is wrong: rules over one file, over all files and over the lists beside them."""
