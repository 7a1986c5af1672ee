#include "vt_citer.h"
#include "vt_cleanup.h"

#include <pthread.h>
#include <stdlib.h>

static struct vt_citer_words words;
static pthread_once_t words_once = PTHREAD_ONCE_INIT;

static const char *const LAW_ENDS[] = {"là",       "được",    "đã",        "thì",       "để",
                                       "khi",      "có hiệu", "các văn",   "hướng dẫn", "căn cứ",
                                       "hoặc",     "phải",    "giai đoạn", "kế hoạch",  "gửi kèm",
                                       "hết hiệu", "và quy",  "theo quy"};

static const char *const BODY_ENDS[] = {"về",   "quy",  "ban",  "hướng", "sửa",   "và",   "phê",
                                        "ngày", "năm",  "tại",  "trong", "theo",  "đã",   "được",
                                        "có",   "để",   "cho",  "do",    "là",    "với",  "từ",
                                        "bãi",  "thay", "thực", "công",  "thông", "giao", "số"};

static struct vt_phrases *phrases_of(const char *const *texts, size_t count)
{
    struct vt_phrases *phrases = vt_phrases_new();
    for (size_t i = 0; i < count; i++)
        if (phrases == NULL || vt_phrases_add(phrases, vt_str(texts[i]), false, 0) != VT_OK)
            abort(); /* a few kilobytes at start: nothing can go on without them */
    return phrases;
}

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
        .hoi_nghi_1 = vt_word(VT_STR("hội")),
        .hoi_nghi_2 = vt_word(VT_STR("nghị")),
        .lan = vt_word(VT_STR("lần")),
        .thu = vt_word(VT_STR("thứ")),
        .dai = vt_word(VT_STR("đại")),
        .hoi = vt_word(VT_STR("hội")),
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
        .toan = vt_word(VT_STR("toàn")),
        .quoc = vt_word(VT_STR("quốc")),
        .cac = vt_word(VT_STR("các")),
        .dang = vt_word(VT_STR("đảng")),
        .khi = vt_word(VT_STR("khi")),
        .duoc = vt_word(VT_STR("được")),
        .law_ends = phrases_of(LAW_ENDS, VT_ARRAY_LEN(LAW_ENDS)),
        .body_ends = phrases_of(BODY_ENDS, VT_ARRAY_LEN(BODY_ENDS)),
    };
    const struct vt_word openers[] = {words.diem, words.khoan,  words.dieu, words.muc,
                                      words.phan, words.chuong, words.tu};
    for (size_t i = 0; i < VT_ARRAY_LEN(openers); i++)
        words.may_open_pinpoint[openers[i].folded & 0xFF] = true;
}

const struct vt_citer_words *vt_citer_words(void)
{
    pthread_once(&words_once, build_words);
    return &words;
}

bool vt_citer_is_part(vt_type type)
{
    return type != 0 && (type == vt_known_types()->phu_luc || type == vt_known_types()->danh_muc);
}

bool vt_citer_is_issued(const struct vt_citer *c, size_t at)
{
    return at >= c->first + 2 && vt_citer_is(c, at - 1, vt_word(VT_STR("hành"))) &&
           vt_citer_is(c, at - 2, vt_word(VT_STR("ban")));
}

struct vt_found *vt_citer_add(struct vt_citer *c, size_t first, size_t end)
{
    if (c->count == c->room) {
        size_t room = c->room == 0 ? 32 : c->room * 2;
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

static void attach_pinpoints(struct vt_citer *c, size_t count_before, size_t pin_first,
                             size_t pin_end, const struct vt_str *pins, size_t pin_count)
{
    if (pin_count == 0 || c->count == count_before)
        return;
    struct vt_found *found = &c->items[count_before];
    size_t at = pin_end;
    const struct vt_citer_words *w = vt_citer_words();
    at += vt_citer_mark(c, at, ','); /* "Điểm 6.2, Hướng dẫn số 06-HD/TW" */
    while (at < found->first && (vt_citer_is(c, at, w->cua) || vt_citer_is(c, at, w->cac) ||
                                 vt_token_is(&c->tokens[at], vt_word(VT_STR("tại"))) ||
                                 vt_token_is(&c->tokens[at], vt_word(VT_STR("thuộc")))))
        at++;
    if (at != found->first)
        return;
    found->mention.pinpoints = pins;
    found->mention.pinpoint_count = pin_count;
    found->pinpoint_first = pin_first;
}

static void find_all(struct vt_citer *c)
{
    const struct vt_str *pins = NULL;
    size_t pin_count = 0, pin_first = 0, pin_end = 0;
    for (size_t at = c->first; at < c->end && !c->failed;) {
        size_t before = c->count, next = at;
        if (is_own_number(c, at)) {
            at++;
            continue;
        }
        if (c->tokens[at].kind == VT_TOKEN_NUMBER) {
            next = vt_cite_number(c, at);
        } else if (c->tokens[at].kind == VT_TOKEN_WORD) {
            size_t end;
            const struct vt_str *list;
            size_t count = vt_cite_pinpoints(c, at, &end, &list);
            if (count > 0) {
                pins = list;
                pin_count = count;
                pin_first = at;
                pin_end = end;
                at = end;
                continue;
            }
            next = vt_cite_named(c, at);
        }
        attach_pinpoints(c, before, pin_first, pin_end, pins, pin_count);
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
    struct vt_citer c = {
        .arena = arena, .page = page, .tokens = page->tokens, .document = document};
    vt_extent_tokens(page, extent, &c.first, &c.end);
    vt_citer_words();
    find_all(&c);
    vt_cite_sentences(&c);
    vt_cite_antecedents(&c);
    vt_cite_relations(&c);
    return finish(&c, err);
}
