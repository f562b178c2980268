"""Measures from a drop to the printed line: `dateline tail -f` beside `tail -F`, in one run.

usage: follow.py FOLDER-OF-THE-PROGRAMS [--rate 1000] [--seconds 20] [--size 4000]

Files are renamed into a watched folder at an even rate, while a daemon of its own takes them in and both commands
follow its log into pipes. Printed are the delays, the processor time of each follower for an event, and that of the
daemon. What `dateline` prints is on stable storage, what `tail -F` prints has been written.
"""
import argparse, os, random, re, resource, signal, socket, subprocess, sys, tempfile, time
from pathlib import Path

WORDS = ("the a of to in and on for with city council river bridge storm minister harbour police school trade market "
         "report week night road train water power strike vote court price winter field team coast island").split()


def story(number, size):
    """A text that is like no other: its words are drawn anew for each."""
    draw = random.Random(number)
    text = f"Story {number} of the harbour\n\n"
    while len(text) < size:
        text += " ".join(draw.choice(WORDS) + str(draw.randrange(1000)) for _ in range(12)).capitalize() + ".\n\n"
    return text.encode()


def follow(command, count, output):
    """Runs a follower, and notes when each line of a dropped file came; in a process of its own."""
    child = os.fork()
    if child:
        return child
    path = re.compile(rb'"path":"desk/(\d+)\.txt"')
    program = subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0)
    signal.signal(signal.SIGTERM, lambda *_: program.kill())
    times, rest = {}, b""
    while len(times) < count:
        piece = os.read(program.stdout.fileno(), 1 << 20)
        now = time.monotonic_ns()
        if not piece:
            break
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            found = path.search(line)
            if found:
                times[int(found[1])] = now
    program.terminate()
    program.wait()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(output, "w") as file:
        print(used.ru_utime + used.ru_stime, used.ru_nvcsw + used.ru_nivcsw, file=file)
        for number, moment in times.items():
            print(number, moment, file=file)
    os._exit(0)


def drop(root, stage, rate, count):
    """Renames the staged files in, one after another at an even rate; when each was."""
    times, begun = [], time.monotonic_ns()
    for number in range(count):
        wait = begun + number * 1_000_000_000 // rate - time.monotonic_ns()
        if wait > 0:
            time.sleep(wait / 1e9)
        times.append(time.monotonic_ns())
        os.rename(stage / f"{number}.txt", root / f"incoming/desk/{number}.txt")
    return times, (time.monotonic_ns() - begun) / 1e9


def start(programs, root):
    """Starts a daemon and waits until it is ready."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
        notify.bind(str(root / "notify"))
        daemon = subprocess.Popen(
            [programs / "datelined", "--root", root], stderr=subprocess.DEVNULL,
            env={**os.environ, "NOTIFY_SOCKET": str(root / "notify")})
        while b"READY=1" not in notify.recv(65536):
            pass
    return daemon


def processor(pid):
    """Seconds for which a process has used a processor."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tell(name, output, dropped):
    lines = output.read_text().split("\n")
    used, switches = lines[0].split()
    seen = {int(n): int(t) for n, t in (line.split() for line in lines[1:] if line)}
    delays = sorted((seen[n] - moment) / 1e6 for n, moment in enumerate(dropped) if n in seen)
    at = lambda share: delays[min(len(delays) - 1, int(len(delays) * share))]
    print(f"{name:14} {len(delays)} of {len(dropped)} lines, ms from rename to line: median {at(.5):.2f}, "
          f"p90 {at(.9):.2f}, p99 {at(.99):.2f}, p99.9 {at(.999):.2f}, worst {delays[-1]:.2f}; "
          f"{float(used) / len(delays) * 1e6:.1f} µs of processor an event, {int(switches) / len(delays):.2f} switches")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=Path)
    parser.add_argument("--rate", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--size", type=int, default=4000)
    options = parser.parse_args()
    count = options.rate * options.seconds
    with tempfile.TemporaryDirectory(prefix="follow-") as folder:
        root, stage = Path(folder) / "root", Path(folder) / "stage"
        (root / "incoming/desk").mkdir(parents=True)
        stage.mkdir()
        for number in range(count):
            (stage / f"{number}.txt").write_bytes(story(number, options.size))
        (root / "incoming/desk/first.txt").write_bytes(story(-1, options.size))
        daemon = start(options.programs, root)
        try:
            log = root / "log/current.jsonl"
            while not (log.exists() and log.stat().st_size):
                time.sleep(.01)
            outputs = {"dateline -f": Path(folder) / "ours", "tail -F": Path(folder) / "theirs"}
            followers = [
                follow([options.programs / "dateline", "tail", "-f", "-o", "json", "--root", root], count,
                       outputs["dateline -f"]),
                follow(["tail", "-n", "+1", "-F", log], count, outputs["tail -F"])]
            time.sleep(1)
            before = processor(daemon.pid)
            dropped, seconds = drop(root, stage, options.rate, count)
            for follower in followers:
                os.waitpid(follower, 0)
            used = processor(daemon.pid) - before
            print(f"{count} files of {options.size} bytes in {seconds:.1f} s: {count / seconds:.0f}/s; "
                  f"the daemon used {used / count * 1e6:.0f} µs of processor a file")
            for name, output in outputs.items():
                tell(name, output, dropped)
        finally:
            daemon.terminate()
            daemon.wait()


if __name__ == "__main__":
    sys.exit(main())
