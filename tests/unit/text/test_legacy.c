#include "vt_test.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "vt_fold.h"
#include "vt_legacy.h"

static struct vt_arena arena;

static void start(void)
{
    vt_arena_init(&arena, 16 * 1024 * 1024);
}

/* The bytes of which windows-1252 makes the text; empty where it has no byte for a character. */
static void bytes_of(struct vt_str text, struct vt_buf *bytes)
{
    vt_buf_clear(bytes);
    for (size_t at = 0; at < text.len_bytes;) {
        uint32_t c = vt_utf8_next(text, &at);
        unsigned byte = 1;
        while (byte < 256 && vt_windows_1252((unsigned char)byte) != c)
            byte++;
        if (byte == 256) {
            vt_buf_clear(bytes);
            return;
        }
        vt_buf_add_c(bytes, (char)byte);
    }
}

static void check_row(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)line;
    struct vt_buf *bytes = ctx;
    struct vt_text text;
    enum vt_encoding encoding;
    start();
    vt_assert_ok(vt_text_normalize(&arena, cells[1], &text, NULL));
    vt_assert_str(text.normal, cells[2]);
    bytes_of(cells[1], bytes);
    bool is_legacy = !vt_str_eq(cells[0], VT_STR("utf-8"));
    bool is_table = !vt_str_eq(cells[0], vt_str(vt_encoding_name(VT_ENCODING_MOJIBAKE)));
    if (bytes->len_bytes > 0 && is_legacy && is_table) {
        vt_assert_ok(vt_decode(&arena, vt_buf_str(bytes), &text, &encoding, NULL));
        vt_assert_str(text.normal, cells[2]);
        vt_assert_str(vt_str(vt_encoding_name(encoding)), cells[0]);
    }
    vt_arena_release(&arena);
}

START_TEST(test_encodings)
{
    struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_test_rows("text_legacy.tsv", 3, check_row, &bytes);
    vt_buf_release(&bytes);
}
END_TEST

/* The text decomposed and behind a byte order mark. */
static void check_forms(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    UChar wide[512], decomposed[1024];
    char bytes[2048] = "\xEF\xBB\xBF";
    int32_t wide_count, decomposed_count, byte_count;
    UErrorCode code = U_ZERO_ERROR;
    u_strFromUTF8(wide, 512, &wide_count, cells[2].ptr, (int32_t)cells[2].len_bytes, &code);
    decomposed_count =
        unorm2_normalize(unorm2_getNFDInstance(&code), wide, wide_count, decomposed, 1024, &code);
    u_strToUTF8(bytes + 3, 2000, &byte_count, decomposed, decomposed_count, &code);
    ck_assert_msg(U_SUCCESS(code), "line %u", line);
    struct vt_text text;
    start();
    vt_assert_ok(vt_text_normalize(&arena, vt_str_n(bytes, (size_t)byte_count + 3), &text, NULL));
    vt_assert_str(text.normal, cells[2]);
    ck_assert_uint_eq(vt_text_source_offset(&text, 0), 3);
    vt_arena_release(&arena);
}

START_TEST(test_decomposed_text_is_the_same_text)
{
    vt_test_rows("text_legacy.tsv", 3, check_forms, NULL);
}
END_TEST

