"""Names in running text of another language than English."""

import pytest

from indexer.attribution.names import NameFinder
from indexer.register.register import Register, world

FINDER = NameFinder(Register(world()))
TEXTS = [
    ("fr", "Le projet de l’Allemagne et des États-Unis au Burkina Faso, dit la Norvège.",
     "Germany, United States, Burkina Faso, Norway"),
    ("fr", "La République démocratique du Congo et le Congo; UN a dit oui.",
     "DR Congo, Republic of the Congo, United Nations"),
    ("de", "Die Niederlande halfen Island; eine Insel ist kein Staat.", "Netherlands, Iceland"),
    ("en", "Norway said the Island of Malta is small.", "Norway, Malta"),
    ("ru", "Делегация Ливана поблагодарила Норвегию и США.", "Lebanon, Norway, United States"),
    ("zh", "在刚果民主共和国，德国和中国合作。", "DR Congo, Germany, China"),
    ("ar", "شكر لبنان ألمانيا على الدعم المالي", "Lebanon, Germany"),
    ("ko", "그 수단은 독일 것이다.", "Germany"),
    ("ar", "ممثلو غانا وتوغو ووفد مالي، وتساءلت لكسمبرغ عن السيد حداد",
     "Ghana, Togo, Mali, Luxembourg"),
    ("ru", "Того же мнения Гана и Того. Папуа — Новой Гвинеи, Египта, Уругвая.",
     "Ghana, Togo, Papua New Guinea, Egypt, Uruguay"),
    ("ru", "Малые страны, Канал и суд Кот-д’Ивуара.", "Côte d'Ivoire"),
    ("de", "Die Vertreterin Kenias und die nordischen Staaten; Grenzen.",
     "Kenya, Nordic Countries"),
    ("fr", "Les pays nordiques et les pays du nord.", "Nordic Countries"),
    ("hi", "जर्मनी ने भारत को धन्यवाद दिया।", "Germany, India"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "labels"), TEXTS)
def test_names_are_found_in_the_language_of_a_text(language: str, text: str, labels: str) -> None:
    found = list(FINDER.known(text, language))
    assert ", ".join(name.label for name in found) == labels
    assert all(text[name.span.start : name.span.end] == name.printed for name in found)
