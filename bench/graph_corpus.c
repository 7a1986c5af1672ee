#include "graph_corpus.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_YEAR = 1990, BLOCK = 20, MENTIONS_MAX = 400, HUB_PLACES = 200, TEXT_BYTES = 256 };

static const char *const PROVINCES[] = {
    "An Giang",  "Bắc Ninh", "Cà Mau",   "Cao Bằng",    "Đắk Lắk",   "Điện Biên",   "Đồng Nai",
    "Đồng Tháp", "Gia Lai",  "Hà Tĩnh",  "Hưng Yên",    "Khánh Hòa", "Lai Châu",    "Lâm Đồng",
    "Lạng Sơn",  "Lào Cai",  "Nghệ An",  "Ninh Bình",   "Phú Thọ",   "Quảng Ngãi",  "Quảng Ninh",
    "Quảng Trị", "Sơn La",   "Tây Ninh", "Thái Nguyên", "Thanh Hóa", "Tuyên Quang", "Vĩnh Long"};

struct series {
    const char *code, *type, *name, *issuer;
};

static const struct series CENTRAL[] = {
    {"NĐ-CP", "NGHI_DINH", "Nghị định", "Chính phủ"},
    {"QĐ-TTg", "QUYET_DINH", "Quyết định", "Thủ tướng Chính phủ"},
    {"TT-BTC", "THONG_TU", "Thông tư", "Bộ Tài chính"},
    {"TT-BNV", "THONG_TU", "Thông tư", "Bộ Nội vụ"},
    {"TT-BYT", "THONG_TU", "Thông tư", "Bộ Y tế"},
    {"TT-BCT", "THONG_TU", "Thông tư", "Bộ Công Thương"},
    {"TT-BXD", "THONG_TU", "Thông tư", "Bộ Xây dựng"},
    {"QĐ-BTC", "QUYET_DINH", "Quyết định", "Bộ Tài chính"},
    {"TT-BTP", "THONG_TU", "Thông tư", "Bộ Tư pháp"},
    {"TT-BCA", "THONG_TU", "Thông tư", "Bộ Công an"},
};
static const struct series PARTY[] = {
    {"KL/TW", "KET_LUAN", "Kết luận", "Ban Bí thư"},
    {"CT/TW", "CHI_THI", "Chỉ thị", "Ban Bí thư"},
    {"NQ/TW", "NGHI_QUYET", "Nghị quyết", "Bộ Chính trị"},
};
static const struct series LETTERS[] = {
    {"BTC-TCT", "CONG_VAN", "Công văn", "Bộ Tài chính"},
    {"BYT-KCB", "CONG_VAN", "Công văn", "Bộ Y tế"},
};
static const struct series LOCAL = {"QĐ-UBND", "QUYET_DINH", "Quyết định", "Ủy ban nhân dân tỉnh"};

/* ---- texts ---- */

struct text {
    char bytes[TEXT_BYTES];
    size_t len_bytes;
};
struct row_texts {
    struct text id, key, issuer, subject, surface, date;
};

static struct vt_str view(const struct text *text)
{
    return vt_str_n(text->bytes, text->len_bytes);
}

static void put(struct text *text, const char *literal)
{
    const size_t length = strlen(literal);
    memcpy(text->bytes + text->len_bytes, literal, length + 1);
    text->len_bytes += length;
}

static void put_number(struct text *text, uint32_t number)
{
    char digits[12];
    size_t at = sizeof digits;
    digits[--at] = '\0';
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    put(text, digits + at);
}

/* ---- works ---- */

struct identity {
    const struct series *series;
    const char *place;     /* or NULL */
    uint32_t serial, year; /* year 0: not in the number */
    char separator;
};

static uint32_t day_of(const struct corpus *corpus, uint32_t work)
{
    return (uint32_t)((uint64_t)work * CORPUS_DAYS / corpus->works);
}

