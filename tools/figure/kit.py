"""Geometry and SVG helpers for the body map: curve fitting, smoothing, mirroring, number formats.

Lengths are centimetres in the measured frame (u right, v down) until `path` and its kin write millimetres:
x = 200 + 10 u, y = 210 + 10 v.
"""
import json
import math
import os
from collections import defaultdict

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
TOP, BOTTOM = -21.0, 26.0


def data():
    with open(os.path.join(HERE, 'data.json')) as f:
        return json.load(f)


# -- points ---------------------------------------------------------------------------------------------------------

def mirror(pts):
    return [(-u, v) for u, v in pts]


def mm(p):
    return 200 + 10 * p[0], 210 + 10 * p[1]


def num(x, prec=2):
    s = f'{x:.{prec}f}'
    s = s.rstrip('0').rstrip('.') if '.' in s else s
    return '0' if s in ('-0', '') else s


def xy(p, prec=2):
    x, y = mm(p)
    return num(x, prec) + ' ' + num(y, prec)


def lerp(a, b, t):
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def spline(ctrl, n=40, closed=False):
    """Centripetal Catmull-Rom through the control points, as n points evenly spaced by arc length."""
    p = [np.array(q, float) for q in ctrl]
    if len(p) == 2 and not closed:
        p = [p[0], (p[0] + p[1]) / 2, p[1]]
    if closed:
        q = [p[-1]] + p + [p[0], p[1]]
    else:
        q = [2 * p[0] - p[1]] + p + [2 * p[-1] - p[-2]]
    out = []
    for a, b, c, d in zip(q, q[1:], q[2:], q[3:]):
        t0 = 0.0
        t1 = t0 + max(np.linalg.norm(b - a), 1e-6) ** .5
        t2 = t1 + max(np.linalg.norm(c - b), 1e-6) ** .5
        t3 = t2 + max(np.linalg.norm(d - c), 1e-6) ** .5
        for t in np.linspace(t1, t2, 24, endpoint=False):
            a1 = (t1 - t) / (t1 - t0) * a + (t - t0) / (t1 - t0) * b
            a2 = (t2 - t) / (t2 - t1) * b + (t - t1) / (t2 - t1) * c
            a3 = (t3 - t) / (t3 - t2) * c + (t - t2) / (t3 - t2) * d
            b1 = (t2 - t) / (t2 - t0) * a1 + (t - t0) / (t2 - t0) * a2
            b2 = (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
            out.append((t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2)
    if closed:
        out.append(out[0])
    else:
        out.append(p[-1])
    return resample(out, n)


def resample(pts, n):
    a = np.array(pts, float)
    s = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(a, axis=0).T))])
    t = np.linspace(0, s[-1], n)
    return [(float(x), float(y)) for x, y in zip(np.interp(t, s, a[:, 0]), np.interp(t, s, a[:, 1]))]


# -- cubic fitting (Schneider) ----------------------------------------------------------------------------------------

def _bez(c, t):
    t = np.asarray(t)[:, None]
    return (1 - t) ** 3 * c[0] + 3 * (1 - t) ** 2 * t * c[1] + 3 * (1 - t) * t ** 2 * c[2] + t ** 3 * c[3]


def _fit(p, t1, t2, tol, out, depth=0):
    n = len(p)
    d = np.linalg.norm(p[-1] - p[0])
    if n == 2 or depth > 12:
        out.append(np.array([p[0], p[0] + t1 * d / 3, p[-1] + t2 * d / 3, p[-1]]))
        return
    u = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(p, axis=0).T))])
    length = u[-1]
    u /= length
    for _ in range(5):
        b0, b1, b2, b3 = (1 - u) ** 3, 3 * u * (1 - u) ** 2, 3 * u * u * (1 - u), u ** 3
        a1, a2 = t1[None, :] * b1[:, None], t2[None, :] * b2[:, None]
        c00, c01, c11 = (a1 * a1).sum(), (a1 * a2).sum(), (a2 * a2).sum()
        r = p - (p[0] * (b0 + b1)[:, None] + p[-1] * (b2 + b3)[:, None])
        x0, x1 = (a1 * r).sum(), (a2 * r).sum()
        det = c00 * c11 - c01 * c01
        al, be = ((x0 * c11 - x1 * c01) / det, (c00 * x1 - c01 * x0) / det) if abs(det) > 1e-12 else (0, 0)
        if al < 1e-3 * d or be < 1e-3 * d or max(al, be) > length:
            al = be = d / 3
        c = np.array([p[0], p[0] + t1 * al, p[-1] + t2 * be, p[-1]])
        q = _bez(c, u)
        err = np.hypot(*(q - p).T)
        k = int(err.argmax())
        if err[k] < tol:
            out.append(c)
            return
        if err[k] > 12 * tol:
            break
        d1 = 3 * ((1 - u) ** 2)[:, None] * (c[1] - c[0]) + 6 * (u * (1 - u))[:, None] * (c[2] - c[1]) \
            + 3 * (u ** 2)[:, None] * (c[3] - c[2])
        d2 = 6 * (1 - u)[:, None] * (c[2] - 2 * c[1] + c[0]) + 6 * u[:, None] * (c[3] - 2 * c[2] + c[1])
        nn = ((q - p) * d1).sum(1)
        dd = (d1 * d1).sum(1) + ((q - p) * d2).sum(1)
        u = np.clip(np.where(np.abs(dd) > 1e-12, u - nn / np.where(dd == 0, 1, dd), u), 0, 1)
        u = np.maximum.accumulate(u)
    k = min(max(k, 1), n - 2)
    t = p[max(k - 2, 0)] - p[min(k + 2, n - 1)]
    t = t / (np.linalg.norm(t) or 1)
    _fit(p[:k + 1], t1, t, tol, out, depth + 1)
    _fit(p[k:], -t, t2, tol, out, depth + 1)


