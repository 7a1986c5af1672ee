/* In force or not, at a date, and why. */
#include "world.h"

#include <stdlib.h>

static void decree(struct world *w, const char *id, const char *key, const char *date,
                   const char *effective, const char *expires)
{
    world_document(w, .id = id, .key = key, .type = "NGHI_DINH", .issuer = "Chính phủ",
                   .code = "CP", .date = date, .effective = effective, .expires = expires);
}

static void acts(struct world *w, const char *key, const char *date, const char *relation)
{
    world_mention(w, .key = key, .type = "NGHI_DINH", .date = date, .relation = relation);
}

static enum vt_effect effect_of(struct world *w, const char *key, uint32_t date,
                                const struct vt_effect_cause **ret_causes, size_t *ret_count)
{
    enum vt_effect effect = VT_EFFECT_UNKNOWN;
    const struct vt_effect_cause *causes;
    size_t count;
    for (vt_work_no no = 0; no < vt_graph_work_count(w->graph); no++) {
        struct vt_work work;
        vt_graph_work(w->graph, no, &work);
        if (!vt_str_eq(work.key, vt_str(key)))
            continue;
        vt_assert_ok(
            vt_graph_effect(w->graph, no, date, &w->arena, &effect, &causes, &count, NULL));
        if (ret_causes != NULL) {
            *ret_causes = causes;
            *ret_count = count;
        }
        return effect;
    }
    ck_abort_msg("no work %s", key);
}

#define OLD "110/2004/NĐ-CP"
#define OLD_DATE "2004-04-08"
#define NEW "30/2020/NĐ-CP"
#define NEW_DATE "2020-03-05"

START_TEST(test_replaced_from_the_day_the_new_decree_takes_effect)
{
    struct world *w = world_new();
    decree(w, "aaaaaaaaaaaa.1", OLD, OLD_DATE, "2004-05-01", "");
    decree(w, "bbbbbbbbbbbb.1", NEW, NEW_DATE, "2020-04-20", "");
    acts(w, OLD, OLD_DATE, "REPLACES");
    world_open(w);
    ck_assert_int_eq(effect_of(w, OLD, 20040408, NULL, NULL), VT_EFFECT_NOT_YET);
    ck_assert_int_eq(effect_of(w, OLD, 20040501, NULL, NULL), VT_EFFECT_IN_FORCE);
    const struct vt_effect_cause *causes;
    size_t count;
    ck_assert_int_eq(effect_of(w, OLD, 20200310, &causes, &count), VT_EFFECT_IN_FORCE);
    ck_assert_uint_eq(count, 1); /* said, but not in force yet */
    ck_assert(causes[0].is_pending && !causes[0].is_claim);
    ck_assert_int_eq(effect_of(w, OLD, 20200420, &causes, &count), VT_EFFECT_EXPIRED);
    ck_assert_uint_eq(count, 1);
    ck_assert(!causes[0].is_pending);
    ck_assert_int_eq(effect_of(w, OLD, 20200101, &causes, &count), VT_EFFECT_IN_FORCE);
    ck_assert_uint_eq(count, 0); /* not said by then */
    ck_assert_int_eq(effect_of(w, NEW, 20260101, NULL, NULL), VT_EFFECT_IN_FORCE);
    world_free(w);
}
END_TEST

START_TEST(test_what_was_replaced_does_not_rise_again)
{
    struct world *w = world_new();
    decree(w, "aaaaaaaaaaaa.1", OLD, OLD_DATE, "2004-05-01", "");
    decree(w, "bbbbbbbbbbbb.1", NEW, NEW_DATE, "2020-04-20", "");
    acts(w, OLD, OLD_DATE, "REPLACES");
    decree(w, "cccccccccccc.1", "5/2024/NĐ-CP", "2024-01-15", "2024-03-01", "");
    acts(w, NEW, NEW_DATE, "REPEALS");
    world_open(w);
    ck_assert_int_eq(effect_of(w, NEW, 20240401, NULL, NULL), VT_EFFECT_EXPIRED);
    ck_assert_int_eq(effect_of(w, OLD, 20240401, NULL, NULL), VT_EFFECT_EXPIRED);
    world_free(w);
}
END_TEST

