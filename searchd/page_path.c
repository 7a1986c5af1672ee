/* /path — the shortest chain of citations between two documents, one quoted sentence for each step.
 */
#include "api.h"
#include "pages.h"
#include "work_parts.h"

static void write_field(struct vt_page *page, const char *name, enum vt_msg label, const char *hint)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "label", NULL);
    vt_page_element(page, "span", label, NULL);
    vt_html_void(html, "input", "type", "text", "name", name, "value",
                 vt_page_copy(page, vt_params_text(&page->request->params, name)), "placeholder",
                 hint, "required", "", "autocomplete", "off", "spellcheck", "false", "data-suggest",
                 "", NULL);
    vt_html_close(html, "label");
}

static void write_form(struct vt_page *page)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "form", "class", "controls", "action", "/path", NULL);
    vt_page_keep_language(page);
    write_field(page, "from", VT_MSG_PATH_FROM, "1391/UBND-VX");
    write_field(page, "to", VT_MSG_PATH_TO, "45-NQ/TW");
    vt_html_element(html, "button", vt_message(page->lang, VT_MSG_PATH_FIND), "type", "submit",
                    NULL);
    vt_html_close(html, "form");
}

static void write_end(struct vt_page *page, const json_t *work)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "li", "class", "stop", NULL);
    vt_html_open(html, "p", "class", "work-line", NULL);
    vt_work_link(page, work);
    vt_work_badges(page, work);
    vt_html_close(html, "p");
    vt_work_facts(page, work);
    vt_html_close(html, "li");
}

static void write_steps(struct vt_page *page, const json_t *answer)
{
    struct vt_html *html = &page->html;
    struct vt_str count = vt_page_number(page, vt_json_get_int(answer, "count", 0));
    vt_html_element(html, "p", vt_page_filled(page, VT_MSG_PATH_STEPS, &count, 1), "class", "lead",
                    NULL);
    vt_html_open(html, "ol", "class", "path", NULL);
    const json_t *step;
    size_t i;
    json_array_foreach(json_object_get(answer, "steps"), i, step)
    {
        if (i == 0)
            write_end(page, json_object_get(step, "citing"));
        vt_html_open(html, "li", "class", "step", NULL);
        vt_html_element(html, "p", vt_relation_text(page, vt_json_get_str(step, "relation"), false),
                        "class", "relation", NULL);
        vt_citation_quote(page, step);
        vt_html_close(html, "li");
        write_end(page, step);
    }
    vt_html_close(html, "ol");
}

static void write_none(struct vt_page *page, const json_t *answer)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "div", "class", "callout", NULL);
    vt_page_element(page, "h2", VT_MSG_PATH_NONE, NULL);
    vt_html_open(html, "ul", "lang", "vi", NULL);
    const json_t *reason;
    size_t i;
    json_array_foreach(json_object_get(answer, "explanation"), i, reason)
    {
        vt_html_element(html, "li", vt_str(json_string_value(reason)), NULL);
    }
    vt_html_close(html, "ul");
    const struct vt_params *params = &page->request->params;
    if (json_is_true(json_object_get(answer, "reverse")))
        vt_html_element(html, "a", vt_message(page->lang, VT_MSG_PATH_TURN), "class", "button",
                        "href",
                        vt_page_link(page, "/path", VT_STR_EMPTY, "from",
                                     vt_page_copy(page, vt_params_text(params, "to")), "to",
                                     vt_page_copy(page, vt_params_text(params, "from")), NULL),
                        NULL);
    vt_html_close(html, "div");
    const json_t *common = json_object_get(answer, "common");
    if (json_array_size(common) > 0) {
        vt_page_element(page, "h2", VT_MSG_PATH_COMMON, NULL);
        vt_work_candidates(page, common);
    }
}

/* Which end is ambiguous: the choice keeps the other as it was typed. */
static void write_choice(struct vt_page *page, const json_t *answer)
{
    struct vt_html *html = &page->html;
    const struct vt_params *params = &page->request->params;
    bool is_from = json_object_get(answer, "from") == NULL;
    struct vt_str ref = vt_params_text(params, is_from ? "from" : "to");
    vt_html_element(html, "p", vt_page_filled(page, VT_MSG_PATH_CHOOSE, &ref, 1), "class",
                    "callout", NULL);
    vt_html_open(html, "ol", "class", "works", NULL);
    const json_t *work;
    size_t i;
    json_array_foreach(json_object_get(answer, "candidates"), i, work)
    {
        const char *id = vt_page_copy(page, vt_json_get_str(work, "id"));
        const char *from = is_from ? id : vt_page_copy(page, vt_params_text(params, "from"));
        const char *to = is_from ? vt_page_copy(page, vt_params_text(params, "to")) : id;
        vt_html_open(html, "li", NULL);
        vt_html_open(html, "p", "class", "work-line", NULL);
        vt_html_element(html, "a", vt_work_title(page, work), "class", "work", "href",
                        vt_page_link(page, "/path", VT_STR_EMPTY, "from", from, "to", to, NULL),
                        NULL);
        vt_work_badges(page, work);
        vt_html_close(html, "p");
        vt_work_facts(page, work);
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ol");
}

static void write_refusal(struct vt_page *page, const struct vt_error *failure)
{
    vt_html_open(&page->html, "div", "class", "callout", "lang", "vi", NULL);
    vt_html_element(&page->html, "p", vt_str(failure->message), NULL);
    if (failure->hint[0] != '\0')
        vt_html_element(&page->html, "p", vt_str(failure->hint), "class", "note", NULL);
    vt_html_close(&page->html, "div");
}

int vt_page_path(struct vt_request *request, struct vt_error *err)
{
    struct vt_str from = vt_params_text(&request->params, "from"),
                  to = vt_params_text(&request->params, "to");
    VT_AUTOJSON answer = NULL;
    struct vt_error failure = {0};
    int status = VT_OK;
    bool is_asked = from.len_bytes > 0 && to.len_bytes > 0;
    if (is_asked)
        status = vt_answer_path(request->answerer, from, to, &answer, &failure);
    bool is_none = status == VT_E_NOTFOUND && json_object_get(answer, "to") != NULL;
    unsigned http_status =
        status == VT_OK || is_none ? 200 : (unsigned)vt_status_info(status)->http_status;
    struct vt_page page;
    vt_page_begin(&page, request, vt_message(request->lang, VT_MSG_PATH_TITLE), VT_NAV_PATH);
    vt_html_open(&page.html, "div", "class", "narrow", NULL);
    vt_page_element(&page, "h1", VT_MSG_PATH_TITLE, NULL);
    vt_page_element(&page, "p", VT_MSG_PATH_LEAD, "lead");
    write_form(&page);
    if (is_none)
        write_none(&page, answer);
    else if (status == VT_E_AMBIGUOUS && answer != NULL)
        write_choice(&page, answer);
    else if (status != VT_OK)
        write_refusal(&page, &failure);
    else if (is_asked)
        write_steps(&page, answer);
    vt_html_close(&page.html, "div");
    return vt_page_end(&page, http_status, err);
}
