"""Whole catalogues, as a stranger would damage or translate them: found or left alone as they are.

Nothing but the catalogue tells which entries are code. Each case is a kind of damage, or of
translation, and the kinds of findings that are right.
"""

# ruff: noqa: E501, RUF001  (a table with a case on each line)

from __future__ import annotations

from pathlib import Path

import pytest

from gleichlauf.guard.check import check

Blocks = tuple[tuple[str, str], ...]
"""The blocks of a page and their translations."""

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'

DAMAGED: list[tuple[str, Blocks]] = [
    ('names', (('from html.parser import HTMLParser\n\nclass Links(HTMLParser):\n    def handle_starttag(self, tag, attrs):\n        print(tag)', 'from html.parser import HTMLParser\n\nclass Ligas(HTMLParser):\n    def tratar_inicio(self, tag, attrs):\n        print(tag)'),)),
    ('names', (("import threading\n\nclass Cook(threading.Thread):\n    def run(self):\n        print('soup')\n\nCook().start()", "import threading\n\nclass Koch(threading.Thread):\n    def laufe(self):\n        print('Suppe')\n\nKoch().start()"),)),
    ('names', (('class Box:\n    def __enter__(self):\n        return self\n    def __exit__(self, *args):\n        pass', 'class Box:\n    def __entra__(self):\n        return self\n    def __exit__(self, *args):\n        pass'),)),
    ('names', (('import unittest\n\nclass TestBox(unittest.TestCase):\n    def setUp(self):\n        self.box = []\n    def test_empty(self):\n        self.assertEqual(self.box, [])', 'import unittest\n\nclass TestCaja(unittest.TestCase):\n    def preparar(self):\n        self.box = []\n    def test_vacia(self):\n        self.assertEqual(self.box, [])'),)),
    ('names', (('import unittest\n\nclass T(unittest.TestCase):\n    def test_sum(self):\n        self.assertEqual(1 + 1, 2)', 'import unittest\n\nclass T(unittest.TestCase):\n    def prueba_suma(self):\n        self.assertEqual(1 + 1, 2)'),)),
    ('names', (("import socketserver\n\nclass Echo(socketserver.BaseRequestHandler):\n    def handle(self):\n        self.request.sendall(b'x')", "import socketserver\n\nclass Echo(socketserver.BaseRequestHandler):\n    def atender(self):\n        self.request.sendall(b'x')"),)),
    ('names', (('from http.server import BaseHTTPRequestHandler\n\nclass Site(BaseHTTPRequestHandler):\n    def do_GET(self):\n        self.send_response(200)', 'from http.server import BaseHTTPRequestHandler\n\nclass Site(BaseHTTPRequestHandler):\n    def hacer_GET(self):\n        self.send_response(200)'),)),
    ('names', (('from enum import Enum\n\nclass Color(Enum):\n    @classmethod\n    def _missing_(cls, value):\n        return cls.RED\n    RED = 1', 'from enum import Enum\n\nclass Color(Enum):\n    @classmethod\n    def _falta_(cls, value):\n        return cls.RED\n    RED = 1'),)),
    ('names', (("import string\n\nclass Own(string.Template):\n    delimiter = '%'", "import string\n\nclass Own(string.Template):\n    separador = '%'"),)),
    ('names', (('from cmd import Cmd\n\nclass Shell(Cmd):\n    def do_bye(self, arg):\n        return True\n    def emptyline(self):\n        pass', 'from cmd import Cmd\n\nclass Shell(Cmd):\n    def do_bye(self, arg):\n        return True\n    def leerzeile(self):\n        pass'),)),
    ('names', (('import json\n\nclass Enc(json.JSONEncoder):\n    def default(self, o):\n        return str(o)', 'import json\n\nclass Enc(json.JSONEncoder):\n    def padrao(self, o):\n        return str(o)'),)),
    ('names', (('import requests\n\nr = requests.get(url)', 'import anfragen\n\nr = anfragen.get(url)'),)),
    ('names', (('from collections import OrderedDict as OD\nx = OD()', 'from colecciones import OrderedDict as OD\nx = OD()'),)),
    ('names', (('from concurrent.futures import ThreadPoolExecutor\n\nwith ThreadPoolExecutor() as pool:\n    pool.map(str, [1])', 'from concurrent.futures import EjecutorHilos\n\nwith EjecutorHilos() as pool:\n    pool.map(str, [1])'),)),
    ('names', (('import os, sys\nprint(os.name, sys.argv)', 'import os, sis\nprint(os.name, sis.argv)'),)),
    ('names', (("import pandas as pd\ndf = pd.DataFrame({'a': [1]})", "import pandas as pd\ndf = pd.MarcoDatos({'a': [1]})"),)),
    ('names', (('from django.db import models\n\nclass Cat(models.Model):\n    name = models.CharField(max_length=9)', 'from django.db import modelos\n\nclass Cat(modelos.Model):\n    name = modelos.CharField(max_length=9)'),)),
    ('names', (("from tkinter import ttk\nttk.Button(root, text='Go')", "from tkinter import ttk\nttk.Taste(root, text='Los')"),)),
    ('names,structure', (('shutil.copy(source, target)', 'shutil.copy(target, source)'),)),
    ('names,structure', (('width = 4\nheight = 3\narea = width - height\nprint(area)', 'width = 4\nheight = 3\narea = height - width\nprint(area)'),)),
    ('names,structure', (('def swap(a, b):\n    return b, a\n\nprint(swap(1, 2))', 'def swap(a, b):\n    return a, b\n\nprint(swap(1, 2))'),)),
    ('names,structure', (('import heapq\nheapq.heappush(heap, item)\nheapq.heappop(heap)', 'import heapq\nheapq.heappop(heap)\nheapq.heappush(heap, item)'),)),
    ('names,structure', (('lock.acquire()\nwork()\nlock.release()', 'lock.release()\nwork()\nlock.acquire()'),)),
    ('names,structure', (('x, y = y, x + y\nprint(x)', 'y, x = y, x + y\nprint(x)'),)),
    ('names,structure', (('for key, value in d.items():\n    print(key, value)', 'for value, key in d.items():\n    print(key, value)'),)),
    ('names,structure', (('low = 1\nhigh = 9\nif low < high:\n    print(low)', 'low = 1\nhigh = 9\nif high < low:\n    print(low)'),)),
    ('names,structure', (('print(max(a, b) / min(a, b))', 'print(min(a, b) / max(a, b))'),)),
    ('names,structure', (('data = first or second\nprint(data)', 'data = second or first\nprint(data)'),)),
    ('names,structure,value', (('x = 3\ny = 5\nprint(x - y)', 'x = 5\ny = 3\nprint(x - y)'),)),
    ('value', (("class P:\n    __slots__ = ('x', 'y')\n    def __init__(self):\n        self.x = self.y = 0", "class P:\n    __slots__ = ('x', 'z')\n    def __init__(self):\n        self.x = self.y = 0"),)),
    ('value', (("__all__ = ['boil', 'fry']\n\ndef boil():\n    pass\n\ndef fry():\n    pass", "__all__ = ['hervir', 'fry']\n\ndef boil():\n    pass\n\ndef fry():\n    pass"),)),
    ('value', (("from collections import namedtuple\n\nPair = namedtuple('Pair', 'left right')\nprint(Pair(1, 2).left)", "from collections import namedtuple\n\nPair = namedtuple('Pair', 'links rechts')\nprint(Pair(1, 2).left)"),)),
    ('value', (("from collections import namedtuple\n\nPair = namedtuple('Pair', 'left right')\nprint(Pair(left=1, right=2))", "from collections import namedtuple\n\nPair = namedtuple('Pair', 'links rechts')\nprint(Pair(left=1, right=2))"),)),
    ('value', (("from enum import Enum\n\nDay = Enum('Day', 'MON TUE')\nprint(Day.MON)", "from enum import Enum\n\nDay = Enum('Day', 'LUN MAR')\nprint(Day.MON)"),)),
    ('value', (("from operator import itemgetter\n\nrows = [{'age': 3}]\nrows.sort(key=itemgetter('age'))", "from operator import itemgetter\n\nrows = [{'age': 3}]\nrows.sort(key=itemgetter('alter'))"),)),
    ('value', (("from operator import methodcaller\n\nf = methodcaller('upper')\nprint(f('a'))", "from operator import methodcaller\n\nf = methodcaller('mayus')\nprint(f('a'))"),)),
    ('value', (("setattr(dog, 'name', 'Rex')\nprint(dog.name)", "setattr(dog, 'nombre', 'Rex')\nprint(dog.name)"),)),
    ('value', (("def area(**kwargs):\n    return kwargs['width'] * kwargs['height']\n\nprint(area(width=2, height=3))", "def area(**kwargs):\n    return kwargs['ancho'] * kwargs['height']\n\nprint(area(width=2, height=3))"),)),
    ('value', (("speed = 3\nglobals()['speed'] += 1\nprint(speed)", "speed = 3\nglobals()['velocidad'] += 1\nprint(speed)"),)),
    ('value', (("import re\n\nm = re.search(r'(?P<hour>\\d+):(?P<minute>\\d+)', text)\nprint(m['hour'])", "import re\n\nm = re.search(r'(?P<hora>\\d+):(?P<minute>\\d+)', text)\nprint(m['hour'])"),)),
    ('value', (("import re\n\nm = re.search(r'(?P<hour>\\d+)', text)\nprint(m.groupdict()['hour'])", "import re\n\nm = re.search(r'(?P<hora>\\d+)', text)\nprint(m.groupdict()['hour'])"),)),
    ('value', (("import re\nprint(re.sub(r'(?P<a>x)', r'\\g<a>', text))", "import re\nprint(re.sub(r'(?P<b>x)', r'\\g<a>', text))"),)),
    ('value', (("import argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument('--verbose', action='store_true')\nargs = parser.parse_args()\nif args.verbose:\n    print('on')", "import argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument('--ausfuehrlich', action='store_true')\nargs = parser.parse_args()\nif args.verbose:\n    print('an')"),)),
    ('value', (("import argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument('move', choices=['rock', 'paper'])\nargs = parser.parse_args(['rock'])", "import argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument('move', choices=['stein', 'papier'])\nargs = parser.parse_args(['rock'])"),)),
    ('value', (("import argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument('x', action='store_true')", "import argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument('x', action='guardar_verdad')"),)),
    ('value', (("color = {'sky': 'blue'}", "color = {'cielo': 'blue'}"), ("print(color['sky'])  # today", "print(color['sky'])  # hoy"),)),
    ('value', (("import os\nprint(os.environ['HOME'])", "import os\nprint(os.environ['CASA'])"),)),
    ('value', (("import sys\nprint(sys.modules['json'])", "import sys\nprint(sys.modules['jason'])"),)),
    ('value', (("x = getattr(obj, 'size', 0)\nprint(obj.size)", "x = getattr(obj, 'tamano', 0)\nprint(obj.size)"),)),
    ('value', (("from dataclasses import make_dataclass\nC = make_dataclass('C', [('x', int)])\nprint(C(1).x)", "from dataclasses import make_dataclass\nC = make_dataclass('C', [('y', int)])\nprint(C(1).x)"),)),
    ('value', (("from typing import NamedTuple\nP = NamedTuple('P', [('x', int)])\nprint(P(1).x)", "from typing import NamedTuple\nP = NamedTuple('P', [('y', int)])\nprint(P(1).x)"),)),
    ('value', (("from typing import TypedDict\n\nclass Movie(TypedDict):\n    title: str\n\nm: Movie = {'title': 'Up'}", "from typing import TypedDict\n\nclass Movie(TypedDict):\n    title: str\n\nm: Movie = {'titulo': 'Up'}"),)),
    ('placeholder', (("print('%d%% done' % share)", "print('%d% fertig' % share)"),)),
    ('placeholder', (("from string import Template\nprint(Template('$who owes $$5').substitute(who='Al'))", "from string import Template\nprint(Template('$who debe $5').substitute(who='Al'))"),)),
    ('placeholder', (("from string import Template\nprint(Template('${who}s').substitute(who='Al'))", "from string import Template\nprint(Template('${wer}').substitute(who='Al'))"),)),
    ('placeholder', (("from string import Template\nt = Template('$item costs')\nprint(t.safe_substitute(item='x'))", "from string import Template\nt = Template('$artikel kostet')\nprint(t.safe_substitute(item='x'))"),)),
    ('placeholder', (("import logging\nlogging.basicConfig(format='%(levelname)s %(message)s')", "import logging\nlogging.basicConfig(format='%(nivel)s %(message)s')"),)),
    ('placeholder', (("import logging\nlogging.warning('%s failed after %d tries', name, n)", "import logging\nlogging.warning('%s falló', name, n)"),)),
    ('placeholder', (("import logging\nlogging.basicConfig(format='{levelname} {message}', style='{')", "import logging\nlogging.basicConfig(format='{stufe} {message}', style='{')"),)),
    ('placeholder', (("import logging\nlogging.basicConfig(format='$levelname $message', style='$')", "import logging\nlogging.basicConfig(format='$stufe $message', style='$')"),)),
    ('placeholder', (("import datetime\nprint(datetime.date.today().strftime('%Y-%m-%d'))", "import datetime\nprint(datetime.date.today().strftime('%J-%m-%t'))"),)),
    ('placeholder', (("import time\nprint(time.strftime('%H:%M'))", "import time\nprint(time.strftime('%Ч:%М'))"),)),
    ('placeholder', (("print('{:>8} {:<4}'.format(a, b))", "print('{:>8}'.format(a, b))"),)),
    ('placeholder', (("print('{name} is {age}'.format(name=n, age=a))", "print('{nombre} tiene {age}'.format(name=n, age=a))"),)),
    ('placeholder', (("print(f'{total:.2f} euro')", "print(f'{total:,2f} euro')"),)),
    ('placeholder,broken', (("print(f'{total:.2f} euro')", "print(f'{total:.2f euro')"),)),
    ('placeholder', (("print(f'{{literal}} {x}')", "print(f'{literal} {x}')"),)),
    ('placeholder', (("print('{} of {{n}}'.format(x))", "print('{} von {n}'.format(x))"),)),
    ('placeholder', (("print('Total: %(n)d' % {'n': 3})", "print('Gesamt: %(n)' % {'n': 3})"),)),
    ('value', (("import re\npattern = re.compile(r'(\\d+) apples')", "import re\npattern = re.compile(r'(\\d+ Äpfel')"),)),
    ('value', (("import re\nre.findall(r'[aeiou]', word)", "import re\nre.findall(r'[aeiou', word)"),)),
    ('value', (("import re\nre.split(r'\\s*,\\s*', row)", "import re\nre.split(r'\\s*,\\s**', row)"),)),
    ('value', (("import re\nre.match('(a|b)\\\\1', s)", "import re\nre.match('a|b\\\\1', s)"),)),
    ('value,placeholder', (("import re\nre.findall(r'\\bcat\\b', s)", "import re\nre.findall(r'\\bgato\\g', s)"),)),
    ('names', (('def twice(n):\n    """Double it.\n\n    >>> twice(4)\n    8\n    """\n    return n * 2', 'def twice(n):\n    """Verdoppeln.\n\n    >>> doppelt(4)\n    8\n    """\n    return n * 2'),)),
    ('broken', (('def twice(n):\n    """Double it.\n\n    >>> twice(4)\n    8\n    """\n    return n * 2', 'def twice(n):\n    """Verdoppeln.\n\n    >>> twice（4）\n    8\n    """\n    return n * 2'),)),
    ('names', (("exec('n = 4')\nprint(n)", "exec('m = 4')\nprint(n)"),)),
    ('names', (("f = eval('lambda: rate * 2')\nrate = 3\nprint(f())", "f = eval('lambda: rate * 2')\ntasa = 3\nprint(f())"),)),
    ('names', (("import timeit\nprint(timeit.timeit('sorted(data)', setup='data = [2, 1]'))", "import timeit\nprint(timeit.timeit('sorted(daten)', setup='data = [2, 1]'))"),)),
    ('broken', (("import timeit\nprint(timeit.timeit('x = [n for n in y]', 'y = []'))", "import timeit\nprint(timeit.timeit('x = [n para n em y]', 'y = []'))"),)),
    ('names', (("import ast\ntree = ast.parse('total + 1')\nprint(eval(compile('total', '', 'eval')))\ntotal = 1", "import ast\ntree = ast.parse('total + 1')\nprint(eval(compile('total', '', 'eval')))\nsumme = 1"),)),
    ('broken', (('import threading', 'importar threading'),)),
    ('broken', (("print('hello', name)", "imprime('hola', name"),)),
    ('names', (("print('hello', name)", "imprime('hola', name)"),)),
    ('broken', (('for i in range(3): print(i)', 'für i in range(3): print(i)'),)),
    ('broken', (('from time import sleep', 'from time import sleep。'),)),
    ('broken', (('x = [1, 2, 3]', 'x = 【1, 2, 3】'),)),
    ('broken', (("message = 'Good morning'", 'message = “Guten Morgen”'),)),
    ('value', (("with open('a.txt', 'w') as f: f.write('x')", "with open('a.txt', 'a') as f: f.write('x')"),)),
    ('names', (('assert len(queue) == 3', 'assert länge(queue) == 3'),)),
    ('broken', (("raise ValueError('too small')", "erhebe ValueError('zu klein')"),)),
    ('broken', (('x = 1; y = 2\nprint(x + y)', 'x = 1; y = 2\nprint(x + y'),)),
    ('broken', (("[server]\nprint('hi')\nimport os\nprint(os.name)\ndef f():\n    return 1", "[server]\nprint('hola)\nimport os\nprint(os.name)\ndef f():\n    return 1"),)),
    ('names', (("def todo():\n    # later\n\nprint(len('abc'))\nimport os", "def todo():\n    # später\n\nprint(länge('abc'))\nimport os"),)),
    ('broken', (('import os\n... do something ...\nprint(os.getcwd())\nfor x in y:\n    print(x)', 'import os\n... mach etwas ...\nprint(os.getcwd())\nfür x in y:\n    print(x)'),)),
    ('names', (('Call it like this:\nimport json\ntext = json.dumps([1])\nprint(text)\nfor t in text:\n    print(t)', 'So ruft man es auf:\nimport json\ntext = json.dumps([1])\nprint(texto)\nfor t in text:\n    print(t)'),)),
    ('names', (('>>> x = 3\n>>> SELECT * FROM t;\n>>> print(x)\n3', '>>> x = 3\n>>> SELECT * FROM t;\n>>> drucke(x)\n3'),)),
    ('names', (('class Stack[T]:\n    def push(self, item: T) -> None:\n        self.items.append(item)', 'class Stack[T]:\n    def push(self, item: T) -> None:\n        self.items.append(elem)'),)),
    ('broken', (('class Stack[T]:\n    def push(self, item: T) -> None:\n        print(item)', 'class Stack[T]:\n    def push(self, item: T) -> None\n        print(item)'),)),
    ('names', (("try:\n    f()\nexcept KeyError, IndexError:\n    print('x')", "try:\n    f()\nexcept KeyError, FehlerIndex:\n    print('x')"),)),
    ('names', (('type Vec = list[float]\ndef scale(v: Vec) -> Vec: return v', 'type Vek = list[float]\ndef scale(v: Vec) -> Vec: return v'),)),
    ('placeholder,names', (("users = ['a']\nprint(f'{', '.join(users)}')", "users = ['a']\nprint(f'{', '.join(usuarios)}')"),)),
]  # fmt: skip

