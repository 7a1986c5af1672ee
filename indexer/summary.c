#include "summary.h"

#include <stdio.h>

#include "numbers.h"
#include "vt_file.h"
#include "vt_json.h"

static const char *number(int64_t value)
{
    static char texts[8][32]; /* as many as one line shows */
    static unsigned next;
    char *text = texts[next++ % VT_ARRAY_LEN(texts)];
    vt_number_print(text, sizeof texts[0], value);
    return text;
}

static void print_run(const struct vt_summary *summary)
{
    const struct vt_ingest_counts *run = &summary->run;
    int64_t touched = run->new_files + run->changed;
    if (run->files > 0 && touched == 0)
        printf("Không có gì mới: %s tệp đều đã có trong kho.\n", number(run->files));
    else if (run->files > 0)
        printf("Đã xem %s tệp: %s mới, %s thay đổi, %s không đổi.\n", number(run->files),
               number(run->new_files), number(run->changed), number(run->unchanged));
    if (run->documents > 0)
        printf("Đã thêm %s văn bản với %s trích dẫn trong %.1f giây.\n", number(run->documents),
               number(run->citations), summary->seconds);
    if (run->failed + run->unread > 0)
        printf("Không đọc được %s tệp.\n", number(run->failed + run->unread));
    if (run->missing > 0)
        printf("%s tệp không còn ở chỗ cũ; văn bản của chúng vẫn được giữ.\n",
               number(run->missing));
    if (summary->works >= 0)
        printf("Đã nhập %s văn bản đã biết (kho chưa có toàn văn).\n", number(summary->works));
    if (run->files == 0 && summary->works < 0)
        printf(summary->rebuilt ? "Đã dựng lại chỉ mục và đồ thị trích dẫn.\n"
                                : "Không có gì phải làm.\n");
}

static void print_text(const struct vt_summary *summary)
{
    const struct vt_archive_counts *archive = &summary->archive;
    print_run(summary);
    printf("Kho %s: %s văn bản, %s trích dẫn", summary->archive_dir, number(archive->documents),
           number(archive->mentions));
    if (archive->failed + archive->unread > 0)
        printf(", %s tệp không đọc được (lý do: vanthu stats --failures)",
               number(archive->failed + archive->unread));
    printf(".\n");
}

static void print_json(const struct vt_summary *summary)
{
    const struct vt_ingest_counts *run = &summary->run;
    VT_AUTOJSON all = json_object();
    json_t *archive = json_object();
    vt_json_set_int(all, "files", run->files);
    vt_json_set_int(all, "new", run->new_files);
    vt_json_set_int(all, "changed", run->changed);
    vt_json_set_int(all, "unchanged", run->unchanged);
    vt_json_set_int(all, "missing", run->missing);
    vt_json_set_int(all, "failed", run->failed);
    vt_json_set_int(all, "unread", run->unread);
    vt_json_set_int(all, "documents", run->documents);
    vt_json_set_int(all, "citations", run->citations);
    vt_json_set_int(all, "bytes", run->bytes);
    vt_json_set_int(all, "works", summary->works < 0 ? 0 : summary->works);
    vt_json_set_score(all, "seconds", summary->seconds);
    vt_json_set_str(archive, "folder", vt_str(summary->archive_dir));
    vt_json_set_int(archive, "files", summary->archive.sources);
    vt_json_set_int(archive, "failed", summary->archive.failed);
    vt_json_set_int(archive, "unread", summary->archive.unread);
    vt_json_set_int(archive, "documents", summary->archive.documents);
    vt_json_set_int(archive, "citations", summary->archive.mentions);
    json_object_set_new(all, "archive", archive);
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_json_print(all, &text);
    printf("%.*s\n", VT_STR_ARG(vt_buf_str(&text)));
}

void vt_summary_print(const struct vt_summary *summary, bool json)
{
    if (json)
        print_json(summary);
    else
        print_text(summary);
    fflush(stdout);
}
