#include "vt_match.h"

#include "vt_date.h"
#include "vt_fold.h"
#include "vt_issuer.h"
#include "vt_term.h"

/* The ways are apart by more than what popularity adds, and signs that contradict cost more than
 * any way is worth. */
#define SCORE_PARTS 0.5     /* the serial alone */
#define SCORE_PARTS_ALL 0.3 /* more, for all parts of the number */
#define SCORE_WORDS 0.15    /* more, for words beside a whole number that the work is known by */
#define SIGN_MATCH 0.05
#define SIGN_CONTRADICTS 0.4
#define SIGN_UNKNOWN 0.06 /* said, but not known of the work */
#define POPULARITY 0.03
#define SLIP_KNEE 0.45 /* what nobody typed is offered, never taken: its score stays below a half */
#define UNCERTAIN_STUB 0.12 /* a stub without a date may be any of its number */

static double base_of(enum vt_match_kind kind)
{
    switch (kind) {
    case VT_MATCH_KEY:
        return 0.75;
    case VT_MATCH_LOOSE:
    case VT_MATCH_NAME:
        return 0.72;
    case VT_MATCH_PLENUM:
        return 0.66;
    case VT_MATCH_PREFIX:
        return 0.6;
    case VT_MATCH_SWAP:
        return 0.45;
    case VT_MATCH_LETTER:
        return 0.44;
    case VT_MATCH_YEAR:
        return 0.42;
    case VT_MATCH_TYPO:
        return 0.4;
    case VT_MATCH_CODE:
        return 0.39;
    case VT_MATCH_LENGTH:
        return 0.38;
    case VT_MATCH_PARTS:
        break;
    }
    return SCORE_PARTS;
}

/* ---- parts of a number ---- */

/* "NQ" of "Nghị quyết": how the code of a type is made. */
static bool is_initials(struct vt_str part, struct vt_str name, struct vt_arena *arena)
{
    struct vt_str folded = vt_fold_ascii_in(arena, name), word;
    size_t at = 0;
    while (folded.ptr != NULL && vt_str_split(&folded, ' ', &word)) {
        if (word.len_bytes == 0)
            continue;
        if (at >= part.len_bytes || (part.ptr[at] | 0x20) != word.ptr[0])
            return false;
        at++;
    }
    return at > 0 && at == part.len_bytes;
}

/* Whether a word, or one that begins so, stands in a folded text. */
static bool has_word(struct vt_str text, struct vt_str upper, bool is_begun, struct vt_arena *arena)
{
    struct vt_str word = vt_fold_ascii_in(arena, upper);
    for (size_t at = word.ptr == NULL ? SIZE_MAX : vt_str_find(text, word, 0); at != SIZE_MAX;
         at = vt_str_find(text, word, at + 1)) {
        const size_t end = at + word.len_bytes;
        if ((at == 0 || text.ptr[at - 1] == ' ') &&
            (is_begun || end == text.len_bytes || text.ptr[end] < 'a' || text.ptr[end] > 'z'))
            return true;
    }
    return false;
}

struct vt_str vt_match_words(const struct vt_snapshot *s, const struct vt_disk_work *work,
                             struct vt_arena *arena)
{
    const struct vt_str issuer = vt_snapshot_text(s, work->issuer);
    const struct vt_str place = vt_snapshot_text(s, work->place);
    const struct vt_str subject = vt_snapshot_text(s, work->subject);
    const struct vt_str name = vt_snapshot_text(s, work->name);
    struct vt_str all = vt_arena_printf(arena, "%.*s %.*s %.*s %.*s", VT_STR_ARG(issuer),
                                        VT_STR_ARG(place), VT_STR_ARG(subject), VT_STR_ARG(name));
    struct vt_str folded = all.ptr == NULL ? all : vt_fold_ascii_in(arena, all);
    return folded.ptr == NULL ? VT_STR_EMPTY : folded;
}

enum { CODES_MAX = 24 };

/* Codes of a loose number after its serial: NQ, TW of "57.NQ.TW". */
static size_t codes_of(struct vt_str loose, struct vt_str serial, struct vt_str codes[CODES_MAX])
{
    size_t count = 0;
    struct vt_str code, rest = loose;
    if (!vt_str_starts(loose, serial) ||
        (loose.len_bytes > serial.len_bytes && loose.ptr[serial.len_bytes] != '.'))
        return SIZE_MAX;
    if (loose.len_bytes <= serial.len_bytes + 1)
        return 0;
    rest = vt_str_n(loose.ptr + serial.len_bytes + 1, loose.len_bytes - serial.len_bytes - 1);
    while (count < CODES_MAX && vt_str_split(&rest, '.', &code))
        codes[count++] = code;
    return count;
}

