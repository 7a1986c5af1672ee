#include "options.h"

#include <getopt.h>
#include <sched.h>
#include <stdio.h>

#include "vt_str.h"

enum {
    JOBS_MAX = 512,
    MEMORY_DEFAULT_MB = 64,
    MEMORY_MIN_MB = 16,
    MEMORY_MAX_MB = 65536,
    /* Below this, one part answers as fast as several, and is smaller. */
    PART_UNITS_DEFAULT = 1000000,
    PART_UNITS_MIN = 1000,
    PART_UNITS_MAX = 100000000,
    INDEX_THREADS_MAX = 8
};

static const char HELP[] =
    "Cách dùng: vanthu-indexer [--archive THƯ_MỤC] [tùy chọn] [TỆP hoặc THƯ_MỤC…]\n"
    "\n"
    "Đọc các tệp mới và đã thay đổi vào kho văn bản, rồi cập nhật chỉ mục và đồ thị trích dẫn.\n"
    "Không có tệp hay thư mục nào: chỉ dựng lại những gì còn thiếu.\n"
    "\n"
    "  --archive THƯ_MỤC  kho văn bản ($VANTHU_ARCHIVE, $XDG_DATA_HOME/vanthu,\n"
    "                     ~/.local/share/vanthu)\n"
    "  --jobs N           số tiến trình đọc tệp (mặc định: số nhân của máy)\n"
    "  --memory MB        bộ nhớ để lập chỉ mục, từ 16 (mặc định: 64)\n"
    "  --part-units N     số đơn vị nhiều nhất trong một phần của chỉ mục, từ 1000\n"
    "                     (mặc định: 1000000)\n"
    "  --retry            đọc lại cả những tệp lần trước không đọc được\n"
    "  --watch            tiếp tục theo dõi các thư mục cho đến khi bị dừng (Ctrl-C)\n"
    "  --works TỆP.tsv    nhập thư mục văn bản đã biết nhưng kho chưa có; các cột:\n"
    "                     key, type, issuer, date, subject, source\n"
    "  --format text|json dạng của bản tổng kết (mặc định: text)\n"
    "  --quiet            không hiện tiến độ\n"
    "  --help, --version\n"
    "\n"
    "Ví dụ:\n"
    "  vanthu-indexer ~/van-ban\n"
    "  vanthu-indexer --archive /srv/kho --watch /srv/cong-van-den\n";

void vt_indexer_options_help(void)
{
    fputs(HELP, stdout);
}

static unsigned cores(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < 1 ? 1 : (unsigned)count;
}

static int take_number(const char *name, const char *text, uint64_t least, uint64_t most,
                       uint64_t *ret, struct vt_error *err)
{
    if (!vt_str_to_u64(vt_str(text), most, ret) || *ret < least) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "%s không nhận '%s'", name, text),
                       "số nguyên từ %llu đến %llu", (unsigned long long)least,
                       (unsigned long long)most);
    }
    return VT_OK;
}

static int take_jobs(const char *text, struct vt_indexer_options *options, struct vt_error *err)
{
    uint64_t number = 0;
    int status = take_number("--jobs", text, 1, JOBS_MAX, &number, err);
    if (status == VT_OK)
        options->jobs = (unsigned)number;
    return status;
}

static int take_memory(const char *text, struct vt_indexer_options *options, struct vt_error *err)
{
    uint64_t number = 0;
    int status = take_number("--memory", text, MEMORY_MIN_MB, MEMORY_MAX_MB, &number, err);
    if (status == VT_OK)
        options->derive.index.memory_bytes = number << 20;
    return status;
}

static int take_part_units(const char *text, struct vt_indexer_options *options,
                           struct vt_error *err)
{
    uint64_t number = 0;
    int status = take_number("--part-units", text, PART_UNITS_MIN, PART_UNITS_MAX, &number, err);
    if (status == VT_OK)
        options->derive.part_units = (uint32_t)number;
    return status;
}

static int take_format(const char *text, struct vt_indexer_options *options, struct vt_error *err)
{
    options->json = strcmp(text, "json") == 0;
    if (options->json || strcmp(text, "text") == 0)
        return VT_OK;
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "--format không nhận '%s'", text),
                   "text hoặc json");
}

static int take_option(int letter, struct vt_indexer_options *options, char **argv,
                       struct vt_error *err)
{
    switch (letter) {
    case 'a':
        options->archive = optarg;
        return VT_OK;
    case 'j':
        return take_jobs(optarg, options, err);
    case 'm':
        return take_memory(optarg, options, err);
    case 'p':
        return take_part_units(optarg, options, err);
    case 'f':
        return take_format(optarg, options, err);
    case 'o':
        options->works = optarg;
        return VT_OK;
    case 'q':
        options->quiet = true;
        return VT_OK;
    case 'r':
        options->retry = true;
        return VT_OK;
    case 'w':
        options->watch = true;
        return VT_OK;
    case 'h':
        options->show_help = true;
        return VT_OK;
    case 'v':
        options->show_version = true;
        return VT_OK;
    case ':':
        vt_fail(err, VT_E_INVALID, "tùy chọn '%s' thiếu giá trị", argv[optind - 1]);
        break;
    default:
        vt_fail(err, VT_E_INVALID, "không có tùy chọn '%s'", argv[optind - 1]);
        break;
    }
    return vt_hint(err, VT_E_INVALID, "xem vanthu-indexer --help");
}

int vt_indexer_options_parse(int argc, char **argv, struct vt_indexer_options *ret,
                             struct vt_error *err)
{
    static const struct option NAMES[] = {
        {"archive", required_argument, NULL, 'a'}, {"jobs", required_argument, NULL, 'j'},
        {"memory", required_argument, NULL, 'm'},  {"part-units", required_argument, NULL, 'p'},
        {"format", required_argument, NULL, 'f'},  {"works", required_argument, NULL, 'o'},
        {"quiet", no_argument, NULL, 'q'},         {"retry", no_argument, NULL, 'r'},
        {"watch", no_argument, NULL, 'w'},         {"help", no_argument, NULL, 'h'},
        {"version", no_argument, NULL, 'v'},       {NULL, 0, NULL, 0},
    };
    const unsigned core_count = cores();
    struct vt_indexer_options options = {
        .jobs = core_count,
        .derive = {.index = {.thread_count =
                                 core_count < INDEX_THREADS_MAX ? core_count : INDEX_THREADS_MAX,
                             .memory_bytes = (uint64_t)MEMORY_DEFAULT_MB << 20},
                   .part_units = PART_UNITS_DEFAULT}};
    int letter;
    opterr = 0;
    optind = 0;
    while ((letter = getopt_long(argc, argv, ":hq", NAMES, NULL)) != -1) {
        int status = take_option(letter, &options, argv, err);
        if (status != VT_OK)
            return status;
    }
    options.paths = argv + optind;
    options.path_count = argc - optind;
    if (options.watch && options.path_count == 0) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "--watch cần ít nhất một thư mục"),
                       "ví dụ: vanthu-indexer --watch ~/van-ban");
    }
    *ret = options;
    return VT_OK;
}
