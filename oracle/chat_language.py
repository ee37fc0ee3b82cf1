"""Small templates, each about one construct of the language: what chat_templates.py renders with Jinja2 for LanguageCorpusTest.

Each group shares the variables below; a template that Jinja2 refuses, when it is parsed or when it runs, is a case too.
"""

VARIABLES = {
    "s": "Hello, World",
    "u": "naïve 🙂 Ünïcode",
    "blank": "",
    "n": 7,
    "m": -3,
    "f": 2.5,
    "yes": True,
    "no": False,
    "nil": None,
    "xs": [3, 1, 2],
    "words": ["pear", "Apple", "fig", "apple"],
    "nested": [[1, 2], [3, 4]],
    "d": {"b": 2, "a": 1, "items": "shadowed", "key with space": "v"},
    "people": [
        {"name": "Ann", "age": 31, "tags": ["x"], "home": {"city": "Oslo"}},
        {"name": "bob", "age": 25, "tags": [], "home": {"city": "Rome"}},
        {"name": "Cy", "age": 31, "home": {"city": "oslo"}},
    ],
    "tree": [{"v": 1, "kids": [{"v": 2, "kids": []}, {"v": 3, "kids": [{"v": 4, "kids": []}]}]}, {"v": 5, "kids": []}],
    "html": "<a href=\"x\">it's & co</a>",
    "text": "line one\n  line two\n\nline four\n",
}

