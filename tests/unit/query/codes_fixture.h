/* codes_fixture.h — texts as codes, for the tests of ranking and phrases. */
#ifndef CODES_FIXTURE_H
#define CODES_FIXTURE_H

#include "vt_codes.h"
#include "vt_test.h"

static inline struct vt_codes fixture_codes(struct vt_arena *arena, const char *text)
{
    struct vt_tokens tokens;
    struct vt_codes codes;
    vt_assert_ok(vt_tokenize(arena, vt_str(text), &tokens, NULL));
    vt_assert_ok(vt_codes_make(arena, &tokens, &codes, NULL));
    return codes;
}

#endif
