#include "vt_index_guard.hh"

#include <cerrno>
#include <new>

namespace vt
{
namespace
{

const char REBUILD_HINT[] = "remove the index folder and index again: the archive has everything";

int fail_database(struct vt_error *err, int status, const char *doing,
                  const Xapian::Error &error) noexcept
{
    // Xapian keeps errno private and shows only its text.
    const char *system_text = error.get_error_string();
    if (system_text != nullptr && std::strcmp(system_text, std::strerror(ENOSPC)) == 0)
        status = VT_E_NOSPACE;
    else if (system_text != nullptr && std::strcmp(system_text, std::strerror(ENOMEM)) == 0)
        status = VT_E_NOMEM;
    vt_fail(err, status, "%s: %s%s%s", doing, error.get_msg().c_str(),
            system_text != nullptr ? ": " : "", system_text != nullptr ? system_text : "");
    if (status == VT_E_CORRUPT || status == VT_E_VERSION)
        vt_hint(err, status, "%s", REBUILD_HINT);
    return status;
}

} // namespace

int fail_from_exception(struct vt_error *err, const char *doing) noexcept
{
    try {
        throw;
    } catch (const Xapian::DatabaseModifiedError &error) {
        return fail_database(err, VT_E_STALE, doing, error);
    } catch (const Xapian::DatabaseLockError &) {
        return vt_hint(err,
                       vt_fail(err, VT_E_LOCKED, "%s: another process writes the index", doing),
                       "wait until the other indexer has ended");
    } catch (const Xapian::DatabaseVersionError &error) {
        return fail_database(err, VT_E_VERSION, doing, error);
    } catch (const Xapian::FeatureUnavailableError &error) {
        return fail_database(err, VT_E_VERSION, doing, error);
    } catch (const Xapian::DatabaseCorruptError &error) {
        return fail_database(err, VT_E_CORRUPT, doing, error);
    } catch (const Xapian::DatabaseError &error) {
        // With a system text the files could not be read; without one they are not what they should
        // be.
        bool refused = error.get_error_string() != nullptr;
        return fail_database(err, refused ? VT_E_IO : VT_E_CORRUPT, doing, error);
    } catch (const Xapian::InvalidArgumentError &error) {
        return fail_database(err, VT_E_INVALID, doing, error);
    } catch (const Xapian::UnimplementedError &error) {
        return fail_database(err, VT_E_LIMIT, doing, error);
    } catch (const Xapian::Error &error) {
        return fail_database(err, VT_E_INTERNAL, doing, error);
    } catch (const std::bad_alloc &) {
        return vt_fail(err, VT_E_NOMEM, "%s: out of memory", doing);
    } catch (const std::exception &error) {
        return vt_fail(err, VT_E_INTERNAL, "%s: %s", doing, error.what());
    } catch (...) {
        return vt_fail(err, VT_E_INTERNAL, "%s: unknown exception", doing);
    }
}

int check_term(struct vt_str term, struct vt_error *err) noexcept
{
    if (term.len_bytes == 0)
        return vt_fail(err, VT_E_INVALID, "a term is empty");
    if (term.len_bytes > VT_INDEX_TERM_BYTES)
        return vt_fail(err, VT_E_INVALID, "a term has %zu bytes, more than %d: '%.40s'",
                       term.len_bytes, VT_INDEX_TERM_BYTES, term.ptr);
    if (std::memchr(term.ptr, '\0', term.len_bytes) != nullptr)
        return vt_fail(err, VT_E_INVALID, "a term has a zero byte");
    return VT_OK;
}

} // namespace vt
