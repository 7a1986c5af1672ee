#include "vt_test.h"

#include "vt_buf.h"
#include "vt_extract.h"
#include "vt_file.h"
#include "vt_fold.h"

#include <ctype.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* What a text says does not change with the way its letters are stored, its tone marks are placed and its
 * lines are ended and wrapped.  Each text is extracted as it is and changed; the two answers must be the
 * same but for byte offsets, white space, and the tone style of what they quote. */

typedef void (*change_fn)(struct vt_str text, struct vt_buf *out);

/* ---- the changes ---- */

static void normalize(const UNormalizer2 *form, struct vt_str text, struct vt_buf *out)
{
    int32_t room = (int32_t)text.len_bytes * 3 + 1, length, normal_length, len_bytes;
    VT_AUTOFREE UChar *from = calloc((size_t)room, sizeof *from);
    VT_AUTOFREE UChar *normal = calloc((size_t)room, sizeof *normal);
    UErrorCode code = U_ZERO_ERROR;
    u_strFromUTF8(from, room, &length, text.ptr, (int32_t)text.len_bytes, &code);
    normal_length = unorm2_normalize(form, from, length, normal, room, &code);
    char *bytes = vt_buf_reserve(out, (size_t)room);
    ck_assert_ptr_nonnull(bytes);
    u_strToUTF8(bytes, room, &len_bytes, normal, normal_length, &code);
    ck_assert_msg(U_SUCCESS(code), "%s", u_errorName(code));
    out->len_bytes += (size_t)len_bytes;
}

static void decompose(struct vt_str text, struct vt_buf *out)
{
    UErrorCode code = U_ZERO_ERROR;
    normalize(unorm2_getNFDInstance(&code), text, out);
}

/* The old place of the tone mark and the new one; docs/text.md. */
static const char *const TONE_STYLES[][2] = {
    {"òa", "oà"}, {"ỏa", "oả"}, {"õa", "oã"}, {"óa", "oá"}, {"ọa", "oạ"},
    {"òe", "oè"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"óe", "oé"}, {"ọe", "oẹ"},
    {"ùy", "uỳ"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"úy", "uý"}, {"ụy", "uỵ"},
    {"ÒA", "OÀ"}, {"ỎA", "OẢ"}, {"ÕA", "OÃ"}, {"ÓA", "OÁ"}, {"ỌA", "OẠ"},
    {"ÙY", "UỲ"}, {"ỦY", "UỶ"}, {"ŨY", "UỸ"}, {"ÚY", "UÝ"}, {"ỤY", "UỴ"}};

static bool ends_syllable(struct vt_str text, size_t at)
{
    return at == text.len_bytes ||
           (!isalpha((unsigned char)text.ptr[at]) && (unsigned char)text.ptr[at] < 0x80);
}

static void use_new_tone_style(struct vt_str text, struct vt_buf *out)
{
    for (size_t at = 0; at < text.len_bytes;) {
        struct vt_str rest = vt_str_n(text.ptr + at, text.len_bytes - at);
        size_t i = 0;
        while (i < VT_ARRAY_LEN(TONE_STYLES) && !vt_str_starts(rest, vt_str(TONE_STYLES[i][0])))
            i++;
        bool after_q = at > 0 && tolower((unsigned char)text.ptr[at - 1]) == 'q';
        if (i < VT_ARRAY_LEN(TONE_STYLES) && !after_q &&
            ends_syllable(text, at + strlen(TONE_STYLES[i][0]))) {
            vt_buf_puts(out, TONE_STYLES[i][1]);
            at += strlen(TONE_STYLES[i][0]);
        } else {
            vt_buf_add_c(out, text.ptr[at++]);
        }
    }
}

static void end_lines_with(struct vt_str text, const char *end, struct vt_buf *out)
{
    for (size_t i = 0; i < text.len_bytes; i++) {
        if (text.ptr[i] == '\n')
            vt_buf_puts(out, end);
        else
            vt_buf_add_c(out, text.ptr[i]);
    }
}

static void end_lines_as_dos(struct vt_str text, struct vt_buf *out)
{
    end_lines_with(text, "\r\n", out);
}

static void add_trailing_spaces(struct vt_str text, struct vt_buf *out)
{
    end_lines_with(text, "  \t\n", out);
}

static void add_byte_order_mark(struct vt_str text, struct vt_buf *out)
{
    vt_buf_puts(out, "\xEF\xBB\xBF");
    vt_buf_add(out, text);
}

/* ---- answers ---- */

static bool is_offset(const char *key)
{
    return strstr(key, "byte_") == key || strstr(key, "text_") == key ||
           strcmp(key, "sentence_start") == 0 || strcmp(key, "sentence_end") == 0;
}

