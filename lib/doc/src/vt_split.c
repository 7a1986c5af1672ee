/* Where the documents of a bundle begin.
 *
 * A header (country or Party name on its own) or a line "Số …" begins a document if enough of a
 * letterhead stands around it, unless it heads a form or an enclosure of the document before it. */
#include "vt_cleanup.h"
#include "vt_hash.h"
#include "vt_roles.h"

enum {
    HEADER_LINES = 14,    /* a letterhead with date and type ends within these */
    LETTERHEAD_ABOVE = 6, /* lines of the issuer above the country's name */
    FORM_ABOVE = 5
};

static bool is_header_cell(const struct vt_page *page, const struct vt_cell *cell)
{
    size_t at = vt_cell_first_word(page, cell), count = 0;
    enum vt_role role = vt_role_at(page, at, cell->end, &count);
    if (role != VT_ROLE_COUNTRY && role != VT_ROLE_PARTY)
        return false;
    for (at += count; at < cell->end; at++)
        if (page->tokens[at].kind != VT_TOKEN_MARK)
            return vt_role_at(page, at, cell->end, NULL) == VT_ROLE_MOTTO;
    return true;
}

/* "Số: 12/…" or "Số   /QĐ-UBND": a number line, with or without its figures.  *ret_key is a hash of the number's
   key, 0 where it is blank. */
static bool is_number_cell(const struct vt_page *page, const struct vt_cell *cell,
                           uint64_t *ret_key)
{
    size_t at = vt_cell_first_word(page, cell), count = 0;
    if (at >= cell->end || (page->tokens[at].flags & VT_TOKEN_CAPITAL) == 0 ||
        vt_role_at(page, at, cell->end, &count) != VT_ROLE_NUMBER)
        return false;
    at += count;
    if (at < page->token_count && vt_token_is_mark(&page->tokens[at], ':'))
        at++;
    size_t end = at + 12 < page->token_count ? at + 12 : page->token_count;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 64 * 1024);
    struct vt_number number;
    *ret_key = 0;
    size_t used = vt_number_scan(page->text, page->tokens, at, end, true, &arena, &number);
    if (used > 0) {
        *ret_key = vt_hash64(vt_number_key(&number, &arena)) | 1;
        return number.form != VT_NUMBER_LEGACY &&
               (at + used >= page->token_count || page->tokens[at + used].gap >= VT_GAP_LINE ||
                at + used >= cell->end);
    }
    /* Dots for the figures, or no known body: a form. */
    return at < end && page->tokens[at].kind == VT_TOKEN_MARK && page->tokens[at].mark != '.' &&
           vt_number_scan_blank(page->text, page->tokens, at, end, &arena, &number) > 0 &&
           vt_issuer_by_code(number.issuer_code) != NULL;
}

static bool is_type_cell(const struct vt_page *page, const struct vt_cell *cell)
{
    size_t at = vt_cell_first_word(page, cell);
    vt_type type;
    return at < cell->end && cell->is_upper && vt_type_scan(page->tokens, at, cell->end, &type) > 0;
}

static bool has_date(const struct vt_page *page, const struct vt_cell *cell)
{
    struct vt_date date;
    for (size_t i = cell->first; i < cell->end; i++) {
        size_t end = i + 12 < page->token_count ? i + 12 : page->token_count;
        if (vt_date_scan(page->tokens, i, end, &date, NULL) >= 4)
            return true;
    }
    return false;
}

/* What stands in the lines from a cell on. */
struct surroundings {
    uint64_t number; /* hash of its key, 0: none */
    bool blank_number, type, date, subject, addressee, enclosed;
};

static struct surroundings look_around(const struct vt_page *page, size_t at, size_t end)
{
    struct surroundings s = {0};
    uint32_t last = page->cells[at].line + HEADER_LINES;
    for (size_t i = at; i < end && page->cells[i].line <= last; i++) {
        const struct vt_cell *cell = &page->cells[i];
        uint64_t key;
        if (is_number_cell(page, cell, &key)) {
            s.number = s.number != 0 ? s.number : key;
            s.blank_number = s.blank_number || key == 0;
        }
        enum vt_role role = vt_role_of_cell(page, cell);
        s.subject = s.subject || role == VT_ROLE_SUBJECT;
        s.addressee = s.addressee || role == VT_ROLE_ADDRESSEE;
        s.enclosed = s.enclosed || role == VT_ROLE_ENCLOSED;
        s.type = s.type || is_type_cell(page, cell);
        s.date = s.date || has_date(page, cell);
    }
    return s;
}

