#include "vt_citer.h"
#include "vt_cleanup.h"

#include <pthread.h>

static struct vt_citer_words words;
static pthread_once_t words_once = PTHREAD_ONCE_INIT;

static void build_words(void)
{
    words = (struct vt_citer_words){
        .so = vt_word(VT_STR("số")),
        .ngay = vt_word(VT_STR("ngày")),
        .nam = vt_word(VT_STR("năm")),
        .cua = vt_word(VT_STR("của")),
        .va = vt_word(VT_STR("và")),
        .hoac = vt_word(VT_STR("hoặc")),
        .nay = vt_word(VT_STR("này")),
        .tren = vt_word(VT_STR("trên")),
        .neu = vt_word(VT_STR("nêu")),
        .noi = vt_word(VT_STR("nói")),
        .khoa = vt_word(VT_STR("khóa")),
        .hoi = vt_word(VT_STR("hội")),
        .nghi = vt_word(VT_STR("nghị")),
        .lan = vt_word(VT_STR("lần")),
        .thu = vt_word(VT_STR("thứ")),
        .dai = vt_word(VT_STR("đại")),
        .trung = vt_word(VT_STR("trung")),
        .uong = vt_word(VT_STR("ương")),
        .ve = vt_word(VT_STR("về")),
        .dieu = vt_word(VT_STR("điều")),
        .khoan = vt_word(VT_STR("khoản")),
        .diem = vt_word(VT_STR("điểm")),
        .muc = vt_word(VT_STR("mục")),
        .chuong = vt_word(VT_STR("chương")),
        .phan = vt_word(VT_STR("phần")),
        .den = vt_word(VT_STR("đến")),
        .tu = vt_word(VT_STR("từ")),
        .luat = vt_word(VT_STR("luật")),
        .cac = vt_word(VT_STR("các")),
        .khi = vt_word(VT_STR("khi")),
        .duoc = vt_word(VT_STR("được")),
        .tai = vt_word(VT_STR("tại")),
        .thuoc = vt_word(VT_STR("thuộc")),
        .ban = vt_word(VT_STR("ban")),
        .hanh = vt_word(VT_STR("hành")),
        .dia = vt_word(VT_STR("địa")),
        .su = vt_word(VT_STR("sư")),
        .gia = vt_word(VT_STR("gia")),
        .sua = vt_word(VT_STR("sửa")),
        .pho = vt_word(VT_STR("phố")),
        .xa = vt_word(VT_STR("xã")),
        .thoi = vt_word(VT_STR("thời")),
        .viec = vt_word(VT_STR("việc")),
        .can = vt_word(VT_STR("căn")),
    };
    words.types = vt_type_openings();
    words.openers = words.types->firsts;
    const struct vt_word levels[] = {words.diem, words.khoan,  words.dieu, words.muc,
                                     words.phan, words.chuong, words.tu};
    for (size_t i = 0; i < VT_ARRAY_LEN(levels); i++) {
        vt_word_set_add(&words.openers, levels[i].match);
        vt_word_set_add(&words.levels, levels[i].match);
    }
    const struct vt_word names[] = {words.nay, words.neu,   words.noi, words.tren,
                                    words.hoi, words.trung, words.dai, words.so};
    for (size_t i = 0; i < VT_ARRAY_LEN(names); i++)
        vt_word_set_add(&words.names, names[i].match);
}

const struct vt_citer_words *vt_citer_words(void)
{
    pthread_once(&words_once, build_words);
    return &words;
}

bool vt_citer_is_part(vt_type type)
{
    const struct vt_known_types *known = vt_known_types();
    return type != 0 && (type == known->phu_luc || type == known->danh_muc);
}

bool vt_citer_is_issued(const struct vt_citer *c, size_t at)
{
    return at >= c->first + 2 && vt_citer_is(c, at - 1, c->words->hanh) &&
           vt_citer_is(c, at - 2, c->words->ban);
}

struct vt_found *vt_citer_add(struct vt_citer *c, size_t first, size_t end)
{
    if (c->count == c->room) {
        enum { FEWEST = 8, TOKENS_EACH = 256 };
        size_t room = c->room == 0 ? FEWEST + (c->end - c->first) / TOKENS_EACH : c->room * 2;
        struct vt_found *items = vt_arena_array(c->arena, room, sizeof *items);
        if (items == NULL) {
            c->failed = true;
            return NULL;
        }
        if (c->count > 0)
            memcpy(items, c->items, c->count * sizeof *items);
        c->items = items;
        c->room = room;
    }
    struct vt_found *found = &c->items[c->count++];
    *found = (struct vt_found){.first = first, .end = end, .pinpoint_first = first};
    struct vt_mention *m = &found->mention;
    m->key = m->issuer = m->issuer_code = m->place = m->term = m->name = m->subject = VT_STR_EMPTY;
    m->number.serial = m->number.type_code = m->number.issuer_code = m->number.units = VT_STR_EMPTY;
    m->from = VT_FROM_SELF;
    m->antecedent = -1;
    return found;
}

