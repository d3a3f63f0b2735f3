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
