/* /d/{id} — one document: what it is, its text with every citation as a link, who cites it, whom it
 * cites, whether it is in force.  One that is only cited (a stub) says so, and who cites it. */
#include "page_facts.h"
#include "page_links.h"
#include "page_related.h"
#include "page_sheet.h"
#include "pages.h"
#include "work_parts.h"

enum { LINKS_SHOWN = 100 };

struct parts {
    json_t *answer, *cited_by, *cites, *status, *conflicts, *bundle;
};

static void release_parts(struct parts *parts)
{
    json_decref(parts->answer);
    json_decref(parts->cited_by);
    json_decref(parts->cites);
    json_decref(parts->status);
    json_decref(parts->conflicts);
    json_decref(parts->bundle);
}

/* An empty list is an answer too. */
static int found_or_none(int status)
{
    return status == VT_E_NOTFOUND ? VT_OK : status;
}

static int ask_links(struct vt_request *request, struct vt_str id, bool incoming, json_t **ret,
                     struct vt_error *err)
{
    const struct vt_cites_request question = {.ref = id,
                                              .incoming = incoming,
                                              .depth = 1,
                                              .relations = VT_STR_EMPTY,
                                              .as_of = vt_params_text(&request->params, "as_of"),
                                              .limit = LINKS_SHOWN};
    return found_or_none(vt_answer_cites(request->answerer, &question, ret, err));
}

/* What each citation of the text leads to, for its hover. */
static int describe_targets(struct vt_request *request, const json_t *document,
                            struct vt_error *err)
{
    VT_AUTOJSON targets = json_array();
    const json_t *mention;
    size_t i;
    json_array_foreach(json_object_get(document, "mentions"), i, mention)
    {
        json_t *target = json_object_get(mention, "target");
        if (target != NULL)
            json_array_append(targets, target);
    }
    return vt_answer_describe(request->answerer, targets, vt_params_text(&request->params, "as_of"),
                              err);
}

static int ask(struct vt_request *request, struct parts *parts, struct vt_error *err)
{
    int status = vt_answer_document(request->answerer, request->id, true, &parts->answer, err);
    if (status != VT_OK)
        return status;
    const json_t *document = json_object_get(parts->answer, "document");
    struct vt_str id = vt_json_get_str(document, "id");
    status = ask_links(request, id, true, &parts->cited_by, err);
    if (status == VT_OK)
        status = ask_links(request, id, false, &parts->cites, err);
    if (status == VT_OK)
        status = found_or_none(vt_answer_status(
            request->answerer, id, vt_params_text(&request->params, "as_of"), &parts->status, err));
    if (status == VT_OK && json_is_true(json_object_get(document, "conflict")))
        status =
            found_or_none(vt_answer_conflicts_of(request->answerer, id, &parts->conflicts, err));
    if (status == VT_OK)
        status = vt_answer_bundle(request->answerer, id, &parts->bundle, err);
    return status == VT_OK ? describe_targets(request, document, err) : status;
}

static void write_actions(struct vt_page *page, struct vt_str id, bool is_held)
{
    static const struct {
        enum vt_msg text;
        const char *path;
        bool held_only;
    } ACTIONS[] = {{VT_MSG_DOC_LINEAGE, "/d/%/lineage", false},
                   {VT_MSG_DOC_ORIGINAL, "/api/v1/documents/%/original", true},
                   {VT_MSG_DOC_PLAIN, "/api/v1/documents/%/text", true},
                   {VT_MSG_DOC_AKN, "/api/v1/documents/%/akn", true},
                   {VT_MSG_DOC_JSON, "/api/v1/documents/%", false}};
    struct vt_html *html = &page->html;
    vt_html_open(html, "nav", "class", "actions", "aria-label",
                 vt_page_message(page, VT_MSG_DOC_ACTIONS), NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(ACTIONS); i++) {
        if (ACTIONS[i].held_only && !is_held)
            continue;
        struct vt_page plain = *page; /* files and JSON have no language */
        plain.lang = i == 0 ? page->lang : VT_LANG_VI;
        vt_html_element(html, "a", vt_message(page->lang, ACTIONS[i].text), "class",
                        i == 0 ? "button" : "quiet", "href",
                        vt_page_link(&plain, ACTIONS[i].path, id, NULL), NULL);
    }
    vt_html_close(html, "nav");
}

