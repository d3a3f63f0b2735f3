"""Stroke marks of the techniques over the figure: direction, length and, as weight of line, pressure.

Each mark is a group `mark-<technique>` whose children, class `stroke`, play in order.
"""
import math

import numpy as np

from kit import el, ell, num, path, spline


def tip(pts, size):
    """An open arrow head at the end of a course."""
    a, b = np.array(pts[-4]), np.array(pts[-1])
    d = (b - a) / np.hypot(*(b - a))
    n = np.array([-d[1], d[0]])
    back = b - d * size
    return path([tuple(back + n * size * .62), tuple(b), tuple(back - n * size * .62)], tol=.005, corner=10)


def taper(ctrl, w0, w1, n=40):
    """A brushed stroke whose weight runs from w0 to w1 cm, closed outline with round ends."""
    p = np.array(spline(ctrl, n))
    t = np.gradient(p, axis=0)
    nrm = np.stack([-t[:, 1], t[:, 0]], 1)
    nrm /= np.hypot(*nrm.T)[:, None]
    s = np.linspace(0, 1, n)[:, None]
    w = (w0 + (w1 - w0) * s) / 2
    return [tuple(x) for x in p + nrm * w] + [tuple(x) for x in (p - nrm * w)[::-1]]


class Hand:
    """Draws the strokes of one mark, ink on a pale edge so that it reads on skin, cloth and muscle."""

    count = 0

    def ink(self, d, width, opacity=None, dash=None):
        Hand.count += 1
        k = f'i{Hand.count}'
        return (f'<g class="halo" stroke-width="{num(width + 1.7)}">' + el('path', id=k, d=d) + '</g>'
                + el('use', href='#' + k, class_='ink', stroke_width=num(width), stroke_dasharray=dash, stroke_opacity=opacity))

    def __init__(self, flip=False):
        self.out, self.flip = [], flip

    def m(self, pts):
        return [(-u, v) for u, v in pts] if self.flip else list(pts)

    def add(self, body):
        self.out.append(f'<g class="stroke">{body}</g>')

    def line(self, *ctrl, w=.3, head=.75, dash=None, both=False, o=None):
        pts = self.m(spline(ctrl, 60))
        d = path(pts, tol=.015, prec=1)
        heads = (tip(pts, head) if head else '') + (tip(pts[::-1], head) if both else '')
        if dash:
            self.add(self.ink(d, 10 * w, o, dash) + (self.ink(heads, 10 * w, o) if heads else ''))
        else:
            self.add(self.ink(d + heads, 10 * w, o))

    def brush(self, *ctrl, w0=.2, w1=.6, head=.9):
        """Growing pressure: the line swells towards its head."""
        pts = self.m(spline(ctrl, 60))
        c = self.m(ctrl)
        end = np.array(pts[-1])
        d = end - np.array(pts[-4])
        d /= np.hypot(*d)
        n = np.array([-d[1], d[0]])
        tri = [tuple(end + d * head * .8), tuple(end + n * head * .62 - d * .12), tuple(end - d * .02), tuple(end - n * head * .62 - d * .12)]
        self.add(el('path', d=path(taper(c, w0, w1), True, .015, 50, 1) + path(tri, True, .001, 5), class_='inkfill'))

    def loop(self, c, r, turns=2.6, drift=(1.5, 0), w=.3, ry=None, start=0, head=.7):
        """Kneading: round and round, moving on."""
        n = int(44 * turns)
        t = np.linspace(0, turns, n)
        pts = [(c[0] + r * math.cos(start + 2 * math.pi * k) + drift[0] * k, c[1] + (ry or r) * math.sin(start + 2 * math.pi * k) + drift[1] * k) for k in t]
        pts = self.m(pts)
        self.add(self.ink(path(pts, tol=.02, prec=1) + tip(pts, head), 10 * w))

    def point(self, c, r=.42, rings=2, gap=.55, w=.16):
        """A pressed point: a dot and rings that fade outwards."""
        p = self.m([c])[0]
        x, y = num(200 + 10 * p[0]), num(210 + 10 * p[1])
        body = el('circle', cx=x, cy=y, r=num(10 * r), class_='inkfill')
        for k in range(rings):
            ring = dict(cx=x, cy=y, r=num(10 * (r + gap * (k + 1))))
            body = el('circle', **ring, class_='halo', stroke_width=num(10 * w + 1.6)) + body \
                + el('circle', **ring, class_='ink', stroke_width=num(10 * w), stroke_opacity=num(.8 - .25 * k))
        self.add(body)

    def stone(self, c, rx, ry, ang):
        """A warm stone: a smooth oval with warmth rising from it."""
        a = -ang if self.flip else ang
        p = self.m([c])[0]
        oval = ell(p, rx, ry, a, 40)
        shine = ell((p[0] - rx * .28, p[1] - ry * .34), rx * .42, ry * .22, a, 24)
        self.add(el('path', d=path(oval, True, .01, prec=1), class_='stone') + el('path', d=path(shine, True, .015, prec=1), class_='stone-light')
                 + el('path', d=path(oval, True, .01, prec=1), class_='ink', stroke_width='1.2'))

    def warmth(self, u, v, w=.2):
        body = ''
        for k in (-.55, 0, .55):
            pts = self.m(spline([(u + k, v), (u + k + .22, v - .45), (u + k - .18, v - .95), (u + k + .1, v - 1.45)], 24))
            body += el('path', d=path(pts, tol=.015, prec=1), class_='ink', stroke_width=num(10 * w), stroke_opacity='.62')
        self.add(body)

    def palm(self, c, rx, ry, ang):
        """A palm's rest: a broad soft oval."""
        a = -ang if self.flip else ang
        p = self.m([c])[0]
        d = path(ell(p, rx, ry, a, 40), True, .008)
        self.add(el('path', d=d, class_='inkwash') + self.ink(d, 1.8, None, '3.4 2.6'))

    def drop(self, c, h=1.9):
        u, v = c
        d = [(u, v - h * .62), (u + h * .14, v - h * .34), (u + h * .33, v + .02 * h), (u + h * .30, v + h * .26), (u, v + h * .42), (u - h * .30, v + h * .26), (u - h * .33, v + .02 * h), (u - h * .14, v - h * .34)]
        pts = self.m(spline(d, 60, True))
        hi = self.m(spline([(u - h * .16, v + h * .06), (u - h * .13, v + h * .2), (u - h * .02, v + h * .27)], 16))
        self.add(el('path', d=path(pts, True, .01, 60, 1), class_='inkwash') + el('path', d=path(pts, True, .01, 60, 1), class_='ink', stroke_width='2')
                 + el('path', d=path(hi, tol=.01), class_='ink', stroke_width='1.4', stroke_opacity='.6'))

    def leaf(self, a, b, bow=.9):
        a, b = np.array(a), np.array(b)
        d = b - a
        n = np.array([-d[1], d[0]]) / np.hypot(*d)
        up = spline([tuple(a), tuple(a + d * .4 + n * bow), tuple(b)], 24)
        dn = spline([tuple(b), tuple(a + d * .4 - n * bow), tuple(a)], 24)
        rib = spline([tuple(a - d * .22), tuple(a + d * .4 + n * .06), tuple(a + d * .86)], 20)
        o = path(self.m(up + dn), True, .01, 60, 1)
        self.add(el('path', d=o, class_='inkwash') + el('path', d=o, class_='ink', stroke_width='1.8') + el('path', d=path(self.m(rib), tol=.01), class_='ink', stroke_width='1.3'))

    def tap(self, c, ang, n=3, gap=.62, length=1.5, w=.34):
        """Tapping: short parallel strokes."""
        a = math.radians(ang)
        dx, dy = math.cos(a) * length / 2, math.sin(a) * length / 2
        nx, ny = -math.sin(a) * gap, math.cos(a) * gap
        d = ''
        for k in range(n):
            q = k - (n - 1) / 2
            s = 1 - .16 * abs(q)
            d += path(self.m([(c[0] + nx * q - dx * s, c[1] + ny * q - dy * s), (c[0] + nx * q + dx * s, c[1] + ny * q + dy * s)]))
        self.add(self.ink(d, 10 * w))

    def hold(self, c, r=.55):
        """Held still: a ring with a pause in it."""
        p = self.m([c])[0]
        x, y = 200 + 10 * p[0], 210 + 10 * p[1]
        self.add(el('circle', cx=num(x), cy=num(y), r=num(10 * r), class_='inkwash') + el('circle', cx=num(x), cy=num(y), r=num(10 * r), class_='ink', stroke_width='1.4')
                 + el('path', d=f'M{num(x - 1.3)} {num(y - 2)}V{num(y + 2)}M{num(x + 1.3)} {num(y - 2)}V{num(y + 2)}', class_='ink', stroke_width='1.4'))