static struct identity identify(const struct corpus *corpus, uint32_t work)
{
    const uint32_t year = corpus->years[day_of(corpus, work)];
    const uint32_t in_year = work - corpus->first_of_year[year - FIRST_YEAR];
    const uint32_t kind = work % BLOCK, block = work / BLOCK;
    struct identity id = {.serial = in_year + 1, .year = year, .separator = '/'};
    if (kind < 9) {
        id.series = &CENTRAL[block % VT_ARRAY_LEN(CENTRAL)];
    } else if (kind < 17) {
        const uint32_t places = VT_ARRAY_LEN(PROVINCES);
        id.series = &LOCAL;
        id.place = PROVINCES[block % places];
        id.serial = in_year / (BLOCK * places) * 8 + kind - 8;
    } else if (kind == 17) {
        id.series = &PARTY[block % VT_ARRAY_LEN(PARTY)];
        id.serial = 1 + block / 3 % (corpus->works / 480 + 1);
        id.year = 0;
        id.separator = '-';
    } else {
        id.series = &LETTERS[kind - 18];
        id.serial = 1 + in_year / BLOCK;
        id.year = 0;
    }
    return id;
}

static void put_key(struct text *text, const struct identity *id)
{
    const char separator[2] = {id->separator, '\0'};
    put_number(text, id->serial);
    if (id->year != 0) {
        put(text, "/");
        put_number(text, id->year);
    }
    put(text, separator);
    put(text, id->series->code);
}

static void put_issuer(struct text *text, const struct identity *id)
{
    put(text, id->series->issuer);
    if (id->place != NULL) {
        put(text, " ");
        put(text, id->place);
    }
}

static void put_subject(struct text *text, uint32_t work)
{
    static const char *const WORDS[] = {
        "quản lý",    "đầu tư",     "tài chính", "đất đai",  "giáo dục",    "y tế",
        "môi trường", "giao thông", "xây dựng",  "lao động", "nông nghiệp", "công nghệ",
        "thông tin",  "ngân sách",  "tổ chức",   "cán bộ",   "thi đua",     "chuyển đổi số"};
    uint64_t drawn = corpus_draw((uint64_t)work << 20);
    put(text, "về việc ");
    for (uint32_t i = 0; i < 5; i++, drawn >>= 8) {
        put(text, WORDS[drawn % VT_ARRAY_LEN(WORDS)]);
        put(text, " ");
    }
    put_number(text, work);
}

static bool is_held(uint32_t work)
{
    return work % 3 != 1;
}

static uint32_t rank_of(const struct corpus *corpus, uint32_t work)
{
    return (uint32_t)((uint64_t)work * corpus->inverse % corpus->works);
}

static void put_id(struct text *text, uint32_t rank)
{
    static const char DIGITS[] = "0123456789abcdef";
    for (int shift = 44; shift >= 0; shift -= 4)
        text->bytes[text->len_bytes++] = DIGITS[(uint64_t)rank * 281474976u >> shift & 15];
    text->bytes[text->len_bytes] = '\0';
    put(text, ".1");
}

/* ---- what is cited ---- */

static uint32_t work_of_hub(const struct corpus *corpus, uint32_t place)
{
    return (uint32_t)((uint64_t)place * corpus->works / HUB_PLACES);
}

static bool is_hub(const struct corpus *corpus, uint32_t work)
{
    const uint64_t scaled = (uint64_t)work * HUB_PLACES + corpus->works - 1;
    const uint32_t place = (uint32_t)(scaled / corpus->works);
    return place < CORPUS_HUBS && work_of_hub(corpus, place) == work;
}

static uint32_t pick_hub(const struct corpus *corpus, uint32_t drawn)
{
    size_t low = 0, high = CORPUS_HUBS - 1;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (corpus->hubs[middle].upto < drawn)
            low = middle + 1;
        else
            high = middle;
    }
    return corpus->hubs[low].work;
}

/* A third goes to the hubs, half to what is recent, the rest far back, one in fifty forward. */
static uint32_t pick_target(const struct corpus *corpus, uint32_t work, uint64_t drawn)
{
    const uint32_t way = (uint32_t)(drawn % 100), low = (uint32_t)(drawn >> 32);
    const double share = (double)(drawn >> 11 & 0xFFFFF) / 0x100000;
    if (work == 0)
        return 0;
    if (way < 33) {
        const uint32_t hub = pick_hub(corpus, low);
        return hub < work ? hub : corpus->hubs[0].work;
    }
    if (way < 83)
        return work - 1 - (uint32_t)(share * share * share * (work / 4 + 1)) % work;
    if (way < 98)
        return low % work;
    return (uint32_t)((work + 1 + low % (corpus->works / 200 + 1)) % corpus->works);
}

