"""The routes by which a thread may come to a shared thing: each a kind of access to be read right.

A route keeps one whole number. ``head`` sets it up at module level, ``read`` is an expression for
the number, and ``write`` a statement that stores what stands for ``{}``. The statements of a
thread are in a function in which ``n``, ``m``, ``cell`` and ``box`` are those of the module, or
of the function around.
"""

from __future__ import annotations

from typing import NamedTuple


class Route(NamedTuple):
    """A way to read and to write one shared number; the number is 0 at first."""

    name: str
    head: str
    read: str
    write: str


class Module(NamedTuple):
    """A module beside the script, for the routes that lead through one."""

    name: str
    source: str


TILL = Module(
    "till",
    "coins = 0\n"
    "def get():\n    return coins\n"
    "def put(value):\n    global coins\n    coins = value\n"
    "class Till:\n    def __init__(self):\n        self.coins = 0\n"
    "    def add(self):\n        found = self.coins\n        self.coins = found + 1\n",
)

BOX = "class Box:\n    n = 0\n"

VARIABLES = (
    Route("global", "n = 0", "n", "n = {}"),
    Route("global in place", "n = 0", "n", "n += {} - n"),
    Route("alias", "cells = [0]\nother = cells", "cells[0]", "other[0] = {}"),
    Route("slice", "cells = [0]", "sum(cells[:])", "cells[:] = [{}]"),
    Route("unpacked", "n = m = 0", "n", "n, m = {}, m"),
    Route("walrus", "n = 0", "(m := n)", "print(end='') if (n := {}) is None else None"),
    Route("deleted", "table = {}", "table.get('n', 0)",
          "table.pop('n', None); table.update(n={})"),
    Route("grown", "items = []", "len(items)", "items[:] = [0] * ({})"),
    Route("nested containers", "table = {'a': [{'n': 0}]}\ninner = table['a'][0]",
          "table['a'][0]['n']", "inner['n'] = {}"),
    Route("tuple of a list", "pair = ([0], 1)\nfirst, _ = pair", "pair[0][0]", "first[0] = {}"),
    Route("own key", "table = {0: 0, 1: 0}", "table[0]", "table[0] = {}"),
    Route("set", "marks = set()", "len(marks)", "marks.clear(); marks.update(range({}))"),
    Route("bytearray", "data = bytearray(1)", "data[0]", "data[0] = {}"),
    Route("array", "import array\ncells = array.array('i', [0])", "cells[0]", "cells[0] = {}"),
    Route("memoryview", "data = bytearray(1)\nview = memoryview(data)", "data[0]", "view[0] = {}"),
    Route("deque", "from collections import deque\nline = deque([0], maxlen=1)", "line[-1]",
          "line.append({})"),
)  # fmt: skip

