"""The rest of what chat_language.py has: templates about statements, what is refused, and white space."""

STATEMENTS = {
    "set and namespace": r"""
{% set x = 5 %}{{ x }}
{% set a, b = 1, 2 %}{{ a }}{{ b }}
{% set (a, b) = [1, 2] %}{{ a }}{{ b }}
{% set a, b = 1, 2, 3 %}
{% set a, b = 1 %}
{% set x %}block {{ s }}{% endset %}[{{ x }}]
{% set x | upper %}block {{ s }}{% endset %}[{{ x }}]
{% set x | upper | replace('B', 'z') %}block{% endset %}[{{ x }}]
{% set x = 1 %}{% if true %}{% set x = 2 %}{% endif %}{{ x }}
{% set x = 1 %}{% for i in xs %}{% set x = i %}{{ x }}{% endfor %}{{ x }}
{% for i in xs %}{% if loop.first %}{% set y = 'first' %}{% endif %}{{ y }}|{% endfor %}
{% set ns = namespace(x=1) %}{% for i in xs %}{% set ns.x = ns.x + i %}{% endfor %}{{ ns.x }}
{% set ns = namespace() %}{% set ns.a = 1 %}{{ ns.a }}{{ ns.b }}|{{ ns }}
{% set ns = namespace({'p': 1}, q=2) %}{{ ns.p }}{{ ns.q }}{{ ns['p'] }}
{% set ns = namespace(a=1) %}{% set ns.a, y = 5, 6 %}{{ ns.a }}{{ y }}
{% set ns = namespace(a=[]) %}{% set ns.a = ns.a + [1] %}{% set ns.a = ns.a + [2] %}{{ ns.a }}
{% set ns = namespace() %}{% set ns.t %}cap{% endset %}{{ ns.t }}
{% set d.x = 1 %}
{% set missing.x = 1 %}
{% set ns = namespace(_x=1) %}
{% set ns = namespace() %}{% set ns._x = 1 %}
{% set ns = namespace() %}{{ ns.x.y }}
{% set x = x %}{{ x is defined }}
{% set x = 1 %}{% set x = x + 1 %}{{ x }}
{% set true = 1 %}
{% set 'a' = 1 %}
{% set x %}
{% set x = 1
{% set %}
{% set s = 'local' %}{{ s }}
{% set x = {'a': [1, 2]} %}{{ x.a[1] }}{% set x = x.a %}{{ x }}
{% set queue = [1, 2, 3] %}{% set queue = queue[1:] %}{{ queue }}
{% with a = 1, b = 2 %}{{ a + b }}{% set a = 9 %}{{ a }}{% endwith %}{{ a is defined }}
{% with %}{% set q = 1 %}{{ q }}{% endwith %}{{ q is defined }}
{% with a = 1, b = a %}{{ b }}|{% endwith %}
{% set x = 'a', 'b' %}{{ x }}
{% set x = 1 if no %}{{ x }}|{{ x is defined }}
{% set loop = 1 %}{{ loop }}
{% for i in xs %}{% set loop = 1 %}{% endfor %}
""",
    "if": r"""
{% if yes %}a{% endif %}{% if no %}b{% else %}c{% endif %}{% if no %}1{% elif yes %}2{% else %}3{% endif %}
{% if no %}1{% elif no %}2{% elif n == 7 %}3{% endif %}
{% if missing %}a{% else %}b{% endif %}{% if not missing %}c{% endif %}{% if d.zip %}d{% endif %}
{% if xs and d %}a{% endif %}{% if [] or '' %}b{% endif %}{% if 0.0 %}c{% endif %}{% if '0' %}d{% endif %}{% if (0,) %}e{% endif %}
{% if 1, %}t{% endif %}
{% if yes: %}a{% endif %}
{% if yes %}
{% if yes %}a{% else %}b
{% endif %}
{% else %}
{% if yes %}{% endfor %}
{% if %}a{% endif %}
{% if yes %}a{% elif %}b{% endif %}
{% if 'a' in d and d.a is number %}y{% endif %}
{% if (xs|length > 2) and xs[0] == 3 %}y{% endif %}
{% if no %}{{ missing.x }}{% endif %}ok
{% if yes or missing.x %}ok{% endif %}
{% if yes %}{% if no %}a{% else %}{% if yes %}deep{% endif %}{% endif %}{% endif %}
""",
    "for": r"""
{% for x in xs %}{{ x }},{% endfor %}
{% for x in [] %}a{% else %}empty{% endfor %}
{% for x in missing %}a{% else %}empty{% endfor %}
{% for x in xs %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}|{% endfor %}
{% for x in xs %}{{ loop.previtem }}<{{ x }}>{{ loop.nextitem }}|{% endfor %}
{% for x in xs %}{{ loop.previtem is defined }}{{ loop.nextitem is defined }}|{% endfor %}
{% for x in xs %}{{ loop.cycle('a', 'b') }}{{ loop.changed(x > 1) }}{{ loop.depth }}{{ loop.depth0 }}|{% endfor %}
{% for x in xs if x > 1 %}{{ x }}{{ loop.index }}{{ loop.length }}{{ loop.last }}|{% endfor %}
{% for x in xs if x > 9 %}{{ x }}{% else %}none{% endfor %}
{% for a, b in nested %}{{ a }}+{{ b }};{% endfor %}
{% for (a, b) in nested %}{{ a }}+{{ b }};{% endfor %}
{% for i, (a, b) in [(1, (2, 3))] %}{{ i }}{{ a }}{{ b }}{% endfor %}
{% for a, b, c in nested %}{% endfor %}
{% for a, b in xs %}{% endfor %}
{% for c in s %}{{ c }}.{% endfor %}
{% for c in u %}{{ c }}.{% endfor %}
{% for x in 5 %}{% endfor %}
{% for x in nil %}{% endfor %}
{% for x in xs %}{% if x == 1 %}{% continue %}{% endif %}{{ x }}{% endfor %}
{% for x in xs %}{% if x == 1 %}{% break %}{% endif %}{{ x }}{% endfor %}
{% for x in xs %}{% break %}{% else %}else{% endfor %}
{% for x in [1] %}{% continue %}{% else %}else{% endfor %}
{% for x in xs %}{% for y in nested %}{% if loop.index == 2 %}{% break %}{% endif %}{{ x }}{{ y[0] }};{% endfor %}{% endfor %}
{% break %}
{% if yes %}{% continue %}{% endif %}
{% for x in xs %}{% for y in xs %}{{ loop.index }}{% endfor %}{{ loop.index }}|{% endfor %}
{% for x in xs %}{% set outer = loop %}{% for y in [1] %}{{ outer.index }}{% endfor %}{% endfor %}
{% for x in xs[::-1] %}{{ x }}{% endfor %}{% for x in xs|sort %}{{ x }}{% endfor %}{% for x in range(3) %}{{ x }}{% endfor %}
{% for x in 1, 2 %}{{ x }}{% endfor %}
{% for x in (1, 2) %}{{ x }}{% endfor %}{{ x }}|
{% for n in tree recursive %}{{ n.v }}{% if n.kids %}({{ loop(n.kids) }}){% endif %}{{ loop.depth }}{% endfor %}
{% for x in xs %}{{ loop(xs) }}{% endfor %}
{% for x in xs %}{{ loop }}{% endfor %}
{{ loop }}|{{ loop.index }}
{{ loop is defined }}
{% for x in xs|map('string') %}{{ x }}{{ loop.last }}{{ loop.length }}|{% endfor %}
{% for x in xs %}{{ loop.length }}{% endfor %}{% for x in people if x.age > 30 %}{{ x.name }}{% if not loop.last %}, {% endif %}{% endfor %}
{% for k, v in d|dictsort %}{{ k }}{% endfor %}
{% for x in xs %}
{% endfor %}
{% for in xs %}{% endfor %}
{% for x xs %}{% endfor %}
{% for x in %}{% endfor %}
{% for true in xs %}{% endfor %}
{% for x.y in xs %}{% endfor %}
{% for x in xs %}{{ loop.cycle() }}{% endfor %}
{% for x in xs %}{{ loop.nope }}|{% endfor %}
{% for x in xs if loop.index > 1 %}{{ x }}{% endfor %}
{% for i in range(3) %}{% for j in range(i) %}{{ i }}{{ j }} {% else %}none {% endfor %}{% endfor %}
{% for x in [3,1] if x is odd %}{{ loop.revindex }}{% endfor %}
{% for x in xs %}{% set xs = [9] %}{{ xs }}{% endfor %}{{ xs }}
{% for tide in [{'is': 'high'}, {'is': 'low'}, {'is': 'low'}] %}{% if (loop.index0 % 2 == 1) != (tide.is == 'low') %}late {{ loop.index }}{% endif %}{% endfor %}
""",
    "macros and calls": r"""
{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}{{ m(1) }} {{ m(1, 3) }} {{ m(b=4, a=5) }} {{ m() }}
{% macro m() %}x{% endmacro %}{{ m() }}{{ m()|upper }}{{ m() ~ m() }}{{ m }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(c=2) }}
{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, 3, x=4) }}
{% macro m(a, a2=a) %}{{ a2 }}{% endmacro %}{{ m(7) }}
{% macro m(a=1, b) %}{% endmacro %}
{% macro m() %}{{ caller() }}!{% endmacro %}{% call m() %}body {{ s }}{% endcall %}
{% macro m() %}{{ caller(1, 2) }}{% endmacro %}{% call(a, b) m() %}{{ a }}{{ b }}{% endcall %}
{% macro m() %}{{ caller(1) }}{% endmacro %}{% call(a, b=5) m() %}{{ a }}{{ b }}{% endcall %}
{% macro m() %}x{% endmacro %}{% call m() %}body{% endcall %}
{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}
{% macro m() %}{% if caller %}{{ caller() }}{% else %}none{% endif %}{% endmacro %}{{ m() }}{% call m() %}some{% endcall %}
{% call s %}x{% endcall %}
{% macro f(n) %}{% if n > 1 %}{{ n * (f(n - 1)|int) }}{% else %}1{% endif %}{% endmacro %}{{ f(5) }}
{% macro m() %}{{ s }}{{ later }}{% endmacro %}{% set later = 'L' %}{{ m() }}
{% macro m() %}{% set inner = 1 %}{{ inner }}{% endmacro %}{{ m() }}{{ inner is defined }}
{% macro m(x) %}{% for y in x %}{{ y }}{% if loop.index == 2 %}{% break %}{% endif %}{% endfor %}{% endmacro %}{{ m(xs) }}
{% for x in xs %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% endfor %}
{% for x in xs %}{% macro m() %}{% break %}{% endmacro %}{% endfor %}
{{ m() }}{% macro m() %}x{% endmacro %}
{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }}{{ m(none) }}
{% macro m(a) %}{{ a.x }}{% endmacro %}{{ m() }}
{% macro outer() %}{% macro inner(x) %}<{{ x }}>{% endmacro %}{{ inner(1) }}{{ inner(2) }}{% endmacro %}{{ outer() }}
{% macro m(items) %}{%- for i in items -%}[{{ i }}]{%- endfor -%}{% endmacro %}{{ m([1, 2]) }}
{% macro m(*args) %}{% endmacro %}
{{ range(*[1, 4])|list }} {{ dict(**{'a': 1}) }} {{ '{}{}'.format(*xs[:2]) }} {{ dict(a=1, **{'b': 2}) }}
{{ dict(a=1, **{'a': 2}) }}
{{ range(*5) }}
{% macro m() %}{{ kwargs.x }}{% endmacro %}{{ m(x=1, y=2) }}
{{ (1)(2) }}
{{ s() }}
{{ range() }}
{{ n|default(1)() }}
{% macro m(x) %}{% if x %}{{ m(x[1:]) }}{{ x[0] }}{% endif %}{% endmacro %}{{ m('abc') }}
{% filter upper %}abc {{ s }}{% endfilter %}
{% filter replace('a', 'b')|upper %}aaa{% endfilter %}
{% filter nope %}x{% endfilter %}
{% filter indent(2) %}a{{ '\n' }}b{% endfilter %}
{% filter trim %}  {% set z = 1 %}x  {% endfilter %}{{ z is defined }}
{{ m.name }}{% macro m(a, b) %}{{ varargs }}{% endmacro %}{{ m.name }}{{ m.arguments }}{{ m.catch_varargs }}{{ m.catch_kwargs }}{{ m.caller }}
{% generation %}said {{ s }}{% endgeneration %}!
{% generation %}{% set g = 1 %}{% endgeneration %}{{ g is defined }}
{% for x in xs %}{% generation %}{{ x }}{{ loop.index }}{% endgeneration %}{% endfor %}
{% generation %}
""",
    "functions": r"""
{{ raise_exception('No way: ' ~ n) }}
{% if no %}{{ raise_exception('never') }}{% endif %}fine
{{ raise_exception() }}
{{ strftime_now('%Y-%m-%d %H:%M:%S') }} {{ strftime_now('%d %b %Y') }} {{ strftime_now('%A, %B %d, %y %I:%M %p %j %%') }} {{ strftime_now('%e|%-d|%F|%T|%D|%a|%w|%u') }} {{ strftime_now('x') }}
{% set j = joiner(', ') %}{{ j() }}a{{ j() }}b{{ j() }}c
{% set c = cycler('x', 'y') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}{% set _ = c.reset() %}{{ c.current }}
{{ cycler() }}
{{ namespace }}{{ nope() }}
{{ strftime_now is defined }} {{ raise_exception is callable }} {{ lipsum is defined and no }}
""".replace("{{ namespace }}{{ nope() }}\n", ""),
    "unsupported or broken": r"""
{% include 'x' %}
{% extends 'x' %}
{% import 'x' as y %}
{% from 'x' import y %}
{% do xs.append(1) %}
{% nope %}
{% endif %}
{% trans %}x{% endtrans %}
{% debug %}
{% 1 %}
{# unclosed
{% raw %} unclosed
{{ a.b. }}
{{ a| }}
{{ a is }}
{{ [1, 2 }}
{{ {'a' 1} }}
{{ f(a=1, 2) }}
{{ f(**a, *b) }}
{{ 'a' 'b' 1 }}
{{ 1..2 }}
{{ a ! b }}
{{ x = 1 }}
{% for x in xs %}{% endif %}{% endfor %}
{% macro %}{% endmacro %}
{% set x = %}
{{ "\x4" }}
{{ "\u12" }}
{{ if }}
{{ not }}
{{ a if }}
{{ a if b else }}
{{ (]) }}
}} %} #} {{ '}}' }} { % x
""",
}


