"""Measures how many documents a second each engine of docs/scale.md reads with one core, against one thread without engine.

Usage: python scripts/measure_engines.py ARTICLES.jsonl [--documents 2000] [--characters 1000] [--rounds 3]

The articles are repeated, under names of their own, until there are enough; `--characters` cuts each behind the paragraph or
sentence in which it passes that length. Everything is read into the nested form, all tables at once. Each round measures the
plain reading right before each engine, so that what else the machine does weighs on both. Rates are documents a second of
processor time, the engine's own processes and the moving of rows included; ratios, to the plain reading, are those of the
medians, of processor time and of time on the clock. Workers are warm: what starting them takes is shown by itself.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import statistics
import sys
import tempfile
import time

import psutil
import pyarrow as pa
import pyarrow.parquet

from detente.arrow import BatchAnalyzer

BATCH = 1000


def documents(path, field, number, characters):
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line)[field] for line in lines if line.strip()]
    texts = [cut(text, characters) for text in texts if text]
    return pa.table(
        {
            "id": [f"d{n}" for n in range(number)],
            "text": list(itertools.islice(itertools.cycle(texts), number)),
        }
    )


def cut(text, characters):
    if not characters or len(text) <= characters:
        return text
    ends = [end + 1 for mark in ("\n", ". ") if (end := text.find(mark, characters)) >= 0]
    return text[: min(ends, default=len(text))]


def batches(table):
    return [table.slice(start, BATCH) for start in range(0, len(table), BATCH)]


def plain(table):
    read = BatchAnalyzer()
    return lambda: sum(len(read(batch)) for batch in batches(table))


def spark(_table, folder):
    from pyspark.sql import SparkSession

    import detente.spark

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = (
        builder.config("spark.driver.host", "127.0.0.1").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    )
    frame = session.read.parquet(folder)
    analyzed = detente.spark.analyze(frame)
    return lambda: analyzed.write.format("noop").mode("overwrite").save(), session.stop


def ray(table, _folder):
    import ray

    import detente.ray

    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, object_store_memory=500_000_000)
    ray.data.DataContext.get_current().enable_progress_bars = False
    analyzed = detente.ray.analyze(ray.data.from_arrow(batches(table)))
    return lambda: sum(1 for _ in analyzed.iter_batches(batch_size=BATCH, batch_format="pyarrow")), ray.shutdown


def dask(_table, folder):
    import dask.dataframe
    import distributed

    import detente.dask

    cluster = distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None)
    client = distributed.Client(cluster)
    frame = dask.dataframe.read_parquet(folder, split_row_groups=True)
    analyzed = detente.dask.analyze(frame)

    def close():
        client.close()
        cluster.close()

    return lambda: analyzed.map_partitions(len).compute(), close


def duckdb(_table, folder):
    import duckdb

    import detente.duckdb

    connection = duckdb.connect(config={"threads": 1})
    detente.duckdb.register(connection, threads=1)
    connection.read_parquet(f"{folder}/*.parquet").create_view("articles")
    query = "CREATE OR REPLACE TABLE analyzed AS SELECT id, detente_analyze(text) AS a FROM articles"
    return lambda: connection.execute(query), connection.close


def datafusion(_table, folder):
    import datafusion

    import detente.datafusion

    config = datafusion.SessionConfig().with_target_partitions(1).with_batch_size(BATCH)
    context = datafusion.SessionContext(config)
    detente.datafusion.register(context, threads=1)
    context.register_parquet("articles", folder)
    query = "SELECT id, detente_analyze(text, NULL, NULL) AS a FROM articles"
    return lambda: sum(1 for _ in context.sql(query).execute_stream()), lambda: None


ENGINES = {"Spark": spark, "Ray": ray, "Dask": dask, "DuckDB": duckdb, "DataFusion": datafusion}


def seconds(run):
    """Time on the clock, and of the processor in this process and all that came of it."""
    begun = time.perf_counter(), processor()
    run()
    return time.perf_counter() - begun[0], processor() - begun[1]


def processor():
    here = psutil.Process()
    return sum(times.user + times.system for each in (here, *here.children(recursive=True)) if (times := cpu(each)))


def cpu(process):
    try:
        return process.cpu_times()
    except psutil.NoSuchProcess:
        return None


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles")
    options.add_argument("--field", default="text")
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--characters", type=int, default=0)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--engines", default=",".join(ENGINES))
    given = options.parse_args()
    table = documents(given.articles, given.field, given.documents, given.characters)
    length = statistics.mean(len(text) for text in table["text"].to_pylist())
    baseline = plain(table)
    baseline()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    nested = BatchAnalyzer()(table.slice(0, BATCH)).column("analysis")
    print(f"{len(table):,} documents of {length:,.0f} characters; one process has {peak:.0f} MB at most;", end=" ")
    print(f"nested, a document takes {nested.nbytes / len(nested) / 1024:.1f} KB")
    print(f"{'engine':12}{'start s':>9}{'docs/s':>9}{'plain':>9}{'ratio':>8}{'clock':>8}")
    with tempfile.TemporaryDirectory() as folder:
        pa.parquet.write_table(table, f"{folder}/articles.parquet", row_group_size=BATCH)
        for name in given.engines.split(","):
            begun = time.perf_counter()
            run, close = ENGINES[name](table, folder)
            run()
            first = time.perf_counter() - begun
            rounds = [(seconds(baseline), seconds(run)) for _ in range(given.rounds)]
            close()
            (plain_clock, plain_cpu), (clock, spent) = (
                [statistics.median(times) for times in zip(*runs, strict=True)] for runs in zip(*rounds, strict=True)
            )
            print(
                f"{name:12}{max(0.0, first - clock):9.1f}{len(table) / spent:9.0f}{len(table) / plain_cpu:9.0f}", end=""
            )
            print(f"{plain_cpu / spent:8.2f}{plain_clock / clock:8.2f}", flush=True)


if __name__ == "__main__":
    main()
