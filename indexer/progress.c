#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "clock.h"
#include "numbers.h"
#include "vt_file.h"

void vt_progress_init(struct vt_progress *progress, bool quiet)
{
    const char *no_color = getenv("NO_COLOR");
    bool plain = no_color != NULL && no_color[0] != '\0';
    *progress = (struct vt_progress){.shown = !quiet && !plain && isatty(STDERR_FILENO) == 1,
                                     .began_ms = vt_now_ms()};
}

static int count_file(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    (void)path, (void)info, (void)err;
    ++*(int64_t *)ctx;
    return VT_OK;
}

void vt_progress_expect(struct vt_progress *progress, char **paths, int path_count)
{
    progress->files_at_most = 0;
    for (int i = 0; progress->shown && i < path_count; i++)
        vt_file_walk(paths[i], count_file, NULL, &progress->files_at_most, NULL);
    progress->began_ms = vt_now_ms();
}

static void show(struct vt_progress *progress, const char *text)
{
    if (!progress->shown)
        return;
    fprintf(stderr, "\r\033[K%s", text);
    fflush(stderr);
    progress->has_line = true;
}

void vt_progress_clear(struct vt_progress *progress)
{
    if (progress->has_line)
        fputs("\r\033[K", stderr);
    progress->has_line = false;
}

static void print_remaining(char *to, size_t room, double seconds)
{
    if (seconds < 90)
        snprintf(to, room, "còn khoảng %.0f giây", seconds);
    else if (seconds < 5400)
        snprintf(to, room, "còn khoảng %.0f phút", seconds / 60);
    else
        snprintf(to, room, "còn khoảng %.1f giờ", seconds / 3600);
}

void vt_progress_files(struct vt_progress *progress, const struct vt_ingest_counts *counts)
{
    char text[256], remaining[64] = "", seen[32], all[40] = "";
    double seconds = (double)(vt_now_ms() - progress->began_ms) / 1000;
    double rate = seconds > 0 ? (double)counts->files / seconds : 0;
    vt_number_print(seen, sizeof seen, counts->files);
    if (progress->files_at_most > 0) {
        all[0] = '/';
        vt_number_print(all + 1, sizeof all - 1, progress->files_at_most);
        if (seconds > 2 && rate > 0 && progress->files_at_most > counts->files)
            print_remaining(remaining, sizeof remaining,
                            (double)(progress->files_at_most - counts->files) / rate);
    }
    snprintf(text, sizeof text, "Đang đọc: %s%s tệp, %.0f tệp/giây%s%s", seen, all, rate,
             remaining[0] != '\0' ? ", " : "", remaining);
    show(progress, text);
}

void vt_progress_stage(struct vt_progress *progress, enum vt_derive_stage stage, unsigned done,
                       unsigned known)
{
    char text[160], of[32], all[32];
    switch (stage) {
    case VT_DERIVE_INDEX:
        vt_number_print(of, sizeof of, done);
        vt_number_print(all, sizeof all, known);
        snprintf(text, sizeof text, "Đang lập chỉ mục: %s/%s văn bản", of, all);
        show(progress, text);
        return;
    case VT_DERIVE_GRAPH:
        show(progress, "Đang dựng đồ thị trích dẫn…");
        return;
    case VT_DERIVE_COMPACT:
        show(progress, "Đang thu gọn chỉ mục…");
        return;
    }
}
