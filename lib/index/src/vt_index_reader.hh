// vt_index_reader.hh — the handle behind vt_index_reader.
#ifndef VT_INDEX_READER_HH
#define VT_INDEX_READER_HH

#include "vt_index_format.hh"
#include "vt_index_parts.hh"

#include <sys/stat.h>

struct vt_index_reader {
    std::string dir;
    vt::snapshot snapshot;
    Xapian::Database db;  // its parts as one
    struct stat manifest; // of the file that names them: it is never changed, only replaced
};

#endif
