"""Kinds of damage that changes no name and no structure at a glance, with several members each."""

# ruff: noqa: E501  (a table with a case on each line)

from __future__ import annotations

from typing import NamedTuple

import pytest

from gleichlauf.equivalence.block import Block, differences


class Case(NamedTuple):
    """The first kinds of difference that are right, the blocks, and their translations."""

    names: str
    source: str
    translation: str
    above: tuple[str, str] | None = None


HARMFUL = {
    # Nothing makes a block invisible.
    "a body that is a comment": Case(
        "broken", "for x in y:\n    # use x\nprint('end')", "for x in y:\n    # nutze x\nprint('Ende)"
    ),
    "an else that is a comment": Case(
        "names", "if a:\n    b()\nelse:\n    # nothing\nprint(a)", "if a:\n    b()\nelse:\n    # nichts\nimprimir(a)",
    ),
    "a class of comments in a session": Case(
        "names", ">>> class A:\n...     # empty\n...\n>>> len(A.x)\n1", ">>> class A:\n...     # leer\n...\n>>> länge(A.x)\n1",
    ),
    "an ellipsis with words": Case(
        "broken", "def f():\n    ... and so on ...\n    return g(1)", "def f():\n    ... usw. ...\n    return g(1",
    ),
    "prose between statements": Case(
        "names", "import os\nthen you call\nprint(os.name)", "import os\ndann rufst du\nimprimir(os.name)",
    ),
    "a header without a body": Case(
        "structure", "class A:\n\nclass B:\n    x = f()\n    g(x)", "class A:\n\nclass B:\n    x = f()",
    ),
    "sixty thousand characters": Case(
        "names", "x = 1\n" * 12_000 + "print(x)", "x = 1\n" * 12_000 + "imprimir(x)",
    ),
    # Newer syntax.
    "a type parameter": Case("names", "def f[T](x: T) -> T:\n    return x", "def f[T](x: T) -> T:\n    return y"),
    "a class with a parameter": Case("broken", "class A[T]:\n    def f(self): ...", "class A[T]\n    def f(self): ..."),
    "a type alias": Case("names", "type Pair[T] = tuple[T, T]\nPair[int]", "type Paar[T] = tuple[T, T]\nPair[int]"),
    "except without brackets": Case(
        "names", "try:\n    f()\nexcept OSError, ValueError:\n    print(1)", "try:\n    f()\nexcept OSError, ValueFehler:\n    print(1)",
    ),
    "a t-string": Case("placeholder", "x = t'Hello {name}'", "x = t'Hallo'"),
    "a t-string that became an f-string": Case("structure,placeholder", "x = t'Hello {name}'", "x = f'Hallo {name}'"),
    "a lazy import": Case("names", "lazy import json\njson.dumps(1)", "lazy import jason\njson.dumps(1)"),
    "a lazy import that is none": Case("structure", "lazy import json\njson.dumps(1)", "import json\njson.dumps(1)"),
    "a backslash in a field": Case("names", "x = []\nf'{'\\n'.join(x)}'", "x = []\nf'{'\\n'.join(y)}'"),
    "unpacking in a comprehension": Case("names", "x = []\n[*y for y in x]", "x = []\n[*y for z in x]"),
    # Names that others fix.
    "a method of a test case": Case(
        "names", "import unittest\nclass T(unittest.TestCase):\n    def setUp(self):\n        pass",
        "import unittest\nclass T(unittest.TestCase):\n    def prepara(self):\n        pass",
    ),
    "a method of a class from a module": Case(
        "names", "from json import JSONEncoder\nclass E(JSONEncoder):\n    def default(self, o):\n        return 1",
        "from json import JSONEncoder\nclass E(JSONEncoder):\n    def defecto(self, o):\n        return 1",
    ),
    "a method inherited twice": Case(
        "names", "import threading\nclass A(threading.Thread):\n    pass\nclass B(A):\n    def run(self):\n        pass",
        "import threading\nclass A(threading.Thread):\n    pass\nclass B(A):\n    def correr(self):\n        pass",
    ),
    "a visitor": Case(
        "names", "import ast\nclass V(ast.NodeVisitor):\n    def generic_visit(self, node):\n        pass",
        "import ast\nclass V(ast.NodeVisitor):\n    def besuche(self, node):\n        pass",
    ),
    "a logging handler": Case(
        "names", "import logging\nclass H(logging.Handler):\n    def emit(self, record):\n        print(record)",
        "import logging\nclass H(logging.Handler):\n    def emitir(self, record):\n        print(record)",
    ),
    "a special method": Case("names", "class A:\n    def __init__(self):\n        pass", "class A:\n    def __inicio__(self):\n        pass"),
    "a special method without a class above": Case("names", "class A:\n    def __len__(self): return 1", "class A:\n    def __largo__(self): return 1"),
    "a special name": Case("names", "if __name__ == '__main__':\n    f()", "if __nombre__ == '__main__':\n    f()"),
    "a library": Case("names", "import numpy as np\nnp.zeros(3)", "import numpi as np\nnp.zeros(3)"),
    "what a library has": Case("names", "from flask import Flask\napp = Flask('x')", "from flask import Frasco\napp = Frasco('x')"),
    "what a module has": Case("names", "from os import path\npath.join(a)", "from os import ruta\nruta.join(a)"),
    "a keyword of a module that another block imports": Case("names", "zipfile.ZipFile(x, metadata_encoding=None)", "zipfile.ZipFile(x, kodierung=None)"),
    "a submodule": Case("names", "import os.path\nos.path.join(a)", "import os.ruta\nos.ruta.join(a)"),
    "what an unknown module has": Case("names", "from shop import sell\nsell(1)", "from shop import vender\nvender(1)"),
    # A permutation is no renaming.
    "arguments exchanged": Case("names,structure", "move(start, end)", "move(end, start)"),
    "operands exchanged": Case("names,structure", "x = total / count", "x = count / total"),
    "attributes exchanged": Case("names,structure", "d = p.x - p.y", "d = p.y - p.x"),
    "three in a circle": Case("names,structure", "f(a, b, c)", "f(b, c, a)"),
    "calls exchanged": Case("names,structure", "open_door()\nenter()", "enter()\nopen_door()"),
    "calls with arguments exchanged": Case("structure", "lock.acquire()\nwrite(x)", "write(x)\nlock.acquire()"),
    "statements in a body exchanged": Case("structure", "def f(x):\n    x = g(x)\n    h(x)", "def f(x):\n    h(x)\n    x = g(x)"),
    "assignments that depend": Case("structure", "x = 1\ny = x\nx = 2\nz(y)", "x = 1\nx = 2\ny = x\nz(y)"),
    "statements of a session exchanged": Case("structure", ">>> a()\n>>> b()\n1", ">>> b()\n>>> a()\n1"),
    "comparison exchanged": Case("names,structure", "ok = low < high", "ok = high < low"),
    # Texts that name something.
    "a slot": Case("value", "class A:\n    __slots__ = ['size', 'cost']\n    def f(self):\n        return self.size",
                   "class A:\n    __slots__ = ['tamano', 'cost']\n    def f(self):\n        return self.size"),
    "slots in one text": Case("value", "class A:\n    __slots__ = 'size'\nA().size", "class A:\n    __slots__ = 'tamano'\nA().size"),
    "an exported name": Case("value", "__all__ = ('ring', 'Bell')\ndef ring(): pass\nclass Bell: pass", "__all__ = ('ring', 'Glocke')\ndef ring(): pass\nclass Bell: pass"),
    "a name that is exported": Case("value", "__all__ = ['ring']\ndef ring(): pass", "__all__ = ['ring']\ndef sonar(): pass"),
    "fields in a list": Case("value", "from collections import namedtuple\nP = namedtuple('P', ['x', 'y'])\nP(1, 2).x", "from collections import namedtuple\nP = namedtuple('P', ['a', 'b'])\nP(1, 2).x"),
    "fields with commas": Case("value", "P = namedtuple('P', 'row, seat')\nP(1, 2).seat", "P = namedtuple('P', 'fila, silla')\nP(1, 2).seat"),
    "fields of a dataclass": Case("value", "C = make_dataclass('C', ['x', 'y'])\nC(1, 2).y", "C = make_dataclass('C', ['x', 'z'])\nC(1, 2).y"),
    "members in a list": Case("value", "from enum import Enum\nL = Enum('L', ['RED', 'GREEN'])\nL.GREEN", "from enum import Enum\nL = Enum('L', ['ROT', 'GRÜN'])\nL.GREEN"),
    "members of a flag": Case("value", "P = Flag('P', 'READ WRITE')\nP.READ | P.WRITE", "P = Flag('P', 'LESEN SCHREIBEN')\nP.READ | P.WRITE"),
    "a getter of several": Case("value", "from operator import attrgetter\nclass C:\n    a = 1\n    b = 2\nattrgetter('a', 'b')(C)", "from operator import attrgetter\nclass C:\n    a = 1\n    b = 2\nattrgetter('a', 'c')(C)"),
    "a getter of an attribute's": Case("value", "f = attrgetter('owner.name')\nx.owner.name", "f = attrgetter('owner.nombre')\nx.owner.name"),
    "a method to call": Case("value", "f = methodcaller('ring')\nbell.ring()", "f = methodcaller('sonar')\nbell.ring()"),
    "an attribute asked for": Case("value", "class A:\n    size = 1\nhasattr(A, 'size')", "class A:\n    size = 1\nhasattr(A, 'tamano')"),
    "an attribute renamed below its name": Case("value", "class A:\n    size = 1\ngetattr(A, 'size')", "class A:\n    tamano = 1\ngetattr(A, 'size')"),
    "a keyword got": Case("value", "def f(**kw):\n    return kw.get('color')\nf(color=1)", "def f(**kw):\n    return kw.get('farbe')\nf(color=1)"),
    "a keyword popped": Case("value", "def f(**kw):\n    return kw.pop('color', 0)\nf(color=1)", "def f(**kw):\n    return kw.pop('color', 0)\nf(farbe=1)"),
    "a keyword asked for": Case("value", "def f(**kw):\n    return 'color' in kw\nf(color=1)", "def f(**kw):\n    return 'color' in kw\nf(farbe=1)"),
    "a global": Case("value", "level = 4\nglobals()['level'] = 5", "nivel = 4\nglobals()['level'] = 5"),
    "a variable's name": Case("value", "level = 4\nprint(vars()['level'])", "level = 4\nprint(vars()['nivel'])"),
    "an attribute in __dict__": Case("value", "class A:\n    size = 1\nA.__dict__['size']", "class A:\n    size = 1\nA.__dict__['tamano']"),
    "a group of a pattern": Case("value", "import re\nm = re.match(r'(?P<year>\\d+)', s)\nm.group('year')", "import re\nm = re.match(r'(?P<jahr>\\d+)', s)\nm.group('year')"),
    "a group by its key": Case("value", "import re\nm = re.match(r'(?P<year>\\d+)', s)\nm['year']", "import re\nm = re.match(r'(?P<year>\\d+)', s)\nm['jahr']"),
    "an option": Case("value", "p.add_argument('-d', '--depth', type=int)\na = p.parse_args()\nf(a.depth)", "p.add_argument('-d', '--tiefe', type=int)\na = p.parse_args()\nf(a.depth)"),
    "an option of two words": Case("value", "p.add_argument('--dry-run')\nf(p.parse_args().dry_run)", "p.add_argument('--probe')\nf(p.parse_args().dry_run)"),
    "a positional argument": Case("value", "p.add_argument('path')\nf(p.parse_args().path)", "p.add_argument('pfad')\nf(p.parse_args().path)"),
    "a destination": Case("value", "p.add_argument('-v', dest='loud')\nf(p.parse_args().loud)", "p.add_argument('-v', dest='laut')\nf(p.parse_args().loud)"),
    "an attribute of an option": Case("value", "p.add_argument('--depth')\nf(p.parse_args().depth)", "p.add_argument('--depth')\nf(p.parse_args().tiefe)"),
    "a choice": Case("value", "p.add_argument('x', choices=['red', 'blue'])\np.parse_args(['red'])", "p.add_argument('x', choices=['rot', 'blau'])\np.parse_args(['roto'])"),
    "a key of a block above": Case("value", ">>> stock['nut']\n2", ">>> stock['Nuß']\n2", (">>> stock = {'nut': 2}", ">>> stock = {'Nuss': 2}")),
    "a key that was translated above": Case("value", "print(ages['Ida'])\nf()", "print(ages['Ida'])\ng = 1\nf()", ("ages = {'Ida': 3}\nf(ages)", "ages = {'Иda': 3}\nf(ages)")),
    "a key of the library": Case("value", "import platform\nplatform.freedesktop_os_release()['NAME']", "import platform\nplatform.freedesktop_os_release()['NOMBRE']"),
    "a key of what was imported": Case("value", "from sysconfig import get_config_vars\nget_config_vars()['prefix']", "from sysconfig import get_config_vars\nget_config_vars()['prefijo']"),
    # Formats.
    "a doubled percent sign": Case("placeholder", "print('%d%% of %s' % (n, x))", "print('%d% von %s' % (n, x))"),
    "a percent sign at the end": Case("placeholder", "print('%s: %d %%' % (x, n))", "print('%s: %d %' % (x, n))"),
    "a dollar sign": Case("placeholder", "Template('$$5 for $name').substitute(name='x')", "Template('$5 für $name').substitute(name='x')"),
    "a dollar sign before a space": Case("placeholder", "t = Template('costs $$ $n')", "t = Template('kostet $ $n')"),
    "a name of a Template in letters of its own": Case("placeholder", "Template('$who').substitute(who=1)", "Template('$имя').substitute(who=1)"),
    "a name of a Template in a dictionary": Case("placeholder", "Template('$who').substitute({'who': 1})", "Template('$wer').substitute({'who': 1})"),
    "a key of a percent format": Case("placeholder", "print('%(who)s' % {'who': 1})", "print('%(wer)s' % {'who': 1})"),
    "a key of a dictionary": Case("placeholder", "d = {'who': 1}\nprint('%(who)s sings' % d)", "d = {'who': 1}\nprint('%(wer)s singt' % d)"),
    "a variable in a format": Case("placeholder", "who = 1\nprint('%(who)s' % locals())", "who = 1\nprint('%(wer)s' % locals())"),
    "an attribute of a record": Case("placeholder", "import logging\nf = logging.Formatter('%(asctime)s %(message)s')", "import logging\nf = logging.Formatter('%(zeit)s %(message)s')"),
    "a format of records by keyword": Case("placeholder", "logging.basicConfig(level=1, format='%(name)s: %(message)s')", "logging.basicConfig(level=1, format='%(nombre)s: %(message)s')"),
    "an attribute in a field": Case("value,placeholder", "class P:\n    x = 1\n'{p.x}'.format(p=P)", "class P:\n    x = 1\n'{p.y}'.format(p=P)"),
    "a key in a field": Case("value,placeholder", "d = {'nut': 1}\nprint('{0[nut]} nuts'.format(d))", "d = {'nut': 1}\nprint('{0[nuez]} nueces'.format(d))"),
    "a directive of dates": Case("placeholder", "d.strftime('%d %B')", "d.strftime('%d %Б')"),
    "a pattern": Case("value", "import re\nre.compile('[a-z]+ (x|y)')", "import re\nre.compile('[a-z+ (x|y)')"),
    "a pattern with a lost group": Case("value", "import re\nre.sub(r'(\\w+) (\\w+)', r'\\2 \\1', s)", "import re\nre.sub(r'\\w+ (\\w+)', r'\\2 \\1', s)"),
    # Code in texts.
    "a session in a docstring": Case("names", 'def add(a, b):\n    """Add.\n\n    >>> add(1, 2)\n    3\n    """\n    return a + b', 'def add(a, b):\n    """Addieren.\n\n    >>> addiere(1, 2)\n    3\n    """\n    return a + b'),
    "a broken session in a docstring": Case("broken", 'def add(a, b):\n    """Add.\n\n    >>> add(1, 2)\n    3\n    """\n    return a + b', 'def add(a, b):\n    """Addieren.\n\n    >>> add(1, 2\n    3\n    """\n    return a + b'),
    "a module's docstring": Case("names", '"""Help.\n\n>>> twice(2)\n4\n"""\ndef twice(x):\n    return 2 * x', '"""Hilfe.\n\n>>> doppelt(2)\n4\n"""\ndef twice(x):\n    return 2 * x'),
    "a text to execute": Case("names", "total = 1\nexec('total += 1')", "summe = 1\nexec('total += 1')"),
    "a text to evaluate": Case("names", "total = 1\nx = eval('total + 1')", "total = 1\nx = eval('summe + 1')"),
    "a text to time": Case("names", "import timeit\ndef work(): pass\ntimeit.timeit('work()', globals=globals())", "import timeit\ndef arbeite(): pass\ntimeit.timeit('work()', globals=globals())"),
    "a set-up to time": Case("names", "from timeit import timeit\ntimeit('f(x)', setup='x = 3')", "from timeit import timeit\ntimeit('f(y)', setup='x = 3')"),
    "a broken text to execute": Case("broken", "exec('print(1)')", "exec('print(1')"),
}  # fmt: skip


