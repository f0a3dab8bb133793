from __future__ import annotations

import pickle
import warnings

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator

import detente
from detente.sklearn import RecordCounts

TEXTS = [
    "Kenya denied that it had attacked Chad.",
    "Chad protested.",
    "Russia attacked Ukraine.",
    "Norway and Finland signed a defence pact.",
]


def test_scikit_learn_is_content() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # It says that it has no texts to try.
        check_estimator(RecordCounts())


def test_counts_are_those_of_the_records() -> None:
    counts = RecordCounts()
    matrix = counts.fit_transform(TEXTS)
    names = list(counts.get_feature_names_out())
    assert matrix.shape == (4, len(names))
    assert matrix.dtype == np.int64
    tables = detente.analyze_many(TEXTS)
    assert matrix.sum() == (len(tables.claims) + len(tables.events) + sum(actor["mentions"] for actor in tables.actors))
    assert matrix[0, names.index("act=deny")] == 1
    assert matrix[2, names.index("event=ASSAULT")] == 1
    assert matrix[2, names.index("actor=UKR")] == 1
    assert (matrix != counts.fit(TEXTS).transform(TEXTS)).nnz == 0


def test_what_was_not_learnt_is_not_counted() -> None:
    counts = RecordCounts(acts=False, events=None).fit(TEXTS[:2])
    assert list(counts.get_feature_names_out()) == ["actor=TCD", "actor=KEN"]
    assert counts.transform(["France attacked Chad.", ""]).toarray().tolist() == [[1, 0], [0, 0]]


def test_options_choose_features() -> None:
    kinds = RecordCounts(acts=False, events="kind", actors=False).fit(TEXTS)
    assert "event=attack" in kinds.get_feature_names_out()
    frequent = RecordCounts(min_documents=2).fit(TEXTS).get_feature_names_out()
    assert set(frequent) == {"event=ASSAULT", "actor=TCD"}
    with pytest.raises(detente.OptionError, match="events is 'all'"):
        RecordCounts(events="all").fit(TEXTS)  # type: ignore[arg-type]
    with pytest.raises(detente.OptionError, match="min_documents is 0"):
        RecordCounts(min_documents=0).fit(TEXTS)
    with pytest.raises(TypeError, match="single str"):
        RecordCounts().fit("Kenya denied it.")


def test_it_is_fitted_cloned_and_pickled_like_any_other() -> None:
    counts = RecordCounts(threads=1)
    with pytest.raises(NotFittedError):
        counts.transform(TEXTS)
    counts.fit(TEXTS)
    assert clone(counts).get_params() == counts.get_params()
    again = pickle.loads(pickle.dumps(counts))
    assert (again.transform(TEXTS) != counts.transform(TEXTS)).nnz == 0


@pytest.mark.parametrize("texts", [np.array(TEXTS, dtype=object), pd.Series(TEXTS), tuple(TEXTS), iter(TEXTS)])
def test_texts_come_in_many_forms(texts: object) -> None:
    expected = RecordCounts().fit_transform(TEXTS).toarray()
    assert RecordCounts().fit_transform(texts).toarray().tolist() == expected.tolist()  # type: ignore[arg-type]


def test_it_works_within_pipelines() -> None:
    model = make_pipeline(RecordCounts(), LogisticRegression())
    model.fit(TEXTS, [1, 0, 1, 0])
    assert model.predict(["Russia attacked Chad."]).tolist() == [1]
    frame = pd.DataFrame({"body": TEXTS, "length": [1, 2, 3, 4]})
    columns = ColumnTransformer([("records", RecordCounts(sparse=False), "body")], remainder="passthrough")
    wide = columns.set_output(transform="pandas").fit_transform(frame)
    assert "records__actor=UKR" in wide.columns
    assert wide["remainder__length"].tolist() == [1, 2, 3, 4]


def test_no_texts_give_no_rows() -> None:
    assert RecordCounts().fit_transform([]).shape == (0, 0)
