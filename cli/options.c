#include "options.h"

#include <getopt.h>
#include <string.h>

#include "nearest.h"

enum value_kind { VALUE_NONE, VALUE_TEXT, VALUE_NUMBER, VALUE_CHOICE, VALUE_FORMAT };

struct option_row {
    const char *name;
    enum value_kind kind;
    const char *value_name; /* in --help */
    const char *help;
    size_t offset;        /* of its member in struct vt_options */
    uint32_t least, most; /* of a number */
    const char *choices;  /* of a choice: "a|b" */
};

#define AT(member) offsetof(struct vt_options, member)
static const struct option_row ROWS[VT_OPTION_COUNT] = {
    [VT_OPTION_ARCHIVE] = {"archive", VALUE_TEXT, "THƯ_MỤC",
                           "kho văn bản (mặc định: $VANTHU_ARCHIVE, $XDG_DATA_HOME/vanthu)",
                           AT(archive), 0, 0, NULL},
    [VT_OPTION_SERVER] = {"server", VALUE_TEXT, "URL",
                          "hỏi một vanthu-searchd thay vì kho trên máy này", AT(server), 0, 0,
                          NULL},
    [VT_OPTION_FORMAT] = {"format", VALUE_FORMAT, "DẠNG", NULL, 0, 0, 0, NULL},
    [VT_OPTION_LIMIT] = {"limit", VALUE_NUMBER, "N", "nhiều nhất N kết quả; 0: tất cả", AT(limit),
                         0, 1000000, NULL},
    [VT_OPTION_OFFSET] = {"offset", VALUE_NUMBER, "N", "bỏ qua N kết quả đầu", AT(offset), 0,
                          1000000, NULL},
    [VT_OPTION_SORT] =
        {"sort", VALUE_CHOICE, "CÁCH",
         "xếp theo: relevance (độ khớp), date (mới nhất trước), citations (được dẫn nhiều trước)",
         AT(sort), 0, 0, "relevance|date|citations"},
    [VT_OPTION_UNIT] = {"unit", VALUE_CHOICE, "ĐƠN_VỊ",
                        "tìm theo: document (cả văn bản), article (từng điều)", AT(unit), 0, 0,
                        "document|article"},
    [VT_OPTION_FACETS] = {"facets", VALUE_NONE, NULL,
                          "đếm theo loại, cơ quan, năm, nơi, hiệu lực, văn bản dẫn", 0, 0, 0, NULL},
    [VT_OPTION_EXPLAIN] = {"explain", VALUE_NONE, NULL, "cho biết vì sao: điểm và quy tắc", 0, 0, 0,
                           NULL},
    [VT_OPTION_BATCH] = {"batch", VALUE_TEXT, "TỆP",
                         "mỗi dòng một câu hỏi, dạng mã<TAB>câu hỏi (- : đọc từ đầu vào chuẩn)",
                         AT(batch), 0, 0, NULL},
    [VT_OPTION_DEPTH] = {"depth", VALUE_NUMBER, "N", "đi xa N bước; 0: đến hết", AT(depth), 0, 1000,
                         NULL},
    [VT_OPTION_RELATION] = {"relation", VALUE_TEXT, "QUAN_HỆ,…",
                            "chỉ những quan hệ này, ví dụ IMPLEMENTS,AMENDS", AT(relation), 0, 0,
                            NULL},
    [VT_OPTION_AS_OF] = {"as-of", VALUE_TEXT, "NGÀY",
                         "tính đến ngày này: 2025-03-13, 2025-03 hoặc 2025", AT(as_of), 0, 0, NULL},
    [VT_OPTION_PART] = {"part", VALUE_TEXT, "PHẦN",
                        "hỏi riêng một phần: d5 (Điều 5), d5.k2 (khoản 2), d5.k2.a (điểm a)",
                        AT(part), 0, 0, NULL},
    [VT_OPTION_TYPE] = {"type", VALUE_TEXT, "LOẠI,…",
                        "chỉ những loại văn bản này, ví dụ \"nghị định,thông tư\"", AT(type), 0, 0,
                        NULL},
    [VT_OPTION_ISSUER] = {"issuer", VALUE_TEXT, "CƠ_QUAN",
                          "chỉ văn bản của cơ quan này: mã (UBND) hoặc một phần tên", AT(issuer), 0,
                          0, NULL},
    [VT_OPTION_ORIGINAL] = {"original", VALUE_NONE, NULL, "ghi ra tệp gốc như đã nhận", 0, 0, 0,
                            NULL},
    [VT_OPTION_AKN] = {"akn", VALUE_NONE, NULL, "ghi ra bản Akoma Ntoso (XML)", 0, 0, 0, NULL},
    [VT_OPTION_FAILURES] = {"failures", VALUE_NONE, NULL, "kể từng tệp không đọc được và lý do", 0,
                            0, 0, NULL},
    [VT_OPTION_WATCH] = {"watch", VALUE_NONE, NULL, "theo dõi tiếp, có tệp mới thì đọc ngay", 0, 0,
                         0, NULL},
    [VT_OPTION_AUTHOR] = {"author", VALUE_TEXT, "TÊN",
                          "ai sửa (mặc định: $VANTHU_AUTHOR, tên đăng nhập)", AT(author), 0, 0,
                          NULL},
    [VT_OPTION_REASON] = {"reason", VALUE_TEXT, "LỜI", "vì sao, dựa vào đâu", AT(reason), 0, 0,
                          NULL},
    [VT_OPTION_ALL] = {"all", VALUE_NONE, NULL, "kể cả những lần sửa đã bỏ", 0, 0, 0, NULL},
    [VT_OPTION_HELP] = {"help", VALUE_NONE, NULL, "trang này", 0, 0, 0, NULL},
};

