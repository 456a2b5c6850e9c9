"""Everything that a person reads, in Japanese and English."""
