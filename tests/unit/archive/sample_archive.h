/* sample_archive.h — an archive in a folder of its own, filled with invented documents. */
#ifndef SAMPLE_ARCHIVE_H
#define SAMPLE_ARCHIVE_H

#include "vt_archive.h"
#include "vt_file.h"
#include "vt_hash.h"
#include "vt_test.h"

static inline struct vt_archive *sample_open(const char *dir, enum vt_archive_mode mode)
{
    struct vt_archive *archive = NULL;
    struct vt_error err;
    int status = vt_archive_open(dir, mode, &archive, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    return archive;
}

struct sample {
    char sha256[VT_SHA256_HEX_BYTES + 1];
    char id[32];
    char path[64];
    char text[8192]; /* of the original */
    char xml[12288]; /* record */
};

/* Document number n: a decision of an invented commune, with a text that differs from its
 * neighbours'. */
static inline void sample_make(unsigned n, struct sample *ret)
{
    static const char *const WORDS[] = {"phê duyệt",    "kế hoạch",  "sử dụng đất", "xã Thanh Bình",
                                        "huyện Hòa An", "năm 2031",  "ủy ban",      "thôn",
                                        "kinh phí",     "thực hiện", "báo cáo",     "trước ngày",
                                        "giao",         "phối hợp"};
    size_t at = (size_t)snprintf(ret->text, sizeof ret->text, "Số: %u/QĐ-UBND\n\nQUYẾT ĐỊNH\n", n);
    uint32_t random = n * 2654435761u + 1;
    for (unsigned i = 0; i < 150 + n % 200; i++) {
        random = random * 1664525u + 1013904223u;
        at += (size_t)snprintf(ret->text + at, sizeof ret->text - at, "%s%s",
                               WORDS[(random >> 16) % VT_ARRAY_LEN(WORDS)],
                               i % 17 == 16 ? ".\n" : " ");
    }
    snprintf(ret->xml, sizeof ret->xml,
             "<akomaNtoso><act><meta><FRBRnumber value=\"%u\"/></meta>"
             "<body><article eId=\"art_1\"><content><p>%s</p></content></article></body></act>"
             "</akomaNtoso>",
             n, ret->text);
    vt_sha256_hex(vt_str(ret->text), ret->sha256);
    snprintf(ret->id, sizeof ret->id, "%.12s.1", ret->sha256);
    snprintf(ret->path, sizeof ret->path, "/ho-so/%06u.txt", n);
}

static inline struct vt_archive_document sample_document(const struct sample *sample)
{
    return (struct vt_archive_document){.id = vt_str(sample->id),
                                        .sha256 = vt_str(sample->sha256),
                                        .ordinal = 1,
                                        .byte_start = 0,
                                        .byte_end = (int64_t)strlen(sample->text),
                                        .key = VT_STR("12/QĐ-UBND"),
                                        .number_raw = VT_STR("Số: 12/QĐ-UBND"),
                                        .type = VT_STR("QUYET_DINH"),
                                        .issuer_code = VT_STR("UBND"),
                                        .issuer_name = VT_STR("Ủy ban nhân dân xã Thanh Bình"),
                                        .issuer_place = VT_STR("Thanh Bình"),
                                        .regime = VT_STR("state"),
                                        .date = VT_STR("2031-03-13"),
                                        .date_source = VT_STR("header"),
                                        .place = VT_STR("Thanh Bình"),
                                        .subject = VT_STR("phê duyệt kế hoạch"),
                                        .signer_name = VT_STR("Lò Thị Mẫu"),
                                        .signer_position = VT_STR("CHỦ TỊCH"),
                                        .effective = VT_STR("2031-04-01"),
                                        .filing = VT_STR("VT"),
                                        .recipients = VT_STR("Như Điều 3\nLưu: VT"),
                                        .evidence = VT_STR("{}"),
                                        .unit_count = 3,
                                        .record = vt_str(sample->xml)};
}

static inline struct vt_archive_mention sample_mention(int64_t ordinal)
{
    return (struct vt_archive_mention){.ordinal = ordinal,
                                       .kind = VT_STR("number"),
                                       .surface = VT_STR("Nghị định số 7/2030/NĐ-CP"),
                                       .key = VT_STR("7/2030/NĐ-CP"),
                                       .type = VT_STR("NGHI_DINH"),
                                       .issuer = VT_STR("Chính phủ"),
                                       .date = VT_STR("2030-02-26"),
                                       .pinpoints = VT_STR("d5.k2.a"),
                                       .relation = VT_STR("BASED_ON"),
                                       .direction = VT_STR("out"),
                                       .from = VT_STR("self"),
                                       .from_ordinal = -1,
                                       .antecedent = -1,
                                       .sentence = VT_STR("Căn cứ Nghị định số 7/2030/NĐ-CP;"),
                                       .byte_start = 100 + ordinal,
                                       .byte_end = 130 + ordinal,
                                       .sentence_start = 90,
                                       .sentence_end = 140,
                                       .unit = VT_STR("preamble"),
                                       .rule = VT_STR("basis"),
                                       .confidence = 0.97};
}

/* Store document n with its source, original and mention_count mentions, in the open transaction.
 */
static inline void sample_put(struct vt_archive *archive, unsigned n, size_t mention_count)
{
    struct sample sample;
    struct vt_archive_mention mentions[8];
    sample_make(n, &sample);
    ck_assert_uint_le(mention_count, VT_ARRAY_LEN(mentions));
    for (size_t i = 0; i < mention_count; i++)
        mentions[i] = sample_mention((int64_t)i);
    struct vt_archive_source source = {.path = vt_str(sample.path),
                                       .sha256 = vt_str(sample.sha256),
                                       .size_bytes = (int64_t)strlen(sample.text),
                                       .mtime_ns = 1900000000000000000 + n,
                                       .state = VT_SOURCE_READ,
                                       .format = VT_STR("plain"),
                                       .extractor = VT_STR("1")};
    struct vt_archive_document document = sample_document(&sample);
    vt_assert_ok(vt_archive_put_source(archive, &source, NULL));
    vt_assert_ok(
        vt_archive_put_original(archive, vt_str(sample.sha256), vt_str(sample.text), NULL));
    vt_assert_ok(vt_archive_put_document(archive, &document, mentions, mention_count, NULL));
}

/* A new archive with documents 0 .. count-1, in commits of at most 100. */
static inline void sample_fill(const char *dir, unsigned count, size_t mention_count)
{
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    for (unsigned n = 0; n < count;) {
        vt_assert_ok(vt_archive_begin(archive, NULL));
        do
            sample_put(archive, n++, mention_count);
        while (n < count && n % 100 != 0);
        vt_assert_ok(vt_archive_commit(archive, NULL));
    }
    vt_archive_close(archive);
}

static inline int sample_count_document(const struct vt_archive_document *document, void *ctx,
                                        struct vt_error *err)
{
    (void)document, (void)err;
    ++*(unsigned *)ctx;
    return VT_OK;
}

static inline unsigned sample_documents(struct vt_archive *archive)
{
    unsigned count = 0;
    vt_assert_ok(vt_archive_each_document(archive, 0, true, sample_count_document, &count, NULL));
    return count;
}

#endif
