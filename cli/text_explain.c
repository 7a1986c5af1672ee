#include "text_explain.h"

#include "text.h"

#include "vt_cleanup.h"
#include "vt_type.h"

/* Rules of lib/doc and lib/cite (docs/layout.md, docs/citations.md) in words. */
static const struct {
    const char *rule, *words;
} RULES[] = {
    {"number-line", "dòng “Số: …” ở đầu văn bản"},
    {"title-number", "số trong tên văn bản"},
    {"title-line", "dòng tên loại viết hoa"},
    {"misread-title", "dòng tên loại, chữ nhận dạng sai dấu"},
    {"letter", "có nơi gửi “Kính gửi” hoặc số theo lối công văn"},
    {"number", "ký hiệu"},
    {"list", "mục của một danh sách"},
    {"header", "dòng địa danh, ngày tháng"},
    {"place-date", "dòng địa danh, ngày tháng"},
    {"title", "các dòng dưới tên loại"},
    {"subject-mark", "sau “V/v”"},
    {"first-lines", "những dòng đầu viết hoa"},
    {"letterhead", "tiêu đề văn bản"},
    {"letterhead-line", "dòng cuối của tiêu đề văn bản"},
    {"letterhead+code", "tiêu đề văn bản, khớp ký hiệu"},
    {"code", "ký hiệu"},
    {"stamp", "dấu chữ ký số"},
    {"signature", "khối chữ ký"},
    {"adoption", "câu “… thông qua ngày …”"},
    {"consolidation", "phần xác thực văn bản hợp nhất"},
    {"clause", "điều khoản hiệu lực"},
    {"on-signing", "“có hiệu lực kể từ ngày ký”"},
    {"type+number", "tên loại đứng trước số"},
    {"shared-tail", "số dùng chung phần ký hiệu với số sau"},
    {"law-by-name", "tên luật kèm năm hoặc ngày"},
    {"congress", "nghị quyết đại hội"},
    {"plenum", "nghị quyết hội nghị Trung ương"},
    {"this", "“… này”"},
    {"above", "“… nêu trên”"},
    {"short-name", "tên tắt: loại và số"},
};

static struct vt_str words_of(struct vt_str rule)
{
    for (size_t i = 0; i < VT_ARRAY_LEN(RULES); i++)
        if (vt_str_eq(rule, vt_str(RULES[i].rule)))
            return vt_str(RULES[i].words);
    return rule;
}

/* "loại khác có thể: Chỉ thị (CT); quan hệ khác có thể: dẫn chiếu (tại)" */
static void add_alternatives(struct vt_screen *screen, int level, const json_t *alternatives)
{
    size_t i;
    const json_t *item;
    json_array_foreach(alternatives, i, item)
    {
        struct vt_str value = vt_json_get_str(item, "value");
        bool is_type = vt_str_eq(vt_json_get_str(item, "field"), VT_STR("type"));
        vt_text_indent(screen, level);
        vt_screen_puts(screen, is_type ? "cũng có thể là " : "quan hệ không chọn: ");
        vt_screen_add(screen, is_type ? vt_type_name(vt_type_by_id(value))
                                      : vt_relation_label(vt_relation_by_id(value), false));
        vt_screen_puts(screen, is_type ? " (ký hiệu " : " (“");
        vt_screen_text(screen, vt_json_get_str(item, "words"));
        vt_screen_puts(screen, is_type ? ")\n" : "”)\n");
    }
}

static void add_field(struct vt_screen *screen, const char *name, const json_t *evidence)
{
    if (evidence == NULL)
        return;
    vt_screen_printf(screen, "    %s: ", name);
    vt_screen_add(screen, words_of(vt_json_get_str(evidence, "rule")));
    if (json_object_get(evidence, "byte_start") != NULL)
        vt_screen_printf(screen, ", byte %lld-%lld",
                         (long long)vt_json_get_int(evidence, "byte_start", 0),
                         (long long)vt_json_get_int(evidence, "byte_end", 0));
    vt_screen_printf(screen, ", độ chắc %.2f\n",
                     json_number_value(json_object_get(evidence, "confidence")));
}

void vt_text_explain_document(struct vt_screen *screen, const json_t *document)
{
    static const struct {
        const char *member, *name;
    } FIELDS[] = {{"number", "Số"},       {"type", "Loại"},         {"issuer", "Cơ quan"},
                  {"date", "Ngày"},       {"place", "Nơi"},         {"subject", "Trích yếu"},
                  {"signer", "Người ký"}, {"effective", "Hiệu lực"}};
    const json_t *alternatives = json_object_get(document, "alternatives");
    if (alternatives == NULL)
        return;
    vt_screen_puts(screen, "Vì sao:\n");
    for (size_t i = 0; i < VT_ARRAY_LEN(FIELDS); i++)
        add_field(screen, FIELDS[i].name,
                  json_object_get(json_object_get(document, "evidence"), FIELDS[i].member));
    add_alternatives(screen, 2, alternatives);
}

void vt_text_explain_mention(struct vt_screen *screen, const json_t *mention)
{
    const json_t *alternatives = json_object_get(mention, "alternatives");
    if (alternatives == NULL)
        return;
    struct vt_str cue = vt_json_get_str(mention, "cue");
    vt_screen_puts(screen, "      vì: ");
    vt_screen_add(screen, words_of(vt_json_get_str(mention, "rule")));
    if (cue.len_bytes > 0) {
        vt_screen_puts(screen, "; quan hệ theo “");
        vt_screen_text(screen, cue);
        vt_screen_puts(screen, "”");
    }
    vt_screen_printf(screen, "; độ chắc %.2f\n",
                     json_number_value(json_object_get(mention, "confidence")));
    add_alternatives(screen, 3, alternatives);
    vt_text_line(screen, 3, "câu: ", vt_json_get_str(mention, "sentence"));
}
