#include "vt_terms.h"

#include "vt_file.h"
#include "vt_test.h"
#include "vt_type.h"

static int by_term(const void *a, const void *b)
{
    const struct vt_index_term *x = a, *y = b;
    return vt_str_compare(x->term, y->term);
}

/** "term=wdf …" in byte order, without the terms every unit has. */
static struct vt_str describe(struct vt_arena *arena, const struct vt_index_unit *unit)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(1 << 20);
    struct vt_index_term *terms = vt_arena_array(arena, unit->term_count, sizeof *terms);
    memcpy(terms, unit->terms, unit->term_count * sizeof *terms);
    qsort(terms, unit->term_count, sizeof *terms, by_term);
    for (size_t i = 0; i < unit->term_count; i++) {
        if (terms[i].term.ptr[0] == 'U' || terms[i].term.ptr[0] == 'W')
            continue;
        vt_buf_printf(&buf, "%s%.*s=%u", buf.len_bytes > 0 ? " " : "", VT_STR_ARG(terms[i].term),
                      terms[i].wdf);
    }
    return vt_arena_copy(arena, vt_buf_str(&buf));
}

static struct vt_terms_input empty_input(void)
{
    const struct vt_str none = VT_STR_EMPTY;
    return (struct vt_terms_input){.id = VT_STR("D1.1"),
                                   .unit = VT_STR("document"),
                                   .document = VT_STR("1.1"),
                                   .article = none,
                                   .key = none,
                                   .type = none,
                                   .issuer_code = none,
                                   .issuer_name = none,
                                   .place = none,
                                   .date = none,
                                   .signer = none,
                                   .subject = none,
                                   .heading = none,
                                   .text = none};
}

static void set_field(struct vt_terms_input *input, struct vt_str name, const struct vt_str *value)
{
    const struct {
        const char *name;
        struct vt_str *field;
    } fields[] = {{"key", &input->key},
                  {"type", &input->type},
                  {"issuer_code", &input->issuer_code},
                  {"issuer_name", &input->issuer_name},
                  {"place", &input->place},
                  {"date", &input->date},
                  {"signer", &input->signer},
                  {"subject", &input->subject},
                  {"heading", &input->heading},
                  {"text", &input->text}};
    for (size_t i = 0; i < VT_ARRAY_LEN(fields); i++)
        if (vt_str_eq(name, vt_str(fields[i].name)))
            *fields[i].field = *value;
    if (vt_str_eq(name, VT_STR("cites"))) {
        input->cites = value;
        input->cites_count = 1;
    }
}

static void check_row(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 16 << 20);
    struct vt_terms_input input = empty_input();
    struct vt_index_unit unit;
    set_field(&input, cells[0], &cells[1]);
    vt_assert_ok(vt_terms_build(&arena, &input, &unit, NULL));
    struct vt_str terms = describe(&arena, &unit);
    ck_assert_msg(vt_str_eq(terms, cells[2]), "query_terms.tsv:%u: got '%.*s'", line,
                  VT_STR_ARG(terms));
}

START_TEST(test_terms_of_each_field)
{
    vt_ref_init();
    vt_test_rows("query_terms.tsv", 3, check_row, NULL);
}
END_TEST

static struct vt_str value_of(const struct vt_index_unit *unit, uint32_t slot)
{
    for (size_t i = 0; i < unit->value_count; i++)
        if (unit->values[i].slot == slot)
            return unit->values[i].bytes;
    return VT_STR_EMPTY;
}

START_TEST(test_values_and_data)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 16 << 20);
    struct vt_terms_input input = empty_input();
    input.id = VT_STR("A1.1#5");
    input.unit = VT_STR("article");
    input.article = VT_STR("5");
    input.type = VT_STR("NGHI_QUYET");
    input.issuer_code = VT_STR("TW");
    input.date = VT_STR("2025-03");
    input.span = (struct vt_span){10, 4000000000u};
    struct vt_index_unit unit;
    vt_assert_ok(vt_terms_build(&arena, &input, &unit, NULL));
    vt_assert_str(unit.id, VT_STR("A1.1#5"));
    ck_assert_uint_eq(unit.value_count, 6);
    const struct vt_index_value expected[] = {{VT_SLOT_DATE, VT_STR("20250300")},
                                              {VT_SLOT_TYPE, VT_STR("NGHI_QUYET")},
                                              {VT_SLOT_ISSUER, VT_STR("TW")},
                                              {VT_SLOT_YEAR, VT_STR("2025")},
                                              {VT_SLOT_ORDER, VT_STR("20250300A1.1#5")}};
    for (size_t i = 0; i < VT_ARRAY_LEN(expected); i++) {
        ck_assert_uint_eq(unit.values[i].slot, expected[i].slot);
        vt_assert_str(unit.values[i].bytes, expected[i].bytes);
    }
    struct vt_terms_head head;
    vt_assert_ok(vt_terms_read(value_of(&unit, VT_SLOT_HEAD), &head));
    vt_assert_str(head.unit, VT_STR("article"));
    vt_assert_str(head.document, VT_STR("1.1"));
    vt_assert_str(head.article, VT_STR("5"));
    ck_assert_uint_eq(head.span.start, 10);
    ck_assert_uint_eq(head.span.end, 4000000000u);
    vt_assert_str(vt_terms_document(&arena, VT_STR("1.1")), VT_STR("W1.1"));
}
END_TEST

/* Texts of which 3 bytes are a letter, so that no bound falls between two of them. */
static struct vt_str letters(struct vt_arena *arena, size_t count)
{
    char *text = vt_arena_alloc(arena, 3 * count);
    for (size_t i = 0; i < count; i++)
        memcpy(text + 3 * i, "ế", 3);
    return vt_str_n(text, 3 * count);
}

