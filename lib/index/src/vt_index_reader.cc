#include "vt_index_reader.hh"

#include <cerrno>
#include <sys/stat.h>

namespace
{

/** Open dir into *reader, which keeps its state on failure. */
int open_into(struct vt_index_reader *reader, const struct stat &info, struct vt_error *err)
{
    if (!vt::index_exists(reader->dir)) {
        return vt_hint(err, vt_fail(err, VT_E_NOTFOUND, "no index at '%s'", reader->dir.c_str()),
                       "run 'vanthu index' first");
    }
    Xapian::Database db(reader->dir, Xapian::DB_BACKEND_GLASS);
    int status = vt::check_format(db, reader->dir.c_str(), err);
    if (status != VT_OK)
        return status;
    reader->db = db;
    reader->device = info.st_dev;
    reader->inode = info.st_ino;
    return VT_OK;
}

int stat_folder(const std::string &dir, struct stat *ret, struct vt_error *err)
{
    if (stat(dir.c_str(), ret) == 0)
        return VT_OK;
    return vt_hint(err, vt_fail_errno(err, errno, "no index at '%s'", dir.c_str()),
                   "run 'vanthu index' first");
}

} // namespace

int vt_index_reader_open(const char *dir, struct vt_index_reader **ret, struct vt_error *err)
{
    return vt::guard(err, "cannot open the index", [&]() -> int {
        struct stat info;
        int status = stat_folder(dir, &info, err);
        if (status != VT_OK)
            return status;
        auto *reader = new vt_index_reader{dir, Xapian::Database(), 0, 0};
        status =
            vt::guard(err, "cannot open the index", [&] { return open_into(reader, info, err); });
        if (status == VT_OK)
            *ret = reader;
        else
            vt_index_reader_close(reader);
        return status;
    });
}

void vt_index_reader_close(struct vt_index_reader *reader)
{
    if (reader == nullptr)
        return;
    vt::guard(nullptr, "cannot close the index", [&]() -> int {
        reader->db.close();
        return VT_OK;
    });
    delete reader;
}

int vt_index_reopen(struct vt_index_reader *reader, struct vt_error *err)
{
    return vt::guard(err, "cannot reopen the index", [&]() -> int {
        struct stat info;
        int status = stat_folder(reader->dir, &info, err);
        if (status != VT_OK)
            return status;
        if (info.st_dev != reader->device || info.st_ino != reader->inode)
            return open_into(reader, info, err);
        reader->db.reopen();
        return VT_OK;
    });
}

int vt_index_sequence(struct vt_index_reader *reader, uint64_t *ret_sequence, struct vt_error *err)
{
    return vt::guard(err, "cannot read the index", [&]() -> int {
        *ret_sequence = vt::stored_sequence(reader->db);
        return VT_OK;
    });
}

int vt_index_unit_count(struct vt_index_reader *reader, uint32_t *ret_count, struct vt_error *err)
{
    return vt::guard(err, "cannot read the index", [&]() -> int {
        *ret_count = reader->db.get_doccount();
        return VT_OK;
    });
}

int vt_index_term_frequency(struct vt_index_reader *reader, struct vt_str term, uint32_t *ret,
                            struct vt_error *err)
{
    return vt::guard(err, "cannot read the index", [&]() -> int {
        int status = vt::check_term(term, err);
        if (status != VT_OK)
            return status;
        *ret = reader->db.get_termfreq(vt::to_string(term));
        return VT_OK;
    });
}

int vt_index_each_term(struct vt_index_reader *reader, struct vt_str prefix, uint32_t limit,
                       vt_term_cb cb, void *ctx, struct vt_error *err)
{
    return vt::guard(err, "cannot read the index", [&]() -> int {
        std::string start = vt::to_string(prefix);
        int status = VT_OK;
        Xapian::TermIterator end = reader->db.allterms_end(start);
        for (Xapian::TermIterator it = reader->db.allterms_begin(start);
             it != end && limit > 0 && status == VT_OK; ++it, limit--) {
            const std::string term = *it;
            status = cb(vt_str_n(term.data(), term.size()), it.get_termfreq(), ctx);
        }
        return status;
    });
}

int vt_index_data(struct vt_index_reader *reader, uint32_t unit, struct vt_buf *ret,
                  struct vt_error *err)
{
    return vt::guard(err, "cannot read a unit of the index", [&]() -> int {
        const std::string packed = reader->db.get_document(unit).get_data();
        vt_buf_add(ret, vt::unpack_data(packed).data);
        return ret->failed;
    });
}

int vt_index_value(struct vt_index_reader *reader, uint32_t unit, uint32_t slot, struct vt_buf *ret,
                   struct vt_error *err)
{
    return vt::guard(err, "cannot read a unit of the index", [&]() -> int {
        const std::string value =
            reader->db.get_document(unit, Xapian::DOC_ASSUME_VALID).get_value(slot);
        vt_buf_add(ret, vt_str_n(value.data(), value.size()));
        return ret->failed;
    });
}
