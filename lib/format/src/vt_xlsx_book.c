#include "vt_xlsx_book.h"

#include <stdlib.h>

enum {
    MOST_SHEETS = 1000,
    MOST_FORMATS = 65536, /* Excel allows 65,490 */
    MOST_NUMBER_FORMATS = 4000,
};

void vt_xlsx_book_init(struct vt_xlsx_book *book, struct vt_arena *arena, size_t cap_bytes)
{
    *book = (struct vt_xlsx_book){.arena = arena};
    vt_shared_strings_init(&book->strings, cap_bytes);
}

void vt_xlsx_book_release(struct vt_xlsx_book *book)
{
    vt_shared_strings_release(&book->strings);
}

static int no_memory(struct vt_error *err)
{
    return vt_fail(err, VT_E_NOMEM, "out of memory for the workbook");
}

/* ---- sheets ---- */

struct sheet {
    struct vt_str relationship;
    const char *path;
};

/* Targets are relative to xl/, or begin at the root of the package. */
static const char *path_of(struct vt_arena *arena, struct vt_str target)
{
    if (vt_str_starts(target, VT_STR("/")))
        return vt_arena_printf(arena, "%.*s", (int)target.len_bytes - 1, target.ptr + 1).ptr;
    return vt_arena_printf(arena, "xl/%.*s", VT_STR_ARG(target)).ptr;
}

static size_t read_sheet_list(struct vt_xlsx_book *book, struct vt_xml *xml, struct sheet *sheets)
{
    size_t count = 0;
    for (;;) {
        char room[VT_XML_VALUE_BYTES];
        enum vt_xml_event event = vt_xml_next(xml);
        if (event == VT_XML_DONE || event == VT_XML_BROKEN)
            return count;
        if (event != VT_XML_START)
            continue;
        if (xml->element == VT_S_WORKBOOK_PROPERTIES) {
            struct vt_str value = vt_xml_attribute(xml, "date1904", room);
            book->counts_from_1904 =
                vt_str_eq(value, VT_STR("1")) || vt_str_eq(value, VT_STR("true"));
        } else if (xml->element == VT_S_SHEET && count < MOST_SHEETS) {
            struct vt_str state = vt_xml_attribute(xml, "state", room);
            if (state.len_bytes == 0 || vt_str_eq(state, VT_STR("visible")))
                sheets[count++].relationship = vt_xml_attribute_in(xml, "id", book->arena);
        }
    }
}

static void read_targets(struct vt_xlsx_book *book, struct vt_xml *xml, struct sheet *sheets,
                         size_t count)
{
    for (;;) {
        char id_room[VT_XML_VALUE_BYTES], target_room[VT_XML_VALUE_BYTES];
        enum vt_xml_event event = vt_xml_next(xml);
        if (event == VT_XML_DONE || event == VT_XML_BROKEN)
            return;
        if (event != VT_XML_START || xml->element != VT_S_RELATIONSHIP)
            continue;
        struct vt_str id = vt_xml_attribute(xml, "Id", id_room);
        for (size_t i = 0; i < count; i++)
            if (sheets[i].path == NULL && vt_str_eq(sheets[i].relationship, id))
                sheets[i].path = path_of(book->arena, vt_xml_attribute(xml, "Target", target_room));
    }
}

int vt_xlsx_sheets(struct vt_xlsx_book *book, struct vt_str workbook, struct vt_str relationships,
                   const char ***ret, size_t *ret_count, struct vt_error *err)
{
    VT_AUTOXML workbook_reader = vt_xml_open(workbook);
    VT_AUTOXML target_reader = vt_xml_open(relationships);
    struct sheet *sheets = vt_arena_array(book->arena, MOST_SHEETS, sizeof *sheets);
    const char **paths = vt_arena_array(book->arena, MOST_SHEETS, sizeof *paths);
    if (workbook_reader == NULL || target_reader == NULL || sheets == NULL || paths == NULL)
        return no_memory(err);
    struct vt_xml workbook_xml = {.reader = workbook_reader, .vocabulary = vt_xlsx_vocabulary};
    struct vt_xml target_xml = {.reader = target_reader, .vocabulary = vt_xlsx_vocabulary};
    size_t listed = read_sheet_list(book, &workbook_xml, sheets), count = 0;
    read_targets(book, &target_xml, sheets, listed);
    for (size_t i = 0; i < listed; i++)
        if (sheets[i].path != NULL)
            paths[count++] = sheets[i].path;
    *ret = paths;
    *ret_count = count;
    return VT_OK;
}

