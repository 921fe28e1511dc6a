"""What counts as a difference between a block and its translation, and on which line; what not."""

# ruff: noqa: RUF001  (characters that are easily confused are what this is about)

from __future__ import annotations

import pytest

from gleichlauf.equivalence.block import MOST, Block, differences

LOOP = "for name in names:\n    print(name)"
SESSION = '>>> total = 1 + 1\n>>> print("sum", total)\nsum 2'

HARMLESS = {
    "nothing": (LOOP, LOOP),
    "comments": ("x = 1  # one\n# two", "x = 1  # 一（全角）\n# «dos» “zwei”"),
    "texts": ('print("Hello, world")', 'print("Здравствуй, мир")'),
    "quotes in texts": ("print(\"it's\")", "print('l\\'été')"),
    "typographic quotes inside a text": ('print("a \'b\' c")', 'print("a « b » c “d”")'),
    "a right-to-left text": ('print("hello")', 'print("\u200fمرحبا\u200f")'),
    "docstrings": ('def f():\n    """Do."""', 'def f():\n    """Hace.\n\n    Más."""'),
    "a docstring of other quotes": ("def f():\n    'Do.'", 'def f():\n    """Hace."""'),
    "other word order in an f-string": (
        "y = 1\ne = 2\nf'Results of the {y} {e}'", "y = 1\ne = 2\nf'Wyniki {e} {y}'",
    ),
    "other order of numbered fields": ("'{0} {1}'.format(a, b)", "'{1} {0}'.format(a, b)"),
    "other order of named conversions": (
        "'%(a)s of %(b)d' % values", "'%(b)d von %(a)s' % values",
    ),
    "a list of texts of another length": (
        "a = ['Mary', 'had', 'a', 'little', 'lamb']", "a = ['Maria', 'avea', 'un', 'mieluț']",
    ),
    "a set of texts of another length": (
        "if reply in {'y', 'ye', 'yes'}: pass", "if reply in {'t', 'tak'}: pass",
    ),
    "another order in a set": ("a = {'x', 'y'}", "a = {'y', 'x'}"),
    "another order of numbers in a set": ("a = {1, 2, 3}", "a = {3, 1, 2}"),
    "another order in the output of a set": (
        ">>> print({'a', 'b'})\n{'a', 'b'}", ">>> print({'a', 'b'})\n{'b', 'a'}",
    ),
    "a keyword of format and its placeholder": (
        "print('This {food} is'.format(food='spam'))",
        "print('Această {aliment}'.format(aliment='șuncă'))",
    ),
    "a keyword of Template and its placeholder": (
        "from string import Template\nt = Template('$who is here')\nt.substitute(who='x')",
        "from string import Template\nt = Template('Hier ist $wer')\nt.substitute(wer='x')",
    ),
    "a key of a dictionary and its placeholder": (
        "print('%(name)s' % {'name': 1})", "print('%(nom)s' % {'nom': 1})",
    ),
    "comments inside expected output": (
        ">>> f()\n1  # one", ">>> f()\n1  # uno",
    ),
    "lines of a traceback that echo code": (
        ">>> 4 + spam\nTraceback (most recent call last):\n    4 + spam\nNameError: name 'spam'",
        ">>> 4 + varză\nTraceback (most recent call last):\n    4 + varză\nNameError: name 'varză'",
    ),
    "uniform indentation": (LOOP, "    for name in names:\n        print(name)"),
    "another width of indentation": (LOOP, "for name in names:\n  print(name)"),
    "a longer line wrapped": (
        "print('a', b, c)", "print('a very long text',\n      b,\n      c)",
    ),
    "a text in two pieces": ("print('one two')", "print('uno '\n      'dos')"),
    "a text added up": ("print('one two')", "print('uno ' + 'dos')"),
    "a comment on a prompt of its own": (
        ">>> os.getcwd()  # where\n'/'", ">>> # dove?\n>>> os.getcwd()\n'/'",
    ),
    "a program as a session": (
        "def f(x):\n    return x\nf(1)", ">>> def f(x):\n...     return x\n...\n>>> f(1)\n1",
    ),
    "an f without fields": ("print(f'none')", "print('keine')"),
    "width of a column": ("f'{a:10} {b:>5d}'", "f'{a:14} {b:>7d}'"),
    "order of a date": ("day.strftime('%m/%d/%Y')", "day.strftime('%d.%m.%Y')"),
    "a text with a new name more": ("print('a')", "note = 'ä'\nprint('ä')"),
    "a sum of texts as an f-string": (
        "x = 'hub/' + name + '.zip'",
        "x = f'hub/{name}.zip'",
    ),
    "the f that the source lacks": ("x = get('http://{host}')", "x = get(f'http://{host}')"),
    "an import more": ("t = Template('a')", "import string\nt = Template('a')"),
    "a qualified name": (
        "class T(Template): pass", "import string\nclass T(string.Template): pass",
    ),
    "order of keywords": ("f(a=1, b=2)", "f(b=2, a=1)"),
    "a file name": ("open('workfile', 'w')", "open('fișier', 'w')"),
    "a word that is no number": ("int('twelve')", "int('douze')"),
    "an address": ("get('http://a.org/x.html')", "get('http://a.org/fr/')"),
    "the stem of a file name": ("open('my.txt', 'w')", "open('мой.txt', 'w')"),
    "bytes that are prose": ("s = b'which has which witches'", "s = b'arac brac capac'"),
    "the source is no Python": ("for each item:\n  do", "für jedes Ding:\n  tu"),
    "an example that fails on purpose": (
        ">>> while True print('x')\nSyntaxError: invalid syntax",
        ">>> while True print('y')\nSyntaxError: invalid syntax",
    ),
    "full-width letters in a name": ("name = 1\nname", "ｎａｍｅ = 1\nname"),
    "names, throughout": (
        "def f(value):\n    return value * 2\nprint(f(value=3))",
        "def g(wert):\n    return wert * 2\nprint(g(wert=3))",
    ),
    "an attribute, throughout": (
        "class A:\n    def __init__(self, data):\n        self.data = data\nA(1).data",
        "class Б:\n    def __init__(self, данные):\n        self.данные = данные\nБ(1).данные",
    ),
    "an attribute that a list has too": (
        "class Bag:\n    list = []\n    def append(self, x):\n        self.list.append(x)",
        "class Bag:\n    list = []\n    def anfügen(self, x):\n        self.list.append(x)",
    ),
    "names that nobody defines": (
        "best = max((student.gpa, student.name) for student in graduates)",
        "cel = max((studentul.media, studentul.numele) for studentul in absolvenți)",
    ),
    "a sketch of a call": (
        "echofilter(input, output, delay=0.7)", "filtru(intrare, ieșire, întârziere=0.7)",
    ),
    "a package that is no one's": (
        "from sound.effects import echo\necho.echofilter()",
        "from sunet.efecte import ecou\necou.filtru()",
    ),
    "two loops with one variable": (
        "for key in a:\n    print(key)\nfor char in b:\n    print(char)",
        "for cheia in a:\n    print(cheia)\nfor cheia in b:\n    print(cheia)",
    ),
    "parameters of a dictionary": (
        "def foo(name, **kwds):\n    return 'name' in kwds",
        "def foo(nume, **cuvinte):\n    return 'nume' in cuvinte",
    ),
    "a field that shows its name": ("bugs = 1\nprint(f'{bugs=}')", "vers = 1\nprint(f'{vers=}')"),
    "braces in a text that is no template": ("print('{')", "print('{ }')"),
    "a percentage": ("print('100% sure')", "print('sicher zu 100 %')"),
    "match": (
        "match point:\n    case Point(x=0, y=y):\n        print(f'Y={y}')",
        "match punct:\n    case Punctul(x=0, y=y):\n        print(f'Y este {y}')",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "translation"), HARMLESS.values(), ids=HARMLESS)
