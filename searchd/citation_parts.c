/* A document as an official text cites it: type, number, date, issuer and subject.
 * Source: Nghị định 30/2020/NĐ-CP, annex I, II.4 (basis of issue) and II.2-3 (numbers below ten and the
 * months January and February are written with a zero in front). */
#include "work_parts.h"

#include "vt_fold.h"

/* "03/NQ-CP" of "3/NQ-CP". */
static void add_number(struct vt_buf *buf, struct vt_str key)
{
    bool is_short = key.len_bytes > 1 && key.ptr[0] >= '1' && key.ptr[0] <= '9' &&
                    (key.ptr[1] == '/' || key.ptr[1] == '-');
    vt_buf_puts(buf, is_short ? "0" : "");
    vt_buf_add(buf, key);
}

static void add_date(struct vt_buf *buf, struct vt_str iso)
{
    if (iso.len_bytes >= 10)
        vt_buf_printf(buf, " ngày %.2s", iso.ptr + 8);
    if (iso.len_bytes >= 7) {
        bool is_spelt = iso.ptr[5] == '0' && iso.ptr[6] > '2'; /* 3 to 9 */
        vt_buf_printf(buf, " tháng %.*s", is_spelt ? 1 : 2, iso.ptr + (is_spelt ? 6 : 5));
    }
    if (iso.len_bytes >= 4)
        vt_buf_printf(buf, " năm %.4s", iso.ptr);
}

/* The subject with its first letter small, as in running text. */
static struct vt_str in_running_text(struct vt_page *page, struct vt_str subject)
{
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    size_t first = 1;
    while (first < subject.len_bytes && ((unsigned char)subject.ptr[first] & 0xC0) == 0x80)
        first++;
    vt_fold_lower(vt_str_n(subject.ptr, first), &text);
    vt_buf_add(&text, vt_str_n(subject.ptr + first, subject.len_bytes - first));
    return vt_str(vt_page_copy(page, vt_buf_str(&text)));
}

/* Whether a subject goes on from the issuer by itself: "quy định …", "ban hành …". */
static bool is_act(struct vt_str subject)
{
    struct vt_str acts = vt_message(VT_LANG_VI, VT_MSG_CITATION_ACTS), act;
    while (vt_str_split(&acts, ';', &act))
        if (vt_str_starts(subject, act) &&
            (subject.len_bytes == act.len_bytes || subject.ptr[act.len_bytes] == ' '))
            return true;
    return false;
}

static void add_subject(struct vt_page *page, struct vt_buf *buf, const json_t *work)
{
    static const struct vt_str SHORT = {"v/v", 3};
    struct vt_str subject = vt_json_get_str(work, "subject");
    if (subject.len_bytes == 0)
        return;
    subject = in_running_text(page, subject);
    bool is_letter = vt_str_eq(vt_json_get_str(work, "type"), VT_STR("CONG_VAN"));
    if (vt_str_starts(subject, SHORT)) {
        subject = vt_str_trim(
            vt_str_n(subject.ptr + SHORT.len_bytes, subject.len_bytes - SHORT.len_bytes));
        is_letter = true;
    }
    if (is_letter && !vt_str_starts(subject, VT_STR("về ")))
        vt_buf_puts(buf, " về việc");
    else if (!is_act(subject))
        vt_buf_puts(buf, " về");
    vt_buf_add_c(buf, ' ');
    vt_buf_add(buf, subject);
}

/* Laws go by their name: "Luật Giá số 16/2023/QH15 ngày …". */
static bool add_law(struct vt_page *page, struct vt_buf *buf, const json_t *work)
{
    static const char *const LAWS[] = {"LUAT", "BO_LUAT", "PHAP_LENH"};
    struct vt_str type = vt_json_get_str(work, "type"), subject = vt_json_get_str(work, "subject"),
                  name = vt_json_get_str(work, "type_name");
    size_t i = 0;
    while (i < VT_ARRAY_LEN(LAWS) && !vt_str_eq(type, vt_str(LAWS[i])))
        i++;
    if (i == VT_ARRAY_LEN(LAWS) || subject.len_bytes == 0)
        return false;
    if (!vt_str_starts(subject, name)) {
        vt_buf_add(buf, name);
        vt_buf_add_c(buf, ' ');
        subject = is_act(in_running_text(page, subject)) ? in_running_text(page, subject) : subject;
    }
    vt_buf_add(buf, subject);
    return true;
}

struct vt_str vt_citation_text(struct vt_page *page, const json_t *work)
{
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_str key = vt_json_get_str(work, "key"), issuer = vt_json_get_str(work, "issuer");
    bool is_named = vt_str_eq(key, vt_json_get_str(work, "name"));
    bool is_law = !is_named && add_law(page, &text, work);
    if (!is_law && !is_named)
        vt_buf_add(&text, vt_json_get_str(work, "type_name"));
    if (is_named)
        vt_buf_add(&text, key);
    else {
        vt_buf_puts(&text, " số ");
        add_number(&text, key);
        add_date(&text, vt_json_get_str(work, "date"));
    }
    if (issuer.len_bytes > 0 && !is_law) {
        vt_buf_puts(&text, " của ");
        vt_buf_add(&text, issuer);
    }
    if (!is_law && !is_named)
        add_subject(page, &text, work);
    return vt_str_trim(vt_str(vt_page_copy(page, vt_buf_str(&text))));
}
