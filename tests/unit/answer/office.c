#include "office.h"

#include <stdio.h>

#include "vt_archive.h"
#include "vt_graph.h"
#include "vt_hash.h"
#include "vt_terms.h"

struct letter {
    const char *id, *key, *type, *issuer, *code, *date, *subject, *effective;
    const char *articles[4]; /* text of Điều 1 …, without their labels */
};

static const struct letter LETTERS[] = {
    {"aaaaaaaaaa01.1",
     "10/2031/NĐ-CP",
     "NGHI_DINH",
     "Chính phủ",
     "CP",
     "2031-03-01",
     "Về quản lý chợ nổi",
     "2031-05-01",
     {"Phạm vi\nNghị định này quy định về chợ nổi, ghe thuyền và bến đỗ.",
      "Giấy phép bến đỗ\nChủ ghe nộp hồ sơ xin giấy phép bến đỗ tại ủy ban.",
      "Xử phạt\nGhe đỗ ngoài bến bị phạt tiền; bến đỗ không phép bị đóng."}},
    {"aaaaaaaaaa02.1",
     "20/2032/NĐ-CP",
     "NGHI_DINH",
     "Chính phủ",
     "CP",
     "2032-06-01",
     "Sửa đổi quy định về chợ nổi",
     "2032-07-01",
     {"Sửa đổi\nSửa đổi Điều 2 của Nghị định số 10/2031/NĐ-CP."}},
    {"aaaaaaaaaa03.1",
     "5/2033/TT-BXD",
     "THONG_TU",
     "Bộ Xây dựng",
     "BXD",
     "2033-01-10",
     "Hướng dẫn xây bến đỗ",
     "2033-03-01",
     {"Bến đỗ\nBến đỗ của chợ nổi dài ba mươi mét.", "Giấy phép\nMẫu giấy phép kèm theo."}},
    {"aaaaaaaaaa04.1",
     "30/2034/NĐ-CP",
     "NGHI_DINH",
     "Chính phủ",
     "CP",
     "2034-02-01",
     "Về chợ trên sông",
     "2034-04-01",
     {"Thay thế\nNghị định này thay thế Nghị định số 10/2031/NĐ-CP."}},
    {"aaaaaaaaaa05.1",
     "99/UBND-KT",
     "CONG_VAN",
     "Ủy ban nhân dân tỉnh Bình Dương",
     "UBND",
     "2033-05-05",
     "Về việc sửa bến đỗ",
     "",
     {NULL}},
};

struct saying {
    const char *document, *key, *type, *date, *relation, *from, *sentence;
    int from_ordinal;
};

static const struct saying SAYINGS[] = {
    {"aaaaaaaaaa02.1", "10/2031/NĐ-CP", "NGHI_DINH", "2031-03-01", "AMENDS", "self",
     "Sửa đổi Điều 2 của Nghị định số 10/2031/NĐ-CP.", -1},
    {"aaaaaaaaaa03.1", "10/2031/NĐ-CP", "NGHI_DINH", "2031-03-01", "BASED_ON", "self",
     "Căn cứ Nghị định số 10/2031/NĐ-CP;", -1},
    {"aaaaaaaaaa03.1", "10/2031/NĐ-CP", "NGHI_DINH", "2031-03-01", "GUIDES", "self",
     "Thông tư này hướng dẫn Nghị định số 10/2031/NĐ-CP.", -1},
    {"aaaaaaaaaa03.1", "1-NQ/TW", "NGHI_QUYET", "2030-02-02", "BASED_ON", "self",
     "Căn cứ Nghị quyết số 1-NQ/TW ngày 02/02/2030;", -1},
    {"aaaaaaaaaa04.1", "10/2031/NĐ-CP", "NGHI_DINH", "2031-03-01", "REPLACES", "self",
     "Nghị định này thay thế Nghị định số 10/2031/NĐ-CP.", -1},
    {"aaaaaaaaaa05.1", "5/2033/TT-BXD", "THONG_TU", "2033-01-10", "IMPLEMENTS", "self",
     "Thực hiện Thông tư số 5/2033/TT-BXD ngày 10/01/2033;", -1},
    {"aaaaaaaaaa05.1", "20/2032/NĐ-CP", "NGHI_DINH", "2032-06-01", "REFERS", "self",
     "Nghị định số 20/2032/NĐ-CP thực hiện Nghị quyết số 1-NQ/TW ngày 03/02/2030.", -1},
    {"aaaaaaaaaa05.1", "1-NQ/TW", "NGHI_QUYET", "2030-02-03", "IMPLEMENTS", "20/2032/NĐ-CP",
     "Nghị định số 20/2032/NĐ-CP thực hiện Nghị quyết số 1-NQ/TW ngày 03/02/2030.", 1},
    {"aaaaaaaaaa05.1", "1-NQ/TW", "NGHI_QUYET", "2030-02-03", "REFERS", "self",
     "Xem Nghị quyết số 1-NQ/TW ngày 03/02/2030 & \"bến đỗ\".", -1},
};

/* ---- the archive ---- */

