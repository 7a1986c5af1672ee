#include "vt_cite_trigger.h"

#include <pthread.h>
#include <stdlib.h>

#include "vt_phrases.h"
#include "vt_tables.h"

enum trigger_column { G_PHRASE, G_RELATION, G_SIDE, G_PASSIVE, G_WEAK };

static struct vt_phrases *phrases; /* value: index of the rule */
static struct vt_trigger_rule *rules;
static struct vt_relations relations;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool cell_is(size_t row, enum trigger_column column, const char *value)
{
    return vt_str_eq(vt_table_cell(&vt_table_triggers, row, column), vt_str(value));
}

static void build_relations(void)
{
    relations = (struct vt_relations){
        .refers = vt_relation_by_id(VT_STR("REFERS")),
        .repeals = vt_relation_by_id(VT_STR("REPEALS")),
        .repeals_part = vt_relation_by_id(VT_STR("REPEALS_PART")),
        .proposed_by = vt_relation_by_id(VT_STR("PROPOSED_BY")),
        .alias = vt_relation_by_id(VT_STR("ALIAS_DEF")),
        .self = vt_relation_by_id(VT_STR("SELF")),
        .implements = vt_relation_by_id(VT_STR("IMPLEMENTS")),
        .based_on = vt_relation_by_id(VT_STR("BASED_ON")),
        .guides = vt_relation_by_id(VT_STR("GUIDES")),
        .replaces = vt_relation_by_id(VT_STR("REPLACES")),
        .amends = vt_relation_by_id(VT_STR("AMENDS")),
        .extends = vt_relation_by_id(VT_STR("EXTENDS")),
        .suspends = vt_relation_by_id(VT_STR("SUSPENDS")),
        .corrects = vt_relation_by_id(VT_STR("CORRECTS")),
        .encloses = vt_relation_by_id(VT_STR("ENCLOSES")),
        .forwards = vt_relation_by_id(VT_STR("FORWARDS")),
    };
}

static void build(void)
{
    const struct vt_table *table = &vt_table_triggers;
    build_relations();
    phrases = vt_phrases_new();
    rules = calloc(table->row_count, sizeof *rules);
    if (phrases == NULL || rules == NULL)
        abort(); /* a few kilobytes at start: nothing can go on without them */
    for (size_t row = 0; row < table->row_count; row++) {
        struct vt_str phrase = vt_table_cell(table, row, G_PHRASE);
        rules[row] = (struct vt_trigger_rule){
            .phrase = phrase.ptr,
            .relation = vt_relation_by_id(vt_table_cell(table, row, G_RELATION)),
            .is_before = cell_is(row, G_SIDE, "before"),
            .is_passive = cell_is(row, G_PASSIVE, "1"),
            .is_weak = cell_is(row, G_WEAK, "1"),
            .is_manner = vt_str_starts(phrase, VT_STR("theo ")) ||
                         vt_str_eq(phrase, VT_STR("theo")) ||
                         vt_str_starts(phrase, VT_STR("thực hiện theo")),
            .is_rule = vt_str_find(phrase, VT_STR("theo quy định"), 0) != SIZE_MAX,
            .is_regulating = vt_str_ends(phrase, VT_STR("quy định tại")),
            .is_enclosing = vt_str_ends(phrase, VT_STR("kèm theo")) ||
                            vt_str_eq(phrase, VT_STR("ban hành theo")),
        };
        vt_phrases_add(phrases, phrase, false, (uint32_t)row);
    }
}

const struct vt_relations *vt_relations(void)
{
    pthread_once(&once, build);
    return &relations;
}

bool vt_is_act(vt_relation relation)
{
    struct vt_str effect = vt_relation_effect(relation);
    return relation == vt_relations()->corrects ||
           !(vt_str_eq(effect, VT_STR("none")) || vt_str_eq(effect, VT_STR("affirm")));
}

/* "Sửa đổi, bổ sung một số điểm tại …", "về việc bổ sung …": what a document does, and not what is
 * done to a licence in it. */
static bool opens_clause(const struct vt_citer *c, const struct vt_trigger *t)
{
    if (t->first == c->first || c->tokens[t->first].gap >= VT_GAP_LINE)
        return true;
    const struct vt_token *before = &c->tokens[t->first - 1];
    return vt_token_is(before, c->words->viec) || vt_token_is(before, c->words->ve) ||
           before->kind == VT_TOKEN_MARK;
}

