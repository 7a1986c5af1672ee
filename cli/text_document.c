/* One document: as the archive shows it, and as extraction reads it from a file. */
#include "text.h"
#include "text_explain.h"

#include "vt_type.h"

static void add_date(struct vt_screen *screen, const char *name, const json_t *object,
                     const char *member)
{
    struct vt_str date = vt_json_get_str(object, member);
    if (date.len_bytes == 0)
        return;
    vt_screen_puts(screen, name);
    vt_text_date(screen, date);
    vt_screen_puts(screen, "\n");
}

static void add_signer(struct vt_screen *screen, const json_t *document)
{
    static const char *const PARTS[] = {"authority", "position", "name"};
    const json_t *signer = json_object_get(document, "signer");
    const char *separator = "Người ký: ";
    for (size_t i = 0; i < VT_ARRAY_LEN(PARTS); i++) {
        struct vt_str part = vt_json_get_str(signer, PARTS[i]);
        if (part.len_bytes == 0)
            continue;
        vt_screen_puts(screen, separator);
        vt_screen_text(screen, part);
        separator = ", ";
    }
    if (separator[0] == ',')
        vt_screen_puts(screen, "\n");
}

static struct vt_str date_source(const json_t *document)
{
    static const char *const SOURCES[][2] = {{"header", "đầu văn bản"},
                                             {"stamp", "dấu chữ ký số"},
                                             {"citations", "các văn bản dẫn chiếu"}};
    struct vt_str source = vt_json_get_str(document, "date_source");
    for (size_t i = 0; i < VT_ARRAY_LEN(SOURCES); i++)
        if (vt_str_eq(source, vt_str(SOURCES[i][0])))
            return vt_str(SOURCES[i][1]);
    return source;
}

static void add_recipients(struct vt_screen *screen, const json_t *document)
{
    size_t i;
    const json_t *line, *recipients = json_object_get(document, "recipients");
    struct vt_str filing = vt_json_get_str(document, "filing");
    if (json_array_size(recipients) == 0 && filing.len_bytes == 0)
        return;
    vt_screen_puts(screen, "Nơi nhận:\n");
    json_array_foreach(recipients, i, line)
        vt_text_line(screen, 1, "- ", vt_str(json_string_value(line)));
    vt_text_line(screen, 1, "- ", filing);
}

/* What both kinds of objects tell, under the names of the contract. */
static void add_fields(struct vt_screen *screen, const json_t *document)
{
    vt_text_line(screen, 0, "Trích yếu: ", vt_json_get_str(document, "subject"));
    vt_text_line(screen, 0, "Số in trên văn bản: ", vt_json_get_str(document, "number_raw"));
    vt_text_line(screen, 0, "Nơi ban hành: ", vt_json_get_str(document, "place"));
    vt_text_line(screen, 0, "Ngày lấy từ: ", date_source(document));
    add_signer(screen, document);
    add_date(screen, "Có hiệu lực: ", document, "effective");
    add_date(screen, "Hết hiệu lực: ", document, "expires");
    add_recipients(screen, document);
    vt_text_line(screen, 0, "Độ mật: ", vt_json_get_str(document, "secrecy"));
    vt_text_line(screen, 0, "Độ khẩn: ", vt_json_get_str(document, "urgency"));
}

/* "thực hiện 45-NQ/TW", "20-KH/TW thực hiện 45-NQ/TW", "45-NQ/TW được thực hiện bởi …" for a
 * passive. */
static void add_relation(struct vt_screen *screen, const json_t *mention)
{
    struct vt_str from = vt_json_get_str(mention, "from");
    bool is_passive = vt_str_eq(vt_json_get_str(mention, "direction"), VT_STR("in"));
    if (from.len_bytes > 0 && !vt_str_eq(from, VT_STR("self"))) {
        vt_screen_text(screen, from);
        vt_screen_puts(screen, " ");
    }
    vt_relation relation = vt_relation_by_id(vt_json_get_str(mention, "relation"));
    vt_screen_add(screen, vt_relation_label(relation, is_passive));
}

