"""Light and shade of the skin: the body as a height over its outline, round as limbs and buttocks are, lit from the upper left."""
import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter

from kit import spline

STEP = .1
U0, V0, U1, V1 = -18., -22., 18., 27.
LIGHT = np.array([-.46, -.40, .79])


class Body:
    """Height `z` on a grid; `mask` where the body is."""

    def __init__(self):
        self.u, self.v = np.meshgrid(np.arange(U0, U1 + STEP / 2, STEP), np.arange(V0, V1 + STEP / 2, STEP))
        self.z = np.zeros_like(self.u)
        self.mask = np.zeros_like(self.u, bool)

    def rows(self, line):
        """u of a line at each row's height, its ends carried on."""
        p = sorted((v, u) for u, v in line)
        return np.interp(self.v[:, 0], [v for v, _ in p], [u for _, u in p])[:, None]

    def barrel(self, left, right, depth):
        """A round limb or trunk between two edges (u of each row), and where it is."""
        mid, half = (left + right) / 2, np.maximum((right - left) / 2, .1)
        x = (self.u - mid) / half
        return depth * half * np.sqrt(np.clip(1 - x * x, 0, 1)), abs(x) <= 1

    def bump(self, u, v, ru, rv, amp, ang=0):
        c, s = np.cos(np.radians(ang)), np.sin(np.radians(ang))
        x, y = (self.u - u) * c + (self.v - v) * s, -(self.u - u) * s + (self.v - v) * c
        self.z += amp * np.exp(-((x / ru) ** 2 + (y / rv) ** 2))

    def ball(self, u, v, ru, rv, amp):
        """A part of a sphere; soft where it meets what is around it."""
        d = ((self.u - u) / ru) ** 2 + ((self.v - v) / rv) ** 2
        self.z += amp * np.clip(1 - d, 0, 1) ** .85

    def groove(self, ctrl, width, amp):
        """A hollow along a curve (amp < 0) or a ridge."""
        best = np.full(self.z.shape, 1e9)
        pts = spline(ctrl, 40)
        for (a, b), (c, d) in zip(pts, pts[1:]):
            ex, ey = c - a, d - b
            t = np.clip(((self.u - a) * ex + (self.v - b) * ey) / max(ex * ex + ey * ey, 1e-9), 0, 1)
            best = np.minimum(best, (self.u - a - t * ex) ** 2 + (self.v - b - t * ey) ** 2)
        self.z += amp * np.exp(-best / width ** 2)

    def lit(self, soft):
        m = self.mask.astype(float)
        carry = lambda f, s: gaussian_filter(f * m, s) / np.maximum(gaussian_filter(m, s), .02)
        z = carry(self.z, soft)
        gy, gx = np.gradient(z, STEP)
        n = np.sqrt(1 + gx * gx + gy * gy)
        f = np.clip((-gx * LIGHT[0] - gy * LIGHT[1] + LIGHT[2]) / n, 0, 1)
        rim = distance_transform_edt(self.mask) * STEP
        # no edge is lit from the front alone: it turns away; on the shadow side the room's light comes back
        f = f * (1 - .16 * np.exp(-rim / .9))
        f += .10 * np.exp(-((rim - .25) / .5) ** 2) * np.clip(gx / n, 0, 1) ** 2 * -np.sign(LIGHT[0])
        i = distance_transform_edt(~self.mask, return_distances=False, return_indices=True)
        return gaussian_filter(carry(f, 4)[tuple(i)], 3)


def step(x, a, b):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def mirrored(b, call, *ctrl, **kw):
    for s in (1, -1):
        call([(s * u, v) for u, v in ctrl], **kw)


def trunk_and_thighs(b, outer, inner, depth):
    edge, gap = b.rows(outer), b.rows(inner)
    low = b.v[:, :1] > min(v for _, v in inner)
    gap = np.where(low, gap, 0)
    trunk, on = b.barrel(-edge, edge, depth)
    t = step(b.v, 1.5, 13)
    for s in (1, -1):
        left, right = (gap, edge) if s > 0 else (-edge, -gap)
        thigh, at = b.barrel(left, right, .95)
        b.z += np.where(at & (b.u * s >= 0), t * thigh, 0)
        b.mask |= at & on
    b.z += (1 - t) * trunk


def front(b, outer, inner):
    trunk_and_thighs(b, outer, inner, .52)
    b.bump(0, -6.5, 6.0, 7.0, .85)                                  # belly
    b.bump(0, 6.2, 2.4, 3.4, .5)
    mirrored(b, b.groove, (10.2, -5.2), (7.0, -.6), (3.6, 4.8), (1.3, 8.4), width=1.7, amp=-.5)    # groin
    mirrored(b, b.groove, (6.8, -21), (6.2, -14), (5.6, -8), width=1.6, amp=-.16)
    b.groove([(0, -22), (0, -15)], 1.1, -.16)
    for s in (1, -1):
        b.bump(s * 10.6, -7.6, 1.7, 1.5, .34, -35 * s)              # hip bone in front
        b.bump(s * 8.2, 15, 2.6, 9, .35)                            # front of the thigh


def back(b, outer, inner):
    trunk_and_thighs(b, outer, inner, .50)
    for s in (1, -1):
        b.ball(s * 7.0, 3.6, 7.3, 7.4, 2.8)                         # buttock
        b.bump(s * 3.0, -14, 1.9, 7, .42)                           # beside the spine
        b.bump(s * 4.83, -8.35, 1.0, 1.0, -.22)                     # dimple
        b.bump(s * 13.2, 2.4, 1.8, 3.2, -.45)                       # behind the thigh bone's top
    b.groove([(0, -22), (0, -14), (0, -7.5)], 1.3, -.5)
    b.groove([(0, -2.6), (0, 3), (0, 9.2)], 1.0, -.95)
    mirrored(b, b.groove, (1.4, 9.4), (4.2, 10.5), (8.0, 10.5), (10.8, 9.4), width=.8, amp=-.42)


def side(b, front_edge, back_edge):
    left, right = b.rows(front_edge), b.rows(back_edge)
    z, on = b.barrel(left, right, .78)
    b.z += z
    b.mask |= on
    b.ball(7.4, 3.4, 7.2, 7.0, 1.9)                                 # buttock
    b.bump(1.2, 2.6, 2.2, 3.0, .3)
    b.bump(-5.6, -7.2, 4.0, 5.0, .35)                               # belly
    b.groove([(-7.4, 3.4), (-4.6, .6), (-2.6, -3.4)], 1.5, -.3)
    b.groove([(11.6, 9.0), (9.0, 10.3), (5.6, 10.2)], .9, -.4)
    b.bump(-1.6, -9.4, 3.4, 1.2, .25, -25)                          # crest


def field(view, edges):
    """(light 0..1 on the grid, u of column 0, v of row 0, step)."""
    b = Body()
    if view == 'left':
        side(b, *edges)
    else:
        outer, arch, _ = edges
        (front if view == 'front' else back)(b, outer, [p for p in arch if p[0] >= 0])
    f = b.lit(5)
    inside = f[b.mask]
    lo, mid, hi = np.percentile(inside, (1.5, 55, 99))
    return np.interp(f, (lo - .25, lo, mid, hi, 1.2), (.20, .40, .765, .90, .94)), U0, V0, STEP