static struct vt_str record_of(struct vt_arena *arena, const struct letter *letter)
{
    VT_AUTO(vt_buf_release) struct vt_buf xml = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&xml, "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">"
                      "<doc name=\"van-ban\"><meta/><preface><p>");
    vt_buf_printf(&xml, "Số: %s\nVề chợ nổi và bến đỗ", letter->key);
    vt_buf_puts(&xml, "</p></preface><mainBody>");
    for (int i = 0; i < 4 && letter->articles[i] != NULL; i++) {
        const char *body = strchr(letter->articles[i], '\n');
        vt_buf_printf(&xml, "\n<article eId=\"art_%d\"><num>Điều %d.</num> <heading>%.*s</heading>",
                      i + 1, i + 1, (int)(body - letter->articles[i]), letter->articles[i]);
        vt_buf_printf(&xml, "<content><p>%s</p></content></article>", body);
    }
    vt_buf_puts(&xml, "</mainBody></doc></akomaNtoso>");
    return vt_arena_copy(arena, vt_buf_str(&xml));
}

static size_t mentions_of(const struct letter *letter, struct vt_archive_mention *mentions)
{
    size_t count = 0;
    for (size_t i = 0; i < VT_ARRAY_LEN(SAYINGS); i++) {
        const struct saying *s = &SAYINGS[i];
        if (strcmp(s->document, letter->id) != 0)
            continue;
        const struct vt_str none = VT_STR_EMPTY;
        mentions[count] = (struct vt_archive_mention){.document = vt_str(s->document),
                                                      .ordinal = (int64_t)count,
                                                      .kind = VT_STR("number"),
                                                      .surface = vt_str(s->key),
                                                      .key = vt_str(s->key),
                                                      .type = vt_str(s->type),
                                                      .issuer = none,
                                                      .issuer_code = none,
                                                      .place = none,
                                                      .date = vt_str(s->date),
                                                      .name = none,
                                                      .term = none,
                                                      .subject = none,
                                                      .pinpoints = none,
                                                      .relation = vt_str(s->relation),
                                                      .direction = VT_STR("out"),
                                                      .from = vt_str(s->from),
                                                      .from_ordinal = s->from_ordinal,
                                                      .antecedent = -1,
                                                      .flags = none,
                                                      .sentence = vt_str(s->sentence),
                                                      .byte_start = (int64_t)(100 * count),
                                                      .byte_end = (int64_t)(100 * count + 20),
                                                      .sentence_start = (int64_t)(100 * count),
                                                      .sentence_end = (int64_t)(100 * count + 60),
                                                      .unit = none,
                                                      .rule = none,
                                                      .confidence = 0.9};
        count++;
    }
    return count;
}

static void put_letter(struct vt_archive *archive, const struct letter *letter,
                       struct vt_arena *arena)
{
    const struct vt_str none = VT_STR_EMPTY;
    char original[64], sha256[VT_SHA256_HEX_BYTES + 1];
    snprintf(original, sizeof original, "bản gốc %s", letter->key);
    vt_sha256_hex(vt_str(original), sha256);
    struct vt_archive_mention mentions[8];
    size_t count = mentions_of(letter, mentions);
    const struct vt_archive_document document = {
        .id = vt_str(letter->id),
        .sha256 = vt_str(sha256),
        .ordinal = 1,
        .byte_end = 900,
        .key = vt_str(letter->key),
        .number_raw = vt_str(letter->key),
        .type = vt_str(letter->type),
        .issuer_code = vt_str(letter->code),
        .issuer_name = vt_str(letter->issuer),
        .issuer_place = strcmp(letter->code, "UBND") == 0 ? VT_STR("Bình Dương") : none,
        .regime = VT_STR("state"),
        .date = vt_str(letter->date),
        .date_source = VT_STR("header"),
        .place = none,
        .subject = vt_str(letter->subject),
        .signer_name = VT_STR("Trần Thử"),
        .signer_position = none,
        .signer_authority = none,
        .effective = vt_str(letter->effective),
        .expires = none,
        .filing = none,
        .secrecy = none,
        .urgency = none,
        .recipients = VT_STR("Các bến\nCác chợ"),
        .evidence = none,
        .record = record_of(arena, letter)};
    VT_AUTOFREE char *path = NULL;
    ck_assert_int_gt(asprintf(&path, "/văn bản/%s.txt", letter->id), 0);
    const struct vt_archive_source source = {.path = vt_str(path),
                                             .sha256 = vt_str(sha256),
                                             .size_bytes = 900,
                                             .state = VT_SOURCE_READ,
                                             .reason = none,
                                             .format = VT_STR("text"),
                                             .extractor = VT_STR("1")};
    struct vt_error err;
    ck_assert_msg(vt_archive_put_original(archive, vt_str(sha256), vt_str(original), &err) == VT_OK,
                  "%s", err.message);
    ck_assert_msg(vt_archive_put_source(archive, &source, &err) == VT_OK, "%s", err.message);
    ck_assert_msg(vt_archive_put_document(archive, &document, mentions, count, &err) == VT_OK, "%s",
                  err.message);
}