/* Whether lines just above say that a form or annex begins here. */
static bool is_below_form(const struct vt_page *page, size_t at, size_t begin)
{
    uint32_t line = page->cells[at].line;
    for (size_t i = at; i-- > begin && page->cells[i].line + FORM_ABOVE >= line;) {
        enum vt_role role = vt_role_of_cell(page, &page->cells[i]);
        if (role == VT_ROLE_FORM || role == VT_ROLE_ANNEX)
            return true;
    }
    return false;
}

/* The first cell of the letterhead around a header: the issuer's capitals and the number above it.
 */
static size_t letterhead_start(const struct vt_page *page, size_t at, size_t begin)
{
    size_t start = at;
    uint32_t line = page->cells[at].line;
    for (size_t i = at; i-- > begin && page->cells[i].line + LETTERHEAD_ABOVE >= line;) {
        const struct vt_cell *cell = &page->cells[i];
        uint64_t key;
        if (cell->is_upper || is_number_cell(page, cell, &key)) {
            start = i;
            line = cell->line;
        } else if (vt_cell_first_word(page, cell) < cell->end) {
            break;
        }
    }
    return start;
}

/* What the current document has shown so far. */
struct progress {
    bool has_body;   /* recitals, an addressee or an article were passed */
    bool signed_off; /* recipients or a signature were passed */
    uint64_t number; /* hash of its key, 0: none yet */
};

static bool begins_document(const struct vt_page *page, size_t at, size_t begin,
                            const struct progress *progress)
{
    const struct vt_cell *cell = &page->cells[at];
    uint64_t key;
    if (is_header_cell(page, cell)) {
        if (!progress->has_body)
            return false;
        size_t start = letterhead_start(page, at, begin);
        struct surroundings s = look_around(page, start, page->cell_count);
        if (is_below_form(page, start, begin))
            return false;
        if (s.number != 0) /* the same number again: a summary in front, or an enclosure */
            return s.number != progress->number && (s.date || s.type || s.addressee);
        return s.blank_number && !s.enclosed && s.date && (s.type || s.addressee);
    }
    if (!progress->signed_off || !is_number_cell(page, cell, &key) || key == 0 ||
        key == progress->number ||
        !vt_token_is(&page->tokens[vt_cell_first_word(page, cell)], vt_word(VT_STR("số"))))
        return false; /* "Luật số …" alone on a line heads a part of a list */
    if (is_below_form(page, at, begin))
        return false;
    struct surroundings s = look_around(page, at, page->cell_count);
    return s.subject || s.addressee || s.type;
}

static void note_progress(const struct vt_page *page, const struct vt_cell *cell,
                          struct progress *progress)
{
    size_t at = vt_cell_first_word(page, cell);
    uint64_t key;
    if (progress->number == 0 && is_number_cell(page, cell, &key))
        progress->number = key;
    switch (vt_role_of_cell(page, cell)) {
    case VT_ROLE_RECIPIENTS:
    case VT_ROLE_AUTHORITY:
        progress->signed_off = progress->has_body = true;
        break;
    case VT_ROLE_RECITAL:
    case VT_ROLE_ADDRESSEE:
        progress->has_body = true;
        break;
    default:
        break;
    }
    if (!progress->has_body || !cell->is_upper)
        return;
    size_t count = vt_position_scan(page, at, cell->end);
    if (count > 0 && at + count == cell->end)
        progress->signed_off = true;
}

int vt_document_split(struct vt_arena *arena, const struct vt_page *page,
                      const struct vt_extent **ret, size_t *ret_count, struct vt_error *err)
{
    struct vt_extent *extents = NULL;
    size_t count = 0, room = 0, begin = 0;
    struct progress progress = {false, false, 0};
    for (size_t i = 0; i <= page->cell_count; i++) {
        bool at_end = i == page->cell_count;
        if (!at_end && !(i > begin && begins_document(page, i, begin, &progress))) {
            note_progress(page, &page->cells[i], &progress);
            continue;
        }
        size_t end =
            at_end || !is_header_cell(page, &page->cells[i]) ? i : letterhead_start(page, i, begin);
        if (count == room) {
            room = room == 0 ? 4 : room * 2;
            struct vt_extent *bigger = vt_arena_array(arena, room, sizeof *bigger);
            if (bigger == NULL)
                return vt_fail(err, VT_E_NOMEM, "out of memory for the documents of a text");
            if (count > 0)
                memcpy(bigger, extents, count * sizeof *bigger);
            extents = bigger;
        }
        extents[count++] = (struct vt_extent){begin, end};
        begin = end;
        progress = (struct progress){false, false, 0};
    }
    *ret = extents;
    *ret_count = count;
    return VT_OK;
}