START_TEST(test_act_that_was_repealed_before_it_took_effect_does_nothing)
{
    struct world *w = world_new();
    decree(w, "aaaaaaaaaaaa.1", OLD, OLD_DATE, "2004-05-01", "");
    decree(w, "bbbbbbbbbbbb.1", NEW, NEW_DATE, "2020-12-01", "");
    acts(w, OLD, OLD_DATE, "REPLACES");
    decree(w, "cccccccccccc.1", "99/2020/NĐ-CP", "2020-08-15", "2020-09-01", "");
    acts(w, NEW, NEW_DATE, "REPEALS");
    world_open(w);
    ck_assert_int_eq(effect_of(w, OLD, 20210101, NULL, NULL), VT_EFFECT_IN_FORCE);
    world_free(w);
}
END_TEST

START_TEST(test_part_suspension_and_own_term)
{
    struct world *w = world_new();
    decree(w, "aaaaaaaaaaaa.1", OLD, OLD_DATE, "2004-05-01", "2024-12-31");
    decree(w, "bbbbbbbbbbbb.1", "9/2010/NĐ-CP", "2010-02-08", "2010-04-01", "");
    acts(w, OLD, OLD_DATE, "AMENDS");
    decree(w, "cccccccccccc.1", "7/2012/NĐ-CP", "2012-02-08", "2012-04-01", "2013-04-01");
    acts(w, OLD, OLD_DATE, "SUSPENDS");
    world_open(w);
    ck_assert_int_eq(effect_of(w, OLD, 20100331, NULL, NULL), VT_EFFECT_IN_FORCE);
    ck_assert_int_eq(effect_of(w, OLD, 20100401, NULL, NULL), VT_EFFECT_PART_EXPIRED);
    ck_assert_int_eq(effect_of(w, OLD, 20120401, NULL, NULL), VT_EFFECT_SUSPENDED);
    ck_assert_int_eq(effect_of(w, OLD, 20130401, NULL, NULL), VT_EFFECT_PART_EXPIRED);
    ck_assert_int_eq(effect_of(w, OLD, 20241231, NULL, NULL), VT_EFFECT_EXPIRED);
    world_free(w);
}
END_TEST

START_TEST(test_term_that_was_extended)
{
    struct world *w = world_new();
    decree(w, "aaaaaaaaaaaa.1", OLD, OLD_DATE, "2004-05-01", "2010-12-31");
    decree(w, "bbbbbbbbbbbb.1", "9/2010/NĐ-CP", "2010-02-08", "2010-04-01", "");
    acts(w, OLD, OLD_DATE, "EXTENDS");
    world_open(w);
    ck_assert_int_eq(effect_of(w, OLD, 20110101, NULL, NULL), VT_EFFECT_IN_FORCE);
    world_free(w);
}
END_TEST

START_TEST(test_date_of_issue_is_no_date_of_effect)
{
    struct world *w = world_new();
    decree(w, "aaaaaaaaaaaa.1", OLD, OLD_DATE, "2004-05-01", "");
    decree(w, "bbbbbbbbbbbb.1", NEW, NEW_DATE, "", "");
    acts(w, OLD, OLD_DATE, "REPLACES");
    world_document(w, .id = "cccccccccccc.1", .key = "9-QĐ/TW", .type = "QUY_DINH",
                   .issuer = "Bộ Chính trị", .code = "TW", .date = "2022-02-02");
    world_open(w);
    const struct vt_effect_cause *causes;
    size_t count;
    ck_assert_int_eq(effect_of(w, NEW, 20260101, NULL, NULL), VT_EFFECT_UNKNOWN);
    ck_assert_int_eq(effect_of(w, OLD, 20260101, &causes, &count), VT_EFFECT_IN_FORCE);
    ck_assert(count == 1 && causes[0].is_pending);
    ck_assert_int_eq(effect_of(w, "9-QĐ/TW", 20220202, NULL, NULL), VT_EFFECT_IN_FORCE);
    ck_assert_int_eq(effect_of(w, "9-QĐ/TW", 20220201, NULL, NULL), VT_EFFECT_NOT_YET);
    world_free(w);
}
END_TEST

