"""What a web server has to say with the site: one file each for the common ones, made from what the pages need."""
