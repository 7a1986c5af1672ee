/* vt_citer.h — what the steps of finding mentions share. */
#ifndef VT_CITER_H
#define VT_CITER_H

#include "vt_cite.h"
#include "vt_wordlist.h"

/** A mention in the making, with the tokens it stands on. */
struct vt_found {
    struct vt_mention mention;
    size_t first, end;     /* tokens of its span */
    size_t pinpoint_first; /* first token of the pinpoints before it, or first */
    size_t sentence_first, sentence_end;
    bool in_list;     /* only a separator stands between the one before and this */
    bool is_short;    /* a type and a bare serial: "Chỉ thị 11" */
    bool is_alias_of; /* stands in "(gọi tắt là …)" */
};

struct vt_citer {
    const struct vt_citer_words *words;
    struct vt_arena *arena;
    const struct vt_page *page;
    const struct vt_token *tokens;
    struct vt_document *document;
    size_t first, end; /* tokens of the document */
    struct vt_found *items;
    size_t count, room;
    bool failed;
};

/** Append an empty mention on tokens [first, end); NULL: no memory. */
struct vt_found *vt_citer_add(struct vt_citer *citer, size_t first, size_t end);

/** The words that the steps look for, as tokens. */
struct vt_citer_words {
    struct vt_word so, ngay, nam, cua, va, hoac, nay, tren, neu, noi, khoa, hoi, nghi, lan, thu,
        dai, trung, uong, ve, dieu, khoan, diem, muc, chuong, phan, den, tu, luat, cac, khi, duoc,
        tai, thuoc, ban, hanh, dia, su, gia, sua, pho, xa, thoi, viec, can;
    struct vt_word_set openers; /* a mention or its pinpoints may begin with one of these */
    struct vt_word_set levels;  /* "điểm", "khoản" …, and "từ" before them */
    struct vt_word_set names;   /* what may follow a type where no number does */
    const struct vt_openings *types;
};
const struct vt_citer_words *vt_citer_words(void);

/** Whether a phrase of a list begins at a token. */
static inline bool vt_citer_any(const struct vt_citer *c, size_t at, enum vt_wordlist list)
{
    return vt_wordlist_scan(list, c->tokens, at, c->end, NULL) > 0;
}
/** vt_type_scan, for places where most words are no type. */
static inline size_t vt_citer_type(const struct vt_citer *c, size_t at, size_t end, vt_type *ret)
{
    return vt_word_set_may(&c->words->types->firsts, c->tokens[at].match)
               ? vt_type_scan(c->tokens, at, end, ret)
               : 0;
}
static inline bool vt_citer_is(const struct vt_citer *c, size_t at, struct vt_word word)
{
    return at < c->end && vt_token_is(&c->tokens[at], word);
}
static inline bool vt_citer_mark(const struct vt_citer *c, size_t at, char mark)
{
    return at < c->end && vt_token_is_mark(&c->tokens[at], mark);
}

/** Whether a type is only a part of documents (annex, list): its numbers are none of documents. */
bool vt_citer_is_part(vt_type type);
/** Law, code, ordinance or constitution. */
bool vt_citer_is_law(vt_type type);

/** "ban hành" right before a token: the document that follows is the one being made. */
bool vt_citer_is_issued(const struct vt_citer *citer, size_t at);

/* ---- steps (one source each) ---- */

/** A numbered mention whose serial is token `at`.  Adds it (and the items of a list that share its
 * tail). Token behind, or `at` if there is none. */
size_t vt_cite_number(struct vt_citer *citer, size_t at);

/** A mention that begins with the type word at token `at`: law by name, plenum, congress, "… này",
 * "… nêu trên", a bare serial, type with date.  Token behind, or `at`. */
size_t vt_cite_named(struct vt_citer *citer, size_t at);

/** Date, issuer, term and plenum behind a mention's last token; moves its end. */
void vt_cite_details(struct vt_citer *citer, struct vt_found *found);
/** The clause that says what it is about. */
void vt_cite_subject(struct vt_citer *citer, struct vt_found *found, size_t limit);
/** "khóa XIII", "(khóa X)" at a token: its number of tokens; *ret gets "XIII". */
size_t vt_cite_term(struct vt_citer *citer, size_t at, struct vt_str *ret);
/** "Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII", "Trung ương 4 khóa XII": tokens;
 * *ret "8/XIII". */
size_t vt_cite_plenum(struct vt_citer *citer, size_t at, struct vt_str *ret_name,
                      struct vt_str *ret_term);

/** "điểm a khoản 2 Điều 5" at a token: where it ends, or `at`. */
size_t vt_cite_skip_pinpoints(struct vt_citer *citer, size_t at);
/** The same as a list, in the arena.  Count of pinpoints. */
size_t vt_cite_pinpoints(struct vt_citer *citer, size_t at, const struct vt_str **ret);

/** Sentences of all mentions. */
void vt_cite_sentences(struct vt_citer *citer);
/** Short names and repeated keys: antecedents, and what they inherit. */
void vt_cite_antecedents(struct vt_citer *citer);
/** Relation, direction and asserter of all mentions. */
void vt_cite_relations(struct vt_citer *citer);
/** Who says what stands in quotations: the document they are taken from, or put into. */
void vt_cite_quotations(struct vt_citer *citer);

#endif
