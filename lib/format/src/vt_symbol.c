#include "vt_symbol.h"

#include "vt_fold.h"

/* Fonts put their characters into a private area. */
enum { PRIVATE_FIRST = 0xE000, PRIVATE_LAST = 0xF8FF, FONT_AREA = 0xF000 };

struct symbol {
    struct vt_str font;
    uint32_t code;
    const char *text;
};

/* Those that forms and formulas use. */
static const struct symbol SYMBOLS[] = {
    {{"Symbol", 6}, 0x2D, "-"},       {{"Symbol", 6}, 0xA3, "≤"},
    {{"Symbol", 6}, 0xAE, "→"},       {{"Symbol", 6}, 0xB0, "°"},
    {{"Symbol", 6}, 0xB1, "±"},       {{"Symbol", 6}, 0xB3, "≥"},
    {{"Symbol", 6}, 0xB4, "×"},       {{"Symbol", 6}, 0xB7, "•"},
    {{"Symbol", 6}, 0xB8, "÷"},       {{"Symbol", 6}, 0x61, "α"},
    {{"Symbol", 6}, 0x62, "β"},       {{"Symbol", 6}, 0x67, "γ"},
    {{"Symbol", 6}, 0x6D, "μ"},       {{"Symbol", 6}, 0x53, "Σ"},
    {{"Symbol", 6}, 0x44, "Δ"},       {{"Symbol", 6}, 0x57, "Ω"},
    {{"Symbol", 6}, 0x66, "φ"},       {{"Wingdings", 9}, 0x6F, "□"},
    {{"Wingdings", 9}, 0x71, "□"},    {{"Wingdings", 9}, 0x6E, "■"},
    {{"Wingdings", 9}, 0xA7, "▪"},    {{"Wingdings", 9}, 0xA8, "□"},
    {{"Wingdings", 9}, 0xD8, "➢"},    {{"Wingdings", 9}, 0xE0, "→"},
    {{"Wingdings", 9}, 0xF0, "⇒"},    {{"Wingdings", 9}, 0xFB, "✗"},
    {{"Wingdings", 9}, 0xFC, "✓"},    {{"Wingdings", 9}, 0xFD, "☒"},
    {{"Wingdings", 9}, 0xFE, "☑"},    {{"Wingdings 2", 11}, 0x50, "✓"},
    {{"Wingdings 2", 11}, 0x52, "☑"}, {{"Wingdings 2", 11}, 0x53, "☒"},
    {{"Wingdings 2", 11}, 0xA3, "□"},
};

void vt_symbol_add(struct vt_str font, uint32_t code, struct vt_buf *buf)
{
    uint32_t in_font = code >= FONT_AREA && code <= FONT_AREA + 0xFF ? code - FONT_AREA : code;
    for (size_t i = 0; i < sizeof SYMBOLS / sizeof SYMBOLS[0]; i++)
        if (SYMBOLS[i].code == in_font && vt_str_eq(SYMBOLS[i].font, font)) {
            vt_buf_puts(buf, SYMBOLS[i].text);
            return;
        }
    bool is_surrogate = code >= 0xD800 && code < 0xE000;
    bool is_private = code >= PRIVATE_FIRST && code <= PRIVATE_LAST;
    if (code < ' ' || is_surrogate || is_private)
        vt_buf_add_c(buf, ' ');
    else
        vt_utf8_append(buf, code);
}
