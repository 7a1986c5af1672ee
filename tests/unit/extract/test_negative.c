#include "vt_test.h"

#include "vt_buf.h"
#include "vt_extract.h"

/* What looks like the number of a document and is none: nothing may be found, neither a mention nor a
 * number of the text itself.  The rows stand alone, in the middle of a sentence, and below an office's
 * header. */

struct frame {
    const char *before, *after;
};

static const struct frame FRAMES[] = {
    {"", "\n"},
    {"Tại buổi làm việc, các bên đã thống nhất nội dung sau: ",
     ". Các bên đã đọc lại và nhất trí.\n"},
    {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nGIẤY MỜI\n\nKính gửi: "
     "các phòng\n\n",
     "\n\nTrân trọng kính mời./.\n"},
};

static size_t print_found(const json_t *answer, unsigned line, struct vt_str text)
{
    size_t i, j, found = 0;
    json_t *document, *mention;
    json_array_foreach(json_object_get(answer, "documents"), i, document)
    {
        struct vt_str key = vt_json_get_str(document, "key");
        if (key.len_bytes > 0) {
            printf("line %u: '%.*s': number of the text: '%.*s'\n", line, VT_STR_ARG(text),
                   VT_STR_ARG(key));
            found++;
        }
        json_array_foreach(json_object_get(document, "mentions"), j, mention)
        {
            printf("line %u: '%.*s': %.*s: '%.*s'\n", line, VT_STR_ARG(text),
                   VT_STR_ARG(vt_json_get_str(mention, "kind")),
                   VT_STR_ARG(vt_json_get_str(mention, "surface")));
            found++;
        }
    }
    return found;
}

static void check_row(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    (void)cell_count;
    const struct vt_extract_options options = {0};
    for (size_t i = 0; i < VT_ARRAY_LEN(FRAMES); i++) {
        VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
        vt_buf_puts(&text, FRAMES[i].before);
        vt_buf_add(&text, cells[1]);
        vt_buf_puts(&text, FRAMES[i].after);
        VT_AUTOJSON answer = NULL;
        vt_assert_ok(vt_extract_bytes(vt_buf_str(&text), "a.txt", &options, &answer, NULL));
        if (print_found(answer, line, cells[1]) > 0) {
            ++*(unsigned *)ctx;
            return;
        }
    }
}

START_TEST(test_nothing_is_found)
{
    unsigned wrong = 0; /* every row is tried, so that one run shows all that differ */
    vt_test_rows("negative.tsv", 2, check_row, &wrong);
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

VT_TEST_MAIN("extract.negative", test_nothing_is_found)