/* ---- strings ---- */

int vt_xlsx_read_strings(struct vt_xlsx_book *book, struct vt_str part, struct vt_error *err)
{
    if (part.len_bytes == 0)
        return VT_OK;
    VT_AUTOXML reader = vt_xml_open(part);
    if (reader == NULL)
        return no_memory(err);
    struct vt_xml xml = {.reader = reader, .vocabulary = vt_xlsx_vocabulary};
    bool in_text = false;
    for (;;) {
        enum vt_xml_event event = vt_xml_next(&xml);
        if (event == VT_XML_DONE || event == VT_XML_BROKEN)
            break;
        if (event == VT_XML_TEXT && in_text)
            vt_buf_add(&book->strings.text, vt_xml_text(&xml));
        else if (event == VT_XML_START && xml.element == VT_S_PHONETIC)
            vt_xml_skip(&xml);
        else if (event != VT_XML_TEXT && xml.element == VT_S_TEXT)
            in_text = event == VT_XML_START;
        else if (event == VT_XML_END && xml.element == VT_S_STRING &&
                 !vt_shared_strings_end(&book->strings))
            return no_memory(err);
    }
    if (book->strings.text.failed == VT_E_LIMIT)
        return vt_fail(err, VT_E_LIMIT, "the strings of the workbook are longer than %zu bytes",
                       book->strings.text.cap_bytes);
    return book->strings.text.failed == VT_OK ? VT_OK : no_memory(err);
}

/* ---- formats ---- */

struct number_format {
    int id;
    enum vt_cell_shown shown;
};

static enum vt_cell_shown shown_by_id(int id, const struct number_format *own, size_t own_count)
{
    for (size_t i = 0; i < own_count; i++)
        if (own[i].id == id)
            return own[i].shown;
    return vt_cell_shown_by_id(id);
}

static void read_formats(struct vt_xlsx_book *book, struct vt_xml *xml, struct number_format *own)
{
    size_t own_count = 0;
    bool in_cell_formats = false;
    for (;;) {
        char room[VT_XML_VALUE_BYTES];
        enum vt_xml_event event = vt_xml_next(xml);
        if (event == VT_XML_DONE || event == VT_XML_BROKEN)
            return;
        if (event == VT_XML_TEXT)
            continue;
        if (xml->element == VT_S_CELL_FORMATS) {
            in_cell_formats = event == VT_XML_START;
        } else if (event == VT_XML_START && xml->element == VT_S_NUMBER_FORMAT &&
                   own_count < MOST_NUMBER_FORMATS) {
            own[own_count].id = vt_xml_number(xml, "numFmtId", 0, INT32_MAX, -1);
            own[own_count++].shown = vt_cell_shown_by(vt_xml_attribute(xml, "formatCode", room));
        } else if (event == VT_XML_START && xml->element == VT_S_FORMAT && in_cell_formats &&
                   book->format_count < MOST_FORMATS) {
            int id = vt_xml_number(xml, "numFmtId", 0, INT32_MAX, 0);
            book->shown[book->format_count++] = (unsigned char)shown_by_id(id, own, own_count);
        }
    }
}

int vt_xlsx_read_formats(struct vt_xlsx_book *book, struct vt_str part, struct vt_error *err)
{
    if (part.len_bytes == 0)
        return VT_OK;
    VT_AUTOXML reader = vt_xml_open(part);
    struct number_format *own = vt_arena_array(book->arena, MOST_NUMBER_FORMATS, sizeof *own);
    book->shown = vt_arena_alloc(book->arena, MOST_FORMATS);
    if (reader == NULL || own == NULL || book->shown == NULL)
        return no_memory(err);
    struct vt_xml xml = {.reader = reader, .vocabulary = vt_xlsx_vocabulary};
    read_formats(book, &xml, own);
    return VT_OK;
}

void vt_xlsx_add_number(const struct vt_xlsx_book *book, struct vt_str digits, size_t format,
                        struct vt_buf *buf)
{
    char room[64];
    digits = vt_str_trim(digits);
    if (digits.len_bytes == 0 || digits.len_bytes >= sizeof room)
        return;
    memcpy(room, digits.ptr, digits.len_bytes);
    room[digits.len_bytes] = '\0';
    enum vt_cell_shown shown =
        format < book->format_count ? (enum vt_cell_shown)book->shown[format] : VT_CELL_NUMBER;
    vt_cell_number(strtod(room, NULL), shown, book->counts_from_1904, buf);
}