FUNCTIONS = (
    Route("closure", "def make():\n    n = 0\n    def put(value):\n        nonlocal n\n"
          "        n = value\n    return (lambda: n), put\nget, put = make()", "get()", "put({})"),
    Route("default argument", "def cell(value=None, kept=[0]):\n    if value is not None:\n"
          "        kept[0] = value\n    return kept[0]", "cell()", "cell({})"),
    Route("lambda", "n = 0\nget = lambda: n", "get()", "n = {}"),
    Route("lambda that writes", "cells = [0]\nput = lambda value: cells.__setitem__(0, value)",
          "cells[0]", "put({})"),
    Route("lambda as argument", "n = 0\ndef call(function):\n    return function()",
          "call(lambda: n)", "n = {}"),
    Route("function on one line", "n = 0\ndef get(): return n", "get()", "n = {}"),
    Route("two calls on a line", "n = 0\ndef get(): return n", "(get() + get()) // 2", "n = {}"),
    Route("generator", "n = 0\ndef numbers():\n    while True:\n        yield n",
          "next(numbers())", "n = {}"),
    Route("kept generator", "n = 0\ndef numbers():\n    while True:\n        value = n\n"
          "        yield value\nkept = [numbers(), numbers(), numbers(), numbers()]",
          "next(kept.pop())", "n = {}"),
    Route("generator expression", "cells = [0]\nkept = [(x for x in cells) for _ in range(9)]",
          "next(kept.pop())", "cells[0] = {}"),
    Route("comprehension", "cells = [0]", "[x for x in cells][0]", "cells[0] = {}"),
    Route("comprehension that calls", "n = 0\ndef get(_):\n    return n",
          "[get(i) for i in range(1)][0]", "n = {}"),
    Route("dictionary comprehension", "table = {'n': 0}", "{k: v for k, v in table.items()}['n']",
          "table['n'] = {}"),
    Route("decorator", "import functools\ncalls = [0]\ndef counted(function):\n"
          "    @functools.wraps(function)\n    def wrapper(value):\n        calls[0] = value\n"
          "        return function(value)\n    return wrapper\n"
          "@counted\ndef put(value):\n    return value", "calls[0]", "put({})"),
    Route("bound method", BOX + "    def put(self, value):\n        self.n = value\n"
          "box = Box()\nput = box.put", "box.n", "put({})"),
    Route("bound method of a list", "cells = [0]\nput = cells.__setitem__\nget = cells.__getitem__",
          "get(0)", "put(0, {})"),
    Route("partial", "import functools\ncells = [0]\nput = functools.partial(cells.__setitem__, 0)",
          "cells[0]", "put({})"),
    Route("partial of a function", BOX + "import functools\ndef change(box, value):\n"
          "    box.n = value\nbox = Box()\nput = functools.partial(change, box)", "box.n",
          "put({})"),
    Route("operator module", "import operator\ncells = [0]\nget = operator.itemgetter(0)",
          "get(cells)", "operator.setitem(cells, 0, {})"),
    Route("attribute getter", BOX + "import operator\nbox = Box()\nget = operator.attrgetter('n')",
          "get(box)", "box.n = {}"),
    Route("sorting key", "n = 0\ndef key(_):\n    return n",
          "max([0], key=lambda _: 0) + max(map(key, [0]))", "n = {}"),
    Route("map", "n = 0\ndef get(_):\n    return n", "list(map(get, [0]))[0]", "n = {}"),
    Route("filter", "cells = [0]", "sum(filter(None, cells))", "cells[0] = {}"),
    Route("kept map", "cells = [0]\nkept = [map(int, cells) for _ in range(9)]",
          "next(kept.pop())", "cells[0] = {}"),
    Route("reversed", "cells = [0]\nkept = [reversed(cells) for _ in range(9)]",
          "next(kept.pop())", "cells[0] = {}"),
    Route("cache", "import functools\nn = 0\n" "@functools.cache\ndef get(_):\n    return n\n"
          "def fresh():\n    get.cache_clear()\n    return get(0)", "fresh()", "n = {}"),
    Route("context manager", "import contextlib\nn = 0\n" "@contextlib.contextmanager\n"
          "def number():\n    yield n\n"
          "def get():\n    with number() as value:\n        return value", "get()", "n = {}"),
    Route("eval", "n = 0", "eval('n', globals())", "n = {}"),
    Route("exec", "n = 0", "n", "exec('n = ' + str({}), globals())"),
    Route("star arguments", "cells = [0]\ndef first(value, *rest):\n    return value",
          "first(*cells)", "cells[0] = {}"),
    Route("heap", "import heapq\nheap = [0]", "heap[0]", "heapq.heapreplace(heap, {})"),
    Route("join", "texts = ['']", "len(''.join(texts))", "texts[0] = 'x' * ({})"),
)  # fmt: skip

