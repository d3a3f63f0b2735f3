"""The skin layer: soft body, light from the upper left, plain trunks with one hem and soft folds."""
from kit import blur, curve, el, ell, fade, lens, lerp, num, offset, path, radial, resample, spline, xy


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
    inner = [p for p in inner if p[1] > 9.2] + spline([(.5, 9.1), (.4, 8.55), (.18, 8.22), (0, 8.12)], 8)
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


def body_d(view, closed, edges):
    if view == 'left':
        f, b = edges
        return path(f[::-1], tol=.025) + 'L' + path(b, tol=.025)[1:] + 'Z'
    o, arch, mo = edges
    return path(o, tol=.025) + 'L' + path(arch, tol=.02)[1:] + 'L' + path(mo[::-1], tol=.025)[1:] + 'Z'


def edge_at(edge, v):
    """u of an edge at height v."""
    e = sorted(edge, key=lambda p: p[1])
    for a, b in zip(e, e[1:]):
        if a[1] <= v <= b[1] and b[1] > a[1]:
            return lerp(a, b, (v - a[1]) / (b[1] - a[1]))[0]
    return e[-1][0]


def ring(closed, inset, shift, tol=.06):
    """Even-odd shade ring: everything outside the body's inset, shifted towards the light."""
    out = 'M-20-20H420V490H-20Z'
    for p in offset(closed, -inset):
        if len(p) > 20:
            out += path([(u + shift[0], v + shift[1]) for u, v in p], True, tol, 60)
    return out


def spot(grad, c, rx, ry, ang=0):
    x, y = 200 + 10 * c[0], 210 + 10 * c[1]
    return el('ellipse', cx=num(x), cy=num(y), rx=num(10 * rx), ry=num(10 * ry), fill=f'url(#{grad})',
              transform=f'rotate({num(ang)} {num(x)} {num(y)})' if ang else None)


# -- garment lines (half, u >= 0; mirrored) -----------------------------------------------------------------------------

WAIST = {'front': [(0, -3.75), (3, -3.85), (7, -4.35), (11, -5.0), (15.6, -5.7)],
         'back': [(0, -3.6), (3, -3.75), (7, -4.3), (11, -5.0), (15.6, -5.7)]}
HEM = {'front': [(17.6, 10.3), (15, 11.0), (11, 12.1), (7, 13.0), (3.4, 13.55), (.2, 13.75)],
       'back': [(17.6, 10.3), (15, 11.35), (11, 13.0), (7, 13.95), (3.4, 14.2), (.2, 14.2)]}
SIDE_WAIST = [(-9.2, -3.75), (-6, -4.8), (-2, -5.55), (2, -5.75), (6, -5.35), (10, -4.55), (14.6, -3.6)]
SIDE_HEM = [(12.0, 14.3), (9, 13.7), (6, 12.4), (3, 11.0), (0, 10.3), (-3, 10.5), (-6, 11.6), (-8.6, 13.4)]


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


def defs(view, body_path, g_path):
    d = [el('clipPath', el('path', d=body_path), id='body'),
         el('clipPath', el('path', d=g_path, clip_path='url(#body)'), id='trunks'),
         fade('f-base', 'skin-base'), fade('f-light', 'skin-light'), fade('f-shade', 'skin-shade'),
         fade('f-rim', 'skin-rim'), fade('f-line', 'line-body'), fade('f-border', 'line-border', .6),
         radial('r-light', 'skin-light', 1), radial('r-shade', 'skin-shade', 1), radial('r-rim', 'skin-rim', 1),
         radial('g-light', 'garment-light', 1), radial('g-shade', 'garment-shade', 1),
         blur('b-skin', 6), blur('b-cloth', 4.5, 130, 380)]
    x1, x2 = (('128', '340') if view == 'left' else ('30', '370'))
    d.append(f'<linearGradient id="g-base" gradientUnits="userSpaceOnUse" x1="{x1}" y1="150" x2="{x2}" y2="210">'
             '<stop class="garment-base" offset="0"/><stop class="garment-light" offset=".3" stop-opacity="1"/>'
             '<stop class="garment-base" offset=".62"/><stop class="garment-shade" offset="1"/></linearGradient>')
    return d


