/* What is said of stretches of text stands in pages of 512 bytes ([MS-DOC] 2.9.55 ChpxFkp, PapxFkp):
 * offsets of the stretches, then where in the page the modifiers of each are. */
#include <stdlib.h>

#include "vt_doc_modifiers.h"

enum { PAGE_BYTES = 512, PAGE_COUNT_AT = 511 };

struct pages {
    struct vt_str list; /* first bytes of each page, then their numbers */
    size_t count;
    size_t number_bytes;
};

static struct pages pages_of(const struct vt_doc_file *file, struct vt_str list)
{
    struct pages pages = {list, 0, file->is_word6 ? 2 : 4};
    if (list.len_bytes >= 4)
        pages.count = (list.len_bytes - 4) / (4 + pages.number_bytes);
    size_t most = file->text.len_bytes / PAGE_BYTES;
    pages.count = pages.count < most ? pages.count : most;
    return pages;
}

static struct vt_str page_at(const struct vt_doc_file *file, const struct pages *pages, size_t i)
{
    size_t at = (pages->count + 1) * 4 + i * pages->number_bytes;
    /* The list may be longer than what was counted: then it is damaged and reads as nothing. */
    size_t number = pages->number_bytes == 2 ? vt_doc_u16(pages->list, at)
                                             : vt_doc_u32(pages->list, at) & 0x3FFFFF;
    struct vt_str page = vt_doc_part_of(file->text, number * PAGE_BYTES, PAGE_BYTES);
    return page.len_bytes == PAGE_BYTES ? page : VT_STR_EMPTY;
}

static size_t count_runs(const struct vt_doc_file *file, const struct pages *pages)
{
    size_t count = 0;
    for (size_t i = 0; i < pages->count; i++)
        count += vt_doc_u8(page_at(file, pages, i), PAGE_COUNT_AT);
    return count;
}

static bool operand_is_on(struct vt_str operand)
{
    return (vt_doc_u8(operand, 0) & 1) != 0;
}

void vt_doc_read_characters(const struct vt_doc_file *file, struct vt_str modifiers,
                            struct vt_doc_characters *ret)
{
    struct vt_doc_modifiers m = {.rest = modifiers, .is_word6 = file->is_word6};
    bool is_deleted = false;
    while (vt_doc_modifiers_next(&m)) {
        switch (m.modifier) {
        case VT_DOC_FONT:
        case VT_DOC_FONT_OTHER:
            ret->font = (int)vt_doc_u16(m.operand, 0);
            break;
        case VT_DOC_HIDDEN:
            ret->is_hidden = operand_is_on(m.operand);
            break;
        case VT_DOC_DELETED:
            is_deleted = operand_is_on(m.operand);
            break;
        case VT_DOC_RAISED:
            ret->is_raised = vt_doc_u8(m.operand, 0) == 1;
            break;
        case VT_DOC_UPPER:
            ret->is_upper = operand_is_on(m.operand);
            break;
        case VT_DOC_SPECIAL:
            ret->is_special = operand_is_on(m.operand);
            break;
        case VT_DOC_SYMBOL:
            ret->symbol_font = (uint16_t)vt_doc_u16(m.operand, 0);
            ret->symbol = (uint16_t)vt_doc_u16(m.operand, 2);
            break;
        default:
            break;
        }
    }
    ret->is_hidden = ret->is_hidden || is_deleted;
}

static void read_paragraph(const struct vt_doc_file *file, struct vt_str modifiers,
                           struct vt_doc_paragraphs *ret)
{
    struct vt_doc_modifiers m = {.rest = modifiers, .is_word6 = file->is_word6};
    while (vt_doc_modifiers_next(&m)) {
        if (m.modifier == VT_DOC_IN_TABLE)
            ret->is_in_table = operand_is_on(m.operand);
        else if (m.modifier == VT_DOC_ROW_END)
            ret->is_row_end = operand_is_on(m.operand);
        else if (m.modifier == VT_DOC_INNER_CELL_END)
            ret->is_inner_cell_end = operand_is_on(m.operand);
    }
}

