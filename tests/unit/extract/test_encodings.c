#include "vt_test.h"

#include "vt_extract.h"
#include "vt_file.h"
#include "vt_fold.h"
#include "vt_legacy.h"
#include "vt_tables.h"

#include <unicode/unorm2.h>

/* A text file says the same in every encoding, and the offsets of what was found in it are those of its
 * own bytes: each text is written in another encoding, with a note of where every byte went. */

struct encoded {
    struct vt_buf bytes;
    size_t *places; /* of the byte of the UTF-8 text with that index, and of its end */
};

typedef void (*encode_fn)(uint32_t c, struct vt_buf *out);

/* ---- encoders ---- */

static bool add_windows(uint32_t c, uint32_t (*character_of)(unsigned char), struct vt_buf *out)
{
    for (unsigned byte = 0x80; byte < 0x100; byte++) {
        if (character_of((unsigned char)byte) != c)
            continue;
        vt_buf_add_c(out, (char)byte);
        return true;
    }
    return false;
}

static void add_bytes(struct vt_str hex, struct vt_buf *out)
{
    for (size_t i = 0; i + 1 < hex.len_bytes; i += 2) {
        char digits[3] = {hex.ptr[i], hex.ptr[i + 1], '\0'};
        vt_buf_add_c(out, (char)strtoul(digits, NULL, 16));
    }
}

/* By a column of schema/legacy_letters.tsv; signs as windows-1252 has them. */
static void encode_letter(uint32_t c, size_t column, struct vt_buf *out)
{
    const struct vt_table *table = &vt_table_legacy_letters;
    if (c < 0x80) {
        vt_buf_add_c(out, (char)c);
        return;
    }
    for (size_t row = 0; row < table->row_count; row++) {
        size_t at = 0;
        if (vt_utf8_next(vt_table_cell(table, row, 0), &at) == c) {
            add_bytes(vt_table_cell(table, row, column), out);
            return;
        }
    }
    ck_assert_msg(add_windows(c, vt_windows_1252, out), "U+%04X", c);
}

static void encode_tcvn3(uint32_t c, struct vt_buf *out)
{
    encode_letter(c, 1, out);
}

static void encode_vni(uint32_t c, struct vt_buf *out)
{
    encode_letter(c, 2, out);
}

static void encode_viscii(uint32_t c, struct vt_buf *out)
{
    encode_letter(c, 3, out);
}

static void encode_vps(uint32_t c, struct vt_buf *out)
{
    encode_letter(c, 4, out);
}

/* The letter without its tone, then the tone. */
static void encode_windows_1258(uint32_t c, struct vt_buf *out)
{
    if (c < 0x80) {
        vt_buf_add_c(out, (char)c);
        return;
    }
    if (add_windows(c, vt_windows_1258, out))
        return;
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    UChar parts[8];
    int32_t count = unorm2_getDecomposition(nfc, (UChar32)c, parts, 8, &code);
    ck_assert_msg(U_SUCCESS(code) && count > 1, "U+%04X", c);
    UChar32 letter = parts[0], tone = 0;
    for (int32_t i = 1; i < count; i++) {
        bool is_tone =
            parts[i] <= 0x0301 || parts[i] == 0x0303 || parts[i] == 0x0309 || parts[i] == 0x0323;
        if (is_tone)
            tone = parts[i];
        else
            letter = unorm2_composePair(nfc, letter, parts[i]);
    }
    encode_windows_1258((uint32_t)letter, out);
    ck_assert(add_windows((uint32_t)tone, vt_windows_1258, out));
}

static void encode_utf16le(uint32_t c, struct vt_buf *out)
{
    vt_buf_add_c(out, (char)(c & 0xFF));
    vt_buf_add_c(out, (char)(c >> 8));
}

static void encode_utf16be(uint32_t c, struct vt_buf *out)
{
    vt_buf_add_c(out, (char)(c >> 8));
    vt_buf_add_c(out, (char)(c & 0xFF));
}

static const struct {
    const char *name; /* as the answer has it */
    const char *mark;
    encode_fn encode;
} ENCODINGS[] = {{"tcvn3", "", encode_tcvn3},
                 {"vni", "", encode_vni},
                 {"viscii", "", encode_viscii},
                 {"vps", "", encode_vps},
                 {"windows-1258", "", encode_windows_1258},
                 {"utf-16le", "\xFF\xFE", encode_utf16le},
                 {"utf-16be", "\xFE\xFF", encode_utf16be}};

static void encode(struct vt_str text, size_t encoding, struct encoded *ret)
{
    ret->places = calloc(text.len_bytes + 1, sizeof *ret->places);
    ck_assert_ptr_nonnull(ret->places);
    vt_buf_puts(&ret->bytes, ENCODINGS[encoding].mark);
    for (size_t at = 0; at < text.len_bytes;) {
        ret->places[at] = ret->bytes.len_bytes;
        ENCODINGS[encoding].encode(vt_utf8_next(text, &at), &ret->bytes);
    }
    ret->places[text.len_bytes] = ret->bytes.len_bytes;
}

/* ---- comparing ---- */

struct run {
    const char *path;
    size_t encoding;
    size_t text_bytes;
    unsigned count, wrong;
};

