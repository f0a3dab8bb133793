from __future__ import annotations

import pickle

import pytest

import detente

FAMILY = [
    error
    for name in detente.__all__
    if isinstance(error := getattr(detente, name), type) and issubclass(error, detente.DetenteError)
]


def test_every_exception_is_of_the_family_and_has_its_code() -> None:
    kinds = [error.kind for error in FAMILY if error is not detente.DetenteError]
    assert len(set(kinds)) == len(kinds) == 10
    assert None not in kinds
    assert detente.DetenteError.kind is None


@pytest.mark.parametrize("error", FAMILY)
def test_an_exception_is_found_where_its_name_says(error: type[detente.DetenteError]) -> None:
    assert error.__module__ == "detente"
    assert error.__doc__
    assert getattr(detente, error.__name__) is error


def test_an_exception_keeps_its_place_when_pickled() -> None:
    with pytest.raises(detente.DateError) as caught:
        detente.analyze("", published="2024-13-45")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is detente.DateError
    assert (str(again), again.origin, again.line) == (str(caught.value), "published", None)
