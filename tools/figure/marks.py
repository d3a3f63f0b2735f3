"""Stroke marks of the techniques over the figure: direction, length and, as weight of line, pressure.

Each mark is a group `mark-<technique>` of strokes `mark-<technique>-1`, `-2`, ... in playing order. They are
printed in three inks: red is the dark one, green the middle one, blue the paper (the program gives them the colours
of the page). A dark line always lies in a seam of paper, so that it reads on skin, cloth and muscle. What a hand
covers is a wash of the middle ink.

`time-<technique>-<n>` says when each part of a stroke is made: areas in #RG0, R and G the digits of 0..255.
"""
import math

import numpy as np

from kit import el, ell, num, path, spline

SEAM = 2.3      # mm of paper round a line, both sides together (style.py has it as well, for filled shapes)
FIRST, LAST = 0, 255


def ribbon(pts, widths):
    """Closed outline round a course with round ends; `widths` in cm, spread over it."""
    p = np.array(pts)
    t = np.gradient(p, axis=0)
    nrm = np.stack([-t[:, 1], t[:, 0]], 1)
    nrm /= np.hypot(*nrm.T)[:, None]
    w = np.interp(np.linspace(0, 1, len(p)), np.linspace(0, 1, len(widths)), widths)[:, None] / 2
    a, b = p + nrm * w, p - nrm * w

    def cap(at, out, r):
        start = math.atan2(*(out[::-1])) + math.pi / 2
        return [tuple(at + r * np.array([math.cos(start - k), math.sin(start - k)])) for k in np.linspace(.3, math.pi - .3, 6)]
    unit = lambda v: v / (np.hypot(*v) or 1)
    end, begin = cap(p[-1], unit(t[-1]), float(w[-1])), cap(p[0], -unit(t[0]), float(w[0]))
    return [tuple(x) for x in a] + end + [tuple(x) for x in b[::-1]] + begin


def turned(outline):
    """The outline counter-clockwise, so that where two of one path overlap none makes a hole in the other."""
    p = np.array(outline)
    q = np.roll(p, -1, axis=0)
    return outline if (p[:, 0] * q[:, 1] - q[:, 0] * p[:, 1]).sum() > 0 else outline[::-1]


def head(pts, size):
    """A solid arrow head with a notched back, at the end of a course."""
    b = np.array(pts[-1])
    d = b - np.array(pts[-5])
    d /= np.hypot(*d)
    n = np.array([-d[1], d[0]])
    return [tuple(b + d * size * .72), tuple(b + n * size * .56 - d * size * .28), tuple(b - d * size * .06), tuple(b - n * size * .56 - d * size * .28)]


