/* vanthu-indexer — files → archive, index and citation graph.  See options.c for its use. */
#include <stdio.h>

#include "explain.h"
#include "options.h"
#include "run.h"
#include "stop.h"
#include "vt_archive.h"
#include "vt_log.h"
#include "vt_worker.h"

enum { EXIT_DONE = 0, EXIT_ERROR = 2 };

int main(int argc, char **argv)
{
    vt_worker_main(argc, argv);
    vt_log_setup("vanthu-indexer", VT_LOG_INFO);
    struct vt_indexer_options options;
    struct vt_error err = {0};
    VT_AUTO(vt_buf_release) struct vt_buf dir = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_indexer_options_parse(argc, argv, &options, &err);
    if (status == VT_OK && options.show_help) {
        vt_indexer_options_help();
        return EXIT_DONE;
    }
    if (status == VT_OK && options.show_version) {
        puts("vanthu-indexer " VT_VERSION);
        return EXIT_DONE;
    }
    if (status == VT_OK)
        status = vt_archive_dir(options.archive, &dir, &err);
    if (status != VT_OK) {
        vt_log_failure(&err);
        return EXIT_ERROR;
    }
    vt_stop_on_signals();
    status = vt_run_indexer(&options, dir.data, &err);
    if (status == VT_RUN_STOPPED) {
        vt_log(VT_LOG_ERROR, "đã dừng; những tệp đọc xong đã được lưu, chạy lại để làm tiếp");
        return EXIT_ERROR;
    }
    if (status == VT_OK)
        return EXIT_DONE;
    vt_explain(&err, dir.data);
    return EXIT_ERROR;
}
