/* LanceDB over the articles of peers_corpus: build, then ask.
 *
 * usage: node lance.mjs build ARTICLES FOLDER
 *        node lance.mjs ask FOLDER QUERIES
 *
 * Its full-text index, marks folded away.  It works in threads of its own, so times are those of all threads
 * of the process.  It has no order but the score, and no facets: of those nothing is printed. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import * as lancedb from "@lancedb/lancedb";

const ROWS_AT_ONCE = 10000, WARM_ROUNDS = 1, TOP = 10;
const HAS_NO = new Set(["newest", "facet"]);

async function* rows(path) {
    for await (const line of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity }))
        yield line.split("\t");
}

async function build(articles, folder) {
    const start = performance.now();
    const db = await lancedb.connect(folder);
    let table = null, batch = [];
    const flush = async () => {
        if (batch.length === 0)
            return;
        if (table === null)
            table = await db.createTable("articles", batch);
        else
            await table.add(batch);
        batch = [];
    };
    for await (const [id, type, date, title, text] of rows(articles)) {
        batch.push({ id, type, date: Number(date), text: `${title}\n${text}` });
        if (batch.length === ROWS_AT_ONCE)
            await flush();
    }
    await flush();
    await table.createIndex("type", { config: lancedb.Index.bitmap() });
    await table.createIndex("date", { config: lancedb.Index.btree() });
    await table.createIndex("text", {
        config: lancedb.Index.fts({
            withPosition: true, baseTokenizer: "simple", lowercase: true, asciiFolding: true, stem: false,
            removeStopWords: false,
        }),
    });
    await table.optimize();
    console.log(`build_s\t${((performance.now() - start) / 1000).toFixed(2)}`);
}

function query(table, [kind, words, type, first, last]) {
    const asked = kind === "phrase"
        ? new lancedb.PhraseQuery(words, "text")
        : new lancedb.MatchQuery(words, "text", {
            operator: kind === "question" ? lancedb.Operator.Or : lancedb.Operator.And,
        });
    const search = table.query().fullTextSearch(asked).select(["id", "_score"]).limit(TOP);
    return kind === "filter" ? search.where(`type = '${type}' AND date BETWEEN ${first} AND ${last}`) : search;
}

async function ask(folder, queries) {
    const table = await (await lancedb.connect(folder)).openTable("articles");
    const asked = [];
    for await (const row of rows(queries))
        if (!HAS_NO.has(row[0]))
            asked.push(row);
    const times = new Map();
    for (let round = 0; round <= WARM_ROUNDS; round++)
        for (const row of asked) {
            const before = process.cpuUsage();
            await query(table, row).toArray();
            const { user, system } = process.cpuUsage(before);
            if (round === WARM_ROUNDS)
                times.set(row[0], [...(times.get(row[0]) ?? []), (user + system) / 1000]);
        }
    for (const [kind, ms] of times) {
        ms.sort((a, b) => a - b);
        console.log(`${kind}_p50_ms\t${ms[Math.floor(ms.length / 2)].toFixed(3)}`);
        console.log(`${kind}_p99_ms\t${ms[Math.floor((ms.length * 99) / 100)].toFixed(3)}`);
        console.log(`${kind}_mean_ms\t${(ms.reduce((sum, x) => sum + x, 0) / ms.length).toFixed(3)}`);
    }
}

const [verb, from, to] = process.argv.slice(2);
if (verb === "build" && to)
    await build(from, to);
else if (verb === "ask" && to)
    await ask(from, to);
else {
    console.error("usage: node lance.mjs build ARTICLES FOLDER | node lance.mjs ask FOLDER QUERIES");
    process.exit(2);
}
