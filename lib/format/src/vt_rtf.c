#include "vt_reader.h"

#include <ctype.h>
#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_docx_notes.h"
#include "vt_fold.h"
#include "vt_rows.h"
#include "vt_rtf_fonts.h"
#include "vt_rtf_words.h"
#include "vt_run.h"

enum {
    DEEPEST_GROUP = 256, /* what is deeper goes by what holds there */
};

/* What holds in a group. */
struct group {
    int font;
    int unicode_skip; /* characters that stand behind \u for readers without Unicode */
    bool is_dropped;
    bool is_font_table;
    bool is_note;
    bool is_hidden, is_deleted, is_raised, is_upper, is_in_table;
};

struct rtf {
    struct vt_str source;
    size_t at;
    struct group groups[DEEPEST_GROUP];
    unsigned depth;
    struct group *group; /* the innermost */
    bool may_be_dropped; /* behind \* */
    int skip;            /* characters still to be passed over behind \u */
    uint32_t lead;       /* first half of a character of two units */
    struct vt_rtf_fonts fonts;
    int default_font;
    struct vt_writer writer;
    struct vt_rows rows;
    struct vt_buf paragraph;
    struct vt_run run;
    struct vt_buf notes; /* a line each */
    struct vt_buf letter;
    size_t note_count;
};

/* ---- text ---- */

static void end_paragraph(struct rtf *r, bool is_in_table)
{
    vt_run_flush(&r->run, &r->paragraph);
    if (r->paragraph.failed != VT_OK && r->writer.failed == VT_OK)
        r->writer.failed = r->paragraph.failed;
    struct vt_str text = vt_buf_str(&r->paragraph);
    if (is_in_table) {
        vt_rows_paragraph(&r->rows, VT_BLOCK_PARAGRAPH, text);
    } else {
        vt_rows_end_table(&r->rows);
        vt_writer_paragraph(&r->writer, VT_BLOCK_PARAGRAPH, text);
    }
    vt_buf_clear(&r->paragraph);
}

static void add_text(struct rtf *r, struct vt_str text)
{
    const struct group *group = r->group;
    if (group->is_dropped || group->is_hidden || group->is_deleted)
        return;
    struct vt_run_style style = {vt_rtf_fonts_at(&r->fonts, group->font)->font, group->is_raised,
                                 group->is_upper};
    vt_run_add(&r->run, style, text, group->is_note ? &r->notes : &r->paragraph);
}

static void add_code_point(struct rtf *r, uint32_t c)
{
    bool is_lead = c >= 0xD800 && c < 0xDC00, is_trail = c >= 0xDC00 && c < 0xE000;
    uint32_t lead = r->lead;
    r->lead = is_lead ? c : 0;
    if (is_lead || (is_trail && lead == 0) || c == 0)
        return;
    if (is_trail)
        c = 0x10000 + ((lead - 0xD800) << 10) + (c - 0xDC00);
    vt_buf_clear(&r->letter);
    vt_utf8_append(&r->letter, c);
    add_text(r, vt_buf_str(&r->letter));
}

static void add_byte(struct rtf *r, unsigned char byte)
{
    if (r->skip > 0)
        r->skip--;
    else if (r->group->is_dropped) /* also within the font table: "{\*\panose …}" */
        return;
    else if (r->group->is_font_table)
        vt_rtf_fonts_add_letter(&r->fonts, (char)byte);
    else
        add_code_point(r, vt_rtf_fonts_at(&r->fonts, r->group->font)->is_1258
                              ? vt_windows_1258(byte)
                              : vt_windows_1252(byte));
}

/* ---- groups ---- */

static void begin_group(struct rtf *r)
{
    if (r->depth + 1 < DEEPEST_GROUP) {
        r->groups[r->depth + 1] = *r->group;
        r->group++;
    }
    r->depth++;
    r->skip = 0;
}

static void end_group(struct rtf *r)
{
    if (r->depth == 0)
        return;
    bool was_note = r->group->is_note;
    r->depth--;
    if (r->depth + 1 < DEEPEST_GROUP)
        r->group = &r->groups[r->depth];
    if (was_note && !r->group->is_note) {
        vt_run_flush(&r->run, &r->notes);
        vt_buf_add_c(&r->notes, '\n');
    }
    r->skip = 0;
}

