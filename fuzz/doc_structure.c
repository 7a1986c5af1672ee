/* Any text is split into documents that cover it in order; fields and units lie within it, and the ids of
 * units are unique. */
#include "fuzz_target.h"
#include "fuzz_text.h"
#include "vt_document.h"

enum { ARENA_BYTES = 256 << 20 };

static void check_fields(const struct vt_document *document, struct vt_str text)
{
    const struct vt_field *fields[] = {
        &document->key,      &document->number_raw, &document->type_field, &document->issuer,
        &document->date,     &document->place,      &document->subject,    &document->signer,
        &document->position, &document->authority,  &document->effective,  &document->filing};
    for (size_t i = 0; i < VT_ARRAY_LEN(fields); i++) {
        require(fuzz_within(fields[i]->span, text));
        require(fields[i]->confidence >= 0 && fields[i]->confidence <= 1);
    }
    for (size_t i = 0; i < document->recipient_count; i++)
        require(fuzz_within(document->recipients[i].span, text));
}

static void check_units(const struct vt_document *document, struct vt_str text)
{
    for (size_t i = 0; i < document->unit_count; i++) {
        const struct vt_unit *unit = &document->units[i];
        require(fuzz_within(unit->span, text) && unit->eid.len_bytes > 0);
        for (size_t j = 0; j < i; j++)
            require(!vt_str_eq(unit->eid, document->units[j].eid));
        require(unit->parent >= -1 && unit->parent < (int32_t)i);
        require(i == 0 || unit->span.start >= document->units[i - 1].span.start);
        if (unit->parent >= 0) {
            struct vt_span above = document->units[unit->parent].span;
            require(unit->span.start >= above.start && unit->span.end <= above.end);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    struct vt_arena arena;
    struct vt_page page;
    const struct vt_extent *extents;
    size_t count, covered = 0;
    vt_ref_init();
    vt_arena_init(&arena, ARENA_BYTES);
    struct vt_str text = fuzz_text(&arena, data, len_bytes);
    require(vt_page_read(&arena, text, &page, NULL) == VT_OK);
    require(vt_document_split(&arena, &page, &extents, &count, NULL) == VT_OK && count > 0);
    for (size_t i = 0; i < count; i++) {
        struct vt_document document;
        require(extents[i].begin == covered && extents[i].end >= covered);
        covered = extents[i].end;
        require(vt_document_fields(&arena, &page, extents[i], &document, NULL) == VT_OK);
        require(vt_document_outline(&arena, &page, extents[i], &document, NULL) == VT_OK);
        check_fields(&document, text);
        check_units(&document, text);
    }
    require(covered == page.cell_count);
    vt_arena_release(&arena);
    return 0;
}
