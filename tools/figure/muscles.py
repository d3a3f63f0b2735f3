"""Muscles: each a sheet of fibres between two edges, from origin to insertion, with tendon ends, lit like the bones.

Edges are given for the half body at u >= 0 (front: the left side, back: the right side) and mirrored.
"""
import numpy as np

from kit import el, path, spline
from relief import Relief

N = 41
RAMP = {'muscle': 14, 'deepm': 12, 'fascia': 5}


class Sheet:
    """P(s, t): s across from edge to edge, t along the fibres."""

    def __init__(self, a, b, start=None, end=None):
        self.a, self.b = np.array(spline(a, N)), np.array(spline(b, N))
        s = np.linspace(0, 1, N)[:, None]
        line = lambda p, q: p + (q - p) * s
        self.o = np.array(spline([a[0]] + start + [b[0]], N)) - line(self.a[0], self.b[0]) if start else np.zeros((N, 2))
        self.e = np.array(spline([a[-1]] + end + [b[-1]], N)) - line(self.a[-1], self.b[-1]) if end else np.zeros((N, 2))

    def at(self, s, t):
        i, f = min(int(t * (N - 1)), N - 2), 0
        f = t * (N - 1) - i
        p = self.a[i] * (1 - f) + self.a[i + 1] * f
        q = self.b[i] * (1 - f) + self.b[i + 1] * f
        j = min(int(s * (N - 1)), N - 2)
        g = s * (N - 1) - j
        o = self.o[j] * (1 - g) + self.o[j + 1] * g
        e = self.e[j] * (1 - g) + self.e[j + 1] * g
        r = p + (q - p) * s + o * (1 - t) ** 2.5 + e * t ** 2.5
        return float(r[0]), float(r[1])

    def line(self, s, t0=0., t1=1., n=16):
        return [self.at(s, t) for t in np.linspace(t0, t1, n)]

    def outline(self):
        k = np.linspace(0, 1, 22)
        return (self.line(0, n=40) + [self.at(s, 1) for s in k[1:]] + self.line(1, n=40)[::-1][1:] + [self.at(s, 0) for s in k[::-1][1:-1]])


class Muscle:
    """One belly. tend = lengths (share of the fibre) of the tendons at origin and insertion."""

    def __init__(self, a, b, start=None, end=None, tend=(.05, .06), fibres=None, kind='muscle', full=.9, steps=7):
        self.sheet = Sheet(a, b, start, end)
        self.tend, self.kind, self.full, self.steps = tend, kind, full, steps
        across = [np.hypot(*np.subtract(self.sheet.at(1, t), self.sheet.at(0, t))) for t in np.linspace(0, 1, 11)]
        self.width, w = across[5], max(across[2:9])
        self.ends = across[0], across[-1]
        self.fibres = fibres or int(np.clip(w * 2.9, 6, 18))

    def outline(self):
        return self.sheet.outline()

    def edges(self):
        """The two edges; the ends have no line, they grow into the bone."""
        lo = .02 if self.tend[0] else 0
        hi = .98 if self.tend[1] else 1
        return path(self.sheet.line(0, lo, hi, 40), tol=.02, prec=1) + path(self.sheet.line(1, lo, hi, 40), tol=.02, prec=1)

    def fibre_paths(self, seed):
        """(dark, light) lines along the fibres; they end where the crop begins to fade."""
        rng = np.random.default_rng(seed)
        dark = light = ''

        def run(s, t0, t1):
            top, bottom = -18.2 + rng.random(), 21.2 + 1.6 * rng.random()
            pts = [p for p in self.sheet.line(s, t0, t1) if top < p[1] < bottom]
            return path(pts, tol=.09, prec=1) if len(pts) > 3 else ''
        for k in range(self.fibres):
            s = (k + .5 + .5 * (rng.random() - .5)) / self.fibres
            t0, t1 = self.tend[0] * rng.random(), 1 - self.tend[1] * rng.random()
            if rng.random() < .45:     # a short bundle
                m = t0 + (t1 - t0) * rng.random() * .6
                t0, t1 = m, min(t1, m + .3 + .3 * rng.random())
            dark += run(s, t0, t1)
            if k % 2:
                u0 = t0 + (t1 - t0) * .3 * rng.random()
                light += run(min(s + .3 / self.fibres, 1), u0, t1 - (t1 - t0) * .3 * rng.random())
        return dark, light

    def tendon_paths(self, seed):
        rng = np.random.default_rng(seed)
        out = ''
        for end, share in ((0, self.tend[0]), (1, self.tend[1])):
            if share <= .03:
                continue
            n = int(np.clip(self.ends[end] * 2.9, 5, 28))
            for k in range(n):
                reach = share * (.6 + 1.1 * rng.random() ** 1.5)
                t0, t1 = (0, reach) if end == 0 else (1, 1 - reach)
                m = (k + .5 + .3 * (rng.random() - .5)) / n
                ts = np.linspace(t0, t1, 4)
                w = (1 - (ts - t0) / (t1 - t0)) ** 1.5 * .62 / n
                up = [self.sheet.at(max(m - x, 0), t) for x, t in zip(w, ts)]
                dn = [self.sheet.at(min(m + x, 1), t) for x, t in zip(w, ts)]
                out += path(up + dn[::-1], True, .08, 40, 1)
        return out


