/* Answers other than the page that was asked for: failures, other addresses, several documents. */
#include "pages.h"
#include "work_parts.h"

#include <stdio.h>

static void write_search_again(struct vt_page *page, struct vt_str words)
{
    if (words.len_bytes == 0)
        return;
    vt_html_open(&page->html, "p", NULL);
    vt_html_element(
        &page->html, "a", vt_message(page->lang, VT_MSG_FAILURE_SEARCH), "class", "button", "href",
        vt_page_link(page, "/", VT_STR_EMPTY, "q", vt_page_copy(page, words), NULL), NULL);
    vt_html_close(&page->html, "p");
}

/* In the language of the page, or marked as Vietnamese where it cannot be said otherwise. */
static void write_words(struct vt_page *page, struct vt_request *request, const char *class_name,
                        const char *message)
{
    struct vt_str said = vt_str(message);
    struct vt_str words = vt_message_of_problem(&request->arena, request->lang, said);
    vt_html_element(&page->html, "p", words, "class", class_name, "lang",
                    words.ptr == said.ptr ? vt_lang_code(VT_LANG_VI) : vt_lang_code(request->lang),
                    NULL);
}

void vt_page_failure(struct vt_request *request, const struct vt_error *failure)
{
    const struct vt_status_info *info = vt_status_info(failure->status);
    struct vt_str title = vt_str(request->lang == VT_LANG_EN ? info->text_en : info->text_vi);
    struct vt_page page;
    vt_page_begin(&page, request, title, VT_NAV_NONE);
    vt_html_open(&page.html, "div", "class", "narrow failure", NULL);
    vt_html_element(&page.html, "h1", title, NULL);
    if (failure->message[0] != '\0')
        write_words(&page, request, "lead", failure->message);
    if (failure->hint[0] != '\0')
        write_words(&page, request, "note", failure->hint);
    if (failure->status == VT_E_NOTFOUND)
        write_search_again(&page, request->id);
    vt_html_close(&page.html, "div");
    struct vt_error own = {0};
    if (vt_page_end(&page, (unsigned)info->http_status, &own) != VT_OK)
        vt_request_fail(request, &own);
    request->reply.failure = failure->status;
    request->reply.failure_text = vt_arena_copy(&request->arena, vt_str(failure->message)).ptr;
}

void vt_page_unknown(struct vt_request *request)
{
    struct vt_error failure = {.status = VT_E_NOTFOUND};
    struct vt_str text = vt_message(request->lang, VT_MSG_FAILURE_ADDRESS);
    snprintf(failure.message, sizeof failure.message, "%.*s", VT_STR_ARG(text));
    vt_page_failure(request, &failure);
}

int vt_page_choice(struct vt_request *request, struct vt_str ref, const json_t *candidates,
                   struct vt_error *err)
{
    struct vt_page page;
    vt_page_begin(&page, request, vt_message(request->lang, VT_MSG_CHOICE_TITLE), VT_NAV_NONE);
    vt_html_open(&page.html, "div", "class", "narrow", NULL);
    vt_page_element(&page, "h1", VT_MSG_CHOICE_TITLE, NULL);
    vt_html_element(&page.html, "p", vt_page_filled(&page, VT_MSG_CHOICE_LEAD, &ref, 1), "class",
                    "lead", NULL);
    vt_work_candidates(&page, candidates);
    vt_html_close(&page.html, "div");
    return vt_page_end(&page, 300, err);
}

int vt_page_move(struct vt_request *request, const char *path, struct vt_str id)
{
    VT_AUTO(vt_buf_release) struct vt_buf target = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (const char *c = path; *c != '\0'; c++) {
        if (*c == '%')
            vt_uri_encode(&target, id);
        else
            vt_buf_add_c(&target, *c);
    }
    if (request->query.len_bytes > 0) {
        vt_buf_add_c(&target, '?');
        vt_buf_add(&target, request->query);
    }
    const char *location = vt_arena_copy(&request->arena, vt_buf_str(&target)).ptr;
    if (location == NULL)
        return VT_E_NOMEM;
    request->reply.http_status = 302;
    vt_reply_header(&request->reply, "Location", location);
    return VT_OK;
}
