#include "vt_citer.h"

#include <pthread.h>
#include <stdlib.h>

#include "vt_phrases.h"
#include "vt_tables.h"

enum trigger_column { G_PHRASE, G_RELATION, G_SIDE, G_PASSIVE, G_WEAK };

static struct vt_phrases *trigger_phrases; /* value: row of the table */
static vt_relation *trigger_relations;     /* by row */
static vt_relation rel_refers, rel_repeals, rel_repeals_part, rel_proposed_by, rel_alias, rel_self,
    rel_implements, rel_based_on, rel_amends, rel_corrects;
static pthread_once_t triggers_once = PTHREAD_ONCE_INIT;

static void build_triggers(void)
{
    const struct vt_table *table = &vt_table_triggers;
    trigger_phrases = vt_phrases_new();
    trigger_relations = calloc(table->row_count, sizeof *trigger_relations);
    if (trigger_phrases == NULL || trigger_relations == NULL)
        abort(); /* a few kilobytes at start: nothing can go on without them */
    for (size_t row = 0; row < table->row_count; row++) {
        vt_phrases_add(trigger_phrases, vt_table_cell(table, row, G_PHRASE), false, (uint32_t)row);
        trigger_relations[row] = vt_relation_by_id(vt_table_cell(table, row, G_RELATION));
    }
    rel_refers = vt_relation_by_id(VT_STR("REFERS"));
    rel_repeals = vt_relation_by_id(VT_STR("REPEALS"));
    rel_repeals_part = vt_relation_by_id(VT_STR("REPEALS_PART"));
    rel_proposed_by = vt_relation_by_id(VT_STR("PROPOSED_BY"));
    rel_alias = vt_relation_by_id(VT_STR("ALIAS_DEF"));
    rel_self = vt_relation_by_id(VT_STR("SELF"));
    rel_implements = vt_relation_by_id(VT_STR("IMPLEMENTS"));
    rel_based_on = vt_relation_by_id(VT_STR("BASED_ON"));
    rel_amends = vt_relation_by_id(VT_STR("AMENDS"));
    rel_corrects = vt_relation_by_id(VT_STR("CORRECTS"));
}

static bool cell_is(size_t row, enum trigger_column column, const char *value)
{
    return vt_str_eq(vt_table_cell(&vt_table_triggers, row, column), vt_str(value));
}

/* A trigger at tokens [first, end). */
struct trigger {
    size_t first, end, row;
};

static vt_relation relation_of(const struct trigger *t)
{
    return trigger_relations[t->row];
}

/* Acts on the other document: what they are said of may be named far behind ("Đính chính danh sách
   … kèm theo Quyết định X"). */
static bool is_act(vt_relation relation)
{
    struct vt_str effect = vt_relation_effect(relation);
    return relation == rel_corrects ||
           !(vt_str_eq(effect, VT_STR("none")) || vt_str_eq(effect, VT_STR("affirm")));
}

/* "kèm theo", "ban hành kèm theo": what is enclosed with a document stands for it. */
static bool is_enclosing(const struct trigger *t)
{
    return vt_str_ends(vt_table_cell(&vt_table_triggers, t->row, G_PHRASE), VT_STR("kèm theo"));
}

/* A plain "tại" gives way to what is said further left in the same clause: "Theo đề nghị của … tại
   Tờ trình", "Thực hiện ý kiến … tại Thông báo". */
static bool gives_way(const struct vt_citer *c, const struct trigger *far,
                      const struct trigger *near)
{
    enum { REACH = 18 };
    const vt_relation said = relation_of(far);
    if (relation_of(near) != rel_refers || said == rel_refers)
        return false;
    if (said == rel_proposed_by || (is_act(said) && (is_enclosing(near) || said != rel_amends)))
        return true;
    bool passive = cell_is(far->row, G_PASSIVE, "1"); /* "nội dung hướng dẫn Khoản này tại" */
    if (!(said == rel_implements || said == rel_based_on || passive) ||
        near->first - far->end > REACH)
        return false;
    for (size_t i = far->end; i < near->first; i++)
        if (c->tokens[i].kind == VT_TOKEN_MARK)
            return false;
    return true;
}

