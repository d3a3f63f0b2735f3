"""Bones, joint, bursae, tendons and the sciatic nerve."""
import numpy as np

from shapely.geometry import LineString, Polygon

from kit import el, ell, lerp, num, path, resample, spline
from relief import Relief

TONES = 7
HEAD, HEAD_R = (8.15, -.05), 2.1      # the femur's ball, front and back
NEAR = {'front': 'left', 'back': 'right', 'left': 'left'}      # the side drawn at u >= 0


def smooth(pts, s=2.0, n=240):
    """A measured outline, evenly spaced and smoothed."""
    from scipy.ndimage import gaussian_filter1d
    p = np.array(resample(list(pts) + [pts[0]], n + 1))[:-1]
    q = np.stack([gaussian_filter1d(p[:, i], s, mode='wrap') for i in (0, 1)], 1)
    return [tuple(x) for x in q]


def closed(*ctrl, n=None):
    return spline(ctrl, n or 14 * len(ctrl), True)[:-1]


def polyline(*ctrl):
    return spline(ctrl, 10 * len(ctrl))


class Art:
    """Collects clip paths and elements of one view."""

    def __init__(self):
        self.defs, self.n = [], 0

    def solid(self, polys, sculpt, kind='bone', n=TONES, scale=1.0, radius=.9, height=.8, lines='', tol=.085, least=52, smooth_px=2.6,
              outline=True):
        """A lit solid: outline polygons (first outer, then holes), a function that sculpts its relief."""
        self.n += 1
        r = Relief(polys, radius, height)
        if sculpt:
            sculpt(r)
        d = ''.join(path(p, True, .02, 50, 1) for p in polys)
        holes = 'evenodd' if len(polys) > 1 else None
        self.defs.append(el('path', id=f'o{self.n}', d=d))
        use = f'#o{self.n}'
        vs = [v for _, v in polys[0]]
        fades = 'f-' if min(vs) < -15.6 or max(vs) > 20.4 else ''
        tones = ''.join(el('path', class_=f'{kind}-{fades}{k}', d=t)
                        for k, t in r.tones(n, tol=tol, scale=scale, least=least, smooth=smooth_px))
        rim = el('use', href=use, class_=f'{kind}-line' + ('f' if fades else '')) if outline else ''
        return (el('use', href=use, class_=f'{kind}-{fades}0', fill_rule=holes) + tones + lines + rim)


def group(ident, *body):
    return f'<g id="structure-{ident}">' + ''.join(body) + '</g>'


def flipper(side_u):
    """Mirror points for the far side."""
    return (lambda p: [(-u, v) for u, v in p]) if side_u < 0 else (lambda p: list(p))


def stroke(pts, cls, w=None, o=None):
    return el('path', d=path(pts, tol=.02), class_=cls, stroke_width=w, stroke_opacity=o)


# -- front ------------------------------------------------------------------------------------------------------------

SACRUM_FRONT = [(0, -10.25), (1.1, -10.35), (2.3, -10.5), (2.75, -10.05), (3.5, -10.2), (4.4, -10.15), (5.0, -9.5), (5.05, -8.4),
                (4.85, -7.2), (4.45, -6.1), (4.15, -5.0), (3.55, -4.35), (2.95, -3.6), (2.15, -2.7), (1.55, -2.0), (.95, -1.6), (0, -1.5)]
SACRUM_BACK = [(0, -10.3), (.8, -9.8), (1.5, -9.95), (1.75, -10.7), (2.4, -10.75), (2.75, -10.05), (3.5, -10.1), (4.4, -10.1),
               (5.0, -9.4), (5.0, -8.2), (4.8, -7.0), (4.35, -5.9), (4.1, -5.0), (3.45, -4.3), (2.8, -3.5), (2.0, -2.7), (1.6, -2.2),
               (1.35, -1.6), (.75, -1.75), (.45, -2.6), (0, -2.95)]
COCCYX = [(0, -1.65), (.55, -1.7), (.95, -1.45), (.8, -1.0), (.55, -.55), (.5, -.1), (.28, .3), (.18, .65), (0, .75)]
CAPSULE = [(6.7, -2.3), (7.9, -2.95), (9.3, -2.6), (10.5, -1.3), (11.6, .3), (11.5, 1.6), (10.9, 3.2), (10.2, 4.6), (9.6, 4.3),
           (9.1, 3.3), (8.0, 2.9), (6.8, 2.3), (6.0, 1.2), (5.9, -.6)]
NECK = [(10.2, -.75), (10.75, -.15), (11.35, .3), (11.7, .95), (11.3, 2.2), (10.6, 3.6), (9.75, 4.45), (9.5, 3.7), (9.2, 2.9), (8.75, 2.25),
        (9.5, 1.5), (9.95, .6), (10.1, -.1)]

def halves(half):
    return half + [(-u, v) for u, v in half[::-1] if u > 1e-6]