class Stroke:
    """Gathers what one stroke is made of, and when its parts are made."""

    count = 0

    def __init__(self, flip):
        self.flip, self.under, self.seams, self.inks, self.times = flip, '', '', '', []

    def m(self, pts):
        return [(-u, v) for u, v in pts] if self.flip else list(pts)

    # -- paint

    def wash(self, c, rx, ry=None, ang=0, o=.55):
        """The place of a hand that rests."""
        x, y = num(200 + 10 * c[0], 1), num(210 + 10 * c[1], 1)
        turn = f'rotate({num(ang)} {x} {y})' if ang else None
        self.under += el('ellipse', cx=x, cy=y, rx=num(10 * rx, 1), ry=num(10 * (ry or rx), 1), transform=turn, class_='tint', fill_opacity=num(o))

    def wake(self, pts, width, o=.5):
        """What a hand of this width covers on its way."""
        self.under += el('path', d=path(pts, tol=.05, prec=0), class_='line tint-line', stroke_width=num(10 * width), stroke_opacity=num(o))

    def solid(self, *outlines):
        """Dark shapes in a seam of paper."""
        Stroke.count += 1
        k = f'i{Stroke.count}'
        self.seams += el('path', id=k, d=''.join(path(turned(p), True, .03, 50, 1) for p in outlines))
        self.inks += el('use', href='#' + k, class_='ink')

    def ring(self, c, r, width, seam=SEAM):
        at = dict(cx=num(200 + 10 * c[0], 1), cy=num(210 + 10 * c[1], 1), r=num(10 * r, 1))
        self.seams += el('circle', **at, class_='line', stroke_width=num(width + seam))
        self.inks += el('circle', **at, class_='line ink-line', stroke_width=num(width))

    def dot(self, c, r):
        at = dict(cx=num(200 + 10 * c[0], 1), cy=num(210 + 10 * c[1], 1))
        self.seams += el('circle', **at, r=num(10 * r + SEAM / 2, 1))
        self.inks += el('circle', **at, r=num(10 * r, 1), class_='ink')

    def line(self, d, width, seam=SEAM):
        Stroke.count += 1
        k = f'i{Stroke.count}'
        self.seams += el('path', id=k, d=d, class_='line', stroke_width=num(width + seam))
        self.inks += el('use', href='#' + k, class_='line ink-line', stroke_width=num(width))

    # -- time

    def along(self, pts, width, t0=FIRST, t1=LAST, n=None):
        """Made along a course: earlier pieces lie over later ones."""
        p = np.array(pts)
        length = np.hypot(*np.diff(p, axis=0).T).sum()
        n = n or int(np.clip(length / 1.5, 5, 26))
        cuts = np.linspace(0, len(p) - 1, n + 1)
        for k in range(n):
            i = np.linspace(cuts[k], cuts[k + 1], 3)
            piece = [(float(np.interp(x, range(len(p)), p[:, 0])), float(np.interp(x, range(len(p)), p[:, 1]))) for x in i]
            self.times.append((t0 + (t1 - t0) * k / n, 'M' + ' '.join(f'{num(200 + 10 * u, 0)} {num(210 + 10 * v, 0)}' for u, v in (piece[0], piece[-1])), 10 * width))

    def at(self, c, r, t):
        """Made at once, a disc of radius r."""
        self.times.append((t, f'M{num(200 + 10 * c[0], 1)} {num(210 + 10 * c[1], 1)}h.01', 20 * r))

    def svg(self):
        return self.under + f'<g class="seam-paper">{self.seams}</g>' + self.inks

    def timing(self):
        out, width = '', None
        for t, d, w in sorted(self.times, key=lambda x: -x[0]):
            level = max(FIRST, min(LAST, round(t)))
            if w != width:
                out += ('</g>' if out else '') + f'<g stroke-width="{num(w, 0)}">'
                width = w
            out += f'<path stroke="#{level:02x}0" d="{d}"/>'
        return out + '</g>'


