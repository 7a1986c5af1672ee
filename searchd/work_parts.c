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
    if (type.len_bytes == 0 || vt_json_get_str(work, "name").len_bytes > 0)
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

void vt_work_badges(struct vt_page *page, const json_t *work)
{
    bool is_held = json_is_true(json_object_get(work, "held"));
    vt_html_element(&page->html, "span",
                    vt_message(page->lang, is_held ? VT_MSG_BADGE_HELD : VT_MSG_BADGE_STUB),
                    "class", is_held ? "badge held" : "badge stub", "title",
                    vt_page_message(page, is_held ? VT_MSG_BADGE_HELD_WHY : VT_MSG_BADGE_STUB_WHY),
                    NULL);
    write_badge(page, work, "conflict", "badge doubt", VT_MSG_BADGE_CONFLICT,
                VT_MSG_BADGE_CONFLICT_WHY);
    write_badge(page, work, "malformed", "badge doubt", VT_MSG_BADGE_MALFORMED,
                VT_MSG_BADGE_MALFORMED_WHY);
    write_badge(page, work, "ambiguous", "badge doubt", VT_MSG_BADGE_AMBIGUOUS,
                VT_MSG_BADGE_AMBIGUOUS_WHY);
    write_badge(page, work, "draft", "badge doubt", VT_MSG_BADGE_DRAFT, VT_MSG_BADGE_DRAFT_WHY);
}

