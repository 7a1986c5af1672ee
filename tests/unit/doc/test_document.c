#include "doc_fixture.h"

#include "vt_buf.h"

static const char STATE_DECISION[] =
    "ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "TỈNH BÌNH DƯƠNG                    Độc lập - Tự do - Hạnh phúc\n"
    "Số: 12/2019/QĐ-UBND             Bình Dương, ngày 05 tháng 7 năm 2019\n"
    "\n"
    "QUYẾT ĐỊNH\n"
    "Ban hành Quy định về quản lý bến bãi\n"
    "trên địa bàn tỉnh\n"
    "-----\n"
    "ỦY BAN NHÂN DÂN TỈNH BÌNH DƯƠNG\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
    "Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 45/TTr-SXD.\n"
    "QUYẾT ĐỊNH:\n"
    "Điều 1. Phạm vi\n"
    "1. Quy định này áp dụng cho bến bãi.\n"
    "a) Bến thủy;\n"
    "b) Bãi xe.\n"
    "2. Không áp dụng cho cảng.\n"
    "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 7 năm 2019./.\n"
    "Nơi nhận:                              TM. ỦY BAN NHÂN DÂN\n"
    "- Như Điều 2;                              KT. CHỦ TỊCH\n"
    "- Lưu: VT, KT.                            PHÓ CHỦ TỊCH\n"
    "\n"
    "                                          Trần Minh Khôi\n";

START_TEST(test_fields_of_a_decision)
{
    struct doc_fixture f;
    struct vt_document d;
    doc_fixture_init(&f, vt_str(STATE_DECISION));
    ck_assert_uint_eq(f.count, 1);
    doc_fixture_read(&f, 0, &d);
    vt_assert_str(d.key.value, VT_STR("12/2019/QĐ-UBND"));
    vt_assert_str(vt_type_id(d.type), VT_STR("QUYET_DINH"));
    vt_assert_str(d.issuer.value, VT_STR("Ủy ban nhân dân tỉnh Bình Dương"));
    vt_assert_str(d.issuer_code, VT_STR("UBND"));
    vt_assert_str(d.issuer_place.value, VT_STR("Bình Dương"));
    vt_assert_str(d.date.value, VT_STR("2019-07-05"));
    vt_assert_str(d.place.value, VT_STR("Bình Dương"));
    vt_assert_str(d.subject.value,
                  VT_STR("Ban hành Quy định về quản lý bến bãi trên địa bàn tỉnh"));
    vt_assert_str(d.effective.value, VT_STR("2019-07-20"));
    vt_assert_str(d.signer.value, VT_STR("Trần Minh Khôi"));
    vt_assert_str(d.position.value, VT_STR("PHÓ CHỦ TỊCH"));
    vt_assert_str(d.authority.value, VT_STR("KT. CHỦ TỊCH"));
    vt_assert_str(d.filing.value, VT_STR("Lưu: VT, KT"));
    ck_assert_uint_eq(d.recipient_count, 1);
    /* Every field that has evidence points at its words. */
    vt_assert_str(vt_str_span(f.page.text, d.signer.span), VT_STR("Trần Minh Khôi"));
    vt_assert_str(vt_str_span(f.page.text, d.number_raw.span), VT_STR("Số: 12/2019/QĐ-UBND"));
    vt_arena_release(&f.arena);
}
END_TEST

START_TEST(test_outline_of_a_decision)
{
    struct doc_fixture f;
    struct vt_document d;
    doc_fixture_init(&f, vt_str(STATE_DECISION));
    doc_fixture_read(&f, 0, &d);
    static const char *const IDS[] = {
        "art_1",         "art_1__para_1", "art_1__para_1__point_a", "art_1__para_1__point_b",
        "art_1__para_2", "art_2"};
    ck_assert_uint_eq(d.unit_count, VT_ARRAY_LEN(IDS));
    for (size_t i = 0; i < d.unit_count; i++)
        vt_assert_str(d.units[i].eid, vt_str(IDS[i]));
    vt_assert_str(d.units[0].heading, VT_STR("Phạm vi"));
    ck_assert_int_eq(d.units[3].parent, 1);
    vt_assert_str(vt_str_n(f.page.text.ptr + d.units[4].span.start, 2), VT_STR("2."));
    vt_arena_release(&f.arena);
}
END_TEST

