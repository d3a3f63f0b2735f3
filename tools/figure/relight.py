#!/usr/bin/env python3
"""Light and shade of the body from the upper left, as a coarse grid, into data.json ("shade").

Usage: relight.py DIR, where DIR holds render_front.png, render_back.png and render_left.png: the MakeHuman surface
(CC0) under a light from the viewer, 20 px/cm, u=0 at x=400, v=-28 at y=0. Darkening towards the rims and creases gives
the slope of the surface; the slope is lit again from one side.
"""
import json
import os
import re
import sys

import numpy as np
from PIL import Image
from scipy.ndimage import distance_transform_edt, gaussian_filter

HERE = os.path.dirname(os.path.abspath(__file__))
LIGHT = np.array([-.42, -.40, .815])


def lit(view, folder):
    im = np.asarray(Image.open(os.path.join(folder, f'render_{view}.png')).convert('RGB'), float)
    mask = im.min(2) < 254
    lum = im @ np.array([.3, .59, .11])
    lo, hi = np.percentile(lum[mask], 1), np.percentile(lum[mask], 99.5)
    flat = np.clip((lum - lo) / (hi - lo), 0, 1)

    def smooth(f, s):
        return gaussian_filter(f * mask, s) / np.maximum(gaussian_filter(mask.astype(float), s), 1e-3)

    yy, xx = np.mgrid[0:im.shape[0], 0:im.shape[1]]
    u, v = (xx + .5 - 400) / 20, (yy + .5) / 20 - 28
    if view == 'front':     # under the trunks the front is plain
        w = np.exp(-((u / 4.6) ** 2 + ((v - 4.6) / 4.2) ** 2) ** 2)
        flat = flat * (1 - w) + w * np.clip(smooth(flat, 44) + .16, 0, 1)
    # plain above the crest, where the mesh is lumpy; finer at the cleft and fold
    flat = smooth(flat, 14 if view != 'back' else 9)
    upper = 1 / (1 + np.exp((v + (9.5 if view == 'back' else 11.5)) / 1.3))
    flat = flat * (1 - upper) + upper * smooth(flat, 34)
    rim = np.clip(distance_transform_edt(mask) / 20 / 1.7, 0, 1)
    nz = np.clip(.25 + .75 * flat, .05, 1) * (.38 + .62 * np.sqrt(1 - (1 - rim) ** 2))
    nz = smooth(nz, 6)
    gy, gx = np.gradient(gaussian_filter(nz * mask, 14 if view != 'back' else 11))
    g = np.hypot(gx, gy)
    s = np.sqrt(np.clip(1 - nz ** 2, 0, 1)) * g / (g + 6e-4)
    nx, ny = -gx / np.maximum(g, 1e-9) * s, -gy / np.maximum(g, 1e-9) * s
    lam = nx * LIGHT[0] + ny * LIGHT[1] + np.sqrt(np.clip(1 - nx ** 2 - ny ** 2, 0, 1)) * LIGHT[2]
    f = smooth(.60 * lam + .40 * nz, 8)
    # bright areas are broad and soft, shade may be crisp
    w = np.clip((smooth(f, 12) - .66) / .16, 0, 1)
    f = f * (1 - w) + w * smooth(f, 34)
    return f, mask


def main():
    folder = sys.argv[1]
    path = os.path.join(HERE, 'data.json')
    with open(path) as fh:
        d = json.load(fh)
    d['shade'] = {'note': 'light from the upper left; rows v = -22..27, columns u = -18..18, every 0.3 cm; two hex digits, 00 = 0.15, ff = 0.95'}
    for view in ('front', 'back', 'left'):
        f, mask = lit(view, folder)
        # carried past the rim, so that levels run out of the body and are clipped
        g = f * mask
        m = mask.astype(float)
        ext = f
        for s in (6, 12, 24, 48):
            w = gaussian_filter(m, s)
            ext = np.where(mask, f, np.where(w > .12, gaussian_filter(g, s) / np.maximum(w, 1e-3), ext)) if s == 6 else \
                np.where(mask | (gaussian_filter(m, s / 2) > .12), ext, gaussian_filter(g, s) / np.maximum(w, 1e-3))
        ext = np.where(mask, f, gaussian_filter(ext, 5))
        ext = gaussian_filter(ext, 3)
        rows = []
        for v in np.arange(-22, 27.01, .3):
            y = min(max(int((v + 28) * 20), 0), ext.shape[0] - 1)
            xs = ((np.arange(-18, 18.01, .3) + 20) * 20).astype(int)
            q = np.clip((ext[y, xs] - .15) / .8 * 255, 0, 255).round().astype(int)
            rows.append(''.join(f'{k:02x}' for k in q))
        d['shade'][view] = rows
    text = json.dumps(d, separators=(',', ':'))
    text = re.sub(r',"(silhouettes|creases|bones|muscles|regions|shade)":', r',\n"\1":', text)
    text = re.sub(r'(\]\]|\]\]\}|\}\]),"', r'\1,\n"', text)
    with open(path, 'w') as fh:
        fh.write(text + '\n')


if __name__ == '__main__':
    main()