class Hand:
    """Draws the strokes of one mark."""

    def __init__(self, flip=False):
        self.out, self.flip = [], flip

    def begin(self):
        s = Stroke(self.flip)
        self.out.append(s)
        return s

    def glide(self, *ctrl, w0=.14, w1=.46, tip=1.35, hand=2.6, o=.5, t=(FIRST, LAST), on=None):
        """A long stroke of a hand; the line swells as pressure grows."""
        s = on or self.begin()
        pts = s.m(spline(ctrl, 60))
        if hand:
            s.wake(pts, hand, o)
        s.solid(ribbon(pts[:-1], [w0, w1]), head(pts, tip))
        s.along(pts + [head(pts, tip)[0]], max(hand, tip) + .8, *t)
        return s

    def knead(self, c, r, turns=2.6, drift=(1.5, 0), w=.34, tip=1.1):
        """Round and round, moving on."""
        s = self.begin()
        k = np.linspace(0, turns, int(40 * turns))
        pts = s.m([(c[0] + r * math.cos(2 * math.pi * x) + drift[0] * x, c[1] + r * math.sin(2 * math.pi * x) + drift[1] * x) for x in k])
        middle = s.m([(c[0] + drift[0] * x, c[1] + drift[1] * x) for x in (0, turns * .5, turns)])
        s.wake(spline(middle, 16), 2 * r + 1.2)
        s.line(path(pts, tol=.02, prec=1), 10 * w)
        s.solid(head(pts, tip))
        s.along(pts, w + 1.0, n=int(10 * turns))
        return s

    def points(self, *centres, r=.5, rings=2, gap=.62, w=.17):
        """Pressed one after the other and held: a dot, and rings as the pressure spreads."""
        s = self.begin()
        span = (LAST - FIRST) / len(centres)
        for i, c in enumerate(centres):
            p = s.m([c])[0]
            s.wash(p, r + gap * rings + .32)
            for k in range(rings, 0, -1):
                s.ring(p, r + gap * k, 10 * w * (1 - .22 * (k - 1)), 1.5)
                s.at(p, r + gap * k + .3, FIRST + span * (i + .3 + .25 * k))
            s.dot(p, r)
            s.at(p, r + .2, FIRST + span * i)
        return s

    def palms(self, *palms, o=.62):
        """Palms laid on and leaned into: an oval of the whole hand, heavier at its heel."""
        s = self.begin()
        span = (LAST - FIRST) / len(palms)
        for i, (c, rx, ry, ang) in enumerate(palms):
            a = -ang if s.flip else ang
            p = s.m([c])[0]
            s.wash(p, rx, ry, a, o)
            s.line(path(ell(p, rx, ry, a, 40), True, .008, prec=1), 2.4)
            s.solid(ell(p, rx * .34, ry * .34, a))
            s.at(p, max(rx, ry) + .4, FIRST + span * (i + .35))
            s.at(p, min(rx, ry) * .5, FIRST + span * i)
        return s

    def stone(self, *stones):
        """Warm stones: smooth dark ovals with a light on them."""
        s = self.begin()
        span = (LAST - FIRST) / len(stones)
        for i, (c, rx, ry, ang) in enumerate(stones):
            a = -ang if s.flip else ang
            p = s.m([c])[0]
            s.wash(p, rx + .6, ry + .6, a)
            s.solid(ell(p, rx, ry, a, 40))
            s.inks += el('path', d=path(ell((p[0] - rx * .26, p[1] - ry * .32), rx * .42, ry * .24, a, 24), True, .015, prec=1), class_='paper', fill_opacity='.75')
            s.inks += el('path', d=path(ell((p[0] + rx * .2, p[1] + ry * .34), rx * .5, ry * .24, a, 24), True, .015, prec=1), class_='tint', fill_opacity='.35')
            s.at(p, rx + 1.2, FIRST + span * i)
        return s

    def warmth(self, *places, w=.2):
        s = self.begin()
        for u, v in places:
            for k in (-.7, 0, .7):
                pts = s.m(spline([(u + k, v), (u + k + .26, v - .5), (u + k - .2, v - 1.05), (u + k + .12, v - 1.6)], 24))
                s.line(path(pts, tol=.015, prec=1), 10 * w, 1.7)
                s.along(pts, 1.0, n=8)
        return s

    def drop(self, c, h=2.6, t=FIRST, on=None):
        s = on or self.begin()
        u, v = c
        d = [(u, v - h * .62), (u + h * .14, v - h * .34), (u + h * .33, v + .02 * h), (u + h * .30, v + h * .26), (u, v + h * .42), (u - h * .30, v + h * .26), (u - h * .33, v + .02 * h), (u - h * .14, v - h * .34)]
        pts = s.m(spline(d, 60, True))
        s.line(path(pts, True, .01, 60, 1), 2.6)
        s.inks += el('path', d=path(pts, True, .01, 60, 1), class_='tint')
        s.inks += el('path', d=path(pts, True, .01, 60, 1), class_='line ink-line', stroke_width='2.4')
        hi = s.m(spline([(u - h * .17, v + h * .02), (u - h * .15, v + h * .16), (u - h * .03, v + h * .26)], 16))
        s.inks += el('path', d=path(hi, tol=.01, prec=1), class_='line paper-line', stroke_width='2')
        s.at(s.m([c])[0], h * .75, t)
        return s

    def leaf(self, a, b, bow, on, t):
        a, b = np.array(a), np.array(b)
        d = b - a
        n = np.array([-d[1], d[0]]) / np.hypot(*d)
        up = spline([tuple(a), tuple(a + d * .4 + n * bow), tuple(b)], 24)
        dn = spline([tuple(b), tuple(a + d * .4 - n * bow), tuple(a)], 24)
        rib = on.m(spline([tuple(a - d * .24), tuple(a + d * .4 + n * .06), tuple(a + d * .86)], 20))
        o = path(on.m(up + dn), True, .01, 60, 1)
        on.line(o, 2.2)
        on.inks += el('path', d=o, class_='tint') + el('path', d=o, class_='line ink-line', stroke_width='2')
        on.inks += el('path', d=path(rib, tol=.01, prec=1), class_='line ink-line', stroke_width='1.5')
        on.at(on.m([tuple((a + b) / 2)])[0], np.hypot(*d) * .8, t)

    def tapping(self, *places, ang=-38, n=3, gap=.66, length=1.7, w=.42):
        """Light, quick beats: short lines side by side."""
        s = self.begin()
        a = math.radians(ang)
        dx, dy, nx, ny = math.cos(a) * length / 2, math.sin(a) * length / 2, -math.sin(a) * gap, math.cos(a) * gap
        beats = [(c, k - (n - 1) / 2) for c in places for k in range(n)]
        d = ''
        for i, (c, q) in enumerate(beats):
            k = 1 - .18 * abs(q)
            pts = s.m([(c[0] + nx * q - dx * k, c[1] + ny * q - dy * k), (c[0] + nx * q + dx * k, c[1] + ny * q + dy * k)])
            d += path(pts, prec=1)
            s.at(((pts[0][0] + pts[1][0]) / 2, (pts[0][1] + pts[1][1]) / 2), length * .62, (LAST - FIRST) * i / len(beats))
        s.line(d, 10 * w)
        for c in places:
            s.wash(s.m([c])[0], length * .5 + .75, gap * n / 2 + .75, -ang if s.flip else ang)
        return s

    def across(self, *pairs, w=.4, tip=1.0):
        """Short strokes to and fro across the fibres."""
        s = self.begin()
        span = (LAST - FIRST) / len(pairs)
        for i, (a, b) in enumerate(pairs):
            pts = s.m(spline([a, b], 30))
            s.wake(pts, 2.0)
            s.solid(ribbon(pts[2:-2], [w * .8, w, w * .8]), head(pts, tip), head(pts[::-1], tip))
            s.along([head(pts[::-1], tip)[0]] + pts + [head(pts, tip)[0]], 2.6, FIRST + span * i, FIRST + span * (i + 1), 8)
        return s

    def apart(self, c, up, down, r=1.15, w=.62, tip=1.7):
        """Two palms that sink in and draw apart, slowly, and hold."""
        s = self.begin()
        for ctrl in (up, down):
            pts = s.m(spline([c, *ctrl], 60))[16:]
            s.wake(pts, 2.7)
            s.solid(ribbon(pts[:-1], [w * .45, w]), head(pts, tip))
            s.along(pts + [head(pts, tip)[0]], 4.0, 40, LAST)
        p = s.m([c])[0]
        s.wash(p, r + .25, o=.75)
        s.ring(p, r, 2.4)
        for k in (-.3, .3):
            s.line(path([(p[0] + k, p[1] - .42), (p[0] + k, p[1] + .42)], prec=1), 2.6, 0)
        s.at(p, r + .35, FIRST)
        return s


