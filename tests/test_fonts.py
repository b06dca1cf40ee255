"""Documents find their fonts on a machine that has none, and a PDF carries them inside."""

import io

import pypdf
import pytest
import typst
from fontTools.ttLib import TTFont

from minzheng import fonts

ROLES = {"BODY": fonts.BODY, "TITLE": fonts.TITLE, "HEADING": fonts.HEADING, "KAI": fonts.KAI, "SANS": fonts.SANS}
GB2312 = [
    bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF) if not (row == 0xD7 and cell > 0xF9)
]


def embedded(pdf):
    """The names of the fonts whose outlines are in the PDF."""
    names = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")), font["/BaseFont"]
            names.add(str(font["/BaseFont"]).split("+")[-1])
    return names


@pytest.mark.parametrize("role", ROLES)
def test_chinese_text_in_each_role_is_embedded(role):
    chain = ", ".join(f'"{name}"' for name in ROLES[role])
    source = f'#set text(font: ({chain}), lang: "zh", region: "cn")\n清城区民政局〔2024〕1号：救助䶮某，共1129.98万元。'
    pdf = typst.compile(source.encode(), font_paths=[str(d) for d in fonts.font_directories()], ignore_system_fonts=True)
    expected = ROLES[role][-1].replace(" ", "") + "-Regular"
    assert {name.removesuffix("-Identity-H") for name in embedded(pdf)} == {expected}
    assert "清城区民政局" in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


@pytest.mark.parametrize("file", sorted(fonts.shipped().glob("*.otf")), ids=lambda file: file.stem)
def test_every_character_of_the_national_standard_is_there(file):
    font = TTFont(file, lazy=True)
    known = font.getBestCmap()
    assert len(GB2312) == 6763
    assert [character for character in GB2312 if ord(character) not in known] == []
    assert [code for code in range(0x4E00, 0x9FA6) if code not in known] == []
    assert "SIL Open Font License" in font["name"].getDebugName(13)


def test_every_chain_ends_with_a_font_that_is_shipped():
    shipped = {TTFont(file, lazy=True)["name"].getDebugName(1) for file in fonts.shipped().glob("*.otf")}
    assert shipped == {fonts.SHIPPED_SERIF, fonts.SHIPPED_SANS}
    assert {chain[-1] for chain in ROLES.values()} <= shipped


def test_the_bureaus_own_fonts_come_first(monkeypatch, tmp_path):
    monkeypatch.setenv("MINZHENG_FONTS", str(tmp_path))
    assert fonts.font_directories() == [tmp_path, fonts.shipped()]


def test_a_missing_directory_is_an_error_not_a_substitute(monkeypatch, tmp_path):
    monkeypatch.setenv("MINZHENG_FONTS", str(tmp_path / "absent"))
    with pytest.raises(FileNotFoundError, match="absent"):
        fonts.font_directories()