/* "DANH MỤC BỔ SUNG …⏎(Ban hành kèm theo Thông tư …)": what brought an annex, below its heading. */
static bool names_parent(const struct vt_citer *c, const struct vt_trigger *t)
{
    return t->rule->is_enclosing && t->first > c->first && vt_citer_mark(c, t->first - 1, '(') &&
           c->tokens[t->first - 1].gap >= VT_GAP_LINE;
}

/* A plain "tại" gives way to what is said further left in the same clause: "Theo đề nghị của … tại
   Tờ trình", "Thực hiện ý kiến … tại Thông báo". */
static bool gives_way(const struct vt_citer *c, const struct vt_trigger *far,
                      const struct vt_trigger *near)
{
    enum { REACH = 18, BETWEEN = 2 }; /* "thực hiện đúng các quy định tại" */
    const struct vt_relations *rel = vt_relations();
    const vt_relation said = far->rule->relation;
    if (near->rule->relation != rel->refers || said == rel->refers || said == rel->suspends)
        return false; /* "đình chỉ vụ án … quy định tại": trials and works are suspended more often */
    if (near->rule->is_regulating && (said == rel->extends || said == rel->proposed_by))
        return false; /* "gia hạn giấy phép quy định tại", "theo đề nghị của các bên quy định tại" */
    if (said == rel->proposed_by ||
        (vt_is_act(said) && !near->rule->is_manner &&
         (near->rule->is_enclosing || said != rel->amends || opens_clause(c, far))))
        return true;
    bool passive = far->rule->is_passive; /* "nội dung hướng dẫn Khoản này tại" */
    if (!(said == rel->implements || said == rel->based_on || passive) || near->rule->is_rule ||
        (near->rule->is_regulating && said == rel->implements &&
         near->first > far->end + BETWEEN) ||
        near->first - far->end > REACH)
        return false;
    for (size_t i = far->end; i < near->first; i++)
        if (c->tokens[i].kind == VT_TOKEN_MARK)
            return false;
    return true;
}

/* "Quyết định | của Thủ tướng Chính phủ thay thế": where the body begins that ends before a token, or
 * that token. */
static size_t before_body(const struct vt_citer *c, size_t end)
{
    enum { LONGEST_BODY = 10 };
    for (size_t at = end; at-- > c->first && at + LONGEST_BODY > end;) {
        const struct vt_issuer *issuer;
        if (!vt_token_is(&c->tokens[at], c->words->cua))
            continue;
        size_t first = at + 1 + vt_position_scan(c->page, at + 1, end);
        return first + vt_issuer_scan(c->tokens, first, end, &issuer) == end ? at : end;
    }
    return end;
}

/* "Luật sửa đổi, bổ sung một số điều của …", "trình Chính phủ Nghị định thay thế …": what a document
 * does that is named by its type alone; not "ban hành Luật sửa đổi …", by which this one does it. */
static bool is_of_unnamed(const struct vt_citer *c, const struct vt_trigger *t)
{
    enum { LONGEST_TYPE = 4, LOWEST_RANK = 4 };
    const struct vt_span own = c->document->subject.span; /* its own title */
    const uint32_t start = c->tokens[t->first].start;
    const bool replaces = t->rule->relation == vt_relations()->replaces;
    if ((t->rule->relation != vt_relations()->amends && !replaces) || t->rule->is_passive ||
        (start >= own.start && start < own.end) ||
        (c->tokens[t->first].flags & VT_TOKEN_CAPITAL) != 0 ||
        c->tokens[t->first].gap != VT_GAP_SPACE)
        return false;
    const size_t end = replaces ? before_body(c, t->first) : t->first;
    for (size_t back = 1; back <= LONGEST_TYPE && end > c->first + back; back++) {
        size_t at = end - back;
        vt_type type;
        if (vt_type_scan(c->tokens, at, end, &type) != back)
            continue;
        if (replaces && type == vt_known_types()->van_ban)
            return true;
        if ((c->tokens[at].flags & VT_TOKEN_CAPITAL) == 0)
            continue;
        return vt_type_rank(type) <= LOWEST_RANK && (replaces || !vt_citer_is_issued(c, at));
    }
    return false;
}

