"""Reading a name: tokens, segmentation, lexicon, scoring; which function and office a duty name points to."""