RIGHT: list[Blocks] = [
    (('import path (sys.path entry)', 'ruta de importación (entrada de sys.path)'),),
    (('yield from (generator delegation)', 'yield from (delegación del generador)'),),
    (('async with statement', 'sentencia async with'),),
    (('lambda x: y', 'lambda x: y (expresión)'),),
    (('timeout=None', '**timeout=None**'),),
    (("errors='strict'", "``errors='strict'``"),),
    (('range(stop)', 'range(fin)'),),
    (('open(file, mode)', 'abrir(fichero, modo)'),),
    (('zip(first, second)', 'zip(primero, segundo)'),),
    (('del statement', 'instrucción del'),),
    (('print(f\'{count} item{"s" if count > 1 else ""} sold\')', "print(f'Verkauft: {count}')"),),
    (("print('%d file%s' % (n, 's' if n != 1 else ''))", "print('Dateien: %d' % n)"),),
    (("print('{} file{}'.format(n, '' if n == 1 else 's'))", "print('Dateien: {}'.format(n))"),),
    (("print('{} file{} in {}'.format(n, '' if n == 1 else 's', folder))", "print('{} Dateien in {}'.format(n, folder))"),),
    (("print('%d file%s in %s' % (n, '' if n == 1 else 's', folder))", "print('%d Dateien in %s' % (n, folder))"),),
    (("print('{n} file{s}'.format(n=n, s='' if n == 1 else 's'))", "print('Dateien: {n}'.format(n=n))"),),
    (('print(f\'{n} box{"es"[:2*(n!=1)]}\')', "print(f'{n} Kisten')"),),
    (("ages = {'Ann': 4}\nprint('{0[Ann]} years'.format(ages))", "ages = {'Jan': 4}\nprint('{0[Jan]} Jahre'.format(ages))"),),
    (("class Dog:\n    name = 'Rex'\n\nprint('{d.name}'.format(d=Dog))", "class Hund:\n    rufname = 'Rex'\n\nprint('{d.rufname}'.format(d=Hund))"),),
    ((">>> word = b'spam'\n>>> word[0]\n115", ">>> word = b'huhn'\n>>> word[0]\n104"),),
    (('>>> a = 20\n>>> a + 5\n25', '>>> a = 30\n>>> a + 5\n35'),),
    (('import bakery.oven\nbakery.oven.bake()', 'import panaderia.horno\npanaderia.horno.bake()'),),
    (('import json\nimport os\n\nprint(json, os)', 'import os\nimport json\n\nprint(json, os)'),),
    (('def a():\n    return 1\n\ndef b():\n    return 2\n\nprint(a() + b())', 'def b():\n    return 2\n\ndef a():\n    return 1\n\nprint(a() + b())'),),
    (("from string import Template\nprint(Template('$who likes $what').substitute(who='A', what='B'))", "from string import Template\nprint(Template('$what gefällt $who').substitute(who='A', what='B'))"),),
    (("import logging\nlogging.basicConfig(format='%(levelname)s: %(message)s')", "import logging\nlogging.basicConfig(format='%(levelname)s - %(message)s')"),),
    (("import datetime\nprint(datetime.date.today().strftime('%B %d, %Y'))", "import datetime\nprint(datetime.date.today().strftime('%d. %B %Y'))"),),
    (("import re\nre.sub(r'colou?r', 'hue', text)", "import re\nre.sub(r'couleur', 'teinte', text)"),),
    (("import argparse\nparser = argparse.ArgumentParser(description='Add numbers')\nparser.add_argument('n', help='a number', metavar='N')", "import argparse\nparser = argparse.ArgumentParser(description='Zahlen addieren')\nparser.add_argument('n', help='eine Zahl', metavar='Z')"),),
    (("import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument('--depth')\nargs = parser.parse_args()\nprint(args.depth)", "import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument('--tiefe')\nargs = parser.parse_args()\nprint(args.tiefe)"),),
    (("from collections import namedtuple\n\nP = namedtuple('P', 'x y')\nprint(P(1, 2).x)", "from collections import namedtuple\n\nP = namedtuple('P', 'a b')\nprint(P(1, 2).a)"),),
    (("fruit = {'plum': 2}\nprint(fruit['plum'])", "fruit = {'Pflaume': 2}\nprint(fruit['Pflaume'])"),),
    (("fruit = {'plum': 2}", "fruit = {'Pflaume': 2}"), ("print(fruit['plum'])  # one", "print(fruit['Pflaume'])  # eins"),),
    (("exec('n = 4')\nprint(n)", "exec('m = 4')\nprint(m)"),),
    (('def twice(n):\n    """Double it.\n\n    >>> twice(4)\n    8\n    """\n    return n * 2', 'def twice(n):\n    """Verdoppelt.\n\n    Zum Beispiel:\n\n    >>> twice(4)\n    8\n    """\n    return n * 2'),),
    (("print('a')  # first", "print('ä')  # zuerst"),),
    (("words = ['one', 'two', 'three']\nprint(words)", "words = ['eins', 'zwei']\nprint(words)"),),
    ((">>> 'abc'.upper()\n'ABC'", ">>> 'äbc'.upper()\n'ÄBC'"),),
    ((">>> '日本'.encode()\nb'\\xe6\\x97\\xa5'", ">>> '日本'.encode()\nb'\\xe6\\x97\\xa5'"),),
    (('import os\nthen some prose follows\nprint(os.name)\nfor x in y:\n    print(x)', 'import os\ndann folgt Prosa\nprint(os.name)\nfor x in y:\n    print(x)'),),
    (("print('It\\'s late')", "print('Es ist spät')"),),
    (('print("It\'s late")', "print('C\\'est tard')"),),
    (('total = price * 1.19  # 19 % VAT\nprint(total)', 'total = price * 1.19  # 19 % MwSt.\nprint(total)'),),
    (("x = input('Your name: ')\nprint('Hi,', x)", "x = input('Ваше имя: ')\nprint('Привет,', x)"),),
    (("send(b'hello')\nprint(recv())", "send(b'hallo')\nprint(recv())"),),
    (('class Shape:\n    def area(self):\n        raise NotImplementedError', 'class Form:\n    def flaeche(self):\n        raise NotImplementedError'),),
    (("print('{} has {}'.format(name, n))", "print('{1} bei {0}'.format(name, n))"),),
    (("print('done', end='')", "print('fertig', end='')"),),
    (("with open('report.txt') as f:\n    print(f.read())", "with open('bericht.txt') as f:\n    print(f.read())"),),
]  # fmt: skip


def _named(blocks: Blocks) -> str:
    return blocks[-1][1].replace("\n", " ")[:60]


def _found(folder: Path, blocks: Blocks) -> list[str]:
    entries = [f"msgid {_quoted(one)}\nmsgstr {_quoted(other)}\n" for one, other in blocks]
    path = folder / "page.po"
    path.write_text("\n".join([HEADER, *entries]), encoding="utf-8")
    return [finding.name for finding in check(path)]


def _quoted(text: str) -> str:
    rows = text.replace("\\", "\\\\").replace('"', '\\"').split("\n")
    return '"' + '\\n"\n"'.join(rows) + '"'


@pytest.mark.parametrize(("kinds", "blocks"), DAMAGED, ids=[_named(b) for _, b in DAMAGED])
def test_damage_is_found(tmp_path: Path, kinds: str, blocks: Blocks) -> None:
    found = _found(tmp_path, blocks)
    assert set(found) & set(kinds.split(",")), found


@pytest.mark.parametrize("blocks", RIGHT, ids=map(_named, RIGHT))
def test_what_is_right_is_left_alone(tmp_path: Path, blocks: Blocks) -> None:
    assert _found(tmp_path, blocks) == []
