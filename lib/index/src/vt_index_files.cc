#include "vt_index_format.hh"

#include <cerrno>
#include <fcntl.h>
#include <sstream>
#include <sys/stat.h>

namespace vt
{
namespace
{

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

bool index_exists(const std::string &dir)
{
    struct stat info;
    return stat((dir + "/iamglass").c_str(), &info) == 0;
}

int check_format(const Xapian::Database &db, const char *dir, struct vt_error *err)
{
    std::string version = db.get_metadata(FORMAT_KEY);
    if (version == FORMAT_VERSION)
        return VT_OK;
    return vt_hint(err,
                   vt_fail(err, VT_E_VERSION,
                           "the index is of format %s, this program reads %s: '%s'",
                           version.empty() ? "unknown" : version.c_str(), FORMAT_VERSION, dir),
                   "remove the index folder and index again: the archive has everything");
}

uint64_t stored_sequence(const Xapian::Database &db)
{
    std::string digits = db.get_metadata(SEQUENCE_KEY);
    return digits.empty() ? 0 : std::stoull(digits);
}

int publish(const std::string &from_dir, const char *to_dir, struct vt_error *err)
{
    int status = vt_file_walk(from_dir.c_str(), sync_file, report_unreadable, nullptr, err);
    if (status == VT_OK)
        status = vt_file_sync_dir(from_dir.c_str(), err);
    if (status != VT_OK)
        return status;
    if (rename(from_dir.c_str(), to_dir) != 0)
        return vt_fail_errno(err, errno, "cannot put the new index at '%s'", to_dir);
    std::string parent(to_dir);
    while (parent.size() > 1 && parent.back() == '/')
        parent.pop_back();
    size_t slash = parent.rfind('/');
    parent = slash == std::string::npos ? "." : parent.substr(0, slash == 0 ? 1 : slash);
    return vt_file_sync_dir(parent.c_str(), err);
}

} // namespace vt

#ifdef VT_SANITIZED
// Xapian 1.4's own Database::check frees an object by the size of its base class.
extern "C" const char *__asan_default_options()
{
    return "new_delete_type_mismatch=0";
}
#endif

int vt_index_compact(const char *from_dir, const char *to_dir, struct vt_error *err)
{
    return vt::guard(err, "cannot compact the index", [&]() -> int {
        if (!vt::index_exists(from_dir))
            return vt_fail(err, VT_E_NOTFOUND, "no index at '%s'", from_dir);
        if (vt::index_exists(to_dir))
            return vt_fail(err, VT_E_INVALID, "there is an index at '%s' already", to_dir);
        std::string building = std::string(to_dir) + ".tmp";
        int status = vt_file_remove_tree(building.c_str(), err);
        if (status != VT_OK)
            return status;
        {
            Xapian::Database db(from_dir);
            status = vt::check_format(db, from_dir, err);
            if (status != VT_OK)
                return status;
            db.compact(building, Xapian::DBCOMPACT_NO_RENUMBER);
        }
        return vt::publish(building, to_dir, err);
    });
}

int vt_index_verify(const char *dir, struct vt_error *err)
{
    return vt::guard(err, "cannot check the index", [&]() -> int {
        if (!vt::index_exists(dir))
            return vt_fail(err, VT_E_NOTFOUND, "no index at '%s'", dir);
        std::ostringstream report;
        size_t fault_count = Xapian::Database::check(dir, 0, &report);
        if (fault_count != 0) {
            std::string text = report.str();
            std::string first = text.substr(0, text.find('\n'));
            return vt_hint(err,
                           vt_fail(err, VT_E_CORRUPT,
                                   "the index has %zu faults, the first: %s: '%s'", fault_count,
                                   first.c_str(), dir),
                           "remove the index folder and index again: the archive has everything");
        }
        return vt::check_format(Xapian::Database(dir), dir, err);
    });
}
