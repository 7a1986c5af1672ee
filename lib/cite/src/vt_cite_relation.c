#include "vt_cite_trigger.h"

static bool has_mark(const struct vt_citer *c, size_t from, size_t to, const char *marks)
{
    for (size_t i = from; i < to; i++)
        if (c->tokens[i].kind == VT_TOKEN_MARK && c->tokens[i].mark != 0 &&
            strchr(marks, c->tokens[i].mark) != NULL)
            return true;
    return false;
}

static void take(struct vt_mention *m, const struct vt_trigger *t)
{
    m->relation = t->rule->relation;
    m->incoming = t->rule->is_passive;
    m->cue = t->rule->phrase;
    m->other_cue = t->passed_over != NULL ? t->passed_over->phrase : NULL;
    m->other_relation = t->passed_over != NULL ? t->passed_over->relation : 0;
    m->flags &= ~(unsigned)VT_MENTION_WEAK;
    if (t->rule->is_weak)
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

/* "A hướng dẫn B, có hiệu lực kể từ ngày …, được sửa đổi bởi:": behind its effect, A is spoken of again, and
 * not what it is about. */
static int32_t subject_of_passive(const struct vt_citer *c, size_t prev, const struct vt_trigger *t)
{
    const int32_t from = c->items[prev].mention.from;
    for (size_t at = c->items[prev].end; from >= 0 && at < t->first; at++)
        if (vt_citer_any(c, at, VT_WORDLIST_EFFECT))
            return speaker_of(c, (size_t)from);
    return speaker_of(c, prev);
}

/* "Nghị định này thay thế A và bãi bỏ B": a second act of the same speaker. */
static bool goes_on_acting(const struct vt_citer *c, const struct vt_trigger *t,
                           const struct vt_found *prev)
{
    const struct vt_citer_words *w = c->words;
    const size_t prev_end = prev->end;
    if (t->first <= prev_end || !vt_is_act(prev->mention.relation) || prev->mention.incoming)
        return false;
    size_t before = t->first - 1;
    return before >= prev_end && (vt_citer_is(c, before, w->va) || vt_citer_mark(c, before, ',') ||
                                  vt_citer_is(c, before, w->thoi));
}

/* "Khoản này được hướng dẫn bởi …": the words are about a part of this document. */
static bool speaks_of_this(const struct vt_citer *c, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (vt_citer_is(c, i, c->words->nay))
            return true;
    return false;
}

/* "Khoản d được bổ sung theo …", "[Kỳ tính thuế được hướng dẫn bởi …": a part of this document, as the
 * notes of consolidated texts say it.  "Được … thông qua ngày … và được công bố theo …": a clause without
 * a subject is about this document. */
static bool speaks_of_part(const struct vt_citer *c, size_t from, size_t to)
{
    const struct vt_citer_words *w = c->words;
    bool is_first = true;
    for (size_t i = from; i <= to; i++) {
        const struct vt_token *t = &c->tokens[i];
        if (vt_citer_mark(c, i, '[') ||
            ((t->flags & VT_TOKEN_CAPITAL) != 0 && vt_token_is(t, w->duoc)))
            return true;
        if (is_first && i < to &&
            (vt_citer_is(c, i, w->diem) || vt_citer_is(c, i, w->khoan) ||
             vt_citer_is(c, i, w->dieu) || vt_citer_is(c, i, w->muc) ||
             vt_citer_is(c, i, w->chuong)))
            return true;
        is_first = is_first && t->kind != VT_TOKEN_WORD;
    }
    return from == to;
}

/* "Thông tư liên tịch … của Bộ trưởng Bộ A, Bộ trưởng Bộ B sửa đổi …": they issued it together. */
static size_t behind_issuers(const struct vt_citer *c, size_t from, size_t to)
{
    size_t at = from;
    for (;;) {
        const struct vt_issuer *issuer;
        if (!vt_citer_mark(c, at, ',') && !vt_citer_is(c, at, c->words->va))
            break;
        size_t position = vt_position_scan(c->page, at + 1, to);
        size_t count = vt_issuer_scan(c->tokens, at + 1 + position, to, &issuer);
        if (position + count == 0)
            break;
        at += 1 + position + count;
    }
    return at == to ? at : from;
}

/* Whether the words between a mention and a trigger name somebody else who does it: "…, Sở Nội vụ
 * ban hành …", "trình Nghị định sửa đổi …" (a draft without number), "… năm 2013 Kỳ tính thuế được …". */
static bool has_own_subject(const struct vt_citer *c, size_t from, size_t to, bool passive)
{
    from = behind_issuers(c, from, to);
    for (size_t i = from; i < to; i++) {
        const struct vt_token *t = &c->tokens[i];
        const struct vt_issuer *issuer;
        vt_type type;
        if ((t->flags & VT_TOKEN_CAPITAL) == 0)
            continue;
        size_t count = vt_type_scan(c->tokens, i, to, &type);
        if (count > 0 && i + count == to)
            return true;
        if (i > from && vt_citer_mark(c, i - 1, ',') &&
            (vt_issuer_scan(c->tokens, i, to, &issuer) > 0 || vt_position_scan(c->page, i, to) > 0))
            return true;
        bool new_clause = i == from || c->tokens[i - 1].kind == VT_TOKEN_NUMBER;
        if (passive && new_clause && (t->flags & VT_TOKEN_UPPER) == 0)
            return true;
    }
    return false;
}

/* The first mention of the sentence that this document speaks of by itself: head of a list. */
static const struct vt_mention *head_of(const struct vt_citer *c, size_t index)
{
    for (size_t i = index; i-- > 0 && c->items[i].sentence_first == c->items[index].sentence_first;)
        if (c->items[i].mention.from == VT_FROM_SELF &&
            c->items[i].mention.relation != vt_relations()->alias &&
            c->items[i].mention.relation != vt_relations()->self)
            return &c->items[i].mention;
    return NULL;
}

/* "Nghị định A quy định chi tiết Luật B và Thông tư C": a decree carries out no circular, so that C
 * stands beside A. */
static bool guides_upwards(const struct vt_mention *speaker, const struct vt_mention *m)
{
    const struct vt_relations *rel = vt_relations();
    vt_type circular = vt_known_types()->thong_tu;
    if (speaker->number.regime != VT_REGIME_STATE || m->number.regime != VT_REGIME_STATE)
        return false;
    if (m->relation == rel->guides)
        return vt_type_rank(m->type) > vt_type_rank(speaker->type) && m->type == circular;
    return m->relation == rel->implements && m->type == circular && speaker->type != 0 &&
           vt_type_rank(speaker->type) < vt_type_rank(circular);
}

static void stand_with_head(struct vt_citer *c, size_t index)
{
    struct vt_mention *m = &c->items[index].mention;
    const struct vt_mention *head = head_of(c, index);
    if (head != NULL) {
        copy_relation(m, head);
        return;
    }
    m->relation = vt_relations()->refers;
    m->from = VT_FROM_SELF;
}

/* Relation of a mention with a trigger between the mention before it in the sentence and itself. */
static void relate_between(struct vt_citer *c, size_t index, size_t prev,
                           const struct vt_trigger *t)
{
    struct vt_found *found = &c->items[index];
    const struct vt_found *before = &c->items[prev];
    struct vt_mention *m = &found->mention;
    take(m, t);
    m->from = VT_FROM_SELF;
    if (speaks_of_this(c, before->end, m->incoming ? found->pinpoint_first : t->first) ||
        m->relation == vt_relations()->refers || m->relation == vt_relations()->alias ||
        m->relation == vt_relations()->proposed_by || m->relation == vt_relations()->encloses ||
        m->relation == vt_relations()->forwards ||
        has_own_subject(c, before->end, t->first, m->incoming))
        return;
    if (!m->incoming && goes_on_acting(c, t, before))
        return;
    m->from = m->incoming ? subject_of_passive(c, prev, t) : speaker_of(c, prev);
    if (m->from != VT_FROM_SELF && guides_upwards(&c->items[m->from].mention, m))
        stand_with_head(c, index);
}

/* A separator stands right before the mention. */
static bool is_listed(const struct vt_citer *c, size_t index, size_t behind)
{
    size_t at = c->items[index].pinpoint_first;
    at -= at > behind && vt_citer_is(c, at - 1, c->words->cac);
    return at > behind && (vt_citer_mark(c, at - 1, ';') || vt_citer_mark(c, at - 1, ':') ||
                           vt_citer_mark(c, at - 1, ',') || vt_citer_is(c, at - 1, c->words->va));
}

/* "sửa đổi A hướng dẫn … và B": B stands beside A, and "hướng dẫn" belongs to the subject of A. The
   mention of the same type beside which this one stands, or NULL. */
static const struct vt_mention *coordinate(const struct vt_citer *c, size_t index,
                                           const struct vt_trigger *t)
{
    const struct vt_citer_words *w = c->words;
    const struct vt_found *found = &c->items[index];
    const bool introduces = vt_citer_mark(c, t->end, ':') || vt_citer_is(c, t->end, w->va);
    if (!is_listed(c, index, t->end + introduces))
        return NULL;
    for (size_t i = index; i-- > 0 && c->items[i].sentence_first == found->sentence_first;)
        if (c->items[i].mention.type == found->mention.type &&
            c->items[i].mention.relation != vt_relations()->alias)
            return &c->items[i].mention;
    return NULL;
}

static void relate_without(struct vt_citer *c, size_t index, bool has_prev,
                           const struct vt_mention *carried)
{
    struct vt_found *found = &c->items[index];
    struct vt_mention *m = &found->mention;
    m->relation = vt_relations()->refers;
    if (!has_prev) {
        if (carried != NULL)
            copy_relation(m, carried);
        return;
    }
    const struct vt_found *before = &c->items[index - 1];
    bool adjacent = found->in_list && !has_mark(c, before->end, found->pinpoint_first, ";");
    if (adjacent && before->mention.relation != vt_relations()->alias) {
        copy_relation(m, &before->mention);
        return;
    }
    const struct vt_mention *head = head_of(c, index);
    if (found->in_list && before->mention.from >= 0 && before->mention.type == m->type &&
        before->mention.relation != vt_relations()->alias)
        head = &before->mention; /* "X đính chính A; B; C": B and C as A */
    if (is_listed(c, index, before->end) && head != NULL)
        copy_relation(m, head);
}

/* "bãi bỏ khoản 3 Điều 4 Quyết định …" takes a part. */
static void narrow(struct vt_mention *m, bool is_copied)
{
    const struct vt_relations *rel = vt_relations();
    if (m->relation == rel->replaces && m->pinpoint_count > 0)
        m->relation = rel->amends; /* "thay thế khoản 3 Điều 4 …" */
    else if (m->relation == rel->repeals && m->pinpoint_count > 0)
        m->relation = rel->repeals_part;
    else if (m->relation == rel->repeals_part && m->pinpoint_count == 0 && is_copied)
        m->relation = rel->repeals; /* it stands in a list with one of which a part is taken */
}

static bool is_special(struct vt_mention *m)
{
    if (m->kind != VT_MENTION_SELF)
        return false;
    m->relation = vt_relations()->self;
    return true;
}

/* "(viết tắt là văn bản số …)" names what was just mentioned. */
static void settle_alias(struct vt_citer *c, size_t index)
{
    struct vt_mention *m = &c->items[index].mention;
    if (m->relation != vt_relations()->alias || index == 0)
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

/* A mention with a trigger, the first of its sentence or item.  A passive is about its subject: this
 * document where that is said, or a part of it; not "Tiền lương được điều chỉnh theo Nghị định …", "Căn cứ
 * Hiến pháp … đã được sửa đổi theo …". */
static void relate_first(struct vt_citer *c, struct vt_found *found, size_t from,
                         const struct vt_trigger *t)
{
    struct vt_mention *m = &found->mention;
    take(m, t);
    if (!m->incoming || m->relation == vt_relations()->proposed_by ||
        speaks_of_this(c, from, t->first) || speaks_of_part(c, from, t->first))
        return;
    m->relation = vt_relations()->refers;
    m->incoming = false;
}

/* "Thay thế các quy định sau: a) Mức phí tại Điều 2 Thông tư …": a plain "tại" in an item gives way to
 * what the list does. */
static bool gives_way_to_list(const struct vt_trigger *t, const struct vt_mention *carried)
{
    return carried != NULL && vt_is_act(carried->relation) && !t->rule->is_manner &&
           t->rule->relation == vt_relations()->refers;
}

/* The mention before stands in the same sentence, or is torn by the end of a page, behind which the
 * sentence seems to begin. */
static bool follows_mention(const struct vt_citer *c, size_t index)
{
    if (index == 0)
        return false;
    const struct vt_found *before = &c->items[index - 1];
    const size_t first = c->items[index].sentence_first;
    return before->sentence_first == first || (first > before->first && first < before->end);
}

static void relate(struct vt_citer *c, size_t index, const struct vt_mention *carried)
{
    struct vt_found *found = &c->items[index];
    struct vt_mention *m = &found->mention;
    if (is_special(m))
        return;
    bool has_prev = follows_mention(c, index);
    size_t behind = has_prev ? c->items[index - 1].end : found->sentence_first;
    size_t from = item_start(c, behind, found->pinpoint_first);
    struct vt_trigger t = {0, 0, NULL, NULL};
    bool triggered = from < found->pinpoint_first &&
                     vt_trigger_before(c, from, found->pinpoint_first, &t) &&
                     !gives_way_to_list(&t, has_prev ? NULL : carried);
    const struct vt_mention *beside =
        triggered && has_prev && from == behind ? coordinate(c, index, &t) : NULL;
    if (beside != NULL)
        copy_relation(m, beside);
    else if (triggered && has_prev && from == behind)
        relate_between(c, index, index - 1, &t);
    else if (triggered)
        relate_first(c, found, from, &t);
    else
        relate_without(c, index, has_prev, carried);
    size_t next =
        index + 1 < c->count && c->items[index + 1].sentence_first == found->sentence_first
            ? c->items[index + 1].first
            : found->sentence_end;
    if (m->relation == vt_relations()->refers && vt_trigger_after(c, found->end, next, &t))
        take(m, &t);
    if (m->from >= 0 && m->key.len_bytes > 0 && vt_str_eq(c->items[m->from].mention.key, m->key))
        m->from = VT_FROM_SELF; /* no document speaks of itself through another */
    narrow(m, beside != NULL || !triggered);
    settle_alias(c, index);
}

/* Whether two sentences begin as items of one list: "1." and "2.", "a)" and "b)", "-" and "-". */
static bool are_items_alike(const struct vt_citer *c, size_t one, size_t other)
{
    const struct vt_token *a = &c->tokens[one], *b = &c->tokens[other];
    if (a->kind != b->kind || other + 1 >= c->end)
        return false;
    if (a->kind == VT_TOKEN_MARK)
        return a->mark == b->mark && (a->mark == '-' || a->mark == '+' || a->mark == '*');
    const struct vt_token *x = &c->tokens[one + 1], *y = &c->tokens[other + 1];
    return x->kind == VT_TOKEN_MARK && y->kind == VT_TOKEN_MARK && x->mark == y->mark &&
           (x->mark == '.' || x->mark == ')') && x->gap == VT_GAP_NONE && y->gap == VT_GAP_NONE;
}

/* What the item before this one was given, if this one goes on its list. */
static const struct vt_mention *carry_on(const struct vt_citer *c, size_t index,
                                         const struct vt_mention *carried)
{
    size_t first = c->items[index].sentence_first;
    if (carried == NULL || first == c->first)
        return NULL;
    if (vt_citer_mark(c, first - 1, ';'))
        return carried;
    return index > 0 && are_items_alike(c, c->items[index - 1].sentence_first, first) ? carried
                                                                                      : NULL;
}

/* A sentence that ends in a colon gives its relation to the items below it. */
static const struct vt_mention *carry(const struct vt_citer *c, size_t index,
                                      struct vt_mention *storage, const struct vt_mention *carried)
{
    const struct vt_found *found = &c->items[index];
    size_t end = found->sentence_first;
    /* Look at the sentence that ends right before this one. */
    if (end == c->first || !vt_citer_mark(c, end - 1, ':'))
        return carry_on(c, index, carried);
    size_t from = end;
    while (from > c->first && end - from < 60 && c->tokens[from].gap < VT_GAP_BLANK &&
           !(from < end && vt_citer_mark(c, from - 1, '.')))
        from--;
    struct vt_trigger t = {0, 0, NULL, NULL};
    if (!vt_trigger_before(c, from, end, &t) || t.rule->relation == vt_relations()->alias)
        return NULL;
    if (index > 0 && c->items[index - 1].first >= t.end)
        return NULL; /* it has its object in its own sentence */
    *storage = (struct vt_mention){.from = VT_FROM_SELF};
    take(storage, &t);
    /* "Thông tư A được sửa đổi, bổ sung bởi:" */
    if (storage->incoming && index > 0 && c->items[index - 1].sentence_end == end &&
        !speaks_of_this(c, c->items[index - 1].end, t.first))
        storage->from = subject_of_passive(c, index - 1, &t);
    return storage;
}

/* "Luật A đã được sửa đổi theo Luật B và Luật C hết hiệu lực …": what is said of A behind those that amended
 * it. */
static void look_behind_amenders(struct vt_citer *c, size_t index)
{
    struct vt_found *found = &c->items[index];
    struct vt_mention *m = &found->mention;
    size_t last = index;
    while (last + 1 < c->count && c->items[last + 1].sentence_first == found->sentence_first &&
           c->items[last + 1].mention.from == (int32_t)index && c->items[last + 1].mention.incoming)
        last++;
    if (last == index || m->relation != vt_relations()->refers || m->from != VT_FROM_SELF)
        return;
    const size_t next =
        last + 1 < c->count && c->items[last + 1].sentence_first == found->sentence_first
            ? c->items[last + 1].first
            : found->sentence_end;
    struct vt_trigger t;
    if (vt_trigger_after(c, c->items[last].end, next, &t)) {
        take(m, &t);
        narrow(m, false);
    }
}

void vt_cite_relations(struct vt_citer *c)
{
    struct vt_mention storage;
    const struct vt_mention *carried = NULL;
    for (size_t i = 0; i < c->count; i++) {
        if (i == 0 || c->items[i - 1].sentence_first != c->items[i].sentence_first)
            carried = carry(c, i, &storage, carried);
        relate(c, i, carried);
    }
    for (size_t i = 0; i < c->count; i++)
        look_behind_amenders(c, i);
}
