#include "vt_index_batch.hh"
#include "vt_index_format.hh"
#include "vt_index_parts.hh"

#include <cerrno>
#include <dirent.h>
#include <set>
#include <sys/random.h>
#include <sys/stat.h>
#include <unordered_map>

struct vt_index_writer {
    std::string dir;
    struct vt_index_writer_options options;
    vt::file_lock lock;
    vt::snapshot known; // as of the last commit, for finding earlier units
    // Not committed:
    std::map<uint32_t, std::set<uint32_t>> dying; // earlier units, by the number of their part
    std::unique_ptr<vt::batch> batch;             // being filled
    std::unique_ptr<vt::batch_writers> writers;
    std::vector<uint32_t> batch_starts; // units before each batch that was submitted
    uint32_t put_count = 0;
    std::unordered_map<std::string, uint32_t> by_id; // units put, from 1 on
    std::unordered_map<std::string, std::vector<uint32_t>> by_group;
    std::set<uint32_t> withdrawn; // of them
};

namespace
{

// A batch is full at so many units, or at its share of the memory.
constexpr size_t BATCH_UNITS = 2000;
// Xapian's maps for a part of a batch, and the tables they go to.
constexpr size_t BATCH_OVERHEAD_BYTES = size_t(16) << 20;
constexpr size_t SMALLEST_BATCH_BYTES = size_t(1) << 20;
constexpr struct vt_index_writer_options DEFAULT_OPTIONS = {0, uint64_t(64) << 20};

uint64_t draw_identity()
{
    uint64_t identity = 0;
    while (identity == 0)
        if (getrandom(&identity, sizeof identity, 0) != sizeof identity)
            identity = 0;
    return identity;
}

/** A new index appears whole: an interrupted one leaves dir alone. */
int create(const std::string &dir, struct vt_error *err)
{
    const std::string building = dir + ".tmp";
    int status = vt_file_remove_tree(building.c_str(), err);
    if (status == VT_OK)
        status = vt_file_mkdirs(building.c_str(), err);
    vt::manifest empty;
    empty.identity = draw_identity();
    if (status == VT_OK)
        status = vt::write_manifest(building, empty, err);
    if (status == VT_OK)
        status = vt::publish(building, dir, err);
    // Another writer was faster: its index is opened, or found locked.
    return status != VT_OK && vt::index_exists(dir) ? VT_OK : status;
}

bool is_leftover(const std::string &name, vt::manifest *manifest, bool merges)
{
    if (name.compare(0, 6, "batch.") == 0 || name == vt::BUILDING)
        return true;
    if (name == vt::MERGING)
        return !merges;
    uint64_t number;
    return vt_str_to_u64(vt_str_n(name.data(), name.size()), UINT32_MAX, &number) &&
           manifest->find(static_cast<uint32_t>(number)) == nullptr;
}

/** What an interrupted writer or merge has left. */
int remove_leftovers(const std::string &dir, struct vt_error *err)
{
    vt::file_lock switching, merging;
    vt::manifest manifest;
    int status = switching.take(dir, vt::file_lock::MANIFEST, true, err);
    if (status == VT_OK)
        status = vt::read_manifest(dir, &manifest, err);
    if (status != VT_OK)
        return status;
    const bool merges = merging.take(dir, vt::file_lock::MERGER, false, nullptr) != VT_OK;
    DIR *folder = opendir(dir.c_str());
    if (folder == nullptr)
        return vt_fail_errno(err, errno, "cannot read '%s'", dir.c_str());
    std::vector<std::string> leftovers;
    for (const struct dirent *entry; (entry = readdir(folder)) != nullptr;)
        if (is_leftover(entry->d_name, &manifest, merges))
            leftovers.push_back(dir + "/" + entry->d_name);
    closedir(folder);
    for (size_t i = 0; i < leftovers.size() && status == VT_OK; i++)
        status = vt_file_remove_tree(leftovers[i].c_str(), err);
    return status;
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

/** Units of earlier commits that have the term die with the next. */
void kill_known(struct vt_index_writer *writer, const std::string &term)
{
    const vt::snapshot &known = writer->known;
    for (size_t i = 0; i < known.parts.size(); i++) {
        const Xapian::Database &db = known.parts[i].db;
        for (Xapian::PostingIterator it = db.postlist_begin(term); it != db.postlist_end(term);
             ++it)
            if (!known.manifest.parts[i].is_dead(*it))
                writer->dying[known.parts[i].number].insert(*it);
    }
}

void withdraw_id(struct vt_index_writer *writer, const std::string &id)
{
    const auto found = writer->by_id.find(id);
    if (found == writer->by_id.end())
        return;
    writer->withdrawn.insert(found->second);
    writer->by_id.erase(found);
}

int submit(struct vt_index_writer *writer, struct vt_error *err)
{
    if (writer->batch == nullptr)
        return VT_OK;
    writer->batch_starts.push_back(writer->put_count -
                                   static_cast<uint32_t>(writer->batch->unit_count()));
    return writer->writers->submit(std::move(writer->batch), err);
}

size_t batch_bytes(const struct vt_index_writer *writer)
{
    // One is being filled, one waits, and each thread has one.
    const size_t batches = writer->options.thread_count == 0 ? 1 : writer->options.thread_count + 2;
    const size_t writing = std::max<size_t>(writer->options.thread_count, 1) * BATCH_OVERHEAD_BYTES;
    const uint64_t memory = writer->options.memory_bytes;
    return std::max(memory > writing ? static_cast<size_t>(memory - writing) / batches : 0,
                    SMALLEST_BATCH_BYTES);
}

/** Units put since the last commit that have the term, whatever their group. */
int withdraw_by_term(struct vt_index_writer *writer, const std::string &term, struct vt_error *err)
{
    int status = submit(writer, err);
    if (status == VT_OK)
        status = writer->writers->wait(err);
    if (status != VT_OK)
        return status;
    const std::vector<std::string> &paths = writer->writers->paths();
    for (size_t i = 0; i < paths.size(); i++) {
        const Xapian::Database db(paths[i]);
        for (Xapian::PostingIterator it = db.postlist_begin(term); it != db.postlist_end(term);
             ++it)
            writer->withdrawn.insert(writer->batch_starts[i] + *it);
    }
    return VT_OK;
}

void forget_changes(struct vt_index_writer *writer)
{
    writer->batch.reset();
    writer->writers->clear();
    writer->batch_starts.clear();
    writer->put_count = 0;
    writer->by_id.clear();
    writer->by_group.clear();
    writer->withdrawn.clear();
    writer->dying.clear();
}

/** What was put as one new part in DIR/building, synced. */
int build_part(struct vt_index_writer *writer, struct vt_error *err)
{
    const std::string building = writer->dir + "/" + vt::BUILDING;
    int status = submit(writer, err);
    if (status == VT_OK)
        status = writer->writers->wait(err);
    if (status == VT_OK)
        status = vt_file_remove_tree(building.c_str(), err);
    if (status != VT_OK)
        return status;
    const std::vector<std::string> &paths = writer->writers->paths();
    if (paths.size() == 1)
        return vt::publish(paths[0], building, err);
    std::vector<Xapian::Database> inputs;
    for (const std::string &path : paths)
        inputs.emplace_back(path);
    vt::merge_databases(inputs, building, nullptr);
    return vt::publish(building, building, err);
}

/** Mark in the manifest what dies, wherever merges have moved it since. */
void bury(const struct vt_index_writer *writer, vt::manifest *manifest)
{
    for (const auto &item : writer->dying) {
        const std::vector<uint32_t> units(item.second.begin(), item.second.end());
        if (vt::part *part = manifest->find(item.first)) {
            part->add_dead(units);
            continue;
        }
        for (vt::part &part : manifest->parts)
            for (const vt::origin &origin : part.origins)
                if (origin.number == item.first) {
                    std::vector<uint32_t> moved(units);
                    for (uint32_t &unit : moved)
                        unit += origin.offset;
                    part.add_dead(moved);
                }
    }
}

/** Parts without a living unit go; their folders are returned. */
std::vector<std::string> drop_empty(const std::string &dir, vt::manifest *manifest)
{
    std::vector<std::string> dropped;
    std::vector<vt::part> kept;
    for (vt::part &part : manifest->parts)
        if (part.live_count() == 0)
            dropped.push_back(vt::part_path(dir, part.number));
        else
            kept.push_back(std::move(part));
    manifest->parts = std::move(kept);
    return dropped;
}

/** Move DIR/building to its place and name it. */
int add_part(const struct vt_index_writer *writer, vt::manifest *manifest, struct vt_error *err)
{
    vt::part part;
    part.number = manifest->next_number++;
    part.unit_count = writer->put_count;
    part.add_dead({writer->withdrawn.begin(), writer->withdrawn.end()});
    const std::string place = vt::part_path(writer->dir, part.number);
    int status = vt_file_remove_tree(place.c_str(), err);
    if (status == VT_OK && rename((writer->dir + "/" + vt::BUILDING).c_str(), place.c_str()) != 0)
        status = vt_fail_errno(err, errno, "cannot put a part of the index at '%s'", place.c_str());
    if (status == VT_OK)
        status = vt_file_sync_dir(writer->dir.c_str(), err);
    manifest->parts.push_back(std::move(part));
    return status;
}

int commit(struct vt_index_writer *writer, uint64_t sequence, struct vt_error *err)
{
    const bool has_units = writer->put_count > writer->withdrawn.size();
    int status = has_units ? build_part(writer, err) : VT_OK;
    if (status != VT_OK)
        return status;
    vt::file_lock switching;
    vt::manifest manifest;
    status = switching.take(writer->dir, vt::file_lock::MANIFEST, true, err);
    if (status == VT_OK)
        status = vt::read_manifest(writer->dir, &manifest, err);
    if (status != VT_OK)
        return status;
    bury(writer, &manifest);
    for (vt::part &part : manifest.parts)
        part.origins.clear(); // nothing else dies by an earlier number
    if (has_units)
        status = add_part(writer, &manifest, err);
    if (status != VT_OK)
        return status;
    const std::vector<std::string> dropped = drop_empty(writer->dir, &manifest);
    manifest.sequence = sequence;
    status = vt::write_manifest(writer->dir, manifest, err);
    for (size_t i = 0; i < dropped.size() && status == VT_OK; i++)
        vt_file_remove_tree(dropped[i].c_str(), nullptr);
    return status;
}

} // namespace

int vt_index_writer_open(const char *dir, struct vt_index_writer **ret, struct vt_error *err)
{
    return vt_index_writer_open_with(dir, nullptr, ret, err);
}

int vt_index_writer_open_with(const char *dir, const struct vt_index_writer_options *options,
                              struct vt_index_writer **ret, struct vt_error *err)
{
    return vt::guard(err, "cannot open the index for writing", [&]() -> int {
        auto writer = std::make_unique<vt_index_writer>();
        writer->dir = dir;
        writer->options = options != nullptr ? *options : DEFAULT_OPTIONS;
        while (writer->dir.size() > 1 && writer->dir.back() == '/')
            writer->dir.pop_back();
        int status = vt::index_exists(writer->dir) ? VT_OK : create(writer->dir, err);
        if (status == VT_OK)
            status = vt::open_snapshot(writer->dir, &writer->known, err);
        if (status == VT_OK)
            status = writer->lock.take(writer->dir, vt::file_lock::WRITER, false, err);
        if (status == VT_OK) // once more: the lock's last holder may have committed
            status = vt::open_snapshot(writer->dir, &writer->known, err);
        if (status == VT_OK)
            status = remove_leftovers(writer->dir, err);
        if (status != VT_OK)
            return status;
        writer->writers =
            std::make_unique<vt::batch_writers>(writer->dir, writer->options.thread_count);
        *ret = writer.release();
        return VT_OK;
    });
}

void vt_index_writer_close(struct vt_index_writer *writer)
{
    delete writer;
}

int vt_index_put(struct vt_index_writer *writer, const struct vt_index_unit *unit,
                 struct vt_error *err)
{
    return vt::guard(err, "cannot index a unit", [&]() -> int {
        int status = check_unit(unit, err);
        if (status == VT_OK && writer->put_count == UINT32_MAX)
            status = vt_fail(err, VT_E_LIMIT, "too many units for one commit");
        if (status != VT_OK)
            return status;
        const std::string id = vt::to_string(unit->id);
        kill_known(writer, vt::ID_PREFIX + id);
        withdraw_id(writer, id);
        if (writer->batch == nullptr)
            writer->batch = std::make_unique<vt::batch>();
        writer->batch->add(unit);
        writer->put_count++;
        writer->by_id[id] = writer->put_count;
        if (unit->group.len_bytes > 0)
            writer->by_group[vt::to_string(unit->group)].push_back(writer->put_count);
        if (writer->batch->unit_count() < BATCH_UNITS &&
            writer->batch->size_bytes() < batch_bytes(writer))
            return VT_OK;
        return submit(writer, err);
    });
}

int vt_index_remove(struct vt_index_writer *writer, struct vt_str id, struct vt_error *err)
{
    return vt::guard(err, "cannot remove a unit", [&]() -> int {
        int status = check_id(id, err);
        if (status != VT_OK)
            return status;
        kill_known(writer, vt::ID_PREFIX + vt::to_string(id));
        withdraw_id(writer, vt::to_string(id));
        return VT_OK;
    });
}

int vt_index_remove_term(struct vt_index_writer *writer, struct vt_str term, struct vt_error *err)
{
    return vt::guard(err, "cannot remove units", [&]() -> int {
        int status = vt::check_term(term, err);
        if (status != VT_OK)
            return status;
        kill_known(writer, vt::to_string(term));
        return writer->put_count == 0 ? VT_OK : withdraw_by_term(writer, vt::to_string(term), err);
    });
}

int vt_index_remove_group(struct vt_index_writer *writer, struct vt_str group, struct vt_error *err)
{
    return vt::guard(err, "cannot remove units", [&]() -> int {
        int status = vt::check_term(group, err);
        if (status != VT_OK)
            return status;
        kill_known(writer, vt::to_string(group));
        const auto found = writer->by_group.find(vt::to_string(group));
        if (found == writer->by_group.end())
            return VT_OK;
        writer->withdrawn.insert(found->second.begin(), found->second.end());
        writer->by_group.erase(found);
        return VT_OK;
    });
}

int vt_index_commit(struct vt_index_writer *writer, uint64_t sequence, struct vt_error *err)
{
    return vt::guard(err, "cannot commit to the index", [&]() -> int {
        int status = vt::guard(err, "cannot commit to the index",
                               [&] { return commit(writer, sequence, err); });
        forget_changes(writer); // of a failed commit, too: it is all or nothing
        return status == VT_OK ? vt::open_snapshot(writer->dir, &writer->known, err) : status;
    });
}
