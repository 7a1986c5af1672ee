#include "vt_index_format.hh"
#include "vt_index_parts.hh"

#include <cerrno>

namespace
{

// Parts are merged when so many are of about one size, so that a unit is rewritten a few times while
// an index grows, and a question meets a few parts.
constexpr size_t FEWEST_INPUTS = 4;
constexpr uint32_t SMALLEST_SIZE = 250; // of all below, the size does not count
constexpr uint32_t SIZES_APART = 4;

/** Ends a merge that is no longer wanted. */
struct merge_cancelled {
};

class progress : public Xapian::Compactor
{
  public:
    explicit progress(const struct vt_index_merge_options *options) : options_(options)
    {
    }
    void set_status(const std::string &, const std::string &) override
    {
        if (options_->is_cancelled != nullptr && options_->is_cancelled(options_->ctx))
            throw merge_cancelled();
    }

  private:
    const struct vt_index_merge_options *options_;
};

/** The numbers of the parts to be merged next: the smallest ones; none, where that would not pay. */
std::vector<uint32_t> choose(const vt::manifest &manifest,
                             const struct vt_index_merge_options *options)
{
    std::vector<std::pair<uint32_t, uint32_t>> sizes; // units, number
    for (const vt::part &part : manifest.parts)
        sizes.emplace_back(part.unit_count, part.number);
    std::sort(sizes.begin(), sizes.end());
    std::vector<uint32_t> chosen, numbers;
    uint64_t sum = 0;
    for (const auto &size : sizes) {
        if (sum + size.first > options->part_units && !numbers.empty())
            break;
        const uint64_t before = std::max<uint64_t>(sum, SMALLEST_SIZE);
        const bool is_near = options->all || before * SIZES_APART >= size.first;
        if (!is_near)
            break;
        sum += size.first;
        numbers.push_back(size.second);
    }
    if (numbers.size() >= (options->all ? 2 : FEWEST_INPUTS))
        chosen = numbers;
    return chosen;
}

/** A part of the inputs, and what of it is dead by now.  VT_E_STALE: an input is gone. */
int join_lists(vt::manifest *manifest, const std::vector<uint32_t> &inputs, vt::part *ret,
               struct vt_error *err)
{
    for (uint32_t number : inputs) {
        const vt::part *input = manifest->find(number);
        if (input == nullptr)
            return vt_fail(err, VT_E_STALE, "a part of the index went while it was merged");
        std::vector<uint32_t> dead(input->dead);
        for (uint32_t &unit : dead)
            unit += ret->unit_count;
        ret->add_dead(dead);
        ret->origins.push_back({number, ret->unit_count});
        for (const vt::origin &origin : input->origins)
            ret->origins.push_back({origin.number, origin.offset + ret->unit_count});
        ret->unit_count += input->unit_count;
    }
    return VT_OK;
}

void forget_parts(vt::manifest *manifest, const std::vector<uint32_t> &numbers)
{
    auto &parts = manifest->parts;
    parts.erase(std::remove_if(parts.begin(), parts.end(),
                               [&](const vt::part &part) {
                                   return std::count(numbers.begin(), numbers.end(), part.number) >
                                          0;
                               }),
                parts.end());
}

/** Put the merged part in the place of its inputs: a moment's work, under the lock of the manifest. */
int switch_over(const std::string &dir, uint64_t identity, const std::vector<uint32_t> &inputs,
                struct vt_error *err)
{
    vt::file_lock switching;
    vt::manifest manifest;
    vt::part merged;
    int status = switching.take(dir, vt::file_lock::MANIFEST, true, err);
    if (status == VT_OK)
        status = vt::read_manifest(dir, &manifest, err);
    if (status == VT_OK && manifest.identity != identity)
        status = vt_fail(err, VT_E_STALE, "the index was made anew while it was merged");
    if (status == VT_OK)
        status = join_lists(&manifest, inputs, &merged, err);
    if (status != VT_OK)
        return status;
    merged.number = manifest.next_number++;
    const std::string place = vt::part_path(dir, merged.number);
    status = vt_file_remove_tree(place.c_str(), err);
    if (status == VT_OK)
        status = vt::publish(dir + "/" + vt::MERGING, place, err);
    if (status != VT_OK)
        return status;
    forget_parts(&manifest, inputs);
    manifest.parts.insert(manifest.parts.begin(), std::move(merged));
    return vt::write_manifest(dir, manifest, err);
}

int merge(const std::string &dir, const struct vt_index_merge_options *options, bool *ret_merged,
          struct vt_error *err)
{
    vt::file_lock merging;
    vt::snapshot snapshot;
    int status = vt::open_snapshot(dir, &snapshot, err);
    if (status == VT_OK)
        status = merging.take(dir, vt::file_lock::MERGER, false, err);
    if (status == VT_OK)
        status = vt::open_snapshot(dir, &snapshot, err);
    if (status != VT_OK)
        return status;
    const std::vector<uint32_t> numbers = choose(snapshot.manifest, options);
    if (numbers.empty())
        return VT_OK;
    const std::string folder = dir + "/" + vt::MERGING;
    status = vt_file_remove_tree(folder.c_str(), err);
    if (status != VT_OK)
        return status;
    std::vector<Xapian::Database> inputs;
    for (uint32_t number : numbers)
        for (const vt::snapshot::open_part &part : snapshot.parts)
            if (part.number == number)
                inputs.push_back(part.db);
    try {
        progress progress(options);
        vt::merge_databases(inputs, folder, &progress);
        // What takes long is done before the lock.
        status = vt::publish(folder, folder, err);
        if (status == VT_OK)
            status = switch_over(dir, snapshot.manifest.identity, numbers, err);
    } catch (...) {
        vt_file_remove_tree(folder.c_str(), nullptr);
        throw;
    }
    if (status != VT_OK) {
        vt_file_remove_tree(folder.c_str(), nullptr);
        return status;
    }
    for (uint32_t number : numbers)
        vt_file_remove_tree(vt::part_path(dir, number).c_str(), nullptr);
    *ret_merged = true;
    return VT_OK;
}

/** All parts as one in to_dir/1, with a manifest. */
int copy_merged(const vt::snapshot &from, const std::string &to_dir, struct vt_error *err)
{
    int status = vt_file_mkdirs(to_dir.c_str(), err);
    vt::manifest manifest = from.manifest;
    manifest.next_number = 2;
    std::vector<uint32_t> numbers;
    std::vector<Xapian::Database> inputs;
    for (const vt::snapshot::open_part &part : from.parts) {
        numbers.push_back(part.number);
        inputs.push_back(part.db);
    }
    vt::part whole;
    if (status == VT_OK)
        status = join_lists(&manifest, numbers, &whole, err);
    if (status != VT_OK)
        return status;
    manifest.parts.clear();
    if (!inputs.empty()) {
        whole.number = 1;
        whole.origins.clear();
        manifest.parts.push_back(std::move(whole));
        vt::merge_databases(inputs, vt::part_path(to_dir, 1), nullptr);
    }
    return vt::write_manifest(to_dir, manifest, err);
}

} // namespace