static void begin_note(struct rtf *r)
{
    if (r->group->is_note || r->group->is_dropped)
        return;
    vt_run_flush(&r->run, &r->paragraph);
    r->group->is_note = true;
}

/* The mark stands in the text and again at the start of the note. */
static void add_note_mark(struct rtf *r)
{
    struct vt_buf *to = r->group->is_note ? &r->notes : &r->paragraph;
    vt_run_flush(&r->run, to);
    if (!r->group->is_note)
        r->note_count++;
    vt_docx_notes_mark(r->note_count, to);
}

/* ---- control words ---- */

static void set_font(struct rtf *r, int number)
{
    r->group->font = number;
    if (r->group->is_font_table)
        r->fonts.entry = number;
}

static void set_plain(struct rtf *r)
{
    struct group *group = r->group;
    group->font = r->default_font;
    group->is_hidden = group->is_deleted = group->is_raised = group->is_upper = false;
}

/* Words that change what holds in the group. */
static void set_property(struct rtf *r, enum vt_rtf_word word, int number)
{
    struct group *group = r->group;
    switch (word) {
    case VT_RTF_CAPS:
        group->is_upper = number != 0;
        break;
    case VT_RTF_CHARSET:
        vt_rtf_fonts_set_charset(&r->fonts, number);
        break;
    case VT_RTF_CODE_PAGE:
        vt_rtf_fonts_set_code_page(&r->fonts, number);
        break;
    case VT_RTF_DEFAULT_FONT:
        r->default_font = group->font = number;
        break;
    case VT_RTF_DELETED:
        group->is_deleted = number != 0;
        break;
    case VT_RTF_DROPPED:
        group->is_dropped = true;
        break;
    case VT_RTF_FONT:
        set_font(r, number);
        break;
    case VT_RTF_FONT_TABLE:
        group->is_font_table = true;
        break;
    case VT_RTF_HIDDEN:
        group->is_hidden = number != 0;
        break;
    case VT_RTF_IN_TABLE:
        group->is_in_table = true;
        break;
    case VT_RTF_NOT_SUPER:
        group->is_raised = false;
        break;
    case VT_RTF_PARAGRAPH_DEFAULTS:
        group->is_in_table = false;
        break;
    case VT_RTF_PLAIN:
        set_plain(r);
        break;
    case VT_RTF_SUPER:
        group->is_raised = number != 0;
        break;
    case VT_RTF_UNICODE_SKIP:
        group->unicode_skip = number >= 0 && number < 16 ? number : 1;
        break;
    default:
        break;
    }
}

/* Words that end something. */
static void end_something(struct rtf *r, enum vt_rtf_word word)
{
    if (r->group->is_dropped)
        return;
    if (r->group->is_note) {
        add_text(r, VT_STR(" "));
    } else if (word == VT_RTF_PARAGRAPH) {
        end_paragraph(r, r->group->is_in_table);
    } else if (word == VT_RTF_CELL) {
        end_paragraph(r, true);
        vt_rows_end_cell(&r->rows);
    } else {
        vt_rows_end_row(&r->rows);
    }
}

static void pass_over(struct rtf *r, int count)
{
    size_t left = r->source.len_bytes - r->at;
    r->at += count > 0 && (size_t)count < left ? (size_t)count : (count > 0 ? left : 0);
}

static void obey(struct rtf *r, struct vt_str name, int number)
{
    const char *character;
    enum vt_rtf_word word = vt_rtf_word(name, &character);
    if (r->may_be_dropped && word != VT_RTF_KEPT && word != VT_RTF_FONT_TABLE)
        r->group->is_dropped = true;
    r->may_be_dropped = false;
    if (word == VT_RTF_CHARACTER)
        add_text(r, vt_str(character));
    else if (word == VT_RTF_TAB)
        add_text(r, VT_STR("\t"));
    else if (word == VT_RTF_LINE)
        add_text(r, VT_STR("\n"));
    else if (word == VT_RTF_UNICODE) {
        add_code_point(r, (uint32_t)(number < 0 ? number + 0x10000 : number) & 0xFFFF);
        r->skip = r->group->unicode_skip;
    } else if (word == VT_RTF_BINARY)
        pass_over(r, number);
    else if (word == VT_RTF_FOOTNOTE)
        begin_note(r);
    else if (word == VT_RTF_NOTE_MARK)
        add_note_mark(r);
    else if (word == VT_RTF_PARAGRAPH || word == VT_RTF_CELL || word == VT_RTF_ROW)
        end_something(r, word);
    else
        set_property(r, word, number);
}

