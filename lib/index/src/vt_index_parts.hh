// vt_index_parts.hh — parts as open databases, and what is dead in them.
#ifndef VT_INDEX_PARTS_HH
#define VT_INDEX_PARTS_HH

#include "vt_index_manifest.hh"

#include <map>
#include <memory>

namespace vt
{

using dead_units = std::map<std::string, std::vector<uint32_t>>; // by the uuid of their database

/** The parts of one manifest, open.  They stay readable when their folders are removed. */
struct snapshot {
    struct open_part {
        uint32_t number;
        Xapian::Database db;
    };
    struct manifest manifest;
    std::vector<open_part> parts;           // in the order of the manifest
    std::shared_ptr<const dead_units> dead; // none: null
};

/** Open what the manifest in dir names now, keeping what *ret has open already.  *ret keeps its state
 * on failure. */
int open_snapshot(const std::string &dir, snapshot *ret, struct vt_error *err);

/** Whether the manifest in dir is still this one (or cannot be read): else what failed may succeed
 * with the next. */
bool is_named_again(const std::string &dir, const manifest &manifest);

/** Parts as one: statistics are shared.  Without any part, an empty database. */
Xapian::Database join_parts(const snapshot &snapshot);

/** The query without the dead units of the snapshot. */
Xapian::Query without_dead(const snapshot &snapshot, const Xapian::Query &query);

/** Of the units that have a term, `frequency` in all parts, those that are not dead.  Of a term that
 * more units have than are dead, the dead are counted as well: finding them would mean to read its
 * whole list. */
uint32_t live_frequency(const snapshot &snapshot, const std::string &term, uint32_t frequency);

/** Sync every file of a new folder and move it to its place; a crash leaves nothing there or all. */
int publish(const std::string &from_dir, const std::string &to_dir, struct vt_error *err);

/** Merge databases into one in a new folder; the units of the second follow those of the first. */
void merge_databases(const std::vector<Xapian::Database> &inputs, const std::string &to_dir,
                     Xapian::Compactor *progress);

} // namespace vt

#endif
