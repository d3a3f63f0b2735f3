"""The screens that are bought (DESIGN section 3): name -> size in px, diagonal in inches. Every replay must hold on all."""

SCREENS = {
    "7": ("1024x600", 7),
    "10-landscape": ("1280x800", 10.1),
    "10-portrait": ("800x1280", 10.1),
    "13": ("1366x768", 13.3),
    "15-landscape": ("1920x1080", 15.6),
    "15-portrait": ("1080x1920", 15.6),
    "21": ("1920x1080", 21.5),
    "24-landscape": ("1920x1080", 24),
    "24-portrait": ("1080x1920", 24),
    "24-4k": ("3840x2160", 24),
    "32": ("3840x2160", 32),
    "32-portrait": ("2160x3840", 32),
    "55-4k": ("3840x2160", 55),
    "55-portrait": ("2160x3840", 55),
}
