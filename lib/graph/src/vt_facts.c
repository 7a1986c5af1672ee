#include "vt_facts.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_fact_votes.h"
#include "vt_issuer.h"
#include "vt_names.h"

static void release(struct vt_facts_maker *maker)
{
    vt_buckets_release(&maker->mentions);
    vt_election_release(&maker->election);
    vt_arena_release(&maker->arena);
}

void vt_facts_release(struct vt_all_facts *facts)
{
    free(facts->items);
    free(facts->conflicts);
    free(facts->votes);
    *facts = (struct vt_all_facts){0};
}

/* Guesses, references and the documents that others speak for say nothing of the work's fields. */
static uint32_t voting_cluster(const void *ctx, uint32_t row)
{
    const struct vt_resolution *res = ctx;
    const struct vt_mention_row *mention = &res->rows->mentions[row];
    if (mention->cluster == VT_NONE || mention->how == VT_HOW_GUESS)
        return UINT32_MAX;
    switch (mention->kind) {
    case VT_KIND_NUMBER:
    case VT_KIND_NAME:
    case VT_KIND_DATE:
        return mention->cluster;
    case VT_KIND_PLENUM:
        return res->clusters[mention->cluster].key == 0 ? mention->cluster : UINT32_MAX;
    default:
        return UINT32_MAX;
    }
}

/* ---- the fields ---- */

/* By the code in the number, where one body signs with it. */
static int issuer_of_code(struct vt_facts_maker *maker, const struct vt_cluster *cluster,
                          uint32_t *ret, struct vt_error *err)
{
    const struct vt_rows *rows = maker->res->rows;
    const struct vt_issuer *issuer = vt_issuer_by_code(
        vt_strings_get(&rows->strings, rows->keys.items[cluster->key].issuer_code));
    *ret = 0;
    if (issuer == NULL || vt_str_eq(issuer->level, VT_STR("P1")))
        return VT_OK; /* TW is the Central Committee, the Politburo or the Secretariat */
    return vt_fact_text(maker, issuer->name, ret, err);
}

static int elect_issuer(struct vt_facts_maker *maker, uint32_t number, struct vt_error *err)
{
    const struct vt_rows *rows = maker->res->rows;
    const struct vt_cluster *cluster = &maker->res->clusters[number];
    struct vt_facts *facts = &maker->facts->items[number];
    const struct vt_group_count *winner;
    int status = vt_fact_elect(maker, number, VT_FACT_ISSUER, &winner, err);
    if (status == VT_OK && winner != NULL)
        facts->issuer = winner->shown;
    else if (status == VT_OK)
        status = issuer_of_code(maker, cluster, &facts->issuer, err);
    if (status != VT_OK)
        return status;
    facts->issuer_code = rows->keys.items[cluster->key].issuer_code;
    if (facts->issuer_code == 0 && winner != NULL)
        facts->issuer_code = vt_bodies_get(&rows->bodies, winner->value)->code;
    uint32_t place = cluster->place;
    if (cluster->document != VT_NONE) {
        const struct vt_document_row *document = &rows->documents[cluster->document];
        if (document->issuer_code != 0)
            facts->issuer_code = document->issuer_code;
        if (document->place != 0)
            place = document->place;
    }
    return vt_fact_text(maker, vt_bodies_place_name(&rows->bodies, place), &facts->place, err);
}

/* A word for the type counts; without any, what the code in the number says, unless it was called
 * only "văn bản". */
static int elect_type(struct vt_facts_maker *maker, uint32_t number, struct vt_error *err)
{
    const struct vt_rows *rows = maker->res->rows;
    const struct vt_cluster *cluster = &maker->res->clusters[number];
    const struct vt_buckets *mentions = &maker->mentions;
    const struct vt_group_count *winner;
    int status = vt_fact_elect(maker, number, VT_FACT_TYPE, &winner, err);
    if (status != VT_OK)
        return status;
    struct vt_facts *facts = &maker->facts->items[number];
    if (winner != NULL) {
        facts->type = (uint8_t)winner->value;
        return VT_OK;
    }
    facts->type = vt_cluster_type(maker->res, cluster);
    for (uint32_t i = mentions->begins[number]; i < mentions->begins[number + 1]; i++)
        if (rows->mentions[mentions->rows[i]].is_generic)
            facts->type = vt_type_by_id(VT_STR("VAN_BAN"));
    return VT_OK;
}

static int elect_date(struct vt_facts_maker *maker, uint32_t number, struct vt_error *err)
{
    const struct vt_group_count *winner;
    int status = vt_fact_elect(maker, number, VT_FACT_DATE, &winner, err);
    if (status == VT_OK)
        maker->facts->items[number].date =
            winner != NULL ? winner->value : maker->res->clusters[number].date;
    return status;
}