def test_what_is_no_difference(source: str, translation: str) -> None:
    found = differences([Block(source, translation)])
    assert [d for _, d in found if d.name != "renamed"] == []


HARMFUL = {
    # name, line from 0, a part of the reason
    "lost indentation": (LOOP, "for name in names:\nprint(name)", "broken", 1, "indentation"),
    "lines collapsed": (
        "import os\nx = 1\nprint(x)\n", "import os x = 1 print(x)", "broken", 0, "collapsed",
    ),
    "lost quote": ("print('a')", "print('a)", "broken", 0, "is lost, or one too many"),
    "lost bracket": ("print('a')\nx = 1", "print('a'\nx = 1", "broken", 0, "bracket is lost"),
    "translated keyword": (LOOP, "für name in names:\n    print(name)", "broken", 0, "`for`"),
    "bytes": ("x = b'ab'", "x = b'äb'", "broken", 0, "only ASCII"),
    "curly quotes": ("print('a')", "print(‘a’)", "broken", 0, "typographic quote ‘ (U+2018)"),
    "guillemets": ("print('a')", "print(«a»)", "broken", 0, "typographic quote «"),
    "corner brackets": ("print('a')", "print(「a」)", "broken", 0, "typographic quote 「"),
    "full-width brackets": ("print('a')", "print（'a'）", "broken", 0, "sign （ (U+FF08)"),
    "full-width comma": ("f(1, 2)", "f(1，2)", "broken", 0, "full-width sign ，"),
    "full-width colon": ("if x:\n    y()", "if x：\n    y()", "broken", 0, "full-width sign ："),
    "Arabic comma": ("f(1, 2)", "f(1، 2)", "broken", 0, "typographic sign ،"),
    "no-break space": ("x = 1", "x\u00a0= 1", "broken", 0, "special blank (U+00A0)"),
    "ideographic space": ("x = 1", "x\u3000= 1", "broken", 0, "special blank (U+3000)"),
    "direction mark": ("x = 1", "\u200fx = 1", "broken", 0, "invisible character (U+200F)"),
    "byte order mark within": ("f(x)", "f(\ufeffx)", "broken", 0, "U+FEFF"),
    "soft hyphen": ("f(x)", "f(x\u00ad)", "broken", 0, "invisible character (U+00AD)"),
    "dash for minus": ("x = a - 1", "x = a – 1", "broken", 0, "typographic sign –"),
    "multiplication sign": ("x = a * 1", "x = a × 1", "broken", 0, "typographic sign ×"),
    "Arabic digits with a comma": ("f(1.5)", "f(١٫٥)", "broken", 0, ""),
    "mixed tabs": (
        "if x:\n    a()\n    b()", "if x:\n    a()\n\tb()", "broken", 2, "indentation",
    ),
    "prompts lost": (
        ">>> import os\n>>> os.name\n'posix'", "import os os.name", "broken", 0, "prompts",
    ),
    "blank after the prompt lost": (
        SESSION, SESSION.replace(">>> p", ">>>p"), "broken", 1, "blank",
    ),
    "ellipsis character": (
        ">>> for x in y:\n...     print(x)\n", ">>> for x in y:\n…     print(x)\n", "broken", 1, "",
    ),
    "statement in a comment": (
        "a()  # one\nb()", "a()  # uno b()", "structure", 0, "`b()` is missing",
    ),
    "statement lost": ("a()\nb()\nc()", "a()\nc()", "structure", 0, "`b()` is missing"),
    "statement twice": ("a()\nb()", "a()\na()\nb()", "structure", 1, "not in the source"),
    "a text that overwrites more": (
        "note = 'a'\nprint(note)", "note = 'a'\nnote = 'b'\nprint(note)",
        "structure", 1, "is not in the source",
    ),
    "a sum of other texts as an f-string": (
        "x = 'hub/' + name", "x = f'hub/{other}'", "structure", 0, "",
    ),
    "an f before a text that is formatted": (
        "x = 'a {n}'.format(n=1)", "x = f'a {n}'.format(n=1)", "placeholder", 0, "",
    ),
    "constant translated": ("x = True", "x = Verdadero", "names", 0, "`True` became"),
    "not lost": ("if not x:\n    y()", "if x:\n    y()", "structure", 0, ""),
    "operator": ("x = a < b", "x = a > b", "structure", 0, "operator < became >"),
    "augmented operator": ("x += 1", "x -= 1", "structure", 0, "operator + became -"),
    "and": ("x = a and b", "x = a or b", "structure", 0, "operator and became or"),
    "decimal comma": ("x = f(3.5)", "x = f(3,5)", "structure", 0, ""),
    "argument lost": ("f(a, b)", "f(a)", "structure", 0, ""),
    "slice added": ("a = x\na", "a = x\na[:]", "structure", 1, ""),
    "list without an element": ("a = ['x', 'y']", "a = ['x']", "structure", 0, ""),
    "output apart from its example": (
        SESSION, SESSION.replace("\nsum", "\n\nsum"), "structure", 1, "output no longer follows",
    ),
    "prompt lost": (SESSION, SESSION.replace(">>> p", "p"), "structure", 1, "is missing"),
    "one use renamed": ("x = 1\nf(x)\nf(x)", "x = 1\nf(x)\nf(y)", "names", 2, "`x` became `y`"),
    "definition renamed": ("x = 1\nf(x)\nf(x)", "y = 1\nf(x)\nf(x)", "names", 0, "`x` became `y`"),
    "two names became one": ("x = 1\ny = 2\nf(x, y)", "x = 1\nx = 2\nf(x, x)", "names", 1, "both"),
    "names exchanged": ("x = 1\ny = 2\nf(x, y)", "x = 1\ny = 2\nf(y, x)", "names", 2, ""),
    "shadowed builtin": ("x = list()\nlist(x)", "list = list()\nlist(list)", "names", 0, "both"),
    "builtin": ("print(x)", "imprimir(x)", "names", 0, "Python's own `print`"),
    "dotless i": ("print(x)", "prınt(x)", "names", 0, "`print` became `prınt`"),
    "Cyrillic look-alike": ("print(x)", "рrint(x)", "names", 0, "`print` became"),
    "module": ("import struct", "import estructura", "names", 0, "the module `struct`"),
    "module's member": ("from os import path", "from os import ruta", "names", 0, "`path` of"),
    "member by attribute": ("import os\nos.getcwd()", "import os\nos.obtener()", "names", 1, ""),
    "method of a list": ("x = []\nx.append(1)", "x = []\nx.añadir(1)", "names", 1, "`append`"),
    "method of what nobody defines": ("x.append(1)", "x.añadir(1)", "names", 0, "`append`"),
    "keyword of a builtin": ("print(x, end='')", "print(x, fin='')", "names", 0, "keyword `end`"),
    "keyword of a function": (
        "def f(a):\n    pass\nf(a=1)", "def f(b):\n    pass\nf(a=1)", "names", 2, "parameter `a`",
    ),
    "attribute of one's own": (
        "class A:\n    def f(self):\n        self.v = 1\n    def g(self):\n        self.v()",
        "class A:\n    def f(self):\n        self.w = 1\n    def g(self):\n        self.v()",
        "names", 4, "`v` keeps its name",
    ),
    "method by another accent": (
        "class A:\n    def add(self): pass\na = A()\na.add()\na.add()",
        "class A:\n    def adauga(self): pass\na = A()\na.adaugă()\na.adaugă()",
        "names", 1, "`add` became `adauga`",
    ),
    "field of an f-string": (
        "a = 1\nb = 2\nf(a, b)\nf'{a} {b}'", "x = 1\ny = 2\nf(x, y)\nf'{x} {x}'", "names", 3, "`b`",
    ),
    "name in a comprehension": ("[x for x in y]", "[z for x in y]", "names", 0, ""),
    "global": (
        "n = 0\ndef f():\n    global n\n    n += 1", "m = 0\ndef f():\n    global n\n    m += 1",
        "names", 2, "`n` keeps",
    ),
    "f lost": ("f'a {x}'", "'a {x}'", "placeholder", 0, "f before the quote"),
    "field lost": ("f'a {x} {y}'", "f'a {x}'", "placeholder", 0, "{y} is lost"),
    "field added": ("f'a {x}'", "f'a {x} {x}'", "placeholder", 0, "{x} is added"),
    "conversion lost": ("f'{x!r}'", "f'{x}'", "placeholder", 0, "{x!r} became {x}"),
    "precision changed": ("f'{x:.2f}'", "f'{x:.3f}'", "placeholder", 0, "{x:.2f} became {x:.3f}"),
    "field of format lost": ("'{} {}'.format(a, b)", "'{}'.format(a, b)", "placeholder", 0, "lost"),
    "name of format": ("'{a}'.format(a=1)", "'{b}'.format(a=1)", "placeholder", 0, "{a} is lost"),
    "brace of format": ("'{a}'.format(a=1)", "'{a'.format(a=1)", "placeholder", 0, "is not closed"),
    "full-width braces": ("'{}'.format(a)", "'｛｝'.format(a)", "placeholder", 0, "{} is lost"),
    "percent lost": ("'%s: %d' % (a, b)", "'%s' % (a, b)", "placeholder", 0, "%d is lost"),
    "percent retyped": ("'%s' % a", "'%d' % a", "placeholder", 0, "%s became %d"),
    "percent in another order": ("'%s %d' % (a, b)", "'%d %s' % (a, b)", "placeholder", 0, ""),
    "percent pulled apart": ("'%d' % a", "'% d' % a", "placeholder", 0, "%d became % d"),
    "full-width percent": ("'%s' % a", "'％s' % a", "placeholder", 0, "%s is lost"),
    "logging": ("log.info('%s', a)", "log.info('', a)", "placeholder", 0, "%s is lost"),
    "template": ("Template('$who')", "Template('wer')", "placeholder", 0, "$who is lost"),
    "number": ("x = 10", "x = 11", "value", 0, "10 became 11"),
    "sign": ("x = 10", "x = -10", "value", 0, "`10` became `-10`"),
    "type of a number": ("x = 1", "x = 1.0", "value", 0, ""),
    "bytes without words": ("x = b'PK01'", "x = b'PK02'", "value", 0, "bytes"),
    "mode": ("open(p, 'w')", "open(p, 'a')", "value", 0, "a mode"),
    "mode by keyword": ("open(p, mode='w')", "open(p, mode='e')", "value", 0, "a mode"),
    "mode of an archive": ("ZipFile(p, 'w')", "ZipFile(p, 'x')", "value", 0, "a mode"),
    "encoding": ("open(p, encoding='utf-8')", "open(p, encoding='utf8x')", "value", 0, ""),
    "struct": ("struct.pack('<I', 1)", "struct.pack('>I', 1)", "value", 0, "a struct format"),
    "number in a text": ("float('3.5')", "float('3,5')", "value", 0, "a number"),
    "main": (
        "if __name__ == '__main__':\n    f()", "if __name__ == '__haupt__':\n    f()",
        "value", 0, "one of Python's own names",
    ),
    "key": ("d = {'a': 1}\nd['a']", "d = {'a': 1}\nd['b']", "value", 1, "'a' where it is set"),
    "label": (
        "users = {'Hans': 'active'}\nfor s in users.values():\n    f(s == 'active')",
        "users = {'Hans': 'aktywny'}\nfor s in users.values():\n    f(s == 'active')",
        "value", 2, "'aktywny' where it is set",
    ),
    "name of a file in one place": (
        "open('a.txt', 'w')\nopen('a.txt')", "open('b.txt', 'w')\nopen('a.txt')",
        "value", 1, "file",
    ),
    "suffix": ("open('a.txt')", "open('a.текст')", "value", 0, "suffix"),
    "attribute's name": ("x.v = 1\ngetattr(x, 'v')", "x.v = 1\ngetattr(x, 'w')", "value", 1, "'v'"),
    "texts exchanged": ("f('one')\nf('two')", "f('two')\nf('one')", "value", 0, "changed places"),
    "options of doctest": (
        ">>> f()  # doctest: +SKIP\n1", ">>> f()  # doctest: +ELLIPSIS\n1", "value", 0, "+SKIP",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("source", "translation", "name", "line", "part"), HARMFUL.values(), ids=HARMFUL
)
def test_what_is_a_difference(
    source: str, translation: str, name: str, line: int, part: str
) -> None:
    found = [d for _, d in differences([Block(source, translation)]) if d.name != "renamed"]
    assert [(d.name, d.line) for d in found[:1]] == [(name, line)]
    assert part in found[0].reason


PAGES = {
    # blocks as (source, translation or None), and the (block, line, name) of what is found
    "a neighbour uses the new name": (
        [("def f():\n    pass", "def g():\n    pass"), ("f()", "g()")], [],
    ),
    "a neighbour has a name of its own": (
        [("def f():\n    pass", "def g():\n    pass"), ("f()", "h()")], [(1, 0, "names")],
    ),
    "an untranslated neighbour uses the old name": (
        [("def f():\n    pass", "def g():\n    pass"), ("x = 1\nf()", None)], [(1, 1, "names")],
    ),
    "a neighbour above does not depend on it": (
        [("f()", None), ("def f():\n    pass", "def g():\n    pass")], [],
    ),
    "another block defines it again": (
        [("x = 1", "y = 1"), ("x = 2", None), ("x", None)], [],
    ),
    "an attribute of a class above": (
        [("class A:\n    size = 1", "class A:\n    mărime = 1"), ("A.size", "A.dimensiune")],
        [(1, 0, "names")],
    ),
    "an attribute of an untranslated neighbour": (
        [("class A:\n    kindness = 1", "class A:\n    bontà = 1"), ("a = A()\na.kindness", None)],
        [(1, 1, "names")],
    ),
    "a keyword of a function above": (
        [("def f(size): pass", "def f(mărime): pass"), ("f(size=1)", "f(size=1)  # uno")],
        [(1, 0, "names")],
    ),
    "a keyword renamed with its function": (
        [("def f(size): pass", "def f(mărime): pass"), ("f(size=1)", "f(mărime=1)")], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("blocks", "expected"), PAGES.values(), ids=PAGES)
def test_names_across_the_blocks_of_a_page(
    blocks: list[tuple[str, str | None]], expected: list[tuple[int, int, str]]
) -> None:
    found = differences([Block(source, translation) for source, translation in blocks])
    assert [(i, d.line, d.name) for i, d in found if d.name != "renamed"] == expected


def test_consistent_renaming_has_a_name_of_its_own() -> None:
    found = differences([Block("x = 1\nprint(x)", "y = 1\nprint(y)")])
    assert [(d.name, d.line, d.reason) for _, d in found] == [
        ("renamed", 0, "`x` became `y` throughout")
    ]


def test_one_block_does_not_drown_the_rest() -> None:
    found = differences([Block("f(1)\n" * 300, "f(2)\n" * 300), Block("f(1)", "f(2)")])
    assert [index for index, _ in found] == [0] * MOST + [1]