START_TEST(test_claims_are_shown_and_never_decide)
{
    struct world *w = world_seed();
    world_open(w);
    const struct vt_effect_cause *causes;
    size_t count;
    ck_assert_int_eq(effect_of(w, "42-CT/TW", 20260101, &causes, &count), VT_EFFECT_UNKNOWN);
    ck_assert_uint_eq(count, 1);
    ck_assert(causes[0].is_claim);
    struct vt_link link;
    vt_graph_in(w->graph, causes[0].link, &link);
    vt_assert_str(vt_relation_id(link.relation), VT_STR("CONTINUES"));
    world_free(w);
}
END_TEST

START_TEST(test_quoted_and_third_party_acts_are_claims)
{
    struct world *w = world_new();
    decree(w, "aaaaaaaaaaaa.1", OLD, OLD_DATE, "2004-05-01", "");
    decree(w, "bbbbbbbbbbbb.1", NEW, NEW_DATE, "2020-04-20", "");
    world_mention(w, .key = OLD, .type = "NGHI_DINH", .date = OLD_DATE, .relation = "REPEALS",
                  .flags = "quoted");
    world_mention(w, .key = OLD, .type = "NGHI_DINH", .date = OLD_DATE, .relation = "REPEALS",
                  .from = "8/2019/NĐ-CP");
    world_mention(w, .key = "154/2020/NĐ-CP", .type = "NGHI_DINH", .relation = "AMENDS",
                  .incoming = true);
    world_open(w);
    const struct vt_effect_cause *causes;
    size_t count;
    ck_assert_int_eq(effect_of(w, OLD, 20260101, &causes, &count), VT_EFFECT_IN_FORCE);
    ck_assert_uint_eq(count, 2);
    ck_assert(causes[0].is_claim && causes[1].is_claim);
    /* A copy may carry later notes: who amends it is a claim, too, and the other way round. */
    vt_work_no later = world_work_of(w, "154/2020/NĐ-CP", "");
    ck_assert_uint_eq(world_count_links(w, later, world_work_of(w, NEW, NEW_DATE), "AMENDS"), 1);
    ck_assert_int_eq(effect_of(w, NEW, 20260101, &causes, &count), VT_EFFECT_IN_FORCE);
    ck_assert(count == 1 && causes[0].is_claim);
    world_free(w);
}
END_TEST

START_TEST(test_every_effect_has_its_names)
{
    for (enum vt_effect effect = VT_EFFECT_UNKNOWN; effect <= VT_EFFECT_SUSPENDED_PART; effect++) {
        ck_assert_uint_gt(vt_effect_id(effect).len_bytes, 0);
        ck_assert_uint_gt(vt_effect_label(effect).len_bytes, 0);
    }
    vt_assert_str(vt_effect_id(VT_EFFECT_IN_FORCE), VT_STR("IN_FORCE"));
    vt_assert_str(vt_effect_label(VT_EFFECT_IN_FORCE), VT_STR("còn hiệu lực"));
}
END_TEST

