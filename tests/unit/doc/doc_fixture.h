/* doc_fixture.h — a text read as documents, for the tests of lib/doc. */
#ifndef DOC_FIXTURE_H
#define DOC_FIXTURE_H

#include "vt_test.h"

#include "vt_document.h"

struct doc_fixture {
    struct vt_arena arena;
    struct vt_page page;
    const struct vt_extent *extents;
    size_t count;
};

static inline void doc_fixture_init(struct doc_fixture *f, struct vt_str text)
{
    vt_ref_init();
    vt_arena_init(&f->arena, 256 * 1024 * 1024);
    vt_assert_ok(vt_page_read(&f->arena, text, &f->page, NULL));
    vt_assert_ok(vt_document_split(&f->arena, &f->page, &f->extents, &f->count, NULL));
}

static inline void doc_fixture_read(struct doc_fixture *f, size_t index, struct vt_document *ret)
{
    vt_assert_ok(vt_document_fields(&f->arena, &f->page, f->extents[index], ret, NULL));
    vt_assert_ok(vt_document_outline(&f->arena, &f->page, f->extents[index], ret, NULL));
}

#endif
