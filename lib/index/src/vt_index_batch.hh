// vt_index_batch.hh — units on their way into the index: copied, then made into small databases by a
// few threads.
//
// Small databases are merged almost for nothing, and filling one costs a third less than adding the
// same units to one large database: Xapian keeps what it has not written in maps of maps, which
// must stay in the processor's caches.
#ifndef VT_INDEX_BATCH_HH
#define VT_INDEX_BATCH_HH

#include "vt_index_guard.hh"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace vt
{

/** Some thousand units at the most, as plain bytes. */
class batch
{
  public:
    void add(const struct vt_index_unit *unit);
    size_t unit_count() const
    {
        return units_.size();
    }
    /** Bytes of memory, nearly. */
    size_t size_bytes() const
    {
        return bytes_.size() + entries_.size() * sizeof(kept_entry) +
               units_.size() * sizeof(kept_unit);
    }
    /** Write them as a new database: unit i has the number i + 1.  Throws what Xapian throws. */
    void write(const std::string &path) const;

  private:
    struct kept_entry { // a term with its frequency, or a value with its slot
        size_t start;
        uint32_t len_bytes, number;
    };
    struct kept_unit {
        size_t id_start, data_start; // in bytes_, one after the other
        uint32_t id_bytes, data_bytes;
        size_t entry_start;
        uint32_t term_count, value_count;
    };
    size_t keep(struct vt_str text);
    std::string text(size_t start, size_t len_bytes) const
    {
        return bytes_.substr(start, len_bytes);
    }

    std::string bytes_;
    std::vector<kept_entry> entries_;
    std::vector<kept_unit> units_;
};

/** Makes databases of batches, in DIR/batch.N, in the threads it has; without threads, at once. */
class batch_writers
{
  public:
    batch_writers(const std::string &dir, unsigned thread_count);
    ~batch_writers();
    batch_writers(const batch_writers &) = delete;
    batch_writers &operator=(const batch_writers &) = delete;

    /** Hand a batch over; waits while all threads are busy.  Tells what went wrong before, too. */
    int submit(std::unique_ptr<batch> units, struct vt_error *err);
    /** Until all are written. */
    int wait(struct vt_error *err);
    /** Folders of what was submitted, in that order. */
    const std::vector<std::string> &paths() const
    {
        return paths_;
    }
    /** Wait, remove the folders that are still there, and begin anew. */
    void clear();

  private:
    struct assignment {
        std::unique_ptr<batch> units;
        std::string path;
    };
    void run();
    int failure(struct vt_error *err) const; // with the mutex
    void perform(const assignment &given);

    std::string dir_;
    std::vector<std::thread> threads_;
    std::vector<std::string> paths_;
    mutable std::mutex mutex_; // of what follows
    std::condition_variable changed_;
    std::deque<assignment> waiting_;
    size_t busy_ = 0;
    bool ends_ = false;
    struct vt_error failure_ = {};
};

} // namespace vt

#endif