START_TEST(test_the_beginning_of_a_text_is_kept)
{
    struct vt_arena arena;
    vt_arena_init(&arena, 1 << 26);
    const struct {
        const char *article;
        struct vt_str text;
        size_t kept_bytes;
    } cases[] = {{"", VT_STR("Một\tbức thư\n"), VT_STR("Một\tbức thư\n").len_bytes},
                 {"", letters(&arena, 5000), VT_TERMS_DOCUMENT_BYTES / 3 * 3},
                 {"5", letters(&arena, 5000), 15000},
                 {"5", letters(&arena, 30000), VT_TERMS_ARTICLE_BYTES / 3 * 3}};
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++) {
        struct vt_terms_input input = empty_input();
        struct vt_index_unit unit;
        input.article = vt_str(cases[i].article);
        input.text = cases[i].text;
        vt_assert_ok(vt_terms_build(&arena, &input, &unit, NULL));
        vt_assert_str(unit.data, vt_str_n(cases[i].text.ptr, cases[i].kept_bytes));
    }
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_codes_of_all_words_are_kept)
{
    enum { WORDS = VT_TERMS_DOCUMENT_WORDS + 100 };
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 24);
    struct vt_terms_input input = empty_input();
    struct vt_index_unit unit;
    struct vt_terms_head head;
    char text[3 * WORDS + 1];
    for (size_t i = 0; i < WORDS; i++)
        memcpy(text + 3 * i, "ab ", 4);
    input.subject = VT_STR("Về chợ nổi");
    input.heading = VT_STR("Ghe");
    input.text = vt_str(text);
    vt_assert_ok(vt_terms_build(&arena, &input, &unit, NULL));
    vt_assert_ok(vt_terms_read(value_of(&unit, VT_SLOT_HEAD), &head));
    ck_assert_uint_eq(head.codes.title.count, 3);
    ck_assert_uint_eq(head.codes.heading.count, 1);
    ck_assert_uint_eq(head.codes.text.count, VT_TERMS_DOCUMENT_WORDS);
    const struct vt_codes rest = vt_terms_rest(value_of(&unit, VT_SLOT_REST));
    ck_assert_uint_eq(rest.count, 100);
    ck_assert_uint_eq(vt_codes_at(rest, 99), vt_codes_at(head.codes.text, 0));
    input.text = VT_STR("ab");
    vt_assert_ok(vt_terms_build(&arena, &input, &unit, NULL));
    ck_assert_uint_eq(value_of(&unit, VT_SLOT_REST).len_bytes, 0);
}
END_TEST

START_TEST(test_heads_that_others_wrote_are_refused)
{
    static const char *const bad[] = {"",
                                      "article",
                                      "article\t1.1\t5\t1",
                                      "article\t1.1\t5\tx\t2",
                                      "article\t1.1\t5\t1\t99999999999",
                                      "article\t1.1\t5\t1\t2",
                                      "article\t1.1\t5\t1\t99999999999\t",
                                      "article\t1.1\t5\t1\t2\t",
                                      "article\t1.1\t5\t1\t2\tabc",
                                      "article\t1.1\t5\t1\t2\t\x01\x01zz"};
    struct vt_terms_head head;
    for (size_t i = 0; i < VT_ARRAY_LEN(bad); i++)
        ck_assert_int_eq(vt_terms_read(vt_str(bad[i]), &head), VT_E_CORRUPT);
}
END_TEST

START_TEST(test_ids_that_cannot_be_terms_are_refused)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 16 << 20);
    struct vt_terms_input input = empty_input();
    struct vt_index_unit unit;
    char longer[VT_INDEX_TERM_BYTES + 1];
    memset(longer, 'x', sizeof longer);
    input.id = VT_STR_EMPTY;
    ck_assert_int_eq(vt_terms_build(&arena, &input, &unit, NULL), VT_E_INVALID);
    input.id = vt_str_n(longer, VT_INDEX_TERM_BYTES);
    ck_assert_int_eq(vt_terms_build(&arena, &input, &unit, NULL), VT_E_INVALID);
    input.id = vt_str_n(longer, VT_INDEX_TERM_BYTES - 1);
    input.document = VT_STR("a\tb");
    ck_assert_int_eq(vt_terms_build(&arena, &input, &unit, NULL), VT_E_INVALID);
}
END_TEST

/* Words and keys without end become terms of 245 bytes that are still UTF-8. */
START_TEST(test_endless_words_are_cut)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 64 << 20);
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(1 << 20);
    while (text.len_bytes < 5000)
        vt_buf_puts(&text, "ậ");
    struct vt_terms_input input = empty_input();
    input.text = vt_buf_str(&text);
    input.key = input.signer = input.document = input.text;
    struct vt_index_unit unit;
    vt_assert_ok(vt_terms_build(&arena, &input, &unit, NULL));
    for (size_t i = 0; i < unit.term_count; i++) {
        ck_assert_uint_le(unit.terms[i].term.len_bytes, VT_INDEX_TERM_BYTES);
        ck_assert(vt_utf8_valid(unit.terms[i].term, NULL));
    }
}
END_TEST

VT_TEST_MAIN("query.terms", test_terms_of_each_field, test_values_and_data,
             test_the_beginning_of_a_text_is_kept, test_codes_of_all_words_are_kept,
             test_heads_that_others_wrote_are_refused, test_ids_that_cannot_be_terms_are_refused,
             test_endless_words_are_cut)
