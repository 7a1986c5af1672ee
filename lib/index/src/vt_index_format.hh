// vt_index_format.hh — what our index folders hold beside Xapian's tables.  docs/index-format.md.
#ifndef VT_INDEX_FORMAT_HH
#define VT_INDEX_FORMAT_HH

#include "vt_index_guard.hh"

#include <algorithm>
#include <cstdint>

namespace vt
{

// Bumped with every change of terms, slots or stored data.
constexpr char FORMAT_VERSION[] = "4";
// Folders below that of the index, while a commit or a merge is at work.
constexpr char BUILDING[] = "building", MERGING[] = "merging";
// Of the one term that is unique to a unit.
constexpr char ID_PREFIX = 'Q';

/** Whether there is an index in dir at all. */
bool index_exists(const std::string &dir);
/** Stored with each unit: its id, a zero byte, its data. */
inline std::string pack_data(struct vt_str id, struct vt_str data)
{
    std::string packed;
    packed.reserve(id.len_bytes + 1 + data.len_bytes);
    packed.append(id.ptr, id.len_bytes).push_back('\0');
    return packed.append(data.ptr, data.len_bytes);
}

struct packed_data {
    struct vt_str id, data; // views of what was packed
};

inline packed_data unpack_data(const std::string &packed)
{
    size_t id_bytes = std::min(packed.find('\0'), packed.size());
    size_t data_start = std::min(id_bytes + 1, packed.size());
    return {vt_str_n(packed.data(), id_bytes),
            vt_str_n(packed.data() + data_start, packed.size() - data_start)};
}

} // namespace vt

#endif
