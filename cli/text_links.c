/* Who cites whom: citations, lineage, path, effect. */
#include "text.h"

static bool same_document(const json_t *a, const json_t *b)
{
    return a != NULL && vt_str_eq(vt_json_get_str(a, "id"), vt_json_get_str(b, "id"));
}

static void add_citation(struct vt_screen *screen, const json_t *item, bool is_far)
{
    vt_screen_puts(screen, "  ");
    vt_text_relation(screen, item);
    vt_text_list(screen, " [", json_object_get(item, "pinpoints"), "]");
    if (is_far) {
        vt_screen_printf(screen, " (bước %lld, qua ", (long long)vt_json_get_int(item, "depth", 0));
        vt_screen_text(screen, vt_json_get_str(item, "via"));
        vt_screen_puts(screen, ")");
    }
    vt_screen_puts(screen, ":\n");
    vt_text_evidence(screen, item, 2);
}

void vt_text_cites(struct vt_screen *screen, const json_t *answer)
{
    const json_t *document = json_object_get(answer, "document"), *item, *before = NULL;
    if (document == NULL)
        return;
    bool is_incoming =
        vt_str_eq(vt_json_get_str(json_object_get(answer, "question"), "verb"), VT_STR("cited-by"));
    vt_text_document(screen, document);
    vt_screen_printf(screen,
                     is_incoming ? "được %lld văn bản dẫn chiếu, %lld lần:\n"
                                 : "dẫn chiếu %lld văn bản, %lld lần:\n",
                     (long long)vt_json_get_int(answer, "documents", 0),
                     (long long)vt_json_get_int(answer, "count", 0));
    size_t i;
    json_array_foreach(json_object_get(answer, "items"), i, item)
    {
        if (!same_document(before, item)) {
            vt_screen_puts(screen, "\n");
            vt_text_document(screen, item);
        }
        add_citation(screen, item, vt_json_get_int(item, "depth", 1) > 1);
        before = item;
    }
    vt_text_rest(screen, answer, "items");
}

void vt_text_path(struct vt_screen *screen, const json_t *answer)
{
    size_t i;
    const json_t *item;
    json_array_foreach(json_object_get(answer, "explanation"), i, item)
    {
        vt_screen_text(screen, vt_str(json_string_value(item)));
        vt_screen_puts(screen, "\n");
    }
    json_array_foreach(json_object_get(answer, "common"), i, item)
    {
        vt_screen_puts(screen, "  ");
        vt_text_document(screen, item);
    }
    json_array_foreach(json_object_get(answer, "steps"), i, item)
    {
        if (i == 0)
            vt_text_document(screen, json_object_get(item, "citing"));
        vt_screen_puts(screen, "  ↓ ");
        vt_text_relation(screen, item);
        vt_screen_puts(screen, "\n");
        vt_text_evidence(screen, item, 2);
        vt_text_document(screen, item);
    }
}

/* "134-KH/TU thực hiện 45-NQ/TW, theo 2386-CT/TU:" and its sentence. */
static void add_link(struct vt_screen *screen, const json_t *link, int level)
{
    static const char *const PARTS[] = {"from", "relation_label", "to"};
    vt_text_indent(screen, level);
    for (size_t i = 0; i < VT_ARRAY_LEN(PARTS); i++) {
        vt_screen_puts(screen, i > 0 ? " " : "");
        vt_screen_text(screen, vt_json_get_str(link, PARTS[i]));
    }
    if (vt_json_get_str(link, "asserter_id").len_bytes > 0) {
        vt_screen_puts(screen, ", theo ");
        vt_screen_text(screen, vt_json_get_str(link, "asserter"));
    }
    vt_screen_puts(screen, ":\n");
    vt_text_excerpt(screen, link, level + 1);
}

/* The link that leads from one node to the other, in either direction. */
static const json_t *link_between(const json_t *answer, struct vt_str a, struct vt_str b)
{
    size_t i;
    const json_t *link;
    json_array_foreach(json_object_get(answer, "links"), i, link)
    {
        struct vt_str from = vt_json_get_str(link, "from_id"), to = vt_json_get_str(link, "to_id");
        if ((vt_str_eq(from, a) && vt_str_eq(to, b)) || (vt_str_eq(from, b) && vt_str_eq(to, a)))
            return link;
    }
    return NULL;
}

