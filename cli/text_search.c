/* Hits, candidates, and what a pasted text cites. */
#include "text.h"

/* The snippet with its marks; ranges count in bytes of the snippet. */
static void add_snippet(struct vt_screen *screen, const json_t *hit)
{
    struct vt_str snippet = vt_json_get_str(hit, "snippet");
    if (snippet.len_bytes == 0)
        return;
    vt_screen_puts(screen, "   “");
    size_t done = 0, i;
    const json_t *mark;
    json_array_foreach(json_object_get(hit, "marks"), i, mark)
    {
        size_t start = (size_t)json_integer_value(json_array_get(mark, 0));
        size_t end = (size_t)json_integer_value(json_array_get(mark, 1));
        if (start < done || end < start || end > snippet.len_bytes)
            continue;
        vt_screen_text(screen, vt_str_n(snippet.ptr + done, start - done));
        vt_screen_styled(screen, VT_STYLE_MARK, vt_str_n(snippet.ptr + start, end - start));
        done = end;
    }
    vt_screen_text(screen, vt_str_n(snippet.ptr + done, snippet.len_bytes - done));
    vt_screen_puts(screen, "”\n");
}

static void add_explanation(struct vt_screen *screen, const json_t *hit)
{
    const char *name;
    json_t *value;
    const json_t *parts = json_object_get(hit, "explain");
    if (parts == NULL)
        return;
    vt_screen_puts(screen, "   điểm");
    json_object_foreach((json_t *)parts, name, value)
    {
        vt_screen_printf(screen, " %s=", name);
        if (json_is_string(value))
            vt_screen_text(screen, vt_str(json_string_value(value)));
        else
            vt_json_print(value, &screen->buf);
    }
    vt_screen_puts(screen, "\n");
}

static void add_hit(struct vt_screen *screen, const json_t *hit)
{
    vt_screen_printf(screen, "%lld. ", (long long)vt_json_get_int(hit, "rank", 0));
    vt_text_document(screen, hit);
    struct vt_str article = vt_json_get_str(hit, "article"),
                  heading = vt_json_get_str(hit, "heading");
    if (article.len_bytes > 0) {
        vt_screen_puts(screen, "   Điều ");
        vt_screen_text(screen, article);
        vt_screen_puts(screen, heading.len_bytes > 0 ? ". " : "");
        vt_screen_text(screen, heading);
        vt_screen_puts(screen, "\n");
    }
    vt_text_line(screen, 1, " ", vt_json_get_str(hit, "subject"));
    if (json_object_get(hit, "relation") != NULL) {
        vt_screen_puts(screen, "   ");
        vt_text_relation(screen, hit);
        vt_screen_puts(screen, ":\n");
    }
    add_snippet(screen, hit);
    add_explanation(screen, hit);
}

static void add_facets(struct vt_screen *screen, const json_t *answer)
{
    static const char *const TITLES[][2] = {{"type", "Loại"},       {"issuer", "Cơ quan"},
                                            {"year", "Năm"},        {"place", "Nơi ban hành"},
                                            {"status", "Hiệu lực"}, {"cites", "Dẫn"}};
    const json_t *facets = json_object_get(answer, "facets"), *value;
    const bool is_exact = !json_is_false(json_object_get(answer, "facets_exact"));
    for (size_t i = 0; facets != NULL && i < VT_ARRAY_LEN(TITLES); i++) {
        size_t j;
        const json_t *values = json_object_get(facets, TITLES[i][0]);
        if (json_array_size(values) == 0)
            continue;
        vt_screen_printf(screen, "%s%s: ", TITLES[i][1], is_exact ? "" : " (ít nhất)");
        json_array_foreach(values, j, value)
        {
            vt_screen_puts(screen, j > 0 ? ", " : "");
            vt_screen_text(screen, vt_json_get_str(value, "label"));
            vt_screen_printf(screen, " (%lld)", (long long)vt_json_get_int(value, "count", 0));
        }
        vt_screen_puts(screen, "\n");
    }
}

