"""Our templates as Jinja2 compiles them. Written by scripts/page_templates.py and by nobody else."""