/* The trigger that governs a mention: the last one in [from, to) that does not stand in a quotation
   which ends before the mention (the title of another document). */
static bool find_before(const struct vt_citer *c, size_t from, size_t to, struct trigger *ret)
{
    bool found = false, quoted = false, found_outside = false;
    struct trigger outside = {0, 0, 0};
    for (size_t at = from; at < to;) {
        uint32_t row;
        if (vt_citer_mark(c, at, '"')) {
            quoted = !quoted;
            if (quoted) {
                outside = *ret;
                found_outside = found;
            } else {
                *ret = outside;
                found = found_outside;
            }
        }
        size_t count = vt_phrases_match(trigger_phrases, c->tokens, at, to, &row);
        if (count == 0) {
            at++;
            continue;
        }
        struct trigger t = {at, at + count, row};
        if (cell_is(row, G_SIDE, "before") && !(found && gives_way(c, ret, &t))) {
            *ret = t;
            found = true;
        }
        at += count;
    }
    return found;
}

static bool find_after(const struct vt_citer *c, size_t from, size_t to, struct trigger *ret)
{
    enum { REACH = 80 };
    if (to > from + REACH)
        to = from + REACH;
    for (size_t at = from; at < to; at++) {
        uint32_t row;
        size_t count = vt_phrases_match(trigger_phrases, c->tokens, at, to, &row);
        if (count > 0 && cell_is(row, G_SIDE, "after")) {
            *ret = (struct trigger){at, at + count, row};
            return true;
        }
    }
    return false;
}

static bool has_mark(const struct vt_citer *c, size_t from, size_t to, const char *marks)
{
    for (size_t i = from; i < to; i++)
        if (c->tokens[i].kind == VT_TOKEN_MARK && c->tokens[i].mark != 0 &&
            strchr(marks, c->tokens[i].mark) != NULL)
            return true;
    return false;
}

static const char *cue_of(const struct trigger *t)
{
    return vt_table_cell(&vt_table_triggers, t->row, G_PHRASE).ptr;
}

static void take(struct vt_mention *m, const struct trigger *t)
{
    m->relation = relation_of(t);
    m->incoming = cell_is(t->row, G_PASSIVE, "1");
    m->cue = cue_of(t);
    m->flags &= ~(unsigned)VT_MENTION_WEAK;
    if (cell_is(t->row, G_WEAK, "1"))
        m->flags |= VT_MENTION_WEAK;
}

static void copy_relation(struct vt_mention *m, const struct vt_mention *other)
{
    m->relation = other->relation;
    m->incoming = other->incoming;
    m->from = other->from;
    m->cue = other->cue;
    m->flags = (m->flags & ~(unsigned)VT_MENTION_WEAK) | (other->flags & VT_MENTION_WEAK);
}

/* The document for which the words behind mention `index` speak: itself, what it stands for, or
 * this one. */
static int32_t speaker_of(const struct vt_citer *c, size_t index)
{
    const struct vt_mention *m = &c->items[index].mention;
    if (m->kind == VT_MENTION_SELF)
        return VT_FROM_SELF;
    if ((m->kind == VT_MENTION_ALIAS || m->kind == VT_MENTION_ANAPHOR) && m->antecedent >= 0)
        return m->antecedent;
    return (int32_t)index;
}

/* "Nghị định này thay thế A và bãi bỏ B": a second act of the same speaker. */
static bool goes_on_acting(const struct vt_citer *c, const struct trigger *t, size_t prev_end)
{
    const struct vt_citer_words *w = vt_citer_words();
    if (t->first <= prev_end)
        return false;
    size_t before = t->first - 1;
    return before >= prev_end && (vt_citer_is(c, before, w->va) || vt_citer_mark(c, before, ',') ||
                                  vt_token_is(&c->tokens[before], vt_word(VT_STR("thời"))));
}