/* One line "path: value" for each value. */
static void print_value(const char *path, const json_t *value, struct vt_buf *out)
{
    char below[512];
    const char *key;
    size_t i;
    json_t *member;
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        json_object_foreach((json_t *)value, key, member)
        {
            snprintf(below, sizeof below, "%s.%s", path, key);
            if (!is_offset(key))
                print_value(below, member, out);
        }
        break;
    case JSON_ARRAY:
        vt_buf_printf(out, "%s: %zu\n", path, json_array_size(value));
        json_array_foreach(value, i, member)
        {
            snprintf(below, sizeof below, "%s[%zu]", path, i);
            print_value(below, member, out);
        }
        break;
    case JSON_STRING: {
        struct vt_arena arena;
        vt_arena_init(&arena, 1 << 20);
        vt_buf_printf(out, "%s: ", path);
        vt_fold_match(vt_fold_spaces_in(&arena, vt_str(json_string_value(value))), out);
        vt_buf_add_c(out, '\n');
        vt_arena_release(&arena);
        break;
    }
    default:
        vt_buf_printf(out, "%s: ", path);
        vt_json_print(value, out);
        vt_buf_add_c(out, '\n');
    }
}

static void check_surface(struct vt_str bytes, struct vt_str surface)
{
    struct vt_arena arena;
    VT_AUTO(vt_buf_release) struct vt_buf composed = VT_BUF_INIT(VT_BUF_NO_CAP);
    UErrorCode code = U_ZERO_ERROR;
    vt_arena_init(&arena, 1 << 20);
    normalize(unorm2_getNFCInstance(&code), bytes, &composed);
    vt_assert_str(vt_fold_spaces_in(&arena, vt_buf_str(&composed)),
                  vt_fold_spaces_in(&arena, surface));
    vt_arena_release(&arena);
}

/* The bytes that a mention's offsets give are its surface. */
static void check_offsets(struct vt_str text, const json_t *answer)
{
    size_t i, j;
    json_t *document, *mention;
    json_array_foreach(json_object_get(answer, "documents"), i, document)
    {
        json_array_foreach(json_object_get(document, "mentions"), j, mention)
        {
            int64_t start = vt_json_get_int(mention, "byte_start", -1);
            int64_t end = vt_json_get_int(mention, "byte_end", -1);
            ck_assert(start >= 0 && start < end && (size_t)end <= text.len_bytes);
            check_surface(vt_str_n(text.ptr + start, (size_t)(end - start)),
                          vt_json_get_str(mention, "surface"));
        }
    }
}