def vertebrae(art, view):
    """Third to fifth lumbar vertebrae, front or back, with discs between."""
    out = ''
    levels = [(-19.4, 2.2, 4.5, 2.75, .1), (-16.0, 2.35, 4.5, 2.75, -.05), (-12.55, 2.55, 4.4, 2.7, -.35)]
    for (v, w, t, h, tip), nxt in zip(levels, [-16.0, -12.55, -9.2]):
        lo, hi = v + h / 2, nxt - 2.72 / 2
        disc = closed((-w * .95, lo - .1), (0, lo - .22), (w * .95, lo - .1), (w * 1.05, (lo + hi) / 2), (w * .97, hi + .12), (0, hi + .2),
                      (-w * .97, hi + .12), (-w * 1.05, (lo + hi) / 2))
        if nxt == -9.2:
            disc = closed((-2.35, -11.25), (0, -11.4), (2.35, -11.25), (2.5, -10.8), (2.25, -10.35), (0, -10.1), (-2.25, -10.35), (-2.5, -10.8))
        out += art.solid([disc], None, 'disc', 4, radius=.5, height=.4)
    for v, w, t, h, tip in levels:
        body = [(0, v - h / 2 + .08), (w * .6, v - h / 2), (w * .98, v - h / 2 + .12), (w * .93, v - h / 5), (w * .9, v), (w * .94, v + h / 4),
                (w, v + h / 2 - .1), (w * .6, v + h / 2), (0, v + h / 2 - .08)]
        proc = [(w * .8, v - .75), (w + .7, v - .62), (t, v - .85 + tip), (t + .28, v - .5 + tip), (t - .1, v - .15 + tip), (w + .7, v + .12), (w * .8, v + .25)]
        for s in (1, -1):
            p = [(s * a, b) for a, b in proc]
            out += art.solid([closed(*p)], None, radius=.4, height=.4, n=4, tol=.085, least=60)
        pts = closed(*halves(body))
        if view == 'front':
            out += art.solid([pts], lambda r, v=v, h=h, w=w: r.ridge([(-w, v - h / 2 + .2), (0, v - h / 2 + .25), (w, v - h / 2 + .2)], .28, .22)
                             .ridge([(-w, v + h / 2 - .2), (0, v + h / 2 - .25), (w, v + h / 2 - .2)], .28, .22)
                             .bump(0, v, 1.6, .7, -.12), radius=1.6, height=1.1, n=7, tol=.05)
        else:
            out += art.solid([pts], lambda r: r.dark(0, v, 3, 2, .16), radius=1.2, height=.8, n=3, tol=.1, least=70)
            arch = [(0, v - .75), (.55, v - .95), (1.05, v - 1.35), (1.25, v - 1.95), (1.75, v - 2.0), (1.95, v - 1.3), (1.85, v - .4),
                    (1.6, v + .4), (1.75, v + 1.1), (1.7, v + 1.75), (1.2, v + 1.85), (.95, v + 1.2), (.55, v + 1.05), (0, v + 1.0)]
            out += art.solid([closed(*halves(arch))], lambda r, v=v: [r.bump(s * 1.5, v - 1.5, .45, .5, .3) for s in (1, -1)]
                             + [r.bump(s * 1.4, v + 1.35, .4, .5, .3) for s in (1, -1)], radius=.6, height=.6, n=5, tol=.085, least=52)
            spine = [(0, v - .5), (.28, v - .4), (.3, v + .6), (.42, v + 1.35), (.3, v + 1.75), (0, v + 1.85)]
            out += art.solid([closed(*halves(spine))], None, radius=.4, height=.7, n=4, tol=.085, least=52)
    return group('lumbar-vertebrae', out)


