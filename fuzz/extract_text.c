/* Plain text of any bytes is extracted or refused; offsets lie within the file, and the record of each
 * document is read back by both readers with the same text. */
#include "fuzz_target.h"
#include "fuzz_text.h"
#include "vt_akn.h"
#include "vt_extract.h"

enum { ARENA_BYTES = 256 << 20 };

static void check_range(const json_t *object, size_t len_bytes)
{
    int64_t start = vt_json_get_int(object, "byte_start", -1);
    int64_t end = vt_json_get_int(object, "byte_end", -1);
    require(start >= 0 && start <= end && (size_t)end <= len_bytes);
}

static void check_record(const json_t *document)
{
    struct vt_arena arena;
    struct vt_akn_record record;
    struct vt_str text, xml = vt_json_get_str(document, "akn");
    vt_arena_init(&arena, ARENA_BYTES);
    require(vt_akn_read(&arena, xml, &record, NULL) == VT_OK);
    require(vt_akn_text(&arena, xml, &text, NULL) == VT_OK && vt_str_eq(text, record.text));
    require((int64_t)record.unit_count == vt_json_get_int(document, "units", -1));
    vt_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    const struct vt_extract_options options = {.with_record = true, .explain = true};
    struct vt_str bytes = vt_str_n((const char *)data, len_bytes);
    json_t *answer = NULL, *document, *mention;
    size_t i, j;
    if (vt_extract_bytes(bytes, "a.txt", &options, &answer, NULL) != VT_OK)
        return 0;
    bool as_it_stands = vt_utf8_valid(bytes, NULL) &&
                        vt_str_eq(vt_json_get_str(answer, "encoding"), VT_STR("utf-8")) &&
                        vt_str_eq(vt_json_get_str(answer, "format"), VT_STR("text"));
    json_array_foreach(json_object_get(answer, "documents"), i, document)
    {
        check_record(document);
        if (as_it_stands)
            check_range(document, len_bytes);
        json_array_foreach(json_object_get(document, "mentions"), j, mention)
        {
            if (as_it_stands)
                check_range(mention, len_bytes);
        }
    }
    json_decref(answer);
    return 0;
}
