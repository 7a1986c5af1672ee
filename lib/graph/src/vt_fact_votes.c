#include "vt_fact_votes.h"

#include <stdio.h>

int vt_fact_text(struct vt_facts_maker *maker, struct vt_str text, uint32_t *ret,
                 struct vt_error *err)
{
    return text.ptr == NULL ? vt_no_memory(err)
                            : vt_strings_add(&maker->res->rows->strings, text, ret, err);
}

/* ---- ballots of one field ---- */

struct field_value {
    uint32_t value, shown;
    bool can_win;
};

static int iso_date(struct vt_facts_maker *maker, uint32_t date, uint32_t *ret,
                    struct vt_error *err)
{
    char text[16];
    int length = snprintf(text, sizeof text, "%04u-%02u-%02u", date / 10000 % 10000,
                          date / 100 % 100, date % 100);
    return vt_fact_text(maker, vt_str_n(text, (size_t)length), ret, err);
}

static int of_type(struct vt_facts_maker *maker, uint8_t type, struct field_value *ret,
                   struct vt_error *err)
{
    *ret = (struct field_value){.value = type, .can_win = true};
    return type == 0 ? VT_OK : vt_fact_text(maker, vt_type_id(type), &ret->shown, err);
}

static int of_date(struct vt_facts_maker *maker, uint32_t date, struct field_value *ret,
                   struct vt_error *err)
{
    *ret = (struct field_value){.value = vt_date_is_full(date) ? date : 0, .can_win = true};
    return ret->value == 0 ? VT_OK : iso_date(maker, date, &ret->shown, err);
}

static int of_issuer(struct vt_facts_maker *maker, uint32_t issuer, struct field_value *ret,
                     struct vt_error *err)
{
    *ret = (struct field_value){.value = issuer, .can_win = true};
    return vt_fact_text(maker, vt_strings_get(&maker->res->rows->bodies.printed, issuer),
                        &ret->shown, err);
}

static int of_number(struct vt_facts_maker *maker, uint32_t key, uint32_t printed,
                     struct field_value *ret, struct vt_error *err)
{
    int status = VT_OK;
    *ret = (struct field_value){.shown = printed, .can_win = printed == 0};
    if (printed == 0)
        status = vt_fact_text(maker, vt_keys_text(&maker->res->rows->keys, key), &ret->shown, err);
    ret->value = ret->shown;
    return status;
}

static int value_of_document(struct vt_facts_maker *maker, enum vt_fact_field field, uint32_t row,
                             struct field_value *ret, struct vt_error *err)
{
    const struct vt_document_row *document = &maker->res->rows->documents[row];
    int status;
    switch (field) {
    case VT_FACT_ISSUER:
        return of_issuer(maker, document->issuer, ret, err);
    case VT_FACT_DATE:
        if (document->date != 0 || document->printed_date == 0)
            return of_date(maker, document->date, ret, err);
        status = of_date(maker, document->printed_date, ret, err);
        ret->can_win = false;
        return status;
    case VT_FACT_TYPE:
        return of_type(maker, document->type, ret, err);
    default:
        return of_number(maker, document->key, document->printed, ret, err);
    }
}

static int value_of_known(struct vt_facts_maker *maker, enum vt_fact_field field, uint32_t row,
                          struct field_value *ret, struct vt_error *err)
{
    const struct vt_known_row *known = &maker->res->rows->known[row];
    switch (field) {
    case VT_FACT_ISSUER:
        return of_issuer(maker, known->issuer, ret, err);
    case VT_FACT_DATE:
        return of_date(maker, known->date, ret, err);
    case VT_FACT_TYPE:
        return of_type(maker, known->type, ret, err);
    default:
        return of_number(maker, known->key, 0, ret, err);
    }
}

static int value_of_mention(struct vt_facts_maker *maker, enum vt_fact_field field, uint32_t row,
                            struct field_value *ret, struct vt_error *err)
{
    const struct vt_mention_row *mention = &maker->res->rows->mentions[row];
    int status;
    switch (field) {
    case VT_FACT_ISSUER:
        return of_issuer(maker, mention->issuer, ret, err);
    case VT_FACT_DATE:
        status = of_date(maker, mention->date, ret, err);
        ret->can_win = vt_time_is_credible(maker->res, mention);
        return status;
    case VT_FACT_TYPE:
        return of_type(maker, mention->type, ret, err);
    default:
        *ret = (struct field_value){0};
        return mention->kind == VT_KIND_NUMBER
                   ? of_number(maker, mention->key, mention->printed, ret, err)
                   : VT_OK;
    }
}