def mark(ident, hand):
    """(the mark, its times)"""
    marks = ''.join(f'<g id="mark-{ident}-{k}" class="stroke">{s.svg()}</g>' for k, s in enumerate(hand.out, 1))
    times = ''.join(f'<g id="time-{ident}-{k}">{s.timing()}</g>' for k, s in enumerate(hand.out, 1))
    return f'<g id="mark-{ident}">{marks}</g>', times


HEAVY = dict(w0=.2, w1=1.0, tip=2.0, hand=2.2, o=.55)
LIGHT = dict(w0=.12, w1=.34, tip=1.15, hand=3.0, o=.42)


def back():
    """Coordinates for the body's right (u > 0), drawn on the body's left by the flip."""
    out = []
    new = lambda: Hand(True)
    h = new()   # long glides, then kneading
    h.glide((6.6, 24.0), (7.0, 19.6), (7.2, 15.2), (7.1, 10.6))
    h.glide((11.2, 23.6), (12.2, 17), (12.7, 10.6), (12.6, 4.2), (11.8, -2.2), (10.2, -6.8))
    h.knead((4.7, 4.2), 1.75, 2.6, (1.35, -1.6))
    h.glide((2.6, -5.4), (2.6, -10), (2.9, -14), (4.4, -17.2), (7.0, -16.4), (8.6, -12.6))
    out.append(mark('swedish', h))
    h = new()   # slow and heavy, along the fibres
    h.glide((6.4, 23.6), (6.7, 19.6), (6.9, 15.8), (6.9, 12.4), **HEAVY)
    h.glide((2.6, 1.2), (4.6, 3.6), (6.9, 5.8), (9.8, 7.6), **HEAVY)
    h.glide((2.9, -4.4), (5.6, -2.0), (8.2, 1.0), (10.8, 4.2), **HEAVY)
    h.glide((6.6, -10.2), (8.8, -8.0), (10.8, -5.2), (12.2, -1.8), **HEAVY)
    out.append(mark('deep-tissue', h))
    h = new()   # a slow stretch, held: two ways apart
    h.apart((7.8, -.2), [(6.7, -3.4), (5.2, -7.0), (4.3, -11.0)], [(9.0, 3.2), (10.2, 7.0), (10.7, 11.4)])
    out.append(mark('myofascial-release', h))
    h = new()   # single points, pressed and held
    for c in ((4.9, 2.8), (7.2, -2.6), (11.0, .4), (9.6, -7.6)):
        h.points(c)
    out.append(mark('trigger-point', h))
    h = new()   # brisk: long strokes, across the fibres, tapping
    h.glide((11.8, 22.8), (12.3, 17), (12.5, 11.6), w0=.2, w1=.6, tip=1.6, hand=2.4)
    h.across(((5.6, 20.2), (9.0, 21.6)), ((5.8, 16.8), (9.2, 18.2)), ((6.0, 13.4), (9.2, 14.8)))
    h.tapping((5.0, -1.2), (8.2, .6), (5.6, 3.9), (9.4, 4.6))
    out.append(mark('sports', h))
    h = new()   # presses along lines, and a stretch
    h.palms(((7.2, 21.6), 1.75, 1.25, 8), ((7.4, 17.4), 1.75, 1.25, 8), ((7.3, 13.2), 1.75, 1.25, 6))
    h.palms(((6.6, 6.6), 1.9, 1.35, 8), ((7.0, 2.4), 1.9, 1.35, 8))
    h.glide((11.4, 20.6), (12.0, 14), (12.0, 6), (11.4, -.6), (9.8, -6.8), w0=.3, w1=.7, tip=1.8, hand=0)
    h.glide((3.2, -7.4), (3.4, -11.0), (4.6, -14.6), (7.2, -16.6), w0=.24, w1=.56, tip=1.5, hand=0)
    out.append(mark('thai', h))
    h = new()   # warm stones in a row, slow glide between
    h.stone(((3.2, -15.2), 1.7, 1.25, 8), ((3.2, -10.6), 1.75, 1.3, -6), ((4.2, -5.8), 1.85, 1.35, -20))
    h.stone(((7.6, .2), 2.4, 1.75, -28))
    h.warmth((6.9, -10.0), (10.6, -2.2))
    h.glide((9.4, 2.2), (10.0, 6.4), (9.2, 11.6), (8.6, 17), (8.3, 22.0), **LIGHT)
    out.append(mark('hot-stone', h))
    h = new()   # palm and thumb points along lines
    h.palms(((8.0, 1.4), 2.7, 2.1, -25))
    h.points((2.7, -16.2), (2.7, -13.2), (2.8, -10.2), (3.3, -7.2), r=.42, rings=1, gap=.6)
    h.points((7.1, 12.9), (7.3, 16.0), (7.4, 19.1), (7.4, 22.2), r=.42, rings=1, gap=.6)
    out.append(mark('shiatsu', h))
    h = new()   # drops and a leaf, then soft waves
    s = h.drop((4.4, -5.6), 3.0)
    h.drop((6.4, -8.2), 1.9, 110, s)
    h.leaf((8.0, -4.4), (10.6, -7.4), .95, s, 200)
    h.glide((3.4, 21.4), (5.4, 19.8), (7.4, 20.6), (9.4, 21.4), (11.4, 20.0), **LIGHT)
    h.glide((3.0, 15.6), (5.2, 14.0), (7.2, 14.8), (9.4, 15.6), (11.6, 14.0), **LIGHT)
    h.glide((2.6, 4.6), (4.8, 2.6), (7.2, 3.6), (9.6, 4.6), (12.2, 2.6), **LIGHT)
    out.append(mark('aromatherapy', h))
    h = new()   # a point, a short stripping stroke, across the fibres
    h.points((8.2, -1.6), (9.9, -7.6))
    h.glide((4.4, -5.2), (5.6, -4.1), (6.9, -2.9), w0=.16, w1=.6, tip=1.4, hand=1.6)
    h.across(((5.6, 3.2), (7.9, 6.0)), ((7.8, 2.0), (10.1, 4.8)))
    h.glide((6.6, 21.4), (6.9, 17.4), (7.0, 13.6), w0=.16, w1=.66, tip=1.5, hand=1.6)
    out.append(mark('neuromuscular', h))
    return out


