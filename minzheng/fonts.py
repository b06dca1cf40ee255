"""The fonts that printed documents use, found as files, so that a PDF is the same on every machine.

Noto Serif SC and Noto Sans SC (SIL OFL 1.1) come with the environment and cover every character of GB 2312 and the whole
basic block of Unicode. GB/T 9704 asks for 仿宋, 小标宋 and 楷体, which no free package carries: a bureau that holds their
licences puts the files into a directory named by MINZHENG_FONTS, and they come first.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

SHIPPED_SERIF = "Noto Serif SC"
SHIPPED_SANS = "Noto Sans SC"

# Each role is a chain of family names, first choice first; the last one is always there.
BODY = ("FangSong_GB2312", "FangSong", "FandolFang R", SHIPPED_SERIF)
TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", SHIPPED_SERIF)
HEADING = ("SimHei", SHIPPED_SANS)
KAI = ("KaiTi_GB2312", "KaiTi", "LXGW WenKai", "FandolKai", SHIPPED_SERIF)
SANS = (SHIPPED_SANS,)


def font_directories() -> list[Path]:
    """The directories to give to a typesetter that is told to ignore the system's fonts: the bureau's own first, then the shipped.

    Raises `FileNotFoundError` when either is missing: a document is never set in whatever happens to be there.
    """
    own = os.environ.get("MINZHENG_FONTS")
    directories = [Path(own)] if own else []
    directories.append(shipped())
    for directory in directories:
        if not directory.is_dir():
            raise FileNotFoundError(f"font directory {directory} does not exist")
    return directories


def shipped() -> Path:
    """The directory of the two fonts that come with the environment."""
    found = find_spec("pylopdf_fonts_zh_cn")
    if found is None or found.origin is None:
        raise FileNotFoundError("the package pylopdf-fonts-zh-cn is not installed; run `make env`")
    return Path(found.origin).parent
