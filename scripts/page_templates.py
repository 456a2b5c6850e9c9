"""Write what Jinja2 compiles the templates of pages to as modules, so that no run has to: ``python -m scripts.page_templates``."""

from orgaudit.reports.writers.html.templates import COMPILED, FOLDER, Sources, made_from
from orgaudit.reports.writers.html.write import world


def main() -> None:
    """Write a module for each template."""
    ours = world(compiled=False)
    for path in sorted(FOLDER.glob("*.j2")):
        source, _, _ = Sources(FOLDER).get_source(ours, path.name)
        # What a module needs of its environment it is given when it is loaded.
        code = ours.compile(source, path.name, raw=True, defer_init=True)
        head = f'"""What Jinja2 compiles {path.name} to. Written by scripts/page_templates.py and by nobody else."""'
        text = f'{head}\n\nMADE_FROM = "{made_from(source)}"\n\n{code}\n'
        (FOLDER / COMPILED / f"{path.name.partition('.')[0]}.py").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
