#include "page.h"

#include "assets.h"

#include <stdarg.h>
#include <stdio.h>

enum { LINK_BYTES = 64 * 1024 };

const char *vt_page_copy(struct vt_page *page, struct vt_str text)
{
    const char *copy = vt_arena_copy(&page->request->arena, text).ptr;
    return copy == NULL ? "" : copy;
}

const char *vt_page_format(struct vt_page *page, const char *format, ...)
{
    VT_AUTOFREE char *text = NULL;
    va_list args;
    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    va_end(args);
    return vt_page_copy(page, vt_str(text));
}

static void add_pair(struct vt_buf *buf, char *separator, const char *name, struct vt_str value)
{
    if (value.len_bytes == 0)
        return;
    vt_buf_add_c(buf, *separator);
    vt_buf_puts(buf, name);
    vt_buf_add_c(buf, '=');
    vt_uri_encode(buf, value);
    *separator = '&';
}

const char *vt_page_link(struct vt_page *page, const char *path, struct vt_str id, ...)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(LINK_BYTES);
    for (const char *c = path; *c != '\0'; c++) {
        if (*c == '%')
            vt_uri_encode(&buf, id);
        else
            vt_buf_add_c(&buf, *c);
    }
    char separator = '?';
    va_list pairs;
    va_start(pairs, id);
    const char *name;
    while ((name = va_arg(pairs, const char *)) != NULL)
        add_pair(&buf, &separator, name, vt_str(va_arg(pairs, const char *)));
    va_end(pairs);
    if (page->lang != VT_LANG_VI)
        add_pair(&buf, &separator, "lang", vt_str(vt_lang_code(page->lang)));
    return vt_page_copy(page, vt_buf_str(&buf));
}

const char *vt_page_document_link(struct vt_page *page, struct vt_str id)
{
    return vt_page_link(page, "/d/%", id, NULL);
}

const char *vt_page_message(const struct vt_page *page, enum vt_msg row)
{
    return vt_message(page->lang, row).ptr;
}

void vt_page_say(struct vt_page *page, enum vt_msg row)
{
    vt_html_text(&page->html, vt_message(page->lang, row));
}

struct vt_str vt_page_filled(struct vt_page *page, enum vt_msg row, const struct vt_str *parts,
                             size_t part_count)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_message_fill(&buf, page->lang, row, parts, part_count);
    return vt_str(vt_page_copy(page, vt_buf_str(&buf)));
}

void vt_page_fill(struct vt_page *page, enum vt_msg row, const struct vt_str *parts,
                  size_t part_count)
{
    vt_html_text(&page->html, vt_page_filled(page, row, parts, part_count));
}

void vt_page_element(struct vt_page *page, const char *tag, enum vt_msg row, const char *class_name)
{
    vt_html_element(&page->html, tag, vt_message(page->lang, row), "class", class_name, NULL);
}

struct vt_str vt_page_number(struct vt_page *page, int64_t number)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(64);
    vt_message_number(&buf, page->lang, number);
    return vt_str(vt_page_copy(page, vt_buf_str(&buf)));
}

void vt_page_keep_language(struct vt_page *page)
{
    if (page->lang != VT_LANG_VI)
        vt_html_void(&page->html, "input", "type", "hidden", "name", "lang", "value",
                     vt_lang_code(page->lang), NULL);
}

static void write_head(struct vt_page *page, struct vt_str title, const char *feed)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "head", NULL);
    vt_html_void(html, "meta", "charset", "utf-8", NULL);
    vt_html_void(html, "meta", "name", "viewport", "content", "width=device-width, initial-scale=1",
                 NULL);
    vt_html_void(html, "meta", "name", "color-scheme", "content", "light dark", NULL);
    vt_html_open(html, "title", NULL);
    if (title.len_bytes > 0) {
        vt_html_text(html, title);
        vt_html_puts(html, " · ");
    }
    vt_page_say(page, VT_MSG_SITE_NAME);
    vt_html_close(html, "title");
    vt_html_void(html, "link", "rel", "icon", "href", vt_asset_url(VT_ASSET_ICON), "type",
                 "image/svg+xml", NULL);
    vt_html_void(html, "link", "rel", "stylesheet", "href", vt_asset_url(VT_ASSET_STYLE), NULL);
    if (feed != NULL)
        vt_html_void(html, "link", "rel", "alternate", "type", "application/atom+xml", "href", feed,
                     NULL);
    vt_html_element(html, "script", VT_STR_EMPTY, "src", vt_asset_url(VT_ASSET_SCRIPT), "defer", "",
                    NULL);
    vt_html_close(html, "head");
}

static void write_nav(struct vt_page *page, enum vt_nav here)
{
    static const struct {
        enum vt_nav nav;
        const char *path;
        enum vt_msg text;
    } PLACES[] = {{VT_NAV_SEARCH, "/", VT_MSG_NAV_SEARCH},
                  {VT_NAV_PATH, "/path", VT_MSG_NAV_PATH},
                  {VT_NAV_GAPS, "/gaps", VT_MSG_NAV_GAPS},
                  {VT_NAV_CONFLICTS, "/conflicts", VT_MSG_NAV_CONFLICTS},
                  {VT_NAV_CHECK, "/check", VT_MSG_NAV_CHECK},
                  {VT_NAV_STATS, "/stats", VT_MSG_NAV_STATS},
                  {VT_NAV_HELP, "/help", VT_MSG_NAV_HELP}};
    struct vt_html *html = &page->html;
    vt_html_open(html, "nav", "class", "site-nav", "aria-label",
                 vt_page_message(page, VT_MSG_NAV_LABEL), NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(PLACES); i++)
        vt_html_element(html, "a", vt_message(page->lang, PLACES[i].text), "href",
                        vt_page_link(page, PLACES[i].path, VT_STR_EMPTY, NULL), "data-help",
                        PLACES[i].nav == VT_NAV_HELP ? "" : NULL, "aria-current",
                        PLACES[i].nav == here ? "page" : NULL, NULL);
    vt_html_close(html, "nav");
}

