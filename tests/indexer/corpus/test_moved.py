"""The address of a paragraph outlives a change of its words."""

from indexer.corpus.indexing import build_index
from indexer.corpus.moved import former_by_paragraph, read_former
from indexer.search.service import SearchService
from indexer.settings import Settings

HARBOUR = "2014-03-02-harbour"


def ids(settings: Settings) -> dict[str, str]:
    page = SearchService(settings).meeting(HARBOUR)
    return {hit.paragraph.id: hit.paragraph.text for hit in page.hits}


def change(settings: Settings, old: str, new: str) -> None:
    path = settings.corpus / f"{HARBOUR}.md"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    build_index(settings)


def test_former_address_leads_to_the_paragraph_most_like_it(indexed: Settings) -> None:
    before = ids(indexed)
    change(indexed, "clear rules on silt", "clearer rules on silt")
    (gone,) = set(before) - set(ids(indexed))
    former = SearchService(indexed).meeting(HARBOUR).former
    ((now, led_here),) = former.items()
    assert led_here == (gone,)
    assert "clearer rules" in ids(indexed)[now]


def test_address_is_followed_through_several_changes_and_home_again(indexed: Settings) -> None:
    first = set(ids(indexed))
    change(indexed, "clear rules", "clearer rules")
    change(indexed, "clearer rules", "the clearest rules")
    ((now, led_here),) = SearchService(indexed).meeting(HARBOUR).former.items()
    assert "clearest" in ids(indexed)[now]
    assert len(led_here) == 2
    change(indexed, "the clearest rules", "clear rules")
    former = SearchService(indexed).meeting(HARBOUR).former
    assert set(ids(indexed)) == first
    assert sum(map(len, former.values())) == 2


def test_paragraph_that_is_gone_leads_to_the_one_in_its_place(indexed: Settings) -> None:
    change(indexed, "**Norway** and **Guinea-Bissau** also took the floor.", "")
    ((now, _),) = SearchService(indexed).meeting(HARBOUR).former.items()
    assert list(ids(indexed)) == [now]


def test_damaged_record_is_none(indexed: Settings) -> None:
    change(indexed, "clear rules", "clearer rules")
    (indexed.corpus / ".floor" / "former" / f"{HARBOUR}.json").write_text("[", "utf-8")
    assert read_former(indexed.corpus, HARBOUR) == {}


def test_circle_leads_nowhere() -> None:
    assert former_by_paragraph({"a": "b", "b": "a", "c": "d"}, {"d"}) == {"d": ("c",)}
