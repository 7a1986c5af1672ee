/* One document: as the archive shows it, and as extraction reads it from a file. */
#include "text.h"

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

/* What both kinds of objects tell, under the names of the contract. */
static void add_fields(struct vt_screen *screen, const json_t *document)
{
    vt_text_line(screen, 0, "Trích yếu: ", vt_json_get_str(document, "subject"));
    vt_text_line(screen, 0, "Số in trên văn bản: ", vt_json_get_str(document, "number_raw"));
    vt_text_line(screen, 0, "Nơi ban hành: ", vt_json_get_str(document, "place"));
    vt_text_line(screen, 0, "Ngày lấy từ: ", vt_json_get_str(document, "date_source"));
    add_signer(screen, document);
    add_date(screen, "Có hiệu lực: ", document, "effective");
    add_date(screen, "Hết hiệu lực: ", document, "expires");
    vt_text_list(screen, "Nơi nhận: ", json_object_get(document, "recipients"), "\n");
    vt_text_line(screen, 0, "Lưu: ", vt_json_get_str(document, "filing"));
    vt_text_line(screen, 0, "Độ mật: ", vt_json_get_str(document, "secrecy"));
    vt_text_line(screen, 0, "Độ khẩn: ", vt_json_get_str(document, "urgency"));
}

static bool is_third_party(const json_t *mention)
{
    struct vt_str from = vt_json_get_str(mention, "from");
    return from.len_bytes > 0 && !vt_str_eq(from, VT_STR("self"));
}

static void add_mention(struct vt_screen *screen, const json_t *mention)
{
    vt_screen_puts(screen, "  ");
    vt_screen_styled(screen, VT_STYLE_KEY, vt_json_get_str(mention, "surface"));
    vt_screen_puts(screen, "\n    ");
    struct vt_str label = vt_json_get_str(mention, "relation_label");
    if (is_third_party(mention)) {
        vt_screen_text(screen, vt_json_get_str(mention, "from"));
        vt_screen_puts(screen, " ");
    }
    vt_screen_text(screen, label.len_bytes > 0 ? label : vt_json_get_str(mention, "relation"));
    vt_screen_puts(screen, " ");
    const json_t *target = json_object_get(mention, "target");
    vt_screen_text(screen, vt_json_get_str(target != NULL ? target : mention, "key"));
    if (json_is_false(json_object_get(target, "held")))
        vt_screen_styled(screen, VT_STYLE_DIM, VT_STR(" (kho chưa có)"));
    vt_text_list(screen, " [", json_object_get(mention, "pinpoints"), "]");
    vt_screen_printf(screen, " %lld-%lld\n", (long long)vt_json_get_int(mention, "byte_start", 0),
                     (long long)vt_json_get_int(mention, "byte_end", 0));
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
    const json_t *issuer = json_object_get(document, "issuer");
    struct vt_str key = vt_json_get_str(document, "key");
    vt_screen_styled(screen, VT_STYLE_KEY, key.len_bytes > 0 ? key : VT_STR("(không có số)"));
    vt_screen_puts(screen, " — ");
    vt_screen_text(screen, vt_json_get_str(document, "type"));
    vt_text_line(screen, 0, ", ", vt_json_get_str(issuer, "name"));
    if (vt_json_get_str(issuer, "name").len_bytes == 0)
        vt_screen_puts(screen, "\n");
    add_date(screen, "Ngày: ", document, "date");
    add_fields(screen, document);
    vt_screen_puts(screen, "Tệp: ");
    vt_screen_text(screen, vt_json_get_str(document, "file"));
    vt_screen_printf(screen, ":%lld-%lld\n", (long long)vt_json_get_int(document, "byte_start", 0),
                     (long long)vt_json_get_int(document, "byte_end", 0));
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
