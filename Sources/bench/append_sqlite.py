"""Durable appends with SQLite (WAL, synchronous=FULL), in groups of a transaction each.

The same bytes as `bench append` makes, one row an event, prepared statements, no index but the row's number. Run it
in turns with `bench append` on the same disk.
"""
import argparse
import os
import sqlite3
import statistics
import time

parser = argparse.ArgumentParser()
parser.add_argument("--folder", required=True)
parser.add_argument("--size", type=int, default=4096)
parser.add_argument("--group", type=int, default=100)
parser.add_argument("--turn", type=int, default=10)
parser.add_argument("--turns", type=int, default=40)
options = parser.parse_args()

path = os.path.join(options.folder, "append-%d.sqlite" % os.getpid())
database = sqlite3.connect(path, isolation_level=None)
assert database.execute("PRAGMA journal_mode=WAL").fetchone()[0] == "wal"
database.execute("PRAGMA synchronous=FULL")
database.execute("CREATE TABLE event (sequence INTEGER PRIMARY KEY, line BLOB)")
rows = [(os.urandom(options.size // 2).hex().encode(),) for _ in range(options.group)]
seconds = []
for _ in range(options.turns):
    start = time.perf_counter()
    for _ in range(options.turn):
        database.execute("BEGIN")
        database.executemany("INSERT INTO event (line) VALUES (?)", rows)
        database.execute("COMMIT")
    seconds.append(time.perf_counter() - start)
database.close()
for ending in ["", "-wal", "-shm"]:
    if os.path.exists(path + ending):
        os.remove(path + ending)
print("sqlite %d events/s" % (options.group * options.turn / statistics.median(seconds)))