def sacrum(art, view):
    if view == 'front':
        pts = closed(*halves(SACRUM_FRONT))

        def sculpt(r):
            r.bump(0, -10.3, 2.0, .55, .5).bump(0, -6.4, 1.4, 3.8, -.35)
            for k, (u, v) in enumerate([(2.35, -8.55), (2.1, -6.95), (1.8, -5.4), (1.5, -4.0)]):
                for s in (1, -1):
                    r.bump(s * u, v, .42 - .03 * k, .34 - .02 * k, -.5).bump(s * (u + .9), v + .3, .7, .25, -.12)
            for k, v in enumerate((-9.3 + .75, -6.95, -5.4, -4.0)):
                r.ridge([(-2.0 + .25 * k, v), (0, v + .12), (2.0 - .25 * k, v)], .14, .12)
            for s in (1, -1):
                r.bump(s * 3.6, -9.4, 1.0, .6, .22).ridge([(s * 2.4, -10.1), (s * 3.4, -9.2), (s * 4.7, -8.6)], .3, .1)
        holes = ''.join(el('path', d=path(closed((s * u - .26, v), (s * u, v - .2), (s * u + .26, v), (s * u, v + .18)), True), class_='bone-deep')
                        for s in (1, -1) for u, v in [(2.35, -8.5), (2.1, -6.9), (1.8, -5.36), (1.5, -3.97)])
        top = el('path', d=path(closed((-2.2, -10.25), (-1.1, -10.52), (0, -10.42), (1.1, -10.52), (2.2, -10.25), (1.2, -9.98), (0, -9.95), (-1.2, -9.98)), True), class_='bone-1')
        return group('sacrum', art.solid([pts], sculpt, radius=1.0, height=.7, lines=holes + top))
    pts = closed(*halves(SACRUM_BACK))

    def sculpt(r):
        for v in (-9.0, -7.6, -6.2, -4.9):
            r.bump(0, v, .35, .55, .5)
        r.ridge([(0, -9.6), (0, -4.0)], .35, .3)
        for s in (1, -1):
            r.ridge([(s * 1.25, -9.4), (s * 1.2, -6.4), (s * .8, -3.4)], .3, .14)
            r.ridge([(s * 3.1, -9.0), (s * 2.8, -6.4), (s * 2.1, -3.6)], .4, .22)
            for k, (u, v) in enumerate([(2.15, -8.35), (2.0, -6.85), (1.75, -5.4), (1.5, -4.1)]):
                r.bump(s * u, v, .34, .3, -.42)
    holes = ''.join(el('path', d=path(closed((s * u - .2, v), (s * u, v - .17), (s * u + .2, v), (s * u, v + .16)), True), class_='bone-deep')
                    for s in (1, -1) for u, v in [(2.15, -8.3), (2.0, -6.8), (1.75, -5.36), (1.5, -4.07)])
    return group('sacrum', art.solid([pts], sculpt, radius=.9, height=.6, lines=holes))


def coccyx(art):
    def sculpt(r):
        for v in (-1.05, -.5, .05):
            r.ridge([(-.8, v), (.8, v)], .12, -.14)
    return group('coccyx', art.solid([closed(*halves(COCCYX))], sculpt, radius=.5, height=.5))


def hip_bone(art, view, f, s, outline, hole):
    def sculpt(r):
        g = lambda *p: f(p)
        if view == 'front':
            r.bump(s * 8.2, -9.1, 2.7, 2.5, -1.0, -15 * s)                                      # iliac fossa
            r.ridge(g((4.5, -9.9), (5.6, -11.7), (7.2, -12.5), (9.2, -12.6), (11, -11.8), (11.95, -10.4), (12.0, -8.6), (11.2, -6.6), (10.7, -5.9)), .45, .38)
            r.bump(s * 10.6, -5.8, .6, .6, .35).bump(s * 9.4, -3.0, .55, .7, .45)
            r.ridge(g((4.5, -6.3), (5.6, -4.6), (5.9, -2.9), (5.1, -.8), (3.6, .8), (1.4, 1.8)), .28, .3)
            r.bump(s * 7.0, -3.6, 1.2, 1.2, .25)
            r.ridge(g((7.35, 1.9), (8.3, .9), (8.9, -.5), (9.1, -1.8)), .3, .35)                # acetabular rim
            r.bump(s * 4.6, 5.1, 1.4, .7, .3, 20 * s).bump(s * 1.2, 2.9, .8, .8, .2).bump(s * 2.3, 1.5, .35, .3, .25)
        elif view == 'back':
            r.ridge(g((4.6, -9.2), (5.2, -10.6), (6.4, -12.0), (8.4, -12.6), (10.4, -12.2), (11.8, -10.6), (12.0, -8.8)), .45, .4)
            r.bump(s * 4.75, -8.3, .7, 1.0, .5).bump(s * 4.6, -6.6, .45, .5, .3)                # PSIS, PIIS
            r.bump(s * 8.6, -8.8, 2.4, 2.6, -.75, 15 * s)                                       # gluteal surface
            r.ridge(g((6.9, -12.2), (6.4, -9.6), (6.4, -7.2)), .2, .16)
            r.ridge(g((10.9, -10.6), (9.3, -8.8), (7.7, -6.2), (7.0, -5.0)), .22, .2)
            r.ridge(g((9.7, -4.2), (8.6, -4.4), (7.6, -3.7)), .2, .14)
            r.bump(s * 7.9, -.6, 1.5, 1.8, .55).ridge(g((8.9, -2.4), (8.9, -.6), (8.2, .9), (7.4, 2.0)), .26, .24)
            r.bump(s * 5.55, -.1, .45, .35, .5)                                                 # ischial spine
            r.bump(s * 5.9, 4.2, .9, 1.6, .65, 25 * s)                                          # sit bone
            r.bump(s * 6.0, 1.7, .5, .6, -.25)
            r.bump(s * 1.4, 2.8, .8, .7, .15)
        else:
            r.ridge(g((-4.2, -6.4), (-3.6, -8.3), (-1.6, -10.6), (1.2, -12.3), (4.0, -12.75), (6.4, -11.7), (8.2, -9.7)), .5, .45)
            r.bump(1.8, -8.6, 3.2, 2.6, -.8, 0)
            r.ridge(g((5.2, -12.2), (5.6, -10.2), (5.9, -7.6)), .22, .2)
            r.ridge(g((-2.9, -8.4), (-.6, -8.6), (1.8, -7.4), (3.4, -5.0)), .24, .22)
            r.bump(-4.0, -6.0, .6, .7, .3).bump(-2.7, -3.9, .6, .8, .35).bump(8.3, -8.2, .7, 1.0, .3)
            r.bump(0, .1, 2.5, 2.5, -1.1)
            r.ridge([(2.6 * np.cos(a), .1 + 2.6 * np.sin(a)) for a in np.radians(np.arange(110, 391, 20))], .35, .5)
            r.bump(3.4, 4.2, 1.2, 1.7, .45, -20).bump(4.5, .6, .4, .5, .3).bump(-3.4, 2.2, .9, .8, .2)
    bone = art.solid([outline, hole], sculpt, radius=1.0, height=.75)
    if view == 'left':
        return bone
    # the hollow that holds the ball
    c = (s * HEAD[0], HEAD[1])
    cup = Polygon(ell(c, 2.95, 2.95)).intersection(Polygon(outline).buffer(0)).buffer(-.05)
    cup = max(getattr(cup, 'geoms', [cup]), key=lambda g: g.area)
    return bone + art.solid([list(cup.exterior.coords)[:-1]], lambda r: r.bump(*c, 2.0, 2.0, -1.6), 'socket', 5, radius=.3, height=.12, least=40)