def cubics(pts, tol=0.02, corner=35):
    """Cubic Bezier segments (arrays of four points) through a polyline; corners sharper than `corner` degrees stay."""
    a = np.array(pts, float)
    keep = np.concatenate([[True], np.hypot(*np.diff(a, axis=0).T) > 1e-6])
    a = a[keep]
    if len(a) < 2:
        return []
    cuts = [0]
    for i in range(1, len(a) - 1):
        x, y = a[i] - a[i - 1], a[i + 1] - a[i]
        ang = abs(math.degrees(math.atan2(x[0] * y[1] - x[1] * y[0], (x * y).sum())))
        if ang > corner:
            cuts.append(i)
    cuts.append(len(a) - 1)
    out = []
    for i, j in zip(cuts, cuts[1:]):
        p = a[i:j + 1]
        m = min(2, len(p) - 1)
        t1 = p[m] - p[0]
        t2 = p[-1 - m] - p[-1]
        _fit(p, t1 / (np.linalg.norm(t1) or 1), t2 / (np.linalg.norm(t2) or 1), tol, out)
    return out


def _straight(c):
    chord = np.linalg.norm(c[3] - c[0])
    d = c[3] - c[0]
    return chord > 0 and all(abs(d[0] * (c[i] - c[0])[1] - d[1] * (c[i] - c[0])[0]) / chord < .004 for i in (1, 2))


def segs(cs, move=True, prec=2, rel=False):
    """Path data, absolute or relative, rounded to `prec` decimals of a millimetre (relative steps keep no drift)."""
    s = ('M' + xy(cs[0][0], prec)) if move else ''
    if not rel:
        for c in cs:
            s += 'L' + xy(c[3], prec) if _straight(c) else 'C' + ' '.join(xy(q, prec) for q in c[1:])
        return s
    k = 10 ** prec
    x, y = (round(q * k) for q in mm(cs[0][0]))
    last = ''
    for c in cs:
        v = []
        for q in ([c[3]] if _straight(c) else c[1:]):
            a, b = (round(p * k) for p in mm(q))
            v += [(a - x) / k, (b - y) / k]
        x, y = a, b
        t = ''
        for q in v:
            q = num(q, prec)
            q = q.replace('0.', '.', 1) if q.startswith(('0.', '-0.')) else q
            t += q if not t or q[0] == '-' else ' ' + q
        op = 'c' if len(v) > 2 else 'l'
        s += (op if op != last else '' if t[0] == '-' else ' ') + t
        last = op
    return s


def path(pts, closed=False, tol=0.02, corner=35, prec=2, rel=True):
    """Path data for a polyline, fitted with cubics."""
    pts = [tuple(p) for p in pts]
    if closed and math.dist(pts[0], pts[-1]) > 1e-6:
        pts = pts + [pts[0]]
    return segs(cubics(pts, tol, corner), prec=prec, rel=rel) + ('Z' if closed else '')


def curve(*ctrl, closed=False, n=None, tol=0.02):
    """Path data for a smooth curve through control points."""
    return path(spline(ctrl, n or max(12, 8 * len(ctrl)), closed), closed, tol)