/* The same page in the other language: its query without "lang", and "lang" again. */
static const char *other_language_link(struct vt_page *page)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(LINK_BYTES);
    vt_buf_add(&buf, page->request->path);
    char separator = '?';
    struct vt_str rest = page->request->query, part;
    while (rest.len_bytes > 0 && vt_str_split(&rest, '&', &part)) {
        if (part.len_bytes == 0 || vt_str_starts(part, VT_STR("lang=")))
            continue;
        vt_buf_add_c(&buf, separator);
        vt_buf_add(&buf, part);
        separator = '&';
    }
    if (page->lang == VT_LANG_VI)
        add_pair(&buf, &separator, "lang", VT_STR("en"));
    return vt_page_copy(page, vt_buf_str(&buf));
}

static void write_small_search(struct vt_page *page)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "form", "class", "small-search", "role", "search", "action", "/", NULL);
    vt_page_keep_language(page);
    vt_html_void(html, "input", "type", "search", "name", "q", "aria-label",
                 vt_page_message(page, VT_MSG_SEARCH_LABEL), "placeholder",
                 vt_page_message(page, VT_MSG_SEARCH_SHORT_HINT), "autocomplete", "off",
                 "spellcheck", "false", "data-suggest", "", NULL);
    vt_html_element(html, "button", vt_message(page->lang, VT_MSG_SEARCH_BUTTON), "type", "submit",
                    NULL);
    vt_html_close(html, "form");
}

static void write_header(struct vt_page *page, enum vt_nav here)
{
    struct vt_html *html = &page->html;
    vt_html_element(html, "a", vt_message(page->lang, VT_MSG_SITE_SKIP), "class", "skip", "href",
                    "#main", NULL);
    vt_html_open(html, "header", "class", "site-header", NULL);
    vt_html_open(html, "div", "class", "wide bar", NULL);
    vt_html_open(html, "a", "class", "brand", "href", vt_page_link(page, "/", VT_STR_EMPTY, NULL),
                 NULL);
    vt_html_void(html, "img", "src", vt_asset_url(VT_ASSET_ICON), "alt", "", "width", "28",
                 "height", "28", NULL);
    vt_page_element(page, "span", VT_MSG_SITE_NAME, NULL);
    vt_html_close(html, "a");
    if (here != VT_NAV_SEARCH)
        write_small_search(page);
    write_nav(page, here);
    bool is_vi = page->lang == VT_LANG_VI;
    vt_html_element(html, "a", is_vi ? VT_STR("English") : VT_STR("Tiếng Việt"), "class",
                    "language", "lang", is_vi ? "en" : "vi", "hreflang", is_vi ? "en" : "vi",
                    "href", other_language_link(page), NULL);
    vt_html_close(html, "div");
    vt_html_close(html, "header");
}

void vt_page_begin(struct vt_page *page, struct vt_request *request, struct vt_str title,
                   enum vt_nav here)
{
    vt_page_begin_with_feed(page, request, title, here, NULL);
}

void vt_page_begin_with_feed(struct vt_page *page, struct vt_request *request, struct vt_str title,
                             enum vt_nav here, const char *feed)
{
    vt_reply_clear(&request->reply);
    *page = (struct vt_page){.request = request, .lang = request->lang};
    vt_html_init(&page->html, &request->reply.body);
    vt_html_trusted(&page->html, VT_STR("<!DOCTYPE html>\n"));
    vt_html_open(&page->html, "html", "lang", vt_lang_code(page->lang), NULL);
    write_head(page, title, feed);
    vt_html_open(&page->html, "body", NULL);
    write_header(page, here);
    vt_html_open(&page->html, "main", "id", "main", "class", "wide", NULL);
}

int vt_page_end(struct vt_page *page, unsigned http_status, struct vt_error *err)
{
    struct vt_html *html = &page->html;
    vt_html_close(html, "main");
    vt_html_open(html, "footer", "class", "site-footer", NULL);
    vt_html_open(html, "div", "class", "wide", NULL);
    vt_page_element(page, "p", VT_MSG_SITE_FOOT, NULL);
    vt_html_open(html, "p", NULL);
    vt_html_element(html, "a", VT_STR("API"), "href", "/openapi.json", NULL);
    vt_html_puts(html, " · vanthu " VT_VERSION);
    vt_html_close(html, "p");
    vt_html_close(html, "div");
    vt_html_close(html, "footer");
    vt_html_close(html, "body");
    vt_html_close(html, "html");
    page->request->reply.http_status = http_status;
    page->request->reply.media_type = VT_MEDIA_HTML;
    int status = vt_html_finish(html);
    return status == VT_OK ? VT_OK : vt_fail(err, status, "trang không dựng được");
}