static const struct {
    enum vt_output output;
    const char *name;
} OUTPUTS[] = {
    {VT_OUTPUT_TEXT, "text"},       {VT_OUTPUT_JSON, "json"}, {VT_OUTPUT_JSONL, "jsonl"},
    {VT_OUTPUT_CSV, "csv"},         {VT_OUTPUT_TREC, "trec"}, {VT_OUTPUT_DOT, "dot"},
    {VT_OUTPUT_GRAPHML, "graphml"}, {VT_OUTPUT_SVG, "svg"},   {VT_OUTPUT_AKN, "akn"},
    {VT_OUTPUT_JSONLD, "jsonld"},
};

const char *vt_output_name(enum vt_output output)
{
    for (size_t i = 0; i < VT_ARRAY_LEN(OUTPUTS); i++)
        if (OUTPUTS[i].output == output)
            return OUTPUTS[i].name;
    return "";
}

static void list_outputs(unsigned outputs, struct vt_buf *buf)
{
    const char *separator = "";
    for (size_t i = 0; i < VT_ARRAY_LEN(OUTPUTS); i++) {
        if ((outputs & OUTPUTS[i].output) == 0)
            continue;
        vt_buf_printf(buf, "%s%s", separator, OUTPUTS[i].name);
        separator = "|";
    }
}

/* Width of a text on a terminal: Vietnamese letters take one column each. */
static int columns(const char *text)
{
    int count = 0;
    for (; *text != '\0'; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void explain_row(const struct option_row *row, unsigned outputs, struct vt_buf *buf)
{
    enum { COLUMN = 24 };
    VT_AUTO(vt_buf_release) struct vt_buf left = VT_BUF_INIT(1024);
    vt_buf_printf(&left, "  --%s", row->name);
    if (row->value_name != NULL)
        vt_buf_printf(&left, " %s", row->value_name);
    vt_buf_printf(buf, "%s%*s", left.data,
                  COLUMN - columns(left.data) > 1 ? COLUMN - columns(left.data) : 2, "");
    if (row->kind == VALUE_FORMAT) {
        vt_buf_puts(buf, "dạng kết quả: ");
        list_outputs(outputs, buf);
    } else {
        vt_buf_puts(buf, row->help);
    }
    vt_buf_add_c(buf, '\n');
}

void vt_options_explain(uint32_t allowed, unsigned outputs, struct vt_buf *buf)
{
    for (size_t i = 0; i < VT_OPTION_COUNT; i++)
        if (allowed & VT_OPTION_BIT(i))
            explain_row(&ROWS[i], outputs, buf);
}

static int unknown_option(const char *given, uint32_t allowed, struct vt_error *err)
{
    const char *names[VT_OPTION_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < VT_OPTION_COUNT; i++)
        if (allowed & VT_OPTION_BIT(i))
            names[count++] = ROWS[i].name;
    int status = vt_fail(err, VT_E_INVALID, "không có tùy chọn '%s'", given);
    const char *nearest = vt_nearest(given + strspn(given, "-"), names, count);
    if (nearest != NULL)
        return vt_hint(err, status,
                       "có phải '--%s'? Nếu đó là một phần của câu hỏi, viết -- ở trước", nearest);
    return vt_hint(err, status,
                   "xem các tùy chọn: --help. Nếu đó là một phần của câu hỏi, viết -- ở trước");
}

static int take_number(const struct option_row *row, const char *value, struct vt_options *options,
                       struct vt_error *err)
{
    uint64_t number;
    if (!vt_str_to_u64(vt_str(value), row->most, &number) || number < row->least) {
        return vt_hint(
            err, vt_fail(err, VT_E_INVALID, "--%s cần một số, không phải '%s'", row->name, value),
            "từ %u đến %u", row->least, row->most);
    }
    *(uint32_t *)((char *)options + row->offset) = (uint32_t)number;
    return VT_OK;
}

static int take_choice(const struct option_row *row, const char *value, struct vt_options *options,
                       struct vt_error *err)
{
    struct vt_str rest = vt_str(row->choices), choice;
    while (vt_str_split(&rest, '|', &choice))
        if (vt_str_eq(choice, vt_str(value))) {
            *(const char **)((char *)options + row->offset) = value;
            return VT_OK;
        }
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "--%s không nhận '%s'", row->name, value),
                   "chọn một trong: %s", row->choices);
}