static int add_ballot(struct vt_facts_maker *maker, const struct field_value *value,
                      uint32_t document, uint32_t mention, struct vt_error *err)
{
    if (value->value == 0)
        return VT_OK;
    struct vt_ballot ballot = {.value = value->value,
                               .shown = value->shown,
                               .document = document,
                               .mention = mention,
                               .can_win = value->can_win};
    return vt_election_add(&maker->election, &ballot, err);
}

static bool joint_issuers(const void *ctx, uint32_t a, uint32_t b)
{
    (void)ctx;
    (void)a;
    (void)b;
    return true;
}

static bool same_issuer(const void *ctx, uint32_t a, uint32_t b)
{
    return vt_bodies_same(ctx, a, b);
}

static int hold_election(struct vt_facts_maker *maker, uint32_t number, enum vt_fact_field field,
                         struct vt_error *err)
{
    const struct vt_cluster *cluster = &maker->res->clusters[number];
    struct field_value value;
    int status = VT_OK;
    vt_election_clear(&maker->election);
    if (cluster->document != VT_NONE) {
        status = value_of_document(maker, field, cluster->document, &value, err);
        if (status == VT_OK)
            status = add_ballot(maker, &value, cluster->document, VT_NONE, err);
    }
    if (status == VT_OK && cluster->known != VT_NONE) {
        status = value_of_known(maker, field, cluster->known, &value, err);
        if (status == VT_OK)
            status = add_ballot(maker, &value, VT_NONE, VT_NONE, err);
    }
    const struct vt_buckets *mentions = &maker->mentions;
    for (uint32_t i = mentions->begins[number]; status == VT_OK && i < mentions->begins[number + 1];
         i++) {
        const uint32_t row = mentions->rows[i];
        status = value_of_mention(maker, field, row, &value, err);
        if (status == VT_OK)
            status = add_ballot(maker, &value, maker->res->rows->mentions[row].document, row, err);
    }
    if (status != VT_OK)
        return status;
    const bool is_joint = maker->res->rows->keys.items[cluster->key].is_joint;
    vt_same_cb same = field != VT_FACT_ISSUER ? NULL : is_joint ? joint_issuers : same_issuer;
    return vt_election_count(&maker->election, &maker->res->rows->strings, field == VT_FACT_DATE,
                             same, &maker->res->rows->bodies, err);
}

/* ---- one voice ---- */

/* What a mention says of a field, 0 for nothing; the same number for the same value. */
static uint32_t said_by(const struct vt_mention_row *mention, enum vt_fact_field field)
{
    switch (field) {
    case VT_FACT_ISSUER:
        return mention->issuer;
    case VT_FACT_DATE:
        return vt_date_is_full(mention->date) ? mention->date : 0;
    default:
        return mention->type;
    }
}

/* Whether only mentions vote and all say the same, as they mostly do: no election then.  *ret_value is 0
 * where none says anything. */
static bool speaks_with_one_voice(const struct vt_facts_maker *maker, uint32_t number,
                                  enum vt_fact_field field, uint32_t *ret_value)
{
    const struct vt_cluster *cluster = &maker->res->clusters[number];
    const struct vt_rows *rows = maker->res->rows;
    const struct vt_buckets *mentions = &maker->mentions;
    uint32_t value = 0;
    if (field == VT_FACT_NUMBER || cluster->known != VT_NONE)
        return false;
    if (cluster->document != VT_NONE) {
        const struct vt_document_row *document = &rows->documents[cluster->document];
        if (document->printed_date != 0)
            return false;
        value = field == VT_FACT_ISSUER ? document->issuer
                : field == VT_FACT_DATE ? (vt_date_is_full(document->date) ? document->date : 0)
                                        : document->type;
    }
    bool is_credible = value != 0;
    for (uint32_t i = mentions->begins[number]; i < mentions->begins[number + 1]; i++) {
        const struct vt_mention_row *mention = &rows->mentions[mentions->rows[i]];
        const uint32_t said = said_by(mention, field);
        if (said == 0)
            continue;
        if (value != 0 && said != value)
            return false;
        value = said;
        is_credible =
            is_credible || field != VT_FACT_DATE || vt_time_is_credible(maker->res, mention);
    }
    *ret_value = value;
    return value == 0 || is_credible;
}