def layer(view, d, closed, edges, body_path):
    g_pts, waist, hems = garment(view)
    sh, op = 'url(#f-shade)', num
    soft = []   # blurred skin shade
    soft.append(el('path', d=ring(closed, 1.25, (-.75, -.25)), fill='url(#f-rim)', fill_rule='evenodd', opacity='.62'))
    spots, fine = [], []
    cloth, cspots, cfine = [], [], []
    crease = lambda ctrl, w, o, skew=.5: el('path', d=path(lens(ctrl, w, skew=skew), True, .03), fill='url(#f-rim)', opacity=o)
    fold = lambda ctrl, w, o, skew=.5: el('path', d=path(lens(ctrl, w, skew=skew), True, .03), class_='garment-shade', opacity=o)
    both = lambda ctrl: (ctrl, [(-u, v) for u, v in ctrl])

    # shadow of the hems on the thighs, of the body on nothing
    for h in hems:
        soft.append(el('path', d=path(h + below(h, 1.15)[::-1], True, .03), fill=sh, opacity='.55'))

    if view == 'front':
        spots += [spot('r-light', (-3.4, -11.5), 5.2, 8.5, 8), spot('r-light', (3.6, -10.5), 4.0, 7.5, -8),
                  spot('r-light', (-10.4, -7.2), 3.2, 3.6, 25), spot('r-light', (9.2, -7.0), 2.8, 3.0, -25),
                  spot('r-light', (-10.2, 18), 3.4, 9.5, 4), spot('r-light', (6.6, 18), 3.4, 9.5, -3)]
        soft += [crease([(0, -22), (0, -18), (0, -14.9)], 1.0, '.5'),
                 crease([(-8.6, -10.4), (-7.4, -7.6), (-5.2, -4.6)], 1.5, '.42'),
                 crease([(8.6, -10.4), (7.6, -7.6), (5.4, -4.6)], 1.7, '.55'),
                 crease([(6.6, -21.5), (7.2, -17), (6.9, -12.2)], 1.9, '.30'),
                 crease([(-6.6, -21.5), (-7.2, -17), (-6.9, -12.2)], 1.6, '.20'),
                 crease([(-4.6, 13), (-4.2, 19), (-4.9, 27)], 2.6, '.40'),
                 crease([(11.2, 13), (11.6, 19), (10.6, 27)], 2.4, '.30')]
        fine += [spot('r-rim', (0, -13.4), 1.0, 1.35),
                 el('path', d=path(lens([(-.5, -13.25), (-.33, -13.78), (0, -13.98), (.33, -13.78), (.5, -13.25)], .24), True),
                    class_='skin-line', opacity='.55'),
                 el('path', d=path(lens([(-.28, -12.95), (0, -12.78), (.28, -12.95)], .14), True), class_='skin-line', opacity='.35'),
                 spot('r-light', (-.05, -12.25), .8, .5)]
        cspots += [spot('g-light', (-9.4, 4.6), 5.0, 7.0, 10), spot('g-light', (7.0, 4.6), 4.4, 6.6, -10),
                   spot('g-light', (-1.2, -.8), 5.2, 3.6), spot('g-shade', (3.4, 10.6), 2.2, 4.6, -4),
                   spot('g-shade', (-2.0, 10.6), 2.4, 4.8, 6), spot('g-shade', (14.8, 6), 3.2, 8)]
        for ctrl in both([(1.5, 7.6), (3.6, 4.9), (6.3, 1.4), (8.4, -2.0)]):
            cloth.append(fold(ctrl, 1.5, '.62', .42))
            cfine.append(el('path', d=path(lens(ctrl[:-1] + [lerp(ctrl[2], ctrl[3], .6)], .26, skew=.4), True), class_='garment-line', opacity='.34'))
        for ctrl in both([(1.2, 8.9), (3.4, 8.0), (6.2, 6.9), (9.2, 6.4)]):
            cloth.append(fold(ctrl, 1.1, '.42', .35))
        for ctrl in both([(.9, 10.0), (2.6, 10.2), (4.6, 10.0)]):
            cloth.append(fold(ctrl, .8, '.34', .35))
        cloth.append(fold([(0, 3.4), (0, 6.0), (0, 8.3)], 1.3, '.34', .7))
    if view == 'back':
        spots += [spot('r-light', (-4.0, -14.5), 2.6, 9), spot('r-light', (3.1, -14.5), 2.2, 8.5),
                  spot('r-light', (-9.2, -8.4), 3.6, 3.4, 20), spot('r-light', (8.0, -8.2), 3.2, 3.0, -20),
                  spot('r-light', (-9.2, 19.5), 3.6, 9, 4), spot('r-light', (6.6, 19.5), 3.4, 9, -3)]
        soft += [crease([(0, -22), (.12, -16), (.1, -11), (0, -6.4)], 1.35, '.80', .45),
                 crease([(-6.6, -22), (-6.9, -17), (-6.4, -12)], 2.0, '.26'), crease([(6.6, -22), (7.0, -17), (6.5, -12)], 2.2, '.42'),
                 crease([(-5.6, -12.0), (-9.2, -12.9), (-12.6, -10.4)], 1.2, '.22'), crease([(5.6, -12.0), (9.2, -12.9), (12.6, -10.4)], 1.3, '.34'),
                 crease([(-5.3, -8.9), (-3.4, -5.9), (-1.2, -3.7)], 1.0, '.30'), crease([(5.3, -8.9), (3.4, -5.9), (1.2, -3.7)], 1.1, '.36'),
                 crease([(-7.6, 14), (-7.2, 20), (-7.0, 27)], 1.4, '.18'), crease([(8.6, 14), (8.2, 20), (7.8, 27)], 1.6, '.24')]
        for u in (-4.83, 4.83):
            fine += [spot('r-rim', (u, -8.3), 1.15, .95, -20 if u < 0 else 20), spot('r-light', (u + .25, -7.55), 1.0, .55)]
        cspots += [spot('g-light', (-7.9, .6), 5.4, 5.6, 0), spot('g-light', (5.2, .6), 4.8, 5.2, 0),
                   spot('g-shade', (-3.4, 8.4), 5.6, 3.6, -10), spot('g-shade', (6.9, 8.3), 6.4, 3.8, 8),
                   spot('g-shade', (14.6, 4), 3.6, 8.5), spot('g-shade', (-.9, 11.6), 2.2, 3.8), spot('g-shade', (2.4, 11.6), 2.0, 3.8)]
        cloth += [fold([(0, -3.2), (.12, 1), (.1, 5.5), (0, 8.6)], 1.9, '.85', .62),
                  fold([(.2, -1.5), (.7, 2), (.8, 6), (.4, 9)], 1.7, '.40', .6)]
        for ctrl in both([(.5, 9.3), (2.6, 10.6), (5.6, 11.3), (8.6, 11.1), (11, 10.2)]):
            cloth.append(fold(ctrl, 1.7, '.85', .42))
            cfine.append(el('path', d=path(lens(ctrl[:4], .24, skew=.4), True), class_='garment-line', opacity='.30'))
        for ctrl in both([(2.0, 11.8), (5.4, 12.4), (8.6, 12.1)]):
            cfine.append(el('path', d=path(lens(ctrl, .55, skew=.45), True), class_='garment-light', opacity='.30'))
        for ctrl in both([(1.0, 7.4), (2.8, 6.6), (5.0, 6.6)]):
            cloth.append(fold(ctrl, .8, '.28', .35))
    if view == 'left':
        spots += [spot('r-light', (-3.2, -12.5), 3.8, 8.5, 4), spot('r-light', (1.2, -8.6), 4.2, 2.8, 0),
                  spot('r-light', (-2.6, 19), 3.4, 9.5, -4)]
        soft += [crease([(-4.4, -10.6), (-5.4, -7.4), (-6.6, -4.4)], 1.2, '.38'),
                 crease([(-1.8, -12.9), (2.2, -13.7), (6.2, -12.0)], 1.1, '.26'),
                 crease([(5.4, -22), (5.6, -17), (6.8, -11.5)], 2.0, '.30'),
                 crease([(2.6, 11), (2.9, 18), (3.0, 27)], 1.5, '.34'),
                 crease([(-4.9, 13), (-5.4, 20), (-4.8, 27)], 1.2, '.14')]
        cspots += [spot('g-light', (7.2, -.2), 5.0, 5.0, 0), spot('g-light', (-2.6, 2.6), 2.8, 6.4, 0),
                   spot('g-shade', (9.4, 8.0), 5.0, 3.4, -32), spot('g-shade', (3.4, 4.2), 1.6, 3.4, 8),
                   spot('g-shade', (13.2, 2), 2.4, 6.5, 0)]
        cloth += [fold([(10.6, 9.6), (8.8, 10.75), (6.6, 11.0), (4.4, 10.2), (2.9, 8.8)], 1.7, '.85', .35),
                  fold([(-6.7, 2.6), (-5.0, .2), (-3.2, -2.4)], 1.2, '.55', .4),
                  fold([(-6.9, 4.2), (-4.9, 3.2), (-2.7, 2.4)], .9, '.36', .35)]
        cfine += [el('path', d=path(lens([(10.6, 9.7), (8.8, 10.75), (6.6, 10.9), (5.0, 10.3)], .24, skew=.35), True), class_='garment-line', opacity='.30'),
                  el('path', d=path(lens([(9.9, 11.7), (8.0, 12.3), (6.0, 11.6)], .5, skew=.45), True), class_='garment-light', opacity='.30'),
                  el('path', d=path(lens([(-6.7, 2.5), (-5.2, .3), (-4.0, -1.5)], .22, skew=.4), True), class_='garment-line', opacity='.30')]

    cring = ring(closed, 1.0, (-.7, -.25))
    seam = lambda pts, w, o: el('path', d=path(pts, tol=.03), class_='seam', stroke_width=w, opacity=o)
    out = ['<g id="layer-skin">',
           el('path', d=body_path, fill='url(#f-base)'),
           '<g clip-path="url(#body)">', *spots, '<g filter="url(#b-skin)">', *soft, '</g>', *fine,
           '<g clip-path="url(#trunks)">',
           el('rect', x=0, y=130, width=400, height=260, fill='url(#g-base)'), *cspots,
           '<g filter="url(#b-cloth)">',
           el('path', d=cring, class_='garment-shade', fill_rule='evenodd', opacity='.7'), *cloth, '</g>', *cfine,
           seam(below(waist, .72), '.5', '.55')]
    out += [seam(below(h, -.62), '.5', '.5') for h in hems]
    out += ['</g>', seam(waist, '.7', '.6')]
    out += [seam(h, '.9', '.75') for h in hems]
    out += ['</g>']
    out += [el('path', d=path(e, tol=.025), class_='outline') for e in edges]
    out += ['</g>']
    return out
