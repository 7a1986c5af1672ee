/* /check — the citations of a pasted text: which are held, only cited, ambiguous or unknown, and
 * where the text says something else than the archive knows. */
#include "api.h"
#include "pages.h"
#include "vt_file.h"
#include "work_parts.h"

enum { FORM_FIELDS = 8 };

static int read_form(struct vt_request *request, struct vt_str *ret_text, struct vt_error *err)
{
    const struct vt_uri_arg *fields;
    size_t count;
    int status = vt_uri_query(&request->arena, vt_buf_str(&request->body), FORM_FIELDS, &fields,
                              &count, err);
    if (status != VT_OK)
        return status;
    *ret_text = VT_STR_EMPTY;
    for (size_t i = 0; i < count; i++) {
        if (vt_str_eq(fields[i].name, VT_STR("text")))
            *ret_text = fields[i].value;
        else if (vt_str_eq(fields[i].name, VT_STR("lang")) &&
                 vt_str_eq(fields[i].value, VT_STR("en")))
            request->lang = VT_LANG_EN;
    }
    if (ret_text->len_bytes > VT_API_CHECK_BYTES)
        return vt_fail(err, VT_E_LIMIT, "văn bản dán vào quá dài");
    return VT_OK;
}

static void write_form(struct vt_page *page, struct vt_str text)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "form", "class", "check-form", "method", "post", "action", "/check", NULL);
    vt_page_keep_language(page);
    vt_html_element(html, "label", vt_message(page->lang, VT_MSG_CHECK_LABEL), "for", "check-text",
                    NULL);
    vt_html_element(html, "textarea", text, "id", "check-text", "name", "text", "rows", "10",
                    "lang", "vi", "required", "", "placeholder",
                    vt_page_message(page, VT_MSG_CHECK_HINT), NULL);
    vt_html_element(html, "button", vt_message(page->lang, VT_MSG_CHECK_BUTTON), "type", "submit",
                    NULL);
    vt_html_close(html, "form");
}

static enum vt_msg state_text(struct vt_str state)
{
    static const struct {
        const char *state;
        enum vt_msg text;
    } STATES[] = {{"found", VT_MSG_CHECK_FOUND},
                  {"stub", VT_MSG_CHECK_STUB},
                  {"ambiguous", VT_MSG_CHECK_AMBIGUOUS}};
    for (size_t i = 0; i < VT_ARRAY_LEN(STATES); i++)
        if (vt_str_eq(state, vt_str(STATES[i].state)))
            return STATES[i].text;
    return VT_MSG_CHECK_UNKNOWN;
}

static void write_differences(struct vt_page *page, const json_t *list)
{
    const json_t *item;
    size_t i;
    json_array_foreach(list, i, item)
    {
        struct vt_str field = vt_json_get_str(item, "field");
        struct vt_str parts[] = {vt_field_text(page, field),
                                 vt_value_text(page, field, vt_json_get_str(item, "said")),
                                 vt_value_text(page, field, vt_json_get_str(item, "known"))};
        vt_html_element(&page->html, "p",
                        vt_page_filled(page, VT_MSG_CHECK_DIFFERS, parts, VT_ARRAY_LEN(parts)),
                        "class", "warning", NULL);
    }
}

static void write_citation(struct vt_page *page, const json_t *item)
{
    struct vt_html *html = &page->html;
    struct vt_str state = vt_json_get_str(item, "state");
    const json_t *document = json_object_get(item, "document");
    vt_html_open(html, "li", "class", vt_page_format(page, "check %.*s", VT_STR_ARG(state)), NULL);
    vt_html_open(html, "p", "class", "work-line", NULL);
    vt_html_element(html, "q", vt_json_get_str(item, "surface"), "lang", "vi", NULL);
    vt_html_puts(html, " ");
    vt_html_element(html, "span", vt_message(page->lang, state_text(state)), "class",
                    vt_page_format(page, "badge %.*s", VT_STR_ARG(state)), NULL);
    vt_html_close(html, "p");
    if (document != NULL) {
        vt_html_open(html, "p", NULL);
        vt_work_link(page, document);
        vt_html_puts(html, " · ");
        vt_html_text(html, vt_status_text(page, item));
        vt_html_close(html, "p");
        vt_work_facts(page, document);
        write_differences(page, json_object_get(item, "differs"));
    }
    if (json_object_get(item, "candidates") != NULL)
        vt_work_candidates(page, json_object_get(item, "candidates"));
    vt_html_close(html, "li");
}

static void write_result(struct vt_page *page, const json_t *answer)
{
    const json_t *items = json_object_get(answer, "items"), *item;
    struct vt_str count = vt_page_number(page, (int64_t)json_array_size(items));
    size_t i;
    vt_html_open(&page->html, "section", "aria-labelledby", "result-title", NULL);
    vt_html_element(&page->html, "h2", vt_page_filled(page, VT_MSG_CHECK_RESULT, &count, 1), "id",
                    "result-title", NULL);
    if (json_array_size(items) == 0)
        vt_page_element(page, "p", VT_MSG_CHECK_NONE, "note");
    vt_html_open(&page->html, "ol", "class", "works", NULL);
    json_array_foreach(items, i, item)
    {
        write_citation(page, item);
    }
    vt_html_close(&page->html, "ol");
    vt_html_close(&page->html, "section");
}

int vt_page_check(struct vt_request *request, struct vt_error *err)
{
    struct vt_str text = VT_STR_EMPTY;
    VT_AUTOJSON answer = NULL;
    int status = request->method == VT_METHOD_POST ? read_form(request, &text, err) : VT_OK;
    if (status == VT_OK && text.len_bytes > 0)
        status = vt_answer_check(request->answerer, text, &answer, err);
    if (status != VT_OK && (status != VT_E_NOTFOUND || answer == NULL))
        return status;
    struct vt_page page;
    vt_page_begin(&page, request, vt_message(request->lang, VT_MSG_CHECK_TITLE), VT_NAV_CHECK);
    vt_html_open(&page.html, "div", "class", "narrow", NULL);
    vt_page_element(&page, "h1", VT_MSG_CHECK_TITLE, NULL);
    vt_page_element(&page, "p", VT_MSG_CHECK_LEAD, "lead");
    write_form(&page, text);
    if (answer != NULL)
        write_result(&page, answer);
    vt_html_close(&page.html, "div");
    return vt_page_end(&page, 200, err);
}