def femur(art, view, f, s, outline):
    def sculpt(r):
        g = lambda *p: f(p)
        if view == 'left':
            r.ball(0, 0, 2.25, 1.5).bump(2.0, 2.0, 1.3, 1.9, .8, 20).ridge(g((2.6, 4.5), (2.3, 6.5), (1.7, 9.5), (1.0, 14)), .4, .2)
            r.ridge(g((.3, .6), (1.0, 2.0), (1.1, 4.4)), .25, -.2)
        else:
            r.ball(s * 8.15, -.05, 2.15, 1.3)
            r.bump(s * 13.0, 1.9, 1.1, 1.6, .5)
            if view == 'front':
                r.ridge(g((12.1, .2), (11.4, 2.0), (10.3, 4.2), (9.6, 5.4)), .3, .28).bump(s * 9.7, 5.3, .5, .6, .2)
                r.bump(s * 10.2, .9, .8, 1.0, -.25, -35 * s)
            else:
                r.ridge(g((12.6, .3), (12.0, 2.0), (10.9, 3.9), (9.9, 5.1)), .45, .6).bump(s * 9.6, 5.1, .6, .7, .55)
                r.bump(s * 11.3, .8, .5, .6, -.45)
                r.ridge(g((10.6, 6.4), (11.4, 9), (11.7, 14), (11.4, 20), (10.8, 27)), .2, .22)
                r.ridge(g((12.6, 4.2), (12.3, 7.0), (11.9, 10.2)), .28, .25)
    bone = art.solid([outline], sculpt, radius=1.3, height=1.1, smooth_px=4.5, tol=.07)
    return bone + (head(art, s) if view != 'left' else '')


def head(art, s):
    """The ball: whole, and as round as it is."""
    c = (s * HEAD[0], HEAD[1])
    ball = art.solid([ell(c, HEAD_R, HEAD_R)[:-1]], lambda r: r.ball(*c, HEAD_R + .15, 1.5), radius=HEAD_R, height=.5, n=9, tol=.03, least=30)
    return ball + el('path', d=path(ell((c[0] - .72, c[1] - .82), .42, .3, -38), True), class_='bone-lit')


def ghost(outline, c, r):
    """The edge of the bone in front, where it crosses the ball."""
    edge = LineString(list(outline) + list(outline[:1])).intersection(Polygon(ell(c, r, r)))
    return ''.join(stroke(list(g.coords), 'bone-ghost') for g in getattr(edge, 'geoms', [edge]) if g.length > .5)


def bare_joint(side, outline, c, window):
    """The ball once more, over the socket it lies in, and the place of the neck: as if the bone in front of them were of glass."""
    return el('g', f'<use href="#structure-femur-{side}"/>', clip_path=f'url(#{window})') + ghost(outline, c, HEAD_R)


def fibres(edge_a, edge_b, n, cls, w, o, jitter=.0, span=(0.0, 1.0), seed=3):
    """Thin lines running from edge a to edge b's course, between two edge curves."""
    rng = np.random.default_rng(seed)
    a, b = resample(edge_a, 24), resample(edge_b, 24)
    d = ''
    for k in range(n):
        t = (k + .5) / n
        i0 = int(round((span[0] + jitter * rng.random()) * 23))
        i1 = int(round((span[1] - jitter * rng.random()) * 23))
        pts = [lerp(p, q, t) for p, q in zip(a, b)][i0:i1 + 1]
        d += path(pts, tol=.03, prec=1)
    return el('path', d=d, class_=cls, stroke_width=w, stroke_opacity=o)