static void make_archive(const char *dir)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    VT_AUTO(vt_cleanup_vt_archive_close) struct vt_archive *archive = NULL;
    vt_assert_ok(vt_archive_open(dir, VT_ARCHIVE_WRITE, &archive, NULL));
    vt_assert_ok(vt_archive_begin(archive, NULL));
    for (size_t i = 0; i < VT_ARRAY_LEN(LETTERS); i++)
        put_letter(archive, &LETTERS[i], &arena);
    vt_assert_ok(vt_archive_commit(archive, NULL));
}

/* ---- the index ---- */

static void put_unit(struct vt_index_writer *writer, const struct vt_terms_input *input)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 16 << 20);
    struct vt_index_unit unit;
    vt_assert_ok(vt_terms_build(&arena, input, &unit, NULL));
    vt_assert_ok(vt_index_put(writer, &unit, NULL));
}

static void index_letter(struct vt_index_writer *writer, const struct letter *letter)
{
    const struct vt_str none = VT_STR_EMPTY;
    struct vt_terms_input input = {.unit = VT_STR("document"),
                                   .document = vt_str(letter->id),
                                   .article = none,
                                   .key = vt_str(letter->key),
                                   .type = vt_str(letter->type),
                                   .issuer_code = vt_str(letter->code),
                                   .issuer_name = vt_str(letter->issuer),
                                   .place = none,
                                   .date = vt_str(letter->date),
                                   .signer = VT_STR("Trần Thử"),
                                   .subject = vt_str(letter->subject),
                                   .heading = none};
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(1 << 16);
    vt_buf_printf(&text, "Số: %s\nVề chợ nổi và bến đỗ", letter->key);
    char id[64];
    for (int i = 0; i < 4 && letter->articles[i] != NULL; i++) {
        char number[8];
        uint32_t start = (uint32_t)text.len_bytes + 1;
        snprintf(number, sizeof number, "%d", i + 1);
        snprintf(id, sizeof id, "A%s#%s", letter->id, number);
        vt_buf_printf(&text, "\nĐiều %s. %s", number, letter->articles[i]);
        struct vt_terms_input article = input;
        article.id = vt_str(id);
        article.unit = VT_STR("article");
        article.article = vt_str(number);
        article.span = (struct vt_span){start, (uint32_t)text.len_bytes};
        article.text = vt_str_span(vt_buf_str(&text), article.span);
        put_unit(writer, &article);
    }
    snprintf(id, sizeof id, "D%s", letter->id);
    input.id = vt_str(id);
    input.text = vt_buf_str(&text);
    input.span = (struct vt_span){0, (uint32_t)text.len_bytes};
    put_unit(writer, &input);
}

static void make_indexes(const char *dir)
{
    VT_AUTO(vt_cleanup_vt_archive_close) struct vt_archive *archive = NULL;
    vt_assert_ok(vt_archive_open(dir, VT_ARCHIVE_READ, &archive, NULL));
    struct vt_error err;
    ck_assert_msg(vt_graph_build(archive, dir, &err) == VT_OK, "%s", err.message);
    VT_AUTOFREE char *index = NULL;
    ck_assert_int_gt(asprintf(&index, "%s/index", dir), 0);
    VT_AUTO(vt_cleanup_vt_index_writer_close) struct vt_index_writer *writer = NULL;
    vt_assert_ok(vt_index_writer_open(index, &writer, NULL));
    for (size_t i = 0; i < VT_ARRAY_LEN(LETTERS); i++)
        index_letter(writer, &LETTERS[i]);
    vt_assert_ok(vt_index_commit(writer, 1, NULL));
}

/* ---- for the tests ---- */

struct office office_without_indexes(void)
{
    struct office office = {vt_test_folder(), NULL};
    vt_ref_init();
    make_archive(office.dir);
    vt_assert_ok(vt_answerer_open(office.dir, &office.answerer, NULL));
    return office;
}

struct office office_open(void)
{
    struct office office = {vt_test_folder(), NULL};
    vt_ref_init();
    make_archive(office.dir);
    make_indexes(office.dir);
    vt_assert_ok(vt_answerer_open(office.dir, &office.answerer, NULL));
    return office;
}

void office_close(struct office *office)
{
    vt_answerer_close(office->answerer);
    vt_test_folder_remove(office->dir);
}

const json_t *office_find(const json_t *list, const char *member, const char *text)
{
    size_t i;
    const json_t *item;
    json_array_foreach(list, i, item)
    {
        if (vt_str_eq(vt_json_get_str(item, member), vt_str(text)))
            return item;
    }
    return NULL;
}

struct vt_str office_texts(const json_t *list, const char *member, struct vt_buf *buf)
{
    size_t i;
    const json_t *item;
    vt_buf_clear(buf);
    json_array_foreach(list, i, item)
    {
        vt_buf_puts(buf, i > 0 ? " " : "");
        vt_buf_add(buf, vt_json_get_str(item, member));
    }
    return vt_buf_str(buf);
}