static void read_character_page(struct vt_doc_file *file, struct vt_str page)
{
    size_t count = vt_doc_u8(page, PAGE_COUNT_AT);
    for (size_t i = 0; i < count; i++) {
        struct vt_doc_characters *run = &file->characters[file->character_count++];
        *run = (struct vt_doc_characters){
            .start = vt_doc_u32(page, i * 4), .end = vt_doc_u32(page, i * 4 + 4), .font = -1};
        size_t at = vt_doc_u8(page, (count + 1) * 4 + i) * 2;
        if (at > 0)
            vt_doc_read_characters(file, vt_doc_part_of(page, at + 1, vt_doc_u8(page, at)), run);
    }
}

static void read_paragraph_page(struct vt_doc_file *file, struct vt_str page)
{
    size_t count = vt_doc_u8(page, PAGE_COUNT_AT), entry_bytes = file->is_word6 ? 7 : 13;
    for (size_t i = 0; i < count; i++) {
        struct vt_doc_paragraphs *run = &file->paragraphs[file->paragraph_count++];
        *run = (struct vt_doc_paragraphs){.start = vt_doc_u32(page, i * 4),
                                          .end = vt_doc_u32(page, i * 4 + 4)};
        size_t at = vt_doc_u8(page, (count + 1) * 4 + i * entry_bytes) * 2;
        if (at == 0)
            continue;
        size_t length = vt_doc_u8(page, at) * 2;
        if (length == 0 && !file->is_word6)
            length = vt_doc_u8(page, ++at) * 2;
        else if (!file->is_word6)
            length--;
        run->style = (uint16_t)vt_doc_u16(page, at + 1);
        if (length > 2)
            read_paragraph(file, vt_doc_part_of(page, at + 3, length - 2), run);
    }
}

static int by_start(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b; /* start is the first member */
    return (x > y) - (x < y);
}

int vt_doc_properties_read(struct vt_doc_file *file, struct vt_str character_pages,
                           struct vt_str paragraph_pages, struct vt_error *err)
{
    struct pages characters = pages_of(file, character_pages);
    struct pages paragraphs = pages_of(file, paragraph_pages);
    file->characters =
        vt_arena_array(file->arena, count_runs(file, &characters) + 1, sizeof *file->characters);
    file->paragraphs =
        vt_arena_array(file->arena, count_runs(file, &paragraphs) + 1, sizeof *file->paragraphs);
    if (file->characters == NULL || file->paragraphs == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the layout of the document");
    for (size_t i = 0; i < characters.count; i++)
        read_character_page(file, page_at(file, &characters, i));
    for (size_t i = 0; i < paragraphs.count; i++)
        read_paragraph_page(file, page_at(file, &paragraphs, i));
    qsort(file->characters, file->character_count, sizeof *file->characters, by_start);
    qsort(file->paragraphs, file->paragraph_count, sizeof *file->paragraphs, by_start);
    return VT_OK;
}

/* The item that covers a byte; start and end are the first members, as for by_start. */
static const void *covering(const void *items, size_t count, size_t item_bytes, uint32_t at)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (*(const uint32_t *)((const char *)items + middle * item_bytes) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return NULL;
    const uint32_t *range = (const uint32_t *)((const char *)items + (low - 1) * item_bytes);
    return range[1] > at ? range : NULL;
}

const struct vt_doc_characters *vt_doc_characters_at(const struct vt_doc_file *file, uint32_t at)
{
    return covering(file->characters, file->character_count, sizeof *file->characters, at);
}

const struct vt_doc_paragraphs *vt_doc_paragraphs_at(const struct vt_doc_file *file, uint32_t at)
{
    return covering(file->paragraphs, file->paragraph_count, sizeof *file->paragraphs, at);
}
