"""Titles in capitals become ordinary words; acronyms, numbers and other titles stay."""

import pytest

from indexer.search.softening import softened


@pytest.mark.parametrize(
    ("printed", "soft"),
    [
        ("OPENING OF THE MEETING", "Opening of the Meeting"),
        ("THE WORK OF UNMAS AND THE EU", "The Work of UNMAS and the EU"),
        ("REPORT OF COP 17, PART III", "Report of COP 17, Part III"),
        ("ÉTAT DE LA COOPÉRATION", "État de la Coopération"),
        ("ЗАКРЫТИЕ СОВЕЩАНИЯ", "Закрытие Совещания"),
        ("L'AIDE AUX VICTIMES", "L'aide Aux Victimes"),
        ("Opening of the MEETING", "Opening of the MEETING"),
        ("SUMMARY OF THE TALKS, 3 MAY (3 May 2013)", "Summary of the Talks, 3 May (3 May 2013)"),
        ("GENEVA HIGHLIGHTS, Monday", "Geneva Highlights, Monday"),
        ("AOSIS", "AOSIS"),
        ("SUMMARY OF THE 30TH SESSION, 3 AND 4 MAY", "Summary of the 30th Session, 3 and 4 May"),
        ("COPENHAGEN", "Copenhagen"),
        ("ADP CONTACT GROUP", "ADP Contact Group"),
        ("AD HOC WORKING GROUP", "Ad Hoc Working Group"),
        ("GUIDANCE FOR REDD+", "Guidance for REDD+"),
        ("A NEW LAW OF THE SEA", "A New Law of the Sea"),
        ("REDD+", "REDD+"),
        ("THE AWG-LCA CONTACT GROUP, 3 MAY 2013", "The AWG-LCA Contact Group, 3 May 2013"),
        ("第二次缔约国会议第二次缔约国会议", "第二次缔约国会议第二次缔约国会议"),
        ("", ""),
    ],
)
def test_softened(printed: str, soft: str) -> None:
    assert softened(printed) == soft