static void check_place(const char *what, const char *key, const json_t *before,
                        const json_t *after, const struct encoded *encoded, struct run *run)
{
    int64_t was = vt_json_get_int(before, key, -1), is = vt_json_get_int(after, key, -1);
    if (was < 0)
        return;
    ck_assert_uint_le((size_t)was, run->text_bytes);
    int64_t expected = (int64_t)encoded->places[was];
    run->count++;
    if (is == expected)
        return;
    printf("%s, %s: %s of %s is %lld, not %lld\n", run->path, ENCODINGS[run->encoding].name, key,
           what, (long long)is, (long long)expected);
    run->wrong++;
}

static void check_same(const char *what, const json_t *before, const json_t *after, struct run *run)
{
    if (json_equal(before, after))
        return;
    VT_AUTO(vt_buf_release) struct vt_buf was = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf is = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_json_print(before, &was);
    vt_json_print(after, &is);
    printf("%s, %s: %s\n    %.*s\n    %.*s\n", run->path, ENCODINGS[run->encoding].name, what,
           VT_STR_ARG(vt_buf_str(&was)), VT_STR_ARG(vt_buf_str(&is)));
    run->wrong++;
}

static void check_mention(const json_t *before, const json_t *after, const struct encoded *encoded,
                          struct run *run)
{
    static const char *const SAME[] = {"surface", "key",      "type",      "issuer",
                                       "date",    "relation", "pinpoints", "from"};
    static const char *const PLACES[] = {"byte_start", "byte_end", "sentence_start",
                                         "sentence_end"};
    const char *what = json_string_value(json_object_get(before, "surface"));
    for (size_t i = 0; i < VT_ARRAY_LEN(SAME); i++)
        check_same(SAME[i], json_object_get(before, SAME[i]), json_object_get(after, SAME[i]), run);
    for (size_t i = 0; i < VT_ARRAY_LEN(PLACES); i++)
        check_place(what, PLACES[i], before, after, encoded, run);
}

static void check_document(const json_t *before, const json_t *after, const struct encoded *encoded,
                           struct run *run)
{
    static const char *const SAME[] = {"key", "type", "issuer", "date", "subject", "signer"};
    const json_t *mentions = json_object_get(before, "mentions");
    const json_t *after_mentions = json_object_get(after, "mentions");
    const char *field;
    json_t *evidence;
    for (size_t i = 0; i < VT_ARRAY_LEN(SAME); i++)
        check_same(SAME[i], json_object_get(before, SAME[i]), json_object_get(after, SAME[i]), run);
    ck_assert_uint_eq(json_array_size(mentions), json_array_size(after_mentions));
    for (size_t i = 0; i < json_array_size(mentions); i++)
        check_mention(json_array_get(mentions, i), json_array_get(after_mentions, i), encoded, run);
    json_object_foreach(json_object_get(before, "evidence"), field, evidence)
    {
        const json_t *other = json_object_get(json_object_get(after, "evidence"), field);
        check_place(field, "byte_start", evidence, other, encoded, run);
        check_place(field, "byte_end", evidence, other, encoded, run);
    }
}

static json_t *extract(struct vt_str bytes)
{
    const struct vt_extract_options options = {.with_record = false};
    struct vt_error err;
    json_t *answer = NULL;
    int status = vt_extract_bytes(bytes, "a.txt", &options, &answer, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    return answer;
}

static void check_encoding(struct vt_str text, const json_t *before, struct run *run)
{
    struct encoded encoded = {.bytes = VT_BUF_INIT(VT_BUF_NO_CAP)};
    encode(text, run->encoding, &encoded);
    VT_AUTOJSON after = extract(vt_buf_str(&encoded.bytes));
    const json_t *documents = json_object_get(before, "documents");
    const json_t *after_documents = json_object_get(after, "documents");
    vt_assert_str(vt_json_get_str(after, "encoding"), vt_str(ENCODINGS[run->encoding].name));
    ck_assert_uint_eq(json_array_size(documents), json_array_size(after_documents));
    for (size_t i = 0; i < json_array_size(documents); i++)
        check_document(json_array_get(documents, i), json_array_get(after_documents, i), &encoded,
                       run);
    vt_buf_release(&encoded.bytes);
    free(encoded.places);
}

static int check_file(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    (void)info;
    struct run *run = ctx;
    if (!vt_str_ends(vt_str(path), VT_STR(".txt")))
        return VT_OK;
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_file_read(path, &text, err);
    ck_assert_int_eq(status, VT_OK);
    VT_AUTOJSON before = extract(vt_buf_str(&text));
    run->path = path;
    run->text_bytes = text.len_bytes;
    for (run->encoding = 0; run->encoding < VT_ARRAY_LEN(ENCODINGS); run->encoding++)
        check_encoding(vt_buf_str(&text), before, run);
    return VT_OK;
}

START_TEST(test_own_documents)
{
    struct run run = {.count = 0};
    vt_assert_ok(vt_file_walk(vt_test_data("documents"), check_file, NULL, &run, NULL));
    ck_assert_uint_gt(run.count, 1000);
    ck_assert_uint_eq(run.wrong, 0);
}
END_TEST

VT_TEST_MAIN("extract.encodings", test_own_documents)
