#include "vt_index_parts.hh"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace vt
{
namespace
{

/** The dead of whichever part the search is in. */
class dead_source : public Xapian::PostingSource
{
  public:
    explicit dead_source(std::shared_ptr<const dead_units> dead) : dead_(std::move(dead))
    {
    }
    PostingSource *clone() const override
    {
        return new dead_source(dead_);
    }
    void init(const Xapian::Database &db) override
    {
        const auto found = dead_->find(db.get_uuid());
        units_ = found == dead_->end() ? nullptr : &found->second;
        next_ = 0;
    }
    Xapian::doccount get_termfreq_min() const override
    {
        return count();
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return count();
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return count();
    }
    void next(double) override
    {
        next_++;
    }
    void skip_to(Xapian::docid unit, double) override
    {
        const auto from =
            units_ == nullptr ? nullptr : units_->data() + (next_ == 0 ? 0 : next_ - 1);
        if (from != nullptr)
            next_ =
                static_cast<size_t>(std::lower_bound(from, units_->data() + units_->size(), unit) -
                                    units_->data()) +
                1;
        else
            next_ = 1;
    }
    bool at_end() const override
    {
        return next_ > count();
    }
    Xapian::docid get_docid() const override
    {
        return (*units_)[next_ - 1];
    }
    std::string get_description() const override
    {
        return "dead units";
    }

  private:
    Xapian::doccount count() const
    {
        return units_ == nullptr ? 0 : static_cast<Xapian::doccount>(units_->size());
    }
    std::shared_ptr<const dead_units> dead_;
    const std::vector<uint32_t> *units_ = nullptr;
    size_t next_ = 0; // place after the present one
};

/** Databases of the parts of a manifest; those that `before` has open are taken from there. */
std::vector<snapshot::open_part> open_parts(const std::string &dir, const manifest &manifest,
                                            const snapshot &before)
{
    std::vector<snapshot::open_part> parts;
    for (const part &item : manifest.parts) {
        const snapshot::open_part *known = nullptr;
        // A number stands for the same part as long as the index is the same.
        if (before.manifest.identity == manifest.identity)
            for (const snapshot::open_part &candidate : before.parts)
                if (candidate.number == item.number)
                    known = &candidate;
        parts.push_back({item.number, known != nullptr
                                          ? known->db
                                          : Xapian::Database(part_path(dir, item.number),
                                                             Xapian::DB_BACKEND_GLASS)});
    }
    return parts;
}

std::shared_ptr<const dead_units> collect_dead(const snapshot &snapshot)
{
    auto dead = std::make_shared<dead_units>();
    for (size_t i = 0; i < snapshot.parts.size(); i++)
        if (!snapshot.manifest.parts[i].dead.empty())
            (*dead)[snapshot.parts[i].db.get_uuid()] = snapshot.manifest.parts[i].dead;
    return dead->empty() ? nullptr : dead;
}

int sync_file(const char *path, const struct stat *, void *, struct vt_error *err)
{
    VT_AUTOFD int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fsync(fd) != 0)
        return vt_fail_errno(err, errno, "cannot sync '%s'", path);
    return VT_OK;
}

int report_unreadable(const char *, const struct stat *, void *, struct vt_error *err)
{
    return err != nullptr ? err->status : VT_E_IO;
}

} // namespace

bool is_named_again(const std::string &dir, const manifest &manifest)
{
    struct manifest now;
    const int status = read_manifest(dir, &now, nullptr);
    return status != VT_OK || print_manifest(now) == print_manifest(manifest);
}

int open_snapshot(const std::string &dir, snapshot *ret, struct vt_error *err)
{
    for (;;) {
        snapshot opened;
        int status = read_manifest(dir, &opened.manifest, err);
        if (status != VT_OK)
            return status;
        status = guard(err, "cannot open the index", [&]() -> int {
            opened.parts = open_parts(dir, opened.manifest, *ret);
            opened.dead = collect_dead(opened);
            return VT_OK;
        });
        if (status == VT_OK) {
            *ret = std::move(opened);
            return VT_OK;
        }
        // A part that was merged away between the manifest and its opening: the next one names
        // another.
        if (is_named_again(dir, opened.manifest))
            return status;
    }
}

Xapian::Database join_parts(const snapshot &snapshot)
{
    if (snapshot.parts.size() == 1)
        return snapshot.parts[0].db;
    Xapian::Database all;
    for (const snapshot::open_part &item : snapshot.parts)
        all.add_database(item.db);
    if (snapshot.parts.empty())
        all.add_database(Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY));
    return all;
}

Xapian::Query without_dead(const snapshot &snapshot, const Xapian::Query &query)
{
    if (snapshot.dead == nullptr)
        return query;
    Xapian::Query source((new dead_source(snapshot.dead))->release());
    return Xapian::Query(Xapian::Query::OP_AND_NOT, query, source);
}

uint32_t live_frequency(const snapshot &snapshot, const std::string &term, uint32_t frequency)
{
    uint32_t live = frequency;
    uint64_t dead_count = snapshot.manifest.unit_count() - snapshot.manifest.live_count();
    if (frequency > dead_count)
        return frequency;
    for (size_t i = 0; i < snapshot.parts.size() && live > 0; i++) {
        const part &part = snapshot.manifest.parts[i];
        if (part.dead.empty())
            continue;
        const Xapian::Database &db = snapshot.parts[i].db;
        for (Xapian::PostingIterator it = db.postlist_begin(term); it != db.postlist_end(term);
             ++it)
            live -= part.is_dead(*it);
    }
    return live;
}

int publish(const std::string &from_dir, const std::string &to_dir, struct vt_error *err)
{
    int status = vt_file_walk(from_dir.c_str(), sync_file, report_unreadable, nullptr, err);
    if (status == VT_OK)
        status = vt_file_sync_dir(from_dir.c_str(), err);
    if (status != VT_OK)
        return status;
    if (rename(from_dir.c_str(), to_dir.c_str()) != 0)
        return vt_fail_errno(err, errno, "cannot put the new index at '%s'", to_dir.c_str());
    size_t slash = to_dir.rfind('/');
    std::string parent =
        slash == std::string::npos ? "." : to_dir.substr(0, slash == 0 ? 1 : slash);
    return vt_file_sync_dir(parent.c_str(), err);
}

void merge_databases(const std::vector<Xapian::Database> &inputs, const std::string &to_dir,
                     Xapian::Compactor *progress)
{
    Xapian::Database all;
    for (const Xapian::Database &input : inputs)
        all.add_database(input);
    if (progress != nullptr)
        all.compact(to_dir, 0, 0, *progress);
    else
        all.compact(to_dir);
}

} // namespace vt
