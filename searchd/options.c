#include "options.h"

#include <getopt.h>
#include <stdio.h>

enum {
    WORKERS_MAX = 256,
    CONNECTIONS = 512,
    CONNECTIONS_MAX = 60000,
    IDLE_S = 30,
    IDLE_MAX_S = 3600
};

static const char HELP[] =
    "Cách dùng: vanthu-searchd [--archive THƯ_MỤC] [--listen ĐỊA_CHỈ:CỔNG] [tùy chọn]\n"
    "\n"
    "Phục vụ một kho văn bản qua HTTP: trang tra cứu và API JSON (xem /openapi.json). Chỉ đọc.\n"
    "\n"
    "  --archive THƯ_MỤC      kho văn bản ($VANTHU_ARCHIVE, $XDG_DATA_HOME/vanthu)\n"
    "  --listen ĐỊA_CHỈ:CỔNG  nơi lắng nghe (127.0.0.1:8080); cổng 0: máy chọn, in ra màn hình\n"
    "  --host TÊN             tên máy chủ được chấp nhận, dùng lại được nhiều lần\n"
    "  --workers N            số luồng trả lời (số nhân của máy)\n"
    "  --connections N        số kết nối tối đa (512)\n"
    "  --per-address N        số kết nối tối đa của một địa chỉ (0: không hạn chế)\n"
    "  --idle GIÂY            đóng kết nối không hoạt động sau (30)\n"
    "  --help, --version\n";

void vt_options_print_help(void)
{
    fputs(HELP, stdout);
}

static int take_number(const char *option, const char *text, unsigned min, unsigned max,
                       unsigned *ret, struct vt_error *err)
{
    uint64_t number;
    if (!vt_str_to_u64(vt_str(text), max, &number) || number < min) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "--%s không nhận '%s'", option, text),
                       "số nguyên từ %u đến %u", min, max);
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

static int take_option(int option, const char *value, struct vt_options *options,
                       struct vt_error *err)
{
    struct vt_server_options *server = &options->server;
    switch (option) {
    case 'a':
        server->archive_dir = value;
        return VT_OK;
    case 'l':
        options->listen = value;
        return VT_OK;
    case 'n':
        return take_host(value, &server->hosts, err);
    case 'w':
        return take_number("workers", value, 1, WORKERS_MAX, &server->workers, err);
    case 'c':
        return take_number("connections", value, 1, CONNECTIONS_MAX, &server->connections, err);
    case 'p':
        return take_number("per-address", value, 0, CONNECTIONS_MAX, &server->per_address, err);
    case 'i':
        return take_number("idle", value, 1, IDLE_MAX_S, &server->idle_s, err);
    case 'h':
        options->show_help = true;
        return VT_OK;
    case 'v':
        options->show_version = true;
        return VT_OK;
    default:
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "tùy chọn không đúng"),
                       "xem vanthu-searchd --help");
    }
}

int vt_options_parse(int argc, char **argv, struct vt_options *ret, struct vt_error *err)
{
    static const struct option NAMES[] = {{"archive", required_argument, NULL, 'a'},
                                          {"listen", required_argument, NULL, 'l'},
                                          {"host", required_argument, NULL, 'n'},
                                          {"workers", required_argument, NULL, 'w'},
                                          {"connections", required_argument, NULL, 'c'},
                                          {"per-address", required_argument, NULL, 'p'},
                                          {"idle", required_argument, NULL, 'i'},
                                          {"help", no_argument, NULL, 'h'},
                                          {"version", no_argument, NULL, 'v'},
                                          {NULL, 0, NULL, 0}};
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    struct vt_options options = {
        .server = {.workers = cores < 1             ? 1
                              : cores > WORKERS_MAX ? WORKERS_MAX
                                                    : (unsigned)cores,
                   .connections = CONNECTIONS,
                   .idle_s = IDLE_S},
        .listen = "127.0.0.1:8080",
    };
    int option;
    while ((option = getopt_long(argc, argv, "", NAMES, NULL)) >= 0) {
        int status = take_option(option, optarg, &options, err);
        if (status != VT_OK)
            return status;
    }
    if (optind < argc) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "không hiểu '%s'", argv[optind]),
                       "xem vanthu-searchd --help");
    }
    if (options.server.archive_dir == NULL && !options.show_help && !options.show_version) {
        int status = default_archive(&options, err);
        if (status != VT_OK)
            return status;
    }
    *ret = options;
    return VT_OK;
}

void vt_options_release(struct vt_options *options)
{
    free(options->default_archive);
    options->default_archive = NULL;
}