def ell(c, rx, ry, ang=0, n=32):
    """Points of an ellipse."""
    ca, sa = math.cos(math.radians(ang)), math.sin(math.radians(ang))
    return [(c[0] + rx * math.cos(t) * ca - ry * math.sin(t) * sa, c[1] + rx * math.cos(t) * sa + ry * math.sin(t) * ca)
            for t in np.linspace(0, 2 * math.pi, n + 1)]


def lens(ctrl, width, n=24, skew=0.5):
    """A tapered stroke: a closed sliver along a smooth curve, `width` cm at its widest."""
    p = np.array(spline(ctrl, n))
    t = np.gradient(p, axis=0)
    nrm = np.stack([-t[:, 1], t[:, 0]], 1)
    nrm /= np.hypot(*nrm.T)[:, None]
    s = np.linspace(0, 1, n)
    w = np.sin(np.pi * s ** (math.log(.5) / math.log(skew))) * width / 2
    a, b = p + nrm * w[:, None], p - nrm * w[:, None]
    return [tuple(q) for q in a] + [tuple(q) for q in b[::-1]]


def offset(poly, d):
    """The polygon inset (d < 0) or outset by d cm; largest part only for one part, else all parts."""
    from shapely.geometry import Polygon
    g = Polygon(poly).buffer(d, resolution=12)
    parts = [g] if g.geom_type == 'Polygon' else list(g.geoms)
    return [list(q.exterior.coords) for q in parts]


def contours(f, level):
    """Closed polylines of one level on the grid (x, y in cells)."""
    a = f - level
    cells = np.argwhere((np.maximum.reduce([a[:-1, :-1], a[:-1, 1:], a[1:, :-1], a[1:, 1:]]) > 0)
                        & (np.minimum.reduce([a[:-1, :-1], a[:-1, 1:], a[1:, :-1], a[1:, 1:]]) <= 0))
    links, at = defaultdict(list), {}
    for y, x in cells:
        p, q, r, t = a[y, x], a[y, x + 1], a[y + 1, x + 1], a[y + 1, x]
        e = []
        for k, (i, j, pos) in {('h', x, y): (p, q, lambda w: (x + w, y)), ('v', x + 1, y): (q, r, lambda w: (x + 1, y + w)),
                               ('h', x, y + 1): (t, r, lambda w: (x + w, y + 1)), ('v', x, y): (p, t, lambda w: (x, y + w))}.items():
            if (i > 0) != (j > 0):
                at[k] = pos(i / (i - j))
                e.append(k)
        for i, j in zip(e[::2], e[1::2]):
            links[i].append(j)
            links[j].append(i)
    out, seen = [], set()
    for s in list(links):
        if s in seen:
            continue
        ring, cur = [s], s
        seen.add(s)
        while True:
            nxt = [k for k in links[cur] if k not in seen]
            if not nxt:
                break
            cur = nxt[0]
            seen.add(cur)
            ring.append(cur)
        out.append([at[k] for k in ring])
    return out


# -- paint ------------------------------------------------------------------------------------------------------------

# Alpha along y: the crop's soft ends. (offset, opacity)
FADE = [(0, 0), (.035, .2), (.075, .66), (.12, 1), (.88, 1), (.925, .66), (.965, .2), (1, 0)]


def fade(ident, cls, opacity=1):
    """A vertical gradient in one colour class that vanishes at the crop's ends; its stops inherit the colour."""
    stops = ''.join(f'<stop offset="{num(o)}"' + (f' stop-opacity="{num(a * opacity)}"' if a * opacity < 1 else '') + '/>'
                    for o, a in FADE)
    return f'<linearGradient id="{ident}" class="{cls}" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="470">{stops}</linearGradient>'


def radial(ident, cls, opacity, stops=((0, 1), (.35, .72), (.7, .2), (1, 0))):
    s = ''.join(f'<stop class="{cls}" offset="{num(o)}" stop-opacity="{num(a * opacity)}"/>' for o, a in stops)
    return f'<radialGradient id="{ident}">{s}</radialGradient>'


def blur(ident, sigma, y0=-20, y1=490, x0=-10, x1=410):
    return (f'<filter id="{ident}" filterUnits="userSpaceOnUse" x="{x0}" y="{y0}" width="{x1 - x0}" height="{y1 - y0}" '
            f'color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="{sigma}"/></filter>')


def el(tag, body=None, **a):
    s = '<' + tag + ''.join(f' {k.rstrip("_").replace("_", "-")}="{v}"' for k, v in a.items() if v is not None)
    return s + ('/>' if body is None else '>' + body + f'</{tag}>')
