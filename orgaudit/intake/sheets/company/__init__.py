"""Records become one company: joined, merged, told in YAML, or taken into the files of a company that is there already."""