void vt_text_search(struct vt_screen *screen, const json_t *answer)
{
    size_t i;
    const json_t *item;
    json_array_foreach(json_object_get(answer, "notes"), i, item)
    {
        vt_screen_text(screen, vt_str(json_string_value(item)));
        vt_screen_puts(screen, "\n");
    }
    int64_t count = vt_json_get_int(answer, "count", 0);
    if (count == 0)
        return;
    if (json_is_true(json_object_get(answer, "partial")))
        vt_screen_puts(screen, "Không văn bản nào có đủ các từ; gần nhất là:\n");
    vt_screen_printf(screen, "%s%lld kết quả\n",
                     json_is_true(json_object_get(answer, "count_exact")) ? "" : "ít nhất ",
                     (long long)count);
    add_facets(screen, answer);
    json_array_foreach(json_object_get(answer, "items"), i, item)
    {
        vt_screen_puts(screen, "\n");
        add_hit(screen, item);
    }
}

void vt_text_resolve(struct vt_screen *screen, const json_t *answer)
{
    size_t i;
    const json_t *item;
    if (vt_str_eq(vt_json_get_str(answer, "state"), VT_STR("ambiguous")))
        vt_screen_puts(screen, "Chưa rõ là văn bản nào:\n");
    json_array_foreach(json_object_get(answer, "items"), i, item)
    {
        vt_screen_printf(screen, "%zu. ", i + 1);
        vt_text_document(screen, item);
        vt_text_line(screen, 1, " ", vt_json_get_str(item, "subject"));
        vt_screen_puts(screen, "   id: ");
        vt_screen_text(screen, vt_json_get_str(item, "id"));
        vt_screen_printf(screen,
                         "; điểm %.3f: ", json_number_value(json_object_get(item, "score")));
        vt_screen_text(screen, vt_json_get_str(item, "reason"));
        vt_screen_puts(screen, "\n");
    }
}

static const char *state_in_words(struct vt_str state)
{
    if (vt_str_eq(state, VT_STR("found")))
        return "có trong kho";
    if (vt_str_eq(state, VT_STR("stub")))
        return "kho biết nhưng chưa có";
    return vt_str_eq(state, VT_STR("ambiguous")) ? "chưa rõ là văn bản nào" : "kho chưa biết";
}

void vt_text_check(struct vt_screen *screen, const json_t *answer)
{
    size_t i, j;
    const json_t *item, *difference;
    json_array_foreach(json_object_get(answer, "items"), i, item)
    {
        vt_screen_styled(screen, VT_STYLE_KEY, vt_json_get_str(item, "surface"));
        vt_screen_printf(screen, ": %s\n", state_in_words(vt_json_get_str(item, "state")));
        const json_t *document = json_object_get(item, "document");
        if (document != NULL) {
            vt_screen_puts(screen, "  ");
            vt_text_document(screen, document);
            vt_screen_puts(screen, "  hiệu lực: ");
            vt_screen_text(screen, vt_json_get_str(item, "status_label"));
            vt_screen_puts(screen, "\n");
        }
        json_array_foreach(json_object_get(item, "differs"), j, difference)
        {
            vt_screen_puts(screen, "  khác: ");
            vt_screen_text(screen, vt_text_field_name(vt_json_get_str(difference, "field")));
            vt_screen_puts(screen, " ghi ");
            vt_screen_text(screen, vt_json_get_str(difference, "said"));
            vt_screen_puts(screen, ", kho biết ");
            vt_screen_text(screen, vt_json_get_str(difference, "known"));
            vt_screen_puts(screen, "\n");
        }
        json_array_foreach(json_object_get(item, "candidates"), j, difference)
        {
            vt_screen_puts(screen, "  ? ");
            vt_text_document(screen, difference);
        }
    }
}