static int elect_voice(struct vt_facts_maker *maker, enum vt_fact_field field, uint32_t value,
                       const struct vt_group_count **ret_winner, struct vt_error *err)
{
    struct field_value of = {0};
    *ret_winner = NULL;
    if (value == 0)
        return VT_OK;
    const int status = field == VT_FACT_ISSUER ? of_issuer(maker, value, &of, err)
                       : field == VT_FACT_DATE ? of_date(maker, value, &of, err)
                                               : of_type(maker, (uint8_t)value, &of, err);
    maker->voice = (struct vt_group_count){.value = value, .shown = of.shown, .can_win = true};
    *ret_winner = &maker->voice;
    return status;
}

/* ---- conflicts ---- */

static int add_vote(struct vt_facts_maker *maker, const struct vt_ballot *ballot,
                    struct vt_error *err)
{
    struct vt_all_facts *facts = maker->facts;
    const struct vt_rows *rows = maker->res->rows;
    struct vt_vote_row *grown =
        vt_grown(facts->votes, &facts->vote_room, facts->vote_count, sizeof *grown);
    if (grown == NULL || facts->vote_count >= VT_NONE)
        return vt_no_memory(err);
    facts->votes = grown;
    grown[facts->vote_count++] = (struct vt_vote_row){
        .value = maker->election.groups[ballot->group].shown,
        .speaker =
            ballot->document == VT_NONE ? VT_NONE : rows->documents[ballot->document].cluster,
        .mention = ballot->mention == VT_NONE ? VT_NONE : rows->mentions[ballot->mention].ordinal,
    };
    return VT_OK;
}

static int add_conflict(struct vt_facts_maker *maker, uint32_t cluster, enum vt_fact_field field,
                        uint32_t chosen, struct vt_error *err)
{
    struct vt_all_facts *facts = maker->facts;
    struct vt_conflict_row *grown =
        vt_grown(facts->conflicts, &facts->conflict_room, facts->conflict_count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    facts->conflicts = grown;
    grown[facts->conflict_count++] = (struct vt_conflict_row){
        .cluster = cluster,
        .chosen = chosen,
        .vote_begin = (uint32_t)facts->vote_count,
        .vote_count = (uint32_t)maker->election.count,
        .field = (uint8_t)field,
    };
    int status = VT_OK;
    for (size_t i = 0; status == VT_OK && i < maker->election.count; i++)
        status = add_vote(maker, &maker->election.ballots[i], err);
    return status;
}

/* Elect a value for a field; *ret_winner is NULL where nobody says anything.  Disagreement is
 * noted. */
int vt_fact_elect(struct vt_facts_maker *maker, uint32_t cluster, enum vt_fact_field field,
                  const struct vt_group_count **ret_winner, struct vt_error *err)
{
    uint32_t value;
    if (speaks_with_one_voice(maker, cluster, field, &value))
        return elect_voice(maker, field, value, ret_winner, err);
    int status = hold_election(maker, cluster, field, err);
    if (status != VT_OK)
        return status;
    const struct vt_election *election = &maker->election;
    *ret_winner = vt_election_winner(election);
    bool is_misprint = field == VT_FACT_NUMBER && election->group_count > 0 && *ret_winner == NULL;
    if (election->group_count < 2 && !is_misprint)
        return VT_OK;
    struct field_value key = {0};
    if (field == VT_FACT_NUMBER) {
        status = of_number(maker, maker->res->clusters[cluster].key, 0, &key, err);
        if (status != VT_OK)
            return status;
    }
    maker->facts->items[cluster].has_conflict = true;
    return add_conflict(maker, cluster, field,
                        key.shown != 0        ? key.shown
                        : *ret_winner != NULL ? (*ret_winner)->shown
                                              : 0,
                        err);
}
