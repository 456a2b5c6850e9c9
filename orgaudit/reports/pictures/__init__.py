"""Data of pictures, and their drawing as SVG. No picture has words of its own: all come with the data."""
