"""The skin layer: soft body, light from the upper left, plain trunks with one hem and soft folds."""
import numpy as np

import light
from kit import blur, contours, el, fade, lens, num, path, radial, resample, spline


def half_outline(view, d):
    """Outer edge and inner arch of the half body at u >= 0 (front, back), from above the crop to below it."""
    pts = d['silhouettes'][view]
    i0 = next(i for i, p in enumerate(pts) if p[0] > 1)
    bottom = max(p[1] for p in pts)
    outer, inner = [], []
    for u, v in pts[i0:]:
        if u < 1e-6 and inner:
            break
        (inner if (inner or (outer and v > bottom - .1 and u < 8)) else outer).append((u, v))
    outer = [p for p in outer if -22.2 <= p[1] <= 27.2]
    inner = [p for p in inner if p[1] <= 27.2]
    # a rounder crotch than the mesh's
    inner = [p for p in inner if p[1] > 9.4] + [(.5 * np.cos(a), 9.2 - 1.1 * np.sin(a)) for a in np.radians(np.arange(0, 91, 9))]
    inner[-1] = (0, inner[-1][1])
    return outer, inner


def body(view, d):
    """(closed outline points, edge polylines for the line)"""
    if view == 'left':
        pts = [tuple(p) for p in d['silhouettes'][view]]
        front = [p for p in pts if p[0] < -2.5 and -22.2 <= p[1] <= 27.2]
        back = [p for p in pts if p[0] > 3 and -22.2 <= p[1] <= 27.2]
        front.sort(key=lambda p: p[1])
        back.sort(key=lambda p: p[1])
        # the lower belly runs into the thigh under the trunks without the mesh's notch
        front = [p for p in front if not -.6 < p[1] < 5.2]
        front = resample(spline(front[::3] + front[-1:], 160), 160)
        return front[::-1] + back, [front, back]
    outer, inner = half_outline(view, d)
    m = lambda ps: [(-u, v) for u, v in ps]
    right = outer + inner
    closed = right + m(right)[::-1]
    return closed, [outer, inner + m(inner)[::-1][1:], m(outer)]


def body_d(view, edges):
    p = lambda e, tol=.025: path(e, tol=tol, rel=False)
    if view == 'left':
        f, b = edges
        return p(f[::-1]) + 'L' + p(b)[1:] + 'Z'
    o, arch, mo = edges
    return p(o) + 'L' + p(arch, .02)[1:] + 'L' + p(mo[::-1])[1:] + 'Z'


# Levels of light, brightest first: `tone-0`... A tone holds all that is darker than its level.
LEVELS = [round(.908 - .0207 * k, 4) for k in range(30)]


def tone_paths(view, edges):
    f, u0, v0, h = light.field(view, edges)
    # a closed frame: beyond the grid all is lit, the even-odd frame below turns that round
    f = np.pad(f, 1, constant_values=0)
    out = []
    for k, level in enumerate(LEVELS):
        rings = ''
        for r in contours(f, level):
            pts = [(u0 + (x - 1) * h, v0 + (y - 1) * h) for x, y in r]
            if len(pts) > 40:
                rings += path(pts[::3], True, .12, 75, prec=1)
        out.append(el('path', id=f'tone-{k}', d='M0-20V490H400V-20Z' + rings, fill_rule='evenodd'))
    return out


def tone_group(kind, levels):
    """The shading of a surface: opaque tones one over another, from the bright to the deep; each has its class."""
    return el('g', el('path', d='M0-20H400V490H0Z', class_=kind + '-0') + ''.join(f'<use href="#tone-{k}" class="{kind}-{k + 1}"/>' for k in levels),
              id=kind + '-tones')


def tones(kind):
    """The tones softened until no step is left. The sharp ones below fill the edge of a cut picture, beyond which there is nothing to soften with."""
    return f'<use href="#{kind}-tones"/><use href="#{kind}-tones" filter="url(#soft)"/>'


def spot(grad, c, rx, ry, ang=0):
    x, y = 200 + 10 * c[0], 210 + 10 * c[1]
    return el('ellipse', cx=num(x), cy=num(y), rx=num(10 * rx), ry=num(10 * ry), fill=f'url(#{grad})',
              transform=f'rotate({num(ang)} {num(x)} {num(y)})' if ang else None)


