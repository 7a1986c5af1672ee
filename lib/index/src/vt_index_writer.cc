#include "vt_index_format.hh"

#include <cerrno>
#include <new>

struct vt_index_writer {
    Xapian::WritableDatabase db;
    std::string term; // reused for every term that is added
    unsigned unflushed_count = 0;
    bool in_transaction = false;
};

namespace
{

// Posting lists of so many units are gathered in memory before they go to the tables.  Measured
// with 5 KB units: 1,000 is 1.5 times as fast as Xapian's 10,000 and takes a third of the memory.
constexpr unsigned FLUSH_UNITS = 1000;

/** A new index appears whole, with its format version: an interrupted one leaves dir alone. */
int create(const std::string &dir, struct vt_error *err)
{
    std::string building = dir + ".tmp";
    {
        Xapian::WritableDatabase db(building,
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
        db.set_metadata(vt::FORMAT_KEY, vt::FORMAT_VERSION);
        db.commit();
    }
    int status = vt::publish(building, dir.c_str(), err);
    // Another writer was faster: its index is opened, or found locked.
    return status != VT_OK && vt::index_exists(dir) ? VT_OK : status;
}

/** What is written between two commits is one transaction, so that readers and a crash see the
 * units together with the sequence number, however often posting lists were flushed on the way. */
void begin(struct vt_index_writer *writer)
{
    if (writer->in_transaction)
        return;
    writer->db.begin_transaction();
    writer->in_transaction = true;
}

void note_change(struct vt_index_writer *writer)
{
    if (++writer->unflushed_count < FLUSH_UNITS)
        return;
    // Asking for the list of all terms makes Xapian write its pending posting lists to the tables,
    // within the transaction.  (Its own threshold is an environment variable of the whole process.)
    writer->db.allterms_begin();
    writer->unflushed_count = 0;
}

const std::string &id_term(struct vt_index_writer *writer, struct vt_str id)
{
    return writer->term.assign(1, vt::ID_PREFIX).append(id.ptr, id.len_bytes);
}

int check_id(struct vt_str id, struct vt_error *err)
{
    int status = vt::check_term(id, err);
    if (status == VT_OK && id.len_bytes == VT_INDEX_TERM_BYTES)
        return vt_fail(err, VT_E_INVALID, "an id has %zu bytes, more than %d", id.len_bytes,
                       VT_INDEX_TERM_BYTES - 1);
    return status;
}

int check_unit(const struct vt_index_unit *unit, struct vt_error *err)
{
    int status = check_id(unit->id, err);
    for (size_t i = 0; status == VT_OK && i < unit->term_count; i++) {
        struct vt_str term = unit->terms[i].term;
        status = vt::check_term(term, err);
        if (status == VT_OK && term.ptr[0] == vt::ID_PREFIX)
            status = vt_fail(err, VT_E_INVALID,
                             "terms with the prefix of ids are made from the id: '%.*s'",
                             VT_STR_ARG(term));
    }
    return status;
}

} // namespace

int vt_index_writer_open(const char *dir, struct vt_index_writer **ret, struct vt_error *err)
{
    return vt::guard(err, "cannot open the index for writing", [&]() -> int {
        std::string path(dir);
        while (path.size() > 1 && path.back() == '/')
            path.pop_back();
        int status = vt::index_exists(path) ? VT_OK : create(path, err);
        if (status != VT_OK)
            return status;
        Xapian::WritableDatabase db(path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
        status = vt::check_format(db, dir, err);
        if (status != VT_OK)
            return status;
        *ret = new vt_index_writer{db, {}, 0, false};
        return VT_OK;
    });
}

void vt_index_writer_close(struct vt_index_writer *writer)
{
    if (writer == nullptr)
        return;
    vt::guard(nullptr, "cannot close the index", [&]() -> int {
        if (writer->in_transaction)
            writer->db.cancel_transaction();
        writer->db.close();
        return VT_OK;
    });
    delete writer;
}

int vt_index_put(struct vt_index_writer *writer, const struct vt_index_unit *unit,
                 struct vt_error *err)
{
    return vt::guard(err, "cannot index a unit", [&]() -> int {
        int status = check_unit(unit, err);
        if (status != VT_OK)
            return status;
        Xapian::Document document;
        for (size_t i = 0; i < unit->term_count; i++) {
            const struct vt_index_term &term = unit->terms[i];
            document.add_term(writer->term.assign(term.term.ptr, term.term.len_bytes), term.wdf);
        }
        for (size_t i = 0; i < unit->value_count; i++)
            document.add_value(unit->values[i].slot, vt::to_string(unit->values[i].bytes));
        document.set_data(vt::pack_data(unit->id, unit->data));
        document.add_boolean_term(id_term(writer, unit->id));
        begin(writer);
        writer->db.replace_document(writer->term, document);
        note_change(writer);
        return VT_OK;
    });
}

int vt_index_remove(struct vt_index_writer *writer, struct vt_str id, struct vt_error *err)
{
    return vt::guard(err, "cannot remove a unit", [&]() -> int {
        int status = check_id(id, err);
        if (status != VT_OK)
            return status;
        begin(writer);
        writer->db.delete_document(id_term(writer, id));
        note_change(writer);
        return VT_OK;
    });
}

int vt_index_remove_term(struct vt_index_writer *writer, struct vt_str term, struct vt_error *err)
{
    return vt::guard(err, "cannot remove units", [&]() -> int {
        int status = vt::check_term(term, err);
        if (status != VT_OK)
            return status;
        begin(writer);
        writer->db.delete_document(vt::to_string(term));
        note_change(writer);
        return VT_OK;
    });
}

int vt_index_commit(struct vt_index_writer *writer, uint64_t sequence, struct vt_error *err)
{
    return vt::guard(err, "cannot commit to the index", [&]() -> int {
        begin(writer);
        writer->db.set_metadata(vt::SEQUENCE_KEY, std::to_string(sequence));
        writer->in_transaction = false; // a failed commit leaves none either
        writer->db.commit_transaction();
        writer->unflushed_count = 0;
        return VT_OK;
    });
}
