/* Hits as JSON, with snippet and marks. */
#include "vt_search.h"

#include "vt_answer_work.h"

enum { SNIPPET_BYTES = 400 };

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* The passage with runs of white space as one space and without the stars of Markdown; *offsets, one for each byte of the passage and
 * one for its end, say where it came to stand. */
static void fold_spaces(struct vt_str passage, struct vt_buf *ret, uint32_t *offsets)
{
    for (size_t i = 0; i < passage.len_bytes; i++) {
        bool is_run = ret->len_bytes == 0 || ret->data[ret->len_bytes - 1] == ' ';
        offsets[i] = (uint32_t)ret->len_bytes;
        if (passage.ptr[i] == '*')
            continue;
        if (!is_space(passage.ptr[i]))
            vt_buf_add_c(ret, passage.ptr[i]);
        else if (!is_run)
            vt_buf_add_c(ret, ' ');
    }
    offsets[passage.len_bytes] = (uint32_t)ret->len_bytes;
}

static int put_snippet(struct vt_search *search, struct vt_str text, json_t *item,
                       struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    struct vt_snippet snippet;
    if (text.len_bytes == 0 ||
        vt_query_snippet(&arena, &search->query, text, SNIPPET_BYTES, &snippet) != VT_OK)
        return VT_OK;
    struct vt_str passage = vt_str_span(text, snippet.span);
    uint32_t *offsets = vt_arena_array(&arena, passage.len_bytes + 1, sizeof *offsets);
    if (offsets == NULL)
        return vt_answer_no_memory(err);
    VT_AUTO(vt_buf_release) struct vt_buf folded = VT_BUF_INIT(VT_BUF_NO_CAP);
    fold_spaces(passage, &folded, offsets);
    vt_json_set_str(item, "snippet", vt_str_trim(vt_buf_str(&folded)));
    json_t *marks = json_array();
    json_object_set_new(item, "marks", marks);
    for (size_t i = 0; i < snippet.mark_count; i++) {
        const struct vt_span *mark = &snippet.marks[i];
        if (mark->start < snippet.span.start || mark->end > snippet.span.end)
            continue;
        json_array_append_new(
            marks, json_pack("[I, I]", (json_int_t)offsets[mark->start - snippet.span.start],
                             (json_int_t)offsets[mark->end - snippet.span.start]));
    }
    return VT_OK;
}

static json_t *new_hit(json_t *items, size_t rank, double score)
{
    json_t *item = json_object();
    json_array_append_new(items, item);
    vt_json_set_int(item, "rank", (int64_t)rank);
    vt_json_set_score(item, "score", score);
    return item;
}

/* Scores fall from hit to hit: what leads the list stands above the best text by one for each
 * place. */
static double head_score(const struct vt_search *search, size_t index)
{
    double best = search->hit_count > 0 ? search->hits[0].score : 0;
    return best + (double)(search->head_count - index);
}

static void put_work(const struct vt_graph *graph, vt_work_no no, json_t *item)
{
    struct vt_work work;
    vt_graph_work(graph, no, &work);
    vt_answer_put_work(item, graph, no);
    vt_json_set_int(item, "citing_documents", work.citing_documents);
}

int vt_search_put_head(struct vt_search *search, size_t index, size_t rank, json_t *items,
                       struct vt_error *err)
{
    const struct vt_head_hit *hit = &search->head[index];
    json_t *item = new_hit(items, rank, head_score(search, index));
    put_work(search->a->graph, hit->work, item);
    vt_json_set_str(item, "unit", VT_STR("document"));
    if (hit->is_named) {
        json_object_set_new(item, "exact", json_boolean(!hit->is_neighbour));
        vt_json_set_str(item, "reason", hit->reason);
        if (search->request->explain) {
            json_t *parts = json_object();
            json_object_set_new(item, "explain", parts);
            vt_json_set_score(parts, "resolved", hit->score);
        }
        return VT_OK;
    }
    vt_json_set_str(item, "direction", VT_STR("in"));
    vt_answer_put_link(item, search->a->graph, &hit->link);
    int status = vt_answer_put_evidence(search->a, item, hit->link.speaker, hit->link.mention, err);
    vt_json_set_str(item, "unit", VT_STR("document")); /* of the hit, not of the sentence */
    vt_json_set_str(item, "snippet", vt_json_get_str(item, "sentence"));
    json_object_set_new(item, "marks", json_array());
    return status;
}