/* The node and, indented below, those that were reached through it on its side (up or down). */
static void add_branch(struct vt_screen *screen, const json_t *answer, const json_t *node,
                       int direction, int level)
{
    size_t i;
    const json_t *other;
    struct vt_str id = vt_json_get_str(node, "id");
    json_array_foreach(json_object_get(answer, "nodes"), i, other)
    {
        int64_t steps = vt_json_get_int(other, "level", 0);
        if (steps * direction <= 0 || !vt_str_eq(vt_json_get_str(other, "via"), id))
            continue;
        const json_t *link = link_between(answer, id, vt_json_get_str(other, "id"));
        vt_text_indent(screen, level);
        vt_text_document(screen, other);
        if (link != NULL)
            add_link(screen, link, level + 1);
        add_branch(screen, answer, other, direction, level + 1);
    }
}

static bool has_side(const json_t *answer, int direction)
{
    size_t i;
    const json_t *node;
    json_array_foreach(json_object_get(answer, "nodes"), i, node)
    {
        if (vt_json_get_int(node, "level", 0) * direction > 0)
            return true;
    }
    return false;
}

/* Whether the tree has the link: it leads to the node that was reached through its other end. */
static bool is_in_tree(const json_t *answer, const json_t *link)
{
    struct vt_str from = vt_json_get_str(link, "from_id"), to = vt_json_get_str(link, "to_id");
    size_t i;
    const json_t *node;
    json_array_foreach(json_object_get(answer, "nodes"), i, node)
    {
        struct vt_str id = vt_json_get_str(node, "id"), via = vt_json_get_str(node, "via");
        if ((vt_str_eq(id, to) && vt_str_eq(via, from)) ||
            (vt_str_eq(id, from) && vt_str_eq(via, to)))
            return true;
    }
    return false;
}

static void add_other_links(struct vt_screen *screen, const json_t *answer)
{
    size_t i;
    const json_t *link;
    bool has_any = false;
    json_array_foreach(json_object_get(answer, "links"), i, link)
    {
        if (is_in_tree(answer, link))
            continue;
        vt_screen_puts(screen, has_any ? "" : "\nGiữa các văn bản trên còn có:\n");
        has_any = true;
        add_link(screen, link, 1);
    }
}

/* "Trung ương 22/10/2018 → tỉnh 15/02/2019, sau 116 ngày (2 văn bản) → xã: chưa thấy". */
static void add_tiers(struct vt_screen *screen, const json_t *tiers)
{
    size_t i;
    const json_t *tier;
    json_array_foreach(tiers, i, tier)
    {
        vt_screen_puts(screen, i == 0 ? "\nTheo cấp: " : " → ");
        vt_screen_text(screen, vt_json_get_str(tier, "label"));
        if (json_is_true(json_object_get(tier, "silent"))) {
            vt_screen_puts(screen, ": chưa thấy");
            continue;
        }
        vt_screen_puts(screen, " ");
        vt_text_date(screen, vt_json_get_str(tier, "first"));
        if (json_object_get(tier, "days") != NULL)
            vt_screen_printf(screen, ", sau %lld ngày",
                             (long long)vt_json_get_int(tier, "days", 0));
        if (vt_json_get_int(tier, "documents", 0) > 1)
            vt_screen_printf(screen, " (%lld văn bản)",
                             (long long)vt_json_get_int(tier, "documents", 0));
    }
    vt_screen_puts(screen, json_array_size(tiers) > 0 ? "\n" : "");
}

void vt_text_lineage(struct vt_screen *screen, const json_t *answer)
{
    const json_t *document = json_object_get(answer, "document");
    if (document == NULL)
        return;
    vt_text_document(screen, document);
    if (has_side(answer, -1)) {
        vt_screen_puts(screen, "\nCăn cứ (đi lên):\n");
        add_branch(screen, answer, document, -1, 1);
    }
    if (has_side(answer, 1)) {
        vt_screen_puts(screen, "\nThực hiện (đi xuống):\n");
        add_branch(screen, answer, document, 1, 1);
    }
    add_other_links(screen, answer);
    add_tiers(screen, json_object_get(answer, "tiers"));
    if (json_is_true(json_object_get(answer, "cut")))
        vt_screen_puts(screen, "… còn nữa: thêm --limit\n");
}

