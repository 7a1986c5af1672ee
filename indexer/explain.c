#include "explain.h"

#include "vt_log.h"

static const struct explanation {
    int status;
    const char *fact; /* of the archive */
    const char *remedy;
} EXPLANATIONS[] = {
    {VT_E_LOCKED, "đang được một chương trình khác ghi",
     "chờ chương trình đó kết thúc rồi chạy lại, hoặc chọn kho khác bằng --archive"},
    {VT_E_NOSPACE, "hết dung lượng khi ghi",
     "giải phóng chỗ trống rồi chạy lại; những gì đã lưu vẫn còn nguyên"},
    {VT_E_CORRUPT, "bị hỏng, hoặc không phải là kho văn bản",
     "chạy 'vanthu verify' để xem hỏng ở đâu; khôi phục từ bản sao lưu"},
    {VT_E_VERSION, "do một phiên bản mới hơn ghi",
     "dùng vanthu phiên bản mới hơn; kho không bị thay đổi"},
    {VT_E_NOMEM, "không đủ bộ nhớ", "chạy lại với ít tiến trình hơn (--jobs 1)"},
    {VT_E_IO, "không đọc hoặc ghi được", "kiểm tra quyền trên thư mục và tình trạng ổ đĩa"},
};

void vt_explain(const struct vt_error *err, const char *archive_dir)
{
    for (size_t i = 0; i < VT_ARRAY_LEN(EXPLANATIONS); i++)
        if (EXPLANATIONS[i].status == err->status) {
            vt_log(VT_LOG_ERROR, "kho '%s' %s (%s)", archive_dir, EXPLANATIONS[i].fact,
                   err->message);
            vt_log(VT_LOG_ERROR, "%s", EXPLANATIONS[i].remedy);
            return;
        }
    vt_log_failure(err);
}