def front():
    """The body's left thigh and hip (u > 0)."""
    out = []
    h = Hand()
    h.glide((8.6, 24.0), (9.2, 18.4), (9.6, 13), (9.8, 8.4))
    h.glide((13.2, 23.0), (14.0, 17), (14.2, 11), (13.8, 5.2), (13.0, .6))
    h.knead((10.0, 4.4), 1.3, 2.4, (.2, -1.6))
    out.append(mark('swedish', h))
    h = Hand()
    h.glide((9.4, 23.6), (9.6, 18.6), (9.7, 13.6), **HEAVY)
    h.glide((12.4, -3.6), (13.3, -.2), (14.0, 3.4), (14.4, 7.0), **HEAVY)
    out.append(mark('deep-tissue', h))
    h = Hand()
    h.apart((11.4, 2.2), [(11.0, -1.4), (9.8, -5.0), (8.4, -8.6)], [(11.5, 5.6), (11.2, 9.0), (10.6, 12.6)])
    out.append(mark('myofascial-release', h))
    h = Hand()
    for c in ((9.9, 13.5), (10.0, 5.4), (12.4, -.6)):
        h.points(c)
    out.append(mark('trigger-point', h))
    h = Hand()
    h.across(((7.9, 17.8), (11.1, 18.8)), ((8.0, 14.4), (11.2, 15.4)))
    h.tapping((9.6, 10.4), (12.4, 8.0), (9.6, 5.6), ang=-30)
    out.append(mark('sports', h))
    out.append(mark('broken-neck', fracture()))
    return out


