// vt_index_manifest.hh — which parts make up an index, what is dead in them, and the lock beside it.
// Writing the manifest is the commit: a reader and a crash see one manifest or the next.
#ifndef VT_INDEX_MANIFEST_HH
#define VT_INDEX_MANIFEST_HH

#include "vt_index_guard.hh"

#include <cstdint>
#include <vector>

namespace vt
{

/** Where the units of an earlier part stand in the part that it was merged into. */
struct origin {
    uint32_t number;
    uint32_t offset;
};

/** A folder with one glass database that is never written to again.  Its units are 1…unit_count. */
struct part {
    uint32_t number = 0; // and name of its folder
    uint32_t unit_count = 0;
    std::vector<uint32_t> dead;  // ascending: units that were replaced or removed since
    std::vector<origin> origins; // of merges since the last commit of the writer

    uint32_t live_count() const
    {
        return unit_count - static_cast<uint32_t>(dead.size());
    }
    bool is_dead(uint32_t unit) const;
    void add_dead(std::vector<uint32_t> units); // in any order
};

struct manifest {
    uint64_t identity = 0; // of this index, drawn when it was made
    uint64_t sequence = 0;
    uint32_t next_number = 1;
    std::vector<part> parts;

    part *find(uint32_t number);
    uint64_t unit_count() const; // the dead included
    uint64_t live_count() const;
};

std::string manifest_path(const std::string &dir);
std::string part_path(const std::string &dir, uint32_t number);

/** VT_E_NOTFOUND: no index.  VT_E_VERSION: one of another format.  VT_E_CORRUPT. */
int read_manifest(const std::string &dir, manifest *ret, struct vt_error *err);
int write_manifest(const std::string &dir, const manifest &manifest, struct vt_error *err);

/** The text of a manifest, for tests of damage: read_manifest is parse_manifest of the file. */
std::string print_manifest(const manifest &manifest);
int parse_manifest(struct vt_str text, const char *dir, manifest *ret, struct vt_error *err);

/** A lock on one byte of DIR/lock; gone with its holder, however that ends. */
class file_lock
{
  public:
    enum range { WRITER, MANIFEST, MERGER }; // of these, MANIFEST is held for milliseconds

    file_lock() = default;
    file_lock(const file_lock &) = delete;
    file_lock &operator=(const file_lock &) = delete;
    ~file_lock()
    {
        release();
    }
    /** VT_E_LOCKED: somebody else holds it, and waits is false. */
    int take(const std::string &dir, range which, bool waits, struct vt_error *err);
    void release();

  private:
    int fd_ = -1;
};

} // namespace vt

#endif
