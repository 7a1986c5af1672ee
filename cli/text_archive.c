/* The archive as a whole: what is missing, what disagrees, counts, faults. */
#include "text.h"

void vt_text_gaps(struct vt_screen *screen, const json_t *answer)
{
    size_t i, j;
    const json_t *gap, *witness;
    vt_screen_printf(screen, "%lld văn bản được dẫn chiếu mà kho chưa có, cần nhất trước:\n",
                     (long long)vt_json_get_int(answer, "count", 0));
    json_array_foreach(json_object_get(answer, "items"), i, gap)
    {
        vt_screen_printf(screen, "\n%lld. ", (long long)vt_json_get_int(gap, "rank", 0));
        vt_text_document(screen, gap);
        vt_text_line(screen, 1, " ", vt_json_get_str(gap, "subject"));
        vt_screen_printf(screen, "   %lld văn bản dẫn chiếu, %lld lần",
                         (long long)vt_json_get_int(gap, "citing_documents", 0),
                         (long long)vt_json_get_int(gap, "citations", 0));
        json_array_foreach(json_object_get(gap, "cited_by"), j, witness)
        {
            vt_screen_puts(screen, j == 0 ? ": " : ", ");
            vt_screen_text(screen, vt_json_get_str(witness, "key"));
        }
        vt_screen_puts(screen, "\n");
    }
    vt_text_rest(screen, answer, "items");
}

static void add_voters(struct vt_screen *screen, const json_t *group)
{
    size_t i;
    const json_t *voter;
    vt_screen_puts(screen, "   ");
    struct vt_str value = vt_json_get_str(group, "value");
    vt_screen_text(screen, value.len_bytes > 0 ? value : VT_STR("(không nói)"));
    vt_screen_puts(screen, ":\n");
    json_array_foreach(json_object_get(group, "voters"), i, voter)
    {
        struct vt_str source = vt_json_get_str(voter, "source");
        if (vt_str_eq(source, VT_STR("known_works")))
            vt_screen_puts(screen, "    theo bảng văn bản đã biết\n");
        else if (vt_str_eq(source, VT_STR("heading")))
            vt_text_line(screen, 2, "theo đầu văn bản ", vt_json_get_str(voter, "key"));
        else
            vt_text_line(screen, 2, "theo ", vt_json_get_str(voter, "key"));
        vt_text_evidence(screen, voter, 3);
    }
}

void vt_text_conflicts(struct vt_screen *screen, const json_t *answer)
{
    size_t i, j;
    const json_t *conflict, *group;
    json_array_foreach(json_object_get(answer, "items"), i, conflict)
    {
        vt_screen_puts(screen, i > 0 ? "\n" : "");
        vt_text_document(screen, conflict);
        vt_screen_puts(screen, "  không thống nhất về ");
        vt_screen_text(screen, vt_text_field_name(vt_json_get_str(conflict, "field")));
        vt_text_line(screen, 0, "; đang lấy: ", vt_json_get_str(conflict, "chosen"));
        if (vt_json_get_str(conflict, "chosen").len_bytes == 0)
            vt_screen_puts(screen, "\n");
        json_array_foreach(json_object_get(conflict, "votes"), j, group) add_voters(screen, group);
    }
    vt_text_rest(screen, answer, "items");
}

/* 12345678 as 12.345.678. */
static void add_number(struct vt_screen *screen, int64_t number)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)number);
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            vt_screen_puts(screen, ".");
        vt_screen_add(screen, vt_str_n(&digits[i], 1));
    }
}

static void add_counts(struct vt_screen *screen, const json_t *part, const char *const (*rows)[2],
                       size_t count)
{
    struct vt_str missing = vt_json_get_str(part, "missing");
    if (missing.len_bytes > 0) {
        vt_screen_puts(screen, "  chưa dùng được: ");
        vt_screen_text(screen, missing);
        vt_screen_puts(screen, "\n");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        vt_screen_printf(screen, "  %s: ", rows[i][1]);
        add_number(screen, vt_json_get_int(part, rows[i][0], 0));
        vt_screen_puts(screen, "\n");
    }
}

void vt_text_stats(struct vt_screen *screen, const json_t *answer)
{
    static const char *const ARCHIVE[][2] = {{"files", "tệp đã xem"},
                                             {"failed", "tệp không đọc được"},
                                             {"unread", "tệp chưa đọc được loại này"},
                                             {"documents", "văn bản"},
                                             {"mentions", "lần dẫn chiếu"},
                                             {"original_bytes", "byte gốc"},
                                             {"stored_bytes", "byte lưu trữ (nén)"}};
    static const char *const GRAPH[][2] = {{"held", "văn bản kho giữ"},
                                           {"stubs", "văn bản chỉ biết qua dẫn chiếu"},
                                           {"citations", "quan hệ"},
                                           {"conflicts", "chỗ không thống nhất"},
                                           {"malformed", "số viết sai thể thức"},
                                           {"ambiguous", "chưa rõ là văn bản nào"}};
    static const char *const INDEX[][2] = {{"units", "đơn vị tìm kiếm"}};
    vt_screen_puts(screen, "Kho\n");
    add_counts(screen, json_object_get(answer, "archive"), ARCHIVE, VT_ARRAY_LEN(ARCHIVE));
    vt_screen_puts(screen, "Đồ thị dẫn chiếu\n");
    add_counts(screen, json_object_get(answer, "graph"), GRAPH, VT_ARRAY_LEN(GRAPH));
    vt_screen_puts(screen, "Chỉ mục\n");
    add_counts(screen, json_object_get(answer, "index"), INDEX, VT_ARRAY_LEN(INDEX));
    size_t i;
    const json_t *failure;
    json_array_foreach(json_object_get(answer, "items"), i, failure)
    {
        vt_screen_puts(screen, i == 0 ? "\nTệp không đọc được:\n" : "");
        vt_text_line(screen, 1, "", vt_json_get_str(failure, "file"));
        vt_text_line(screen, 2, "", vt_json_get_str(failure, "reason"));
    }
}

void vt_text_verify(struct vt_screen *screen, const json_t *answer)
{
    size_t i;
    const json_t *part, *problem;
    json_array_foreach(json_object_get(answer, "parts"), i, part)
    {
        vt_screen_text(screen, vt_json_get_str(part, "label"));
        vt_screen_puts(screen, json_is_true(json_object_get(part, "sound")) ? ": nguyên vẹn\n"
                                                                            : ": có lỗi\n");
    }
    json_array_foreach(json_object_get(answer, "items"), i, problem)
    {
        vt_screen_puts(screen, i == 0 ? "\n" : "");
        vt_screen_styled(screen, VT_STYLE_WARN, vt_json_get_str(problem, "where"));
        vt_screen_puts(screen, ": ");
        vt_screen_text(screen, vt_json_get_str(problem, "message"));
        vt_screen_puts(screen, "\n");
        vt_text_line(screen, 1, "→ ", vt_json_get_str(problem, "hint"));
    }
}