class Plates:
    """Writes muscles: what does not depend on the light once (shared by both sides), the tones for each side."""

    def __init__(self):
        self.defs, self.n = [], 0

    def draw(self, m, sides, sculpt=None):
        """{side: svg} for sides such as {'left': 1, 'right': -1} (the sign of u)."""
        self.n += 1
        k = f'm{self.n}'
        pts = m.outline()
        dark, light = m.fibre_paths(self.n)
        tendon = m.tendon_paths(self.n + 50)
        self.defs.append(el('path', id=k, d=path(pts, True, .02, 50, 1)))
        self.defs.append(el('path', id=k + 'e', d=m.edges()))
        self.defs.append(el('path', id=k + 'd', d=dark))
        self.defs.append(el('path', id=k + 'l', d=light))
        if tendon:
            self.defs.append(el('path', id=k + 't', d=tendon))
        out = {}
        fades = 'f-' if min(v for _, v in pts) < -15.6 or max(v for _, v in pts) > 20.4 else ''
        for side, sign in sides.items():
            flip = 'matrix(-1 0 0 1 400 0)' if sign < 0 else None
            use = lambda ref, **a: el('use', href='#' + ref, transform=flip, **a)
            q = [(sign * u, v) for u, v in pts]
            r = Relief([q], radius=max(m.width * .5, .5), height=m.full * max(m.width * .42, .4))
            if sculpt:
                sculpt(r, sign)
            steps = m.steps - (2 if fades and m.steps > 5 else 0)
            top = RAMP[m.kind] - 1
            tones = ''.join(el('path', class_=f'{m.kind}-{fades}{round(i * top / steps)}', d=t)
                            for i, t in r.tones(steps, lo=.42, hi=.95, smooth=max(5, 2.3 * m.width), scale=1.3, tol=.13, least=80))
            out[side] = (use(k, class_=f'{m.kind}-{fades}0') + tones
                         + use(k + 'd', class_='fibre-dark') + use(k + 'l', class_='fibre-light')
                         + (use(k + 't', class_='fibre-tendon' + fades[:2].replace('-', '')) if tendon else '') + use(k + 'e', class_=m.kind + '-line' + ('f' if fades else '')))
        return out


M = Muscle