/* How much of one typed part stands in a number: 1 a code, 0.5 the beginning of one, else 0. */
static double part_in_codes(struct vt_str part, const struct vt_str *codes, size_t count)
{
    double best = 0;
    for (size_t i = 0; i < count; i++) {
        if (vt_str_eq(codes[i], part))
            return 1;
        if (part.len_bytes >= 2 && vt_str_starts(codes[i], part))
            best = 0.5;
    }
    return best;
}

bool vt_match_explains(const struct vt_snapshot *s, const struct vt_disk_work *work,
                       struct vt_str part, bool is_begun, struct vt_str words,
                       struct vt_arena *arena)
{
    uint64_t year = 0;
    if (vt_str_to_u64(part, 9999, &year) && year > 1900 && work->day / 10000 == year)
        return true;
    return is_initials(part, vt_type_name(vt_type_by_id(vt_snapshot_text(s, work->type))), arena) ||
           has_word(words, part, is_begun, arena);
}

static double score_parts(const struct vt_snapshot *s, const struct vt_question *q,
                          const struct vt_disk_work *work, struct vt_arena *arena)
{
    struct vt_str codes[CODES_MAX];
    const struct vt_str loose = vt_snapshot_text(s, work->loose);
    if (q->loose.len_bytes > 0) /* a whole number: only one that goes on can be meant */
        return vt_str_starts(loose, q->loose) && loose.len_bytes > q->loose.len_bytes &&
                       loose.ptr[q->loose.len_bytes] == '.'
                   ? SCORE_PARTS + SCORE_PARTS_ALL / 2
                   : 0;
    const size_t count = codes_of(loose, q->serial_text, codes);
    if (count == SIZE_MAX)
        return 0;
    const struct vt_str words = q->part_count > 0 ? vt_match_words(s, work, arena) : VT_STR_EMPTY;
    double matched = 0;
    size_t unexplained = 0;
    for (size_t i = 0; i < q->part_count; i++) {
        const double one = part_in_codes(q->parts[i], codes, count);
        matched += one;
        unexplained += one == 0 && !vt_match_explains(s, work, q->parts[i], false, words, arena);
    }
    const double covered = count == 0 ? 1 : matched / (double)count;
    const double doubt = q->part_count == 0 ? 0 : (double)unexplained / (double)q->part_count;
    return (SCORE_PARTS + SCORE_PARTS_ALL * (covered < 1 ? covered : 1)) * (1 - 0.7 * doubt);
}

/* Words beside a whole number: "12/2019/QĐ-UBND Đồng Nai". */
static double score_words(const struct vt_snapshot *s, const struct vt_question *q,
                          const struct vt_disk_work *work, struct vt_arena *arena)
{
    if (q->part_count == 0)
        return 0;
    const struct vt_str words = vt_match_words(s, work, arena);
    size_t explained = 0;
    for (size_t i = 0; i < q->part_count; i++)
        explained += vt_match_explains(s, work, q->parts[i], false, words, arena);
    return SCORE_WORDS * (double)explained / (double)q->part_count;
}

/* ---- signs ---- */

/* What a typed sign adds to a work's score: it agrees, it contradicts, or nothing is known. */
static double sign(bool is_said, bool is_known, bool agrees)
{
    if (!is_said)
        return 0;
    return !is_known ? -SIGN_UNKNOWN : agrees ? SIGN_MATCH : -SIGN_CONTRADICTS;
}

static bool dates_agree(uint32_t typed, uint32_t of_work)
{
    if (typed % 10000 == 0 || of_work % 10000 == 0)
        return typed / 10000 == of_work / 10000;
    if (typed % 100 == 0 || of_work % 100 == 0)
        return typed / 100 == of_work / 100;
    return typed == of_work;
}

static double sign_of_issuer(const struct vt_snapshot *s, const struct vt_question *q,
                             const struct vt_disk_work *work, struct vt_arena *arena)
{
    const struct vt_issuer *issuer = vt_issuer_by_code(vt_snapshot_text(s, work->issuer_code));
    const struct vt_str printed = vt_fold_ascii_in(arena, vt_snapshot_text(s, work->issuer));
    const bool names_agree = printed.ptr != NULL && q->issuer.len_bytes > 0 &&
                             vt_str_find(printed, q->issuer, 0) != SIZE_MAX;
    const bool families_agree = issuer != NULL && vt_str_eq(issuer->family, q->family);
    return sign(q->family.len_bytes > 0, issuer != NULL || printed.len_bytes > 0,
                names_agree || families_agree) +
           (names_agree ? SIGN_MATCH / 5 : 0);
}

