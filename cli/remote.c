#include "remote.h"

#include <curl/curl.h>

enum { REPLY_BYTES = 1024 * 1024 * 1024, CONNECT_TIMEOUT_S = 10, PAGE_ITEMS = 200 };

static void add_escaped(struct vt_buf *buf, struct vt_str text)
{
    for (size_t i = 0; i < text.len_bytes; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                        (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' || c == '~';
        if (is_plain)
            vt_buf_add_c(buf, (char)c);
        else
            vt_buf_printf(buf, "%%%02X", c);
    }
}

struct vt_remote vt_remote_path(const char *server, const char *path)
{
    struct vt_remote remote = {VT_BUF_INIT(1024 * 1024), false};
    struct vt_str base = vt_str(server);
    while (vt_str_ends(base, VT_STR("/")))
        base.len_bytes--;
    vt_buf_add(&remote.url, base);
    vt_buf_printf(&remote.url, "/api/v1/%s", path);
    return remote;
}

struct vt_remote vt_remote_document(const char *server, struct vt_str ref, const char *suffix)
{
    struct vt_remote remote = vt_remote_path(server, "documents/");
    add_escaped(&remote.url, ref);
    vt_buf_puts(&remote.url, suffix);
    return remote;
}

void vt_remote_release(struct vt_remote *remote)
{
    vt_buf_release(&remote->url);
}

void vt_remote_text(struct vt_remote *remote, const char *name, struct vt_str value)
{
    if (value.len_bytes == 0)
        return;
    vt_buf_printf(&remote->url, "%c%s=", remote->has_params ? '&' : '?', name);
    remote->has_params = true;
    add_escaped(&remote->url, value);
}

void vt_remote_number(struct vt_remote *remote, const char *name, uint32_t value)
{
    vt_buf_printf(&remote->url, "%c%s=%u", remote->has_params ? '&' : '?', name, value);
    remote->has_params = true;
}

static size_t take_bytes(char *bytes, size_t size, size_t count, void *ctx)
{
    struct vt_buf *buf = ctx;
    vt_buf_add(buf, vt_str_n(bytes, size * count));
    return buf->failed == VT_OK ? size * count : 0;
}

struct call {
    const char *url;
    const struct vt_str *body; /* of a POST, or NULL */
    struct vt_buf *reply;
    long http_status;
};

static int perform(CURL *curl, struct call *call, struct vt_error *err)
{
    char reason[CURL_ERROR_SIZE] = "";
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: text/plain; charset=utf-8");
    curl_easy_setopt(curl, CURLOPT_URL, call->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_TIMEOUT_S);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "vanthu/" VT_VERSION);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, call->reply);
    if (call->body != NULL) {
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)call->body->len_bytes);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, call->body->ptr);
    }
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &call->http_status);
    curl_slist_free_all(headers);
    if (code == CURLE_OK)
        return VT_OK;
    return vt_hint(err,
                   vt_fail(err, VT_E_IO, "không hỏi được máy chủ '%s': %s", call->url,
                           reason[0] != '\0' ? reason : curl_easy_strerror(code)),
                   "kiểm tra địa chỉ sau --server và vanthu-searchd có đang chạy không");
}

static int call_server(struct call *call, struct vt_error *err)
{
    CURL *curl = curl_easy_init();
    if (curl == NULL)
        return vt_fail(err, VT_E_NOMEM, "libcurl cannot start");
    int status = perform(curl, call, err);
    curl_easy_cleanup(curl);
    return status;
}

/* Our status of a problem's code; what the server alone knows is an IO error to us. */
static int status_of_code(struct vt_str code)
{
    static const int STATUSES[] = {VT_E_NOMEM,       VT_E_NOSPACE,  VT_E_INVALID,   VT_E_FORMAT,
                                   VT_E_UNSUPPORTED, VT_E_NOTFOUND, VT_E_AMBIGUOUS, VT_E_LOCKED,
                                   VT_E_STALE,       VT_E_CORRUPT,  VT_E_VERSION,   VT_E_LIMIT,
                                   VT_E_TIMEOUT,     VT_E_QUERY,    VT_E_INTERNAL};
    for (size_t i = 0; i < VT_ARRAY_LEN(STATUSES); i++)
        if (vt_str_eq(code, vt_str(vt_status_info(STATUSES[i])->name)))
            return STATUSES[i];
    return VT_E_IO;
}

static int problem(const struct call *call, struct vt_error *err)
{
    struct vt_str body = vt_buf_str(call->reply);
    VT_AUTOJSON told = json_loadb(body.ptr, body.len_bytes, 0, NULL);
    struct vt_str detail = vt_json_get_str(told, "detail"), hint = vt_json_get_str(told, "hint");
    int status = status_of_code(vt_json_get_str(told, "code"));
    if (detail.len_bytes == 0)
        detail = vt_json_get_str(told, "title");
    if (detail.len_bytes == 0)
        return vt_fail(err, VT_E_IO, "máy chủ '%s' trả lời HTTP %ld", call->url, call->http_status);
    vt_fail(err, status, "%.*s", VT_STR_ARG(detail));
    return hint.len_bytes > 0 ? vt_hint(err, status, "%.*s", VT_STR_ARG(hint)) : status;
}

