"""Colour classes. A tone is a style sheet that overrides the classes of skin and line."""

TONES = {
    'neutral': dict(light='#ECE4D9', base='#DED3C6', shade='#C0AE9D', rim='#A79483', line='#7A6A5D', border='#4F4036'),
    'light': dict(light='#F6DFCC', base='#EBC8AC', shade='#CB9C79', rim='#AF7A58', line='#82543A', border='#63402C'),
    'medium': dict(light='#DDB697', base='#C99B79', shade='#A27152', rim='#8A5A3E', line='#67402B', border='#3B2014'),
    'dark': dict(light='#A87A5C', base='#8C5E44', shade='#623E2B', rim='#4F2F20', line='#3A2117', border='#FFF3E6'),
}


def colour(name, value, important=''):
    """One class that serves as a fill and as a gradient stop."""
    return f'.{name}{{fill:{value}{important};stop-color:{value}{important}}}'


def ramp(prefix, colours, important='', n=31, at=(0, .34, .7, 1)):
    """n classes from light to deep."""
    rgb = [[int(c[i:i + 2], 16) for i in (1, 3, 5)] for c in colours]
    out = []
    if prefix == 'body':
        ks = [0] + list(range(2, n, 3))
    else:
        ks = range(n)
    for k in ks:
        t = k / (n - 1)
        i = max(j for j in range(len(at) - 1) if at[j] <= t)
        f = (t - at[i]) / (at[i + 1] - at[i])
        c = '#' + ''.join(f'{round(p + (q - p) * f):02X}' for p, q in zip(rgb[i], rgb[i + 1]))
        out.append(f'.{prefix}-{k}{{fill:{c}{important}}}')
    return out


def blend(a, b, f):
    return '#' + ''.join(f'{round(int(a[i:i + 2], 16) * (1 - f) + int(b[i:i + 2], 16) * f):02X}' for i in (1, 3, 5))


def tone(name, important=''):
    t = TONES[name]
    return [*ramp('skin', [t[k] for k in ('light', 'base', 'shade', 'rim')], important),
            *ramp('body', [blend(t[k], t['light'], .42) for k in ('light', 'base', 'shade', 'rim')], important),
            *[colour('skin-' + k, v, important) for k, v in t.items() if k != 'border'],
            f'.stroke-rim{{stroke:{t["rim"]}{important}}}', f'.line-body{{stroke:{t["line"]}{important}}}',
            f'.line-border{{stop-color:{t["border"]}{important}}}']


CLOTH = ('#8BADB5', '#749AA4', '#4F7680', '#3A5E69')
GARMENT = [*ramp('garment', CLOTH), *[colour('garment-' + k, v) for k, v in zip(('light', 'base', 'shade', 'deep'), CLOTH)],
           colour('garment-line', '#2C4A54'), '.seam{fill:none;stroke:#2C4A54;stroke-linecap:round}']
# a tone's path holds all that is darker, what is lighter inside it is a hole
HOLES = ','.join(f'[class|={k}]' for k in ('bone', 'socket', 'neck', 'disc', 'bursa', 'muscle', 'deepm', 'fascia')) + '{fill-rule:evenodd}'
LINES = [HOLES, 'linearGradient stop{stop-color:inherit}', '.line-body{fill:none;stroke-width:1;stroke-linejoin:round}', '.stroke-rim{fill:none}',
         '.line-border,.line-cloth,.line-strong,.line-core{fill:none;stroke-width:1.1;stroke-linejoin:round;stroke-linecap:round}',
         # between areas: dark on all skins but dark ones, light on the trunks; in strong contrast black with a white core
         '.line-border{stroke:url(#f-border)}', '.line-cloth{stop-color:#FFF;stroke:url(#f-cloth)}',
         '.line-strong{stop-color:#000;stroke:url(#f-strong);stroke-width:3}', '.line-core{stop-color:#FFF;stroke:url(#f-core);stroke-width:1.2}']

# Inks, not colours: the program prints them (marks.py)
MARKS = ['.ink{fill:#F00}', '.tint{fill:#0F0}', '.paper{fill:#00F}', '.line{fill:none;stroke-linecap:round;stroke-linejoin:round}',
         '.ink-line{stroke:#F00}', '.tint-line{stroke:#0F0}', '.paper-line{stroke:#00F}', '.seam-paper{fill:#00F;stroke:#00F;stroke-width:2.3;stroke-linejoin:round}',
         '#times{fill:none;stroke-linecap:round}']

BONE = ('#FBF6E9', '#F1E7D1', '#D5C4A5', '#9C8561')
# the hollow of the socket and the neck of the femur: told from the bone around them
SOCKET = ('#D9C198', '#C2A675', '#9C7F53', '#6F5737')
NECK = ('#F5DFB4', '#ECD09C', '#D2B079', '#957747')
DISC = ('#E3EBEA', '#CBD8D8', '#A9BCBE', '#8FA5A8')
BURSA = ('#DDEFF2', '#B9DBE3', '#90C0CE', '#6BA4B6')
MUSCLE = ('#E2A391', '#CE8272', '#AE5E54', '#7C3B37')
DEEP = ('#D3968C', '#BB7670', '#99554F', '#6B3636')
FASCIA = ('#F7F3EB', '#ECE6DA', '#D6CCBC', '#B5A996')