def front():
    """{structure: [bellies, deepest first]}"""
    return {
        'gluteus-medius': [M([(11.3, -11.6), (11.2, -7.4), (11.8, -3.2), (12.8, .2), (13.8, 3.2)],
                             [(12.2, -11.0), (13.3, -7.6), (14.2, -3.6), (14.75, .4), (14.8, 3.1)], tend=(.05, .2), kind='deepm')],
        'gluteus-minimus': [M([(8.4, -7.4), (8.9, -4.6), (9.9, -2.2), (12.2, .8)],
                              [(11.7, -9.4), (12.2, -5.6), (12.9, -2.4), (13.7, .8)], start=[(9.6, -9.2)], tend=(.05, .2), kind='deepm')],
        'tensor-fasciae-latae': [M([(10.7, -5.4), (10.35, -3.0), (11.0, .2), (12.2, 3.4), (13.7, 6.4), (14.8, 9.2)],
                                   [(11.5, -5.7), (12.9, -3.2), (13.9, -.4), (15.0, 3.4), (15.6, 6.4), (15.45, 9.0)], tend=(.08, .16))],
        'iliotibial-band': [M([(13.6, 6.2), (14.5, 8.4), (15.0, 12), (14.9, 17), (14.3, 22), (13.7, 27.6)],
                              [(15.5, 4.6), (16.2, 8.2), (16.35, 12), (16.0, 17), (15.3, 22), (14.6, 27.6)], kind='fascia', tend=(0, 0), full=.45, steps=5)],
        'sartorius': [M([(10.2, -5.5), (8.8, -2.6), (7.3, 1.4), (6.0, 6), (4.9, 12), (4.2, 18), (3.9, 23), (3.9, 27.6)],
                        [(10.9, -5.3), (10.1, -2.2), (9.1, 1.6), (7.9, 6.4), (6.8, 12), (6.0, 18), (5.6, 23), (5.6, 27.6)], tend=(.06, 0))],
        'rectus-femoris': [M([(9.5, -2.8), (9.0, 0), (8.1, 3), (7.6, 7), (7.5, 12), (7.8, 17), (8.4, 22), (9.0, 27.6)],
                             [(10.0, -2.8), (10.8, 0), (11.7, 3), (12.1, 7), (12.0, 12), (11.6, 17), (11.1, 22), (10.6, 27.6)], tend=(.16, .06))],
        'vastus-lateralis': [M([(12.6, 1.8), (11.2, 6), (10.8, 14), (10.5, 21), (10.4, 27.6)],
                               [(13.3, 1.9), (15.0, 5.6), (15.9, 12), (15.5, 18), (14.8, 23), (14.1, 27.6)], tend=(.1, 0))],
        'vastus-medialis': [M([(9.9, 6.6), (7.9, 11), (6.4, 16.5), (5.4, 22), (5.0, 27.6)],
                              [(10.6, 6.8), (10.4, 13), (10.2, 20), (10.0, 27.6)], tend=(.06, 0))],
        'adductors': [M([(2.2, 5.0), (2.8, 9), (3.3, 14), (4.0, 20), (5.2, 27.6)],
                        [(5.8, 4.8), (8.8, 6.4), (10.5, 9.4), (10.6, 15), (10.2, 21), (9.7, 27.6)], tend=(.06, .05), kind='deepm'),
                      M([(1.3, 3.9), (2.9, 8.0), (5.8, 11.4), (10.2, 13.4)], [(2.9, 3.3), (6.0, 4.6), (9.0, 7.0), (10.9, 9.8)], tend=(.08, .1), kind='deepm'),
                      M([(1.6, 3.7), (2.3, 8), (3.5, 13.4), (5.2, 19), (7.6, 24)], [(2.7, 3.5), (5.4, 7), (7.3, 11), (8.5, 16), (9.0, 22)], tend=(.14, .12)),
                      M([(2.7, 2.3), (4.0, 5.2), (6.2, 7.6), (8.9, 9.0)], [(5.6, .3), (7.2, 2.6), (8.8, 5.0), (10.3, 7.0)], tend=(.07, .1))],
        'gracilis': [M([(1.4, 3.6), (1.1, 5.6), (1.2, 8), (1.6, 13), (2.3, 18), (3.1, 23), (3.7, 27.6)],
                       [(1.75, 3.5), (2.3, 5.6), (3.0, 8), (3.4, 13), (3.8, 18), (4.3, 23), (4.8, 27.6)], tend=(.1, 0))],
        'iliopsoas': [M([(5.2, -10.4), (5.3, -8.4), (5.9, -5.4), (6.7, -2.6), (7.4, .2), (8.4, 3.2), (9.3, 5.5)],
                        [(11.7, -9.6), (11.3, -7.6), (10.3, -5.4), (9.5, -2.8), (9.4, -.2), (9.6, 2.6), (10.0, 5.2)],
                        start=[(6.4, -11.9), (8.8, -12.5), (11.0, -11.4)], tend=(.05, .1)),
                      M([(2.6, -22), (2.7, -17), (3.0, -13), (3.9, -9.8), (5.1, -6.2), (6.1, -3), (6.8, 0), (7.7, 3), (9.1, 5.7)],
                        [(4.3, -22), (5.0, -17), (5.7, -13), (6.2, -9.4), (6.7, -6), (7.2, -3), (7.9, -.3), (8.7, 2.8), (9.7, 5.5)], tend=(0, .16))],
        'quadratus-lumborum': [M([(4.3, -22), (4.4, -17), (4.7, -12.6)], [(7.4, -22), (7.5, -17), (8.9, -12.8)], tend=(0, .12), kind='deepm')],
        'piriformis': [M([(2.3, -7.4), (3.7, -6.1), (5.2, -4.7), (6.0, -3.9)], [(1.8, -4.9), (3.4, -4.3), (4.8, -3.5), (5.8, -2.7)], tend=(.1, .05), kind='deepm')],
    }


