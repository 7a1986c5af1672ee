#include "text.h"

struct vt_str vt_text_field_name(struct vt_str field)
{
    static const char *const FIELDS[][2] = {
        {"issuer", "cơ quan ban hành"}, {"date", "ngày"}, {"type", "loại"}, {"number", "số"}};
    for (size_t i = 0; i < VT_ARRAY_LEN(FIELDS); i++)
        if (vt_str_eq(field, vt_str(FIELDS[i][0])))
            return vt_str(FIELDS[i][1]);
    return field;
}

void vt_text_indent(struct vt_screen *screen, int level)
{
    for (int i = 0; i < level; i++)
        vt_screen_puts(screen, "  ");
}

void vt_text_date(struct vt_screen *screen, struct vt_str iso)
{
    struct vt_str rest = iso, parts[3];
    size_t count = 0;
    while (count < 3 && vt_str_split(&rest, '-', &parts[count]))
        count++;
    while (count > 0) {
        vt_screen_text(screen, parts[--count]);
        if (count > 0)
            vt_screen_puts(screen, "/");
    }
}

void vt_text_line(struct vt_screen *screen, int level, const char *name, struct vt_str value)
{
    if (value.len_bytes == 0)
        return;
    vt_text_indent(screen, level);
    vt_screen_puts(screen, name);
    vt_screen_text(screen, value);
    vt_screen_puts(screen, "\n");
}

void vt_text_list(struct vt_screen *screen, const char *before, const json_t *texts,
                  const char *after)
{
    size_t i;
    const json_t *text;
    json_array_foreach(texts, i, text)
    {
        vt_screen_puts(screen, i == 0 ? before : ", ");
        vt_screen_text(screen, vt_str(json_string_value(text)));
    }
    if (json_array_size(texts) > 0)
        vt_screen_puts(screen, after);
}

static void add_part(struct vt_screen *screen, const char **separator, struct vt_str text)
{
    if (text.len_bytes == 0)
        return;
    vt_screen_puts(screen, *separator);
    vt_screen_text(screen, text);
    *separator = ", ";
}

/* Issuers are mostly printed with their place ("UBND tỉnh Bình Dương"). */
static struct vt_str place_if_new(const json_t *document)
{
    struct vt_str place = vt_json_get_str(document, "place"),
                  issuer = vt_json_get_str(document, "issuer");
    bool is_told = place.len_bytes > 0 && vt_str_find(issuer, place, 0) != SIZE_MAX;
    return is_told || issuer.len_bytes == 0 ? VT_STR_EMPTY : place;
}

void vt_text_document(struct vt_screen *screen, const json_t *document)
{
    const char *separator = " — ";
    vt_screen_styled(screen, VT_STYLE_KEY, vt_json_get_str(document, "key"));
    struct vt_str type = vt_json_get_str(document, "type_name");
    add_part(screen, &separator, type.len_bytes > 0 ? type : vt_json_get_str(document, "type"));
    add_part(screen, &separator, vt_json_get_str(document, "issuer"));
    add_part(screen, &separator, place_if_new(document));
    struct vt_str date = vt_json_get_str(document, "date");
    if (date.len_bytes > 0) {
        vt_screen_puts(screen, separator);
        vt_text_date(screen, date);
    }
    if (json_is_false(json_object_get(document, "held")))
        vt_screen_styled(screen, VT_STYLE_DIM, VT_STR(" (kho chưa có)"));
    vt_screen_puts(screen, "\n");
}

/* "file:start-end" */
static void add_place(struct vt_screen *screen, const json_t *citation, int level)
{
    struct vt_str file = vt_json_get_str(citation, "file");
    if (file.len_bytes == 0)
        return;
    VT_AUTO(vt_buf_release) struct vt_buf place = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_add(&place, file);
    vt_buf_printf(&place, ":%lld-%lld", (long long)vt_json_get_int(citation, "byte_start", 0),
                  (long long)vt_json_get_int(citation, "byte_end", 0));
    vt_text_indent(screen, level);
    vt_screen_styled(screen, VT_STYLE_DIM, vt_buf_str(&place));
    vt_screen_puts(screen, "\n");
}

