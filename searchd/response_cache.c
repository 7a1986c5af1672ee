#include "response_cache.h"

#include "vt_cleanup.h"
#include "vt_hash.h"

#include <pthread.h>

enum {
    SLOTS = 16384,      /* chains of the hash table */
    ENTRY_BYTES = 1024, /* what an entry takes beside its body and target: headers, allocation */
    LARGEST_SHARE = 16  /* of the cache, that one body may take */
};

struct entry {
    struct entry *in_slot; /* next of its chain */
    struct entry *newer, *older;
    uint64_t hash, sequence, body_bytes;
    unsigned coding, day;
    struct MHD_Response *response;
    size_t target_bytes;
    char target[];
};

struct vt_response_cache {
    pthread_mutex_t mutex; /* of all of it */
    size_t max_bytes;
    struct vt_response_cache_counts counts;
    struct entry *newest, *oldest;
    struct entry *slots[SLOTS];
};

int vt_response_cache_new(size_t max_bytes, struct vt_response_cache **ret, struct vt_error *err)
{
    struct vt_response_cache *cache = calloc(1, sizeof *cache);
    if (cache == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for the server");
    pthread_mutex_init(&cache->mutex, NULL);
    cache->max_bytes = max_bytes;
    *ret = cache;
    return VT_OK;
}

static uint64_t cost_of(const struct entry *entry)
{
    return entry->body_bytes + entry->target_bytes + ENTRY_BYTES;
}

static void leave_order(struct vt_response_cache *cache, struct entry *entry)
{
    *(entry->newer != NULL ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older != NULL ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void become_newest(struct vt_response_cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest != NULL ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

static void drop(struct vt_response_cache *cache, struct entry *entry)
{
    struct entry **link = &cache->slots[entry->hash % SLOTS];
    while (*link != entry)
        link = &(*link)->in_slot;
    *link = entry->in_slot;
    leave_order(cache, entry);
    cache->counts.bytes -= cost_of(entry);
    cache->counts.entries--;
    MHD_destroy_response(entry->response);
    free(entry);
}

void vt_response_cache_free(struct vt_response_cache *cache)
{
    if (cache == NULL)
        return;
    while (cache->oldest != NULL)
        drop(cache, cache->oldest);
    pthread_mutex_destroy(&cache->mutex);
    free(cache);
}

/* The entry of a target and coding, whatever state of the archive it is of. */
static struct entry *find(struct vt_response_cache *cache, const struct vt_response_key *key,
                          uint64_t hash)
{
    for (struct entry *each = cache->slots[hash % SLOTS]; each != NULL; each = each->in_slot)
        if (each->hash == hash && each->coding == key->coding &&
            vt_str_eq(vt_str_n(each->target, each->target_bytes), key->target))
            return each;
    return NULL;
}

bool vt_response_cache_answer(struct vt_response_cache *cache, const struct vt_response_key *key,
                              struct MHD_Connection *connection, enum MHD_Result *ret_result,
                              uint64_t *ret_body_bytes)
{
    uint64_t hash = vt_hash64(key->target);
    pthread_mutex_lock(&cache->mutex);
    struct entry *entry = find(cache, key, hash);
    bool is_good = entry != NULL && entry->sequence == key->sequence && entry->day == key->day;
    if (is_good) {
        leave_order(cache, entry);
        become_newest(cache, entry);
        *ret_body_bytes = entry->body_bytes;
        *ret_result = MHD_queue_response(connection, MHD_HTTP_OK, entry->response);
        cache->counts.hits++;
    } else {
        cache->counts.misses++;
    }
    pthread_mutex_unlock(&cache->mutex);
    return is_good;
}

static struct entry *new_entry(const struct vt_response_key *key, struct MHD_Response *response,
                               uint64_t body_bytes)
{
    struct entry *entry = malloc(sizeof *entry + key->target.len_bytes);
    if (entry == NULL)
        return NULL;
    *entry = (struct entry){.hash = vt_hash64(key->target),
                            .sequence = key->sequence,
                            .body_bytes = body_bytes,
                            .coding = key->coding,
                            .day = key->day,
                            .response = response,
                            .target_bytes = key->target.len_bytes};
    memcpy(entry->target, key->target.ptr, key->target.len_bytes);
    return entry;
}

void vt_response_cache_put(struct vt_response_cache *cache, const struct vt_response_key *key,
                           struct MHD_Response *response, uint64_t body_bytes)
{
    struct entry *entry = NULL;
    if (body_bytes + key->target.len_bytes + ENTRY_BYTES <= cache->max_bytes / LARGEST_SHARE)
        entry = new_entry(key, response, body_bytes);
    if (entry == NULL) {
        MHD_destroy_response(response);
        return;
    }
    pthread_mutex_lock(&cache->mutex);
    struct entry *old = find(cache, key, entry->hash);
    if (old != NULL)
        drop(cache, old);
    while (cache->oldest != NULL && cache->counts.bytes + cost_of(entry) > cache->max_bytes)
        drop(cache, cache->oldest);
    entry->in_slot = cache->slots[entry->hash % SLOTS];
    cache->slots[entry->hash % SLOTS] = entry;
    become_newest(cache, entry);
    cache->counts.bytes += cost_of(entry);
    cache->counts.entries++;
    pthread_mutex_unlock(&cache->mutex);
}

void vt_response_cache_count(struct vt_response_cache *cache, struct vt_response_cache_counts *ret)
{
    pthread_mutex_lock(&cache->mutex);
    *ret = cache->counts;
    pthread_mutex_unlock(&cache->mutex);
}