# -- garment lines (half, u >= 0; mirrored) -----------------------------------------------------------------------------

WAIST = {'front': [(0, -3.75), (3, -3.85), (7, -4.35), (11, -5.0), (15.6, -5.7)],
         'back': [(0, -3.6), (3, -3.75), (7, -4.3), (11, -5.0), (15.6, -5.7)]}
HEM = {'front': [(17.6, 10.3), (15, 11.0), (11, 12.1), (7, 13.0), (3.4, 13.55), (.2, 13.75)],
       'back': [(17.6, 10.3), (15, 11.35), (11, 13.0), (7, 13.95), (3.4, 14.2), (.2, 14.2)]}
SIDE_WAIST = [(-9.2, -3.75), (-6, -4.8), (-2, -5.55), (2, -5.75), (6, -5.35), (10, -4.55), (15.5, -3.3)]
SIDE_HEM = [(15.5, 8), (12.6, 13.6), (11, 14.1), (9, 13.7), (6, 12.4), (3, 11.0), (0, 10.3), (-3, 10.5), (-6, 11.6), (-8.6, 13.4)]


def garment(view):
    """(closed outline, waist polyline, hem polylines), drawn past the body's edge and clipped to it."""
    if view == 'left':
        w, h = spline(SIDE_WAIST, 40), spline(SIDE_HEM, 50)
        return w + h, w, [h]
    r = spline(WAIST[view], 30)
    w = [(-u, v) for u, v in r[::-1]] + r[1:]
    h = spline(HEM[view], 36)
    hm = [(-u, v) for u, v in h[::-1]]
    return w + h + [(0, 12)] + hm, w, [h, hm]


def below(line, dv):
    return [(u, v + dv) for u, v in line]


def defs(view, edges, body_path, g_path):
    rise = [(k / 12, (k / 12) ** 2 * (3 - k / 6)) for k in range(13)]
    crop = ''.join(f'<stop offset="{num(o, 3)}" stop-opacity="{num(a, 3)}"/>'
                   for o, a in [(.12 * t, a) for t, a in rise] + [(1 - .12 * t, a) for t, a in rise[::-1]])
    return [el('clipPath', el('path', d=body_path), id='body'), el('clipPath', el('path', d=g_path), id='trunks'),
            '<linearGradient id="f-crop" stop-color="#FFF" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="470">' + crop + '</linearGradient>',
            '<mask id="crop" maskUnits="userSpaceOnUse" x="0" y="0" width="400" height="470">'
            '<path d="M0 0H400V470H0Z" fill="url(#f-crop)"/></mask>',
            el('clipPath', el('path', d='M-40-40H440V510H-40Z' + g_path, clip_rule='evenodd'), id='bare'),
            fade('f-border', 'line-border', .85), fade('f-cloth', 'line-cloth', .9), fade('f-strong', 'line-strong'), fade('f-core', 'line-core'),
            radial('r-light', 'skin-light', 1), radial('r-rim', 'skin-rim', .8), *tone_paths(view, edges), blur('soft', 3.5),
            *[tone_group(kind, range(i, len(LEVELS), by)) for kind, i, by in (('skin', 0, 1), ('garment', 0, 1), ('body', 1, 3))]]


def soft(ctrl, width, alpha, cls, skew=.5, n=5):
    """A soft-edged tapered stroke: slivers of growing width over one another, no blur."""
    out = ''.join(path(lens(ctrl, width * (i + 1) / n, 18, skew), True, .04, prec=1) for i in range(n))
    a = 1 - (1 - alpha) ** (1 / n)
    return ''.join(el('path', d=p + 'Z', class_=cls, fill_opacity=num(a)) for p in out.split('Z')[:-1])


def soft_line(pts, width, alpha, cls, n=6):
    """A soft-edged line: strokes of growing width over one another."""
    d = path(pts, tol=.03)
    a = 1 - (1 - alpha) ** (1 / n)
    return ''.join(el('path', d=d, class_='stroke-' + cls, stroke_width=num(10 * width * (i + 1) / n), stroke_opacity=num(a)) for i in range(n))


def both(ctrl):
    return ctrl, [(-u, v) for u, v in ctrl]


