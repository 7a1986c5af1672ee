#include "options.h"

#include "vt_file.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>

enum {
    WORKERS_MAX = 256,
    CONNECTIONS = 4096,
    CONNECTIONS_MAX = 60000,
    IDLE_S = 30,
    RECEIVE_S = 60,
    SECONDS_MAX = 3600,
    RATE_MAX = 1000000,
    CACHE_MB = 64,
    CACHE_MB_MAX = 4096,
    CONFIG_BYTES = 64 * 1024
};

static const char HELP[] =
    "Cách dùng: vanthu-searchd [--archive THƯ_MỤC] [--listen ĐỊA_CHỈ:CỔNG] [tùy chọn]\n"
    "\n"
    "Phục vụ một kho văn bản qua HTTP: trang tra cứu và API JSON (xem /openapi.json). Chỉ đọc.\n"
    "\n"
    "  --archive THƯ_MỤC      kho văn bản ($VANTHU_ARCHIVE, $XDG_DATA_HOME/vanthu)\n"
    "  --listen ĐỊA_CHỈ:CỔNG  nơi lắng nghe (127.0.0.1:8080); cổng 0: máy chọn, in ra màn hình\n"
    "  --host TÊN             tên máy chủ được chấp nhận, dùng lại được nhiều lần\n"
    "  --tokens TỆP           chỉ trả lời ai có một trong các token trong tệp này\n"
    "  --serve-secret         phục vụ cả văn bản mang dấu mật (mặc định: như thể không có)\n"
    "  --workers N            số luồng trả lời (số nhân của máy)\n"
    "  --connections N        số kết nối tối đa (4096)\n"
    "  --per-address N        số kết nối tối đa của một địa chỉ (0: không hạn chế)\n"
    "  --rate N               số yêu cầu mỗi giây của một địa chỉ (0: không hạn chế)\n"
    "  --idle GIÂY            đóng kết nối không hoạt động sau (30)\n"
    "  --receive GIÂY         một yêu cầu phải đến đủ trong (60)\n"
    "  --cache MB             bộ nhớ giữ các câu trả lời đã có (64; 0: không giữ)\n"
    "  --log-requests MỨC     ghi yêu cầu nào: all, failures, none (all)\n"
    "  --config TỆP           đọc các tùy chọn từ tệp, mỗi dòng tên = giá trị\n"
    "  --check-config         kiểm tra các tùy chọn rồi dừng\n"
    "  --help, --version\n";

void vt_options_print_help(void)
{
    fputs(HELP, stdout);
}

enum setting_kind { TEXT, NUMBER, FLAG, HOST, LOGGED };

/* A setting and where it is kept. */
struct setting {
    const char *name;
    enum setting_kind kind;
    size_t offset; /* in struct vt_options */
    unsigned min, max;
    bool only_command_line;
};

#define AT(member) offsetof(struct vt_options, member)

static const struct setting SETTINGS[] = {
    {"archive", TEXT, AT(server.archive_dir), 0, 0, false},
    {"listen", TEXT, AT(listen), 0, 0, false},
    {"host", HOST, AT(rules.hosts), 0, 0, false},
    {"tokens", TEXT, AT(tokens_path), 0, 0, false},
    {"serve-secret", FLAG, AT(server.serve_secret), 0, 0, false},
    {"workers", NUMBER, AT(server.workers), 1, WORKERS_MAX, false},
    {"connections", NUMBER, AT(server.connections), 1, CONNECTIONS_MAX, false},
    {"per-address", NUMBER, AT(server.per_address), 0, CONNECTIONS_MAX, false},
    {"rate", NUMBER, AT(rules.per_second), 0, RATE_MAX, false},
    {"idle", NUMBER, AT(server.idle_s), 1, SECONDS_MAX, false},
    {"receive", NUMBER, AT(server.receive_s), 1, SECONDS_MAX, false},
    {"cache", NUMBER, AT(server.cache_mb), 0, CACHE_MB_MAX, false},
    {"log-requests", LOGGED, AT(server.log_requests), 0, 0, false},
    {"config", TEXT, AT(config_path), 0, 0, true},
    {"check-config", FLAG, AT(check_config), 0, 0, true},
    {"help", FLAG, AT(show_help), 0, 0, true},
    {"version", FLAG, AT(show_version), 0, 0, true},
};