def back():
    return {
        'erector-spinae': [M([(.45, -22), (.5, -16), (.55, -11), (.6, -5.2)], [(5.2, -22), (5.4, -16.5), (4.9, -12), (1.5, -5.6)], tend=(0, .42))],
        'quadratus-lumborum': [M([(4.2, -22), (4.2, -17), (4.6, -12.3)], [(7.5, -22), (7.7, -17), (9.0, -12.7)], tend=(0, .12), kind='deepm')],
        'gluteus-maximus': [M([(6.0, -9.9), (8.9, -7.5), (11.8, -3.9), (14.0, .6), (15.2, 4.6)],
                              [(1.0, -.7), (1.35, 2.6), (2.9, 6.6), (6.2, 9.5), (9.8, 11.0), (13.3, 12.2)],
                              start=[(4.4, -8.0), (2.6, -5.0), (1.5, -2.4)], end=[(14.9, 8.0), (14.3, 10.6)], tend=(.07, .12), full=.95, steps=13, fibres=28)],
        'gluteus-medius': [M([(5.7, -10.6), (8.2, -7.4), (10.7, -3.8), (13.3, 1.0)], [(12.6, -8.2), (13.8, -5), (14.6, -1.6), (14.5, 2.2)],
                             start=[(7.0, -12.1), (9.6, -12.6), (11.9, -10.9)], tend=(.035, .2), steps=11)],
        'gluteus-minimus': [M([(7.5, -4.4), (9.3, -2.9), (11.3, -1.2), (13.1, .5)], [(12.0, -8.6), (12.9, -5.6), (13.5, -2.6), (14.0, .9)],
                              start=[(7.9, -7.6), (9.8, -9.8)], tend=(.06, .2), kind='deepm')],
        'piriformis': [M([(4.1, -6.5), (6.0, -5.2), (8.6, -3.3), (11.0, -1.3), (13.2, .0)], [(3.1, -4.1), (5.0, -3.5), (7.9, -1.7), (10.8, -.1), (13.0, .7)],
                         tend=(.08, .24))],
        'obturator-internus': [M([(5.5, .2), (7.3, .55), (10, .9), (12.9, 1.1)], [(5.9, 3.0), (7.4, 2.8), (10, 2.2), (12.9, 1.9)], tend=(.05, .32), kind='deepm')],
        'quadratus-femoris': [M([(6.6, 3.1), (9.2, 2.9), (12.1, 2.7)], [(6.7, 6.6), (9.0, 6.9), (11.2, 6.5)], tend=(.12, .12), kind='deepm')],
        'hamstrings': [M([(5.3, 5.2), (3.9, 12), (3.2, 19), (3.2, 27.6)], [(6.2, 5.4), (6.4, 12), (6.2, 20), (6.0, 27.6)], tend=(.2, 0), kind='deepm'),
                       M([(6.1, 5.0), (7.2, 9.5), (7.8, 14), (8.1, 20), (8.7, 27.6)], [(7.0, 4.8), (9.7, 9.8), (11.5, 15), (12.2, 21), (12.3, 27.6)], tend=(.14, 0)),
                       M([(5.1, 5.2), (4.6, 10), (4.4, 15), (4.6, 20), (4.9, 27.6)], [(6.4, 5.0), (7.3, 10), (7.9, 15), (7.9, 20), (7.1, 27.6)], tend=(.12, 0))],
        'adductors': [M([(2.0, 4.2), (2.0, 8), (2.4, 14), (3.2, 20), (4.4, 27.6)], [(6.0, 5.0), (9.8, 7.0), (11.2, 10), (11.2, 15), (10.6, 21), (9.6, 27.6)],
                        tend=(.06, .05), kind='deepm')],
        'gracilis': [M([(1.45, 3.9), (1.0, 6.2), (.95, 9), (1.2, 13), (1.8, 18), (3.0, 27.6)], [(1.8, 3.8), (2.2, 6.2), (2.6, 9), (2.9, 13), (3.2, 18), (4.0, 27.6)], tend=(.1, 0))],
        'vastus-lateralis': [M([(13.3, 3.0), (12.4, 6.5), (11.9, 10), (12.0, 16), (12.3, 22), (12.2, 27.6)], [(13.9, 2.9), (15.0, 6), (15.6, 9.5), (15.6, 15), (14.9, 21), (14.1, 27.6)], tend=(.08, 0))],
        'iliotibial-band': [M([(14.0, 2.2), (14.3, 8.6), (14.5, 15), (14.0, 21), (13.4, 27.6)], [(15.2, 1.6), (16.3, 8.6), (15.95, 16), (15.2, 22), (14.55, 27.6)],
                              kind='fascia', tend=(0, 0), full=.45, steps=5)],
    }