START_TEST(test_an_act_that_changes_a_part_leaves_the_rest)
{
    struct world *w = world_new();
    decree(w, "aaaaaaaaaaaa.1", OLD, OLD_DATE, "2004-05-01", "");
    decree(w, "bbbbbbbbbbbb.1", NEW, NEW_DATE, "2020-04-20", "");
    acts(w, OLD, OLD_DATE, "REPEALS"); /* its title: "Bãi bỏ một phần Nghị định số …" */
    acts(w, OLD, OLD_DATE, "REPEALS_PART");
    decree(w, "cccccccccccc.1", "5/2024/NĐ-CP", "2024-01-15", "2024-03-01", "");
    acts(w, OLD, OLD_DATE, "REPEALS");
    world_open(w);
    ck_assert_int_eq(effect_of(w, OLD, 20200420, NULL, NULL), VT_EFFECT_PART_EXPIRED);
    ck_assert_int_eq(effect_of(w, OLD, 20240301, NULL, NULL), VT_EFFECT_EXPIRED);
    world_free(w);
}
END_TEST

/* Every other statement names the day in ctx, as a title does not and the article below it does. */
static uint32_t day_of_article(const struct vt_link *link, void *ctx)
{
    return link->mention % 2 == 1 ? *(const uint32_t *)ctx : 0;
}

static enum vt_effect effect_until(struct world *w, uint32_t last_day, uint32_t date)
{
    const struct vt_effect_terms terms = {day_of_article, &last_day};
    const vt_work_no no = world_work_of(w, OLD, OLD_DATE);
    enum vt_effect effect = VT_EFFECT_UNKNOWN;
    const struct vt_effect_cause *causes;
    size_t count;
    vt_assert_ok(vt_graph_effect_within(w->graph, no, date, &terms, &w->arena, &effect, &causes,
                                        &count, NULL));
    ck_assert_uint_eq(count, 2);
    for (size_t i = 0; i < count; i++) {
        ck_assert_uint_eq(causes[i].last_day, last_day);
        ck_assert_int_eq(causes[i].is_over, date > last_day);
    }
    return effect;
}

START_TEST(test_suspended_until_the_day_that_its_sentence_names)
{
    struct world *w = world_new();
    decree(w, "aaaaaaaaaaaa.1", OLD, OLD_DATE, "2004-05-01", "");
    decree(w, "bbbbbbbbbbbb.1", NEW, NEW_DATE, "2020-04-20", "");
    acts(w, OLD, OLD_DATE, "SUSPENDS");
    acts(w, OLD, OLD_DATE, "SUSPENDS");
    world_open(w);
    ck_assert_int_eq(effect_until(w, 20201231, 20201231), VT_EFFECT_SUSPENDED);
    ck_assert_int_eq(effect_until(w, 20201231, 20210101), VT_EFFECT_IN_FORCE);
    ck_assert_int_eq(effect_of(w, OLD, 20260101, NULL, NULL), VT_EFFECT_SUSPENDED); /* not read */
    world_free(w);
}
END_TEST

START_TEST(test_extended_until_the_day_that_its_sentence_names)
{
    struct world *w = world_new();
    decree(w, "aaaaaaaaaaaa.1", OLD, OLD_DATE, "2004-05-01", "2020-06-01");
    decree(w, "bbbbbbbbbbbb.1", NEW, NEW_DATE, "2020-04-20", "");
    acts(w, OLD, OLD_DATE, "EXTENDS");
    acts(w, OLD, OLD_DATE, "EXTENDS");
    world_open(w);
    ck_assert_int_eq(effect_until(w, 20221231, 20221231), VT_EFFECT_IN_FORCE);
    ck_assert_int_eq(effect_until(w, 20221231, 20230101), VT_EFFECT_EXPIRED);
    world_free(w);
}
END_TEST

VT_TEST_MAIN("graph.effect", test_replaced_from_the_day_the_new_decree_takes_effect,
             test_what_was_replaced_does_not_rise_again,
             test_act_that_was_repealed_before_it_took_effect_does_nothing,
             test_part_suspension_and_own_term, test_term_that_was_extended,
             test_date_of_issue_is_no_date_of_effect, test_claims_are_shown_and_never_decide,
             test_quoted_and_third_party_acts_are_claims, test_every_effect_has_its_names,
             test_an_act_that_changes_a_part_leaves_the_rest,
             test_suspended_until_the_day_that_its_sentence_names,
             test_extended_until_the_day_that_its_sentence_names)