static int take_number(const struct setting *setting, const char *text, unsigned *ret,
                       struct vt_error *err)
{
    uint64_t number;
    if (!vt_str_to_u64(vt_str(text), setting->max, &number) || number < setting->min) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "--%s không nhận '%s'", setting->name, text),
                       "số nguyên từ %u đến %u", setting->min, setting->max);
    }
    *ret = (unsigned)number;
    return VT_OK;
}

static int take_host(const char *name, struct vt_hosts *hosts, struct vt_error *err)
{
    if (hosts->count == VT_HOSTS_MAX)
        return vt_fail(err, VT_E_INVALID, "quá %d tên máy chủ (--host)", VT_HOSTS_MAX);
    hosts->names[hosts->count++] = name;
    return VT_OK;
}

/* Place of a value in a list, or -1. */
static int find_word(const char *value, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(value, words[i]) == 0)
            return (int)i;
    return -1;
}

static int refuse_value(const struct setting *setting, const char *value, const char *hint,
                        struct vt_error *err)
{
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "--%s không nhận '%s'", setting->name, value),
                   "%s", hint);
}

/* value is NULL for a flag of the command line. */
static int take(const struct setting *setting, const char *value, struct vt_options *options,
                struct vt_error *err)
{
    static const char *const SWITCH[] = {"no", "yes"};
    static const char *const LOGS[] = {"all", "failures", "none"};
    void *at = (char *)options + setting->offset;
    int place;
    switch (setting->kind) {
    case TEXT:
        *(const char **)at = value;
        return VT_OK;
    case NUMBER:
        return take_number(setting, value, at, err);
    case HOST:
        return take_host(value, at, err);
    case FLAG:
        place = value == NULL ? 1 : find_word(value, SWITCH, VT_ARRAY_LEN(SWITCH));
        if (place < 0)
            return refuse_value(setting, value, "yes hoặc no", err);
        *(bool *)at = place == 1;
        return VT_OK;
    case LOGGED:
        place = find_word(value, LOGS, VT_ARRAY_LEN(LOGS));
        if (place < 0)
            return refuse_value(setting, value, "all, failures hoặc none", err);
        *(enum vt_log_requests *)at = (enum vt_log_requests)place;
        return VT_OK;
    }
    return vt_fail(err, VT_E_INTERNAL, "setting '%s' has no kind", setting->name);
}

/* ---- the file ---- */

static const struct setting *find_setting(struct vt_str name)
{
    for (size_t i = 0; i < VT_ARRAY_LEN(SETTINGS); i++)
        if (!SETTINGS[i].only_command_line && vt_str_eq(vt_str(SETTINGS[i].name), name))
            return &SETTINGS[i];
    return NULL;
}

/* Ends the value with NUL in place; the line is followed by a line feed or the buffer's end. */
static int take_line(struct vt_options *options, char *line, size_t len_bytes, struct vt_error *err)
{
    struct vt_str value = vt_str_trim(vt_str_n(line, len_bytes)), name;
    if (value.len_bytes == 0 || value.ptr[0] == '#')
        return VT_OK;
    if (memchr(line, '\0', len_bytes) != NULL || memchr(line, '=', len_bytes) == NULL)
        return vt_fail(err, VT_E_INVALID, "không phải 'tên = giá trị'");
    vt_str_split(&value, '=', &name);
    name = vt_str_trim(name);
    value = value.ptr == NULL ? VT_STR_EMPTY : vt_str_trim(value);
    const struct setting *setting = find_setting(name);
    if (setting == NULL)
        return vt_fail(err, VT_E_INVALID, "không có tùy chọn '%.*s'", VT_STR_ARG(name));
    if (value.len_bytes == 0)
        return vt_fail(err, VT_E_INVALID, "'%s' chưa có giá trị", setting->name);
    line[value.ptr - line + (ptrdiff_t)value.len_bytes] = '\0';
    return take(setting, value.ptr, options, err);
}

