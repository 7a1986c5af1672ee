#include "work_parts.h"

#include "vt_tables.h"

static struct vt_str cell_of(const struct vt_table *table, struct vt_str id, const char *column)
{
    size_t place = 0;
    while (place < table->column_count && strcmp(table->columns[place], column) != 0)
        place++;
    for (size_t row = 0; row < table->row_count && place < table->column_count; row++)
        if (vt_str_eq(vt_table_cell(table, row, 0), id))
            return vt_table_cell(table, row, place);
    return VT_STR_EMPTY;
}

struct vt_str vt_relation_text(const struct vt_page *page, struct vt_str relation, bool inverse)
{
    static const char *const COLUMNS[2][2] = {{"label", "inverse"}, {"label_en", "inverse_en"}};
    struct vt_str text =
        cell_of(&vt_table_relations, relation, COLUMNS[page->lang == VT_LANG_EN][inverse]);
    return text.len_bytes > 0 ? text : relation;
}

bool vt_relation_changes(struct vt_str relation)
{
    static const char *const KINDS[] = {"eli:amends", "eli:repeals", "eli:changes", "eli:corrects",
                                        "eli:consolidates"};
    struct vt_str kind = cell_of(&vt_table_relations, relation, "eli");
    for (size_t i = 0; i < VT_ARRAY_LEN(KINDS); i++)
        if (vt_str_eq(kind, vt_str(KINDS[i])))
            return true;
    return false;
}

struct vt_str vt_type_text(const struct vt_page *page, const json_t *work)
{
    struct vt_str name = VT_STR_EMPTY;
    if (page->lang == VT_LANG_EN)
        name = cell_of(&vt_table_types, vt_json_get_str(work, "type"), "name_en");
    return name.len_bytes > 0 ? name : vt_json_get_str(work, "type_name");
}

struct vt_str vt_work_title(struct vt_page *page, const json_t *work)
{
    struct vt_str type = vt_type_text(page, work), key = vt_json_get_str(work, "key");
    /* One that goes by its name ("Hiến pháp 2013") has its type in it. */
    if (type.len_bytes == 0 || vt_str_eq(key, vt_json_get_str(work, "name")))
        return key;
    return vt_str(vt_page_format(page, "%.*s %.*s", VT_STR_ARG(type), VT_STR_ARG(key)));
}

void vt_work_link(struct vt_page *page, const json_t *work)
{
    const bool is_held = json_is_true(json_object_get(work, "held"));
    vt_html_element(&page->html, "a", vt_work_title(page, work), "class",
                    is_held ? "work" : "work stub", "href",
                    vt_page_document_link(page, vt_json_get_str(work, "id")), NULL);
}

static void write_badge(struct vt_page *page, const json_t *work, const char *flag,
                        const char *class_name, enum vt_msg text, enum vt_msg title)
{
    if (json_is_true(json_object_get(work, flag)))
        vt_html_element(&page->html, "span", vt_message(page->lang, text), "class", class_name,
                        "title", vt_page_message(page, title), NULL);
}

void vt_work_effect(struct vt_page *page, const json_t *work)
{
    struct vt_str status = vt_json_get_str(work, "status");
    if (status.len_bytes == 0 || vt_str_eq(status, VT_STR("UNKNOWN")))
        return;
    vt_html_element(&page->html, "span", vt_status_text(page, work), "class",
                    vt_page_format(page, "badge effect %.*s", VT_STR_ARG(status)), NULL);
}

void vt_work_badges(struct vt_page *page, const json_t *work)
{
    if (json_is_true(json_object_get(work, "held")))
        vt_html_element(&page->html, "span", vt_message(page->lang, VT_MSG_BADGE_HELD), "class",
                        "badge held", "title", vt_page_message(page, VT_MSG_BADGE_HELD_WHY), NULL);
    vt_work_doubts(page, work);
}

void vt_work_doubts(struct vt_page *page, const json_t *work)
{
    if (!json_is_true(json_object_get(work, "held")))
        vt_html_element(&page->html, "span", vt_message(page->lang, VT_MSG_BADGE_STUB), "class",
                        "badge stub", "title", vt_page_message(page, VT_MSG_BADGE_STUB_WHY), NULL);
    vt_work_effect(page, work);
    write_badge(page, work, "conflict", "badge doubt", VT_MSG_BADGE_CONFLICT,
                VT_MSG_BADGE_CONFLICT_WHY);
    write_badge(page, work, "malformed", "badge doubt", VT_MSG_BADGE_MALFORMED,
                VT_MSG_BADGE_MALFORMED_WHY);
    write_badge(page, work, "ambiguous", "badge doubt", VT_MSG_BADGE_AMBIGUOUS,
                VT_MSG_BADGE_AMBIGUOUS_WHY);
    write_badge(page, work, "draft", "badge doubt", VT_MSG_BADGE_DRAFT, VT_MSG_BADGE_DRAFT_WHY);
}