static bool is_letter_at(const struct rtf *r, size_t at)
{
    return at < r->source.len_bytes && isalpha((unsigned char)r->source.ptr[at]);
}

/* A number behind a word; a switch without one is on. */
static int read_number(struct rtf *r)
{
    bool is_negative = r->at < r->source.len_bytes && r->source.ptr[r->at] == '-';
    size_t first = r->at + is_negative, at = first;
    int value = 0;
    while (at < r->source.len_bytes && isdigit((unsigned char)r->source.ptr[at])) {
        if (value < 100000000)
            value = value * 10 + (r->source.ptr[at] - '0');
        at++;
    }
    if (at == first)
        return 1;
    r->at = at;
    return is_negative ? -value : value;
}

static void read_hex(struct rtf *r)
{
    char digits[3] = {0};
    for (int i = 0; i < 2 && r->at < r->source.len_bytes; i++)
        digits[i] = r->source.ptr[r->at++];
    add_byte(r, (unsigned char)strtoul(digits, NULL, 16));
}

static void read_symbol(struct rtf *r, char symbol)
{
    switch (symbol) {
    case '\'':
        read_hex(r);
        break;
    case '*':
        r->may_be_dropped = true;
        break;
    case '~':
        add_text(r, VT_STR("\xC2\xA0"));
        break;
    case '_':
        add_text(r, VT_STR("-"));
        break;
    case '\n':
    case '\r':
        end_something(r, VT_RTF_PARAGRAPH);
        break;
    case '\\':
    case '{':
    case '}':
        add_byte(r, (unsigned char)symbol);
        break;
    default:
        break;
    }
}

static void read_control(struct rtf *r)
{
    size_t start = r->at;
    while (is_letter_at(r, r->at))
        r->at++;
    if (r->at == start) {
        if (r->at < r->source.len_bytes)
            read_symbol(r, r->source.ptr[r->at++]);
        return;
    }
    struct vt_str name = vt_str_n(r->source.ptr + start, r->at - start);
    int number = read_number(r);
    if (r->at < r->source.len_bytes && r->source.ptr[r->at] == ' ')
        r->at++;
    obey(r, name, number);
}

static void read_all(struct rtf *r)
{
    while (r->at < r->source.len_bytes && r->writer.failed == VT_OK) {
        char c = r->source.ptr[r->at++];
        if (c == '{')
            begin_group(r);
        else if (c == '}')
            end_group(r);
        else if (c == '\\')
            read_control(r);
        else if (c != '\n' && c != '\r' && c != '\0')
            add_byte(r, (unsigned char)c);
    }
    r->group = &r->groups[0];
    vt_run_flush(&r->run, &r->paragraph);
    if (r->paragraph.len_bytes > 0)
        end_paragraph(r, false);
    vt_rows_end_table(&r->rows);
    struct vt_str notes = vt_buf_str(&r->notes), note;
    while (notes.len_bytes > 0 && vt_str_split(&notes, '\n', &note))
        vt_writer_paragraph(&r->writer, VT_BLOCK_NOTE, note);
}

int vt_rtf_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err)
{
    struct rtf *r = vt_arena_alloc(source->arena, sizeof *r);
    if (r == NULL || !vt_rtf_fonts_init(&r->fonts, source->arena))
        return vt_fail(err, VT_E_NOMEM, "out of memory for the document");
    r->source = source->bytes;
    r->group = &r->groups[0];
    r->group->unicode_skip = 1;
    r->paragraph = r->notes = VT_BUF_INIT(source->limits->text_bytes);
    r->letter = VT_BUF_INIT(8);
    vt_run_init(&r->run, source->limits->text_bytes);
    vt_writer_init(&r->writer, source);
    r->rows.writer = &r->writer;
    read_all(r);
    if (r->notes.failed != VT_OK && r->writer.failed == VT_OK)
        r->writer.failed = r->notes.failed;
    int status = vt_writer_finish(&r->writer, ret, err);
    vt_writer_release(&r->writer);
    vt_run_release(&r->run);
    vt_buf_release(&r->paragraph);
    vt_buf_release(&r->notes);
    vt_buf_release(&r->letter);
    return status;
}