START_TEST(test_fields_of_a_party_letter_without_letterhead)
{
    struct doc_fixture f;
    struct vt_document d;
    doc_fixture_init(
        &f,
        VT_STR(
            "Số 77-CV/TU\n\nV/v báo cáo kết quả\nrà soát quy chế\n\nKính gửi: - Các huyện ủy.\n\n"
            "Ban Thường vụ yêu cầu báo cáo trước ngày 01/02/2024.\n\nNơi nhận:\n- Như trên,\n"
            "- Lưu VPTU.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nTỉnh ủy Sơn La\n12-01-2024 08:30:00\n"
            "+07:00\n\nLò Văn Thử"));
    doc_fixture_read(&f, 0, &d);
    vt_assert_str(d.key.value, VT_STR("77-CV/TU"));
    vt_assert_str(vt_type_id(d.type), VT_STR("CONG_VAN"));
    vt_assert_str(d.subject.value, VT_STR("báo cáo kết quả rà soát quy chế"));
    vt_assert_str(d.date.value, VT_STR("2024-01-12"));
    ck_assert_str_eq(d.date.rule, "stamp");
    vt_assert_str(d.issuer.value, VT_STR("Tỉnh ủy Sơn La"));
    vt_assert_str(d.signer.value, VT_STR("Lò Văn Thử"));
    vt_assert_str(d.authority.value, VT_STR("T/M BAN THƯỜNG VỤ"));
    ck_assert_int_eq(d.regime, VT_REGIME_PARTY);
    vt_arena_release(&f.arena);
}
END_TEST

START_TEST(test_blank_number_and_date_stay_blank)
{
    struct doc_fixture f;
    struct vt_document d;
    doc_fixture_init(
        &f,
        VT_STR(
            "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\nSố:      /KH-UBND\n"
            "Lào Cai, ngày      tháng      năm 2026\n\nKẾ HOẠCH\n"
            "Triển khai Chỉ thị số 11-CT/TU ngày 04/01/2026 của Tỉnh ủy\n\nThực hiện Chỉ thị.\n"));
    doc_fixture_read(&f, 0, &d);
    vt_assert_str(d.key.value, VT_STR(""));
    vt_assert_str(d.number_parts.type_code, VT_STR("KH"));
    vt_assert_str(vt_type_id(d.type), VT_STR("KE_HOACH"));
    vt_assert_str(d.date.value, VT_STR("2026"));
    vt_assert_str(d.issuer.value, VT_STR("Ủy ban nhân dân tỉnh Lào Cai"));
    vt_arena_release(&f.arena);
}
END_TEST

START_TEST(test_first_and_last_day_of_effect)
{
    struct doc_fixture f;
    struct vt_document d;
    doc_fixture_init(&f,
                     VT_STR("Điều 2. Nghị quyết này có hiệu lực thi hành từ ngày 01 tháng 01 năm "
                            "2031 đến hết ngày 31 tháng 12 năm 2032.\n"));
    doc_fixture_read(&f, 0, &d);
    vt_assert_str(d.effective.value, VT_STR("2031-01-01"));
    vt_assert_str(d.expires.value, VT_STR("2033-01-01"));
    vt_arena_release(&f.arena);
    doc_fixture_init(&f, VT_STR("Điều 3. Quy định này có hiệu lực đến ngày 30/6/2033.\n"));
    doc_fixture_read(&f, 0, &d);
    vt_assert_str(d.effective.value, VT_STR(""));
    vt_assert_str(d.expires.value, VT_STR("2033-07-01"));
    vt_arena_release(&f.arena);
}
END_TEST

START_TEST(test_nothing_is_invented)
{
    struct doc_fixture f;
    struct vt_document d;
    doc_fixture_init(&f, VT_STR("Chỉ là một đoạn văn, không phải văn bản.\n"));
    ck_assert_uint_eq(f.count, 1);
    doc_fixture_read(&f, 0, &d);
    vt_assert_str(d.key.value, VT_STR(""));
    vt_assert_str(d.date.value, VT_STR(""));
    vt_assert_str(d.issuer.value, VT_STR(""));
    vt_assert_str(d.signer.value, VT_STR(""));
    ck_assert_int_eq(d.type, 0);
    vt_arena_release(&f.arena);
    doc_fixture_init(&f, VT_STR(""));
    ck_assert_uint_eq(f.count, 1);
    doc_fixture_read(&f, 0, &d);
    vt_arena_release(&f.arena);
}
END_TEST

/* Two lines of very many cells: each knows its column without a look at all before it. */
START_TEST(test_columns_of_long_lines)
{
    enum { CELLS = 100000, WIDTH = 5 };
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_page page;
    vt_arena_init(&arena, VT_BUF_NO_CAP);
    for (size_t i = 0; i < 2 * CELLS; i++)
        vt_buf_puts(&text, i == CELLS ? "\n| đề " : "| đề ");
    vt_assert_ok(vt_page_read(&arena, vt_buf_str(&text), &page, NULL));
    ck_assert_uint_eq(page.cell_count, 2 * CELLS);
    for (size_t i = 0; i < page.cell_count; i++) {
        ck_assert_uint_eq(page.cells[i].line, i / CELLS);
        ck_assert_uint_eq(page.cells[i].column, i % CELLS * WIDTH + 2);
    }
}
END_TEST

VT_TEST_MAIN("doc.document", test_fields_of_a_decision, test_outline_of_a_decision,
             test_fields_of_a_party_letter_without_letterhead,
             test_blank_number_and_date_stay_blank, test_first_and_last_day_of_effect,
             test_nothing_is_invented, test_columns_of_long_lines)