def fracture():
    """No stroke of a hand but a page's mark as well: a fine break across the neck of the right thigh bone, there at once."""
    h = Hand(True)
    s = h.begin()
    pts = s.m([(11.05, .1), (10.8, .66), (10.98, 1.04), (10.52, 1.76), (10.72, 2.14), (10.14, 2.9), (10.3, 3.24), (9.9, 3.78), (9.8, 4.3)])
    s.line(path(pts, tol=.002, corner=8), 1, 1.4)
    s.at(s.m([(10.4, 2.2)])[0], 3, FIRST)
    return h


def left():
    out = []
    h = Hand()
    h.glide((0.2, 24.0), (.6, 18), (.9, 11), (1.2, 4.6), (.9, -1.6))
    h.glide((4.4, 22.6), (5.4, 16), (6.2, 10.6), (7.8, 6.0))
    h.knead((7.2, .2), 1.4, 2.5, (-.9, -1.6))
    out.append(mark('swedish', h))
    h = Hand()
    h.glide((.4, 22.0), (.7, 16.6), (.9, 11.4), **HEAVY)
    h.glide((8.6, -5.2), (8.6, -1.8), (7.2, 2.2), (4.8, 5.2), **HEAVY)
    h.glide((2.6, -10.4), (2.2, -6.8), (1.7, -3.0), **HEAVY)
    out.append(mark('deep-tissue', h))
    h = Hand()
    h.apart((1.6, 1.8), [(1.2, -2.2), (1.6, -6.4), (2.6, -10.4)], [(1.4, 5.6), (1.0, 9.6), (.6, 13.8)])
    out.append(mark('myofascial-release', h))
    h = Hand()
    for c in ((1.6, -6.4), (4.6, -2.6), (7.8, -.8), (-2.5, -.6)):
        h.points(c)
    out.append(mark('trigger-point', h))
    h = Hand()
    h.glide((.6, 23.2), (.9, 16.6), (1.2, 9.8), w0=.2, w1=.6, tip=1.6, hand=2.4)
    h.tapping((7.4, -3.2), (8.4, .4), (5.2, .8), (6.6, 4.4), ang=-52)
    out.append(mark('sports', h))
    return out


def build(view):
    both = {'front': front, 'back': back, 'left': left}[view]()
    return [m for m, _ in both] + ['<g id="times" shape-rendering="crispEdges">' + ''.join(t for _, t in both) + '</g>']
