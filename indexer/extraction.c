#include "extraction.h"

enum { ID_DIGITS = 12 };

static struct vt_str text_of(const json_t *object, const char *name)
{
    return vt_json_get_str(object, name);
}

/* The strings of an array, joined; a string as it is. */
static struct vt_str joined(struct vt_arena *arena, const json_t *object, const char *name,
                            const char *separator)
{
    const json_t *list = json_object_get(object, name), *item;
    if (!json_is_array(list))
        return text_of(object, name);
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    size_t i;
    json_array_foreach(list, i, item)
    {
        if (buf.len_bytes > 0)
            vt_buf_puts(&buf, separator);
        vt_buf_add(&buf, vt_str_n(json_string_value(item), json_string_length(item)));
    }
    return vt_arena_copy(arena, vt_buf_str(&buf));
}

static struct vt_str printed(struct vt_arena *arena, const json_t *value)
{
    if (value == NULL)
        return VT_STR("{}");
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_json_print(value, &buf);
    return vt_arena_copy(arena, vt_buf_str(&buf));
}

static void read_mention(struct vt_arena *arena, const json_t *object, size_t index,
                         struct vt_archive_mention *ret)
{
    *ret = (struct vt_archive_mention){
        .ordinal = (int64_t)index,
        .kind = text_of(object, "kind"),
        .surface = text_of(object, "surface"),
        .key = text_of(object, "key"),
        .type = text_of(object, "type"),
        .issuer = text_of(object, "issuer"),
        .issuer_code = text_of(object, "issuer_code"),
        .place = text_of(object, "place"),
        .date = text_of(object, "date"),
        .name = text_of(object, "name"),
        .term = text_of(object, "term"),
        .subject = text_of(object, "subject"),
        .pinpoints = joined(arena, object, "pinpoints", " "),
        .relation = text_of(object, "relation"),
        .direction = text_of(object, "direction"),
        .from = text_of(object, "from"),
        .from_ordinal = vt_json_get_int(object, "from_ordinal", -1),
        .antecedent = vt_json_get_int(object, "antecedent", -1),
        .flags = joined(arena, object, "flags", " "),
        .sentence = text_of(object, "sentence"),
        .byte_start = vt_json_get_int(object, "byte_start", 0),
        .byte_end = vt_json_get_int(object, "byte_end", 0),
        .sentence_start = vt_json_get_int(object, "sentence_start", 0),
        .sentence_end = vt_json_get_int(object, "sentence_end", 0),
        .unit = text_of(object, "unit"),
        .rule = text_of(object, "rule"),
        .confidence = json_number_value(json_object_get(object, "confidence")),
    };
}

static void read_document(struct vt_arena *arena, const json_t *object, struct vt_str sha256,
                          size_t index, struct vt_archive_document *ret)
{
    const json_t *issuer = json_object_get(object, "issuer");
    const json_t *signer = json_object_get(object, "signer");
    *ret = (struct vt_archive_document){
        .id = vt_arena_printf(arena, "%.*s.%zu", ID_DIGITS, sha256.ptr, index + 1),
        .sha256 = sha256,
        .ordinal = (int64_t)index + 1,
        .byte_start = vt_json_get_int(object, "byte_start", 0),
        .byte_end = vt_json_get_int(object, "byte_end", 0),
        .key = text_of(object, "key"),
        .number_raw = text_of(object, "number_raw"),
        .type = text_of(object, "type"),
        .issuer_code = text_of(issuer, "code"),
        .issuer_name = text_of(issuer, "name"),
        .issuer_place = text_of(issuer, "place"),
        .regime = text_of(object, "regime"),
        .date = text_of(object, "date"),
        .date_source = text_of(object, "date_source"),
        .place = text_of(object, "place"),
        .subject = text_of(object, "subject"),
        .signer_name = text_of(signer, "name"),
        .signer_position = text_of(signer, "position"),
        .signer_authority = text_of(signer, "authority"),
        .effective = text_of(object, "effective"),
        .expires = text_of(object, "expires"),
        .filing = text_of(object, "filing"),
        .secrecy = text_of(object, "secrecy"),
        .urgency = text_of(object, "urgency"),
        .recipients = joined(arena, object, "recipients", "\n"),
        .evidence = printed(arena, json_object_get(object, "evidence")),
        .unit_count = vt_json_get_int(object, "units", 0),
        .record = text_of(object, "akn"),
    };
}

static int read_mentions(struct vt_arena *arena, const json_t *object, size_t index,
                         struct vt_extraction *extraction, struct vt_error *err)
{
    const json_t *list = json_object_get(object, "mentions"), *item;
    size_t count = json_array_size(list), i;
    struct vt_archive_mention *mentions =
        vt_arena_array(arena, count + 1, sizeof extraction->mentions[0][0]);
    if (mentions == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for %zu mentions", count);
    json_array_foreach(list, i, item) read_mention(arena, item, i, &mentions[i]);
    extraction->mentions[index] = mentions;
    extraction->mention_counts[index] = count;
    return VT_OK;
}

int vt_extraction_read(struct vt_arena *arena, const json_t *answer, struct vt_str sha256,
                       struct vt_extraction *ret, struct vt_error *err)
{
    const json_t *list = json_object_get(answer, "documents"), *item;
    if (!json_is_array(list) || sha256.len_bytes < ID_DIGITS)
        return vt_fail(err, VT_E_FORMAT, "the answer of the extraction has no documents");
    struct vt_extraction extraction = {.count = json_array_size(list),
                                       .format = text_of(answer, "format")};
    extraction.documents =
        vt_arena_array(arena, extraction.count + 1, sizeof extraction.documents[0]);
    extraction.mentions =
        vt_arena_array(arena, extraction.count + 1, sizeof extraction.mentions[0]);
    extraction.mention_counts =
        vt_arena_array(arena, extraction.count + 1, sizeof extraction.mention_counts[0]);
    if (extraction.documents == NULL || extraction.mentions == NULL ||
        extraction.mention_counts == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for %zu documents", extraction.count);
    size_t i;
    json_array_foreach(list, i, item)
    {
        read_document(arena, item, sha256, i, &extraction.documents[i]);
        if (extraction.documents[i].record.len_bytes == 0)
            return vt_fail(err, VT_E_FORMAT, "the extraction gave no record of document %zu",
                           i + 1);
        int status = read_mentions(arena, item, i, &extraction, err);
        if (status != VT_OK)
            return status;
    }
    *ret = extraction;
    return VT_OK;
}