def mark(ident, *hands):
    return f'<g id="mark-{ident}">' + ''.join(''.join(h.out) for h in hands) + '</g>'


def back():
    """Coordinates for the body's right (u > 0), drawn on the body's left by the flip."""
    H = lambda: Hand(True)
    out = []
    h = H()     # long glides, then kneading
    h.line((6.4, 24.0), (6.9, 19.6), (7.2, 15.2), (7.1, 11.0), w=.34, head=1.0)
    h.line((11.2, 23.6), (12.3, 17), (13.0, 10.6), (13.0, 4.2), (12.2, -2.2), (10.6, -6.6), w=.34, head=1.0)
    h.line((2.2, -5.6), (2.4, -10), (2.5, -14), (3.6, -17.2), (6.6, -16.9), (8.4, -13.4), w=.3, head=1.0)
    h.loop((4.6, 3.6), 1.75, 3.1, (1.25, -1.45), .32)
    out.append(mark('swedish', h))
    h = H()     # slow and heavy, along the fibres
    h.brush((2.6, -4.6), (5.4, -2.0), (8.2, 1.0), (11.0, 4.4), w0=.22, w1=.85, head=1.35)
    h.brush((2.3, .6), (4.4, 3.2), (6.9, 5.6), (9.8, 7.6), w0=.22, w1=.85, head=1.35)
    h.brush((6.2, -10.4), (8.6, -8.0), (10.8, -5.0), (12.4, -1.8), w0=.2, w1=.75, head=1.25)
    h.brush((6.2, 23.6), (6.6, 19.6), (6.9, 15.8), (6.9, 12.8), w0=.22, w1=.8, head=1.3)
    out.append(mark('deep-tissue', h))
    h = H()     # a slow stretch, held: two ways apart
    h.line((7.2, -2.2), (5.9, -4.9), (4.8, -7.6), (4.1, -10.4), w=.42, head=1.2)
    h.hold((7.8, -.2), .95)
    h.line((8.4, 1.9), (9.4, 4.6), (10.2, 7.6), (10.6, 10.8), w=.42, head=1.2)
    h.line((5.0, -1.9), (3.9, -4.0), (3.0, -6.4), w=.22, head=.8, dash='4 3', o='.6')
    h.line((11.0, 1.0), (12.2, 3.6), (12.9, 6.6), w=.22, head=.8, dash='4 3', o='.6')
    out.append(mark('myofascial-release', h))
    h = H()     # single points, pressed and held
    for c in ((9.6, -7.6), (7.2, -2.6), (11.0, .2), (4.9, 2.6)):
        h.point(c, .48, 2, .62, .2)
    h.line((8.4, -2.2), (9.4, -1.2), (10.0, -.7), w=.16, head=0, dash='1.4 2.6', o='.7')
    out.append(mark('trigger-point', h))
    h = H()     # brisk: tapping and short quick strokes
    for c in ((5.0, -1.4), (7.9, .4), (5.9, 3.6), (9.4, 3.9)):
        h.tap(c, -38)
    h.line((6.2, 13.6), (8.8, 15.0), w=.34, head=.85, both=True)
    h.line((6.1, 16.6), (8.9, 18.0), w=.34, head=.85, both=True)
    h.line((6.0, 19.6), (8.8, 21.0), w=.34, head=.85, both=True)
    h.line((11.6, 22.4), (12.1, 16), (12.4, 10.4), w=.4, head=1.1)
    out.append(mark('sports', h))
    h = H()     # presses along lines, and a stretch
    for c in ((7.2, 22.0), (7.4, 18.4), (7.4, 14.8), (6.6, 6.4), (6.9, 2.4)):
        h.palm(c, 1.35, .95, 8)
    h.line((9.6, 21.0), (11.3, 14), (11.8, 6), (11.2, -1.4), (9.4, -7.6), w=.46, head=1.3)
    h.line((4.6, -7.2), (6.2, -11.0), (6.6, -15.2), w=.34, head=1.05)
    out.append(mark('thai', h))
    h = H()     # warm stones in a row, slow glide between
    for c, rx, ry, a in (((3.0, -15.2), 1.15, .85, 8), ((3.0, -11.4), 1.2, .9, -6), ((3.6, -7.4), 1.3, .95, -20), ((7.2, -1.2), 1.75, 1.3, -28)):
        h.stone(c, rx, ry, a)
    h.line((8.9, 1.2), (9.9, 5.6), (9.0, 11.2), (8.4, 17), (8.2, 22.6), w=.3, head=1.0)
    h.warmth(7.0, -3.3)
    h.warmth(5.4, -10.6)
    out.append(mark('hot-stone', h))
    h = H()     # palm and thumb points along lines
    h.palm((8.0, 1.0), 2.5, 2.0, -25)
    for c in ((2.6, -16.4), (2.6, -13.6), (2.7, -10.8), (3.2, -8.0), (4.0, -5.4)):
        h.point(c, .34, 1, .5, .16)
    for c in ((7.1, 12.9), (7.3, 16.2), (7.4, 19.5), (7.4, 22.6)):
        h.point(c, .34, 1, .5, .16)
    h.line((4.4, -16.6), (4.4, -12.6), (4.9, -9.0), w=.2, head=.8, o='.7')
    h.line((9.0, 12.6), (9.3, 17), (9.3, 22), w=.2, head=.8, o='.7')
    out.append(mark('shiatsu', h))
    h = H()     # soft waves, a drop and a leaf
    for k, v in enumerate((20.5, 16.8)):
        h.line((4.0, v), (5.6, v - 1.0), (7.2, v), (8.8, v + 1.0), (10.4, v), (11.9, v - .9), w=.24, head=.8, o='.8')
    h.line((3.0, 5.4), (4.8, 3.9), (6.8, 5.0), (8.8, 6.1), (10.8, 4.7), (12.6, 3.6), w=.24, head=.85)
    h.line((2.8, 1.2), (4.8, -.3), (6.8, .8), (8.8, 1.9), (10.8, .5), (12.6, -.6), w=.24, head=.85)
    h.line((3.2, -12.2), (4.8, -13.3), (6.4, -12.3), (8.0, -11.4), (9.6, -12.3), w=.24, head=.8)
    h.drop((4.3, -5.2), 2.5)
    h.leaf((7.3, -4.9), (9.7, -7.6), .85)
    out.append(mark('aromatherapy', h))
    h = H()     # a point, a short stripping stroke, across the fibres
    h.point((8.2, -1.4), .5, 2, .62, .2)
    h.brush((4.6, -4.9), (6.0, -3.7), (7.0, -2.7), w0=.16, w1=.5, head=.95)
    h.brush((9.3, -.4), (10.6, .9), (11.8, 2.0), w0=.16, w1=.5, head=.95)
    h.line((6.0, 2.4), (8.0, 5.0), w=.26, head=.8, both=True)
    h.line((7.6, 1.5), (9.6, 4.1), w=.26, head=.8, both=True)
    h.point((9.9, -7.4), .42, 2, .55, .18)
    h.brush((6.4, 20.4), (6.7, 17.4), (6.8, 14.4), w0=.16, w1=.55, head=1.0)
    out.append(mark('neuromuscular', h))
    return out


