#include "vt_xlsx_book.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

enum {
    MOST_SHEETS = 1000,
    MOST_FORMATS = 65536, /* Excel allows 65,490 */
    MOST_NUMBER_FORMATS = 4000,
    DAYS_TO_1970 = 25569, /* from 30 December 1899, which Excel counts from */
    DAYS_1900_TO_1904 = 1462,
    FIRST_TRUE_DAY = 61, /* Excel has a 29 February 1900 */
    LAST_DAY = 2958465,  /* 31 December 9999 */
    SECONDS_OF_DAY = 86400,
};

void vt_xlsx_book_init(struct vt_xlsx_book *book, struct vt_arena *arena, size_t cap_bytes)
{
    *book = (struct vt_xlsx_book){.arena = arena, .text = VT_BUF_INIT(cap_bytes)};
}

void vt_xlsx_book_release(struct vt_xlsx_book *book)
{
    vt_buf_release(&book->text);
    free(book->ends);
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

static bool end_string(struct vt_xlsx_book *book)
{
    if (book->string_count == book->string_room) {
        size_t room = book->string_room == 0 ? 1024 : book->string_room * 2;
        size_t *ends = reallocarray(book->ends, room, sizeof *ends);
        if (ends == NULL)
            return false;
        book->ends = ends;
        book->string_room = room;
    }
    book->ends[book->string_count++] = book->text.len_bytes;
    return true;
}

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
            vt_buf_add(&book->text, vt_xml_text(&xml));
        else if (event == VT_XML_START && xml.element == VT_S_PHONETIC)
            vt_xml_skip(&xml);
        else if (event != VT_XML_TEXT && xml.element == VT_S_TEXT)
            in_text = event == VT_XML_START;
        else if (event == VT_XML_END && xml.element == VT_S_STRING && !end_string(book))
            return no_memory(err);
    }
    if (book->text.failed == VT_E_LIMIT)
        return vt_fail(err, VT_E_LIMIT, "the strings of the workbook are longer than %zu bytes",
                       book->text.cap_bytes);
    return book->text.failed == VT_OK ? VT_OK : no_memory(err);
}

struct vt_str vt_xlsx_string(const struct vt_xlsx_book *book, size_t index)
{
    if (index >= book->string_count)
        return VT_STR_EMPTY;
    size_t start = index == 0 ? 0 : book->ends[index - 1];
    return vt_str_n(book->text.data + start, book->ends[index] - start);
}

/* ---- formats ---- */

struct number_format {
    int id;
    enum vt_xlsx_shown shown;
};

/* What a format code shows ("dd/mm/yyyy;@"): its letters outside quotes, brackets and escapes. */
static enum vt_xlsx_shown shown_by(struct vt_str code)
{
    bool has_day = false, has_year = false, has_time = false;
    for (size_t i = 0; i < code.len_bytes && code.ptr[i] != ';'; i++) {
        char c = code.ptr[i];
        if (c == '"' || c == '[') {
            const char end = c == '"' ? '"' : ']';
            while (i + 1 < code.len_bytes && code.ptr[i + 1] != end)
                i++;
            i++;
        } else if (c == '\\' || c == '_' || c == '*') {
            i++;
        } else {
            has_day = has_day || tolower((unsigned char)c) == 'd';
            has_year = has_year || tolower((unsigned char)c) == 'y';
            has_time = has_time || tolower((unsigned char)c) == 'h' || c == 's';
        }
    }
    if (has_day)
        return VT_XLSX_DATE;
    return has_year ? VT_XLSX_MONTH : has_time ? VT_XLSX_TIME : VT_XLSX_NUMBER;
}

/* Those that are not written down (ECMA-376 part 1, 18.8.30). */
static enum vt_xlsx_shown shown_by_id(int id, const struct number_format *own, size_t own_count)
{
    for (size_t i = 0; i < own_count; i++)
        if (own[i].id == id)
            return own[i].shown;
    if (id == 17)
        return VT_XLSX_MONTH;
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
        return VT_XLSX_TIME;
    bool is_date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return is_date ? VT_XLSX_DATE : VT_XLSX_NUMBER;
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
            own[own_count++].shown = shown_by(vt_xml_attribute(xml, "formatCode", room));
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

/* ---- numbers ---- */

static void add_plain(double value, struct vt_buf *buf)
{
    vt_buf_printf(buf, "%.15g", value);
}

static void add_date(const struct vt_xlsx_book *book, double value, enum vt_xlsx_shown shown,
                     struct vt_buf *buf)
{
    double days = floor(value) + (book->counts_from_1904 ? DAYS_1900_TO_1904 : 0);
    if (!(days >= FIRST_TRUE_DAY && days <= LAST_DAY)) {
        add_plain(value, buf);
        return;
    }
    time_t seconds = ((time_t)days - DAYS_TO_1970) * SECONDS_OF_DAY;
    struct tm day;
    gmtime_r(&seconds, &day);
    if (shown == VT_XLSX_DATE)
        vt_buf_printf(buf, "%02d/", day.tm_mday);
    vt_buf_printf(buf, "%02d/%04d", day.tm_mon + 1, day.tm_year + 1900);
}

static void add_time(double value, struct vt_buf *buf)
{
    int minutes = (int)((value - floor(value)) * 24 * 60 + 0.5);
    vt_buf_printf(buf, "%02d:%02d", minutes / 60 % 24, minutes % 60);
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
    double value = strtod(room, NULL);
    enum vt_xlsx_shown shown =
        format < book->format_count ? (enum vt_xlsx_shown)book->shown[format] : VT_XLSX_NUMBER;
    if (!isfinite(value))
        return;
    if (shown == VT_XLSX_DATE || shown == VT_XLSX_MONTH)
        add_date(book, value, shown, buf);
    else if (shown == VT_XLSX_TIME)
        add_time(value, buf);
    else
        add_plain(value, buf);
}