/* The document's own number is no mention; nor is what stands in a gazette's running head. */
static bool is_own_number(const struct vt_citer *c, size_t at)
{
    struct vt_span own = c->document->number_raw.span;
    return own.end > own.start && c->tokens[at].start >= own.start && c->tokens[at].start < own.end;
}

/* "điểm a khoản 2 Điều 5", where it was seen last; read when a mention follows it. */
struct pinpoints {
    size_t first, end; /* tokens; end 0: none yet */
};

static void attach_pinpoints(struct vt_citer *c, size_t count_before, struct pinpoints pins)
{
    if (pins.end == 0 || c->count == count_before)
        return;
    struct vt_found *found = &c->items[count_before];
    const struct vt_citer_words *w = c->words;
    size_t at = pins.end;
    at += vt_citer_mark(c, at, ','); /* "Điểm 6.2, Hướng dẫn số 06-HD/TW" */
    while (at < found->first && (vt_citer_is(c, at, w->cua) || vt_citer_is(c, at, w->cac) ||
                                 vt_citer_is(c, at, w->tai) || vt_citer_is(c, at, w->thuoc)))
        at++;
    if (at != found->first)
        return;
    found->mention.pinpoint_count = vt_cite_pinpoints(c, pins.first, &found->mention.pinpoints);
    found->pinpoint_first = pins.first;
}

/* Whether the word behind an opener lets it be one: the second of a type, or what a level can have. */
static bool may_go_on(const struct vt_citer_words *w, const struct vt_token *first)
{
    const struct vt_token *second = first + 1;
    if (vt_word_set_may(&w->types->alone, first->match) ||
        vt_word_set_may(&w->types->pairs, vt_word_pair(first->match, second->match)))
        return true;
    if (!vt_word_set_may(&w->levels, first->match))
        return false;
    return second->kind == VT_TOKEN_NUMBER ||
           (second->kind == VT_TOKEN_WORD &&
            (second->len_bytes <= 2 || (second->flags & VT_TOKEN_UPPER) != 0 ||
             vt_token_is(second, w->thu) || vt_word_set_may(&w->levels, second->match)));
}

/* The next token at which a mention or its pinpoints may begin: about one of twenty. */
static size_t next_opener(const struct vt_citer *c, size_t at)
{
    const struct vt_token *tokens = c->tokens;
    for (; at + 1 < c->end; at++) {
        const struct vt_token *t = &tokens[at];
        if (t->kind == VT_TOKEN_NUMBER)
            return at;
        if (vt_word_set_may(&c->words->openers, t->match) && t->kind == VT_TOKEN_WORD &&
            may_go_on(c->words, t))
            return at;
    }
    return c->end; /* the last token alone is none */
}

static void find_all(struct vt_citer *c)
{
    struct pinpoints pins = {0, 0};
    for (size_t at = next_opener(c, c->first); at < c->end && !c->failed; at = next_opener(c, at)) {
        size_t before = c->count, next = at;
        if (is_own_number(c, at)) {
            at++;
            continue;
        }
        if (c->tokens[at].kind == VT_TOKEN_NUMBER) {
            next = vt_cite_number(c, at);
        } else {
            next = vt_cite_skip_pinpoints(c, at);
            if (next > at) {
                pins = (struct pinpoints){at, next};
                at = next;
                continue;
            }
            next = vt_cite_named(c, at);
        }
        attach_pinpoints(c, before, pins);
        at = next > at ? next : at + 1;
    }
}

static int finish(struct vt_citer *c, struct vt_error *err)
{
    struct vt_mention *mentions = vt_arena_array(c->arena, c->count + 1, sizeof *mentions);
    if (mentions == NULL || c->failed)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the mentions of a document");
    for (size_t i = 0; i < c->count; i++) {
        struct vt_found *found = &c->items[i];
        mentions[i] = found->mention;
        mentions[i].span = (struct vt_span){c->tokens[found->first].start,
                                            vt_token_end(&c->tokens[found->end - 1])};
        mentions[i].sentence = (struct vt_span){c->tokens[found->sentence_first].start,
                                                vt_token_end(&c->tokens[found->sentence_end - 1])};
    }
    c->document->mentions = mentions;
    c->document->mention_count = c->count;
    return VT_OK;
}

int vt_cite_mentions(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                     struct vt_document *document, struct vt_error *err)
{
    struct vt_citer c = {.words = vt_citer_words(),
                         .arena = arena,
                         .page = page,
                         .tokens = page->tokens,
                         .document = document};
    vt_extent_tokens(page, extent, &c.first, &c.end);
    find_all(&c);
    vt_cite_sentences(&c);
    vt_cite_antecedents(&c);
    vt_cite_relations(&c);
    vt_cite_quotations(&c);
    return finish(&c, err);
}