def base(edges):
    """The body's soft silhouette under bones and muscles: every third tone of a paler skin."""
    return ['<g mask="url(#crop)">', '<g clip-path="url(#body)">', tones('body'), '</g>',
            *[el('path', d=path(e, tol=.025), class_='line-body', stroke_opacity='.6') for e in edges], '</g>']


def layer(view, edges):
    g_pts, waist, hems = garment(view)
    sliver = lambda ctrl, w, o, skew, cls: el('path', d=path(lens(ctrl, w, skew=skew), True, .03), class_=cls, fill_opacity=o)
    seam = lambda pts, w, o: el('path', d=path(pts, tol=.03), class_='seam', stroke_width=w, stroke_opacity=o)
    skin, cloth = [], []
    fold = lambda ctrl, w, o, skew: cloth.append(soft(ctrl, w, o, 'garment-shade', skew))
    for h in hems:  # the hem's shadow on the thigh
        skin.append(soft_line(below(h, .1), 1.7, .5, 'rim'))

    if view == 'front':
        skin += [spot('r-rim', (0, -13.4), .85, 1.2),
                 sliver([(-.5, -13.2), (-.34, -13.78), (0, -14.0), (.34, -13.78), (.5, -13.2)], .2, '.5', .5, 'skin-line'),
                 spot('r-light', (.02, -12.4), .7, .4)]
        for ctrl in both([(1.3, 7.7), (3.2, 5.2), (5.8, 1.8), (8.3, -1.9)]):
            fold(ctrl, 2.0, .5, .42)
            cloth.append(sliver(ctrl[:3], .18, '.3', .4, 'garment-line'))
        for ctrl in both([(1.1, 9.0), (3.2, 8.2), (5.8, 7.2), (8.6, 6.7)]):
            fold(ctrl, 1.4, .34, .35)
        for ctrl in both([(.9, 10.3), (2.6, 10.5), (4.6, 10.3)]):
            fold(ctrl, 1.0, .26, .35)
    if view == 'back':
        skin.append(soft([(0, -23), (.06, -16), (.04, -11), (0, -6.4)], 1.5, .22, 'skin-shade', .45))
        for u in (-4.83, 4.83):
            skin += [spot('r-rim', (u, -8.35), 1.1, .85, -25 if u < 0 else 25), spot('r-light', (u + .2, -7.6), .9, .5)]
        fold([(0, -3.2), (.05, 1), (.05, 5.5), (0, 8.5)], 1.0, .45, .62)
        for ctrl in both([(.5, 8.9), (2.6, 10.0), (5.4, 10.5), (8.2, 10.3), (10.4, 9.6)]):
            fold([(u, v - .35) for u, v in ctrl], 1.9, .42, .4)
            cloth.append(sliver(ctrl[:4], .18, '.28', .4, 'garment-line'))
        for ctrl in both([(2.0, 11.2), (5.2, 11.8), (8.4, 11.4)]):
            cloth.append(soft(ctrl, 1.0, .4, 'garment-light', .45))
    if view == 'left':
        fold([(10.9, 9.3), (8.8, 10.2), (6.6, 10.5), (4.4, 9.8), (2.7, 8.6)], 1.9, .45, .35)
        fold([(-6.9, 2.6), (-5.0, .2), (-3.2, -2.4)], 1.4, .42, .4)
        fold([(-7.0, 4.2), (-4.9, 3.2), (-2.7, 2.4)], 1.0, .28, .35)
        cloth += [sliver([(10.7, 9.7), (8.8, 10.6), (6.6, 10.7), (5.0, 10.1)], .18, '.28', .35, 'garment-line'),
                  sliver([(-6.9, 2.5), (-5.2, .3), (-4.0, -1.5)], .18, '.28', .4, 'garment-line')]

    return ['<g id="layer-skin" mask="url(#crop)">',
            '<g clip-path="url(#body)">', tones('skin'), *skin,
            '<g clip-path="url(#trunks)">', tones('garment'), *cloth,
            seam(below(waist, .72), '.5', '.5'), *[seam(below(h, -.62), '.5', '.45') for h in hems],
            seam(waist, '1.2', '.5'), *[seam(h, '1.4', '.6') for h in hems], '</g></g>',
            *[el('path', d=path(e, tol=.025), class_='line-body') for e in edges], '</g>']
