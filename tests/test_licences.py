"""No package and no licence comes in unseen."""

from tests.licences import listed, locked, stated


def test_every_locked_package_is_listed_with_the_licence_that_it_states() -> None:
    known = listed()
    assert sorted(known) == locked()
    differing = {
        name: (licence, now)
        for name, licence in known.items()
        if (now := stated(name)) is not None and now != licence
    }
    assert differing == {}