void vt_work_date(struct vt_page *page, struct vt_str iso)
{
    struct vt_str shown = iso;
    if (page->lang == VT_LANG_VI && iso.len_bytes == 10)
        shown = vt_str(vt_page_format(page, "%.2s/%.2s/%.4s", iso.ptr + 8, iso.ptr + 5, iso.ptr));
    else if (page->lang == VT_LANG_VI && iso.len_bytes == 7)
        shown = vt_str(vt_page_format(page, "%.2s/%.4s", iso.ptr + 5, iso.ptr));
    vt_html_element(&page->html, "time", shown, "datetime", vt_page_copy(page, iso), NULL);
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

static void write_vote(struct vt_page *page, const json_t *vote, bool is_chosen)
{
    struct vt_html *html = &page->html;
    const json_t *voters = json_object_get(vote, "voters"), *voter;
    size_t i;
    vt_html_open(html, "li", "class", is_chosen ? "vote chosen" : "vote", NULL);
    vt_html_open(html, "p", NULL);
    vt_html_element(html, "strong", vt_json_get_str(vote, "value"), NULL);
    vt_html_puts(html, " ");
    struct vt_str count = vt_page_number(page, (int64_t)json_array_size(voters));
    vt_html_element(html, "span", vt_page_filled(page, VT_MSG_VOTE_COUNT, &count, 1), "class",
                    "count", NULL);
    if (is_chosen) {
        vt_html_puts(html, " ");
        vt_page_element(page, "span", VT_MSG_VOTE_CHOSEN, "badge held");
    }
    vt_html_close(html, "p");
    json_array_foreach(voters, i, voter)
    {
        vt_html_open(html, "p", "class", "voter", NULL);
        vt_html_element(html, "a", vt_json_get_str(voter, "key"), "href",
                        vt_page_document_link(page, vt_json_get_str(voter, "id")), NULL);
        vt_html_close(html, "p");
        vt_citation_quote(page, voter);
    }
    vt_html_close(html, "li");
}

void vt_work_votes(struct vt_page *page, const json_t *conflict)
{
    struct vt_html *html = &page->html;
    struct vt_str chosen = vt_json_get_str(conflict, "chosen");
    const json_t *vote;
    size_t i;
    vt_html_open(html, "p", "class", "relation", NULL);
    vt_page_say(page, VT_MSG_VOTE_FIELD);
    vt_html_puts(html, " ");
    vt_html_text(html, vt_field_text(page, vt_json_get_str(conflict, "field")));
    vt_html_close(html, "p");
    vt_html_open(html, "ul", "class", "votes", NULL);
    json_array_foreach(json_object_get(conflict, "votes"), i, vote) write_vote(
        page, vote, chosen.len_bytes > 0 && vt_str_eq(chosen, vt_json_get_str(vote, "value")));
    vt_html_close(html, "ul");
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

/* Where the citation stands in its sentence: near its own offset, as line breaks may have been
 * folded. */
static size_t find_surface(const json_t *citation, struct vt_str sentence, struct vt_str surface)
{
    int64_t offset =
        vt_json_get_int(citation, "byte_start", 0) - vt_json_get_int(citation, "sentence_start", 0);
    enum { SLACK = 8 };
    size_t from =
        offset > SLACK && (size_t)offset < sentence.len_bytes ? (size_t)offset - SLACK : 0;
    size_t at = vt_str_find(sentence, surface, from);
    return at != SIZE_MAX ? at : vt_str_find(sentence, surface, 0);
}

static void write_sentence(struct vt_page *page, const json_t *citation)
{
    struct vt_html *html = &page->html;
    struct vt_str sentence = vt_json_get_str(citation, "sentence"),
                  surface = vt_json_get_str(citation, "surface");
    size_t at = surface.len_bytes == 0 ? SIZE_MAX : find_surface(citation, sentence, surface);
    if (at == SIZE_MAX) {
        vt_html_text(html, sentence);
        return;
    }
    vt_html_text(html, vt_str_n(sentence.ptr, at));
    vt_html_element(html, "mark", surface, NULL);
    vt_html_text(html, vt_str_n(sentence.ptr + at + surface.len_bytes,
                                sentence.len_bytes - at - surface.len_bytes));
}

/* Whose words: another document's, where it speaks for the citing one. */
static void write_asserter(struct vt_page *page, const json_t *citation)
{
    struct vt_str id = vt_json_get_str(citation, "asserter_id");
    if (id.len_bytes == 0)
        return;
    struct vt_html *html = &page->html;
    vt_page_element(page, "span", VT_MSG_QUOTE_BY, NULL);
    vt_html_puts(html, " ");
    vt_html_element(html, "a", vt_json_get_str(citation, "asserter"), "href",
                    vt_page_document_link(page, id), NULL);
    vt_html_puts(html, " · ");
}

const char *vt_citation_anchor(struct vt_page *page, const json_t *citation)
{
    return vt_page_format(page, "b%lld", (long long)vt_json_get_int(citation, "byte_start", 0));
}

/* The folders of the server are no business of the reader. */
struct vt_str vt_file_title(struct vt_str path)
{
    size_t start = path.len_bytes;
    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    return vt_str_n(path.ptr + start, path.len_bytes - start);
}

/* Where it stands: the file and bytes, and the way to that place in the text. */
static void write_source(struct vt_page *page, const json_t *citation)
{
    struct vt_str file = vt_json_get_str(citation, "file");
    if (file.len_bytes == 0)
        return;
    struct vt_str parts[] = {vt_file_title(file),
                             vt_page_number(page, vt_json_get_int(citation, "byte_start", 0)),
                             vt_page_number(page, vt_json_get_int(citation, "byte_end", 0))};
    struct vt_str place = vt_page_filled(page, VT_MSG_QUOTE_SOURCE, parts, VT_ARRAY_LEN(parts));
    struct vt_str document = vt_json_get_str(citation, "document");
    if (document.len_bytes == 0) {
        vt_html_text(&page->html, place);
        return;
    }
    const char *link = vt_page_format(page, "%s#%s", vt_page_document_link(page, document),
                                      vt_citation_anchor(page, citation));
    vt_html_element(&page->html, "a", vt_message(page->lang, VT_MSG_QUOTE_PLACE), "href", link,
                    "title", vt_page_copy(page, place), NULL);
}

void vt_citation_quote(struct vt_page *page, const json_t *citation)
{
    if (vt_json_get_str(citation, "sentence").len_bytes == 0)
        return;
    struct vt_html *html = &page->html;
    vt_html_open(html, "figure", "class", "quote", NULL);
    vt_html_open(html, "blockquote", "lang", "vi", NULL);
    write_sentence(page, citation);
    vt_html_close(html, "blockquote");
    vt_html_open(html, "figcaption", NULL);
    write_asserter(page, citation);
    write_source(page, citation);
    vt_html_close(html, "figcaption");
    vt_html_close(html, "figure");
}
