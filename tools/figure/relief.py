"""Shaded relief: a shape is given a height (rounded rim, bumps, hollows, ridges), lit from the upper left and traced in tones."""
import math

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, gaussian_filter
from shapely.geometry import Polygon

from kit import contours, path, spline

LIGHT = np.array([-.50, -.52, .692])
STEP = .05      # cm


class Relief:
    """Height over an outline. `polys` are closed point lists; the first is the outer, the others holes."""

    def __init__(self, polys, radius=.9, height=.8, power=1.0):
        p = [q for poly in polys[:1] for q in poly]
        self.shape = Polygon(polys[0], polys[1:]).buffer(0)
        self.u0, self.v0 = min(a for a, _ in p) - .6, min(b for _, b in p) - .6
        w = int((max(a for a, _ in p) + .6 - self.u0) / STEP) + 1
        h = int((max(b for _, b in p) + .6 - self.v0) / STEP) + 1
        k = 3
        im = Image.new('L', (w * k, h * k))
        dr = ImageDraw.Draw(im)
        for i, poly in enumerate(polys):
            dr.polygon([((a - self.u0) / STEP * k, (b - self.v0) / STEP * k) for a, b in poly], fill=0 if i else 255)
        cover = np.asarray(im.resize((w, h), Image.BOX), float) / 255
        self.mask = cover > .5
        d = distance_transform_edt(self.mask) * STEP
        t = np.clip(d / radius, 0, 1)
        self.z = height * np.sqrt(np.clip(1 - (1 - t) ** 2, 0, 1)) ** power
        yy, xx = np.mgrid[0:h, 0:w]
        self.u, self.v = self.u0 + xx * STEP, self.v0 + yy * STEP
        self.bias = np.zeros_like(self.z)

    def bump(self, u, v, ru, rv, amp, ang=0):
        """A rounded bump (amp > 0) or hollow (amp < 0)."""
        c, s = math.cos(math.radians(ang)), math.sin(math.radians(ang))
        x, y = (self.u - u) * c + (self.v - v) * s, -(self.u - u) * s + (self.v - v) * c
        self.z += amp * np.exp(-((x / ru) ** 2 + (y / rv) ** 2))
        return self

    def ball(self, u, v, r, amp):
        """A sphere's cap."""
        d = np.hypot(self.u - u, self.v - v) / r
        self.z += np.where(d < 1, amp * np.sqrt(np.clip(1 - d * d, 0, 1)), 0)
        return self

    def ridge(self, ctrl, width, amp):
        """A ridge (amp > 0) or groove (amp < 0) along a curve."""
        pts = np.array(spline(ctrl, 60))
        best = np.full(self.z.shape, 1e9)
        for (a, b), (c, d) in zip(pts, pts[1:]):
            ex, ey = c - a, d - b
            t = np.clip(((self.u - a) * ex + (self.v - b) * ey) / max(ex * ex + ey * ey, 1e-9), 0, 1)
            best = np.minimum(best, (self.u - a - t * ex) ** 2 + (self.v - b - t * ey) ** 2)
        self.z += amp * np.exp(-best / width ** 2)
        return self

    def dark(self, u, v, ru, rv, amp, ang=0):
        """Shade without height (a cast shadow, depth)."""
        c, s = math.cos(math.radians(ang)), math.sin(math.radians(ang))
        x, y = (self.u - u) * c + (self.v - v) * s, -(self.u - u) * s + (self.v - v) * c
        self.bias -= amp * np.exp(-((x / ru) ** 2 + (y / rv) ** 2))
        return self

    def light(self, smooth=2.2, scale=1.0):
        m = self.mask.astype(float)
        z = self.z
        # carry the height past the rim so that the rim stays rounded
        zs = gaussian_filter(z * m, smooth) / np.maximum(gaussian_filter(m, smooth), .02)
        gy, gx = np.gradient(zs * scale, STEP)
        n = np.sqrt(1 + gx * gx + gy * gy)
        f = (-gx * LIGHT[0] - gy * LIGHT[1] + LIGHT[2]) / n
        f = .25 + .75 * f + self.bias
        f = gaussian_filter(f * m, 1.6) / np.maximum(gaussian_filter(m, 1.6), .02)
        # beyond the rim: keep the nearest value
        i = distance_transform_edt(~self.mask, return_distances=False, return_indices=True)
        return gaussian_filter(f[tuple(i)], 1.8)

    def tones(self, n=9, lo=.36, hi=.93, smooth=2.2, scale=1.0, tol=.022, least=26):
        """[(k, path data)] for k = 1..n: all of the shape that is darker than the k-th level (even-odd)."""
        f = np.pad(self.light(smooth, scale), 1, constant_values=9)
        out = []
        for k in range(1, n + 1):
            area = Polygon()
            for r in contours(-f, -(hi - (hi - lo) * (k - .5) / n)):
                if len(r) >= least:
                    area = area.symmetric_difference(Polygon([(self.u0 + (x - 1) * STEP, self.v0 + (y - 1) * STEP) for x, y in r]).buffer(0))
            area = area.intersection(self.shape)
            d = ''
            for g in getattr(area, 'geoms', [area]):
                if g.geom_type == 'Polygon' and g.area > .02:
                    for q in [g.exterior, *g.interiors]:
                        if Polygon(q).area > .02:
                            d += path(list(q.simplify(.006).coords), True, tol, 55, 1)
            if d:
                out.append((k, d))
        return out