def ribbon(ctrl, widths, n=40):
    """Closed outline around a course with a varying width (cm)."""
    p = np.array(spline(ctrl, n))
    t = np.gradient(p, axis=0)
    nrm = np.stack([-t[:, 1], t[:, 0]], 1)
    nrm /= np.hypot(*nrm.T)[:, None]
    w = np.interp(np.linspace(0, 1, n), np.linspace(0, 1, len(widths)), widths)[:, None] / 2
    return [tuple(x) for x in p + nrm * w], [tuple(x) for x in p - nrm * w]


def nerve(parts, kind='nerve'):
    """The sciatic nerve: a cord with a light edge and fine bundles, from its roots to the thigh."""
    out = ''
    for ctrl, widths in parts:
        a, b = ribbon(ctrl, widths)
        d = path(a + b[::-1], True, .02, 60, 1)
        out += el('path', d=d, class_=kind + '-base') + el('path', d=d, class_=kind + '-line')
        if kind == 'nerve':
            hi = [lerp(x, y, .3 if a[0][0] < b[0][0] else .7) for x, y in zip(a, b)]
            out += el('path', d=path(hi, tol=.03), class_='nerve-light', stroke_width=num(max(widths) * 2.6))
            out += ''.join(el('path', d=path([lerp(x, y, t) for x, y in zip(a, b)], tol=.03), class_='nerve-line', stroke_opacity='.35') for t in (.52, .74))
    return out


def bursa(art, pts):
    return art.solid([pts], None, 'bursa', 5, radius=.9, height=.7)


def tendon(art, a, b, n=9, seed=1):
    """A flat tendon between two edge curves. Where the muscle begins (the curves' start) it fades out, its bundles
    one before the other."""
    rng = np.random.default_rng(seed)
    a, b = resample(a, 40), resample(b, 40)
    at = lambda t, i: lerp(a[i], b[i], t)
    top, low = lerp(a[0], b[0], .5), lerp(a[39], b[39], .5)
    art.n += 1
    fade = f'fade{art.n}'
    ends = ''.join(f' {k}="{num(v)}"' for k, v in zip(('x1', 'y1', 'x2', 'y2'), (200 + 10 * top[0], 210 + 10 * top[1], 200 + 10 * low[0], 210 + 10 * low[1])))
    stops = ''.join(f'<stop offset="{o}" stop-opacity="{p}"/>' for o, p in ((0, 0), (.12, .5), (.34, 1)))
    art.defs.append(f'<linearGradient id="{fade}" class="tendon-base" gradientUnits="userSpaceOnUse"{ends}>{stops}</linearGradient>')
    base = path(a + b[::-1], True, .02, 50, 1)
    dark = light = ''
    for k in range(n):
        i0 = int(9 + 8 * rng.random())
        mid = (k + .5) / n
        light += path([at(mid - .2 / n, i) for i in range(i0 + 2, 40, 4)], tol=.03, prec=1)
        dark += path([at((k + 1) / n, i) for i in range(i0, 40, 4)], tol=.03, prec=1) if k < n - 1 else ''
    rim = path(a[13:], tol=.03) + path(b[13:], tol=.03)
    foot = path([at(t, 39) for t in np.linspace(0, 1, 8)], tol=.03)
    return (el('path', d=base, fill=f'url(#{fade})') + el('path', d=dark, class_='tendon-dark', stroke_width='.4', stroke_opacity='.55')
            + el('path', d=light, class_='tendon-light', stroke_width='.6', stroke_opacity='.8')
            + el('path', d=rim + foot, class_='tendon-line'))


def cartilage(f, arc, *shells):
    """Smooth covers (outer and inner radius, from and to): of the cup and of the head, the joint's gap between them."""
    out = ''
    for outer, inner, a0, a1 in shells:
        mid, half = (outer + inner) / 2, (outer - inner) / 2 * np.sin(np.linspace(0, np.pi, 30)) ** .35
        d = path(f(arc(mid + half, a0, a1) + arc(mid - half, a0, a1)[::-1]), True, corner=60)
        out += el('path', d=d, class_='cartilage-base') + stroke(f(arc(mid, a0 + 6, a1 - 6)), 'cartilage-light') + el('path', d=d, class_='cartilage-line')
    return out


def capsule(a, b, pts):
    d = path(closed(*pts), True)
    return el('path', d=d, class_='capsule-base') + fibres(a, b, 13, 'tendon-dark', '.35', '.35', .1) + fibres(a, b, 12, 'tendon-light', '.45', '.6', .2, seed=8) \
        + el('path', d=d, class_='capsule-line')


