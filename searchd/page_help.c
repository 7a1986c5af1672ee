/* /help — how to ask: the query language by examples, the keys, what the signs mean. */
#include "pages.h"
#include "vt_tables.h"
#include "work_parts.h"

static void write_examples(struct vt_page *page)
{
    static const struct {
        const char *query;
        enum vt_msg meaning;
    } EXAMPLES[] = {{"1391/UBND-VX", VT_MSG_HELP_NUMBER},
                    {"nq 57", VT_MSG_HELP_SHORT},
                    {"liên hiệp hội", VT_MSG_HELP_WORDS},
                    {"lien hiep hoi", VT_MSG_HELP_PLAIN},
                    {"\"khoa học và kỹ thuật\"", VT_MSG_HELP_PHRASE},
                    {"trí thức OR nhà khoa học", VT_MSG_HELP_OR},
                    {"khoa học -công nghệ", VT_MSG_HELP_NOT},
                    {"loại:\"công văn\" ngày:2025-03", VT_MSG_HELP_FIELDS},
                    {"cơ-quan:\"Bộ Chính trị\" ngày:2020..2024", VT_MSG_HELP_RANGE},
                    {"dẫn:57-NQ/TW", VT_MSG_HELP_CITES},
                    {"được-dẫn:1391/UBND-VX", VT_MSG_HELP_CITED_BY},
                    {"hiệu-lực:\"còn hiệu lực\"", VT_MSG_HELP_STATUS}};
    struct vt_html *html = &page->html;
    vt_html_open(html, "dl", "class", "help", NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(EXAMPLES); i++) {
        vt_html_open(html, "dt", NULL);
        vt_html_open(html, "a", "href",
                     vt_page_link(page, "/", VT_STR_EMPTY, "q", EXAMPLES[i].query, NULL), NULL);
        vt_html_element(html, "code", vt_str(EXAMPLES[i].query), "lang", "vi", NULL);
        vt_html_close(html, "a");
        vt_html_close(html, "dt");
        vt_page_element(page, "dd", EXAMPLES[i].meaning, NULL);
    }
    vt_html_close(html, "dl");
}

/* Every field of the query language, from the table that the parser reads. */
static void write_fields(struct vt_page *page)
{
    enum { NAMES_COLUMN = 1 };
    struct vt_html *html = &page->html;
    vt_page_element(page, "p", VT_MSG_HELP_ALL_FIELDS_LEAD, "note");
    vt_html_open(html, "ul", "class", "field-names", NULL);
    for (size_t row = 0; row < vt_table_query_fields.row_count; row++) {
        struct vt_str names = vt_table_cell(&vt_table_query_fields, row, NAMES_COLUMN), name;
        vt_html_open(html, "li", NULL);
        for (bool is_first = true; vt_str_split(&names, ';', &name); is_first = false) {
            vt_html_puts(html, is_first ? "" : " ");
            vt_html_element(html, is_first ? "b" : "span",
                            vt_str(vt_page_format(page, "%.*s:", VT_STR_ARG(name))), NULL);
        }
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ul");
}

static void write_signs(struct vt_page *page)
{
    static const struct {
        const char *class_name;
        enum vt_msg sign, meaning;
    } SIGNS[] = {{"badge held", VT_MSG_BADGE_HELD, VT_MSG_BADGE_HELD_WHY},
                 {"badge stub", VT_MSG_BADGE_STUB, VT_MSG_BADGE_STUB_WHY},
                 {"badge effect", VT_MSG_BADGE_ENDED, VT_MSG_BADGE_ENDED_WHY},
                 {"badge doubt", VT_MSG_BADGE_CONFLICT, VT_MSG_BADGE_CONFLICT_WHY},
                 {"badge doubt", VT_MSG_BADGE_MALFORMED, VT_MSG_BADGE_MALFORMED_WHY},
                 {"badge doubt", VT_MSG_LINK_UNSURE, VT_MSG_LINK_UNSURE_WHY},
                 {"badge claim", VT_MSG_LINK_CLAIM, VT_MSG_LINK_CLAIM_WHY},
                 {"badge claim", VT_MSG_LINK_WEAK, VT_MSG_LINK_WEAK_WHY}};
    struct vt_html *html = &page->html;
    vt_html_open(html, "dl", "class", "help", NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(SIGNS); i++) {
        vt_html_open(html, "dt", NULL);
        vt_page_element(page, "span", SIGNS[i].sign, SIGNS[i].class_name);
        vt_html_close(html, "dt");
        vt_page_element(page, "dd", SIGNS[i].meaning, NULL);
    }
    vt_html_close(html, "dl");
}

static void write_keys(struct vt_page *page)
{
    static const struct {
        const char *key;
        enum vt_msg meaning;
    } KEYS[] = {{"/", VT_MSG_HELP_KEY_SEARCH},  {"j", VT_MSG_HELP_KEY_NEXT},
                {"k", VT_MSG_HELP_KEY_BEFORE},  {"Enter", VT_MSG_HELP_KEY_OPEN},
                {"Esc", VT_MSG_HELP_KEY_CLOSE}, {"?", VT_MSG_HELP_KEY_HELP}};
    struct vt_html *html = &page->html;
    vt_html_open(html, "dl", "class", "help keys", NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(KEYS); i++) {
        vt_html_open(html, "dt", NULL);
        vt_html_element(html, "kbd", vt_str(KEYS[i].key), NULL);
        vt_html_close(html, "dt");
        vt_page_element(page, "dd", KEYS[i].meaning, NULL);
    }
    vt_html_close(html, "dl");
}

int vt_page_help(struct vt_request *request, struct vt_error *err)
{
    struct vt_page page;
    vt_page_begin(&page, request, vt_message(request->lang, VT_MSG_HELP_TITLE), VT_NAV_HELP);
    vt_html_open(&page.html, "div", "class", "narrow", NULL);
    vt_page_element(&page, "h1", VT_MSG_HELP_TITLE, NULL);
    vt_page_element(&page, "p", VT_MSG_HELP_LEAD, "lead");
    write_examples(&page);
    vt_page_element(&page, "h2", VT_MSG_HELP_ALL_FIELDS, NULL);
    write_fields(&page);
    vt_page_element(&page, "h2", VT_MSG_HELP_SIGNS, NULL);
    write_signs(&page);
    vt_page_element(&page, "h2", VT_MSG_HELP_KEYS, NULL);
    write_keys(&page);
    vt_html_close(&page.html, "div");
    return vt_page_end(&page, 200, err);
}
