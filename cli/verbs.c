/* The verbs of `vanthu`: one table. */
#include "cli.h"

#define BIT VT_OPTION_BIT
#define LIST_OPTIONS (BIT(VT_OPTION_LIMIT) | BIT(VT_OPTION_OFFSET))
#define LINK_OPTIONS (BIT(VT_OPTION_RELATION) | BIT(VT_OPTION_AS_OF))
#define WORK_OPTIONS (BIT(VT_OPTION_TYPE) | BIT(VT_OPTION_ISSUER))
#define SERVER BIT(VT_OPTION_SERVER)

const struct vt_verb VT_VERBS[] = {
    {"index", "ĐƯỜNG_DẪN…", "đọc tệp mới và tệp đã đổi vào kho",
     "vanthu index ~/Văn\\ bản\n  vanthu index --watch /srv/den --archive /srv/kho\n\n"
     "Các tùy chọn khác được chuyển cho vanthu-indexer (xem vanthu-indexer --help).",
     BIT(VT_OPTION_WATCH), VT_OUTPUT_USUAL, 0, -1, VT_VERB_PASSES, vt_run_index},
    {"extract", "TỆP…", "văn bản, trường và dẫn chiếu trong tệp, không đụng đến kho",
     "vanthu extract congvan.docx\n  vanthu extract --format jsonl *.txt", BIT(VT_OPTION_EXPLAIN),
     VT_OUTPUT_USUAL, 1, -1, VT_VERB_ALONE, vt_run_extract},
    {"search", "CÂU_HỎI", "tìm văn bản theo lời, số, cơ quan, ngày …",
     "vanthu search thu hút trí thức\n"
     "  vanthu search '\"liên hiệp các hội\" loại:công-văn ngày:2025'\n"
     "  vanthu search --batch hoi.tsv --unit article --format trec",
     LIST_OPTIONS | BIT(VT_OPTION_SORT) | BIT(VT_OPTION_UNIT) | BIT(VT_OPTION_FACETS) |
         BIT(VT_OPTION_EXPLAIN) | BIT(VT_OPTION_BATCH) | SERVER,
     VT_OUTPUT_USUAL | VT_OUTPUT_TREC, 0, -1, VT_VERB_ASKS, vt_run_search},
    {"show", "VĂN_BẢN", "một văn bản: các trường, toàn văn, dẫn chiếu",
     "vanthu show 1391/UBND-VX\n  vanthu show --original 2386-CT/TU > tep-goc",
     BIT(VT_OPTION_ORIGINAL) | BIT(VT_OPTION_AKN) | SERVER, VT_OUTPUT_USUAL, 1, -1, VT_VERB_ASKS,
     vt_run_show},
    {"resolve", "LỜI", "\"nghi quyet 57\", \"NQ57\" có thể là văn bản nào, vì sao",
     "vanthu resolve nq57", BIT(VT_OPTION_LIMIT) | SERVER, VT_OUTPUT_USUAL, 1, -1, VT_VERB_ASKS,
     vt_run_resolve},
    {"cites", "VĂN_BẢN", "văn bản này dẫn chiếu những gì",
     "vanthu cites 2386-CT/TU --relation BASED_ON",
     BIT(VT_OPTION_DEPTH) | LINK_OPTIONS | WORK_OPTIONS | LIST_OPTIONS | SERVER, VT_OUTPUT_USUAL, 1,
     -1, VT_VERB_ASKS, vt_run_cites},
    {"cited-by", "VĂN_BẢN", "những văn bản nào dẫn chiếu văn bản này",
     "vanthu cited-by \"nghị quyết 57\"\n  vanthu cited-by 45-NQ/TW --depth 0 --as-of 2024",
     BIT(VT_OPTION_DEPTH) | LINK_OPTIONS | WORK_OPTIONS | LIST_OPTIONS | SERVER, VT_OUTPUT_USUAL, 1,
     -1, VT_VERB_ASKS, vt_run_cited_by},
    {"lineage", "VĂN_BẢN", "chuỗi căn cứ lên đến gốc và chuỗi thực hiện đi xuống",
     "vanthu lineage 1391/UBND-VX\n  vanthu lineage 45-NQ/TW --format svg > so-do.svg",
     BIT(VT_OPTION_DEPTH) | LINK_OPTIONS | WORK_OPTIONS | BIT(VT_OPTION_LIMIT) | SERVER,
     VT_OUTPUT_USUAL | VT_OUTPUT_DOT | VT_OUTPUT_GRAPHML | VT_OUTPUT_SVG, 1, -1, VT_VERB_ASKS,
     vt_run_lineage},
    {"path", "TỪ ĐẾN", "đường dẫn chiếu ngắn nhất, mỗi bước một câu trích",
     "vanthu path 1391/UBND-VX 45-NQ/TW", LINK_OPTIONS | SERVER, VT_OUTPUT_USUAL, 2, 2,
     VT_VERB_ASKS, vt_run_path},
    {"status", "VĂN_BẢN", "còn hiệu lực hay không, vì sao",
     "vanthu status 42-CT/TW --as-of 2025-03-13",
     BIT(VT_OPTION_AS_OF) | BIT(VT_OPTION_PART) | SERVER, VT_OUTPUT_USUAL, 1, -1, VT_VERB_ASKS,
     vt_run_status},
    {"gaps", "", "văn bản được dẫn chiếu mà kho chưa có, cần nhất trước", "vanthu gaps --limit 20",
     LIST_OPTIONS | WORK_OPTIONS | SERVER, VT_OUTPUT_USUAL, 0, 0, VT_VERB_ASKS, vt_run_gaps},
    {"conflicts", "", "chỗ các văn bản dẫn chiếu nói khác nhau, ai nói gì", "vanthu conflicts",
     LIST_OPTIONS | WORK_OPTIONS | SERVER, VT_OUTPUT_USUAL, 0, 0, VT_VERB_ASKS, vt_run_conflicts},
    {"check", "[TỆP]", "soát các dẫn chiếu trong một văn bản đang soạn",
     "vanthu check du-thao.txt\n  xclip -o | vanthu check", SERVER, VT_OUTPUT_USUAL, 0, 1,
     VT_VERB_ASKS, vt_run_check},
    {"correct", "VIỆC …", "sửa điều kho hiểu sai, có tên người sửa; lấy lại được",
     "vanthu correct merge 45-nq-tw.2023-11-25 45-nq-tw.2023-11-24 --reason \"đọc bản giấy\"\n"
     "  vanthu correct field 57-NQ/TW date 2024-12-22\n"
     "  vanthu correct reject 2b783e2436d6.1#12\n\n"
     "Các việc (DẪN_CHIẾU: \"citation\" trong kết quả của cites, cited-by):\n"
     "  merge VĂN_BẢN VĂN_BẢN         văn bản trước chính là văn bản sau\n"
     "  split DẪN_CHIẾU               dẫn chiếu này nói về văn bản khác cùng số\n"
     "  split ID                      tệp này không phải là bản sao của văn bản khác\n"
     "  field VĂN_BẢN TRƯỜNG GIÁ_TRỊ  trường: number type issuer place date subject\n"
     "                                effective expires\n"
     "  confirm DẪN_CHIẾU [VĂN_BẢN]   dẫn chiếu này nói đúng văn bản ấy\n"
     "  reject DẪN_CHIẾU              không phải là dẫn chiếu đến văn bản nào\n"
     "  undo SỐ                       bỏ lần sửa mang số này\n"
     "  list                          các lần sửa đang có tác dụng (--all: tất cả)",
     BIT(VT_OPTION_AUTHOR) | BIT(VT_OPTION_REASON) | BIT(VT_OPTION_ALL), VT_OUTPUT_USUAL, 1, 4,
     VT_VERB_ASKS, vt_run_correct},
    {"stats", "", "số liệu của kho", "vanthu stats --failures", BIT(VT_OPTION_FAILURES) | SERVER,
     VT_OUTPUT_USUAL, 0, 0, VT_VERB_ASKS, vt_run_stats},
    {"verify", "", "kiểm tra kho, đồ thị và chỉ mục có nguyên vẹn",
     "vanthu verify --archive /srv/kho", 0, VT_OUTPUT_USUAL, 0, 0, VT_VERB_ALONE, vt_run_verify},
    {"export", "", "xuất toàn bộ kho", "vanthu export --format graphml > do-thi.graphml", 0,
     VT_OUTPUT_JSONL | VT_OUTPUT_CSV | VT_OUTPUT_GRAPHML | VT_OUTPUT_JSONLD | VT_OUTPUT_AKN, 0, 0,
     VT_VERB_ASKS, vt_run_export},
    {"backup", "THƯ_MỤC", "bản sao nhất quán của kho, kể cả khi đang dùng",
     "vanthu backup /mnt/sao-luu/2025-03-13", 0, VT_OUTPUT_USUAL, 1, 1, VT_VERB_ASKS,
     vt_run_backup},
    {NULL, NULL, NULL, NULL, 0, 0, 0, 0, VT_VERB_ALONE, NULL},
};
