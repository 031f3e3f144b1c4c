"""`python -m tools.drift` tells which facts a new text of a page no longer shows, and invents none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.contracts.ledger import VENDORS, read_ledger
from tools.drift.__main__ import SOURCES, main
from tools.drift.evidence import Evidence, look, plain, read_evidence, strangers

FILES = sorted(SOURCES.glob("*/*.yaml"))
EACH_PAGE = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
NEWER = SOURCES / "tengr" / "v2-detailer-upscaler.newer.txt"
PAGE = "tengr/v2-detailer-upscaler"


def page_of(evidence: list[Evidence]) -> str:
    """Return a page that shows all evidence and nothing else."""
    return "\n\n".join("\n".join(" ".join(group) for group in one.groups) for one in evidence)


@EACH_PAGE
def test_the_facts_of_a_page_have_evidence_all_of_them_and_no_others(file: Path) -> None:
    facts = [entry for entry in read_ledger(file.parent.name, "facts").entries if entry.text["page"] == file.stem]
    assert {one.fact for one in read_evidence(file)} == {entry.id for entry in facts}


def test_every_page_that_was_seen_in_full_has_its_evidence() -> None:
    whole = {
        f"{vendor}/{name}"
        for vendor in VENDORS
        for name, page in read_ledger(vendor, "facts").pages.items()
        if page["seen"] == "in full" and name != "errors"  # of every page of the vendor, and no page of its own
    }
    assert whole <= {f"{file.parent.name}/{file.stem}" for file in FILES}


@EACH_PAGE
def test_evidence_is_names_numbers_and_values_and_no_prose(file: Path) -> None:
    longest = max((piece for one in read_evidence(file) for piece in one.pieces if ":" not in piece), key=len)
    # A list of values may be long, a sentence of a vendor may not be here.
    assert len(longest.split()) <= 12 or "," in longest


@EACH_PAGE
def test_a_page_that_shows_everything_has_not_drifted(file: Path) -> None:
    evidence = read_evidence(file)
    page = page_of(evidence)
    assert [finding for one in evidence if (finding := look(one, plain(page))).outcome != "holds"] == []
    assert strangers(evidence, page) == []


@EACH_PAGE
def test_no_fact_can_go_unnoticed(file: Path) -> None:
    for one in read_evidence(file):
        others = "Nothing that is known."
        assert look(one, plain(others)).outcome == "gone"
        for piece in one.pieces:
            rest = page_of([one]).replace(piece, "something else")
            finding = look(one, plain(rest))
            assert finding.outcome in ("changed", "gone"), (one, piece)
            assert piece in finding.missing


def test_the_newer_edition_of_the_detailer_page(capsys: pytest.CaptureFixture[str]) -> None:
    """Its webhook is told in other words, two fields are new, and of its answers nothing was seen."""
    assert main(["--page", PAGE, "--text", str(NEWER)]) == 1
    told = capsys.readouterr().out
    assert "changed: v2-detailer-upscaler.webhook\n  not found: URL\n  there stands: " in told
    assert "https on a publicly routable host" in told
    assert "gone: v2-detailer-upscaler.status-202" in told
    for fact in ("endpoint", "imageUrl", "scaleFactor", "details.default", "modification"):
        assert f": v2-detailer-upscaler.{fact}\n" not in told
    assert "in the text, and in no fact of the page: 2147483647, outputFormat" in told
    assert "openapi/tengr/facts.yaml" in told


def test_what_is_new_there_is_known_to_its_own_facts(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--page", f"{PAGE}-newer", "--text", str(NEWER)])
    assert "3 facts hold, 0 changed, 0 gone" in capsys.readouterr().out


def test_a_part_of_a_page_is_held_against_a_part_of_the_facts(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--page", PAGE, "--text", str(NEWER), "--facts", "*.details*"])
    assert "2 facts hold, 0 changed, 0 gone" in capsys.readouterr().out


DETAILS = Evidence("details", ((">= 1 and <= 3", "Default value: 2", "1 = Low"),))


@pytest.mark.parametrize(
    "text",
    [
        "details: >= 1 and <= 3, default value: 2, 1 = low",
        "Possible values: `>= 1`\nand `<= 3`\n\n**Default value:** `2`  1 = Low",
        "1\N{EN DASH}3 | Default value: 2 | 1 = Low",
        "1-3 [Default value : 2] 1 = Low",
    ],
)
def test_layout_does_not_count(text: str) -> None:
    assert look(DETAILS, plain(text)).outcome == "holds"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (">= 1 and <= 4. Default value: 2. 1 = Low", (">= 1 and <= 3",)),
        (">= 1 and <= 3. Default value: 20. 1 = Low", ("Default value: 2",)),
        (">= 1 and <= 3. Default value: 2. 11 = Low", ("1 = Low",)),
        (">= 1 and <= 3." + " x" * 800 + " Default value: 2. 1 = Low", (">= 1 and <= 3",)),
    ],
)
def test_a_value_counts(text: str, missing: tuple[str, ...]) -> None:
    finding = look(DETAILS, plain(text))
    assert (finding.outcome, finding.missing) == ("changed", missing)


def test_cells_that_have_run_together_are_taken_apart() -> None:
    one = Evidence("name", (("GET", "/v1/things"), ("name string", "max 5")))
    assert look(one, plain("GET/v1/things\nnamestringName of a thing (max 5)")).outcome == "holds"
    assert look(one, plain("GET/v1/things\nnameintegerName of a thing (max 5)")).missing == ("name string",)


def test_a_text_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(NEWER.read_text(encoding="utf-8")))
    assert main(["--page", PAGE, "--text", "-"]) == 1
    assert "11 facts hold" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "name a page and a text: python -m tools.drift --page <page> --text <file>. Pages: konpro/add-sound, "),
        (["--page", "no/page", "--text", str(NEWER)], "name a page and a text"),
        (["--page", PAGE, "--text", "no-such-file"], "No such file or directory: 'no-such-file'"),
        (["--page", PAGE, "--text", str(NEWER), "--facts", "x*"], f"no fact of {PAGE} is like x*"),
    ],
)
def test_what_cannot_be_compared_is_said(arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert reason in capsys.readouterr().err
