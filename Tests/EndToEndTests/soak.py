#!/usr/bin/env python3
"""soak.py DATELINED FOLDER SECONDS SEED: several writers drop files in every way, the daemon is killed at random
moments and started again, and at the end each delivery is accounted for. Knows nothing of the program but its flags,
its folders and the format of its log. Exits with 1 and says what is wrong."""
import base64, collections, json, os, random, shutil, subprocess, sys, threading, time

program, folder, seconds, seed = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
root, stage = folder + "/root", folder + "/stage"
incoming = root + "/incoming"
for path in (incoming, stage):
    os.makedirs(path, exist_ok=True)
end = time.time() + seconds
expected, lock, problems = {}, threading.Lock(), []


def story(name):
    return f"Story of {name}\n\nWhat happened to {name} is told here, and to nobody else but {name}.\n"


def items(name, count):
    return "".join(json.dumps({"id": f"{name}-{i}", "title": f"{name} item {i}", "text": story(f"{name}/{i}")}) + "\n"
                   for i in range(count))


class Writer(threading.Thread):
    def __init__(self, number):
        super().__init__()
        self.number, self.random, self.count = number, random.Random(seed * 100 + number), 0

    def name(self):
        self.count += 1
        odd = self.random.choice(["", "", " with space", "-ünï", "\nline", "'quote\""])
        return f"w{self.number}-{self.count}{odd}.txt"

    def place(self):
        return self.random.choice(["", f"s{self.number}/", "shared/", f"s{self.number}/deep/er/"])

    def promise(self, path, events=1, ends="done"):
        with lock:
            expected[path] = (events, ends)

    def staged(self, content):
        path = f"{stage}/w{self.number}-{self.count}"
        with open(path, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        return path

    def run(self):
        ways = [self.rename, self.rename, self.write, self.slowly, self.link, self.partial, self.tree, self.copied_tree,
                self.many, self.bad, self.copy_of_another, self.folder_that_comes_and_goes]
        while time.time() < end:
            try:
                self.random.choice(ways)()
            except Exception as error:
                problems.append(f"writer {self.number}: {error!r}")
                return
            time.sleep(self.random.expovariate(200))

    def target(self):
        place, name = self.place(), self.name()
        os.makedirs(f"{incoming}/{place}", exist_ok=True)
        return place + name

    def rename(self):
        path = self.target()
        self.promise(path)
        os.rename(self.staged(story(path)), f"{incoming}/{path}")

    def write(self):
        path = self.target()
        self.promise(path)
        with open(f"{incoming}/{path}", "w") as file:
            file.write(story(path))

    def slowly(self):
        path = self.target()
        self.promise(path)
        with open(f"{incoming}/{path}", "w") as file:
            for piece in story(path).split(" "):
                file.write(piece + " ")
                file.flush()
                time.sleep(self.random.uniform(0, 0.02))

    def link(self):
        path = self.target()
        self.promise(path)
        source = self.staged(story(path))
        os.link(source, f"{incoming}/{path}")
        os.unlink(source)

    def partial(self):
        path = self.target()
        self.promise(path)
        with open(f"{incoming}/{path}.part", "w") as file:
            file.write(story(path))
        os.rename(f"{incoming}/{path}.part", f"{incoming}/{path}")

    def make_tree(self, base):
        top = f"t{self.number}-{self.count}"
        for number in range(self.random.randint(1, 9)):
            path = f"{top}/{'sub/' * self.random.randint(0, 2)}{number}.txt"
            os.makedirs(os.path.dirname(f"{base}/{path}"), exist_ok=True)
            with open(f"{base}/{path}", "w") as file:
                file.write(story(path))
            self.promise(path)
        return top

    def tree(self):
        self.name()
        top = self.make_tree(stage)
        os.rename(f"{stage}/{top}", f"{incoming}/{top}")

    def copied_tree(self):
        self.name()
        top = self.make_tree(stage)
        subprocess.run(["cp", "-r", f"{stage}/{top}", incoming], check=True)
        shutil.rmtree(f"{stage}/{top}")

    def many(self):
        path = self.target()
        count = self.random.choice([1, 5, 65] if seconds < 60 else [1, 5, 64, 65, 300])
        self.promise(path, count)
        os.rename(self.staged(items(path.replace("\n", " "), count)), f"{incoming}/{path}")

    def bad(self):
        path = self.target()
        self.promise(path, 1, "rejected")
        kind = self.random.randint(0, 2)
        if kind == 0:
            os.rename(self.staged(self.random.randbytes(900)), f"{incoming}/{path}")
        elif kind == 1:
            os.rename(self.staged(b""), f"{incoming}/{path}")
        else:
            os.symlink("/nowhere", f"{incoming}/{path}")

    def copy_of_another(self):
        path = self.target()
        self.promise(path)
        os.rename(self.staged(story("what everybody sends")), f"{incoming}/{path}")

    def folder_that_comes_and_goes(self):
        path = f"{incoming}/gone{self.number}-{self.count}"
        os.mkdir(path)
        time.sleep(self.random.uniform(0, 0.01))
        os.rmdir(path)


def start():
    log = open(folder + "/daemon.err", "ab")
    return subprocess.Popen([program, "--root", root], stdin=subprocess.DEVNULL, stdout=log, stderr=log)


writers = [Writer(number) for number in range(4)]
for writer in writers:
    writer.start()
chance, kills = random.Random(seed), 0
while time.time() < end:
    daemon = start()
    time.sleep(chance.choice([chance.uniform(0, 0.3), chance.uniform(0, 2)]))
    if daemon.poll() is not None:
        problems.append(f"the daemon ended by itself with {daemon.returncode}")
        break
    daemon.kill()
    daemon.wait()
    kills += 1
for writer in writers:
    writer.join()
last = subprocess.run([program, "--root", root, "--once"], capture_output=True, text=True)
if last.returncode != 0:
    problems.append(f"the last run ended with {last.returncode}: {last.stderr}")

found, sequence = collections.Counter(), 0
names = sorted(os.listdir(root + "/log"))
for name in [n for n in names if n[0].isdigit() and n.endswith(".jsonl")] + ["current.jsonl"]:
    for line in open(f"{root}/log/{name}", "rb"):
        if not line.strip():
            continue
        event = json.loads(line)
        sequence += 1
        if int(event["sequence"]) != sequence:
            problems.append(f"sequence {event['sequence']} where {sequence} was due")
            sequence = int(event["sequence"])
        file = event["data"]["file"]
        path = base64.b64decode(file["pathBytes"]).decode("latin1") if "pathBytes" in file else file["path"]
        found[path] += 1
        if event["type"] == "file.rejected" and event["data"]["reason"]["code"] == "crashed-reader":
            problems.append(f"{path} was condemned")
for path, (count, _) in expected.items():
    if found[path] != count:
        problems.append(f"{path!r}: {found[path]} events for {count}")
problems += [f"{path!r} was never dropped" for path in found if path not in expected]


def below(top):
    return sorted(os.path.relpath(os.path.join(base, name), top)
                  for base, _, files in os.walk(top) for name in files if not name.startswith("."))


done = ["/".join(path.split("/")[1:]) for path in below(root + "/done")]
rejected = [path for path in below(root + "/rejected") if not path.endswith(".reason.json")]
for ends, there in (("done", done), ("rejected", rejected)):
    want = sorted(path for path, (_, where) in expected.items() if where == ends)
    if sorted(there) != want:
        problems.append(f"{ends}: {len(there)} files for {len(want)}: {sorted(set(there) ^ set(want))[:5]}")
if below(incoming):
    problems.append(f"left: {below(incoming)[:5]}")
print(f"seed {seed}: {len(expected)} deliveries, {sequence} events, {kills} kills, {len(problems)} problems")
for problem in problems[:20]:
    print(problem)
sys.exit(1 if problems else 0)