/* "Khoản này được hướng dẫn bởi …": the words are about a part of this document. */
static bool speaks_of_this(const struct vt_citer *c, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (vt_citer_is(c, i, vt_citer_words()->nay))
            return true;
    return false;
}

/* Relation of a mention with a trigger between the mention before it in the sentence and itself. */
static void relate_between(struct vt_citer *c, size_t index, size_t prev, const struct trigger *t)
{
    struct vt_found *found = &c->items[index];
    const struct vt_found *before = &c->items[prev];
    struct vt_mention *m = &found->mention;
    take(m, t);
    m->from = VT_FROM_SELF;
    if (speaks_of_this(c, before->end, m->incoming ? found->pinpoint_first : t->first) ||
        m->relation == rel_refers || m->relation == rel_alias || m->relation == rel_proposed_by)
        return;
    if (!m->incoming && goes_on_acting(c, t, before->end))
        return;
    m->from = speaker_of(c, prev);
}

/* The first mention of the sentence that this document speaks of by itself: head of a list. */
static const struct vt_mention *head_of(const struct vt_citer *c, size_t index)
{
    for (size_t i = index; i-- > 0 && c->items[i].sentence_first == c->items[index].sentence_first;)
        if (c->items[i].mention.from == VT_FROM_SELF && c->items[i].mention.relation != rel_alias &&
            c->items[i].mention.relation != rel_self)
            return &c->items[i].mention;
    return NULL;
}

/* A separator stands right before the mention. */
static bool is_listed(const struct vt_citer *c, size_t index, size_t behind)
{
    size_t at = c->items[index].pinpoint_first;
    return at > behind && (vt_citer_mark(c, at - 1, ';') || vt_citer_mark(c, at - 1, ',') ||
                           vt_citer_is(c, at - 1, vt_citer_words()->va));
}

/* "sửa đổi A hướng dẫn … và B": B stands beside A, and "hướng dẫn" belongs to the subject of A. The
   mention of the same type beside which this one stands, or NULL. */
static const struct vt_mention *coordinate(const struct vt_citer *c, size_t index,
                                           const struct trigger *t)
{
    const struct vt_found *found = &c->items[index];
    if (!is_listed(c, index, t->end + 1))
        return NULL;
    for (size_t i = index; i-- > 0 && c->items[i].sentence_first == found->sentence_first;)
        if (c->items[i].mention.type == found->mention.type &&
            c->items[i].mention.relation != rel_alias)
            return &c->items[i].mention;
    return NULL;
}

static void relate_without(struct vt_citer *c, size_t index, bool has_prev,
                           const struct vt_mention *carried)
{
    struct vt_found *found = &c->items[index];
    struct vt_mention *m = &found->mention;
    m->relation = rel_refers;
    if (!has_prev) {
        if (carried != NULL)
            copy_relation(m, carried);
        return;
    }
    const struct vt_found *before = &c->items[index - 1];
    bool adjacent = found->in_list && !has_mark(c, before->end, found->pinpoint_first, ";");
    if (adjacent && before->mention.relation != rel_alias) {
        copy_relation(m, &before->mention);
        return;
    }
    const struct vt_mention *head = head_of(c, index);
    if (is_listed(c, index, before->end) && head != NULL)
        copy_relation(m, head);
}

/* "bãi bỏ khoản 3 Điều 4 Quyết định …" takes a part. */
static void narrow(struct vt_mention *m)
{
    if (m->relation == rel_repeals && m->pinpoint_count > 0)
        m->relation = rel_repeals_part;
}

static bool is_special(struct vt_mention *m)
{
    if (m->kind != VT_MENTION_SELF)
        return false;
    m->relation = rel_self;
    return true;
}

