"""Turn a schema into Python statements that check a JSON value: what a client sends, and the payload of a callback.

Plain comparisons in a row are several times faster than a validator that interprets the schema, and tracebacks show
which one failed. A keyword that cannot be checked is rejected by name: a client must not look as if it checked it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from image_api_contracts import Document

Lines = list[str]

UNSUPPORTED = {
    "contains": "describe the items with 'items'",
    "dependencies": "use 'dependentRequired'",
    "dependentSchemas": "use 'oneOf'",
    "else": "use 'oneOf'",
    "if": "use 'oneOf'",
    "maxContains": "describe the items with 'items'",
    "minContains": "describe the items with 'items'",
    "not": "say what is allowed",
    "patternProperties": "use 'additionalProperties'",
    "prefixItems": "describe the items with 'items'",
    "propertyNames": "use 'properties'",
    "then": "use 'oneOf'",
    "unevaluatedItems": "use 'items'",
    "unevaluatedProperties": "use 'additionalProperties'",
}
# Formats that the client checks; any other is for the server to judge, as the specification has it.
FORMATS = {
    "date": ("is_date", "a date such as 2024-02-29"),
    "date-time": ("is_date_time", "a time such as 2024-01-15T11:30:00Z"),
    "uri": ("is_uri", "an absolute URL"),
    "uuid": ("is_uuid", "a UUID"),
}

# What a value of a type is in Python, where `{}` is the value; and how a person says it.
KINDS = {
    "string": ("isinstance({}, str)", "a string"),
    "integer": ("is_integer({})", "a whole number"),
    "number": ("is_number({})", "a number"),
    "boolean": ("isinstance({}, bool)", "true or false"),
    "array": ("is_array({})", "a list"),
    "object": ("is_object({})", "an object"),
    "null": ("{} is None", "null"),
}
# Where a received payload may hold more than a client sends, or less: 3.0 is whole, and no leap second can be read.
RECEIVED_KINDS = KINDS | {
    "integer": ("is_whole({})", "a whole number"),
    "number": ("(isinstance({0}, int | float) and not isinstance({0}, bool))", "a number"),
}
RECEIVED_FORMATS = FORMATS | {"date-time": ("is_readable_time", FORMATS["date-time"][1])}
LIMITS_TO_A_TYPE = {"type", "enum", "const", "oneOf", "anyOf", "allOf"}  # without any of them, null is valid too
_RAISE = "raise ValidationError("
NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")


class CheckError(Exception):
    """A limit cannot be checked. The message says which, and what to do."""


@dataclass
class Checks:
    """The checks of one contract. Its methods collect the functions and patterns that their statements need.

    Attributes:
        resolve: Returns a schema, or the target of its `$ref`.
        received: Whether the checked values are payloads of callbacks: the statements then raise InvalidCallback, whose
            message quotes nothing of the payload. Otherwise they are about to be sent, and ValidationError is raised.
        functions: The statements of the functions that the checks call, by name.
        patterns: The names of the compiled patterns that the checks use, by pattern.

    """

    resolve: Callable[[Document], Document]
    received: bool = False
    functions: dict[str, Lines] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)
    _recursive: dict[str, str] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def function(self, schema: Document) -> Lines:
        """Return the statements of a function that checks `body`, any JSON.

        Raises:
            CheckError: A keyword of the schema cannot be checked.

        """
        return self._value(schema, "body", repr("body"), 0, strict=True)

    def model(self, schema: Document) -> Lines:
        """Return the statements of a function that checks `body`, an object that a generated model wrote.

        Its fields go by their own names, without one for the body. Raises CheckError as `function` does.
        """
        return self._value(schema, "body", repr(""), 0, strict=False)

    def payload(self, schema: Document) -> Lines:
        """Return the statements of a function that checks `body`, the payload of a callback. Raises as `function` does."""
        return self._value(schema, "body", repr(""), 0, strict=True)

    def parameters(self, schemas: dict[str, Document], required: list[str]) -> Lines:
        """Return the statements of a function that checks `body`, parameters by name. Raises as `function` does."""
        return self._properties({"properties": schemas, "required": required}, "body", repr(""), 0, strict=False)

    def _value(self, schema: Document, value: str, name: str, depth: int, *, strict: bool) -> Lines:
        """Return statements that check `value`, an expression.

        Args:
            schema: What it has to be.
            value: The name of a variable that holds it.
            name: An expression that gives the name of the field.
            depth: How many loops and objects it is inside of.
            strict: Whether an object may come from anywhere, and not only from a model that has the required fields.

        """
        if not isinstance(schema, dict):  # JSON Schema knows two that are no objects
            if schema:
                return []
            if self.received:
                return [f"raise InvalidCallback({name}, 'must not be there')"]
            raise CheckError("a schema that is 'false' allows nothing: leave the field out")
        lines: Lines = []
        if "$ref" in schema:
            lines += self._reference(schema["$ref"], value, name, depth, strict=strict)
            schema = {key: inner for key, inner in schema.items() if key != "$ref"}
        for keyword, advice in UNSUPPORTED.items():
            if keyword in schema and not (self.received and keyword == "not"):
                raise CheckError(f"'{keyword}' cannot be checked: {advice}, or put it in the description")
        is_nullable = not self.received and nullable(schema)
        inner = self._type(schema, value, name, depth, strict=strict)
        if schema.get("format") == "password":  # what is refused is not shown
            inner = [line.replace(f", {value}, ", ", MASK, ") if _RAISE in line else line for line in inner]
        for member in schema.get("allOf", []):
            inner += self._value(member, value, name, depth, strict=strict)
        for keyword in ("oneOf", "anyOf"):
            inner += self._options(keyword, schema.get(keyword, []), value, name, depth, strict=strict)
        if "not" in schema:
            inner.append(f"check_not({name}, {value}, {self._option(schema['not'], name)})")
        if is_nullable and inner:
            inner = [f"if {value} is not None:", *_indented(inner)]
        return lines + inner

    def _reference(self, reference: str, value: str, name: str, depth: int, *, strict: bool) -> Lines:
        if reference in self._open:  # It holds itself: only a function can go as deep as the value does.
            function = self._recursive.setdefault(reference, f"_check_{_snake(reference.rpartition('/')[2])}")
            if function not in self.functions:
                self.functions[function] = []
                self.functions[function] = self._value(
                    self.resolve({"$ref": reference}), "value", "name", 0, strict=True
                )
            return [f"{function}({value}, {name})"]
        self._open.append(reference)
        try:
            return self._value(self.resolve({"$ref": reference}), value, name, depth, strict=strict)
        finally:
            self._open.pop()

    def _type(self, schema: Document, value: str, name: str, depth: int, *, strict: bool) -> Lines:
        if "enum" in schema or "const" in schema:
            return self._listed(schema, value, name)
        described = RECEIVED_KINDS if self.received else KINDS
        kinds = [kind for kind in _kinds(schema) if self.received or kind != "null"]
        lines: Lines = []
        if kinds and (strict or name != repr("")):  # a model is an object
            tests = [described[kind][0].format(value) for kind in kinds]
            lines += self._reject(
                f"not {tests[0]}" if len(tests) == 1 else f"not ({' or '.join(tests)})",
                name,
                "type",
                value,
                " or ".join(described[kind][1] for kind in kinds),
            )
        # Without a single type, a keyword binds only the values that it is about.
        for kind in kinds or ("string", "number", "array", "object"):
            limits = self._limits(schema, kind, value, name, depth, strict=strict)
            if limits and len(kinds) != 1:
                limits = [f"if {described[kind][0].format(value)}:", *_indented(limits)]
            lines += limits
        return lines

    def _limits(self, schema: Document, kind: str, value: str, name: str, depth: int, *, strict: bool) -> Lines:
        match kind:
            case "string":
                return self._string(schema, value, name)
            case "integer" | "number":
                return self._number(schema, kind, value, name)
            case "array":
                return self._array(schema, value, name, depth, strict=strict)
            case "object":
                return self._properties(schema, value, name, depth, strict=strict)
        return []

    def _string(self, schema: Document, value: str, name: str) -> Lines:
        lines = self._size(schema, value, name, "maxLength", "minLength", "characters")
        if "pattern" in schema:
            pattern = _python_pattern(schema["pattern"])
            constant = self.patterns.setdefault(pattern, f"_PATTERN_{len(self.patterns) + 1}")
            words = f"text that matches the pattern {schema['pattern']}"
            lines += self._reject(f"not {constant}.search({value})", name, "pattern", value, words)
        formats = RECEIVED_FORMATS if self.received else FORMATS
        if schema.get("format") in formats:
            function, words = formats[schema["format"]]
            if not self.received and schema["format"] == "uri" and ("x-image" in schema or "x-web-url" in schema):
                function, words = "is_web_url", "an http or https URL with a host"
            lines += self._reject(f"not {function}({value})", name, "format", value, words)
        return lines

    def _array(self, schema: Document, value: str, name: str, depth: int, *, strict: bool) -> Lines:
        lines = self._size(schema, value, name, "maxItems", "minItems", "items")
        if schema.get("uniqueItems"):
            lines += self._reject(f"has_duplicates({value})", name, "uniqueItems", value, "a list without duplicates")
        item, index = f"item_{depth}", f"index_{depth}"
        loop, path = f"for {item} in {value}:", _joined(name, "[]")
        if self.received:
            loop, path = f"for {index}, {item} in enumerate({value}):", f"{_joined(name, '[')} + str({index}) + ']'"
        inner = self._value(schema.get("items", True), item, path, depth + 1, strict=strict)
        if inner:
            lines += [loop, *_indented(inner)]
        return lines

    def _properties(self, schema: Document, value: str, name: str, depth: int, *, strict: bool) -> Lines:
        lines = self._size(schema, value, name, "maxProperties", "minProperties", "fields")
        required = schema.get("required", [])
        properties: Document = schema.get("properties", {})
        dot = "" if name == repr("") else "."
        for key in required if strict else []:
            lines += self._reject(f"{key!r} not in {value}", _joined(name, dot + key), "required", None, "given")
        for key, others in schema.get("dependentRequired", {}).items():
            for other in others:
                test = f"{key!r} in {value} and {other!r} not in {value}"
                lines += self._reject(test, _joined(name, dot + other), "dependentRequired", None, f"given if {key} is")
        local = f"value_{depth}"
        for key, child in properties.items():
            inner = self._value(child, local, _joined(name, dot + key), depth + 1, strict=strict)
            if not inner:
                continue
            inner = [f"{local} = {value}[{key!r}]", *inner]
            lines += inner if key in required else [f"if {key!r} in {value}:", *_indented(inner)]
        lines += self._additional(schema, value, name, depth, strict=strict)
        return lines

    def _additional(self, schema: Document, value: str, name: str, depth: int, *, strict: bool) -> Lines:
        additional = schema.get("additionalProperties", True)
        known = sorted(schema.get("properties", {}))
        key, local = f"key_{depth}", f"value_{depth}"
        path = f'{name} + "." + {key}' if name != repr("") else key
        if self.received:  # the names of unknown fields are a part of the payload
            path = _joined(name, ".*" if name != repr("") else "*")
        if additional is False:
            if not strict:  # a model without a place for further fields
                return []
            (_, refusal) = self._reject(
                "", path, "additionalProperties", f"{value}[{key}]", "left out: there is no such field"
            )
            inner = [refusal.strip()]
        else:
            inner = self._value(additional, local, path, depth + 1, strict=strict)
            if not inner:
                return []
            inner = [f"{local} = {value}[{key}]", *inner]
        if known:
            inner = [f"if {key} not in {known!r}:", *_indented(inner)]
        return [f"for {key} in {value}:", *_indented(inner)]

    def _options(
        self, keyword: str, members: list[Document], value: str, name: str, depth: int, *, strict: bool
    ) -> Lines:
        members = [member for member in members if self.received or member != {"type": "null"}]
        if not members:
            return []
        if len(members) == 1:
            return self._value(members[0], value, name, depth, strict=strict)
        names = ", ".join([self._option(member, name) for member in members])
        if self.received and keyword == "oneOf":
            raise CheckError("'oneOf' cannot be checked inside of 'not': use 'anyOf'")
        if self.received:
            return [f"check_any({name}, {value}, ({names}))"]
        called = repr("body") if name == repr("") else name
        return [f"check_options({called}, {value}, {keyword!r}, ({names}))"]

    def _option(self, schema: Document, name: str) -> str:
        """Return the name of a new function that checks a value against one schema of several."""
        function = f"_option_{sum(key.startswith('_option_') for key in self.functions) + 1}"
        self.functions[function] = []  # keeps the name while members of its own are named
        # The fields of a payload have no name before theirs.
        inner = name if self.received and name == repr("") else "name"
        self.functions[function] = self._value(schema, "value", inner, 0, strict=True)
        return function

    def _listed(self, schema: Document, value: str, name: str) -> Lines:
        """Check an enum or a const. Python takes True for 1 and 1.0 for 1; JSON does not take true for 1."""
        members = [one for one in schema.get("enum", [schema.get("const")]) if self.received or one is not None]
        if "enum" not in schema:
            rule, text = "const", repr(schema["const"])
        else:
            rule, text = "enum", f"{'' if self.received else 'one of '}{', '.join(map(repr, members))}"
        test = f"{value} not in {members!r}"
        if not self.received and all(type(member) is int for member in members):
            test += f" or type({value}) is not int"
        elif all(isinstance(member, bool) for member in members):
            test += f" or not isinstance({value}, bool)"
        elif any(isinstance(member, int | float) for member in members) and not any(
            isinstance(m, bool) for m in members
        ):
            test += f" or isinstance({value}, bool)"
        return self._reject(test, name, rule, value, text)

    def _number(self, schema: Document, kind: str, value: str, name: str) -> Lines:
        for keyword in NUMBERS:
            if isinstance(schema.get(keyword), bool):
                raise CheckError(f"'{keyword}' must be a number, as in OpenAPI 3.1")
        noun = KINDS[kind][1]
        low, high = schema.get("minimum"), schema.get("maximum")
        span = noun + (f" from {low}" if low is not None else "") + (f" to {high}" if high is not None else "")
        lines: Lines = []
        for keyword, test, text in (
            ("minimum", "{} < {}", span),
            ("maximum", "{} > {}", span),
            ("exclusiveMinimum", "{} <= {}", f"{noun} more than {{}}"),
            ("exclusiveMaximum", "{} >= {}", f"{noun} less than {{}}"),
            ("multipleOf", "not is_multiple({}, {})", "a multiple of {}"),
        ):
            if keyword in schema:
                limit = schema[keyword]
                lines += self._reject(test.format(value, limit), name, keyword, value, text.format(limit))
        return lines

    def _size(self, schema: Document, value: str, name: str, most: str, least: str, unit: str) -> Lines:
        lines: Lines = []
        tail = f"{unit} long" if unit != "fields" else unit
        if most in schema:
            lines += self._reject(f"len({value}) > {schema[most]}", name, most, value, f"at most {schema[most]} {tail}")
        if schema.get(least):
            lines += self._reject(
                f"len({value}) < {schema[least]}", name, least, value, f"at least {schema[least]} {tail}"
            )
        return lines

    def _reject(self, test: str, name: str, rule: str, value: str | None, limit: str) -> Lines:
        """Return the statement that rejects a value; `name` and `value` are expressions, `rule` and `limit` texts."""
        if not self.received:
            return [f"if {test}:", f"    {_RAISE}{name}, {rule!r}, {value}, {limit!r})"]
        reason = repr("is missing" if rule == "required" else f"must be {limit}")
        if rule == "type":
            reason = f"{f'must be {limit}, not '!r} + json_type({value})"
        return [f"if {test}:", f"    raise InvalidCallback({name}, {reason})"]


def words(schema: Document) -> list[str]:
    """Return the limits of a field for its documentation, such as `from 2 to 8`."""
    said: list[str] = []
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        said.append(f"from {low} to {high}")
    elif low is not None:
        said.append(f"{low} or more")
    elif high is not None:
        said.append(f"at most {high}")
    for keyword, text in (
        ("exclusiveMinimum", "more than {}"),
        ("exclusiveMaximum", "less than {}"),
        ("multipleOf", "a multiple of {}"),
        ("minLength", "at least {} characters"),
        ("maxLength", "at most {} characters"),
        ("minItems", "at least {} items"),
        ("maxItems", "at most {} items"),
        ("pattern", "matching {}"),
    ):
        if keyword in schema:
            said.append(text.format(schema[keyword]))
    if schema.get("uniqueItems"):
        said.append("without duplicates")
    return said


def _kinds(schema: Document) -> list[str]:
    kinds = schema.get("type", [])
    return [kinds] if isinstance(kinds, str) else list(kinds)


def nullable(schema: Document) -> bool:
    """Return whether a schema allows null."""
    return (
        LIMITS_TO_A_TYPE.isdisjoint(schema)
        or "null" in _kinds(schema)
        or None in schema.get("enum", [])
        or {"type": "null"} in [*schema.get("oneOf", []), *schema.get("anyOf", [])]
        or schema.get("nullable") is True  # OpenAPI 3.0
    )


def _joined(name: str, suffix: str) -> str:
    """Return an expression for a name with something behind it; of two literals, one."""
    try:
        return repr(ast.literal_eval(name) + suffix)
    except ValueError:
        return f"{name} + {suffix!r}"


def _indented(lines: Lines) -> Lines:
    return [f"    {line}" for line in lines]


def _snake(name: str) -> str:
    return re.sub(r"\W", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)).lower()


def _python_pattern(pattern: str) -> str:
    """Return the pattern as Python writes it: in JavaScript, `$` is the very end, and a group is named `(?<name>`."""
    pattern = re.sub(r"\(\?<(?![=!])", "(?P<", pattern)
    inside, parts = False, []
    for part in re.findall(r"\\.|.", pattern, re.DOTALL):
        inside = part == "[" or (inside and part != "]")
        parts.append(r"\Z" if part == "$" and not inside else part)
    translated = "".join(parts)
    try:
        re.compile(translated, re.ASCII)
    except re.error as error:
        raise CheckError(f"the pattern {pattern!r} cannot be written in Python ({error}): simplify it") from None
    return translated