double vt_match_score(const struct vt_graph *graph, const struct vt_question *q, vt_work_no no,
                      enum vt_match_kind kind, struct vt_arena *arena)
{
    const struct vt_snapshot *s = &graph->snapshot;
    const struct vt_disk_work *work = vt_snapshot_work(s, no);
    double score = kind == VT_MATCH_PARTS ? score_parts(s, q, work, arena) : base_of(kind);
    if (score < VT_MATCH_SCORE_MIN)
        return 0;
    if (q->key.len_bytes > 0)
        score += score_words(s, q, work, arena);
    const vt_type type = vt_type_by_id(vt_snapshot_text(s, work->type));
    const bool is_typed = type != 0 && !vt_str_eq(vt_type_id(type), VT_STR("VAN_BAN"));
    const uint32_t date = q->date != 0 ? q->date : q->name_year * 10000;
    const bool says_year = q->date != 0 || kind == VT_MATCH_NAME || kind == VT_MATCH_PREFIX;
    score += sign(q->type != 0, is_typed, type == q->type) / (kind == VT_MATCH_KEY ? 4 : 1);
    score += sign(date != 0 && says_year, work->day != 0, dates_agree(date, work->day));
    score += sign_of_issuer(s, q, work, arena);
    score += sign(q->term != 0 && kind != VT_MATCH_PLENUM && kind != VT_MATCH_NAME, work->day != 0,
                  vt_term_of_date(work->day) == q->term);
    if (work->day == 0 && (work->flags & VT_WORK_HELD) == 0 && kind != VT_MATCH_NAME)
        score -= UNCERTAIN_STUB;
    score += POPULARITY * work->citing_documents / (work->citing_documents + 5.0);
    if (vt_match_is_slip(kind) && score > SLIP_KNEE)
        score = SLIP_KNEE + (score - SLIP_KNEE) / 4;
    return score < 0 ? 0 : score > 1 ? 1 : score;
}

/* ---- reasons ---- */

static const char *way_of(enum vt_match_kind kind)
{
    static const char *const ways[] = {
        [VT_MATCH_KEY] = "đúng số ký hiệu",
        [VT_MATCH_LOOSE] = "đúng số ký hiệu, cách viết khác",
        [VT_MATCH_NAME] = "đúng tên",
        [VT_MATCH_PLENUM] = "được dẫn cùng với hội nghị này",
        [VT_MATCH_PARTS] = "khớp một phần số ký hiệu",
        [VT_MATCH_PREFIX] = "tên bắt đầu như vậy",
        [VT_MATCH_SWAP] = "số gần giống, hai chữ số đổi chỗ",
        [VT_MATCH_LETTER] = "cùng số, ký hiệu lệch một chữ",
        [VT_MATCH_YEAR] = "số gần giống, năm khác",
        [VT_MATCH_TYPO] = "số gần giống, lệch một chữ số",
        [VT_MATCH_CODE] = "cùng số, ký hiệu khác",
        [VT_MATCH_LENGTH] = "số gần giống, thừa hoặc thiếu một chữ số",
    };
    return ways[kind];
}

struct vt_str vt_match_reason(const struct vt_graph *graph, const struct vt_question *q,
                              const struct vt_match *match, struct vt_arena *arena)
{
    const struct vt_snapshot *s = &graph->snapshot;
    const struct vt_disk_work *work = vt_snapshot_work(s, match->work);
    const struct vt_str issuer = vt_snapshot_text(s, work->issuer);
    const vt_type type = vt_type_by_id(vt_snapshot_text(s, work->type));
    VT_AUTO(vt_buf_release) struct vt_buf reason = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&reason, way_of(match->kind));
    if (q->type != 0 && type == q->type)
        vt_buf_printf(&reason, "; loại %.*s", VT_STR_ARG(vt_type_name(type)));
    else if (q->type != 0 && type != 0)
        vt_buf_printf(&reason, "; khác loại: %.*s", VT_STR_ARG(vt_type_name(type)));
    if (work->day == 0)
        vt_buf_puts(&reason, "; chưa rõ ngày ban hành");
    else if (work->day % 100 != 0)
        vt_buf_printf(&reason, "; ban hành %02u/%02u/%04u", work->day % 100, work->day / 100 % 100,
                      work->day / 10000);
    else
        vt_buf_printf(&reason, "; ban hành năm %u", work->day / 10000);
    if (q->date != 0 && work->day != 0 && !dates_agree(q->date, work->day))
        vt_buf_puts(&reason, " (khác ngày đã hỏi)");
    if (issuer.len_bytes > 0)
        vt_buf_printf(&reason, "; %.*s", VT_STR_ARG(issuer));
    vt_buf_puts(&reason, work->flags & VT_WORK_HELD ? "; có trong kho" : "; không có trong kho");
    if (work->citing_documents > 0)
        vt_buf_printf(&reason, "; %u văn bản dẫn", work->citing_documents);
    struct vt_str text =
        reason.failed == VT_OK ? vt_arena_copy(arena, vt_buf_str(&reason)) : VT_STR_EMPTY;
    return text.ptr == NULL ? VT_STR_EMPTY : text;
}