static int take_format(const char *value, unsigned outputs, struct vt_options *options,
                       struct vt_error *err)
{
    for (size_t i = 0; i < VT_ARRAY_LEN(OUTPUTS); i++)
        if ((outputs & OUTPUTS[i].output) && strcmp(value, OUTPUTS[i].name) == 0) {
            options->format = OUTPUTS[i].output;
            return VT_OK;
        }
    VT_AUTO(vt_buf_release) struct vt_buf known = VT_BUF_INIT(256);
    list_outputs(outputs, &known);
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "--format không nhận '%s' ở đây", value),
                   "chọn một trong: %s", known.data);
}

static int take(size_t place, const char *value, unsigned outputs, struct vt_options *options,
                struct vt_error *err)
{
    const struct option_row *row = &ROWS[place];
    options->given |= VT_OPTION_BIT(place);
    switch (row->kind) {
    case VALUE_NONE:
        return VT_OK;
    case VALUE_NUMBER:
        return take_number(row, value, options, err);
    case VALUE_CHOICE:
        return take_choice(row, value, options, err);
    case VALUE_FORMAT:
        return take_format(value, outputs, options, err);
    case VALUE_TEXT:
        *(const char **)((char *)options + row->offset) = value;
        return VT_OK;
    }
    return VT_OK;
}

static size_t fill_long_options(uint32_t allowed, struct option *ret)
{
    size_t count = 0;
    for (size_t i = 0; i < VT_OPTION_COUNT; i++)
        if (allowed & VT_OPTION_BIT(i))
            ret[count++] = (struct option){
                ROWS[i].name, ROWS[i].kind == VALUE_NONE ? no_argument : required_argument, NULL,
                (int)i + 1};
    ret[count] = (struct option){NULL, 0, NULL, 0};
    return count;
}

int vt_options_read(int argc, char **argv, uint32_t allowed, unsigned outputs,
                    struct vt_options *ret, int *ret_argument_count, struct vt_error *err)
{
    struct option known[VT_OPTION_COUNT + 1];
    fill_long_options(allowed, known);
    struct vt_options options = {.format = (enum vt_output)(outputs & -outputs)};
    opterr = 0;
    optind = 0;
    for (;;) {
        int at = optind == 0 ? 1 : optind;
        int got = getopt_long(argc, argv, ":h", known, NULL);
        if (got == -1)
            break;
        if (got == ':') {
            return vt_hint(err, vt_fail(err, VT_E_INVALID, "%s cần một giá trị", argv[optind - 1]),
                           "xem --help");
        }
        if (got == '?')
            return unknown_option(argv[optind > at ? optind - 1 : at], allowed, err);
        int status =
            take(got == 'h' ? VT_OPTION_HELP : (size_t)got - 1, optarg, outputs, &options, err);
        if (status != VT_OK)
            return status;
    }
    *ret_argument_count = argc - optind;
    memmove(argv + 1, argv + optind, (size_t)(argc - optind) * sizeof *argv);
    *ret = options;
    return VT_OK;
}
