#!/usr/bin/env python3
"""Runs datasketch and rensa over the articles that `bench decide --write FILE` has written.

usage: peers.py FILE [--threshold 0.5] [--permutations 128]

Both as they are used for news: MinHash over word 4-grams, an LSH index, and for each article a query before
it is inserted. What is printed is what `bench decide` prints: processor time, latencies, memory, and how many
of the copies were found. Needs: pip install datasketch rensa
"""
import argparse, json, re, resource, sys, time

WORDS = re.compile(r"\w+")


def shingles(text):
    words = WORDS.findall(text.casefold())
    return [" ".join(words[i : i + 4]) for i in range(max(1, len(words) - 3))]


def memory():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def run(name, articles, fingerprint, query, insert):
    before = memory()
    took, prints, found, wrong, originals = [], 0.0, 0, 0, {}
    for number, article in enumerate(articles):
        start = time.process_time()
        sketch = fingerprint(article["text"])
        middle = time.process_time()
        candidates = query(sketch)
        insert(number, sketch)
        took.append(time.process_time() - middle)
        prints += middle - start
        original = article.get("copyOf")
        story = int(original) if original is not None else number
        originals[number] = story
        found += original is not None and any(originals[c] == story for c in candidates)
        wrong += any(originals[c] != story for c in candidates)
    took.sort()
    copies = sum("copyOf" in article for article in articles)
    at = lambda share: 1e6 * took[int(share * (len(took) - 1))]
    print(name)
    print(f"  query + insert  {len(took) / sum(took):.0f} /s; µs: p50 {at(.5):.1f}, p99 {at(.99):.0f}, p99.9 {at(.999):.0f}")
    print(f"  fingerprint     {len(took) / prints:.0f} /s")
    print(f"  both            {len(took) / (sum(took) + prints):.0f} /s")
    print(f"  memory          {(memory() - before) / len(took):.0f} bytes an article")
    print(f"  found           {found} of {copies} copies; {wrong} articles with a wrong candidate")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--permutations", type=int, default=128)
    options = parser.parse_args()
    with open(options.file, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    print(f"{len(articles)} articles, Jaccard {options.threshold}, {options.permutations} permutations")

    import datasketch

    def datasketch_print(text):
        sketch = datasketch.MinHash(num_perm=options.permutations)
        sketch.update_batch([s.encode() for s in shingles(text)])
        return sketch

    lsh = datasketch.MinHashLSH(threshold=options.threshold, num_perm=options.permutations)
    run("datasketch", articles, datasketch_print, lsh.query, lsh.insert)

    import rensa

    def rensa_print(text):
        sketch = rensa.RMinHash(num_perm=options.permutations, seed=1)
        sketch.update(shingles(text))
        return sketch

    table = rensa.RMinHashLSH(options.threshold, options.permutations, options.permutations // 4)
    run("rensa", articles, rensa_print, table.query, table.insert)


if __name__ == "__main__":
    sys.exit(main())