/* Without a graph the archive itself says what document it is. */
static int put_document(struct vt_search *search, struct vt_str id, json_t *item,
                        struct vt_error *err)
{
    if (search->a->graph != NULL) {
        vt_work_no work = vt_graph_work_by_id(search->a->graph, id);
        if (work != VT_WORK_NONE) {
            put_work(search->a->graph, work, item);
            return VT_OK;
        }
    }
    struct vt_archive_document row;
    int status = vt_archive_get_document(search->a->archive, id, false, &row, err);
    if (status != VT_OK && status != VT_E_NOTFOUND)
        return status;
    vt_json_set_str(item, "key", status == VT_OK && row.key.len_bytes > 0 ? row.key : id);
    vt_json_set_str(item, "id", id);
    if (status == VT_E_NOTFOUND)
        return VT_OK;
    vt_json_set_str(item, "type", row.type);
    vt_json_set_str(item, "type_name", vt_type_name(vt_type_by_id(row.type)));
    vt_json_set_str(item, "issuer", row.issuer_name);
    vt_json_set_str(item, "date", row.date);
    vt_json_set_str(item, "subject", row.subject);
    json_object_set_new(item, "held", json_true());
    return VT_OK;
}

/* BM25 as the index gave it, and what each part adds to the score. */
static json_t *explain_hit(const struct vt_text_hit *hit)
{
    static const char *const NAMES[VT_RANK_PARTS] = {
        [VT_RANK_WORDS] = "words",       [VT_RANK_ADJACENT] = "pairs",
        [VT_RANK_SENTENCE] = "sentence", [VT_RANK_HEADING] = "heading",
        [VT_RANK_BREVITY] = "brevity",   [VT_RANK_LATER] = "later",
        [VT_RANK_CITED] = "cited"};
    json_t *parts = json_object();
    vt_json_set_score(parts, "bm25", hit->bm25);
    for (size_t i = 0; i < VT_RANK_PARTS && hit->is_ranked; i++)
        vt_json_set_score(parts, NAMES[i], hit->parts[i]);
    return parts;
}

/* The subject of the document of a hit, "" where it is not known. */
static struct vt_str subject_of(const struct vt_search *search, const struct vt_text_hit *hit)
{
    if (search->a->graph == NULL)
        return VT_STR_EMPTY;
    vt_work_no no = vt_graph_work_by_id(search->a->graph, hit->unit.document);
    struct vt_work work = {.subject = VT_STR_EMPTY};
    if (no != VT_WORK_NONE)
        vt_graph_work(search->a->graph, no, &work);
    return work.subject;
}

/* Whether the text keeps what codes promised of phrases; the passage where they should stand. */
static int read_phrases(struct vt_search *search, const struct vt_text_hit *hit,
                        struct vt_text_cache *cache, struct vt_str *ret_text,
                        struct vt_str *ret_passage, bool *ret_is_hit, struct vt_error *err)
{
    const struct vt_str subject = subject_of(search, hit);
    int status = vt_search_text(search, hit, cache, ret_text, err);
    if (status == VT_OK)
        status = vt_search_window(search, hit, *ret_text, ret_passage, err);
    if (status == VT_OK)
        status = vt_search_accepts(search->query.tree, *ret_passage, subject, ret_is_hit, err);
    if (status == VT_OK && !*ret_is_hit && ret_passage->len_bytes < ret_text->len_bytes)
        status = vt_search_accepts(search->query.tree, *ret_text, subject, ret_is_hit, err);
    return status;
}

int vt_search_put_hit(struct vt_search *search, const struct vt_text_hit *hit, size_t rank,
                      struct vt_text_cache *cache, json_t *items, struct vt_error *err)
{
    const bool is_article = hit->unit.article.len_bytes > 0;
    struct vt_str text = VT_STR_EMPTY, passage = VT_STR_EMPTY;
    bool is_hit = true;
    int status = VT_OK;
    if (!search->is_partial && vt_search_needs_text(search->query.tree))
        status = read_phrases(search, hit, cache, &text, &passage, &is_hit, err);
    else if (!search->request->no_snippets)
        status = vt_search_passage(search, hit, cache, &text, &passage, err);
    if (status != VT_OK || !is_hit)
        return status;
    json_t *item = new_hit(items, rank, hit->score);
    status = put_document(search, hit->unit.document, item, err);
    if (status != VT_OK)
        return status;
    vt_json_set_str(item, "unit", is_article ? VT_STR("article") : VT_STR("document"));
    if (is_article)
        vt_json_set_str(item, "article", hit->unit.article);
    if (search->request->explain)
        json_object_set_new(item, "explain", explain_hit(hit));
    if (search->request->no_snippets)
        return VT_OK;
    if (is_article)
        vt_json_set_str(item, "heading", vt_search_heading(text));
    return put_snippet(search, passage, item, err);
}