/* "sửa đổi, bổ sung Giấy phép …", "nghiên cứu sửa đổi …", "không thực hiện …": nothing is done to a
 * document, or not yet, or not at all. */
static bool is_undone(const struct vt_citer *c, const struct vt_trigger *t)
{
    enum { LONGEST = 5, DENIED = 1 };
    const bool acts = vt_is_act(t->rule->relation) && !t->rule->is_passive;
    if (acts && vt_citer_any(c, t->end, VT_WORDLIST_LICENCE))
        return true;
    for (size_t back = 1; back <= LONGEST && t->first >= c->first + back; back++) {
        uint32_t value = 0;
        if (vt_wordlist_scan(VT_WORDLIST_UNDONE, c->tokens, t->first - back, t->first, &value) ==
                back &&
            (acts || value == DENIED))
            return true;
    }
    return false;
}

/* "sửa đổi, bổ sung, | gia hạn giấy phép": one enumeration of acts. */
static bool is_joined(const struct vt_citer *c, const struct vt_trigger *a,
                      const struct vt_trigger *b)
{
    if (!vt_is_act(a->rule->relation) || b->first > a->end + 1)
        return false;
    return b->first == a->end || vt_citer_mark(c, a->end, ',') ||
           vt_citer_is(c, a->end, c->words->va) || vt_citer_is(c, a->end, c->words->hoac);
}

/* What was found before a quotation or a bracket, which counts again behind it. */
struct aside {
    struct vt_trigger outside;
    bool found_outside;
    bool is_open;
};

static void turn(struct aside *aside, bool opens, struct vt_trigger *trigger, bool *found)
{
    if (opens) {
        aside->outside = *trigger;
        aside->found_outside = *found;
    } else {
        *trigger = aside->outside;
        *found = aside->found_outside;
    }
    aside->is_open = opens;
}

bool vt_trigger_before(const struct vt_citer *c, size_t from, size_t to, struct vt_trigger *ret)
{
    enum { BEHIND = 2 }; /* "được sửa đổi từ | Khoản 1 đến …", "Xét | Tờ trình số …" */
    const size_t reach = to + BEHIND < c->end ? to + BEHIND : c->end;
    bool found = false;
    struct aside quoted = {0}, bracketed = {0};
    vt_relations();
    for (size_t at = from; at < to;) {
        uint32_t row;
        if (vt_citer_mark(c, at, '"'))
            turn(&quoted, !quoted.is_open, ret, &found);
        else if (vt_citer_mark(c, at, '(') || (vt_citer_mark(c, at, ')') && bracketed.is_open))
            turn(&bracketed, !bracketed.is_open, ret, &found);
        size_t count = vt_phrases_match(phrases, c->tokens, at, reach, &row);
        if (count == 0) {
            at++;
            continue;
        }
        struct vt_trigger t = {at, at + count, &rules[row], found ? ret->rule : NULL};
        at += count;
        if (!t.rule->is_before)
            continue;
        if (is_undone(c, &t)) {
            found = found && !is_joined(c, ret, &t);
            continue;
        }
        if (is_of_unnamed(c, &t)) {
            found = false; /* and what stands before it is said to that document */
            continue;
        }
        if (found && !names_parent(c, &t) && gives_way(c, ret, &t))
            ret->passed_over = t.rule;
        else
            *ret = t;
        found = true;
    }
    return found;
}

bool vt_trigger_after(const struct vt_citer *c, size_t from, size_t to, struct vt_trigger *ret)
{
    enum { REACH = 80 };
    vt_relations();
    if (to > from + REACH)
        to = from + REACH;
    unsigned depth = 0; /* of brackets: "(VB hết hiệu lực: 01/03/2027)" is an editor's note */
    for (size_t at = from; at < to; at++) {
        uint32_t row;
        if (vt_citer_mark(c, at, '('))
            depth++;
        else if (vt_citer_mark(c, at, ')') && depth > 0)
            depth--;
        if (depth > 0)
            continue;
        if (vt_citer_is(c, at, c->words->khi))
            return false; /* "cho đến khi Giấy phép hết hiệu lực": a clause of its own */
        size_t count = vt_phrases_match(phrases, c->tokens, at, to, &row);
        if (count > 0 && !rules[row].is_before) {
            *ret = (struct vt_trigger){at, at + count, &rules[row], NULL};
            return true;
        }
    }
    return false;
}