static int read_config(struct vt_options *options, struct vt_error *err)
{
    options->config = VT_BUF_INIT(CONFIG_BYTES);
    int status = vt_file_read(options->config_path, &options->config, err);
    if (status != VT_OK)
        return status;
    vt_buf_add_c(&options->config, '\n');
    if (options->config.failed != VT_OK)
        return vt_fail(err, options->config.failed, "'%s' quá dài", options->config_path);
    char *line = options->config.data, *end = line + options->config.len_bytes, *stop;
    for (unsigned number = 1; line < end; number++, line = stop + 1) {
        struct vt_error failure = {0};
        stop = memchr(line, '\n', (size_t)(end - line));
        status = take_line(options, line, (size_t)(stop - line), &failure);
        if (status == VT_OK)
            continue;
        return vt_hint(
            err, vt_fail(err, status, "%s:%u: %s", options->config_path, number, failure.message),
            "%s", failure.hint[0] != '\0' ? failure.hint : "xem vanthu-searchd --help");
    }
    return VT_OK;
}

/* ---- the command line ---- */

/* Twice over the command line: first for the file, whose values go before. */
static int take_arguments(int argc, char **argv, bool only_config, struct vt_options *options,
                          struct vt_error *err)
{
    struct option names[VT_ARRAY_LEN(SETTINGS) + 1] = {{0}};
    enum { FIRST = 256 }; /* above every character that getopt itself returns */
    for (size_t i = 0; i < VT_ARRAY_LEN(SETTINGS); i++)
        names[i] = (struct option){SETTINGS[i].name,
                                   SETTINGS[i].kind == FLAG ? no_argument : required_argument, NULL,
                                   FIRST + (int)i};
    int option, status = VT_OK;
    optind = 0; /* getopt begins anew */
    while (status == VT_OK && (option = getopt_long(argc, argv, "", names, NULL)) >= 0) {
        if (option < FIRST) {
            return vt_hint(err, vt_fail(err, VT_E_INVALID, "tùy chọn không đúng"),
                           "xem vanthu-searchd --help");
        }
        const struct setting *setting = &SETTINGS[option - FIRST];
        if (!only_config || strcmp(setting->name, "config") == 0)
            status = take(setting, optarg, options, err);
    }
    if (status == VT_OK && optind < argc) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "không hiểu '%s'", argv[optind]),
                       "xem vanthu-searchd --help");
    }
    return status;
}

static int default_archive(struct vt_options *options, struct vt_error *err)
{
    const char *archive = getenv("VANTHU_ARCHIVE"), *data = getenv("XDG_DATA_HOME"),
               *home = getenv("HOME");
    int length = -1;
    if (archive != NULL && archive[0] != '\0')
        length = asprintf(&options->default_archive, "%s", archive);
    else if (data != NULL && data[0] == '/')
        length = asprintf(&options->default_archive, "%s/vanthu", data);
    else if (home != NULL && home[0] == '/')
        length = asprintf(&options->default_archive, "%s/.local/share/vanthu", home);
    if (length < 0) {
        options->default_archive = NULL;
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "không biết kho văn bản ở đâu"),
                       "thêm --archive THƯ_MỤC");
    }
    options->server.archive_dir = options->default_archive;
    return VT_OK;
}

static void set_defaults(struct vt_options *options)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned workers = cores < 1 ? 1 : cores > WORKERS_MAX ? WORKERS_MAX : (unsigned)cores;
    *options = (struct vt_options){
        .server = {.workers = workers,
                   .connections = CONNECTIONS,
                   .idle_s = IDLE_S,
                   .receive_s = RECEIVE_S,
                   .cache_mb = CACHE_MB},
        .listen = "127.0.0.1:8080",
    };
}

int vt_options_parse(int argc, char **argv, struct vt_options *ret, struct vt_error *err)
{
    struct vt_options options;
    set_defaults(&options);
    int status = take_arguments(argc, argv, true, &options, err);
    if (status == VT_OK && options.config_path != NULL)
        status = read_config(&options, err);
    if (status == VT_OK)
        status = take_arguments(argc, argv, false, &options, err);
    bool needs_archive = !options.show_help && !options.show_version;
    if (status == VT_OK && options.server.archive_dir == NULL && needs_archive)
        status = default_archive(&options, err);
    if (status != VT_OK) {
        vt_options_release(&options);
        return status;
    }
    *ret = options;
    return VT_OK;
}

int vt_options_load_rules(struct vt_options *options, struct vt_error *err)
{
    return options->tokens_path == NULL
               ? VT_OK
               : vt_tokens_load(options->tokens_path, &options->rules.tokens, err);
}

void vt_options_release(struct vt_options *options)
{
    vt_rules_release(&options->rules);
    vt_buf_release(&options->config);
    free(options->default_archive);
    options->default_archive = NULL;
}
