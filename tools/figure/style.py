"""Colour classes. A tone is a style sheet that overrides the classes of skin and line."""

TONES = {
    'neutral': dict(light='#ECE4D9', base='#DED3C6', shade='#C0AE9D', rim='#A79483', line='#7A6A5D'),
    'light': dict(light='#F7E9DF', base='#EBD7C8', shade='#D3AE97', rim='#BE8F75', line='#8C6149'),
    'medium': dict(light='#DDB697', base='#C99B79', shade='#A27152', rim='#8A5A3E', line='#67402B'),
    'dark': dict(light='#A87A5C', base='#8C5E44', shade='#623E2B', rim='#4F2F20', line='#3A2117'),
}


def colour(name, value, important=''):
    """One class that serves as a fill and as a gradient stop."""
    return f'.{name}{{fill:{value}{important};stop-color:{value}{important}}}'


def ramp(prefix, colours, important='', n=32, at=(0, .2, .62, 1)):
    """n classes from light to deep."""
    rgb = [[int(c[i:i + 2], 16) for i in (1, 3, 5)] for c in colours]
    out = []
    for k in range(n):
        t = k / (n - 1)
        i = max(j for j in range(len(at) - 1) if at[j] <= t)
        f = (t - at[i]) / (at[i + 1] - at[i])
        c = '#' + ''.join(f'{round(p + (q - p) * f):02X}' for p, q in zip(rgb[i], rgb[i + 1]))
        out.append(f'.{prefix}-{k}{{fill:{c}{important}}}')
    return out


def tone(name, important=''):
    t = TONES[name]
    return [*ramp('skin', [t[k] for k in ('light', 'base', 'shade', 'rim')], important),
            *[colour('skin-' + k, v, important) for k, v in t.items()],
            f'.stroke-rim{{stroke:{t["rim"]}{important}}}', f'.outline{{stroke:{t["line"]}{important}}}']


CLOTH = ('#8BADB5', '#749AA4', '#4F7680', '#3A5E69')
GARMENT = [*ramp('garment', CLOTH), *[colour('garment-' + k, v) for k, v in zip(('light', 'base', 'shade', 'deep'), CLOTH)],
           colour('garment-line', '#2C4A54'), '.seam{fill:none;stroke:#2C4A54;stroke-linecap:round}']
LINES = ['.outline{fill:none;stroke-width:1;stroke-linejoin:round}', '.stroke-rim{fill:none}',
         '.line-border{stop-color:#FFF;fill:none;stroke:url(#f-border);stroke-width:1;stroke-linejoin:round}']

BONE = ('#FBF6E9', '#F1E7D1', '#D5C4A5', '#9C8561')
DISC = ('#E3EBEA', '#CBD8D8', '#A9BCBE', '#8FA5A8')
BURSA = ('#DDEFF2', '#B9DBE3', '#90C0CE', '#6BA4B6')
MUSCLE = ('#E3A08D', '#CF7F70', '#B05B52', '#7E3936')


def fading(prefix, colours, n):
    """Gradients that vanish at the crop's ends and the classes that paint with them: (defs, css)."""
    from kit import fade
    css = [c.replace('{fill:', '{stop-color:').replace('.' + prefix, '.' + prefix + '-stop') for c in ramp(prefix, colours, n=n, at=(0, .25, .62, 1))]
    return ([fade(f'{prefix}{k}', f'{prefix}-stop-{k}') for k in range(n)],
            css + [f'.{prefix}-{k}{{fill:url(#{prefix}{k})}}' for k in range(n)])


def under():
    """(defs, css) of what lies under the skin."""
    from kit import fade
    defs, css = [], []
    for prefix, colours, n in (('bone', BONE, 10), ('disc', DISC, 5), ('bursa', BURSA, 6)):
        d, c = fading(prefix, colours, n)
        defs += d
        css += c
    single = {'f-bline': ('bone-ink', '#7A6446', .8), 'f-nbase': ('nerve', '#F2CE4E', 1), 'f-nline': ('nerve-ink', '#94701A', .9),
              'f-nlight': ('nerve-lit', '#FCEBA0', .9), 'f-tbase': ('tendon', '#EAE6DA', .96), 'f-tdark': ('tendon-ink', '#9A9482', 1),
              'f-tlight': ('tendon-lit', '#FFFFFF', 1)}
    for ident, (cls, colour_, alpha) in single.items():
        defs.append(fade(ident, cls + '-stop', alpha))
        css.append(f'.{cls}-stop{{stop-color:{colour_}}}')
    css += ['.bone-line,.disc-line,.bursa-line{fill:none;stroke:url(#f-bline);stroke-width:.55;stroke-linejoin:round}',
            '.bursa-line{stroke:#3F7C93;stroke-width:.7}', '.disc-line{stroke-opacity:.7}',
            '.bone-deep{fill:#8A7353}', '.bone-ghost{fill:none;stroke:#7A6446;stroke-width:.5;stroke-opacity:.5;stroke-dasharray:2 1.4}',
            '.accent-base{fill:#E8B45E;fill-opacity:.34}', '.accent-line{fill:none;stroke:#A8752A;stroke-width:.6;stroke-opacity:.75}',
            '.cartilage-base{fill:#9CC7D2;fill-opacity:.85}', '.cartilage-light{fill:none;stroke:#E6F5F8;stroke-width:1.5;stroke-opacity:.75;stroke-linecap:round}',
            '.cartilage-line{fill:none;stroke:#4F8797;stroke-width:.5}',
            '.capsule-base{fill:#E9DECD;fill-opacity:.92}', '.capsule-line{fill:none;stroke:#8F8068;stroke-width:.55}',
            '.tendon-base{fill:url(#f-tbase)}', '.tendon-dark{fill:none;stroke:url(#f-tdark)}', '.tendon-light{fill:none;stroke:url(#f-tlight)}',
            '.tendon-line{fill:none;stroke:url(#f-tdark);stroke-width:.5}',
            '.nerve-base{fill:url(#f-nbase)}', '.nerve-line{fill:none;stroke:url(#f-nline);stroke-width:.5}',
            '.nerve-light{fill:none;stroke:url(#f-nlight);stroke-linecap:round}']
    return defs, css