# What stands between {{ and }}.
EXPRESSIONS = {
    "output and literals": r"""
plain
{{ s }}
{{ 1 }} {{ -1 }} {{ 1.0 }} {{ 1e3 }} {{ 1.5e-7 }} {{ 1e16 }} {{ 123456789012345680.0 }} {{ 0.0001 }} {{ 1e22 }}
{{ 0x1f }} {{ 0b101 }} {{ 0o17 }} {{ 1_000 }} {{ 1_0.5 }} {{ 00 }}
{{ 01 }}
{{ true }} {{ True }} {{ false }} {{ none }} {{ None }} {{ nil }} {{ yes }}
{{ [] }} {{ [1, 'a', none, true, 1.5] }} {{ (1,) }} {{ () }} {{ (1, 2) }} {{ {} }} {{ {'a': 1, 2: [3]} }}
{{ 'it''s' }} {{ "a" 'b' }} {{ 'x\n\t\\y' }} {{ "\u00e9\x41\101\N{BULLET}" }} {{ '\q' }}
{{ ['it\'s', "say \"hi\"", "both ' and \"", 'tab\t', 'nul\x00', '\u200b', 'é🙂', '\x7f'] }}
{{ 1, 2 }} {{ 1, }}
{{ missing }}|{{ missing is defined }}|{{ s.nothing }}|{{ d.nothing }}|{{ xs[9] }}
{{ missing.x }}
{{ missing[0] }}
{{ missing() }}
{{ missing + 1 }}
{{ nil.x }}|{{ nil['x'] }}|{{ n.x }}|{{ n[0] }}
{{ nil.x.y }}
{{ d.a }}{{ d['b'] }}{{ d["key with space"] }}{{ people[0].name }}{{ people.1.age }}
{{ d['items'] }}
{{ {'x': 1}['items'] is callable }} {{ d.get is callable }}
{{ xs[0] }}{{ xs[-1] }}{{ xs[1:] }}{{ xs[::-1] }}{{ xs[:-1] }}{{ xs[5:] }}{{ xs[-2:9] }}{{ xs[::2] }}{{ xs[2:0:-1] }}
{{ u[0] }}{{ u[6] }}{{ u[-1] }}{{ u[::-1] }}{{ u[5:8] }}{{ u|length }}{{ s[99] }}|
{{ (1,2,3)[1:] }} {{ range(10)[2:8:3] }} {{ range(3)[-1] }}
{{ xs[::0] }}
{{ xs['a':] }}
{{ nil[1:] }}
{{ d[[1]] }}|{{ d[1:] }}
{{ 9223372036854775807 }} {{ -9223372036854775807 }}
{{ "unclosed }}
{{ s
{{ }}
{{ 1 +* 2 }}
{{ (1, 2 }}
{{ a b }}
{{ ] }}
{{ $ }}
{% %}
{{ {'a': 1}.a }}{{ [1,2,3].1 }}{{ 'abc'.upper() }}
{{ {1: 'i', 1.5: 'f', true: 't', none: 'n', (1,2): 'tup'} }}
{{ {[1]: 2} }}
{{ {'a': 1, 'a': 2} }}
{% print 1, s %}{% print %}
""",
    "operators": r"""
{{ 1 + 2 * 3 - 4 }} {{ (1 + 2) * 3 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 7 % -3 }} {{ 7 / 2 }} {{ 6 / 3 }}
{{ 2 ** 10 }} {{ 2 ** -1 }} {{ -2 ** 2 }} {{ 2 ** 3 ** 2 }} {{ 2 ** 0.5 }} {{ 0 ** 0 }}
{{ 7.5 // 2 }} {{ -7.5 // 2 }} {{ 7.5 % 2 }} {{ -7.5 % 2 }} {{ 7.5 % -2 }} {{ 1e308 * 10 }} {{ 0.1 + 0.2 }}
{{ 1 / 0 }}
{{ 1 // 0 }}
{{ 1 % 0 }}
{{ 1.0 / 0 }}
{{ 0 ** -1 }}
{{ true + true }} {{ true * 3 }} {{ -true }} {{ +true }} {{ - - 3 }} {{ not not 1 }} {{ not 1 }}
{{ 'a' + 'b' }} {{ 'ab' * 3 }} {{ 3 * 'ab' }} {{ 'ab' * -1 }}| {{ [1] * 2 }} {{ [1] + [2] }} {{ (1,) + (2,) }} {{ (0,) * 2 }}
{{ 'a' + 1 }}
{{ 1 + 'a' }}
{{ [1] + (2,) }}
{{ 'a' - 'b' }}
{{ -'a' }}
{{ nil + 1 }}
{{ 'a' ~ 1 ~ 2.0 ~ none ~ true ~ [1] ~ missing }}
{{ 1 ~ 2 + 3 }} {{ 1 + 2 ~ 3 }} {{ 2 * 3 ~ 4 }}
{{ 1 < 2 }} {{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 1 == 1.0 }} {{ 1 == true }} {{ '1' == 1 }} {{ 1 != 2 }} {{ 2 >= 2 }} {{ 3 <= 2 }}
{{ 'a' < 'b' }} {{ 'Z' < 'a' }} {{ 'a' < 'aa' }} {{ [1, 2] < [1, 3] }} {{ (1,) < (1, 2) }} {{ [1] == (1,) }} {{ [1] == [1.0] }}
{{ 1 < 'a' }}
{{ none < 1 }}
{{ {} < {} }}
{{ missing < 1 }}
{{ missing == missing }} {{ missing == none }} {{ missing != 1 }} {{ not missing }} {{ missing or 'x' }}
{{ 1 in [1] }} {{ 4 in xs }} {{ 4 not in xs }} {{ 'a' in d }} {{ 'ell' in s }} {{ '' in s }} {{ 1 in missing }} {{ 2 in range(3) }}
{{ 1 in 'a' }}
{{ 1 in 1 }}
{{ 'a' in nil }}
{{ 1 and 2 }} {{ 0 and 2 }} {{ '' or 'x' }} {{ 'a' or 'b' }} {{ [] or {} }} {{ none and 1 }} {{ not '' }} {{ not [0] }}
{{ 1 if yes else 2 }} {{ 1 if no else 2 }} {{ 1 if no }}| {{ 'a' if no else 'b' if no else 'c' }} {{ (1 if no) is defined }}
{{ (1 if no).x }}
{{ 1 if yes if no else 3 }}
{{ not 1 == 2 }} {{ not (1 in [2]) }} {{ not 1 in [2] }} {{ 1 in [1] == true }}
{{ 1 == 1 == 1 }} {{ 3 > 2 == 2 }} {{ 1 < 2 and 2 < 3 or false }}
{{ 'x' if 'a' in d and not no else 'y' }}
{{ 9223372036854775806 + 1 }} {{ 4611686018427387904 * 1 }}
{{ 9007199254740993 == 9007199254740992.0 }} {{ 9007199254740993 / 1 }} {{ 10 ** 18 }} {{ 5 ** 27 }}
{{ '%s is %d' % ('x', 3) }} {{ '%5.2f|%-6s|%06d|%+d|%x|%X|%o|%e|%g|%%' % (3.14159, 'ab', 42, 5, 255, 255, 8, 12345.678, 0.00001) }}
{{ '%s' % 'one' }} {{ '%s' % [1] }} {{ '%r' % 'q' }} {{ '%(a)s-%(b)03d' % d }} {{ '%c%c' % ('z', 65) }} {{ '%.3s' % 'abcdef' }} {{ '%*d' % (5, 3) }}
{{ '%d' % 'x' }}
{{ '%s %s' % 'x' }}
{{ '%s' % ('a', 'b') }}
{{ '%y' % 1 }}
{{ '%d' % 3.99 }} {{ '%d' % true }} {{ '%i' % 7 }} {{ '%#x %#o' % (255, 8) }} {{ '% d' % 4 }} {{ '%5d|%-5d|' % (1, 2) }} {{ '%.0f %.1f %5.1f' % (2.5, 0.25, 9.96) }}
""",
    "tests": r"""
{{ s is defined }} {{ missing is defined }} {{ missing is undefined }} {{ nil is none }} {{ s is not none }} {{ d.x is defined }}
{{ s is string }} {{ n is string }} {{ d is mapping }} {{ xs is mapping }} {{ xs is sequence }} {{ s is sequence }} {{ d is sequence }} {{ n is sequence }} {{ range(3) is sequence }} {{ d.items() is sequence }}
{{ xs is iterable }} {{ n is iterable }} {{ s is iterable }} {{ missing is iterable }} {{ d is iterable }} {{ (xs|map('string')) is iterable }} {{ (xs|map('string')) is sequence }}
{{ n is number }} {{ f is number }} {{ yes is number }} {{ s is number }} {{ n is integer }} {{ yes is integer }} {{ f is integer }} {{ f is float }} {{ yes is boolean }} {{ n is boolean }}
{{ yes is true }} {{ 1 is true }} {{ no is false }} {{ 0 is false }} {{ nil is false }}
{{ n is odd }} {{ n is even }} {{ n is divisibleby 7 }} {{ n is divisibleby(2) }} {{ f is odd }} {{ m is odd }}
{{ n is eq 7 }} {{ n is equalto(7) }} {{ n is ne 7 }} {{ n is == 7 }}
{{ n is gt 5 }} {{ n is lt 5 }} {{ n is ge 7 }} {{ n is le 7 }} {{ n is greaterthan 5 }} {{ n is lessthan(5) }}
{{ n is in [7] }} {{ 'x' is in s }} {{ n is not in xs }}
{{ 'abc' is lower }} {{ 'ABC' is upper }} {{ 'aBC' is lower }} {{ '12' is lower }} {{ 5 is upper }}
{{ nil is sameas none }} {{ yes is sameas true }} {{ 1 is sameas true }} {{ xs is sameas xs }}
{{ s.upper is callable }} {{ n is callable }} {{ range is callable }} {{ missing is callable }}
{{ 'upper' is filter }} {{ 'nope' is filter }} {{ 'odd' is test }} {{ 'nope' is test }} {{ ('x'|e) is escaped }} {{ 'x' is escaped }}
{{ n is nope }}
{{ s is odd }}
{{ n is divisibleby 0 }}
{{ n is defined is true }}
{{ n is not odd }} {{ not n is odd }} {{ n is odd and n is number }} {{ n is odd or missing.x }}
{{ 1 if n is defined else 2 }} {{ n is divisibleby 7 and yes }} {{ (n is odd) is true }}
{{ n is string or s is string }} {{ s|length is number }} {{ n + 1 is even }} {{ -n is number }}
{{ nil is mapping }} {{ nil is iterable }} {{ nil is string }} {{ nil is defined }}
""",
    "filters of text": r"""
{{ '  x '|trim }}|{{ 'xxaxx'|trim('x') }}|{{ 5|trim }}|{{ nil|trim }}|{{ missing|trim }}|{{ '\u00a0\u2003x\u200b'|trim }}
{{ s|upper }} {{ s|lower }} {{ 'hello wORLD'|capitalize }} {{ "hello wORLD-foo (bar) it's"|title }} {{ 'ßeta'|upper }} {{ 'ßeta x'|title }} {{ u|upper }} {{ nil|upper }}
{{ s|replace('l', 'L') }} {{ s|replace('l', 'L', 1) }} {{ 'aaa'|replace('', '-') }} {{ 112|replace(1, 'x') }}
{{ s|replace('o') }}
{{ 'aaa'|replace('', '-', 2) }} {{ s|replace('l', '') }} {{ s|replace('Hello', s) }}
{{ text|indent }}|{{ text|indent(2, true) }}|{{ text|indent(2, false, true) }}|{{ text|indent('> ') }}|{{ ''|indent(2, first=true) }}
{{ nil|indent }}
{{ 'a b'|wordcount }} {{ u|wordcount }} {{ "it's a-b_c"|wordcount }} {{ ''|wordcount }}
{{ 'abc'|center(9) }}|{{ 'abc'|center(8) }}|{{ 'ab'|center(7) }}|{{ 'x'|center }}|
{{ '%s-%s'|format(1, 'b') }} {{ '%(x)s'|format(x=4) }} {{ 'plain'|format }}
{{ 'foo bar baz qux'|truncate(9) }} {{ 'foo bar baz qux'|truncate(9, true) }} {{ 'foo bar baz qux'|truncate(11) }} {{ 'foo bar baz qux'|truncate(11, false, '...', 0) }} {{ 'foo'|truncate }}
{{ html|e }} {{ html|escape|e }} {{ html|safe }} {{ html|forceescape }} {{ (html|safe) + '<b>' }} {{ '<b>' + (html|safe) }} {{ (html|e) ~ '<b>' }} {{ nil|e }} {{ 5|e }}
{{ ('<a>'|safe)|upper }} {{ ('<a>'|safe)|replace('a', '<') }} {{ ('<a>'|safe).replace('a', '<') }} {{ '<'|e|string }} {{ ['<'|e] }} {{ ('<'|safe) * 2 }} {{ ('<%s>'|safe) % '<' }} {{ ('<'|safe).join(['<', '>'|safe]) }}
{{ s|string }} {{ 5|string + 'x' }} {{ nil|string }} {{ [1]|string|length }} {{ missing|string }}|
{{ 'a b/c?d=ä&'|urlencode }} {{ {'a': 'b c', 'd': 'ä/'}|urlencode }} {{ 5|urlencode }}
{{ s|upper|lower|title|length }}
{{ s|nope }}
{{ s|upper(1) }}
{{ 'x' if no else (s|nope) }}
{% if no %}{{ s|nope }}{% endif %}fine
""",
    "filters of sequences": r"""
{{ xs|length }} {{ s|length }} {{ d|length }} {{ missing|length }} {{ xs|count }} {{ range(5)|length }} {{ d.keys()|length }}
{{ n|length }}
{{ nil|length }}
{{ (xs|map('string'))|length }}
{{ xs|first }} {{ xs|last }} {{ []|first }}| {{ []|last }}| {{ s|first }} {{ s|last }} {{ d|first }} {{ d|last }} {{ missing|first }}| {{ missing|last }}|
{{ ([]|first) is defined }}
{{ n|first }}
{{ (xs|map('string'))|last }}
{{ (xs|map('string'))|first }}
{{ xs|join }} {{ xs|join(', ') }} {{ s|join('-') }} {{ people|join(', ', attribute='name') }} {{ d|join('|') }} {{ [1, none, true, missing, [2]]|join('/') }} {{ missing|join }}|{{ xs|join(1) }}
{{ n|join }}
{{ xs|list }} {{ s|list }} {{ d|list }} {{ (1,2)|list }} {{ missing|list }} {{ range(3)|list }} {{ d.items()|list }} {{ d|items|list }}
{{ nil|list }}
{{ n|items|list }}
{{ missing|items|list }}
{{ xs|reverse|list }} {{ s|reverse }} {{ u|reverse }} {{ range(3)|reverse|list }} {{ d|reverse|list }} {{ (xs|map('string'))|reverse }} {{ missing|reverse|list }}
{{ n|reverse }}
{{ xs|sort }} {{ xs|sort(reverse=true) }} {{ words|sort }} {{ words|sort(case_sensitive=true) }} {{ words|sort(true) }} {{ people|sort(attribute='age')|map(attribute='name')|join(',') }} {{ people|sort(attribute='age,name', reverse=true)|map(attribute='name')|join(',') }} {{ people|sort(attribute='home.city')|map(attribute='home.city')|list }} {{ d|sort }} {{ 'bca'|sort }}
{{ [1, 'a']|sort }}
{{ nested|sort(attribute='1', reverse=true) }} {{ nested|sort(attribute=1) }}
{{ xs|min }} {{ xs|max }} {{ words|min }} {{ words|max }} {{ words|max(case_sensitive=true) }} {{ []|min }}| {{ people|max(attribute='age') }} {{ people|min(attribute='age') }}
{{ xs|sum }} {{ people|sum(attribute='age') }} {{ []|sum }} {{ [0.1, 0.2]|sum }} {{ nested|sum(start=[]) }} {{ xs|sum(start=10) }} {{ [true, 2]|sum }}
{{ ['a']|sum }}
{{ words|unique|list }} {{ words|unique(case_sensitive=true)|list }} {{ [1, 1.0, true, 2]|unique|list }} {{ people|unique(attribute='age')|map(attribute='name')|list }}
{{ nested|unique|list }}
{{ words|map('upper')|list }} {{ people|map(attribute='name')|list }} {{ people|map(attribute='home.city')|join(',') }} {{ people|map(attribute='tags', default='none')|list }} {{ nested|map('first')|list }} {{ nested|map(attribute=0)|list }} {{ words|map('replace', 'p', 'P')|list }} {{ nested|map('join', '+')|list }} {{ xs|map('string')|map('length')|list }} {{ missing|map('upper')|list }}
{{ people|map(attribute='tags')|list }}
{{ words|map|list }}
{{ words|map('nope')|list }}
{{ words|map('nope') is defined }}
{{ n|map('string')|list }}
{{ nil|map('string')|list }} {{ 0|map('string')|list }}
{{ xs|select('odd')|list }} {{ xs|reject('odd')|list }} {{ [0, 1, '', 'a', none]|select|list }} {{ [0, 1, '', 'a', none]|reject|list }} {{ xs|select('gt', 1)|list }} {{ xs|select('in', [1, 2])|list }} {{ words|select('equalto', 'fig')|first }}
{{ people|selectattr('age', 'equalto', 31)|map(attribute='name')|list }} {{ people|rejectattr('age', '>', 30)|map(attribute='name')|list }} {{ people|selectattr('tags')|map(attribute='name')|list }} {{ people|selectattr('tags', 'defined')|list|length }} {{ people|selectattr('home.city', 'eq', 'Rome')|list }}
{{ people|selectattr|list }}
{{ xs|select('nope')|list }}
{{ people|groupby('age') }} {% for a, g in people|groupby('age') %}{{ a }}:{{ g|map(attribute='name')|join('+') }};{% endfor %} {{ people|groupby('home.city')|map(attribute='grouper')|list }} {{ (people|groupby('age'))[0].list|length }} {{ people|groupby('home.city', case_sensitive=true)|length }}
{{ people|groupby('tags', default=[])|length }}
{{ d|dictsort }} {{ d|dictsort(by='key', reverse=true) }} {{ {'B': 1, 'a': 2}|dictsort }} {{ {'B': 1, 'a': 2}|dictsort(true) }} {{ {'B': 2, 'a': 1}|dictsort(false, 'value') }}
{{ xs|dictsort }}
{{ d|dictsort(by='x') }}
{{ range(7)|batch(3)|list }} {{ range(7)|batch(3, 'x')|list }} {{ range(7)|slice(3)|list }} {{ range(7)|slice(3, 'x')|list }} {{ []|batch(2)|list }} {{ range(2)|slice(4)|list }}
{{ range(7)|slice(0)|list }}
{{ (xs|map('string'))[0] }}|{{ (xs|select('odd'))|list|first }}
{% set g = xs|map('string') %}{{ g|list }}{{ g|list }}
{{ people|map(attribute='age')|select('odd')|map('string')|join('|')|upper }}
{{ {'a': 1}|items }}|
{{ d|attr('get') is callable }} {{ d|attr('a') }}| {{ s|attr('upper')() }} {{ n|attr('x') is defined }}
""".replace("{{ {'a': 1}|items }}|\n", ""),
    "filters of numbers and defaults": r"""
{{ 42.55|round }} {{ 42.55|round(1) }} {{ 42.55|round(1, 'floor') }} {{ 42.55|round(1, 'ceil') }} {{ 2.5|round }} {{ 3.5|round }} {{ -2.5|round }} {{ 2.675|round(2) }} {{ 7|round }} {{ 1234|round(-2) }} {{ 1250|round(-2) }} {{ 1234.5|round(-2) }} {{ 7|round(1, 'floor') }} {{ true|round }}
{{ 's'|round }}
{{ 1.5|round(0, 'x') }}
{{ -3|abs }} {{ -2.5|abs }} {{ true|abs }} {{ m|abs }}
{{ 's'|abs }}
{{ '42'|int }} {{ '42.9'|int }} {{ 'x'|int }} {{ 'x'|int(5) }} {{ '0x1F'|int(0, 16) }} {{ '1f'|int(base=16) }} {{ '101'|int(0, 2) }} {{ 3.99|int }} {{ -3.99|int }} {{ nil|int }} {{ true|int }} {{ ' 7 '|int }} {{ '1_000'|int }} {{ [1]|int(9) }} {{ '-5'|int }} {{ '1e3'|int }} {{ 'inf'|int }} {{ ''|int }}
{{ missing|int }}
{{ '1.5'|float }} {{ 'x'|float }} {{ 'x'|float(2.5) }} {{ 3|float }} {{ nil|float }} {{ '1e5'|float }} {{ ' 2 '|float }} {{ 'inf'|float }} {{ '-nan'|float }} {{ true|float }} {{ '1_0.5'|float }} {{ '.5'|float }} {{ '5.'|float }}
{{ missing|float }}
{{ missing|default('x') }} {{ missing|d('x') }} {{ ''|default('x') }}| {{ ''|default('x', true) }} {{ nil|default('x') }} {{ nil|default('x', boolean=true) }} {{ missing|default }}| {{ d.x|default({}) }} {{ d.x|default(d.y)|default('z') }} {{ 0|d(1, true) }}
{{ missing.x|default('x') }}
{{ (1 if no)|default('x') }}
{{ 1e15 }} {{ 1e17 }} {{ 123456.789e3 }} {{ 5e-324 }} {{ 1.7976931348623157e308 }} {{ 0.1 }} {{ 1/3 }} {{ 100.0 }} {{ 1e5 }} {{ -0.0 }} {{ 3.0 // 2 }} {{ 2e-5 }} {{ 12345678.9 }}
""",
    "tojson": r"""
{{ d|tojson }} {{ xs|tojson }} {{ s|tojson }} {{ n|tojson }} {{ f|tojson }} {{ nil|tojson }} {{ yes|tojson }} {{ (1, 2)|tojson }}
{{ u|tojson }} {{ u|tojson(ensure_ascii=true) }} {{ html|tojson }} {{ 'a"b\\c\n\t\x08\x0c\r\x01\x7f'|tojson }} {{ u|tojson(4) }}
{{ d|tojson(indent=2) }}
{{ people[0]|tojson(indent=4) }}
{{ nested|tojson(indent=0) }}|{{ []|tojson(indent=2) }}|{{ {}|tojson(indent=2) }}|{{ {'a': []}|tojson(indent=2) }}|{{ xs|tojson(indent='--') }}
{{ d|tojson(separators=(',', ':')) }} {{ d|tojson(sort_keys=true) }} {{ d|tojson(separators=[' , ', ' : '], indent=1) }}
{{ {1: 'i', 1.5: 'f', true: 't', none: 'n'}|tojson }}
{{ {(1, 2): 3}|tojson }}
{{ missing|tojson }}
{{ [missing]|tojson }}
{{ (xs|map('string'))|tojson }}
{{ range(3)|tojson }}
{{ d.items()|tojson }}
{{ [1e16, 1.0, 0.1, 1e-7, -0.0]|tojson }} {{ ('x'|safe)|tojson }} {{ {'a': {'b': [1, {'c': none}]}}|tojson }}
{{ {'b': 1, 1: 2}|tojson(sort_keys=true) }}
{{ ['inf'|float, 'nan'|float]|tojson }}
{{ people|map(attribute='name')|list|tojson }} {{ people|tojson|length }}
""",
    "methods of texts": r"""
{{ ' x '.strip() }}|{{ 'xyax'.strip('xy') }}|{{ ' x '.lstrip() }}|{{ ' x '.rstrip() }}|{{ 'abc\n\n'.rstrip('\n') }}|{{ 'aXa'.strip(none) }}
{{ 'a,b,,c'.split(',') }} {{ ' a  b '.split() }} {{ 'a,b,c'.split(',', 1) }} {{ 'a b c'.split(none, 1) }} {{ 'a  b  c '.split(maxsplit=1) }} {{ ''.split() }} {{ ''.split(',') }}
{{ 'abc'.split('') }}
{{ 'a,b,c'.rsplit(',', 1) }} {{ ' a  b  c '.rsplit(none, 1) }} {{ 'a,b'.rsplit(',') }} {{ 'aaa'.split('aa') }} {{ 'aaa'.rsplit('aa') }} {{ 'a--b--c'.rsplit('--', maxsplit=1) }}
{{ 'a\nb\r\nc\x0bd\u2028e'.splitlines() }} {{ 'a\n\nb\n'.splitlines(true) }} {{ ''.splitlines() }}
{{ s.startswith('He') }} {{ s.startswith(('x', 'He')) }} {{ s.endswith('ld') }} {{ s.endswith(('x',)) }} {{ s.startswith('ell', 1) }} {{ s.startswith('') }} {{ s.endswith('Hello', 0, 5) }}
{{ s.startswith(1) }}
{{ s.upper() }} {{ s.lower() }} {{ 'hELLO wORLD'.title() }} {{ "it's 3rd".title() }} {{ 'hELLO'.capitalize() }} {{ 'aBc'.swapcase() }} {{ 'Straße'.casefold() }}
{{ s.replace('l', 'L') }} {{ s.replace('l', 'L', 2) }} {{ 'abc'.replace('', '-') }} {{ s.replace('l', 'L', 0) }}
{{ s.find('o') }} {{ s.find('zz') }} {{ s.rfind('o') }} {{ s.find('o', 5) }} {{ s.find('o', 5, 6) }} {{ u.find('Ü') }} {{ s.index('W') }} {{ s.count('l') }} {{ s.count('') }} {{ 'aaaa'.count('aa') }} {{ s.find('', 99) }}
{{ s.index('zz') }}
{{ '-'.join(['a', 'b']) }} {{ ''.join([]) }}| {{ ', '.join(d) }} {{ '-'.join('abc') }}
{{ '-'.join([1]) }}
{{ 'abc'.removeprefix('a') }} {{ 'abc'.removesuffix('bc') }} {{ 'abc'.removeprefix('x') }}
{{ '123'.isdigit() }} {{ '12a'.isdigit() }} {{ ''.isdigit() }} {{ '²'.isdigit() }} {{ '²'.isdecimal() }} {{ '½'.isnumeric() }} {{ 'abc'.isalpha() }} {{ 'ab1'.isalnum() }} {{ ' \t'.isspace() }} {{ ''.isspace() }} {{ 'ab'.islower() }} {{ 'AB1'.isupper() }} {{ 'Ab Cd'.istitle() }} {{ 'é'.isascii() }} {{ 'a_1'.isidentifier() }} {{ '1a'.isidentifier() }}
{{ 'ab'.center(7, '*') }} {{ 'ab'.ljust(4, '.') }} {{ 'ab'.rjust(4) }} {{ '42'.zfill(5) }} {{ '-42'.zfill(5) }} {{ 'a\tb'.expandtabs(4) }}
{{ 'a=b=c'.partition('=') }} {{ 'a=b=c'.rpartition('=') }} {{ 'abc'.partition('=') }} {{ 'abc'.rpartition('=') }}
{{ '{} {}'.format(1, 'b') }} {{ '{1}{0}'.format('a', 'b') }} {{ '{x}{{}}'.format(x=3) }} {{ '{0.name}'.format(people[0]) }} {{ '{0[name]}{1[0]}'.format(people[0], xs) }} {{ '{!r}'.format('q') }} {{ '{:>5}|{:<5}|{:^5}|{:*^7}'.format('a', 'b', 'c', 'd') }}
{{ '{:05d} {:+d} {:,} {:_} {:x} {:#x} {:b} {:o}'.format(42, 7, 1234567, 1234567, 255, 255, 5, 8) }} {{ '{:.2f} {:8.3f} {:e} {:g} {:.3g} {:%} {:.1%}'.format(3.14159, 2.5, 12345.678, 0.0001, 1234.5, 0.25, 0.123) }} {{ '{:.3}'.format('abcdef') }} {{ '{:{}}|'.format('a', 4) }} {{ '{:.2}'.format(3.14159) }} {{ '{:5}|{:<5}|'.format(3, 4) }} {{ '{}'.format(2.0) }}
{{ '{'.format(1) }}
{{ '{}'.format() }}
{{ '{x}'.format() }}
{{ '{:d}'.format('x') }}
{{ '{} {0}'.format(1) }}
{{ '{a}'.format_map(d) }}
{{ s.nope() }}
{{ s.upper(1) }}
{{ s.split(sep=',')|length }} {{ 'a b'.split(' ')[0] }} {{ 'left;; \n right'.split(';;')[-1].lstrip('\n ') }}
{{ s.__class__ }}|{{ s.__class__ is defined }}
{{ s.__class__.__mro__ }}
{{ s.encode('utf-8') is defined }}
""".replace("{{ s.encode('utf-8') is defined }}\n", ""),
    "methods of containers": r"""
{{ d.get('a') }} {{ d.get('zz') }} {{ d.get('zz', 5) }} {{ d.keys()|list }} {{ d.values()|list }} {{ d.copy() == d }} {{ d.keys() }} {{ d.values() }} {{ d.items() }}
{{ d.get() }}
{{ d.get([1]) }}
{{ d.get(key='a') }}
{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}
{% for k, v in d|items %}{{ k }}={{ v }};{% endfor %}
{% for k in d %}{{ k }};{% endfor %}
{{ d.update({'x': 1}) }}
{{ d.pop('a') }}
{{ d.update }}|{{ d.update is defined }}
{{ xs.append(4) }}
{{ xs.pop() }}
{{ xs.append }}|
{% set x = xs.append(4) %}
{{ xs.index(1) }} {{ xs.count(1) }} {{ xs.copy() }} {{ (1, 2, 1).count(1) }} {{ (1, 2).index(2) }} {{ range(5).index(3) }}
{{ xs.index(99) }}
{{ 'a' in d.keys() }} {{ 2 in d.values() }} {{ ('a', 1) in d.items() }} {{ d.keys() == d.keys() }} {{ d == {'a': 1} }} {{ {'a': 1} == {'a': 1.0} }}
{{ range(3) }} {{ range(1, 10, 3)|list }} {{ range(5, 0, -2)|list }} {{ range(0)|list }} {{ range(3) == range(0, 3) }} {{ range(1, 5).stop }} {{ range(2, 9, 2) }}
{{ range(1, 2, 0) }}
{{ range('a') }}
{{ range(200000)|length }}
{{ dict(a=1, b=2) }} {{ dict([('x', 1)]) }} {{ dict(d, z=3)|length }} {{ dict() }} {{ dict.fromkeys(['a', 'b'], 0) }}
{{ dict(1) }}
{{ dict([1]) }}
{{ d.values()|sum if no else d.values()|first }}
{{ people[0].home.city.lower() }} {{ people[0]['home']['city'] }} {{ people[9] is defined }} {{ people[0].get('zip', '?') }}
{{ people[9].name }}
{{ xs.0 }} {{ xs.name }}| {{ nested[1][0] }} {{ nested.1.1 }} {{ xs['0'] }}| {{ xs[true] }} {{ xs[1.0] }}|
""",
}