def left():
    return {
        'erector-spinae': [M([(5.4, -22), (5.7, -16.5), (6.8, -12), (8.6, -9.0)], [(8.2, -22), (8.1, -17), (8.7, -12.6), (9.7, -8.8)], tend=(0, .35))],
        'quadratus-lumborum': [M([(3.2, -22), (2.9, -17), (3.2, -12.6)], [(5.8, -22), (6.0, -17), (6.6, -11.8)], tend=(0, .12), kind='deepm')],
        'iliopsoas': [M([(.2, -11.4), (-1.4, -8.2), (-2.9, -4.8), (-3.6, -1.4), (-2.9, 1.8), (-.9, 5.0)], [(5.4, -11.6), (3.4, -7.6), (.9, -4.4), (-1.2, -1.8), (-1.3, 1.6), (.2, 4.6)],
                        start=[(2.8, -12.6)], tend=(.04, .12)),
                      M([(2.4, -22), (.7, -15), (-.9, -9.4), (-2.6, -4.8), (-3.4, -1.2), (-2.6, 2.0), (-.5, 5.2)],
                        [(4.6, -22), (3.4, -15), (1.8, -9.4), (-.4, -5.0), (-2.0, -1.4), (-1.6, 1.8), (.1, 4.9)], tend=(0, .14))],
        'gluteus-minimus': [M([(-3.5, -6.0), (-2.4, -3.6), (-1.0, -1.2), (.5, 1.0)], [(4.0, -5.0), (3.5, -3.0), (2.8, -1.0), (2.0, .8)],
                              start=[(-2.2, -8.6), (.6, -9.4), (3.0, -7.8)], tend=(.06, .2), kind='deepm')],
        'piriformis': [M([(8.9, -6.4), (6.6, -4.3), (4.4, -2.0), (2.5, .1)], [(9.6, -4.0), (7.2, -2.2), (4.8, -.4), (2.5, .9)], tend=(.08, .24))],
        'obturator-internus': [M([(4.9, .2), (4.0, .8), (2.6, 1.1)], [(5.0, 2.9), (4.0, 2.6), (2.6, 1.9)], tend=(.05, .3), kind='deepm')],
        'quadratus-femoris': [M([(4.9, 3.1), (3.8, 3.0), (2.4, 2.9)], [(4.9, 6.4), (3.6, 6.6), (2.0, 6.3)], tend=(.1, .1), kind='deepm')],
        'rectus-femoris': [M([(-3.2, -2.8), (-4.6, 1), (-6.0, 6), (-6.7, 12), (-6.6, 18), (-5.9, 24), (-5.5, 27.6)],
                             [(-2.7, -2.6), (-3.0, 1), (-3.6, 6), (-4.1, 12), (-4.0, 18), (-3.6, 24), (-3.4, 27.6)], tend=(.16, .0))],
        'sartorius': [M([(-4.6, -5.7), (-5.3, -3), (-5.9, .6), (-6.1, 4.6), (-5.4, 9.0)], [(-4.0, -5.3), (-4.5, -2.2), (-4.7, 1.2), (-4.9, 5.4), (-4.9, 9.0)], tend=(.1, 0))],
        'vastus-lateralis': [M([(.4, 3.6), (-2.6, 7), (-4.7, 12), (-5.0, 18), (-4.5, 23), (-4.0, 27.6)], [(1.9, 3.8), (3.3, 9), (4.2, 14), (3.9, 20), (2.6, 27.6)], tend=(.1, 0))],
        'hamstrings': [M([(4.4, 5.6), (6.2, 11), (6.6, 18), (6.0, 27.6)], [(5.4, 5.4), (8.0, 11.6), (8.4, 16), (8.1, 21), (7.3, 27.6)], tend=(.14, 0), kind='deepm'),
                       M([(3.5, 5.4), (4.0, 10), (4.0, 15), (3.4, 20), (2.7, 27.6)], [(4.6, 5.2), (6.9, 10.6), (7.7, 15), (7.5, 20), (6.5, 27.6)], tend=(.14, 0))],
        'gluteus-medius': [M([(-4.3, -6.2), (-3.5, -3.2), (-1.6, -.4), (1.1, 2.6)], [(7.8, -10.2), (6.9, -6.6), (5.2, -2.4), (2.6, 2.2)],
                             start=[(-3.4, -8.8), (-.6, -11.4), (3.2, -12.8), (6.3, -12.0)], tend=(.035, .2), steps=11)],
        'tensor-fasciae-latae': [M([(-4.5, -6.0), (-4.9, -3), (-4.8, 1), (-3.9, 5), (-2.3, 9.0)], [(-3.4, -6.6), (-2.7, -3), (-1.5, 1), (-.8, 5), (-1.3, 9.0)], tend=(.1, .18))],
        'iliotibial-band': [M([(-3.2, 3.4), (-2.5, 8), (-2.2, 13), (-1.9, 18), (-1.7, 23), (-1.6, 27.6)], [(3.3, .4), (2.6, 5), (2.2, 10), (1.6, 15), (1.1, 21), (.8, 27.6)],
                              start=[(-1.6, .6), (1.0, -.4)], kind='fascia', tend=(0, 0), full=.4, steps=5)],
        'gluteus-maximus': [M([(7.9, -10.2), (6.0, -6.6), (4.3, -2.4), (3.1, 1.6), (2.2, 4.8)],
                              [(10.0, -7.8), (12.2, -4.0), (13.3, .4), (12.4, 5.0), (9.6, 8.9), (6.4, 11.0), (3.5, 12.2)],
                              end=[(2.3, 7.2), (2.7, 9.8)], tend=(.07, .12), full=.95, steps=13, fibres=28)],
    }