struct vt_str vt_date_text(struct vt_page *page, struct vt_str iso)
{
    if (page->lang == VT_LANG_VI && iso.len_bytes == 10)
        return vt_str(vt_page_format(page, "%.2s/%.2s/%.4s", iso.ptr + 8, iso.ptr + 5, iso.ptr));
    if (page->lang == VT_LANG_VI && iso.len_bytes == 7)
        return vt_str(vt_page_format(page, "%.2s/%.4s", iso.ptr + 5, iso.ptr));
    return iso;
}

void vt_work_date(struct vt_page *page, struct vt_str iso)
{
    vt_html_element(&page->html, "time", vt_date_text(page, iso), "datetime",
                    vt_page_copy(page, iso), NULL);
}

struct vt_str vt_value_text(struct vt_page *page, struct vt_str field, struct vt_str value)
{
    if (vt_str_eq(field, VT_STR("date")))
        return vt_date_text(page, value);
    if (!vt_str_eq(field, VT_STR("type")))
        return value;
    struct vt_str name =
        cell_of(&vt_table_types, value, page->lang == VT_LANG_EN ? "name_en" : "name");
    return name.len_bytes > 0 ? name : value;
}

void vt_work_facts(struct vt_page *page, const json_t *work)
{
    struct vt_str issuer = vt_json_get_str(work, "issuer"), date = vt_json_get_str(work, "date");
    if (issuer.len_bytes == 0 && date.len_bytes == 0)
        return;
    struct vt_html *html = &page->html;
    vt_html_open(html, "p", "class", "facts", NULL);
    vt_html_text(html, issuer);
    if (issuer.len_bytes > 0 && date.len_bytes > 0)
        vt_html_puts(html, " · ");
    if (date.len_bytes > 0)
        vt_work_date(page, date);
    vt_html_close(html, "p");
}

struct word {
    const char *id;
    enum vt_msg text;
};

static struct vt_str find_word(const struct vt_page *page, const struct word *words, size_t count,
                               struct vt_str id, struct vt_str otherwise)
{
    for (size_t i = 0; i < count; i++)
        if (vt_str_eq(id, vt_str(words[i].id)))
            return vt_message(page->lang, words[i].text);
    return otherwise;
}

struct vt_str vt_status_text(const struct vt_page *page, const json_t *item)
{
    static const struct word EFFECTS[] = {{"UNKNOWN", VT_MSG_EFFECT_UNKNOWN},
                                          {"NOT_YET", VT_MSG_EFFECT_NOT_YET},
                                          {"IN_FORCE", VT_MSG_EFFECT_IN_FORCE},
                                          {"PART_EXPIRED", VT_MSG_EFFECT_PART_EXPIRED},
                                          {"EXPIRED", VT_MSG_EFFECT_EXPIRED},
                                          {"SUSPENDED", VT_MSG_EFFECT_SUSPENDED},
                                          {"SUSPENDED_PART", VT_MSG_EFFECT_SUSPENDED_PART}};
    return find_word(page, EFFECTS, VT_ARRAY_LEN(EFFECTS), vt_json_get_str(item, "status"),
                     vt_json_get_str(item, "status_label"));
}

struct vt_str vt_field_text(const struct vt_page *page, struct vt_str field)
{
    static const struct word FIELDS[] = {{"number", VT_MSG_FACT_NUMBER},
                                         {"type", VT_MSG_FACT_TYPE},
                                         {"issuer", VT_MSG_FACT_ISSUER},
                                         {"date", VT_MSG_FACT_DATE}};
    return find_word(page, FIELDS, VT_ARRAY_LEN(FIELDS), field, field);
}

void vt_work_candidates(struct vt_page *page, const json_t *candidates)
{
    struct vt_html *html = &page->html;
    const json_t *work;
    size_t i;
    vt_html_open(html, "ol", "class", "works", NULL);
    json_array_foreach(candidates, i, work)
    {
        vt_html_open(html, "li", NULL);
        vt_html_open(html, "p", "class", "work-line", NULL);
        vt_work_link(page, work);
        vt_work_badges(page, work);
        vt_html_close(html, "p");
        vt_work_facts(page, work);
        struct vt_str subject = vt_json_get_str(work, "subject"),
                      reason = vt_json_get_str(work, "reason");
        if (subject.len_bytes > 0)
            vt_html_element(html, "p", subject, "class", "subject", NULL);
        if (reason.len_bytes > 0)
            vt_html_element(html, "p", reason, "class", "note", NULL);
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ol");
}