static void add_term(struct vt_screen *screen, const char *before, struct vt_str date)
{
    if (date.len_bytes == 0)
        return;
    vt_screen_puts(screen, before);
    vt_text_date(screen, date);
}

static void add_cause(struct vt_screen *screen, const json_t *cause)
{
    vt_screen_puts(screen, "\n");
    vt_text_document(screen, cause);
    vt_screen_puts(screen, json_is_true(json_object_get(cause, "claim"))
                               ? "  lời kể, không quyết định: "
                               : "  ");
    vt_text_relation(screen, cause);
    add_term(screen, " từ ", vt_json_get_str(cause, "since"));
    add_term(screen, " đến hết ", vt_json_get_str(cause, "until"));
    vt_screen_puts(screen, json_is_true(json_object_get(cause, "pending")) ? " (chưa có tác dụng)"
                           : json_is_true(json_object_get(cause, "over")) ? " (đã qua)"
                                                                          : "");
    vt_screen_puts(screen, ":\n");
    vt_text_evidence(screen, cause, 2);
}

static void add_parts(struct vt_screen *screen, const json_t *parts)
{
    size_t i;
    const json_t *part;
    json_array_foreach(parts, i, part)
    {
        vt_screen_puts(screen, i == 0 ? "Phần bị tác động:\n" : "");
        vt_screen_puts(screen, "  ");
        vt_screen_text(screen, vt_json_get_str(part, "pinpoint"));
        vt_screen_puts(screen, " ← ");
        vt_screen_text(screen, vt_json_get_str(part, "key"));
        vt_screen_puts(screen, " ");
        vt_screen_text(screen, vt_json_get_str(part, "relation_label"));
        add_term(screen, " từ ", vt_json_get_str(part, "since"));
        add_term(screen, " đến hết ", vt_json_get_str(part, "until"));
        vt_screen_puts(screen, "\n");
    }
}

void vt_text_expired_basis(struct vt_screen *screen, const json_t *item)
{
    size_t i;
    const json_t *basis;
    json_array_foreach(json_object_get(item, "expired_basis"), i, basis)
    {
        vt_screen_puts(screen, i == 0 ? "\n" : "");
        vt_screen_styled(screen, VT_STYLE_WARN, VT_STR("Căn cứ đã hết hiệu lực: "));
        vt_text_document(screen, basis);
        const json_t *by = json_object_get(basis, "by");
        if (by != NULL) {
            vt_screen_puts(screen, "  vì ");
            vt_text_document(screen, by);
        }
    }
}

void vt_text_status(struct vt_screen *screen, const json_t *answer)
{
    const json_t *item = json_array_get(json_object_get(answer, "items"), 0), *cause;
    if (item == NULL)
        return;
    vt_text_document(screen, item);
    vt_screen_puts(screen, "Tại ngày ");
    vt_text_date(screen, vt_json_get_str(item, "as_of"));
    vt_screen_puts(screen, ": ");
    vt_screen_styled(screen, VT_STYLE_KEY, vt_json_get_str(item, "status_label"));
    vt_screen_puts(screen, "\n");
    vt_text_line(screen, 0, "", vt_json_get_str(item, "reason"));
    if (vt_json_get_str(item, "effective").len_bytes > 0) {
        vt_screen_puts(screen, "Có hiệu lực từ ");
        vt_text_date(screen, vt_json_get_str(item, "effective"));
        vt_screen_puts(screen, "\n");
    }
    const json_t *part = json_object_get(item, "part");
    if (part != NULL) {
        vt_screen_puts(screen, "Riêng ");
        vt_screen_text(screen, vt_json_get_str(part, "pinpoint"));
        vt_screen_puts(screen, ": ");
        vt_screen_styled(screen, VT_STYLE_KEY, vt_json_get_str(part, "status_label"));
        vt_screen_puts(screen, "\n");
    }
    add_parts(screen, json_object_get(item, "parts"));
    size_t i;
    json_array_foreach(json_object_get(item, "causes"), i, cause) add_cause(screen, cause);
    vt_text_expired_basis(screen, item);
}