/* "(viết tắt là văn bản số …)" names what was just mentioned. */
static void settle_alias(struct vt_citer *c, size_t index)
{
    struct vt_mention *m = &c->items[index].mention;
    if (m->relation != rel_alias || index == 0)
        return;
    m->kind = VT_MENTION_ALIAS;
    if (m->antecedent < 0)
        m->antecedent = (int32_t)index - 1;
    if (m->key.len_bytes == 0)
        m->key = c->items[m->antecedent].mention.key;
}

/* Where the item of a list begins that ends before `to`: behind the last semicolon, or at `from`.
 */
static size_t item_start(const struct vt_citer *c, size_t from, size_t to)
{
    for (size_t i = to; i-- > from;)
        if (vt_citer_mark(c, i, ';'))
            return i + 1;
    return from;
}

static void relate(struct vt_citer *c, size_t index, const struct vt_mention *carried)
{
    struct vt_found *found = &c->items[index];
    struct vt_mention *m = &found->mention;
    if (is_special(m))
        return;
    bool has_prev = index > 0 && c->items[index - 1].sentence_first == found->sentence_first;
    size_t behind = has_prev ? c->items[index - 1].end : found->sentence_first;
    size_t from = item_start(c, behind, found->pinpoint_first);
    struct trigger t = {0, 0, 0};
    bool triggered =
        from < found->pinpoint_first && find_before(c, from, found->pinpoint_first, &t);
    const struct vt_mention *beside =
        triggered && has_prev && from == behind ? coordinate(c, index, &t) : NULL;
    if (beside != NULL)
        copy_relation(m, beside);
    else if (triggered && has_prev && from == behind)
        relate_between(c, index, index - 1, &t);
    else if (triggered)
        take(m, &t);
    else
        relate_without(c, index, has_prev, carried);
    size_t next =
        index + 1 < c->count && c->items[index + 1].sentence_first == found->sentence_first
            ? c->items[index + 1].first
            : found->sentence_end;
    if (m->relation == rel_refers && find_after(c, found->end, next, &t))
        take(m, &t);
    if (m->from >= 0 && m->key.len_bytes > 0 && vt_str_eq(c->items[m->from].mention.key, m->key))
        m->from = VT_FROM_SELF; /* no document speaks of itself through another */
    narrow(m);
    settle_alias(c, index);
}

/* A sentence that ends in a colon gives its relation to the items below it. */
static const struct vt_mention *carry(const struct vt_citer *c, size_t index,
                                      struct vt_mention *storage, const struct vt_mention *carried)
{
    const struct vt_found *found = &c->items[index];
    size_t end = found->sentence_first;
    /* Look at the sentence that ends right before this one. */
    if (end == c->first || !vt_citer_mark(c, end - 1, ':'))
        return end > c->first && vt_citer_mark(c, end - 1, ';') ? carried : NULL;
    size_t from = end;
    while (from > c->first && end - from < 60 && c->tokens[from].gap < VT_GAP_BLANK &&
           !(from < end && vt_citer_mark(c, from - 1, '.')))
        from--;
    struct trigger t = {0, 0, 0};
    if (!find_before(c, from, end, &t) || relation_of(&t) == rel_alias)
        return NULL;
    if (index > 0 && c->items[index - 1].first >= t.end)
        return NULL; /* it has its object in its own sentence */
    *storage = (struct vt_mention){.from = VT_FROM_SELF};
    take(storage, &t);
    return storage;
}

void vt_cite_relations(struct vt_citer *c)
{
    pthread_once(&triggers_once, build_triggers);
    struct vt_mention storage;
    const struct vt_mention *carried = NULL;
    for (size_t i = 0; i < c->count; i++) {
        if (i == 0 || c->items[i - 1].sentence_first != c->items[i].sentence_first)
            carried = carry(c, i, &storage, carried);
        relate(c, i, carried);
    }
}
