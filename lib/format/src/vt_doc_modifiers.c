#include "vt_doc_modifiers.h"

#include "vt_cleanup.h"

enum { VARIABLE = 255, UNKNOWN = 254 };

struct code {
    uint16_t code;
    enum vt_doc_modifier modifier;
};

static const struct code CODES[] = {
    {0x4A4F, VT_DOC_FONT},    {0x4A51, VT_DOC_FONT_OTHER},     {0x083C, VT_DOC_HIDDEN},
    {0x0800, VT_DOC_DELETED}, {0x2A48, VT_DOC_RAISED},         {0x083B, VT_DOC_UPPER},
    {0x0855, VT_DOC_SPECIAL}, {0x6A09, VT_DOC_SYMBOL},         {0x2416, VT_DOC_IN_TABLE},
    {0x2417, VT_DOC_ROW_END}, {0x244B, VT_DOC_INNER_CELL_END},
};

static const struct code WORD_6_CODES[] = {
    {93, VT_DOC_FONT},  {92, VT_DOC_HIDDEN},   {65, VT_DOC_DELETED},  {104, VT_DOC_RAISED},
    {91, VT_DOC_UPPER}, {117, VT_DOC_SPECIAL}, {24, VT_DOC_IN_TABLE}, {25, VT_DOC_ROW_END},
};

/* Bytes of the operands of Word 6's codes. */
static uint8_t word_6_length(uint32_t code)
{
    static const struct {
        uint8_t first, last, length;
    } LENGTHS[] = {
        {0, 0, 0},          {2, 2, 2},
        {3, 3, VARIABLE},   {4, 11, 1},
        {12, 12, VARIABLE}, {13, 14, 1},
        {15, 15, VARIABLE}, {16, 19, 2},
        {20, 20, 4},        {21, 22, 2},
        {23, 23, VARIABLE}, {24, 25, 1},
        {26, 28, 2},        {29, 29, 1},
        {30, 36, 2},        {37, 37, 1},
        {38, 43, 2},        {44, 44, 1},
        {45, 49, 2},        {50, 51, 1},
        {52, 52, VARIABLE}, {65, 67, 1},
        {68, 68, VARIABLE}, {69, 69, 2},
        {70, 70, 4},        {71, 71, 1},
        {72, 72, 2},        {73, 73, 3},
        {74, 74, VARIABLE}, {75, 75, 1},
        {80, 80, 2},        {81, 82, VARIABLE},
        {83, 83, 0},        {85, 92, 1},
        {93, 93, 2},        {94, 94, 1},
        {95, 95, 3},        {96, 97, 2},
        {98, 102, 1},       {103, 103, VARIABLE},
        {104, 104, 1},      {105, 106, VARIABLE},
        {107, 107, 2},      {108, 108, VARIABLE},
        {109, 110, 2},      {117, 118, 1},
        {119, 119, 1},      {120, 120, 12},
        {121, 124, 2},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(LENGTHS); i++)
        if (code >= LENGTHS[i].first && code <= LENGTHS[i].last)
            return LENGTHS[i].length;
    return UNKNOWN;
}

/* The length stands in the code itself. */
static uint8_t length_of(uint32_t code)
{
    static const uint8_t LENGTHS[] = {1, 1, 2, 4, 2, 2, VARIABLE, 3};
    return LENGTHS[code >> 13];
}

static enum vt_doc_modifier modifier_of(const struct code *codes, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++)
        if (codes[i].code == code)
            return codes[i].modifier;
    return VT_DOC_OTHER;
}

/* Bytes of an operand that says its length itself. */
static uint32_t variable_length(const struct vt_doc_modifiers *m, uint32_t code, size_t *at)
{
    enum { TABLE_COLUMNS = 0xD608, TAB_STOPS = 0xC615, TOO_LONG = 255 };
    uint32_t length = vt_doc_u8(m->rest, (*at)++);
    if (m->is_word6)
        return length;
    if (code == TABLE_COLUMNS) /* two bytes, and one more than there is */
        return length | vt_doc_u8(m->rest, *at) << 8;
    if (code == TAB_STOPS && length == TOO_LONG) {
        uint32_t deleted = vt_doc_u8(m->rest, *at);
        uint32_t added = vt_doc_u8(m->rest, *at + 1 + deleted * 4);
        return 2 + deleted * 4 + added * 3;
    }
    return length;
}

bool vt_doc_modifiers_next(struct vt_doc_modifiers *m)
{
    size_t code_bytes = m->is_word6 ? 1 : 2;
    if (m->rest.len_bytes < code_bytes)
        return false;
    uint32_t code = m->is_word6 ? vt_doc_u8(m->rest, 0) : vt_doc_u16(m->rest, 0);
    uint32_t length = m->is_word6 ? word_6_length(code) : length_of(code);
    size_t at = code_bytes;
    if (length == UNKNOWN)
        return false;
    if (length == VARIABLE)
        length = variable_length(m, code, &at);
    m->operand = vt_doc_part_of(m->rest, at, length);
    m->modifier = m->is_word6 ? modifier_of(WORD_6_CODES, VT_ARRAY_LEN(WORD_6_CODES), code)
                              : modifier_of(CODES, VT_ARRAY_LEN(CODES), code);
    m->rest = vt_doc_part_of(m->rest, at + length, m->rest.len_bytes);
    return true;
}