def group(ident, body):
    return f'<g id="structure-{ident}">{body}</g>'


def build(view, plates):
    """({part id: svg}, drawing order of the layer; ids of bones are drawn by use)."""
    table = {'front': front, 'back': back, 'left': left}[view]()
    sides = {'front': {'left': 1, 'right': -1}, 'back': {'right': 1, 'left': -1}, 'left': {'left': 1}}[view]
    parts = {}
    for name, bellies in table.items():
        drawn = [plates.draw(m, sides) for m in bellies]
        for side in sides:
            parts[f'{name}-{side}'] = group(f'{name}-{side}', ''.join(x[side] for x in drawn))
    r, l = (lambda *n: [x + '-right' for x in n]), (lambda *n: [x + '-left' for x in n])
    if view == 'front':
        order = (r('gluteus-medius') + l('gluteus-minimus', 'quadratus-lumborum') + ['lumbar-vertebrae', 'coccyx', 'femur-left'] + l('piriformis')
                 + ['hip-bone-left', 'hip-bone-right', 'sacrum'] + l('adductors', 'iliopsoas')
                 + r('iliopsoas', 'adductors', 'gracilis', 'vastus-medialis', 'vastus-lateralis', 'iliotibial-band', 'rectus-femoris', 'tensor-fasciae-latae', 'sartorius'))
    elif view == 'back':
        order = (['lumbar-vertebrae'] + r('quadratus-lumborum') + ['femur-right', 'sacrum', 'coccyx', 'hip-bone-left', 'hip-bone-right']
                 + r('adductors', 'vastus-lateralis', 'gracilis', 'obturator-internus', 'quadratus-femoris', 'hamstring-tendon', 'sciatic-nerve', 'gluteus-minimus', 'piriformis')
                 + l('adductors', 'gracilis', 'vastus-lateralis', 'hamstrings', 'iliotibial-band', 'erector-spinae', 'gluteus-medius', 'gluteus-maximus'))
    else:
        order = (['lumbar-vertebrae', 'sacrum', 'coccyx', 'hip-bone-left', 'femur-left']
                 + l('quadratus-lumborum', 'erector-spinae', 'vastus-lateralis', 'hamstrings', 'sartorius', 'rectus-femoris', 'iliotibial-band', 'gluteus-medius', 'tensor-fasciae-latae', 'gluteus-maximus'))
    return parts, order