START_TEST(test_lines_of_one_file_in_several_encodings)
{
    struct vt_str mixed = VT_STR("Căn cứ Luật Tổ chức;\n"
                                 "C\xA8n c\xF8 Ngh\xDE \xAE\xDEnh s\xE8 7\n"
                                 "quye\xE1t \xF1\xF2nh na\xF8y co\xF9 hie\xE4u l\xF6\xEF"
                                 "c\n");
    struct vt_text text;
    enum vt_encoding encoding;
    start();
    vt_assert_ok(vt_decode(&arena, mixed, &text, &encoding, NULL));
    vt_assert_str(text.normal, VT_STR("Căn cứ Luật Tổ chức;\n"
                                      "Căn cứ Nghị định số 7\n"
                                      "quyết định này có hiệu lực\n"));
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_the_way_back_to_the_bytes)
{
    struct vt_str bytes = VT_STR("quye\xE1t \xF1\xF2nh na\xF8y co\xF9 hie\xE4u l\xF6\xEF"
                                 "c 57");
    struct vt_text text;
    enum vt_encoding encoding;
    start();
    vt_assert_ok(vt_decode(&arena, bytes, &text, &encoding, NULL));
    static const char *const WORDS[][2] = {{"này", "na\xF8y"}, {"hiệu", "hie"}, {"57", "57"}};
    for (size_t i = 0; i < VT_ARRAY_LEN(WORDS); i++)
        ck_assert_uint_eq(
            vt_text_source_offset(&text, vt_str_find(text.normal, vt_str(WORDS[i][0]), 0)),
            vt_str_find(bytes, vt_str(WORDS[i][1]), 0));
    ck_assert_uint_eq(vt_text_source_offset(&text, text.normal.len_bytes), bytes.len_bytes);
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_the_way_back_through_two_steps)
{
    /* A legacy line and a decomposed one. */
    struct vt_str source =
        VT_STR("§éc lËp - Tù do - H¹nh phóc\nNghi\xCC\xA3 quye\xCC\x82\xCC\x81t 57");
    struct vt_text text;
    start();
    vt_assert_ok(vt_text_normalize(&arena, source, &text, NULL));
    vt_assert_str(text.normal, VT_STR("Độc lập - Tự do - Hạnh phúc\nNghị quyết 57"));
    static const char *const WORDS[][2] = {
        {"do", "do"}, {"Hạnh", "H"}, {"quyết", "quye"}, {"57", "57"}};
    for (size_t i = 0; i < VT_ARRAY_LEN(WORDS); i++)
        ck_assert_uint_eq(
            vt_text_source_offset(&text, vt_str_find(text.normal, vt_str(WORDS[i][0]), 0)),
            vt_str_find(source, vt_str(WORDS[i][1]), 0));
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_single_broken_bytes)
{
    struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (int i = 0; i < 20; i++)
        vt_buf_puts(&bytes, "Căn cứ Luật Tổ chức\n");
    vt_buf_puts(&bytes, "Điều \xF0 5\n");
    struct vt_text text;
    enum vt_encoding encoding;
    start();
    vt_assert_ok(vt_decode(&arena, vt_buf_str(&bytes), &text, &encoding, NULL));
    ck_assert_int_eq(encoding, VT_ENCODING_UTF8);
    ck_assert(vt_str_ends(text.normal, VT_STR("Điều \xEF\xBF\xBD 5\n")));
    vt_buf_release(&bytes);
    vt_arena_release(&arena);
}
END_TEST

static void check_font(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)line;
    (void)ctx;
    struct vt_font font = vt_font_of(cells[0]);
    vt_assert_str(vt_str(vt_encoding_name(font.encoding)), cells[1]);
    ck_assert_int_eq(font.is_capitals, vt_str_eq(cells[2], VT_STR("yes")));
}

START_TEST(test_fonts)
{
    vt_test_rows("text_fonts.tsv", 3, check_font, NULL);
}
END_TEST

START_TEST(test_a_run_that_was_converted_and_kept_its_font)
{
    struct vt_font font = {VT_ENCODING_TCVN3, false};
    struct vt_buf out = VT_BUF_INIT(1000);
    vt_legacy_decode(font, VT_STR("các cá nhân và"), &out);
    vt_assert_str(vt_buf_str(&out), VT_STR("các cá nhân và"));
    vt_buf_clear(&out);
    vt_legacy_decode(font, VT_STR("c¸c c¸ nh©n nhiều"), &out);
    vt_assert_str(vt_buf_str(&out), VT_STR("các cá nhân nhiều"));
    vt_buf_release(&out);
}
END_TEST

VT_TEST_MAIN("text.legacy", test_encodings, test_decomposed_text_is_the_same_text,
             test_lines_of_one_file_in_several_encodings, test_the_way_back_to_the_bytes,
             test_the_way_back_through_two_steps, test_single_broken_bytes, test_fonts,
             test_a_run_that_was_converted_and_kept_its_font)