static uint32_t citations_of(const struct corpus *corpus, uint32_t work)
{
    const double mean = (double)corpus->citations / corpus->held;
    const double share = (double)(corpus_draw(work * 3u + 1) >> 40) / (1 << 24);
    const double drawn = mean * (0.4 + 1.8 * share * share);
    if (is_hub(corpus, work))
        return 3;
    return drawn > MENTIONS_MAX ? MENTIONS_MAX : (uint32_t)(drawn + 0.5);
}

/* Laws rest on older laws only. */
static uint32_t target_of(const struct corpus *corpus, uint32_t work, uint32_t ordinal)
{
    const uint64_t drawn = corpus_draw((uint64_t)work << 12 | ordinal);
    if (!is_hub(corpus, work))
        return pick_target(corpus, work, drawn);
    const uint32_t hub = pick_hub(corpus, (uint32_t)(drawn >> 32));
    return hub < work ? hub : corpus->hubs[0].work;
}

/* ---- rows ---- */

static void make_document(const struct corpus *corpus, uint32_t work, struct row_texts *t,
                          struct vt_archive_document *ret)
{
    const struct identity id = identify(corpus, work);
    memset(t, 0, sizeof *t);
    put_id(&t->id, rank_of(corpus, work));
    put_key(&t->key, &id);
    put_issuer(&t->issuer, &id);
    put_subject(&t->subject, work);
    put(&t->date, corpus->days[day_of(corpus, work)]);
    *ret = (struct vt_archive_document){.ordinal = 1};
    ret->id = view(&t->id);
    ret->key = ret->number_raw = view(&t->key);
    ret->type = vt_str(id.series->type);
    ret->issuer_name = view(&t->issuer);
    ret->issuer_place = vt_str(id.place == NULL ? "" : id.place);
    ret->date = view(&t->date);
    ret->subject = view(&t->subject);
    ret->unit_count = (int64_t)(work % 40);
}

static const char *relation_of(uint64_t drawn)
{
    static const struct {
        uint32_t upto;
        const char *id;
    } RELATIONS[] = {{45, "BASED_ON"}, {60, "IMPLEMENTS"}, {64, "AMENDS"}, {66, "REPLACES"},
                     {67, "REPEALS"},  {70, "GUIDES"},     {100, "REFERS"}};
    size_t i = 0;
    while (drawn % 100 >= RELATIONS[i].upto)
        i++;
    return RELATIONS[i].id;
}

/* Of three citations two give the full date, one in eight of the rest the year; one in seven names
 * again what was named before, by its number only; one in 500 has a slip in the day. */
static void make_mention(const struct corpus *corpus, uint32_t work, uint32_t ordinal,
                         struct row_texts *t, struct vt_archive_mention *ret)
{
    const uint64_t drawn = corpus_draw((uint64_t)work << 12 | ordinal | (uint64_t)1 << 60);
    const bool is_repeated = ordinal > 0 && drawn % 7 == 0;
    const uint32_t target = target_of(corpus, work, ordinal - (is_repeated ? 1 : 0));
    const struct identity id = identify(corpus, target);
    const char *date = corpus->days[day_of(corpus, target)];
    t->key.len_bytes = t->surface.len_bytes = t->issuer.len_bytes = t->date.len_bytes =
        t->subject.len_bytes = 0;
    put_key(&t->key, &id);
    put(&t->surface, id.series->name);
    put(&t->surface, " số ");
    put(&t->surface, t->key.bytes);
    if (!is_repeated && drawn >> 8 & 3)
        put(&t->date, (drawn >> 16) % 500 == 0 ? corpus->days[target % CORPUS_DAYS] : date);
    if (!is_repeated && (id.place != NULL || drawn >> 32 & 1))
        put_issuer(&t->issuer, &id);
    if (!is_repeated && (drawn >> 33 & 7) == 0)
        put_subject(&t->subject, target);
    ret->ordinal = ordinal;
    ret->kind = VT_STR("number");
    ret->surface = view(&t->surface);
    ret->key = view(&t->key);
    ret->type = vt_str(id.series->type);
    ret->issuer = view(&t->issuer);
    ret->place = vt_str(id.place == NULL || is_repeated ? "" : id.place);
    ret->date = view(&t->date);
    ret->subject = view(&t->subject);
    ret->relation = vt_str(relation_of(drawn >> 40));
    ret->direction = VT_STR("out");
    ret->from = VT_STR("self");
    ret->from_ordinal = ret->antecedent = -1;
    ret->confidence = 0.8 + (double)(drawn >> 50 & 15) / 100;
}