static int fetch(const struct vt_remote *remote, const struct vt_str *body, struct vt_buf *ret,
                 long *ret_http_status, struct vt_error *err)
{
    if (remote->url.failed != VT_OK)
        return vt_fail(err, VT_E_LIMIT, "câu hỏi quá dài");
    struct call call = {remote->url.data, body, ret, 0};
    int status = call_server(&call, err);
    if (status != VT_OK)
        return status;
    *ret_http_status = call.http_status;
    return call.http_status == 200 || call.http_status == 300 ? VT_OK : problem(&call, err);
}

int vt_remote_get(const struct vt_remote *remote, struct vt_buf *ret, struct vt_error *err)
{
    long http_status;
    int status = fetch(remote, NULL, ret, &http_status, err);
    if (status == VT_OK && http_status == 300)
        return vt_fail(err, VT_E_AMBIGUOUS, "có nhiều văn bản trùng khớp");
    return status;
}

static int ask(const struct vt_remote *remote, const struct vt_str *body, json_t **ret,
               struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf reply = VT_BUF_INIT(REPLY_BYTES);
    long http_status = 0;
    int status = fetch(remote, body, &reply, &http_status, err);
    if (status != VT_OK)
        return status;
    json_t *answer = json_loadb(reply.data == NULL ? "" : reply.data, reply.len_bytes, 0, NULL);
    if (answer == NULL)
        return vt_fail(err, VT_E_FORMAT, "máy chủ '%s' không trả lời bằng JSON", remote->url.data);
    *ret = answer;
    if (http_status == 300) {
        return vt_hint(err,
                       vt_fail(err, VT_E_AMBIGUOUS, "'%.*s' có thể là nhiều văn bản khác nhau",
                               VT_STR_ARG(vt_json_get_str(answer, "ambiguous"))),
                       "hỏi lại bằng \"id\" của văn bản cần tìm");
    }
    if (vt_json_get_int(answer, "count", 1) > 0)
        return VT_OK;
    return vt_fail(err, VT_E_NOTFOUND, "không tìm thấy gì");
}

int vt_remote_ask(const struct vt_remote *remote, json_t **ret, struct vt_error *err)
{
    return ask(remote, NULL, ret, err);
}

int vt_remote_post(const struct vt_remote *remote, struct vt_str text, json_t **ret,
                   struct vt_error *err)
{
    return ask(remote, &text, ret, err);
}

static int ask_page(const struct vt_remote *remote, struct vt_str cursor, uint32_t limit,
                    json_t **ret, struct vt_error *err)
{
    VT_AUTOREMOTE page = {VT_BUF_INIT(1024 * 1024), remote->has_params};
    vt_buf_add(&page.url, vt_buf_str(&remote->url));
    vt_remote_number(&page, "limit", limit);
    vt_remote_text(&page, "cursor", cursor);
    return ask(&page, NULL, ret, err);
}

static void drop_first(json_t *items, size_t count)
{
    for (size_t i = 0; i < count && json_array_size(items) > 0; i++)
        json_array_remove(items, 0);
}

int vt_remote_ask_list(const struct vt_remote *remote, uint32_t limit, uint32_t offset,
                       json_t **ret, struct vt_error *err)
{
    const size_t wanted = limit == 0 ? SIZE_MAX : (size_t)offset + limit;
    VT_AUTOJSON answer = NULL;
    int status = ask_page(remote, VT_STR_EMPTY, wanted < PAGE_ITEMS ? (uint32_t)wanted : PAGE_ITEMS,
                          &answer, err);
    json_t *items = json_object_get(answer, "items");
    VT_AUTOJSON cursor = json_incref(json_object_get(answer, "next_cursor"));
    while (status == VT_OK && cursor != NULL && json_array_size(items) < wanted) {
        size_t missing = wanted - json_array_size(items);
        VT_AUTOJSON page = NULL;
        status = ask_page(remote, vt_str(json_string_value(cursor)),
                          missing < PAGE_ITEMS ? (uint32_t)missing : PAGE_ITEMS, &page, err);
        json_array_extend(items, json_object_get(page, "items"));
        json_decref(cursor);
        cursor = json_incref(json_object_get(page, "next_cursor"));
    }
    drop_first(items, offset);
    json_t *question = json_object_get(answer, "question"); /* as it was asked, not its pages */
    vt_json_set_int(question, "limit", limit);
    vt_json_set_int(question, "offset", offset);
    json_object_del(answer, "next_cursor");
    if (status == VT_OK || status == VT_E_NOTFOUND || status == VT_E_AMBIGUOUS)
        *ret = VT_TAKE(answer);
    return status;
}