def front():
    """The body's left thigh and hip (u > 0)."""
    out = []
    h = Hand()
    h.line((8.6, 24.0), (9.2, 18.4), (9.6, 13), (9.8, 8.4), w=.34, head=1.0)
    h.line((13.2, 23.0), (14.2, 17), (14.6, 11), (14.2, 5.2), (13.4, .6), w=.34, head=1.0)
    h.loop((10.2, 3.6), 1.3, 2.5, (.2, -1.6), .3)
    out.append(mark('swedish', h))
    h = Hand()
    h.brush((12.4, -3.6), (13.3, -.2), (14.2, 3.4), (14.9, 7.0), w0=.22, w1=.8, head=1.3)
    h.brush((9.4, 23.6), (9.6, 18.6), (9.7, 13.6), w0=.22, w1=.8, head=1.3)
    out.append(mark('deep-tissue', h))
    h = Hand()
    h.line((11.2, .4), (10.6, -2.4), (9.6, -5.4), (8.4, -8.2), w=.42, head=1.2)
    h.hold((11.4, 2.4), .95)
    h.line((11.4, 4.5), (11.2, 8.0), (10.6, 12.0), w=.42, head=1.2)
    out.append(mark('myofascial-release', h))
    h = Hand()
    for c in ((12.4, -.6), (10.0, 5.4), (9.9, 13.5)):
        h.point(c, .48, 2, .62, .2)
    out.append(mark('trigger-point', h))
    h = Hand()
    h.line((8.0, 14.6), (11.2, 15.6), w=.34, head=.85, both=True)
    h.line((7.9, 17.8), (11.1, 18.8), w=.34, head=.85, both=True)
    for c in ((9.6, 6.6), (12.2, 8.2), (9.7, 10.4)):
        h.tap(c, -30)
    out.append(mark('sports', h))
    return out


