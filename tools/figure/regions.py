"""Tap areas and their borders: shared arcs fitted once, so neighbours meet without gap or overlap."""
import numpy as np
from shapely.geometry import LineString, Polygon, box
from shapely.ops import linemerge, polygonize, unary_union

from kit import BOTTOM, TOP, cubics, el, segs

MIDLINE = {'lower-abdomen', 'pubic', 'low-back', 'tailbone'}


def _arcs(polys):
    """Faces and arcs of a planar map: the arcs run between points where three or more lines meet."""
    lines = unary_union([LineString(p.exterior.coords) for p in polys.values()])
    merged = linemerge(lines)
    arcs = [list(g.coords) for g in (merged.geoms if hasattr(merged, 'geoms') else [merged])]
    # cut arcs at points where arcs meet mid-way
    ends = {}
    for a in arcs:
        for q in (a[0], a[-1]):
            ends[tuple(np.round(q, 6))] = 0
    out = []
    for a in arcs:
        cur = [a[0]]
        for q in a[1:-1]:
            cur.append(q)
            if tuple(np.round(q, 6)) in ends:
                out.append(cur)
                cur = [q]
        cur.append(a[-1])
        out.append(cur)
    return out, lines


def _chain(arcs):
    """Order arcs (point list, cubics) head to tail into one ring; returns the cubics in order."""
    rest = list(arcs)
    ring = list(rest.pop(0))
    key = lambda p: (round(float(p[0]), 4), round(float(p[1]), 4))
    while rest:
        end = key(ring[-1][3])
        for i, cs in enumerate(rest):
            if key(cs[0][0]) == end:
                ring += cs
                break
            if key(cs[-1][3]) == end:
                ring += [c[::-1] for c in cs[::-1]]
                break
        else:
            return ring
        rest.pop(i)
    return ring


def flip(cs):
    return [c * np.array([-1, 1]) for c in cs]


def build(view, regions, body):
    """SVG of one view: the lines between areas (for the definitions), the groups `borders` and `regions`, the areas' ids."""
    window = box(0 if view != 'left' else -40, TOP, 40, BOTTOM)
    polys = {}
    for rid, pts in regions.items():
        base = rid.rsplit('-', 1)[0] if rid.endswith(('-left', '-right')) else rid
        if view != 'left':
            # build the half at u >= 0 and mirror it
            side = 'left' if view == 'front' else 'right'
            if base not in MIDLINE and not rid.endswith('-' + side):
                continue
        g = Polygon(pts).buffer(0).intersection(window)
        if g.is_empty:
            continue
        g = max(g.geoms, key=lambda q: q.area) if hasattr(g, 'geoms') else g
        # one grid for all, so that shared borders share their points
        ring = [(round(x, 3), round(y, 3)) for x, y in g.exterior.coords]
        polys[base] = Polygon(ring).buffer(0)
    if view == 'left':
        # the drawn belly runs into the thigh without the mesh's notch: its sliver goes to the neighbour
        rest = Polygon(body).buffer(0).intersection(window).difference(unary_union(list(polys.values())).buffer(.002))
        for g in getattr(rest, 'geoms', [rest]):
            if g.area > .02:
                best = max(polys, key=lambda k: polys[k].buffer(.02).intersection(g).area)
                p = unary_union([polys[best], g.buffer(.01)]).difference(unary_union([q for k, q in polys.items() if k != best]))
                p = max(p.geoms, key=lambda q: q.area) if hasattr(p, 'geoms') else p
                polys[best] = Polygon([(round(x, 3), round(y, 3)) for x, y in p.exterior.coords])
    arcs, lines = _arcs(polys)
    faces = list(polygonize(lines))
    face_of = {}
    for f in faces:
        if f.area < 0.5:
            continue
        c = f.representative_point()
        best = max(polys, key=lambda k: polys[k].intersection(f).area)
        if polys[best].intersection(f).area > .5 * f.area:
            face_of.setdefault(best, []).append(f)
    fitted = []
    for a in arcs:
        line = LineString(a)
        if line.length < 1e-3:
            continue
        cs = cubics(a, 0.012)
        owners = [k for k, fs in face_of.items() if any(f.exterior.distance(line.interpolate(.5, True)) < 2e-3
                  and f.exterior.distance(line.interpolate(.23, True)) < 2e-3 for f in fs)]
        axis = all(abs(q[0]) < 2e-3 for q in a) and view != 'left'
        fitted.append((a, cs, owners, axis))

    ids, borders = [], []
    order = [r for r in regions]
    done = set()
    for rid in order:
        base = rid.rsplit('-', 1)[0] if rid.endswith(('-left', '-right')) else rid
        if base in done or base not in face_of:
            continue
        done.add(base)
        mid = base in MIDLINE
        mine = [cs for a, cs, ow, axis in fitted if base in ow and not (mid and axis)]
        if mid and view != 'left':
            # the open half outline runs from axis to axis
            ax = lambda c: abs(c[0]) < 2e-3
            rest = mine[:]
            start = next(i for i, cs in enumerate(rest) if ax(cs[0][0]) or ax(cs[-1][3]))
            first = rest.pop(start)
            if not ax(first[0][0]):
                first = [c[::-1] for c in first[::-1]]
            ring = _chain([first] + rest)
            back = [c[::-1] for c in flip(ring)[::-1]]
            ids.append((base, segs(ring) + segs(back, False) + 'Z'))
        else:
            ring = _chain(mine)
            if view == 'left':
                ids.append((base if mid else base + '-left', segs(ring) + 'Z'))
            else:
                here, there = ('left', 'right') if view == 'front' else ('right', 'left')
                ids.append((f'{base}-{here}', segs(ring) + 'Z'))
                ids.append((f'{base}-{there}', segs(flip(ring)) + 'Z'))
    inner = ''
    for a, cs, ow, axis in fitted:
        if len(ow) >= 2:
            inner += segs(cs)
            if view != 'left' and not axis:
                inner += segs(flip(cs))
        elif view != 'left' and ow and ow[0] not in MIDLINE:
            on_axis = [q for q in a if abs(q[0]) < 2e-3]
            if len(on_axis) > 1:
                inner += segs(cubics([min(on_axis, key=lambda q: q[1]), max(on_axis, key=lambda q: q[1])]))
    body = '\n'.join('  ' + el('path', id='region-' + i, d=d) for i, d in ids)
    lines = lambda cls, clip=None: el('use', href='#lines', class_=cls, clip_path=clip and f'url(#{clip})')
    return (el('path', id='lines', d=inner),
            el('g', lines('line-border', 'bare') + lines('line-cloth', 'trunks'), id='borders', clip_path='url(#body)')
            + el('g', lines('line-strong') + lines('line-core'), id='borders-strong', clip_path='url(#body)'),
            f'<g id="regions" fill="#000">\n{body}\n</g>', [i for i, _ in ids])