static int elect_number(struct vt_facts_maker *maker, uint32_t number, struct vt_error *err)
{
    const struct vt_cluster *cluster = &maker->res->clusters[number];
    const struct vt_buckets *mentions = &maker->mentions;
    const struct vt_rows *rows = maker->res->rows;
    bool is_malformed =
        cluster->document != VT_NONE && rows->documents[cluster->document].printed != 0;
    for (uint32_t i = mentions->begins[number]; !is_malformed && i < mentions->begins[number + 1];
         i++)
        is_malformed = rows->mentions[mentions->rows[i]].printed != 0;
    maker->facts->items[number].is_malformed = is_malformed;
    const struct vt_group_count *winner;
    return is_malformed && cluster->key != 0
               ? vt_fact_elect(maker, number, VT_FACT_NUMBER, &winner, err)
               : VT_OK;
}

/* ---- texts that nobody has to agree on ---- */

/* The subject that most documents give, the longest among equals: a citation often gives a part. */
static int elect_subject(struct vt_facts_maker *maker, uint32_t number, struct vt_error *err)
{
    const struct vt_rows *rows = maker->res->rows;
    const struct vt_cluster *cluster = &maker->res->clusters[number];
    const struct vt_buckets *mentions = &maker->mentions;
    uint32_t *subject = &maker->facts->items[number].subject;
    if (cluster->document != VT_NONE)
        *subject = rows->documents[cluster->document].subject;
    if (*subject == 0 && cluster->known != VT_NONE)
        *subject = rows->known[cluster->known].subject;
    if (*subject != 0)
        return VT_OK;
    vt_election_clear(&maker->election);
    for (uint32_t i = mentions->begins[number]; i < mentions->begins[number + 1]; i++) {
        const struct vt_mention_row *mention = &rows->mentions[mentions->rows[i]];
        const struct vt_ballot ballot = {.value = mention->subject,
                                         .shown = mention->subject,
                                         .document = mention->document,
                                         .mention = mentions->rows[i],
                                         .can_win = true};
        int status =
            mention->subject == 0 ? VT_OK : vt_election_add(&maker->election, &ballot, err);
        if (status != VT_OK)
            return status;
    }
    int status = vt_election_count(&maker->election, &rows->strings, false, NULL, NULL, err);
    const struct vt_group_count *winner = vt_election_winner(&maker->election);
    if (status != VT_OK || winner == NULL)
        return status;
    for (size_t g = 0; g < maker->election.group_count; g++) {
        const struct vt_group_count *other = &maker->election.groups[g];
        if (other->documents == winner->documents &&
            vt_strings_get(&rows->strings, other->shown).len_bytes >
                vt_strings_get(&rows->strings, winner->shown).len_bytes)
            winner = other;
    }
    *subject = winner->shown;
    return VT_OK;
}

/* "Luật Đất đai 2013": laws have a name and a year besides their number. */
static int make_name(struct vt_facts_maker *maker, uint32_t number, struct vt_error *err)
{
    const struct vt_cluster *cluster = &maker->res->clusters[number];
    const struct vt_strings *strings = &maker->res->rows->strings;
    struct vt_facts *facts = &maker->facts->items[number];
    const bool is_usual = vt_name_is_usual(facts->type);
    uint32_t text = cluster->name;
    if (text == 0 && is_usual)
        text = facts->subject;
    facts->name = text;
    if (text == 0 || !is_usual)
        return VT_OK;
    vt_arena_reset(&maker->arena);
    struct vt_str name = vt_name_with_year(&maker->arena, facts->type,
                                           vt_strings_get(strings, text), facts->date / 10000);
    return vt_fact_text(maker, name, &facts->name, err);
}

static int make_facts(struct vt_facts_maker *maker, uint32_t cluster, struct vt_error *err)
{
    int status = elect_issuer(maker, cluster, err);
    if (status == VT_OK)
        status = elect_date(maker, cluster, err);
    if (status == VT_OK)
        status = elect_type(maker, cluster, err);
    if (status == VT_OK)
        status = elect_number(maker, cluster, err);
    if (status == VT_OK)
        status = elect_subject(maker, cluster, err);
    return status == VT_OK ? make_name(maker, cluster, err) : status;
}

int vt_facts_make(struct vt_all_facts *facts, struct vt_resolution *res, struct vt_error *err)
{
    *facts = (struct vt_all_facts){.items = calloc(res->cluster_count + 1, sizeof *facts->items)};
    if (facts->items == NULL)
        return vt_no_memory(err);
    VT_AUTO(release) struct vt_facts_maker maker = {.facts = facts, .res = res};
    vt_arena_init(&maker.arena, SIZE_MAX / 4);
    int status = vt_buckets_make(&maker.mentions, res->rows->mention_count, res->cluster_count,
                                 voting_cluster, res, err);
    for (size_t c = 0; status == VT_OK && c < res->cluster_count; c++)
        if (res->clusters[c].into == c)
            status = make_facts(&maker, (uint32_t)c, err);
    return status;
}