@pytest.mark.parametrize("case", HARMFUL.values(), ids=HARMFUL)
def test_damage_is_found(case: Case) -> None:
    blocks = [Block(*case.above)] if case.above else []
    found = differences([*blocks, Block(case.source, case.translation)])
    names = [d.name for _, d in found if d.name != "renamed"]
    assert set(names) & set(case.names.split(",")), found


HARMLESS = {
    "two imports": ("import os\nimport sys\nf(os, sys)", "import sys\nimport os\nf(os, sys)"),
    "three imports": ("import os\nfrom a import b\nimport sys", "import sys\nimport os\nfrom a import b"),
    "two functions": ("def f():\n    pass\n\ndef g():\n    pass", "def g():\n    pass\n\ndef f():\n    pass"),
    "assignments that do not depend": ("x = 1\ny = 2\nf(x, y)", "y = 2\nx = 1\nf(x, y)"),
    "an English plural": ("print(f'{n} row{\"s\" if n != 1 else \"\"}')", "print(f'Zeilen: {n}')"),
    "a plural the other way": ("f'{n} file{\"\" if n == 1 else \"s\"} found'", "f'Dateien: {n}'"),
    "a plural by a product": ("f'{n} file{\"s\" * (n > 1)}'", "f'Dateien: {n}'"),
    "a plural by a slice": ("f'{n} file{\"s\"[:n != 1]}'", "f'Dateien: {n}'"),
    "a plural in two endings": ("f'{n} entr{\"ies\" if n > 1 else \"y\"}'", "f'Einträge: {n}'"),
    "a key and its field": ("d = {'nut': 4}\nprint('{0[nut]}'.format(d))", "d = {'Nuss': 4}\nprint('{0[Nuss]}'.format(d))"),
    "keys in another order": (
        "d = {'a': 1, 'b': 2}\nprint('{0[a]} {0[b]}'.format(d))", "d = {'a': 1, 'b': 2}\nprint('{0[b]} {0[a]}'.format(d))",
    ),
    "an attribute and its field": (
        "class P:\n    x = 1\n'{p.x}'.format(p=P)", "class P:\n    ancho = 1\n'{p.ancho}'.format(p=P)",
    ),
    "bytes that are a word": ("send(b'Morning')", "send(b'Morgen')"),
    "bytes that are words": ("f.write(b'one two\\n')", "f.write(b'eins zwei\\n')"),
    "bytes that are words and more": ("f.write(b'some text: \\x00\\x01')", "f.write(b'etwas Text: \\x00\\x01')"),
    "bytes adapted with the output": (">>> x = b'Hi'\n>>> x\nb'Hi'", ">>> x = b'Oi'\n>>> x\nb'Oi'"),
    "numbers adapted with the output": (">>> tel = {'a': 4098}\n>>> tel['a']\n4098", ">>> tel = {'a': 1001}\n>>> tel['a']\n1001"),
    "numbers adapted with a result": (">>> x = 17\n>>> x * 2\n34", ">>> x = 18\n>>> x * 2\n36"),
    "numbers adapted in a comment": ("x = 17\nprint(x * 2)  # 34", "x = 18\nprint(x * 2)  # 36"),
    "an imaginary module": ("from shop.till import sell\nsell(1)", "from tienda.caja import vender\nvender(1)"),
    "an imaginary module by name": ("mod = __import__('spam.ham')", "mod = __import__('speck.schinken')"),
    "a method of our own": ("class A:\n    def run(self):\n        pass\nA().run()", "class A:\n    def lauf(self):\n        pass\nA().lauf()"),
    "an attribute of a sketch": ("class Lock:\n    def __enter__(self):\n        self.lock()", "class Schloss:\n    def __enter__(self):\n        self.sperren()"),
    "fields and attributes together": ("P = namedtuple('P', 'row seat')\nP(1, 2).seat", "P = namedtuple('P', 'fila silla')\nP(1, 2).silla"),
    "members together": ("L = Enum('L', 'RED')\nL.RED", "L = Enum('L', 'ROT')\nL.ROT"),
    "an option and its attribute": ("p.add_argument('--depth')\nf(p.parse_args().depth)", "p.add_argument('--tiefe')\nf(p.parse_args().tiefe)"),
    "choices and what is chosen": ("p.add_argument('x', choices=['a', 'b'])\np.parse_args(['a'])", "p.add_argument('x', choices=['c', 'd'])\np.parse_args(['c'])"),
    "an exported name and its function": ("__all__ = ['f']\ndef f(): pass", "__all__ = ['g']\ndef g(): pass"),
    "a slot and its attribute": ("class A:\n    __slots__ = ['x']\n    def f(self):\n        self.x = 1", "class A:\n    __slots__ = ['y']\n    def f(self):\n        self.y = 1"),
    "a keyword and its key": ("def f(**kw):\n    return kw['a']\nf(a=1)", "def f(**kw):\n    return kw['b']\nf(b=1)"),
    "a group and its name": ("import re\nm = re.match('(?P<a>x)', s)\nm['a']", "import re\nm = re.match('(?P<b>x)', s)\nm['b']"),
    "words in a pattern": ("import re\nre.findall(r'price (\\d+)', s)", "import re\nre.findall(r'Preis (\\d+)', s)"),
    "a Template and its keyword": ("Template('$a').substitute(a=1)", "Template('$b').substitute(b=1)"),
    "a session in a docstring": (
        'def f(x):\n    """Do.\n\n    >>> f(1)\n    2\n    """\n    return 2 * x', 'def f(x):\n    """Tu.\n\n    >>> f(1)  # eins\n    2\n    """\n    return 2 * x',
    ),
    "everything in a docstring renamed": (
        'def f(x):\n    """Do.\n\n    >>> f(1)\n    2\n    """', 'def g(x):\n    """Tu.\n\n    >>> g(1)\n    2\n    """',
    ),
    "a text to execute renamed as well": ("x = 1\nexec('x += 1')", "y = 1\nexec('y += 1')"),
    "prose beside code": ("import os\nthen you call\nprint(os.name)", "import os\ndann rufst du\nprint(os.name)"),
    "prose of more lines": ("import os\nthen call it\nf(os)", "import os\ndann ruf es,\nja ruf es auf\nf(os)"),
    "a comment for a body": ("with a:\n    # use it\nprint(1)", "with a:\n    # nutze es\n    # ganz\nprint(1)"),
    "conversions with their arguments": ("print('%s: %d' % (name, size))", "print('%d: %s' % (size, name))"),
    "conversions with a width": ("f('%s%.*f', (a, b, c))", "f('%.*f %s', (b, c, a))"),
    "directives of dates": ("d.strftime('%m/%d/%Y')", "d.strftime('%d.%m.%Y')"),
    "newer syntax": ("def f[T](x: T) -> T:\n    return x  # so", "def f[T](x: T) -> T:\n    return x  # tak"),
    "a newer f-string": ("print(f'{'Dr. ' + who} is in')", "print(f'da ist {'Dr. ' + who}')"),
    "a t-string": ("x = t'Hello {name}'", "x = t'Hallo {name}'"),
    "a type alias": ("type A = list[int]  # one", "type A = list[int]  # eins"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "translation"), HARMLESS.values(), ids=HARMLESS)
def test_what_is_right_is_left_alone(source: str, translation: str) -> None:
    found = differences([Block(source, translation)])
    assert [d for _, d in found if d.name != "renamed"] == []


def test_a_source_that_formats_wrongly_is_compared_all_the_same() -> None:
    assert differences([Block("print('100%' % x)", "print('100 %' % x)")]) == []
