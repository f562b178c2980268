"""Reads a log as FORMAT.md says, sharing no code with the program that wrote it."""
import hashlib
import json
import pathlib
import re
import subprocess
import sys

TABLE = []
for number in range(256):
    for _ in range(8):
        number = number >> 1 ^ (0x82F63B78 if number & 1 else 0)
    TABLE.append(number)


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


folder = pathlib.Path(sys.argv[1])
sealed = sorted(p for p in folder.iterdir() if re.fullmatch(r"\d{20}\.jsonl(\.zst)?", p.name))
expected, prev, blank, end = 1, hashlib.sha256(b"").hexdigest()[:16], 0, 0
for path in sealed + [folder / "current.jsonl"]:
    packed = path.suffix == ".zst"
    data = subprocess.check_output(["zstd", "-dc", path]) if packed else path.read_bytes()
    assert data == b"" or data.endswith(b"\n"), path
    first = None
    offset = 0
    for line in data.split(b"\n")[:-1]:
        offset += len(line) + 1
        if line.strip(b" ") == b"":
            blank += 1
            continue
        event = json.loads(line)
        checked, comma, crc = line.rpartition(b',"crc32c":"')
        assert crc == b'%08x"}' % crc32c(checked), (path, event["sequence"])
        assert event["prev"] == prev, (path, event["sequence"])
        assert event["sequence"] == str(expected), (path, event["sequence"])
        assert int(event["durable"]) < expected
        assert event["id"].endswith("-%d" % expected)
        first = first or expected
        prev = hashlib.sha256(line).hexdigest()[:16]
        expected += 1
        end = offset
    assert path.name == "current.jsonl" or int(path.name[:20]) == first, path

mark = (folder / "durable").read_bytes()
assert len(mark) == 51 and mark[41:] == b" %08x\n" % crc32c(mark[:41]), mark
assert [int(part) for part in mark.split()[:2]] == [expected - 1, end], mark
print("%d events, %d blank line%s" % (expected - 1, blank, "" if blank == 1 else "s"))
