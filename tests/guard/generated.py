"""Blocks that nobody wrote: programs derived at random from a grammar of Python's statements.

Names and texts are syllables, the shape is the chance's. A number always gives the same program.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.guard.damaging.sample import Sample
from tests.guard.samples import foreign

COUNT = 200

_DEEPEST = 3
_SYLLABLES = ("ba", "do", "fe", "gi", "ko", "lu", "ma", "ne", "pi", "ro", "su", "ta", "vo", "zu")
_INNER = (" ", "else", "except")
_OPERATORS = ("+", "-", "*", "//", "<", "==", "<=")


def generated() -> list[Sample]:
    """Return the programs, with good translations: sentences in texts and comments are other ones.

    A text of one word names something.
    """
    return [_Program(number).sample() for number in range(COUNT)]


class _Program:
    """One program. What a rule writes depends on ``chance`` and on the names there are by then."""

    def __init__(self, number: int) -> None:
        self._chance = Random(number)  # noqa: S311  the same program each time
        self._known: list[str] = []
        self._used: set[str] = set()
        self._imports: set[str] = set()
        self._sentences: list[str] = []
        self._depth = 0
        self._is_in_function = False
        self._is_session = number % 5 == 4

    def sample(self) -> Sample:
        source = self._text_of_all()
        translation = source
        for sentence in self._sentences:
            translation = translation.replace(sentence, foreign(sentence))
        return Sample(source, translation)

    def _text_of_all(self) -> str:
        rows = self._assignment() + self._assignment()
        special: list[Callable[[], list[str]]] = [
            self._thread, self._fields, self._pattern, self._options, self._template,
            self._percent, self._logging, self._date, self._executed, self._documented,
            self._attribute, self._slots, self._getter, self._keywords, self._calls, self._exported,
        ]  # fmt: skip
        for rule in self._chance.sample(special, k=3):
            rows += rule()
        for _ in range(self._chance.randint(1, 3)):
            rows += self._statement()
        imports = [f"import {name}" for name in sorted(self._imports)]
        rows = imports + rows
        return "\n".join(_session(rows) if self._is_session else rows)

    # Words

    def _word(self) -> str:
        while True:
            word = "".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(2, 3)))
            if word not in self._used:
                self._used.add(word)
                return word

    def _prose(self) -> str:
        self._sentences.append(" ".join(self._word() for _ in range(self._chance.randint(2, 4))))
        return self._sentences[-1]

    def _name(self) -> str:
        return self._chance.choice(self._known)

    def _bound(self) -> str:
        self._known.append(self._word())
        return self._known[-1]

    # Expressions

    def _expression(self) -> str:
        rules: list[Callable[[], str]] = [
            self._number, self._name, self._text, self._operation, self._list, self._formatted,
            self._call, self._comprehension, self._choice,
        ]  # fmt: skip
        return self._chance.choice(rules)()

    def _simple(self) -> str:
        return self._chance.choice([self._number, self._name])()

    def _number(self) -> str:
        return str(self._chance.randint(2, 99))

    def _text(self) -> str:
        return repr(self._prose())

    def _operation(self) -> str:
        return f"{self._name()} {self._chance.choice(_OPERATORS)} {self._simple()}"

    def _list(self) -> str:
        return f"[{', '.join(self._number() for _ in range(self._chance.randint(2, 4)))}]"

    def _formatted(self) -> str:
        return f'f"{self._word()} {{{self._name()}}} {self._word()} {{{self._name()}:>4}}"'

    def _call(self) -> str:
        function = self._chance.choice(["len", "sum", "sorted", "max", "list", "int"])
        return f"{function}({self._name()})"

    def _comprehension(self) -> str:
        inner = self._word()
        return f"[{inner} * {self._number()} for {inner} in range({self._number()})]"

    def _choice(self) -> str:
        return f"{self._simple()} if {self._name()} > {self._number()} else {self._simple()}"

    # Statements

    def _statement(self) -> list[str]:
        rules: list[Callable[[], list[str]]] = [self._assignment, self._output, self._augmented]
        if self._depth < _DEEPEST:
            rules += [self._loop, self._branch, self._function, self._attempt, self._repeat]
        return self._chance.choice(rules)()

    def _body(self) -> list[str]:
        self._depth += 1
        known = list(self._known)
        rows = [row for _ in range(self._chance.randint(1, 2)) for row in self._statement()]
        self._known = known
        self._depth -= 1
        return ["    " + row for row in rows]

    def _assignment(self) -> list[str]:
        value = self._expression() if self._known else self._number()
        comment = f"  # {self._prose()}" if self._chance.random() < 0.3 else ""
        return [f"{self._bound()} = {value}{comment}"]

    def _augmented(self) -> list[str]:
        if self._is_in_function:
            return self._output()  # the name would be one of the function's own
        return [f"{self._name()} += {self._simple()}"]

    def _output(self) -> list[str]:
        return [f"print({self._text()}, {self._expression()})"]

    def _loop(self) -> list[str]:
        values = f"range({self._number()})"
        return [f"for {self._bound()} in {values}:", *self._body()]

    def _repeat(self) -> list[str]:
        return [f"while {self._name()} < {self._number()}:", *self._body()]

    def _branch(self) -> list[str]:
        rows = [f"if {self._name()} == {self._simple()}:", *self._body()]
        return rows + (["else:", *self._body()] if self._chance.random() < 0.5 else [])

    def _attempt(self) -> list[str]:
        error = self._chance.choice(["ValueError", "KeyError", "OSError"])
        return ["try:", *self._body(), f"except {error}:", *self._body()]

    def _function(self) -> list[str]:
        name, first, second = self._word(), self._word(), self._word()
        outer, self._known = self._known, [*self._known, first, second]
        was_inside, self._is_in_function = self._is_in_function, True
        rows = [f"def {name}({first}, {second}={self._number()}):", *self._body()]
        rows.append(f"    return {first} - {second}")
        self._known, self._is_in_function = outer, was_inside
        return [*rows, f"{self._bound()} = {name}({self._simple()}, {second}={self._number()})"]

    # What has a rule of its own in the guard

    def _thread(self) -> list[str]:
        module, base, method = self._chance.choice([
            ("threading", "Thread", "run"), ("unittest", "TestCase", "setUp"),
            ("html.parser", "HTMLParser", "handle_data"), ("logging", "Handler", "emit"),
            ("ast", "NodeVisitor", "visit_Name"), ("json", "JSONEncoder", "default"),
        ])  # fmt: skip
        self._imports.add(module)
        argument = "" if method in ("run", "setUp") else f", {self._word()}"
        return [f"class {self._word().title()}({module}.{base}):",
                f"    def {method}(self{argument}):", f"        print({self._text()})"]  # fmt: skip

    def _fields(self) -> list[str]:
        self._imports.add("collections")
        name, first, second = self._word().title(), self._word(), self._word()
        item = self._word()
        return [f"{name} = collections.namedtuple({name!r}, '{first} {second}')",
                f"{item} = {name}({self._number()}, {self._simple()})",
                f"print({item}.{first}, {item}.{second})"]  # fmt: skip

    def _pattern(self) -> list[str]:
        self._imports.add("re")
        group, found = self._word(), self._word()
        return [f"{found} = re.search(r'(?P<{group}>\\d+) ([a-z]+)', {self._text()})",
                f"print({found}.group({group!r}))"]  # fmt: skip

    def _options(self) -> list[str]:
        self._imports.add("argparse")
        parser, option, given = self._word(), self._word(), self._word()
        return [f"{parser} = argparse.ArgumentParser(description={self._text()})",
                f"{parser}.add_argument('--{option}', help={self._text()})",
                f"{given} = {parser}.parse_args()", f"print({given}.{option})"]  # fmt: skip

    def _template(self) -> list[str]:
        self._imports.add("string")
        name = self._word()
        return [f"{self._bound()} = string.Template('$$5 {self._word()} ${name}')"
                f".substitute({name}={self._simple()})"]  # fmt: skip

    def _percent(self) -> list[str]:
        return [f"print('%d%% {self._word()} %s' % ({self._name()}, {self._name()}))"]

    def _logging(self) -> list[str]:
        self._imports.add("logging")
        return [f"logging.basicConfig(format='%(levelname)s {self._word()} %(message)s')"]

    def _date(self) -> list[str]:
        self._imports.add("time")
        return [f"print(time.strftime('%d. {self._word()} %B %Y'))"]

    def _executed(self) -> list[str]:
        name = self._bound()
        return [f"{name} = {self._number()}", f"exec('{name} += {self._number()}')"]

    def _documented(self) -> list[str]:
        name, argument = self._word(), self._word()
        return [f"def {name}({argument}):", f'    """{self._prose()}.', "",
                f"    >>> {name}({self._number()})", f"    {self._number()}", '    """',
                f"    return {argument} * 2"]  # fmt: skip

    def _attribute(self) -> list[str]:
        name, attribute = self._word().title(), self._word()
        return [f"class {name}:", f"    {attribute} = {self._number()}",
                f"print(getattr({name}, {attribute!r}), {name}.{attribute})"]  # fmt: skip

    def _slots(self) -> list[str]:
        name, one, other = self._word().title(), self._word(), self._word()
        return [
            f"class {name}:",
            f"    __slots__ = ({one!r}, {other!r})",
            "    def __init__(self):",
            f"        self.{one} = {self._number()}",
            f"        self.{other} = {self._number()}",
        ]

    def _getter(self) -> list[str]:
        self._imports.add("operator")
        key, rows = self._word(), self._bound()
        return [f"{rows} = [{{{key!r}: {self._number()}}}, {{{key!r}: {self._number()}}}]",
                f"{rows}.sort(key=operator.itemgetter({key!r}))"]  # fmt: skip

    def _keywords(self) -> list[str]:
        name, taken, key = self._word(), self._word(), self._word()
        return [f"def {name}(**{taken}):", f"    return {taken}[{key!r}] + 1",
                f"print({name}({key}={self._number()}))"]  # fmt: skip

    def _calls(self) -> list[str]:
        item = self._bound()
        first, second = self._chance.choice([("append", "remove"), ("insert", "extend")])
        given = {"append": "3", "remove": "3", "insert": "0, 4", "extend": "[5, 6]"}
        return [f"{item} = {self._list()}", f"{item}.{first}({given[first]})",
                f"{item}.{second}({given[second]})"]  # fmt: skip

    def _exported(self) -> list[str]:
        name = self._word()
        return [f"__all__ = [{name!r}]", f"def {name}():", f"    return {self._number()}"]


def _session(rows: list[str]) -> list[str]:
    """Return a program as a session: each statement with a prompt, some with output."""
    found: list[str] = []
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else ""
        is_inner = row == "" or row.startswith(_INNER)
        found.append((f"... {row}" if is_inner else f">>> {row}").rstrip())
        goes_on = following.startswith(_INNER) or (following == "" and index + 1 < len(rows))
        if not goes_on and (is_inner or row.endswith(":")):
            found.append("...")
        if not goes_on and row.startswith("print("):
            found.append("3 ba")
    return found