static void add_mention(struct vt_screen *screen, const json_t *mention)
{
    const json_t *target = json_object_get(mention, "target");
    vt_screen_puts(screen, "  ");
    vt_screen_styled(screen, VT_STYLE_KEY, vt_json_get_str(mention, "surface"));
    vt_screen_puts(screen, "\n    ");
    add_relation(screen, mention);
    struct vt_str key = vt_json_get_str(target != NULL ? target : mention, "key");
    vt_screen_puts(screen, key.len_bytes > 0 ? " " : "");
    vt_screen_text(screen, key);
    if (json_is_false(json_object_get(target, "held")))
        vt_screen_styled(screen, VT_STYLE_DIM, VT_STR(" (kho chưa có)"));
    vt_text_list(screen, " [", json_object_get(mention, "pinpoints"), "]");
    vt_screen_printf(screen, ", byte %lld-%lld\n",
                     (long long)vt_json_get_int(mention, "byte_start", 0),
                     (long long)vt_json_get_int(mention, "byte_end", 0));
    vt_text_explain_mention(screen, mention);
}

static void add_mentions(struct vt_screen *screen, const json_t *document)
{
    size_t i;
    const json_t *mention, *mentions = json_object_get(document, "mentions");
    if (json_array_size(mentions) == 0)
        return;
    vt_screen_printf(screen, "\nDẫn chiếu (%zu):\n", json_array_size(mentions));
    json_array_foreach(mentions, i, mention) add_mention(screen, mention);
}

void vt_text_show(struct vt_screen *screen, const json_t *answer)
{
    const json_t *document = json_object_get(answer, "document"), *file;
    if (document == NULL)
        return;
    vt_text_document(screen, document);
    add_fields(screen, document);
    vt_screen_printf(screen, "Dẫn chiếu %lld lần; được %lld văn bản dẫn chiếu\n",
                     (long long)vt_json_get_int(document, "cites", 0),
                     (long long)vt_json_get_int(document, "citing_documents", 0));
    vt_text_line(screen, 0, "id: ", vt_json_get_str(document, "id"));
    size_t i;
    json_array_foreach(json_object_get(document, "files"), i, file)
        vt_text_line(screen, 0, "Tệp: ", vt_str(json_string_value(file)));
    add_mentions(screen, document);
    struct vt_str text = vt_json_get_str(document, "text");
    if (text.len_bytes == 0)
        return;
    vt_screen_puts(screen, "\n");
    vt_screen_text(screen, text);
    if (!vt_str_ends(text, VT_STR("\n")))
        vt_screen_puts(screen, "\n");
}

static void add_extracted(struct vt_screen *screen, const json_t *document)
{
    VT_AUTOJSON head = json_object();
    struct vt_str key = vt_json_get_str(document, "key");
    vt_json_set_str(head, "key", key.len_bytes > 0 ? key : VT_STR("(không có số)"));
    vt_json_set_str(head, "type_name",
                    vt_type_name(vt_type_by_id(vt_json_get_str(document, "type"))));
    vt_json_set_str(head, "issuer", vt_json_get_str(json_object_get(document, "issuer"), "name"));
    vt_json_set_str(head, "date", vt_json_get_str(document, "date"));
    vt_text_document(screen, head);
    add_fields(screen, document);
    vt_screen_puts(screen, "Tệp: ");
    vt_screen_text(screen, vt_json_get_str(document, "file"));
    vt_screen_printf(screen, ", byte %lld-%lld\n",
                     (long long)vt_json_get_int(document, "byte_start", 0),
                     (long long)vt_json_get_int(document, "byte_end", 0));
    vt_text_explain_document(screen, document);
    add_mentions(screen, document);
}

void vt_text_extract(struct vt_screen *screen, const json_t *answer)
{
    size_t i;
    const json_t *document;
    json_array_foreach(json_object_get(answer, "items"), i, document)
    {
        vt_screen_puts(screen, i > 0 ? "\n" : "");
        add_extracted(screen, document);
    }
}
