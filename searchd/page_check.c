/* /check — the citations of a pasted text: which are held, only cited, ambiguous or unknown, and
 * where the text says something else than the archive knows. */
#include "api.h"
#include "check_parts.h"
#include "pages.h"
#include "vt_file.h"

enum { FORM_FIELDS = 8 };

/* Forms send lines with CR LF; the places of citations count in the text that was read. */
static bool unify_lines(struct vt_request *request, struct vt_str *text)
{
    VT_AUTO(vt_buf_release) struct vt_buf lines = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t i = 0; i < text->len_bytes; i++)
        if (text->ptr[i] != '\r')
            vt_buf_add_c(&lines, text->ptr[i]);
    *text = vt_arena_copy(&request->arena, vt_buf_str(&lines));
    return text->ptr != NULL;
}

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
    return unify_lines(request, ret_text) ? VT_OK : VT_E_NOMEM;
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
        vt_check_result(&page, answer, text);
    vt_html_close(&page.html, "div");
    return vt_page_end(&page, 200, err);
}
