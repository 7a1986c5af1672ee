#include "vt_index_batch.hh"

#include "vt_index_format.hh"

#include <csignal>

namespace vt
{
namespace
{

// What Xapian holds before it writes: its maps must stay in the caches.  Measured with 61,000
// articles of 1.7 KB: 200 units are 1.3 times as fast as 1,000, and 1.5 times as fast as 100.
constexpr size_t FLUSH_UNITS = 200;
// Of long documents fewer: some 64 bytes of memory each.
constexpr size_t FLUSH_POSTINGS = 250000;

} // namespace

size_t batch::keep(struct vt_str text)
{
    const size_t start = bytes_.size();
    if (text.len_bytes > 0)
        bytes_.append(text.ptr, text.len_bytes);
    return start;
}

void batch::add(const struct vt_index_unit *given)
{
    kept_unit unit = {};
    unit.id_start = keep(given->id);
    unit.id_bytes = static_cast<uint32_t>(given->id.len_bytes);
    unit.data_start = keep(given->data);
    unit.data_bytes = static_cast<uint32_t>(given->data.len_bytes);
    unit.entry_start = entries_.size();
    unit.term_count = static_cast<uint32_t>(given->term_count);
    unit.value_count = static_cast<uint32_t>(given->value_count);
    for (size_t i = 0; i < given->term_count; i++) {
        const struct vt_index_term &term = given->terms[i];
        entries_.push_back({keep(term.term), static_cast<uint32_t>(term.term.len_bytes), term.wdf});
    }
    for (size_t i = 0; i < given->value_count; i++) {
        const struct vt_index_value &value = given->values[i];
        entries_.push_back(
            {keep(value.bytes), static_cast<uint32_t>(value.bytes.len_bytes), value.slot});
    }
    units_.push_back(unit);
}

void batch::write(const std::string &path) const
{
    // Without the table of terms by unit, which only changes in place would need.  Not synced: that
    // is done once for what becomes of it.
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                                          Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
    std::string term;
    size_t pending_units = 0, pending_postings = 0;
    for (const kept_unit &unit : units_) {
        Xapian::Document document;
        const kept_entry *entry = entries_.data() + unit.entry_start;
        for (uint32_t i = 0; i < unit.term_count; i++, entry++)
            document.add_term(term.assign(bytes_, entry->start, entry->len_bytes), entry->number);
        for (uint32_t i = 0; i < unit.value_count; i++, entry++)
            document.add_value(entry->number, text(entry->start, entry->len_bytes));
        const struct vt_str id = vt_str_n(bytes_.data() + unit.id_start, unit.id_bytes);
        const struct vt_str data = vt_str_n(bytes_.data() + unit.data_start, unit.data_bytes);
        document.set_data(pack_data(id, data));
        document.add_boolean_term(term.assign(1, ID_PREFIX).append(id.ptr, id.len_bytes));
        db.add_document(document);
        pending_postings += unit.term_count;
        if (++pending_units == FLUSH_UNITS || pending_postings >= FLUSH_POSTINGS) {
            // Asking for the list of all terms makes Xapian write its pending posting lists.  (Its
            // own threshold is an environment variable of the whole process.)
            db.allterms_begin();
            pending_units = pending_postings = 0;
        }
    }
    db.commit();
    db.close();
}

batch_writers::batch_writers(const std::string &dir, unsigned thread_count) : dir_(dir)
{
    // Signals are for the threads of the program.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    for (unsigned i = 0; i < thread_count; i++)
        threads_.emplace_back([this] { run(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

batch_writers::~batch_writers()
{
    {
        std::lock_guard<std::mutex> lock(mutex_);
        waiting_.clear();
        ends_ = true;
    }
    changed_.notify_all();
    for (std::thread &thread : threads_)
        thread.join();
    clear();
}

void batch_writers::perform(const assignment &given)
{
    struct vt_error err = {};
    const int status = guard(&err, "cannot index units", [&]() -> int {
        given.units->write(given.path);
        return VT_OK;
    });
    std::lock_guard<std::mutex> lock(mutex_);
    if (status != VT_OK && failure_.status == VT_OK)
        failure_ = err;
}

void batch_writers::run()
{
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return ends_ || !waiting_.empty(); });
        if (waiting_.empty())
            return;
        assignment next = std::move(waiting_.front());
        waiting_.pop_front();
        busy_++;
        lock.unlock();
        changed_.notify_all();
        perform(next);
        next.units.reset();
        lock.lock();
        busy_--;
        changed_.notify_all();
    }
}

int batch_writers::failure(struct vt_error *err) const
{
    if (failure_.status != VT_OK && err != nullptr)
        *err = failure_;
    return failure_.status;
}

int batch_writers::submit(std::unique_ptr<batch> units, struct vt_error *err)
{
    assignment next = {std::move(units), dir_ + "/batch." + std::to_string(paths_.size() + 1)};
    paths_.push_back(next.path);
    if (threads_.empty()) {
        perform(next);
        return failure(err);
    }
    std::unique_lock<std::mutex> lock(mutex_);
    // One that waits keeps no thread idle; more would only take memory.
    changed_.wait(lock, [this] { return waiting_.empty(); });
    waiting_.push_back(std::move(next));
    changed_.notify_all();
    return failure(err);
}

int batch_writers::wait(struct vt_error *err)
{
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.empty() && busy_ == 0; });
    return failure(err);
}

void batch_writers::clear()
{
    {
        std::unique_lock<std::mutex> lock(mutex_);
        waiting_.clear();
        changed_.wait(lock, [this] { return busy_ == 0; });
        failure_ = {};
    }
    for (const std::string &path : paths_)
        vt_file_remove_tree(path.c_str(), nullptr);
    paths_.clear();
}

} // namespace vt
