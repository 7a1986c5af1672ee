#include "vt_document.h"

#include "vt_footer.h"
#include "vt_header.h"

enum { HEADER_CELLS = 140 };

struct vt_str vt_mention_kind_name(enum vt_mention_kind kind)
{
    static const char *const NAMES[] = {"number", "name",  "plenum", "date",
                                        "self",   "alias", "anaphor"};
    return vt_str(NAMES[kind]);
}

static bool is_first_article(const struct vt_page *page, const struct vt_cell *cell)
{
    size_t at = vt_cell_first_word(page, cell);
    return at + 1 < cell->end && vt_token_is(&page->tokens[at], vt_word(VT_STR("điều"))) &&
           (page->tokens[at].flags & VT_TOKEN_CAPITAL) != 0 &&
           page->tokens[at + 1].kind == VT_TOKEN_NUMBER && page->tokens[at + 1].match == 1;
}

/* The letterhead and title end at the addressee or the first article at the latest. */
static void bound_header(struct vt_header *h, struct vt_extent extent)
{
    h->begin = extent.begin;
    h->end = extent.end < extent.begin + HEADER_CELLS ? extent.end : extent.begin + HEADER_CELLS;
    for (size_t i = h->begin; i < h->end; i++) {
        const struct vt_cell *cell = &h->page->cells[i];
        if (is_first_article(h->page, cell) ||
            (i > h->begin && vt_role_of_cell(h->page, cell) == VT_ROLE_BODY)) {
            h->end = i;
        } else if (vt_role_of_cell(h->page, cell) == VT_ROLE_ADDRESSEE) {
            h->end = i + 1;
        }
    }
    size_t first, end;
    vt_extent_tokens(h->page, (struct vt_extent){h->begin, h->end}, &first, &end);
    h->first = first;
    h->last = end;
}

static bool has_role(const struct vt_header *h, enum vt_role role)
{
    for (size_t i = h->begin; i < h->end; i++)
        if (vt_role_of_cell(h->page, &h->page->cells[i]) == role)
            return true;
    return false;
}

/* Without a title line: a letter to somebody is a dispatch whatever its code says; else the number
 * tells. */
static void infer_type(struct vt_header *h)
{
    struct vt_document *d = h->document;
    const struct vt_number *n = &d->number_parts;
    if (n->form == VT_NUMBER_JOINT && d->type == vt_known_types()->thong_tu)
        d->type = n->type; /* "THÔNG TƯ / Liên tịch …" */
    if (n->type == vt_known_types()->vbhn)
        d->type = n->type; /* it bears the title of what it consolidates */
    if (d->type != 0)
        return;
    bool numbered = d->number_raw.span.end > 0 || d->subject.value.len_bytes > 0;
    bool letter = (numbered && has_role(h, VT_ROLE_ADDRESSEE)) || n->form == VT_NUMBER_DISPATCH;
    const char *rule = letter ? "letter" : "number";
    vt_type type = letter ? vt_known_types()->cong_van : n->type;
    if (type == 0 && n->form == VT_NUMBER_QH)
        type = vt_known_types()->luat;
    if (type == 0 && d->subject.value.len_bytes > 0 && n->form != VT_NUMBER_NONE)
        type = vt_known_types()->cong_van;
    d->type = type;
    if (type != 0)
        d->type_field = (struct vt_field){vt_type_id(type), {0, 0}, rule, letter ? 0.93f : 0.85f};
}

static void set_empty(struct vt_document *d)
{
    struct vt_field *const fields[] = {
        &d->key,     &d->number_raw, &d->type_field, &d->issuer,   &d->issuer_place, &d->date,
        &d->place,   &d->subject,    &d->signer,     &d->position, &d->authority,    &d->effective,
        &d->expires, &d->filing,     &d->secrecy,    &d->urgency};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        fields[i]->value = VT_STR_EMPTY;
    d->issuer_code = VT_STR_EMPTY;
    d->number_parts.serial = d->number_parts.issuer_code = d->number_parts.type_code = VT_STR_EMPTY;
    d->number_parts.units = VT_STR_EMPTY;
}

/* Marks of secrecy and urgency stand alone in their cell. */
static void find_classes(struct vt_header *h)
{
    for (size_t i = h->begin; i < h->end; i++) {
        const struct vt_cell *cell = &h->page->cells[i];
        if (!cell->is_upper)
            continue;
        struct vt_field *field =
            vt_cell_is_only(h->page, cell, VT_ROLE_SECRECY)   ? &h->document->secrecy
            : vt_cell_is_only(h->page, cell, VT_ROLE_URGENCY) ? &h->document->urgency
                                                              : NULL;
        if (field != NULL && field->value.len_bytes == 0)
            *field = vt_page_field(h->arena, h->page, vt_cell_first_word(h->page, cell), cell->end,
                                   "mark", 0.9f);
    }
}

int vt_document_fields(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                       struct vt_document *ret, struct vt_error *err)
{
    (void)err;
    struct vt_header h = {.arena = arena, .page = page, .title_cell = SIZE_MAX, .document = ret};
    *ret = (struct vt_document){0};
    set_empty(ret);
    bound_header(&h, extent);
    if (has_role(&h, VT_ROLE_PARTY))
        ret->regime = VT_REGIME_PARTY;
    vt_header_title(&h);
    vt_header_number(&h);
    vt_header_date(&h);
    vt_header_subject(&h);
    infer_type(&h);
    vt_header_issuer(&h);
    find_classes(&h);
    vt_footer_consolidation(arena, page, extent, ret);
    vt_footer_adoption(arena, page, extent, ret);
    vt_footer_signature(arena, page, extent, ret);
    vt_footer_recipients(arena, page, extent, ret);
    vt_footer_stamp(arena, page, extent, ret);
    vt_footer_effect(arena, page, extent, ret);
    return VT_OK;
}
