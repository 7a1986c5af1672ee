// vt_index_reader.hh — the handle behind vt_index_reader.
#ifndef VT_INDEX_READER_HH
#define VT_INDEX_READER_HH

#include "vt_index_format.hh"

#include <sys/types.h>

struct vt_index_reader {
    std::string dir;
    Xapian::Database db;
    dev_t device; // of the folder: a compacted index that took its place is another one
    ino_t inode;
};

#endif
