/* The order in which files arrive leaves no trace: the same export, byte by byte. */
#include "run.h"

#include <stdio.h>
#include <stdlib.h>

#include "vt_file.h"

enum { FILES = 7, ORDERS = 20 };

#define HEAD(issuer, number, place_and_date) issuer "\n\nSố: " number "\n\n" place_and_date "\n\n"

/* A decree that others cite before it arrives, with a slip in one date; one number in two provinces; a
 * document that comes as two files. */
static const char *const TEXTS[FILES] = {
    HEAD("CHÍNH PHỦ", "7/2030/NĐ-CP",
         "Hà Nội, ngày 5 tháng 2 năm 2030") "NGHỊ ĐỊNH\nQuy định về thử nghiệm\n\nCăn cứ Luật Thử "
                                            "nghiệm năm 2029;\n\nĐiều 1. Thử.\n",
    HEAD("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "12/2030/QĐ-UBND",
         "Lào Cai, ngày 1 tháng 3 năm 2030") "QUYẾT ĐỊNH\nVề việc thử tại tỉnh\n\nCăn cứ Nghị định "
                                             "số 7/2030/NĐ-CP ngày 05/02/2030 của Chính "
                                             "phủ;\n\nĐiều 1. Thử.\n",
    HEAD("ỦY BAN NHÂN DÂN TỈNH SƠN LA", "12/2030/QĐ-UBND",
         "Sơn La, ngày 1 tháng 3 năm 2030") "QUYẾT ĐỊNH\nVề việc thử tại tỉnh\n\nCăn cứ Nghị định "
                                            "số 7/2030/NĐ-CP ngày 06/02/2030 của Chính "
                                            "phủ;\n\nĐiều 1. Thử.\n",
    HEAD("SỞ NỘI VỤ TỈNH LÀO CAI", "30/SNV-VP",
         "Lào Cai, ngày 9 tháng 4 năm 2030") "Kính gửi: Các phòng.\n\nThực hiện Quyết định số "
                                             "12/2030/QĐ-UBND của Ủy ban nhân dân tỉnh và Nghị "
                                             "quyết 57 của Bộ Chính trị, Sở đề nghị thực hiện.\n",
    HEAD("BỘ NỘI VỤ", "3/2031/TT-BNV",
         "Hà Nội, ngày 2 tháng 1 năm 2031") "THÔNG TƯ\nHướng dẫn thử nghiệm\n\nCăn cứ Nghị định số "
                                            "7/2030/NĐ-CP;\n\nĐiều 1. Bãi bỏ Thông tư số "
                                            "1/2029/TT-BNV ngày 03/5/2029 của Bộ trưởng Bộ Nội "
                                            "vụ.\n",
    HEAD("BỘ NỘI VỤ", "3/2031/TT-BNV",
         "Hà Nội, ngày 2 tháng 1 năm 2031") "THÔNG TƯ\nHướng dẫn thử nghiệm\n\nCăn cứ Nghị định số "
                                            "7/2030/NĐ-CP;\n",
    HEAD("SỞ NỘI VỤ TỈNH SƠN LA", "30/SNV-VP",
         "Sơn La, ngày 9 tháng 4 năm 2030") "Kính gửi: Các phòng.\n\nThực hiện Quyết định số "
                                            "12/2030/QĐ-UBND ngày 01/3/2030 và Nghị quyết số "
                                            "57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Sở đề nghị "
                                            "thực hiện.\n",
};

static void shuffle(size_t order[FILES], unsigned seed)
{
    for (size_t i = 0; i < FILES; i++)
        order[i] = i;
    for (size_t i = FILES; i > 1; i--) {
        const size_t j = (size_t)rand_r(&seed) % i;
        const size_t kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

static void index_file(const char *archive, const char *path)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu-indexer", path, NULL);
    vt_assert_exit(&run, 0);
}

static void export_graph(const char *archive, const char *format, struct vt_run *run)
{
    vt_run(run, archive, "vanthu", "export", "--format", format, NULL);
    vt_assert_exit(run, 0);
}

/* Two files, one after the other, then the rest: what is cited comes before and after what cites it. */
static char *make_archive(const char *dir, unsigned seed)
{
    static char archive[1024], paths[FILES][1200], rest[1100];
    size_t order[FILES];
    shuffle(order, seed);
    snprintf(archive, sizeof archive, "%s/kho%u", dir, seed);
    snprintf(rest, sizeof rest, "%s/files", dir);
    for (size_t i = 0; i < FILES; i++)
        snprintf(paths[i], sizeof paths[i], "%s/%zu.txt", rest, order[i]);
    index_file(archive, paths[0]);
    index_file(archive, paths[1]);
    index_file(archive, rest);
    return archive;
}

START_TEST(test_twenty_orders_give_one_graph)
{
    char *dir = vt_test_folder(), path[1100];
    VT_AUTO(vt_run_release) struct vt_run first = {0}, first_lines = {0};
    snprintf(path, sizeof path, "%s/files", dir);
    vt_assert_ok(vt_file_mkdirs(path, NULL));
    for (size_t i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "%s/files/%zu.txt", dir, i);
        vt_assert_ok(vt_file_write_atomic(path, vt_str(TEXTS[i]), NULL));
    }
    for (unsigned seed = 1; seed <= ORDERS; seed++) {
        VT_AUTO(vt_run_release) struct vt_run graphml = {0}, lines = {0};
        const char *archive = make_archive(dir, seed);
        export_graph(archive, "graphml", seed == 1 ? &first : &graphml);
        export_graph(archive, "jsonl", seed == 1 ? &first_lines : &lines);
        if (seed == 1) {
            ck_assert_ptr_nonnull(strstr(first.out.data, "57-nq-tw.2024-12-22"));
            continue;
        }
        ck_assert_msg(vt_str_eq(vt_buf_str(&first.out), vt_buf_str(&graphml.out)), "order %u",
                      seed);
        ck_assert_msg(vt_str_eq(vt_buf_str(&first_lines.out), vt_buf_str(&lines.out)), "order %u",
                      seed);
    }
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("e2e.indexer.orders", test_twenty_orders_give_one_graph)