static void extract(struct vt_str text, struct vt_buf *out)
{
    const struct vt_extract_options options = {0};
    struct vt_error err;
    VT_AUTOJSON answer = NULL;
    int status = vt_extract_bytes(text, "a.txt", &options, &answer, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    print_value("", json_object_get(answer, "documents"), out);
    check_offsets(text, answer);
}

static void tell_difference(const char *path, const char *change, struct vt_str before,
                            struct vt_str after)
{
    struct vt_str old_line = VT_STR_EMPTY, new_line = VT_STR_EMPTY;
    while (vt_str_eq(old_line, new_line))
        if (!vt_str_split(&before, '\n', &old_line) || !vt_str_split(&after, '\n', &new_line))
            break;
    printf("%s, %s:\n    '%.*s'\n    '%.*s'\n", path, change, VT_STR_ARG(old_line),
           VT_STR_ARG(new_line));
}

/* ---- wrapping ---- */

enum { LONG_LINE = 110 }; /* letters; a shorter line may be layout */

static bool is_word(struct vt_str word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (vt_str_eq(word, vt_str(words[i])))
            return true;
    return false;
}

static struct vt_str word_before(struct vt_str text, size_t space)
{
    size_t start = space;
    while (start > 0 && !isspace((unsigned char)text.ptr[start - 1]))
        start--;
    return vt_str_n(text.ptr + start, space - start);
}

static struct vt_str word_behind(struct vt_str text, size_t space)
{
    size_t end = space + 1;
    while (end < text.len_bytes && !isspace((unsigned char)text.ptr[end]))
        end++;
    return vt_str_n(text.ptr + space + 1, end - space - 1);
}

/* Behind the end of an item or a list's mark, and before what would be a mark at the start of a line,
 * a break has a meaning. */
static bool may_break(struct vt_str text, size_t space)
{
    static const char *const HEADS[] = {"Mục", "Chương", "Phần"};
    struct vt_str before = word_before(text, space), behind = word_behind(text, space);
    if (before.len_bytes == 0 || behind.len_bytes == 0)
        return false;
    if (strchr(".;:", before.ptr[before.len_bytes - 1]) != NULL ||
        strchr("-+*", behind.ptr[0]) != NULL)
        return false;
    if (is_word(before, HEADS, VT_ARRAY_LEN(HEADS)) || is_word(behind, HEADS, VT_ARRAY_LEN(HEADS)))
        return false;
    return strspn(behind.ptr, "IVXLC") == 0;
}

static size_t letters_in(struct vt_str line)
{
    size_t count = 0;
    for (size_t i = 0; i < line.len_bytes; i++)
        count += ((unsigned char)line.ptr[i] & 0xC0) != 0x80;
    return count;
}

/* Lines of at most `width` letters where a long line can be broken. */
static void wrap(struct vt_str text, size_t width, struct vt_buf *out)
{
    struct vt_str rest = text, line;
    while (vt_str_split(&rest, '\n', &line)) {
        bool running = letters_in(line) > LONG_LINE && !vt_str_starts(line, VT_STR("Điều "));
        size_t start = 0, last_space = 0;
        for (size_t i = 0; running && i < line.len_bytes; i++) {
            if (line.ptr[i] != ' ' || !may_break(line, i))
                continue;
            if (last_space > start && letters_in(vt_str_n(line.ptr + start, i - start)) > width) {
                vt_buf_add(out, vt_str_n(line.ptr + start, last_space - start));
                vt_buf_add_c(out, '\n');
                start = last_space + 1;
            }
            last_space = i;
        }
        vt_buf_add(out, vt_str_n(line.ptr + start, line.len_bytes - start));
        vt_buf_add_c(out, '\n');
    }
}

/* ---- the texts ---- */

struct run {
    unsigned texts, wrong;
};

static void check_change(const char *path, const char *name, struct vt_str before,
                         struct vt_str changed, struct run *run)
{
    VT_AUTO(vt_buf_release) struct vt_buf after = VT_BUF_INIT(VT_BUF_NO_CAP);
    extract(changed, &after);
    if (vt_str_eq(before, vt_buf_str(&after)))
        return;
    tell_difference(path, name, before, vt_buf_str(&after));
    run->wrong++;
}

static const struct {
    const char *name;
    change_fn change;
} CHANGES[] = {{"decomposed (NFD)", decompose},
               {"tone marks in the new style", use_new_tone_style},
               {"lines ended by \\r\\n", end_lines_as_dos},
               {"trailing spaces", add_trailing_spaces},
               {"a byte order mark", add_byte_order_mark}};

static void read_text(const char *path, struct vt_buf *out)
{
    struct vt_error err;
    int status = vt_file_read(path, out, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
}

static int check_file(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    (void)info;
    (void)err;
    if (!vt_str_ends(vt_str(path), VT_STR(".txt")))
        return VT_OK;
    struct run *run = ctx;
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf before = VT_BUF_INIT(VT_BUF_NO_CAP);
    read_text(path, &text);
    extract(vt_buf_str(&text), &before);
    for (size_t i = 0; i < VT_ARRAY_LEN(CHANGES); i++) {
        VT_AUTO(vt_buf_release) struct vt_buf changed = VT_BUF_INIT(VT_BUF_NO_CAP);
        CHANGES[i].change(vt_buf_str(&text), &changed);
        check_change(path, CHANGES[i].name, vt_buf_str(&before), vt_buf_str(&changed), run);
    }
    run->texts++;
    return VT_OK;
}

static int check_wrapped_file(const char *path, const struct stat *info, void *ctx,
                              struct vt_error *err)
{
    static const size_t WIDTHS[] = {1, 23, 40, 59, 72, 80, 100};
    (void)info;
    (void)err;
    if (!vt_str_ends(vt_str(path), VT_STR(".txt")))
        return VT_OK;
    struct run *run = ctx;
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf before = VT_BUF_INIT(VT_BUF_NO_CAP);
    read_text(path, &text);
    extract(vt_buf_str(&text), &before);
    for (size_t i = 0; i < VT_ARRAY_LEN(WIDTHS); i++) {
        char name[32];
        VT_AUTO(vt_buf_release) struct vt_buf wrapped = VT_BUF_INIT(VT_BUF_NO_CAP);
        snprintf(name, sizeof name, "wrapped at %zu", WIDTHS[i]);
        wrap(vt_buf_str(&text), WIDTHS[i], &wrapped);
        check_change(path, name, vt_buf_str(&before), vt_buf_str(&wrapped), run);
    }
    run->texts++;
    return VT_OK;
}

static void check_folder(const char *path, vt_file_cb file_cb)
{
    struct run run = {0, 0};
    vt_assert_ok(vt_file_walk(path, file_cb, NULL, &run, NULL));
    ck_assert_uint_gt(run.texts, 0);
    ck_assert_uint_eq(run.wrong, 0);
}

START_TEST(test_own_documents)
{
    check_folder(vt_test_data("documents"), check_file);
}
END_TEST

START_TEST(test_own_corpus)
{
    check_folder(vt_test_data("../../corpus/documents"), check_file);
}
END_TEST

START_TEST(test_annotated_documents)
{
    const char *path = vt_test_shared("gold");
    if (path == NULL)
        VT_TEST_SKIP("the shared corpora are absent");
    check_folder(path, check_file);
}
END_TEST

START_TEST(test_own_documents_wrapped)
{
    check_folder(vt_test_data("documents"), check_wrapped_file);
}
END_TEST

START_TEST(test_own_corpus_wrapped)
{
    check_folder(vt_test_data("../../corpus/documents"), check_wrapped_file);
}
END_TEST

VT_TEST_MAIN("extract.unchanged", test_own_documents, test_own_corpus, test_annotated_documents,
             test_own_documents_wrapped, test_own_corpus_wrapped)