/* Ready to be copied into another text; the button is for those with JavaScript. */
static void write_citation(struct vt_page *page, const json_t *document)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "p", "class", "cite-as", NULL);
    vt_page_element(page, "b", VT_MSG_DOC_CITE_AS, NULL);
    vt_html_puts(html, " ");
    vt_html_element(html, "span", vt_citation_text(page, document), "id", "cite-as", "lang", "vi",
                    NULL);
    vt_html_puts(html, " ");
    vt_html_element(html, "button", vt_message(page->lang, VT_MSG_DOC_COPY), "type", "button",
                    "class", "small", "hidden", "", "data-copy", "cite-as", "data-done",
                    vt_page_message(page, VT_MSG_DOC_COPIED), NULL);
    vt_html_close(html, "p");
}

static void write_title(struct vt_page *page, const json_t *document, const json_t *effect)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "header", "class", "doc-head", NULL);
    vt_html_open(html, "p", "class", "work-line", NULL);
    vt_work_badges(page, document);
    vt_work_effect(page, effect);
    vt_html_close(html, "p");
    vt_html_element(html, "h1", vt_work_title(page, document), NULL);
    struct vt_str subject = vt_json_get_str(document, "subject");
    if (subject.len_bytes > 0)
        vt_html_element(html, "p", subject, "class", "lead subject", "lang", "vi", NULL);
    vt_work_facts(page, document);
    write_citation(page, document);
    write_actions(page, vt_json_get_str(document, "id"),
                  json_is_true(json_object_get(document, "held")));
    vt_html_close(html, "header");
}

static void begin_section(struct vt_page *page, const char *id, enum vt_msg title, int64_t count)
{
    struct vt_html *html = &page->html;
    const char *title_id = vt_page_format(page, "%s-title", id);
    vt_html_open(html, "section", "id", id, "class", "part", "aria-labelledby", title_id, NULL);
    vt_html_open(html, "h2", "id", title_id, NULL);
    vt_page_say(page, title);
    if (count >= 0) {
        vt_html_puts(html, " ");
        vt_html_element(html, "span", vt_page_number(page, count), "class", "count", NULL);
    }
    vt_html_close(html, "h2");
}

static void write_links(struct vt_page *page, const json_t *answer, bool incoming, struct vt_str id)
{
    const json_t *items = json_object_get(answer, "items");
    int64_t count = vt_json_get_int(answer, "count", 0);
    begin_section(page, incoming ? "cited-by" : "cites",
                  incoming ? VT_MSG_DOC_CITED_BY : VT_MSG_DOC_CITES,
                  vt_json_get_int(answer, "documents", 0));
    if (json_array_size(items) == 0)
        vt_page_element(page, "p", incoming ? VT_MSG_DOC_CITED_BY_NONE : VT_MSG_DOC_CITES_NONE,
                        "note");
    vt_page_links(page, items, incoming);
    if (count > LINKS_SHOWN) {
        struct vt_str parts[] = {vt_page_number(page, LINKS_SHOWN), vt_page_number(page, count)};
        vt_html_open(&page->html, "p", "class", "note", NULL);
        vt_page_fill(page, VT_MSG_DOC_LINKS_CUT, parts, VT_ARRAY_LEN(parts));
        vt_html_puts(&page->html, " ");
        struct vt_str query = vt_str(
            vt_page_format(page, incoming ? "dẫn:\"%.*s\"" : "được-dẫn:\"%.*s\"", VT_STR_ARG(id)));
        vt_html_element(&page->html, "a", vt_message(page->lang, VT_MSG_DOC_LINKS_ALL), "href",
                        vt_page_link(page, "/", VT_STR_EMPTY, "q", vt_page_copy(page, query), NULL),
                        NULL);
        vt_html_close(&page->html, "p");
    }
    vt_html_close(&page->html, "section");
}

