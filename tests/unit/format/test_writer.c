#include "vt_writer.h"

#include "format_fixture.h"

struct session {
    struct vt_arena arena;
    struct vt_format_limits limits;
    struct vt_source source;
    struct vt_writer writer;
};

static void begin(struct session *session, size_t text_bytes)
{
    vt_arena_init(&session->arena, FIXTURE_ARENA_BYTES);
    session->limits = VT_FORMAT_LIMITS;
    session->limits.text_bytes = text_bytes;
    session->source = (struct vt_source){&session->arena, VT_STR_EMPTY, &session->limits};
    vt_writer_init(&session->writer, &session->source);
}

static void end(struct session *session)
{
    vt_writer_release(&session->writer);
    vt_arena_release(&session->arena);
}

static void check_text(struct session *session, const char *expected)
{
    struct vt_format_text read = {.block_count = 0};
    vt_assert_ok(vt_writer_finish(&session->writer, &read, NULL));
    check_blocks(&read);
    vt_assert_str(read.text, vt_str(expected));
}

static void paragraph(struct session *session, const char *text)
{
    vt_writer_paragraph(&session->writer, VT_BLOCK_PARAGRAPH, vt_str(text));
}

START_TEST(test_paragraphs_are_tidied)
{
    struct session session;
    begin(&session, 1000);
    paragraph(&session, "");
    paragraph(&session, "  \xC2\xA0 một \xC2\xA0");
    paragraph(&session, " ");
    paragraph(&session, "");
    paragraph(&session, "hai \t\r\n\n \n\n  ba");
    vt_writer_page_break(&session.writer);
    paragraph(&session, "bốn");
    check_text(&session, "một\n\nhai\n\n  ba\n\fbốn\n");
    end(&session);
}
END_TEST

START_TEST(test_text_is_always_valid_utf8)
{
    struct session session;
    begin(&session, 1000);
    paragraph(&session, "a\xFF"
                        "b\xE1\xBB");
    check_text(&session, "a\xEF\xBF\xBD"
                         "b\xEF\xBF\xBD\xEF\xBF\xBD\n");
    end(&session);
}
END_TEST

START_TEST(test_tables_that_were_never_closed_are_written)
{
    struct session session;
    begin(&session, 1000);
    vt_writer_row_begin(&session.writer);
    vt_writer_cell_begin(&session.writer);
    vt_writer_table_end(&session.writer);
    vt_writer_table_begin(&session.writer);
    paragraph(&session, "một");
    vt_writer_cell_begin(&session.writer);
    paragraph(&session, "hai\nba");
    vt_writer_table_begin(&session.writer);
    paragraph(&session, "bốn");
    check_text(&session, "một\nhai\nba\nbốn\n");
    end(&session);
}
END_TEST

START_TEST(test_wide_cells_move_the_columns)
{
    struct session session;
    begin(&session, 1000);
    vt_writer_table_begin(&session.writer);
    for (int row = 0; row < 2; row++) {
        vt_writer_row_begin(&session.writer);
        vt_writer_cell_begin(&session.writer);
        paragraph(&session, row == 0 ? "TỈNH MẪU" : "Số: 1");
        vt_writer_cell_span(&session.writer, row == 0 ? 2 : 1);
        vt_writer_cell_begin(&session.writer);
        paragraph(&session, row == 0 ? "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" : "giữa");
        vt_writer_cell_begin(&session.writer);
        paragraph(&session, row == 0 ? "" : "ngày 1");
    }
    vt_writer_table_end(&session.writer);
    check_text(&session, "TỈNH MẪU\nSố: 1\ngiữa\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nngày 1\n");
    end(&session);
}
END_TEST

START_TEST(test_limit)
{
    struct session session;
    begin(&session, 12);
    paragraph(&session, "0123456789");
    paragraph(&session, "0123456789");
    struct vt_format_text read;
    struct vt_error err;
    ck_assert_int_eq(vt_writer_finish(&session.writer, &read, &err), VT_E_LIMIT);
    end(&session);
}
END_TEST

VT_TEST_MAIN("format.writer", test_paragraphs_are_tidied, test_text_is_always_valid_utf8,
             test_tables_that_were_never_closed_are_written, test_wide_cells_move_the_columns,
             test_limit)