# Whitespace is what these are about, so they cannot stand in lines.
WHITESPACE = [
    "a\n{% if yes %}\nb\n{% endif %}\nc\n",
    "a\n  {% if yes %}  \n  b\n  {% endif %}\nc\n",
    "a\n  {%- if yes -%}  \n  b\n  {%- endif -%}\nc\n",
    "a\n  {%+ if yes +%}\n  b\n  {%+ endif +%}\nc\n",
    "a\n  {{ s }}\n  b\n",
    "a\n  {{- s -}}\n  b\n",
    "a  {{-s}}  b  {{s-}}  c {{+s}} d",
    "{{-1}} {{- 1 -}} {{ -1 }}",
    "  {# c #}\n  x {# d #}\n{#- e -#}\n y",
    "a {#- c #} b {# c -#} c {#+ c +#}\n d",
    "x\n\n{# c #}\n\ny\n\n",
    "x\n\n\n",
    "\n\nx",
    "\r\na\r\nb\rc\r\n",
    "{{ 'a\r\nb' }}|{{ 'a\\r\\nb' }}",
    "{% raw %}{{ x }} {% if %}{# c #}{% endraw %}!",
    "  {% raw %}\n  {{ x }}\n  {% endraw %}\n!",
    "a {%- raw -%}  {{ x }}  {%- endraw -%}  b",
    "a\n{% raw %}\nb\n{% endraw +%}\nc",
    "{% raw %}a{%endraw%}b{%raw%}c{%- endraw %}\nd",
    "{% if yes -%}\n\n  a\n\n{%- else -%} b {%- endif %}\n",
    "   {% if yes %}a{% endif %}\n",
    "x {% if yes %}\ny{% endif %} \n z",
    "{% for x in xs %}\n{{ x }}\n{% endfor %}\nend",
    "{%- for x in xs -%}\n{{ x }}\n{%- endfor -%}\nend",
    "{% for x in xs %}\n\t {% if x > 1 %}\n\t{{ x }}\n\t{% endif %}\n{% endfor %}",
    "{% set x = 1 %}\n{% set y = 2 %}\n{{ x }}{{ y }}",
    "{% set x %}\n  a\n{% endset %}\n[{{ x }}]",
    "{% set x -%}\n  a\n{%- endset %}\n[{{ x }}]",
    "{{ s }}\n\n{{ s }}\n",
    "{{ {'a': {'b': 1}} }}{{ {'a': {'b': 1}}.a.b }}",
    "{{ '{{' }}{{ '%}' }}{{ \"}}\" }}",
    "{%if yes%}a{%endif%}",
    "{%-if yes-%}a{%-endif-%}",
    "{% if yes %}\u00a0\n{% endif %}\u2003{%- if yes %}x{% endif %}",
    "a\n\u00a0 {% if yes %}b{% endif %}",
    "{{ s\n  |\n  upper\n}}",
    "{{\n  [\n 1,\n 2\n ]\n}}",
    "{% if yes\n   and n == 7 %}\nmulti\n{% endif %}",
    "{# multi\n line #}x\n  {#- y\n -#}  z",
    "<|im_start|>{{ s }}<|im_end|>\n{%- if yes %}\n\n{{- 'gen\\n' }}\n{%- endif %}\n",
    "{{ bos }}{% for m in people %}{{ '<|' + m.name + '|>\\n' + m.home.city + '\\n' }}{% endfor %}\n",
    "{%- macro m(x) %}\n  [{{ x }}]\n{%- endmacro %}\n{{ m(1) }}\n{{- m(2) }}",
    "{%- macro m(x) -%}\n  [{{ x }}]\n{%- endmacro -%}\n{{ m(1) }}\n{{- m(2) }}",
    "{% generation %}\nsaid\n{% endgeneration %}\nx",
    "x{% generation -%}\n said \n{%- endgeneration %}x",
    "line\n{{ missing.x }}\n",
    "line\n\n{% if yes %}\n{{ nil + 1 }}\n{% endif %}",
    "line\n{% for %}\n",
    "line\n{# c\n\n#}\n{{ 1 + }}",
    "a\t{% if yes %}b{% endif %}\n\t{% if yes %}c{% endif %}",
    "{% if yes %}a{% endif %}  {% if yes %}b{% endif %}\n  {% if yes %}c{% endif %}",
    "{% if yes %}\n{% endif %}{% if yes %}\n\n{% endif %}|",
    "{# a #}{# b #}\n{# c #}\n|",
    "{{ s }}{# a #}\n|{{ s -}} {# b #} |",
]