def front_back(art, view, d):
    """Layer picture and the other side's parts. Bones bare on one side, joint and soft parts on the other."""
    near = NEAR[view]
    far = 'right' if near == 'left' else 'left'
    b = d['bones'][view]
    src = b['hipbone_L']
    sgn = 1 if view == 'front' else -1
    fix = lambda pts: [(sgn * u, v) for u, v in pts]
    outline = smooth(fix(next(p['pts'] for p in src if not p['hole'])), 2.2, 260)
    hole = smooth(fix(next(p['pts'] for p in src if p['hole'])), 2.0, 80)
    fem = [p for p in fix(b['femur_L'][0]['pts']) if p[1] < 27.5]
    fem = smooth(fem, 2.0, 320)
    parts = {}
    for s, side in ((1, near), (-1, far)):
        f = flipper(s)
        P = lambda *p: f(list(p))
        parts['femur-' + side] = group('femur-' + side, femur(art, view, f, s, f(fem)))
        parts['hip-bone-' + side] = group('hip-bone-' + side, hip_bone(art, view, f, s, f(outline), f(hole)))
        neck = Polygon(f(closed(*NECK))).difference(Polygon(ell((s * HEAD[0], HEAD[1]), HEAD_R, HEAD_R))).intersection(Polygon(f(fem)).buffer(-.03))
        neck = max(getattr(neck, 'geoms', [neck]), key=lambda g: g.area)
        parts['femoral-neck-' + side] = group('femoral-neck-' + side, art.solid([list(neck.exterior.coords)[:-1]], None, 'neck', 7, radius=1.2, height=.8, tol=.04, least=30))
        if side == 'right':
            window = Polygon(ell((s * HEAD[0], HEAD[1]), HEAD_R + .06, HEAD_R + .06)).union(Polygon(f(closed(*NECK))).buffer(.1))
            art.defs.append(el('clipPath', el('path', d=path(list(window.exterior.coords), True)), id='joint'))
            parts['joint'] = bare_joint(side, f(outline), (s * HEAD[0], HEAD[1]), 'joint')
        arc = lambda r, a0, a1, c=HEAD: [(c[0] - q * np.cos(x), c[1] + q * np.sin(x)) for q, x in zip(np.broadcast_to(r, 30), np.radians(np.linspace(a0, a1, 30)))]
        parts['hip-cartilage-' + side] = group('hip-cartilage-' + side, cartilage(f, arc, (2.95, 2.6, -146, 64), (2.42, 2.06, -158, 84)))
        ca, cb = P((7.9, -2.95), (9.3, -2.6), (10.5, -1.3), (11.6, .3)), P((6.0, 1.2), (6.8, 2.3), (8.0, 2.9), (9.6, 4.3))
        parts['hip-capsule-' + side] = group('hip-capsule-' + side, capsule(ca, cb, f(CAPSULE)))
        if view == 'front':
            parts['trochanteric-bursa-' + side] = group('trochanteric-bursa-' + side, bursa(art, f(closed((14.35, .9), (14.95, 1.6), (15.05, 3.0), (14.75, 4.3), (14.2, 4.9), (13.9, 4.2), (14.15, 3.2), (14.3, 2.2)))))
            parts['iliopsoas-bursa-' + side] = group('iliopsoas-bursa-' + side, bursa(art, f(closed((7.0, -1.9), (7.9, -1.8), (8.3, -.4), (8.35, 1.2), (8.0, 2.5), (7.2, 2.9), (6.75, 1.6), (6.6, -.2)))))
            ta, tb = P((11.6, -4.4), (12.5, -2.6), (13.2, -.8), (13.5, .2)), P((12.8, -5.2), (13.6, -3.0), (14.2, -.6), (14.5, 1.4))
            parts['gluteal-tendons-' + side] = group('gluteal-tendons-' + side, tendon(art, ta, tb, 9))
        else:
            parts['trochanteric-bursa-' + side] = group('trochanteric-bursa-' + side, bursa(art, f(closed((13.2, .9), (14.2, .9), (14.85, 1.9), (14.95, 3.3), (14.4, 4.5), (13.6, 4.6), (13.1, 3.4), (12.95, 2.0)))))
            parts['ischial-bursa-' + side] = group('ischial-bursa-' + side, bursa(art, f(closed((5.3, 3.9), (6.3, 3.7), (6.8, 4.6), (6.5, 5.8), (5.5, 6.35), (4.6, 6.0), (4.5, 4.9)))))
            ta, tb = P((10.4, -5.0), (11.6, -2.6), (12.4, -.6), (12.7, .5)), P((12.6, -5.4), (13.5, -3.0), (14.1, -.4), (14.3, 1.7))
            parts['gluteal-tendons-' + side] = group('gluteal-tendons-' + side, tendon(art, ta, tb, 10))
            ta, tb = P((5.2, 3.6), (5.0, 5.4), (5.5, 8.0), (6.3, 11.5), (6.9, 14.2)), P((6.6, 3.5), (6.9, 5.0), (7.2, 8.0), (7.5, 11.5), (7.6, 14.2))
            parts['hamstring-tendon-' + side] = group('hamstring-tendon-' + side, tendon(art, ta[::-1], tb[::-1], 8, 5))
            roots = [(P((2.15, -8.35), (3.3, -6.6), (4.3, -5.2), (4.9, -4.4)), [.25, .35, .4]),
                     (P((2.0, -6.85), (3.2, -5.6), (4.2, -4.7), (4.9, -4.3)), [.25, .3, .35]),
                     (P((1.75, -5.4), (3.0, -4.7), (4.1, -4.2), (5.0, -4.0)), [.2, .25, .3])]
            trunk = (P((4.3, -5.3), (5.05, -4.05), (6.2, -2.4), (7.7, -.2), (9.1, 2.2), (9.75, 4.4), (9.5, 8), (8.8, 13), (8.1, 18), (7.7, 23), (7.5, 27.5)),
                     [.3, .85, 1.2, 1.25, 1.2, 1.15, 1.1, 1.05, 1.0, .95, .9])
            parts['sciatic-nerve-' + side] = group('sciatic-nerve-' + side, nerve(roots, 'root'), nerve([trunk]))
    parts['lumbar-vertebrae'] = vertebrae(art, view)
    parts['sacrum'] = sacrum(art, view)
    parts['coccyx'] = coccyx(art)
    # in both views the body's left has the soft parts, its right the bare joint
    if view == 'front':
        order = ['lumbar-vertebrae', 'coccyx', 'femur-left', 'femur-right', 'hip-bone-left', 'hip-bone-right', 'sacrum', 'joint', 'femoral-neck-right',
                 'hip-cartilage-right', 'hip-capsule-left', 'iliopsoas-bursa-left', 'gluteal-tendons-left', 'trochanteric-bursa-left']
    else:
        order = ['lumbar-vertebrae', 'femur-left', 'femur-right', 'sacrum', 'coccyx', 'hip-bone-left', 'hip-bone-right', 'joint', 'femoral-neck-right',
                 'hip-cartilage-right', 'hip-capsule-left', 'gluteal-tendons-left', 'trochanteric-bursa-left', 'hamstring-tendon-left',
                 'ischial-bursa-left', 'sciatic-nerve-left']
    return parts, order