/* Where the excerpt of a long sentence begins or ends: at the space nearest to `at`, outward. */
static size_t space_before(struct vt_str text, size_t at)
{
    while (at > 0 && text.ptr[at - 1] != ' ')
        at--;
    return at;
}

static size_t space_behind(struct vt_str text, size_t at)
{
    while (at < text.len_bytes && text.ptr[at] != ' ')
        at++;
    return at;
}

void vt_text_excerpt(struct vt_screen *screen, const json_t *citation, int level)
{
    enum { LONG = 320, AROUND = 120 };
    struct vt_str sentence = vt_json_get_str(citation, "sentence");
    struct vt_str surface = vt_json_get_str(citation, "surface");
    size_t at = vt_str_find(sentence, surface, 0);
    if (sentence.len_bytes <= LONG || at == SIZE_MAX) {
        vt_text_evidence(screen, citation, level);
        return;
    }
    size_t behind = at + surface.len_bytes + AROUND;
    size_t begin = at > AROUND ? space_before(sentence, at - AROUND) : 0;
    size_t end = behind < sentence.len_bytes ? space_behind(sentence, behind) : sentence.len_bytes;
    vt_text_indent(screen, level);
    vt_screen_puts(screen, begin > 0 ? "“… " : "“");
    vt_screen_text(screen, vt_str_n(sentence.ptr + begin, end - begin));
    vt_screen_puts(screen, end < sentence.len_bytes ? " …”\n" : "”\n");
    add_place(screen, citation, level);
}

void vt_text_evidence(struct vt_screen *screen, const json_t *citation, int level)
{
    struct vt_str sentence = vt_json_get_str(citation, "sentence");
    if (sentence.len_bytes > 0) {
        vt_text_indent(screen, level);
        vt_screen_puts(screen, "“");
        vt_screen_text(screen, sentence);
        vt_screen_puts(screen, "”\n");
    }
    add_place(screen, citation, level);
}

void vt_text_relation(struct vt_screen *screen, const json_t *citation)
{
    struct vt_str asserter = vt_json_get_str(citation, "asserter");
    if (asserter.len_bytes > 0 && !vt_str_eq(asserter, VT_STR("self"))) {
        vt_screen_puts(screen, "theo ");
        vt_screen_text(screen, asserter);
        vt_screen_puts(screen, ": ");
        vt_screen_text(screen, vt_json_get_str(citation, "from"));
        vt_screen_puts(screen, " ");
    }
    vt_screen_text(screen, vt_json_get_str(citation, "relation_label"));
    if (json_is_true(json_object_get(citation, "weak")))
        vt_screen_puts(screen, " (ý nhẹ)");
}

void vt_text_rest(struct vt_screen *screen, const json_t *answer, const char *list)
{
    int64_t count = vt_json_get_int(answer, "count", 0);
    int64_t offset = vt_json_get_int(json_object_get(answer, "question"), "offset", 0);
    int64_t shown = offset + (int64_t)json_array_size(json_object_get(answer, list));
    if (count > shown)
        vt_screen_printf(screen, "… còn %lld nữa: thêm --offset %lld hoặc --limit\n",
                         (long long)(count - shown), (long long)shown);
}

void vt_text_candidates(struct vt_screen *screen, const json_t *answer)
{
    size_t i;
    const json_t *candidate;
    json_array_foreach(json_object_get(answer, "candidates"), i, candidate)
    {
        vt_screen_printf(screen, "%zu. ", i + 1);
        if (json_is_string(candidate)) {
            vt_screen_puts(screen, json_string_value(candidate));
            vt_screen_puts(screen, "\n");
            continue;
        }
        vt_text_document(screen, candidate);
        vt_screen_puts(screen, "   id: ");
        vt_screen_text(screen, vt_json_get_str(candidate, "id"));
        vt_screen_puts(screen, "\n   ");
        vt_screen_text(screen, vt_json_get_str(candidate, "reason"));
        vt_screen_puts(screen, "\n");
    }
}