CLASSES = (
    Route("instance attribute", BOX + "box = Box()\nbox.n = 0", "box.n", "box.n = {}"),
    Route("attribute in place", BOX + "box = Box()", "box.n", "box.n += {} - box.n"),
    Route("class attribute", BOX, "Box.n", "Box.n = {}"),
    Route("class attribute by an instance", BOX + "box = Box()", "box.n", "Box.n = {}"),
    Route("class attribute by a subclass", BOX + "class Sub(Box):\n    pass", "Sub.n",
          "Box.n = {}"),
    Route("class attribute by type", BOX + "box = Box()", "box.n", "type(box).n = {}"),
    Route("slots", "class Box:\n    __slots__ = ('n',)\nbox = Box()\nbox.n = 0", "box.n",
          "box.n = {}"),
    Route("dict subclass", "class Stock(dict):\n    pass\nstock = Stock(n=0)", "stock['n']",
          "stock['n'] = {}"),
    Route("list subclass", "class Row(list):\n    pass\nrow = Row([0])", "row[0]", "row[0] = {}"),
    Route("set subclass", "class Marks(set):\n    pass\nmarks = Marks()", "len(marks)",
          "marks.clear(); marks.update(range({}))"),
    Route("user dict", "import collections\nclass Stock(collections.UserDict):\n    pass\n"
          "stock = Stock(n=0)", "stock['n']", "stock['n'] = {}"),
    Route("user list", "import collections\nrow = collections.UserList([0])", "row[0]",
          "row[0] = {}"),
    Route("default dict", "import collections\ntable = collections.defaultdict(int)", "table['n']",
          "table['n'] = {}"),
    Route("ordered dict", "import collections\ntable = collections.OrderedDict(n=0)",
          "next(iter(table.values()))", "table['n'] = {}"),
    Route("counter", "import collections\ncounts = collections.Counter()", "counts['n']",
          "counts['n'] = {}"),
    Route("chain map", "import collections\nfirst = {'n': 0}\n"
          "both = collections.ChainMap(first, {})", "both['n']", "first['n'] = {}"),
    Route("mapping proxy", "import types\ntable = {'n': 0}\nview = types.MappingProxyType(table)",
          "view['n']", "table['n'] = {}"),
    Route("dictionary view", "table = {'n': 0}\nview = table.values()", "sum(view)",
          "table['n'] = {}"),
    Route("named space", "import types\nbox = types.SimpleNamespace(n=0)", "box.n", "box.n = {}"),
    Route("data class", "import dataclasses\n"
          "@dataclasses.dataclass\nclass Box:\n    n: int = 0\n"
          "box = Box()", "int(repr(box)[6:-1])", "box.n = {}"),
    Route("data class, compared", "import dataclasses\n" "@dataclasses.dataclass\nclass Box:\n"
          "    n: int = 0\nbox = Box()", "0 if box == Box(0) else 1", "box.n = {}"),
    Route("property", "class Box:\n    kept = 0\n    @property\n    def n(self):\n"
          "        return self.kept\n    @n.setter\n    def n(self, value):\n"
          "        self.kept = value\nbox = Box()", "box.n", "box.n = {}"),
    Route("property that reads a global", "n = 0\nclass Box:\n"
          "    value = property(lambda self: n)\nbox = Box()", "box.value", "n = {}"),
    Route("descriptor", "class Cell:\n    kept = 0\n    def __get__(self, owner, kind):\n"
          "        return self.kept\n    def __set__(self, owner, value):\n"
          "        self.kept = value\nclass Box:\n    n = Cell()\nbox = Box()", "box.n",
          "box.n = {}"),
    Route("cached property", "import functools\nn = 0\nclass Box:\n    @functools.cached_property\n"
          "    def value(self):\n        return n\nboxes = [Box() for _ in range(9)]",
          "boxes.pop().value", "n = {}"),
    Route("any attribute", "cells = [0]\nclass Box:\n    def __getattr__(self, name):\n"
          "        return cells[0]\n    def __setattr__(self, name, value):\n"
          "        cells[0] = value\nbox = Box()", "box.n", "box.n = {}"),
    Route("operator", "class Cell:\n    kept = 0\n    def __add__(self, other):\n"
          "        return self.kept + other\n    def __ilshift__(self, value):\n"
          "        self.kept = value\n        return self\ncell = Cell()", "cell + 0",
          "cell <<= {}"),
    Route("container methods", "class Row:\n    kept = 0\n    def __len__(self):\n"
          "        return self.kept\n    def __setitem__(self, key, value):\n"
          "        self.kept = value\nrow = Row()", "len(row)", "row[0] = {}"),
    Route("truth", "class Cell:\n    kept = 0\n    def __bool__(self):\n"
          "        return self.kept > 0\ncell = Cell()", "(1 if cell else 0)", "cell.kept = {}"),
    Route("comparison", "class Cell:\n    kept = 0\n    def __lt__(self, other):\n"
          "        return self.kept < other\ncell = Cell()", "(0 if cell < 1 else 1)",
          "cell.kept = {}"),
    Route("call", "class Cell:\n    kept = 0\n    def __call__(self, value=None):\n"
          "        if value is not None:\n            self.kept = value\n"
          "        return self.kept\ncell = Cell()", "cell()", "cell({})"),
    Route("text of an object", "class Cell:\n    kept = 0\n    def __str__(self):\n"
          "        return str(self.kept)\ncell = Cell()", "int(f'{cell}')", "cell.kept = {}"),
    Route("text of a list", "class Cell:\n    kept = 0\n    def __repr__(self):\n"
          "        return str(self.kept)\ncells = [Cell()]", "int(str(cells)[1:-1])",
          "cells[0].kept = {}"),
    Route("membership", "class Row:\n    kept = 0\n    def __contains__(self, item):\n"
          "        return self.kept > item\nrow = Row()", "(1 if 0 in row else 0)",
          "row.kept = {}"),
    Route("iteration", "class Row:\n    kept = 0\n    def __iter__(self):\n"
          "        return iter([self.kept])\nrow = Row()", "sum(row)", "row.kept = {}"),
    Route("with statement", "class Cell:\n    kept = 0\n    def __enter__(self):\n"
          "        return self.kept\n    def __exit__(self, *what):\n        pass\n"
          "cell = Cell()\ndef get():\n    with cell as value:\n        return value", "get()",
          "cell.kept = {}"),
    Route("class method", BOX + "    @classmethod\n    def put(cls, value):\n"
          "        cls.n = value\n", "Box.n", "Box.put({})"),
    Route("super", BOX + "    def get(self):\n        return self.n\nclass Sub(Box):\n"
          "    def get(self):\n        return super().get()\nbox = Sub()", "box.get()",
          "box.n = {}"),
    Route("match", "class Box:\n    __match_args__ = ('n',)\n    n = 0\nbox = Box()\n"
          "def get():\n    match box:\n        case Box(value):\n            return value",
          "get()", "box.n = {}"),
    Route("abstract class", "import abc\nclass Base(abc.ABC):\n    n = 0\n    @abc.abstractmethod\n"
          "    def get(self): ...\nclass Box(Base):\n    def get(self):\n        return self.n\n"
          "box = Box()", "box.get()", "Base.n = {}"),
    Route("weak reference", BOX + "import weakref\nbox = Box()\nreference = weakref.ref(box)",
          "reference().n", "box.n = {}"),
    Route("chain of objects", BOX + "box = Box()\nbox.inner = Box()\nalias = box.inner",
          "box.inner.n", "alias.n = {}"),
    Route("object in a list", BOX + "boxes = [Box(), Box()]\nlast = boxes[-1]", "boxes[1].n",
          "last.n = {}"),
    Route("renewed object", BOX + "box = Box()\ndef fresh(value):\n    new = Box()\n"
          "    new.n = value\n    return new", "box.n", "box = fresh({})"),
)  # fmt: skip