def side_view(art, d):
    b = d['bones']['left']
    hip = next(p['pts'] for p in b['hipbone_L'] if not p['hole'])
    hole = next(p['pts'] for p in b['hipbone_L'] if p['hole'])
    fem = smooth([p for p in b['femur_L'][0]['pts'] if p[1] < 27.5], 2.0, 320)
    f = lambda p: list(p)
    parts = {}
    # vertebrae: bodies in front (left of the picture), spines behind
    out = ''
    L = [((2.0, -18.6), 0, 1.75, 1.35), ((2.2, -15.2), 4, 1.8, 1.35), ((3.05, -11.95), 15, 1.8, 1.3)]
    rot = lambda c, a, x, y: (c[0] + x * np.cos(np.radians(a)) - y * np.sin(np.radians(a)), c[1] + x * np.sin(np.radians(a)) + y * np.cos(np.radians(a)))
    discs = [((2.05, -16.9), 2), ((2.5, -13.6), 9), ((3.75, -10.35), 24)]
    for c, a in discs:
        out += art.solid([closed(*[rot(c, a, x, y) for x, y in [(-1.75, -.3), (0, -.42), (1.65, -.3), (1.8, 0), (1.65, .3), (0, .42), (-1.75, .34), (-1.95, 0)]])], None, 'disc', 4, radius=.45, height=.4)
    for c, a, w, h in L:
        R = lambda *q: [rot(c, a, x, y) for x, y in q]
        spine = closed(*R((1.5, -.75), (2.4, -.6), (3.0, -1.3), (3.4, -1.0), (3.3, -.1), (4.6, .35), (5.2, .7), (5.2, 1.35), (4.4, 1.5), (3.2, 1.25), (2.8, 1.9), (2.4, 1.85), (2.5, .9), (1.5, .1)))
        out += art.solid([spine], lambda r, R=R: r.bump(*R((2.9, -.9))[0], .4, .5, .3).bump(*R((2.6, 1.4))[0], .35, .5, .25), radius=.5, height=.6, n=6, tol=.05)
        out += art.solid([closed(*R((2.0, -.5), (2.6, -.35), (2.7, .05), (2.2, .2), (1.8, -.05)))], None, radius=.3, height=.4, n=4, tol=.05)
        body = closed(*R((-1.75, -1.2), (0, -1.35), (1.6, -1.25), (1.5, -.4), (1.5, .4), (1.7, 1.2), (0, 1.32), (-1.8, 1.25), (-1.6, .3), (-1.58, -.4)))
        out += art.solid([body], lambda r, R=R: r.ridge(R((-1.8, -1.0), (1.7, -1.0)), .25, .2).ridge(R((-1.8, 1.05), (1.7, 1.05)), .25, .2), radius=1.2, height=1.0, n=6, tol=.05)
    parts['lumbar-vertebrae'] = group('lumbar-vertebrae', out)
    sac = closed((3.1, -8.75), (4.2, -9.6), (5.2, -10.5), (6.3, -10.65), (7.0, -10.55), (7.9, -9.6), (8.8, -9.1), (9.5, -8.2), (9.9, -7.1), (10.5, -6.0),
                 (11.05, -5.0), (10.9, -4.1), (11.15, -3.0), (11.1, -1.9), (10.6, -1.5), (10.05, -2.0), (10.0, -3.1), (9.3, -4.0), (8.4, -4.8),
                 (7.0, -5.2), (5.6, -5.5), (4.3, -5.9), (3.4, -6.6), (3.3, -7.7))
    parts['sacrum'] = group('sacrum', art.solid([sac], lambda r: r.ridge([(8.4, -8.8), (10.2, -6.0), (10.7, -3.0)], .35, .3).bump(6.4, -8.0, 1.6, 1.4, .25), radius=.9, height=.7))
    cox = closed((10.1, -1.7), (10.7, -1.55), (10.5, -.9), (10.1, -.3), (9.3, .15), (8.5, .65), (8.15, .5), (8.6, .1), (9.3, -.4), (9.6, -1.1))
    parts['coccyx'] = group('coccyx', art.solid([cox], lambda r: r.ridge([(9.4, -1.0), (10.7, -.8)], .1, -.12).ridge([(9.0, -.3), (9.6, .3)], .1, -.12), radius=.4, height=.4))
    parts['hip-bone-left'] = group('hip-bone-left', hip_bone(art, 'left', f, 1, smooth(hip, 2.2, 260), smooth(hole, 2, 80)))
    parts['femur-left'] = group('femur-left', femur(art, 'left', f, 1, fem))
    neck = closed((-.9, 1.9), (-.1, .9), (.9, -.2), (2.1, -.55), (2.6, .2), (2.4, 1.5), (1.6, 3.0), (.7, 4.3), (.05, 4.2), (-.25, 3.0))
    parts['femoral-neck-left'] = group('femoral-neck-left', art.solid([neck], None, 'neck', 7, radius=1.2, height=.8, tol=.04, least=30))
    arc = lambda r, a0, a1, c=(0, .05): [(c[0] + q * np.cos(x), c[1] + q * np.sin(x)) for q, x in zip(np.broadcast_to(r, 30), np.radians(np.linspace(a0, a1, 30)))]
    parts['hip-cartilage-left'] = group('hip-cartilage-left', cartilage(f, arc, (2.84, 2.5, 140, 350), (2.38, 2.06, 132, 358)))
    cap = [(-2.5, -1.6), (-1.2, -2.7), (.6, -2.8), (2.3, -1.8), (3.0, -.2), (2.9, 1.4), (2.0, 3.2), (.9, 4.6), (-.2, 4.2), (-1.0, 2.9), (-2.4, 1.5), (-2.9, 0)]
    parts['hip-capsule-left'] = group('hip-capsule-left', capsule(polyline((-2.4, -1.5), (-2.6, .2), (-1.2, 2.4), (-.2, 4.1)), polyline((1.6, -2.3), (2.9, -.4), (2.6, 2.0), (.9, 4.5)), cap))
    parts['trochanteric-bursa-left'] = group('trochanteric-bursa-left', bursa(art, closed((1.35, 1.75), (2.2, 1.35), (3.0, 1.75), (3.5, 2.9), (3.45, 4.1), (2.95, 5.15), (2.1, 5.5), (1.35, 4.85), (1.05, 3.7), (1.1, 2.6))))
    parts['ischial-bursa-left'] = group('ischial-bursa-left', bursa(art, closed((3.4, 4.8), (4.3, 4.6), (4.9, 5.2), (4.5, 6.2), (3.5, 6.6), (2.8, 6.2), (2.8, 5.4))))
    parts['gluteal-tendons-left'] = group('gluteal-tendons-left', tendon(art, polyline((-3.0, -5.6), (-1.5, -3.3), (-.1, -1.1), (.75, .7), (1.05, 2.2)), polyline((4.2, -5.9), (3.9, -3.5), (3.45, -1.2), (3.05, .6), (2.75, 2.3)), 15))
    parts['hamstring-tendon-left'] = group('hamstring-tendon-left', tendon(art, polyline((4.4, 14.0), (4.0, 10.5), (3.5, 7.0), (3.4, 4.6)), polyline((5.3, 14.0), (5.4, 10.5), (5.2, 7.0), (4.9, 4.4)), 7, 5))
    parts['sciatic-nerve-left'] = group('sciatic-nerve-left', nerve([((polyline((5.4, -7.6), (6.2, -6.0), (6.5, -4.4), (6.3, -2.4))), [.4, .5, .5]),
                                                                     ([(7.2, -7.4), (7.2, -5.4), (7.0, -3.8), (6.4, -1.8), (5.7, .6), (5.4, 3.6), (5.1, 7.0), (4.7, 12), (4.2, 18), (3.7, 23), (3.3, 27.5)],
                                                                      [.5, .8, 1.1, 1.15, 1.1, 1.05, 1.0, .95, .9, .85])]))
    order = ['lumbar-vertebrae', 'sciatic-nerve-left', 'sacrum', 'coccyx', 'hip-bone-left', 'hip-cartilage-left', 'hamstring-tendon-left', 'femur-left',
             'femoral-neck-left', 'gluteal-tendons-left', 'trochanteric-bursa-left', 'ischial-bursa-left']
    return parts, order