int vt_index_merge(const char *dir, const struct vt_index_merge_options *options, bool *ret_merged,
                   struct vt_error *err)
{
    return vt::guard(err, "cannot merge parts of the index", [&]() -> int {
        *ret_merged = false;
        try {
            return merge(dir, options, ret_merged, err);
        } catch (const merge_cancelled &) {
            return VT_OK;
        }
    });
}

int vt_index_compact(const char *from_dir, const char *to_dir, struct vt_error *err)
{
    return vt::guard(err, "cannot compact the index", [&]() -> int {
        if (vt::index_exists(to_dir))
            return vt_fail(err, VT_E_INVALID, "there is an index at '%s' already", to_dir);
        const std::string building = std::string(to_dir) + ".tmp";
        vt::file_lock merging;
        vt::snapshot from;
        int status = vt::open_snapshot(from_dir, &from, err);
        // The inputs must stay where they are.
        if (status == VT_OK)
            status = merging.take(from_dir, vt::file_lock::MERGER, true, err);
        if (status == VT_OK)
            status = vt::open_snapshot(from_dir, &from, err);
        if (status == VT_OK)
            status = vt_file_remove_tree(building.c_str(), err);
        if (status == VT_OK)
            status = copy_merged(from, building, err);
        return status == VT_OK ? vt::publish(building, to_dir, err) : status;
    });
}
