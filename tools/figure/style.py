"""Colour classes. A tone is a style sheet that overrides the classes of skin and line."""

TONES = {
    'neutral': dict(light='#EEE8DF', base='#DFD6CA', shade='#BCAC9B', rim='#A28F7D', line='#75665A'),
    'light': dict(light='#F7E9DF', base='#EBD7C8', shade='#D3AE97', rim='#BE8F75', line='#8C6149'),
    'medium': dict(light='#DDB697', base='#C99B79', shade='#A27152', rim='#8A5A3E', line='#67402B'),
    'dark': dict(light='#A87A5C', base='#8C5E44', shade='#623E2B', rim='#4F2F20', line='#3A2117'),
}


def tone(name, important=''):
    t = TONES[name]
    out = [f'.skin-{k}{{stop-color:{t[k]}{important}}}' for k in ('light', 'base', 'shade', 'rim')]
    out.append(f'.skin-line{{fill:{t["line"]}{important}}}')
    out.append(f'.line-body{{stop-color:{t["line"]}{important}}}')
    return out


GARMENT = ['.garment-base{stop-color:#7096A0;fill:#7096A0}', '.garment-light{stop-color:#8FB1B8;fill:#8FB1B8}',
           '.garment-shade{stop-color:#466C77;fill:#466C77}', '.garment-line{fill:#34545E}',
           '.seam{fill:none;stroke:#34545E;stroke-linecap:round}']
LINES = ['.outline{fill:none;stroke:url(#f-line);stroke-width:1;stroke-linejoin:round}',
         '.line-border{stop-color:#FFF;fill:none;stroke:url(#f-border);stroke-width:1;stroke-linejoin:round}']
