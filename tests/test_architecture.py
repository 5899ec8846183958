"""The map of ARCHITECTURE.md is that of the tree, and fits on a screen."""

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
A_SCREEN = 40
PATH = re.compile(r"`([\w.][\w./-]*?/?)`")


def rows() -> list[list[str]]:
    """The cells of the map's rows: rooms, question, modules to begin with."""
    table = TEXT.partition("## The map")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def rooms() -> list[str]:
    return [room for row in rows() for room in PATH.findall(row[0])]


def test_the_map_fits_on_a_screen() -> None:
    assert len(rows()) <= A_SCREEN


def test_every_room_and_module_of_the_map_exists() -> None:
    for first, question, modules in rows():
        assert question
        paths = PATH.findall(first)
        assert all((ROOT / path).exists() for path in paths), paths
        missing = [name for name in PATH.findall(modules) if not (ROOT / paths[0] / name).exists()]
        assert missing == [], paths


def test_every_package_of_the_product_is_on_the_map() -> None:
    """But those of single formats, which are one room."""
    product = [*ROOT.glob("indexer/**/__init__.py"), *ROOT.glob("webapp/**/__init__.py")]
    packages = {f"{path.parent.relative_to(ROOT).as_posix()}/" for path in product}
    assert {p for p in packages if not p.startswith("indexer/formats/")} <= set(rooms())


def test_the_rooms_of_the_indexer_stand_in_the_order_of_their_layers() -> None:
    """Lowest first, as `pyproject.toml` has them from the highest to the lowest."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    height = {
        room: -place for place, layer in enumerate(layers) for room in re.findall(r"\w+", layer)
    }
    found = [room.split("/")[1] for room in rooms() if re.fullmatch(r"indexer/\w+/", room)]
    assert [height[room] for room in found] == sorted(height[room] for room in found)


MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for top in ("indexer", "webapp")
    for path in ROOT.glob(f"{top}/**/*.py")
}


def imported(module: str) -> Iterator[str]:
    """The modules of the product that one imports, read from its source."""
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        match node:
            case ast.ImportFrom(module=str(source), names=names):
                for name in names:
                    inner = f"{source}.{name.name}"
                    yield inner if inner in MODULES else source
            case ast.Import(names=names):
                yield from (name.name for name in names)


def room_of(module: str) -> str:
    """A folder of `indexer`, what stands beside the folders by itself, or `webapp`."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "indexer" else "webapp"


def test_the_house_has_few_rooms_and_no_circle() -> None:
    """Drawn from the imports themselves, of rooms and of single modules."""
    modules = {m: {found for found in imported(m) if found in MODULES} - {m} for m in MODULES}
    assert list(TopologicalSorter(modules).static_order())
    rooms: dict[str, set[str]] = {}
    for module, needs in modules.items():
        own = room_of(module)
        rooms.setdefault(own, set()).update(room_of(need) for need in needs)
        rooms[own].discard(own)
    rooms.pop("indexer")  # the entrance for programs, which loads what is asked for
    assert 15 <= len(rooms) <= 20
    assert list(TopologicalSorter(rooms).static_order())


LONGEST_FILE, LONGEST_FUNCTION, LONG_FUNCTION = 400, 40, 10
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """The functions of a module with their lines, without docstrings and functions within."""
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(function, Function):
            left_out = [n for n in ast.walk(function) if isinstance(n, Function)][1:]
            if ast.get_docstring(function, clean=False):
                left_out.append(function.body[0])
            lines = {*range(function.lineno, (function.end_lineno or 0) + 1)}
            for node in left_out:
                lines -= {*range(node.lineno, (node.end_lineno or 0) + 1)}
            yield f"{path.relative_to(ROOT)}: {function.name}", len(lines)


def test_files_and_functions_are_short() -> None:
    """In the product, its tests and its measurements."""
    tops = ("indexer", "webapp", "tests", "benchmarks")
    paths = [path for top in tops for path in ROOT.glob(f"{top}/**/*.py")]
    sizes = {path: path.read_bytes().count(b"\n") for path in paths}
    assert [str(path) for path, size in sizes.items() if size > LONGEST_FILE] == []
    found = dict(one for path in paths for one in functions(path))
    assert [name for name, lines in found.items() if lines > LONGEST_FUNCTION] == []
    assert statistics.median(found.values()) < LONG_FUNCTION


def test_what_others_may_have_put_there_is_opened_as_a_file_alone() -> None:
    """By `system/disk.py`, which waits for no pipe; what ships with the program may be read so."""
    shipped = re.compile(r"files\(|[A-Z]+_FILE\.")
    opening = re.compile(r"\.read_(bytes|text)\(|\.open\([\"']r|(?<![\w.])open\((?!self)")
    found = [
        f"{module}: {line.strip()}"
        for module, path in MODULES.items()
        if module.startswith(("indexer.corpus", "indexer.index", "indexer.register"))
        for line in path.read_text("utf-8").splitlines()
        if opening.search(line) and not shipped.search(line)
    ]
    assert found == []


def test_every_path_that_the_text_names_exists() -> None:
    """But those of a corpus, an index or a page, and what `make` has yet to write."""
    named = [path for path in PATH.findall(TEXT) if "/" in path.rstrip("/")]
    elsewhere = re.compile(r"corpus/\.|index/$|/search$|RELIABILITY")
    missing = [
        path
        for path in named
        if not elsewhere.search(path)
        and not any((base / path).exists() or (base / f"{path}.py").exists() for base in BASES)
    ]
    assert missing == []


BASES = (ROOT, ROOT / "indexer", ROOT / "webapp", ROOT / "indexer" / "index")
