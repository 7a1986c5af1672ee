#include "vt_index_reader.hh"

namespace
{

int stat_manifest(const std::string &dir, struct stat *ret, struct vt_error *err)
{
    if (stat(vt::manifest_path(dir).c_str(), ret) == 0)
        return VT_OK;
    vt::manifest none; // says what is there instead
    int status = vt::read_manifest(dir, &none, err);
    return status != VT_OK ? status
                           : vt_fail(err, VT_E_STALE, "the index came up: '%s'", dir.c_str());
}

bool is_same_file(const struct stat &a, const struct stat &b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
           a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/** Open what the manifest names into *reader, which keeps its state on failure. */
int open_into(struct vt_index_reader *reader, struct vt_error *err)
{
    struct stat info;
    // The file first: should it be replaced now, the next look sees another one.
    int status = stat_manifest(reader->dir, &info, err);
    if (status == VT_OK)
        status = vt::open_snapshot(reader->dir, &reader->snapshot, err);
    if (status != VT_OK)
        return status;
    reader->db = vt::join_parts(reader->snapshot);
    reader->manifest = info;
    return VT_OK;
}

} // namespace

int vt_index_reader_open(const char *dir, struct vt_index_reader **ret, struct vt_error *err)
{
    return vt::guard(err, "cannot open the index", [&]() -> int {
        auto reader = std::make_unique<vt_index_reader>();
        reader->dir = dir;
        int status = open_into(reader.get(), err);
        if (status == VT_OK)
            *ret = reader.release();
        return status;
    });
}

void vt_index_reader_close(struct vt_index_reader *reader)
{
    delete reader;
}

int vt_index_reopen(struct vt_index_reader *reader, struct vt_error *err)
{
    return vt::guard(err, "cannot reopen the index", [&]() -> int {
        struct stat info;
        int status = stat_manifest(reader->dir, &info, err);
        if (status != VT_OK || is_same_file(info, reader->manifest))
            return status;
        return open_into(reader, err);
    });
}

int vt_index_sequence(struct vt_index_reader *reader, uint64_t *ret_sequence, struct vt_error *)
{
    *ret_sequence = reader->snapshot.manifest.sequence;
    return VT_OK;
}

int vt_index_unit_count(struct vt_index_reader *reader, uint32_t *ret_count, struct vt_error *)
{
    *ret_count = static_cast<uint32_t>(reader->snapshot.manifest.live_count());
    return VT_OK;
}

int vt_index_term_frequency(struct vt_index_reader *reader, struct vt_str term, uint32_t *ret,
                            struct vt_error *err)
{
    return vt::guard(err, "cannot read the index", [&]() -> int {
        int status = vt::check_term(term, err);
        const std::string name = vt::to_string(term);
        if (status == VT_OK)
            *ret = vt::live_frequency(reader->snapshot, name, reader->db.get_termfreq(name));
        return status;
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
             it != end && limit > 0 && status == VT_OK; ++it) {
            const std::string term = *it;
            const uint32_t frequency =
                vt::live_frequency(reader->snapshot, term, it.get_termfreq());
            if (frequency == 0)
                continue;
            status = cb(vt_str_n(term.data(), term.size()), frequency, ctx);
            limit--;
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