def fading(prefix, colours, n):
    """A ramp as plain fills and as gradients that vanish at the crop's ends: (defs, css)."""
    from kit import fade
    css = [c.replace('{fill:', '{stop-color:').replace('}', f';fill:{c[c.index("#"):-1]}}}') for c in ramp(prefix, colours, n=n, at=(0, .25, .62, 1))]
    return ([fade(f'{prefix}{k}', f'{prefix}-{k}') for k in range(n)],
            css + [f'.{prefix}-f-{k}{{fill:url(#{prefix}{k})}}' for k in range(n)])


def under():
    """(defs, css) of what lies under the skin."""
    from kit import fade
    defs, css = [], []
    for prefix, colours, n in (('bone', BONE, 10), ('socket', SOCKET, 6), ('neck', NECK, 8), ('disc', DISC, 5), ('bursa', BURSA, 6), ('muscle', MUSCLE, 14), ('deepm', DEEP, 12), ('fascia', FASCIA, 5)):
        d, c = fading(prefix, colours, n)
        defs += d
        css += c
    single = {'f-bline': ('bone-ink', '#7A6446', .8), 'f-nbase': ('nerve', '#F2CE4E', 1), 'f-nline': ('nerve-ink', '#94701A', .9),
              'f-nlight': ('nerve-lit', '#FCEBA0', .9), 'f-tdark': ('tendon-ink', '#9A9482', 1), 
              'f-mline': ('muscle-ink', '#6A2D2A', .85), 'f-mtendon': ('fibre-tendon', '#EFE6D8', .72)}
    for ident, (cls, colour_, alpha) in single.items():
        defs.append(fade(ident, cls + '-stop', alpha))
        css.append(f'.{cls}-stop{{stop-color:{colour_}}}')
    ink = 'fill:none;stroke-linejoin:round;stroke-linecap:round'
    css += ['.bone-line,.bone-linef,.socket-line,.neck-line,.disc-line,.disc-linef,.bursa-line{fill:none;stroke:#7A6446;stroke-opacity:.8;stroke-width:.55;stroke-linejoin:round}',
            '.bone-linef,.disc-linef{stroke:url(#f-bline);stroke-opacity:1}', '.bursa-line{stroke:#3F7C93;stroke-width:.7}',
            '.bone-deep{fill:#8A7353}', '.bone-lit{fill:#FFF;fill-opacity:.8}', '.bone-ghost{fill:none;stroke:#7A6446;stroke-width:.6;stroke-opacity:.55;stroke-dasharray:2 1.4}',
            '.cartilage-base{fill:#8FCBDC}', '.cartilage-light{fill:none;stroke:#E9FAFD;stroke-width:1.1;stroke-opacity:.9;stroke-linecap:round}',
            '.cartilage-line{fill:none;stroke:#2F7488;stroke-width:.5}',
            '.capsule-base{fill:#E9DECD;fill-opacity:.92}', '.capsule-line{fill:none;stroke:#8F8068;stroke-width:.55}',
            colour('tendon-base', '#F1EDE2'), '.tendon-dark{fill:none;stroke:#9A9482}', '.tendon-light{fill:none;stroke:#FFF}',
            '.tendon-line{fill:none;stroke:#9A9482;stroke-width:.5}',
            f'.fibre-dark{{{ink};stroke:#6E2C2A;stroke-opacity:.42;stroke-width:.38}}',
            f'.fibre-light{{{ink};stroke:#F6CBBB;stroke-opacity:.5;stroke-width:.42}}',
            '.fibre-tendon{fill:#EFE6D8;fill-opacity:.72}', '.fibre-tendonf{fill:url(#f-mtendon)}',
            f'.muscle-line,.deepm-line,.muscle-linef,.deepm-linef{{{ink};stroke:#6A2D2A;stroke-opacity:.85;stroke-width:.5}}',
            '.muscle-linef,.deepm-linef{stroke:url(#f-mline);stroke-opacity:1}', f'.fascia-linef,.fascia-line{{{ink};stroke:url(#f-tdark);stroke-width:.5}}',
            '.root-base{fill:#F2CE4E;fill-opacity:.42}', '.root-line{fill:none;stroke:#94701A;stroke-opacity:.45;stroke-width:.4}',
            '.nerve-base{fill:url(#f-nbase)}', '.nerve-line{fill:none;stroke:url(#f-nline);stroke-width:.5}',
            '.nerve-light{fill:none;stroke:url(#f-nlight);stroke-linecap:round}']
    return defs, css