def left():
    out = []
    h = Hand()
    h.line((0.2, 24.0), (.6, 18), (.9, 11), (1.2, 4.6), (.9, -1.6), w=.34, head=1.0)
    h.line((4.4, 22.6), (5.6, 16), (6.4, 10.6), (8.8, 5.2), (8.8, -.6), w=.34, head=1.0)
    h.loop((6.8, -1.2), 1.4, 2.6, (-1.2, -1.5), .32)
    out.append(mark('swedish', h))
    h = Hand()
    h.brush((9.6, -5.6), (9.4, -1.8), (7.6, 2.4), (4.6, 5.6), w0=.22, w1=.85, head=1.35)
    h.brush((2.6, -10.4), (2.2, -6.8), (1.7, -3.0), w0=.2, w1=.75, head=1.25)
    h.brush((.4, 22.0), (.7, 16.6), (.9, 11.4), w0=.2, w1=.75, head=1.25)
    out.append(mark('deep-tissue', h))
    h = Hand()
    h.line((1.6, .2), (1.2, -3.0), (1.4, -6.8), (2.4, -10.6), w=.42, head=1.2)
    h.hold((1.6, 2.3), .95)
    h.line((1.4, 4.4), (1.0, 8.6), (.6, 13.4), w=.42, head=1.2)
    out.append(mark('myofascial-release', h))
    h = Hand()
    for c in ((-2.9, -.6), (1.6, -6.4), (4.6, -2.8), (8.6, -.8)):
        h.point(c, .48, 2, .62, .2)
    out.append(mark('trigger-point', h))
    h = Hand()
    for c in ((7.8, -2.6), (9.6, .6), (6.4, 1.4), (8.0, 4.6)):
        h.tap(c, -52)
    h.line((.6, 23.2), (.9, 16.6), (1.2, 9.8), w=.4, head=1.1)
    out.append(mark('sports', h))
    return out


def build(view):
    return {'front': front, 'back': back, 'left': left}[view]()