int corpus_each(const struct corpus *corpus, corpus_document_cb document_cb,
                corpus_mention_cb mention_cb, void *ctx)
{
    struct row_texts texts, of_mention;
    struct vt_archive_document document;
    struct vt_archive_mention mention = {.ordinal = 0};
    memset(&of_mention, 0, sizeof of_mention);
    int status = 0;
    for (uint32_t rank = 0; status == 0 && rank < corpus->works; rank++) {
        const uint32_t work = (uint32_t)((uint64_t)rank * corpus->step % corpus->works);
        if (!is_held(work))
            continue;
        make_document(corpus, work, &texts, &document);
        mention.document = document.id;
        status = document_cb(&document, ctx);
        const uint32_t count = citations_of(corpus, work);
        for (uint32_t i = 0; status == 0 && i < count; i++) {
            make_mention(corpus, work, i, &of_mention, &mention);
            status = mention_cb(&mention, ctx);
        }
    }
    return status;
}

/* ---- the tables ---- */

static bool is_leap(uint32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static void list_days(struct corpus *corpus)
{
    static const uint8_t LENGTHS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t year = FIRST_YEAR, month = 0, day = 0;
    for (uint32_t i = 0; i < CORPUS_DAYS; i++) {
        snprintf(corpus->days[i], sizeof corpus->days[i], "%04u-%02u-%02u", year % 10000,
                 (month + 1) % 100, (day + 1) % 100);
        corpus->years[i] = (uint16_t)year;
        if (++day < LENGTHS[month] + (uint32_t)(month == 1 && is_leap(year)))
            continue;
        day = 0;
        month = (month + 1) % 12;
        year += month == 0;
    }
    for (uint32_t work = corpus->works; work-- > 0;)
        corpus->first_of_year[corpus->years[day_of(corpus, work)] - FIRST_YEAR] = work;
}

/* The n-th hub is cited some 3 / (n + 3) times as often as the first. */
static void list_hubs(struct corpus *corpus)
{
    double sum = 0, upto = 0;
    for (uint32_t i = 0; i < CORPUS_HUBS; i++)
        sum += 1.0 / (i + 3);
    for (uint32_t i = 0; i < CORPUS_HUBS; i++) {
        upto += 1.0 / (i + 3) / sum;
        corpus->hubs[i].work = work_of_hub(corpus, i * 37 % CORPUS_HUBS);
        corpus->hubs[i].upto = upto >= 1 ? UINT32_MAX : (uint32_t)(upto * UINT32_MAX);
    }
    corpus->hubs[CORPUS_HUBS - 1].upto = UINT32_MAX;
}

static uint32_t common_divisor(uint32_t a, uint32_t b)
{
    return b == 0 ? a : common_divisor(b, a % b);
}

/* step * inverse is 1 modulo works, by Euclid. */
static void choose_step(struct corpus *corpus)
{
    uint32_t step = (uint32_t)(corpus->works * 0.618) | 1;
    while (common_divisor(step, corpus->works) != 1)
        step += 2;
    int64_t a = step, m = corpus->works, x = 1, y = 0;
    while (a > 1) {
        const int64_t quotient = a / m, rest = a % m, older = x - quotient * y;
        a = m;
        m = rest;
        x = y;
        y = older;
    }
    corpus->step = step;
    corpus->inverse = (uint32_t)(x < 0 ? x + corpus->works : x);
}

void corpus_init(struct corpus *corpus, uint32_t works, uint32_t citations)
{
    memset(corpus, 0, sizeof *corpus);
    corpus->works = works;
    corpus->citations = citations;
    corpus->held = works - works / 3;
    list_days(corpus);
    list_hubs(corpus);
    choose_step(corpus);
}
