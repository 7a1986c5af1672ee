#include "vt_index_format.hh"
#include "vt_index_parts.hh"

#include <sstream>
#include <sys/stat.h>

bool vt::index_exists(const std::string &dir)
{
    struct stat info;
    return stat(manifest_path(dir).c_str(), &info) == 0 ||
           stat((dir + "/iamglass").c_str(), &info) == 0;
}

#ifdef VT_SANITIZED
// Xapian 1.4's own Database::check frees an object by the size of its base class.
extern "C" const char *__asan_default_options()
{
    return "new_delete_type_mismatch=0";
}
#endif

namespace
{

int check_part(const std::string &dir, const vt::part &part, struct vt_error *err)
{
    const std::string path = vt::part_path(dir, part.number);
    std::ostringstream report;
    size_t fault_count = Xapian::Database::check(path, 0, &report);
    const std::string text = report.str();
    std::string first = text.substr(0, text.find('\n'));
    if (fault_count == 0 && Xapian::Database(path).get_doccount() != part.unit_count) {
        fault_count = 1;
        first = "it does not have the units that the manifest tells";
    }
    if (fault_count == 0)
        return VT_OK;
    return vt_hint(err,
                   vt_fail(err, VT_E_CORRUPT, "the index has %zu faults, the first: %s: '%s'",
                           fault_count, first.c_str(), path.c_str()),
                   "remove the index folder and index again: the archive has everything");
}

} // namespace

int vt_index_verify(const char *dir, struct vt_error *err)
{
    return vt::guard(err, "cannot check the index", [&]() -> int {
        for (;;) {
            vt::snapshot snapshot;
            int status = vt::open_snapshot(dir, &snapshot, err);
            if (status != VT_OK)
                return status;
            for (size_t i = 0; i < snapshot.parts.size() && status == VT_OK; i++)
                status = vt::guard(err, "cannot check the index", [&] {
                    return check_part(dir, snapshot.manifest.parts[i], err);
                });
            // A part that was merged away meanwhile is no fault.
            if (status == VT_OK || vt::is_named_again(dir, snapshot.manifest))
                return status;
        }
    });
}