/* The same page as of another day. */
static void write_day_form(struct vt_page *page, struct vt_str id)
{
    struct vt_html *html = &page->html;
    struct vt_page plain = *page;
    plain.lang = VT_LANG_VI; /* the language is a field of the form */
    vt_html_open(html, "form", "class", "controls", "action",
                 vt_page_format(page, "%s#status", vt_page_document_link(&plain, id)), NULL);
    vt_page_keep_language(page);
    vt_html_open(html, "label", NULL);
    vt_page_element(page, "span", VT_MSG_DOC_OTHER_DAY, NULL);
    vt_html_void(html, "input", "type", "date", "name", "as_of", "required", "", "value",
                 vt_page_copy(page, vt_params_text(&page->request->params, "as_of")), NULL);
    vt_html_close(html, "label");
    vt_html_element(html, "button", vt_message(page->lang, VT_MSG_LINEAGE_SHOW), "type", "submit",
                    "class", "plain", NULL);
    vt_html_close(html, "form");
}

/* Citations and effect are those of another day than today. */
static void write_day_note(struct vt_page *page, struct vt_str id)
{
    struct vt_html *html = &page->html;
    struct vt_str day = vt_params_text(&page->request->params, "as_of");
    if (day.len_bytes == 0)
        return;
    day = vt_date_text(page, day);
    vt_html_open(html, "p", "class", "callout", NULL);
    vt_page_fill(page, VT_MSG_DOC_AS_OF, &day, 1);
    vt_html_puts(html, " ");
    vt_html_element(html, "a", vt_message(page->lang, VT_MSG_DOC_TODAY), "href",
                    vt_page_document_link(page, id), NULL);
    vt_html_close(html, "p");
}

static void write_status(struct vt_page *page, const json_t *answer, struct vt_str id)
{
    const json_t *item = json_array_get(json_object_get(answer, "items"), 0);
    if (item == NULL)
        return;
    struct vt_html *html = &page->html;
    begin_section(page, "status", VT_MSG_DOC_STATUS, -1);
    vt_html_open(html, "p", "class", "status", NULL);
    vt_html_element(
        html, "strong", vt_status_text(page, item), "class",
        vt_page_format(page, "badge effect %.*s", VT_STR_ARG(vt_json_get_str(item, "status"))),
        NULL);
    vt_html_puts(html, " ");
    vt_page_say(page, VT_MSG_DOC_STATUS_AT);
    vt_html_puts(html, " ");
    vt_work_date(page, vt_json_get_str(item, "as_of"));
    vt_html_close(html, "p");
    if (vt_json_get_str(item, "reason").len_bytes > 0)
        vt_html_element(html, "p", vt_json_get_str(item, "reason"), "class", "note", "lang", "vi",
                        NULL);
    vt_page_links(page, json_object_get(item, "causes"), true);
    write_day_form(page, id);
    vt_html_close(html, "section");
}

static void write_conflicts(struct vt_page *page, const json_t *answer)
{
    if (answer == NULL)
        return;
    const json_t *item;
    size_t i;
    begin_section(page, "conflicts", VT_MSG_DOC_CONFLICTS, -1);
    json_array_foreach(json_object_get(answer, "items"), i, item)
    {
        vt_work_votes(page, item);
    }
    vt_html_close(&page->html, "section");
}

