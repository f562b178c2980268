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


def document(path):
    """The JSON object in a file, which ends in the checksum of what stands before it."""
    checked, _, crc = path.read_bytes().rpartition(b',"crc32c":"')
    assert crc == b'%08x"}\n' % crc32c(checked), path
    return json.loads(path.read_bytes())


folder = pathlib.Path(sys.argv[1])
sealed = sorted(p for p in folder.iterdir() if re.fullmatch(r"\d{20}\.jsonl(\.zst)?", p.name))
expected, prev, blank, end = 1, hashlib.sha256(b"").hexdigest()[:16], 0, 0
removed = footers = 0
for path in sorted(folder.glob("expired/*.json")):
    tombstone = document(path)
    assert int(path.stem) == expected, path
    left = path.with_suffix(".jsonl").read_bytes()
    assert hashlib.sha256(left).hexdigest() == tombstone["strippedSHA256"], path
    assert left.count(b"\n") == tombstone["strippedEvents"], path
    for line in left.splitlines():
        checked, _, crc = line.rpartition(b',"crc32c":"')
        assert crc == b'%08x"}' % crc32c(checked), path
    removed += tombstone["events"]
    expected, prev = int(tombstone["next"]), tombstone["link"]
start = expected
for path in sealed + [folder / "current.jsonl"]:
    packed = path.suffix == ".zst"
    data = subprocess.check_output(["zstd", "-dc", path]) if packed else path.read_bytes()
    assert data == b"" or data.endswith(b"\n"), path
    first = None
    offset = 0
    digests = []
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
        first = first or event
        digests.append(hashlib.sha256(line))
        prev = digests[-1].hexdigest()[:16]
        expected += 1
        end = offset
    assert path.name == "current.jsonl" or int(path.name[:20]) == int(first["sequence"]), path
    footer = folder / (path.name[:20] + ".footer.json")
    if path.name != "current.jsonl" and footer.exists():
        says = document(footer)
        assert says["format"] == 1 and says["segment"] == path.name[:26], footer
        assert says["sha256"] == hashlib.sha256(b"".join(d.digest() for d in digests)).hexdigest(), footer
        assert [int(says["first"]), int(says["last"])] == [int(first["sequence"]), expected - 1], footer
        assert [says["firstTime"], says["lastTime"]] == [first["time"], event["time"]], footer
        assert [says["events"], says["bytes"], says["end"]] == [len(digests), len(data), end], footer
        assert says["link"] == prev and says["badLines"] == 0 and first["id"].startswith(says["log"])
        footers += 1

mark = (folder / "durable").read_bytes()
assert len(mark) == 51 and mark[41:] == b" %08x\n" % crc32c(mark[:41]), mark
assert [int(part) for part in mark.split()[:2]] == [expected - 1, end], mark
print("%d events, %d blank line%s" % (expected - start, blank, "" if blank == 1 else "s"), end="")
print(", %d footers, %d removed" % (footers, removed) if footers or removed else "")
