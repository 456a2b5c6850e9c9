"""What Jinja2 compiles page.html.j2 to. Written by scripts/page_templates.py and by nobody else."""

MADE_FROM = "5-afee3a4d"

from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'page.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_language = resolve('language')
    l_0_policy = resolve('policy')
    l_0_document = resolve('document')
    l_0_say = resolve('say')
    l_0_style = resolve('style')
    l_0_sections = resolve('sections')
    l_0_footer = resolve('footer')
    l_0_facet_values = resolve('facet_values')
    l_0_data = resolve('data')
    l_0_carrier = resolve('carrier')
    l_0_script = resolve('script')
    l_0_blocks = l_0_titled = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['list']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'list' found.")
    try:
        t_3 = environment.filters['selectattr']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'selectattr' found.")
    try:
        t_4 = environment.filters['text']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'text' found.")
    try:
        t_5 = environment.filters['unbroken']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'unbroken' found.")
    try:
        t_6 = environment.tests['searched']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No test named 'searched' found.")
    pass
    l_0_blocks = context.vars['blocks'] = environment.get_template('blocks.html.j2', 'page.html.j2').make_module(context.get_all(), True, {'blocks': l_0_blocks, 'titled': l_0_titled})
    context.exported_vars.discard('blocks')
    yield '<!DOCTYPE html><html lang="'
    yield escape((undefined(name='language') if l_0_language is missing else l_0_language))
    yield '"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
    yield escape((undefined(name='policy') if l_0_policy is missing else l_0_policy))
    yield '"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><meta name="generator" content="orgaudit"><title>'
    yield escape((markup_join((environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'kind'), context.call((undefined(name='say') if l_0_say is missing else l_0_say), 'title_dot'), )) if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'kind') else ''))
    yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'title'))
    yield '</title><style>'
    yield escape((undefined(name='style') if l_0_style is missing else l_0_style))
    yield '</style></head><body><a class="skip" href="#main">'
    yield escape(context.call((undefined(name='say') if l_0_say is missing else l_0_say), 'skip'))
    yield '</a><header>'
    if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'kind'):
        pass
        yield '<p class="kind">'
        yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'kind'))
    yield '<h1 dir="auto">'
    yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'title'))
    yield '</h1>'
    if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'subtitle'):
        pass
        yield '<p class="subtitle">'
        yield escape(t_5(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'subtitle')))
    yield '</header>'
    l_0_titled = t_2(context.eval_ctx, t_3(context, (undefined(name='sections') if l_0_sections is missing else l_0_sections), 'title'))
    context.vars['titled'] = l_0_titled
    context.exported_vars.add('titled')
    if (t_1((undefined(name='titled') if l_0_titled is missing else l_0_titled)) > 2):
        pass
        yield '<nav aria-label="'
        yield escape(context.call((undefined(name='say') if l_0_say is missing else l_0_say), 'contents'))
        yield '"><ol>'
        for l_1_section in (undefined(name='titled') if l_0_titled is missing else l_0_titled):
            _loop_vars = {}
            pass
            yield '<li><a href="#'
            yield escape(environment.getattr(l_1_section, 'anchor'))
            yield '">'
            yield escape(environment.getattr(l_1_section, 'title'))
            yield '</a>'
        l_1_section = missing
        yield '</ol></nav>'
    yield '<main id="main" tabindex="-1">'
    l_1_loop = missing
    for l_1_section, l_1_loop in LoopContext((undefined(name='sections') if l_0_sections is missing else l_0_sections), undefined):
        l_1_starts = missing
        _loop_vars = {}
        pass
        l_1_starts = (((not environment.getattr(l_1_loop, 'last')) and environment.getattr(environment.getattr(l_1_loop, 'nextitem'), 'beside')) and (not environment.getattr(l_1_section, 'beside')))
        _loop_vars['starts'] = l_1_starts
        if (undefined(name='starts') if l_1_starts is missing else l_1_starts):
            pass
            yield '<div class="pair">'
        yield '<section'
        if environment.getattr(l_1_section, 'title'):
            pass
            yield ' id="'
            yield escape(environment.getattr(l_1_section, 'anchor'))
            yield '" aria-labelledby="'
            yield escape(environment.getattr(l_1_section, 'anchor'))
            yield 't"'
        else:
            pass
            yield ' class="first"'
        yield '>'
        if environment.getattr(l_1_section, 'title'):
            pass
            yield '<h2 id="'
            yield escape(environment.getattr(l_1_section, 'anchor'))
            yield 't">'
            yield escape(environment.getattr(l_1_section, 'title'))
            yield '</h2>'
        if t_6(environment.getattr(l_1_section, 'blocks')):
            pass
            yield '<form class="filters" hidden role="search" aria-label="'
            yield escape(context.call((undefined(name='say') if l_0_say is missing else l_0_say), 'filter.name', _loop_vars=_loop_vars))
            yield '" data-any="'
            yield escape(context.call((undefined(name='say') if l_0_say is missing else l_0_say), 'filter.any', _loop_vars=_loop_vars))
            yield '" data-reset="'
            yield escape(context.call((undefined(name='say') if l_0_say is missing else l_0_say), 'filter.reset', _loop_vars=_loop_vars))
            yield '" data-count="'
            yield escape(context.call((undefined(name='say') if l_0_say is missing else l_0_say), 'filter.count', shown='%1', all='%2', _loop_vars=_loop_vars))
            yield '"></form>'
        yield escape(context.call(environment.getattr((undefined(name='blocks') if l_0_blocks is missing else l_0_blocks), 'all'), environment.getattr(l_1_section, 'blocks'), 3, _loop_vars=_loop_vars))
        yield '</section>'
        if (environment.getattr(l_1_section, 'beside') and (environment.getattr(l_1_loop, 'last') or (not environment.getattr(environment.getattr(l_1_loop, 'nextitem'), 'beside')))):
            pass
            yield '</div>'
    l_1_loop = l_1_section = l_1_starts = missing
    yield '</main>'
    if (undefined(name='footer') if l_0_footer is missing else l_0_footer):
        pass
        yield '<footer>'
        for l_1_text in (undefined(name='footer') if l_0_footer is missing else l_0_footer):
            _loop_vars = {}
            pass
            yield '<p>'
            yield escape(t_4(l_1_text))
        l_1_text = missing
        yield '</footer>'
    yield '<script type="application/json" id="orgaudit-facets" data-copy="'
    yield escape(context.call((undefined(name='say') if l_0_say is missing else l_0_say), 'copy'))
    yield '" data-copied="'
    yield escape(context.call((undefined(name='say') if l_0_say is missing else l_0_say), 'copied'))
    yield '">'
    yield escape((undefined(name='facet_values') if l_0_facet_values is missing else l_0_facet_values))
    yield '</script>'
    if (undefined(name='data') if l_0_data is missing else l_0_data):
        pass
        yield '<script type="application/json" id="'
        yield escape((undefined(name='carrier') if l_0_carrier is missing else l_0_carrier))
        yield '">'
        yield escape((undefined(name='data') if l_0_data is missing else l_0_data))
        yield '</script>'
    yield '<script>'
    yield escape((undefined(name='script') if l_0_script is missing else l_0_script))
    yield '</script></body></html>'

blocks = {}
debug_info = '1=59'
