#include "vt_statement.h"

#define WORK(member) VT_MEMBER(TEXT, struct vt_archive_work, member)
static const struct vt_member MEMBERS[] = {
    WORK(key), WORK(type), WORK(issuer), WORK(date), WORK(subject), WORK(source),
};

int vt_archive_put_work(struct vt_archive *archive, const struct vt_archive_work *work,
                        struct vt_error *err)
{
    int status = vt_archive_expect_transaction(archive, err);
    if (status != VT_OK)
        return status;
    /* A row that says the same already is left alone, so that importing a table again changes
     * nothing. */
    VT_AUTOSTATEMENT statement;
    status = vt_statement_open(archive,
                               "INSERT INTO work VALUES (?,?,?,?,?,?,?) "
                               "ON CONFLICT (key, type, issuer, date) DO UPDATE SET "
                               "subject = excluded.subject, source = excluded.source, "
                               "checksum = excluded.checksum "
                               "WHERE subject <> excluded.subject OR source <> excluded.source",
                               &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), work);
    vt_bind_checksum(&statement);
    return vt_statement_run(&statement, err);
}

int vt_archive_each_work(struct vt_archive *archive, vt_work_cb cb, void *ctx, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive, "SELECT * FROM work ORDER BY key, type, issuer, date",
                                   &statement, err);
    if (status != VT_OK)
        return status;
    bool row;
    while ((status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        struct vt_archive_work work;
        vt_column_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &work);
        status = cb(&work, ctx, err);
        if (status != VT_OK)
            break;
    }
    return status;
}