REFLECTION = (
    Route("globals()", "n = 0", "n", "globals()['n'] = {}"),
    Route("kept globals", "n = 0\nnames = globals()", "names['n']", "n = {}"),
    Route("sys.modules", "import sys\nn = 0\nme = sys.modules['__main__']", "me.n", "n = {}"),
    Route("sys.modules, written", "import sys\nn = 0", "n", "sys.modules['__main__'].n = {}"),
    Route("__dict__", BOX + "box = Box()\nbox.n = 0", "box.n", "box.__dict__['n'] = {}"),
    Route("kept __dict__", BOX + "box = Box()\nbox.n = 0\nnames = vars(box)", "names['n']",
          "box.n = {}"),
    Route("setattr", BOX + "box = Box()", "getattr(box, 'n')", "setattr(box, 'n', {})"),
    Route("object.__setattr__", BOX + "box = Box()", "box.n", "object.__setattr__(box, 'n', {})"),
    Route("function attribute", "def f():\n    pass\nf.n = 0", "f.n", "f.n = {}"),
    Route("defaults", "def f(n=0):\n    return n", "f()", "f.__defaults__ = ({},)"),
    Route("module attribute", "import string\nstring.n = 0", "string.n", "string.n = {}"),
    Route("environment", "import os\nos.environ['N'] = '0'", "int(os.environ['N'])",
          "os.environ['N'] = str({})"),
    Route("context variable", "import contextvars\ncells = [0]\n"
          "kept = contextvars.ContextVar('kept', default=cells)", "kept.get()[0]",
          "kept.get()[0] = {}"),
    Route("text file in memory", "import io\npage = io.StringIO()", "len(page.getvalue())",
          "page.truncate(page.seek(0)); page.write('x' * ({}))"),
    Route("file", "open('n', 'w').close()\nimport os", "os.path.getsize('n')",
          "with open('n', 'w') as file: file.write('x' * ({}))"),
    Route("iterator", "import itertools\nnumbers = itertools.count()", "next(numbers)",
          "[next(numbers) for _ in range({})]"),
    Route("imported function", "import till", "till.get()", "till.put({})"),
    Route("imported variable", "import till", "till.coins", "till.coins = {}"),
    Route("imported class", "from till import Till\nbox = Till()", "box.coins", "box.coins = {}"),
    Route("imported method", "from till import Till\nbox = Till()", "box.coins",
          "box.add(); box.coins -= 1; box.coins = {}"),
)  # fmt: skip

