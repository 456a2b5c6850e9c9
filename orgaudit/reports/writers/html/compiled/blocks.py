"""What Jinja2 compiles blocks.html.j2 to. Written by scripts/page_templates.py and by nobody else."""

MADE_FROM = "5-c40b06bc"

from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_all = l_0_table = missing
    try:
        t_1 = environment.filters['bare']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'bare' found.")
    try:
        t_2 = environment.filters['classes']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'classes' found.")
    try:
        t_3 = environment.filters['kind']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'kind' found.")
    try:
        t_4 = environment.filters['on_page']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'on_page' found.")
    try:
        t_5 = environment.filters['short']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'short' found.")
    try:
        t_6 = environment.filters['text']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'text' found.")
    try:
        t_7 = environment.filters['whole']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No filter named 'whole' found.")
    try:
        t_8 = environment.tests['entries']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No test named 'entries' found.")
    try:
        t_9 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_9(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    def macro(l_1_list, l_1_depth):
        t_10 = []
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_depth is missing:
            l_1_depth = undefined("parameter 'depth' was not provided", name='depth')
        pass
        l_2_loop = missing
        for l_2_block, l_2_loop in LoopContext(t_4(l_1_list), undefined):
            l_2_shown = resolve('shown')
            l_2_drawn = resolve('drawn')
            l_2_svg = resolve('svg')
            l_2_kind = missing
            _loop_vars = {}
            pass
            l_2_kind = t_3(l_2_block)
            _loop_vars['kind'] = l_2_kind
            if ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Paragraph'):
                pass
                t_10.extend((
                    '<p>',
                    escape(t_6(environment.getattr(l_2_block, 'text'))),
                ))
            elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Heading'):
                pass
                t_10.extend((
                    '<h',
                    escape(environment.getattr(l_2_block, 'depth')),
                    '>',
                    escape(environment.getattr(l_2_block, 'text')),
                    '</h',
                    escape(environment.getattr(l_2_block, 'depth')),
                    '>',
                ))
            elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Items'):
                pass
                l_2_shown = t_4(environment.getattr(l_2_block, 'items'))
                _loop_vars['shown'] = l_2_shown
                if t_8(l_2_block):
                    pass
                    t_10.append(
                        '<ul class="entries">',
                    )
                    for l_3_item in (undefined(name='shown') if l_2_shown is missing else l_2_shown):
                        l_3_facets = resolve('facets')
                        _loop_vars = {}
                        pass
                        t_10.append(
                            '<li',
                        )
                        if environment.getattr(l_3_item, 'anchor'):
                            pass
                            t_10.extend((
                                ' id="',
                                escape(environment.getattr(l_3_item, 'anchor')),
                                '"',
                            ))
                        if environment.getattr(l_3_item, 'facets'):
                            pass
                            t_10.extend((
                                ' data-f="',
                                escape(context.call(environment.getattr((undefined(name='facets') if l_3_facets is missing else l_3_facets), 'codes'), l_3_item, _loop_vars=_loop_vars)),
                                '"',
                            ))
                        if (not t_9(environment.getattr(l_3_item, 'number'))):
                            pass
                            t_10.append(
                                ' class="ranked"',
                            )
                        t_10.append(
                            '>',
                        )
                        if (not t_9(environment.getattr(l_3_item, 'number'))):
                            pass
                            t_10.extend((
                                '<span class="number">',
                                escape(environment.getattr(l_3_item, 'number')),
                                '<span>.</span></span> ',
                            ))
                        if environment.getattr(l_3_item, 'badge'):
                            pass
                            t_10.extend((
                                '<b class="',
                                escape(t_5(environment.getattr(environment.getattr(l_3_item, 'badge'), 'look'))),
                                '">',
                                escape(environment.getattr(environment.getattr(l_3_item, 'badge'), 'text')),
                                '</b> ',
                            ))
                        t_10.append(
                            escape(t_6(environment.getattr(l_3_item, 'text'))),
                        )
                        for l_4_line in t_4(environment.getattr(l_3_item, 'lines')):
                            _loop_vars = {}
                            pass
                            if environment.getattr(l_4_line, 'text'):
                                pass
                                t_10.extend((
                                    '<p>',
                                    escape(t_6(environment.getattr(l_4_line, 'text'))),
                                ))
                        l_4_line = missing
                    l_3_item = l_3_facets = missing
                    t_10.append(
                        '</ul>',
                    )
                elif ((undefined(name='shown') if l_2_shown is missing else l_2_shown) and (not t_9(environment.getattr(environment.getitem((undefined(name='shown') if l_2_shown is missing else l_2_shown), 0), 'number')))):
                    pass
                    t_10.append(
                        '<ol>',
                    )
                    l_3_loop = missing
                    for l_3_item, l_3_loop in LoopContext((undefined(name='shown') if l_2_shown is missing else l_2_shown), undefined):
                        _loop_vars = {}
                        pass
                        t_10.append(
                            '<li',
                        )
                        if (environment.getattr(l_3_item, 'number') != environment.getattr(l_3_loop, 'index')):
                            pass
                            t_10.extend((
                                ' value="',
                                escape(environment.getattr(l_3_item, 'number')),
                                '"',
                            ))
                        t_10.extend((
                            '>',
                            escape(t_6(environment.getattr(l_3_item, 'text'))),
                        ))
                    l_3_loop = l_3_item = missing
                    t_10.append(
                        '</ol>',
                    )
                elif (undefined(name='shown') if l_2_shown is missing else l_2_shown):
                    pass
                    t_10.append(
                        '<ul>',
                    )
                    for l_3_item in (undefined(name='shown') if l_2_shown is missing else l_2_shown):
                        _loop_vars = {}
                        pass
                        t_10.append(
                            '<li',
                        )
                        if environment.getattr(l_3_item, 'anchor'):
                            pass
                            t_10.extend((
                                ' id="',
                                escape(environment.getattr(l_3_item, 'anchor')),
                                '"',
                            ))
                        t_10.extend((
                            '>',
                            escape(t_6(environment.getattr(l_3_item, 'text'))),
                        ))
                    l_3_item = missing
                    t_10.append(
                        '</ul>',
                    )
            elif (((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Group') and environment.getattr(l_2_block, 'many')):
                pass
                t_10.extend((
                    '<details class="group"><summary><h',
                    escape(l_1_depth),
                    '>',
                    escape(environment.getattr(l_2_block, 'title')),
                    '</h',
                    escape(l_1_depth),
                    '>',
                    escape(t_6(environment.getattr(l_2_block, 'aside'))),
                    '</summary>',
                    escape(context.call((undefined(name='all') if l_0_all is missing else l_0_all), environment.getattr(l_2_block, 'blocks'), (l_1_depth + 1), _loop_vars=_loop_vars)),
                    '</details>',
                ))
            elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Group'):
                pass
                t_10.extend((
                    '<article><h',
                    escape(l_1_depth),
                    '>',
                    escape(environment.getattr(l_2_block, 'title')),
                    ' ',
                    escape(t_6(environment.getattr(l_2_block, 'aside'))),
                    '</h',
                    escape(l_1_depth),
                    '>',
                    escape(context.call((undefined(name='all') if l_0_all is missing else l_0_all), environment.getattr(l_2_block, 'blocks'), (l_1_depth + 1), _loop_vars=_loop_vars)),
                    '</article>',
                ))
            elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Fold'):
                pass
                t_10.extend((
                    '<details class="fold"><summary>',
                    escape(environment.getattr(l_2_block, 'title')),
                    '</summary>',
                    escape(context.call((undefined(name='all') if l_0_all is missing else l_0_all), environment.getattr(l_2_block, 'blocks'), l_1_depth, _loop_vars=_loop_vars)),
                    '</details>',
                ))
            elif (((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Table') and environment.getattr(l_2_block, 'rows')):
                pass
                t_10.append(
                    escape(context.call((undefined(name='table') if l_0_table is missing else l_0_table), l_2_block, _loop_vars=_loop_vars)),
                )
            elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Facts'):
                pass
                t_10.append(
                    '<dl>',
                )
                for (l_3_label, l_3_texts) in environment.getattr(l_2_block, 'rows'):
                    _loop_vars = {}
                    pass
                    t_10.extend((
                        '<div><dt>',
                        escape(l_3_label),
                    ))
                    for l_4_text in l_3_texts:
                        _loop_vars = {}
                        pass
                        t_10.extend((
                            '<dd>',
                            escape(t_6(l_4_text)),
                        ))
                    l_4_text = missing
                    t_10.append(
                        '</div>',
                    )
                l_3_label = l_3_texts = missing
                t_10.append(
                    '</dl>',
                )
            elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Sample'):
                pass
                t_10.extend((
                    '<pre tabindex="0"><code>',
                    escape(context.call(environment.getattr(environment.getattr(l_2_block, 'text'), 'rstrip'), '\n', _loop_vars=_loop_vars)),
                    '</code></pre>',
                ))
            elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Answer'):
                pass
                t_10.extend((
                    '<p class="answer">',
                    escape(environment.getattr(l_2_block, 'label')),
                    ' <span></span>',
                ))
                if environment.getattr(l_2_block, 'key'):
                    pass
                    t_10.extend((
                        ' <small>',
                        escape(environment.getattr(l_2_block, 'key')),
                        '</small>',
                    ))
            elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'Picture'):
                pass
                l_2_svg = context.call((undefined(name='drawn') if l_2_drawn is missing else l_2_drawn), l_2_block, _loop_vars=_loop_vars)
                _loop_vars['svg'] = l_2_svg
                if (undefined(name='svg') if l_2_svg is missing else l_2_svg):
                    pass
                    t_10.append(
                        '<figure>',
                    )
                    if environment.getattr(l_2_block, 'sees'):
                        pass
                        t_10.extend((
                            '<figcaption>',
                            escape(t_6(environment.getattr(l_2_block, 'sees'))),
                            '</figcaption>',
                        ))
                    t_10.extend((
                        '<div class="wide" role="group" tabindex="0" aria-label="',
                        escape(environment.getattr(l_2_block, 'title')),
                        '">',
                        escape((undefined(name='svg') if l_2_svg is missing else l_2_svg)),
                        '</div></figure>',
                    ))
                elif environment.getattr(l_2_block, 'alternative'):
                    pass
                    t_10.extend((
                        '<p>',
                        escape(t_6(environment.getattr(l_2_block, 'alternative'))),
                    ))
        l_2_loop = l_2_block = l_2_kind = l_2_shown = l_2_drawn = l_2_svg = missing
        return concat(t_10)
    context.exported_vars.add('all')
    context.vars['all'] = l_0_all = Macro(environment, macro, 'all', ('list', 'depth'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_block):
        t_11 = []
        if l_1_block is missing:
            l_1_block = undefined("parameter 'block' was not provided", name='block')
        pass
        t_11.extend((
            '<div class="wide" role="group" tabindex="0" aria-label="',
            escape(environment.getattr(environment.getitem(environment.getattr(l_1_block, 'columns'), 0), 'title')),
            '"><table',
        ))
        if environment.getattr(l_1_block, 'tinted'):
            pass
            t_11.append(
                ' class="tinted"',
            )
        t_11.append(
            '><thead><tr>',
        )
        for l_2_column in environment.getattr(l_1_block, 'columns'):
            _loop_vars = {}
            pass
            t_11.append(
                '<th',
            )
            if environment.getattr(l_2_column, 'figures'):
                pass
                t_11.append(
                    ' class="n"',
                )
            t_11.extend((
                '>',
                escape(environment.getattr(l_2_column, 'title')),
            ))
        l_2_column = missing
        t_11.append(
            '<tbody>',
        )
        l_2_loop = missing
        for l_2_row, l_2_loop in LoopContext(environment.getattr(l_1_block, 'rows'), undefined):
            _loop_vars = {}
            pass
            t_11.append(
                '<tr>',
            )
            l_3_loop = missing
            for l_3_cell, l_3_loop in LoopContext(l_2_row, undefined):
                l_3_column = resolve('column')
                l_3_look = resolve('look')
                _loop_vars = {}
                pass
                if environment.getattr(l_3_loop, 'first'):
                    pass
                    t_11.extend((
                        '<th>',
                        escape(t_6(l_3_cell)),
                    ))
                else:
                    pass
                    l_3_column = environment.getitem(environment.getattr(l_1_block, 'columns'), environment.getattr(l_3_loop, 'index0'))
                    _loop_vars['column'] = l_3_column
                    l_3_look = t_7(l_3_cell)
                    _loop_vars['look'] = l_3_look
                    t_11.extend((
                        '<td',
                        escape(t_2((('n' if environment.getattr((undefined(name='column') if l_3_column is missing else l_3_column), 'figures') else ('w' if environment.getattr((undefined(name='column') if l_3_column is missing else l_3_column), 'grows') else '')), (undefined(name='look') if l_3_look is missing else l_3_look)))),
                        '>',
                        escape((t_1(l_3_cell) if (undefined(name='look') if l_3_look is missing else l_3_look) else t_6(l_3_cell))),
                    ))
            l_3_loop = l_3_cell = l_3_column = l_3_look = missing
        l_2_loop = l_2_row = missing
        t_11.append(
            '</table></div>',
        )
        return concat(t_11)
    context.exported_vars.add('table')
    context.vars['table'] = l_0_table = Macro(environment, macro, 'table', ('block',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '1=66'