static void write_stub_note(struct vt_page *page, const json_t *document)
{
    struct vt_html *html = &page->html;
    struct vt_str count = vt_page_number(page, vt_json_get_int(document, "citing_documents", 0));
    vt_html_open(html, "div", "class", "callout", "role", "note", NULL);
    vt_page_element(page, "h2", VT_MSG_STUB_TITLE, NULL);
    vt_html_element(html, "p", vt_page_filled(page, VT_MSG_STUB_WHY, &count, 1), NULL);
    struct vt_str issuer = vt_json_get_str(document, "issuer");
    if (issuer.len_bytes > 0)
        vt_html_element(html, "p", vt_page_filled(page, VT_MSG_STUB_ASK, &issuer, 1), NULL);
    vt_html_close(html, "div");
}

static void write_jumps(struct vt_page *page, const struct parts *parts, bool is_held)
{
    const struct {
        const char *anchor;
        enum vt_msg text;
        bool is_there;
    } JUMPS[] = {{"#text", VT_MSG_DOC_TEXT, is_held},
                 {"#cited-by", VT_MSG_DOC_CITED_BY, true},
                 {"#cites", VT_MSG_DOC_CITES, true},
                 {"#status", VT_MSG_DOC_STATUS, true},
                 {"#conflicts", VT_MSG_DOC_CONFLICTS, parts->conflicts != NULL}};
    struct vt_html *html = &page->html;
    vt_html_open(html, "nav", "class", "jumps", "aria-label",
                 vt_page_message(page, VT_MSG_DOC_JUMPS), NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(JUMPS); i++)
        if (JUMPS[i].is_there)
            vt_html_element(html, "a", vt_message(page->lang, JUMPS[i].text), "href",
                            JUMPS[i].anchor, NULL);
    vt_html_close(html, "nav");
}

static int write_page(struct vt_request *request, const struct parts *parts, struct vt_error *err)
{
    const json_t *document = json_object_get(parts->answer, "document");
    bool is_held = json_is_true(json_object_get(document, "held"));
    struct vt_str id = vt_json_get_str(document, "id");
    struct vt_page page;
    struct vt_html *html = &page.html;
    vt_page_begin(&page, request, vt_json_get_str(document, "key"), VT_NAV_NONE);
    write_title(&page, document, json_array_get(json_object_get(parts->status, "items"), 0));
    if (!is_held)
        write_stub_note(&page, document);
    write_day_note(&page, id);
    write_jumps(&page, parts, is_held);
    vt_html_open(html, "div", "class", "doc-layout", NULL);
    vt_html_open(html, "div", "class", "doc-side", NULL);
    vt_page_facts(&page, document, parts->conflicts);
    vt_page_changes(&page, parts->cites, parts->cited_by);
    vt_page_bundle(&page, parts->bundle, id);
    vt_page_outline(&page, document);
    vt_html_close(html, "div");
    vt_html_open(html, "div", "class", "doc-main", NULL);
    if (is_held) {
        begin_section(&page, "text", VT_MSG_DOC_TEXT, -1);
        vt_page_sheet(&page, document);
        vt_html_close(html, "section");
    }
    write_links(&page, parts->cited_by, true, id);
    write_links(&page, parts->cites, false, id);
    write_status(&page, parts->status, id);
    write_conflicts(&page, parts->conflicts);
    vt_html_close(html, "div");
    vt_html_close(html, "div");
    return vt_page_end(&page, 200, err);
}

int vt_page_document(struct vt_request *request, struct vt_error *err)
{
    VT_AUTO(release_parts) struct parts parts = {0};
    int status = ask(request, &parts, err);
    if (status == VT_E_AMBIGUOUS && parts.answer != NULL)
        return vt_page_choice(request, request->id, json_object_get(parts.answer, "candidates"),
                              err);
    if (status != VT_OK)
        return status;
    struct vt_str id = vt_json_get_str(json_object_get(parts.answer, "document"), "id");
    if (!vt_str_eq(id, request->id))
        return vt_page_move(request, "/d/%", id);
    return write_page(request, &parts, err);
}