SYNCHRONISERS = (
    Route("queue's inside", "import queue\nshelf = queue.Queue()", "len(shelf.queue)",
          "shelf.queue.extend(range({}))"),
    Route("queue", "import queue\nshelf = queue.Queue()", "len(shelf.queue)", "shelf.put({})"),
    Route("kept inside", "import queue\nshelf = queue.Queue()\ninside = shelf.queue",
          "len(inside)", "shelf.put({})"),
    Route("queue's size", "import queue\nshelf = queue.Queue()", "shelf.qsize()", "shelf.put({})"),
    Route("simple queue", "import queue\nline = queue.SimpleQueue()", "line.qsize()",
          "line.put({})"),
    Route("tasks", "import queue\nshelf = queue.Queue()", "shelf.unfinished_tasks",
          "shelf.put({})"),
    Route("semaphore's value", "gate = threading.Semaphore(0)", "gate._value", "gate.release()"),
    Route("event's flag", "ready = threading.Event()", "int(ready.is_set())", "ready.set()"),
    Route("event's inside", "ready = threading.Event()", "int(ready._flag)",
          "ready.set() if {} else ready.clear()"),
    Route("lock as a flag", "flag = threading.Lock()", "int(flag.locked())",
          "flag.acquire(blocking=False)"),
    Route("lock of a lock", "flag = threading.RLock()", "int(flag.acquire(blocking=False))",
          "flag.acquire()"),
    Route("thread's name", "one = threading.Thread(name='0')", "int(one.name)",
          "one.name = str({})"),
    Route("thread's own attribute", "one = threading.Thread()\none.n = 0", "one.n", "one.n = {}"),
    Route("current thread", "main = threading.main_thread()\nmain.n = 0",
          "threading.main_thread().n", "main.n = {}"),
    Route("number of threads", "def nothing():\n    pass", "threading.active_count()",
          "threading.Thread(target=nothing).start()"),
    Route("list of threads", "def nothing():\n    pass", "len(threading.enumerate())",
          "threading.Thread(target=nothing, name=str({})).start()"),
    Route("thread local", "local = threading.local()\nlocal.n = 0\nn = 0",
          "getattr(local, 'n', n)", "n = local.n = {}"),
    Route("start", "def nothing():\n    pass\none = threading.Thread(target=nothing)",
          "int(one.ident is not None)", "one.start() if one.ident is None else {}"),
    Route("end", "n = 0\ndef nothing():\n    pass\none = threading.Thread(target=nothing)\n"
          "one.start()", "int(one.is_alive())", "one.join({})"),
)  # fmt: skip

ROUTES = (*VARIABLES, *FUNCTIONS, *CLASSES, *REFLECTION, *SYNCHRONISERS)
