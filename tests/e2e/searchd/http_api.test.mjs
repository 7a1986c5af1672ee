// The API: every answer fits schema/openapi.json, and says what the seed says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ask, need, newArchive, OWN, SEED, start } from "./daemon.mjs";

const Ajv = need("ajv/dist/2020.js").default;
const API = "/api/v1";
const A = encodeURIComponent("1391/UBND-VX");
const B = encodeURIComponent("2386-CT/TU");
const N57 = encodeURIComponent("57-NQ/TW");

let daemon;
let description;
let ajv;

before(async () => {
    daemon = await start(newArchive(SEED, OWN));
    description = (await ask(daemon, "/openapi.json")).json();
    ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addSchema(description, "openapi");
});
after(async () => assert.deepEqual(await daemon.stop(), { code: 0, by: null }));

/** Ask, and hold the reply to the description of its path and status. */
async function get(path, template, expected = 200) {
    const reply = await ask(daemon, API + path);
    assert.equal(reply.status, expected, `${path}: ${reply.text.slice(0, 400)}`);
    return fits(reply, API + template, "get");
}

function fits(reply, template, method) {
    let response = description.paths[template]?.[method]?.responses?.[reply.status];
    assert.ok(response, `${method} ${template} ${reply.status} is not described`);
    if (response.$ref) response = description.components.responses[response.$ref.split("/").pop()];
    const media = reply.headers["content-type"].split(";")[0];
    const schema = response.content[media]?.schema;
    assert.ok(schema, `${template} ${media} is not described`);
    if (!schema.$ref) return reply.text;
    const validate = ajv.getSchema(`openapi${schema.$ref}`);
    const value = reply.json();
    assert.ok(validate(value), `${template}: ${ajv.errorsText(validate.errors)}`);
    return value;
}

const keys = (answer) => answer.items.map((item) => item.key);

test("the description is that of the tree", () => {
    const tree = JSON.parse(readFileSync(join(process.env.VT_TREE, "schema/openapi.json"), "utf8"));
    assert.deepEqual(description, tree);
});

test("search: a number in any spelling comes first", async () => {
    for (const q of ["1391/UBND-VX", "1391 ubnd vx", "công văn 1391", "số 1391/UBND-VX"]) {
        const answer = await get(`/search?q=${encodeURIComponent(q)}`, "/search");
        assert.equal(answer.items[0].key, "1391/UBND-VX", q);
    }
    const stub = await get(`/search?q=${encodeURIComponent("nq 57")}`, "/search");
    assert.equal(stub.items[0].key, "57-NQ/TW");
    assert.equal(stub.items[0].held, false);
    assert.equal(stub.items[1].key, "2386-CT/TU");
    assert.match(stub.items[1].sentence, /57-NQ\/TW/);
});

test("search: words with and without marks, with snippet and marks", async () => {
    for (const q of ["liên hiệp hội khoa học", "lien hiep hoi khoa hoc"]) {
        const answer = await get(`/search?q=${encodeURIComponent(q)}&facets=1`, "/search");
        assert.ok(keys(answer).includes("1391/UBND-VX") && keys(answer).includes("2386-CT/TU"), q);
        const hit = answer.items.find((item) => item.held);
        const bytes = Buffer.from(hit.snippet);
        assert.ok(hit.marks.length > 0, q);
        for (const [from, to] of hit.marks) assert.ok(bytes.subarray(from, to).toString().trim().length > 0);
        assert.ok(answer.facets.type.some((facet) => facet.value === "CONG_VAN" && facet.count >= 2));
    }
});

test("search: nothing found is an empty list", async () => {
    const answer = await get("/search?q=khongcogicanhe", "/search");
    assert.deepEqual([answer.count, answer.items.length], [0, 0]);
});

test("lists go on with a cursor, to their end, without gaps or repetitions", async () => {
    const whole = await get("/gaps?limit=200", "/gaps");
    const seen = [];
    let path = "/gaps?limit=4";
    for (let steps = 0; path && steps < 50; steps++) {
        const reply = await ask(daemon, API + path);
        const answer = fits(reply, `${API}/gaps`, "get");
        seen.push(...answer.items.map((item) => item.id));
        const link = reply.headers.link;
        assert.equal(Boolean(link), Boolean(answer.next_cursor));
        if (link) assert.match(link, new RegExp(`<${API}/gaps\\?limit=4&cursor=${answer.next_cursor}>; rel="next"`));
        path = answer.next_cursor && `/gaps?limit=4&cursor=${answer.next_cursor}`;
    }
    assert.deepEqual(seen, whole.items.map((item) => item.id));
    assert.ok(seen.length > 9);
});

test("a cursor belongs to its question", async () => {
    const { next_cursor: cursor } = await get("/gaps?limit=1", "/gaps");
    await get(`/gaps?limit=9&cursor=${cursor}`, "/gaps");
    await get(`/conflicts?cursor=${cursor}`, "/conflicts", 400);
    await get(`/gaps?cursor=${cursor.slice(0, -1)}`, "/gaps", 400);
    await get(`/gaps?cursor=${cursor.replace(/^./, "Z")}`, "/gaps", 400);
});

test("parameters are checked", async () => {
    for (const path of [
        "/search", "/search?q=", "/search?q=a&q=b", "/search?q=a&limit=0", "/search?q=a&limit=201", "/search?q=a&sort=Best",
        "/search?q=a&facets=maybe", "/search?q=a&page=2", "/search?q=%C3%28", "/search?q=%",
    ]) {
        const problem = await get(path, "/search", 400);
        assert.equal(problem.code, "INVALID", path);
        assert.ok(problem.detail && problem.title_en, path);
    }
    await get(`/documents/${A}/cites?as_of=2025-02-30`, "/documents/{id}/cites", 400);
    await get(`/documents/${A}/cites?relation=NOPE`, "/documents/{id}/cites", 400);
    await get("/path?from=a", "/path", 400);
});

test("document: fields, outline, citations; by id, number and spelling", async () => {
    const { document } = await get(`/documents/${A}`, "/documents/{id}");
    assert.equal(document.type, "CONG_VAN");
    assert.equal(document.date, "2025-03-13");
    assert.equal(document.signer.name, "Võ Văn Minh");
    assert.match(document.issuer, /Bình Dương/);
    assert.equal(document.text, undefined);
    for (const ref of [document.id, "1391 ubnd vx", "1391/UBND-VX"]) {
        const path = ref === "1391/UBND-VX" ? ref : encodeURIComponent(ref);
        assert.equal((await get(`/documents/${path}`, "/documents/{id}")).document.id, document.id, ref);
    }
    const full = (await get(`/documents/${A}?text=1`, "/documents/{id}")).document;
    const bytes = Buffer.from(full.text);
    const linked = full.mentions.filter((mention) => mention.target);
    assert.ok(linked.length >= 3);
    for (const mention of linked)
        assert.equal(bytes.subarray(mention.text_start, mention.text_end).toString().replace(/\s+/g, " "), mention.surface);
    assert.equal(await get(`/documents/${A}/text`, "/documents/{id}/text"), full.text);
});

test("the file as received", async () => {
    const original = await ask(daemon, `${API}/documents/${A}/original`);
    const file = readFileSync(join(SEED, "000_2b783e2436d6f78f.txt"));
    assert.ok(original.body.equals(file));
    assert.match(original.headers["content-disposition"], /filename\*=UTF-8''000_2b783e2436d6f78f\.txt/);
    assert.match(await get(`/documents/${A}/akn`, "/documents/{id}/akn"), /<akomaNtoso/);
});

test("a document that is only cited", async () => {
    const { document } = await get(`/documents/${N57}`, "/documents/{id}");
    assert.equal(document.held, false);
    assert.equal(document.id, "57-nq-tw.2024-12-22");
    for (const part of ["text", "original", "akn"])
        assert.equal((await get(`/documents/${N57}/${part}`, `/documents/{id}/${part}`, 404)).code, "NOTFOUND");
});

test("what is not known", async () => {
    await get("/documents/999999%2FABC-XYZ", "/documents/{id}", 404);
    await get("/documents/999999%2FABC-XYZ/cites", "/documents/{id}/cites", 404);
    await get(`/path?from=${A}&to=999999%2FABC-XYZ`, "/path", 404);
});

test("several documents of one number: never a silent choice", async () => {
    const ref = encodeURIComponent("36-NQ/TW");
    for (const part of ["", "/cites", "/cited-by", "/lineage", "/status", "/text", "/original", "/akn"]) {
        const answer = await get(`/documents/${ref}${part}`, `/documents/{id}${part}`, 300);
        assert.deepEqual(answer.candidates.map((work) => work.date).sort(), ["2004-03-26", "2018-10-22"]);
    }
    const [first] = (await get(`/documents/${ref}`, "/documents/{id}", 300)).candidates;
    assert.equal((await get(`/documents/${first.id}`, "/documents/{id}")).document.id, first.id);
});

test("who cites 57-NQ/TW, with the sentence of each", async () => {
    const answer = await get(`/documents/${N57}/cited-by`, "/documents/{id}/cited-by");
    assert.deepEqual(new Set(keys(answer)), new Set(["2386-CT/TU", "3/NQ-CP"]));
    for (const item of answer.items) assert.ok(item.sentence.includes("57-NQ/TW"), item.sentence);
    const claim = answer.items.find((item) => item.key === "3/NQ-CP");
    assert.equal(claim.asserter, "2386-CT/TU");
    const file = readFileSync(join(SEED, claim.file.split("/").pop()));
    assert.match(file.subarray(claim.byte_start, claim.byte_end).toString(), /57-NQ\/TW/);
});

test("citations by relation, depth and date", async () => {
    const direct = await get(`/documents/${A}/cites`, "/documents/{id}/cites");
    assert.deepEqual(new Set(keys(direct)), new Set(["2386-CT/TU", "16-CV/ĐU"]));
    const enclosed = await get(`/documents/${A}/cites?relation=ENCLOSES`, "/documents/{id}/cites");
    assert.deepEqual(keys(enclosed), ["2386-CT/TU"]);
    const deep = await get(`/documents/${A}/cites?depth=3&limit=200`, "/documents/{id}/cites");
    assert.ok(keys(deep).includes("45-NQ/TW"));
    const early = await get(`/documents/${A}/cites?as_of=2020`, "/documents/{id}/cites");
    assert.equal(early.count, 0);
});

test("lists by type and issuer of the documents in them", async () => {
    const instruction = encodeURIComponent("2386-CT/TU");
    const plans = await get(`/documents/${instruction}/cites?type=${encodeURIComponent("kế hoạch")}`, "/documents/{id}/cites");
    assert.ok(plans.count > 0 && plans.items.every((item) => item.type === "KE_HOACH"));
    const all = await get(`/documents/${A}/cites?depth=0&limit=200`, "/documents/{id}/cites");
    assert.ok(keys(all).includes("45-NQ/TW"));
    const few = await get(`/documents/${A}/lineage?type=NGHI_QUYET`, "/documents/{id}/lineage");
    assert.ok(few.nodes.some((node) => node.key === "45-NQ/TW") && !few.nodes.some((node) => node.key === "16-CV/ĐU"));
    const gaps = await get("/gaps?type=NGHI_QUYET&issuer=TW&limit=200", "/gaps");
    assert.ok(keys(gaps).includes("57-NQ/TW") && gaps.items.every((gap) => gap.type === "NGHI_QUYET"));
    const conflicts = await get("/conflicts?type=KE_HOACH", "/conflicts");
    assert.ok(keys(conflicts).includes("20-KH/TW") && conflicts.items.every((item) => item.type === "KE_HOACH"));
    await get("/gaps?type=NOPE", "/gaps", 400);
});

test("lineage as JSON and as drawings", async () => {
    const answer = await get(`/documents/${A}/lineage`, "/documents/{id}/lineage");
    const level = Object.fromEntries(answer.nodes.map((node) => [node.key, node.level]));
    assert.equal(level["1391/UBND-VX"], 0);
    assert.equal(level["2386-CT/TU"], -1);
    assert.ok(level["45-NQ/TW"] <= -2);
    const svg = await get(`/documents/${A}/lineage?format=svg`, "/documents/{id}/lineage");
    assert.match(svg, /^<svg[\s\S]*45(-|&#45;)NQ\/TW/);
    assert.match(await get(`/documents/${A}/lineage?format=dot`, "/documents/{id}/lineage"), /digraph/);
    assert.match(await get(`/documents/${A}/lineage?format=graphml`, "/documents/{id}/lineage"), /<graphml/);
});

test("path, and why there is none", async () => {
    const path = await get(`/path?from=${A}&to=${encodeURIComponent("45-NQ/TW")}`, "/path");
    assert.deepEqual(path.steps.map((step) => step.key), ["2386-CT/TU", "45-NQ/TW"]);
    for (const step of path.steps) assert.ok(step.sentence.length > 0);
    const none = await get(`/path?from=${encodeURIComponent("45-NQ/TW")}&to=${A}`, "/path");
    assert.equal(none.steps.length, 0);
    assert.ok(none.reverse && none.explanation.length > 0);
    const to = `/path?from=${A}&to=${encodeURIComponent("45-NQ/TW")}`;
    assert.equal((await get(`${to}&relation=ENCLOSES`, "/path")).steps.length, 0);
    assert.equal((await get(`${to}&as_of=2024`, "/path")).steps.length, 0);
    assert.equal((await get(`${to}&as_of=2026`, "/path")).steps.length, 2);
    await get(`${to}&relation=NOPE`, "/path", 400);
});

test("status", async () => {
    const { items } = await get(`/documents/${encodeURIComponent("42-CT/TW")}/status`, "/documents/{id}/status");
    assert.equal(items[0].status, "UNKNOWN");
    const q = encodeURIComponent("815/2024/QĐ-UBND");
    const before = await get(`/documents/${q}/status?as_of=2024-12-15`, "/documents/{id}/status");
    const since = await get(`/documents/${q}/status?as_of=2025-01-01`, "/documents/{id}/status");
    assert.deepEqual([before.items[0].status, since.items[0].status], ["NOT_YET", "IN_FORCE"]);
    const article = await get(`/documents/${q}/status?part=d1`, "/documents/{id}/status");
    assert.equal(article.question.part, "d1");
    await get(`/documents/${q}/status?part=nowhere`, "/documents/{id}/status", 400);
});

test("gaps and conflicts", async () => {
    const gaps = await get("/gaps?limit=200", "/gaps");
    for (const key of ["45-NQ/TW", "57-NQ/TW", "42-CT/TW", "134-KH/TU"]) assert.ok(keys(gaps).includes(key), key);
    assert.ok(gaps.items.every((gap) => gap.held === false));
    const conflicts = await get("/conflicts", "/conflicts");
    const issuer = conflicts.items.find((item) => item.key === "20-KH/TW" && item.field === "issuer");
    assert.equal(issuer.votes.length, 2);
});

test("resolve: one and many", async () => {
    for (const q of ["nghi quyet 57", "NQ57", "57-NQ/TW", "57 nq tw"])
        assert.equal((await get(`/resolve?q=${encodeURIComponent(q)}`, "/resolve")).items[0].key, "57-NQ/TW", q);
    const none = await get(`/resolve?q=${encodeURIComponent("999999/ABC-XYZ")}`, "/resolve");
    assert.equal(none.state, "none");
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ texts: ["NQ57", "999999/ABC-XYZ", "36-NQ/TW"], limit: 3 });
    const reply = await ask(daemon, `${API}/resolve`, { method: "POST", headers, body });
    const answer = fits(reply, `${API}/resolve`, "post");
    assert.deepEqual(answer.items.map((item) => item.state), ["stub", "none", "ambiguous"]);
});

test("bodies are checked", async () => {
    const post = (path, body, type = "application/json") =>
        ask(daemon, API + path, { method: "POST", headers: type ? { "Content-Type": type } : {}, body });
    for (const body of ["", "{", "[]", '{"texts": []}', '{"texts": [1]}', '{"texts": ["a"], "x": 1}', '{"texts": "a"}',
        '{"texts": ["a"], "limit": 0}', '{"texts": ["a"], "texts": ["b"]}', JSON.stringify({ texts: Array(251).fill("a") }),
        JSON.stringify({ texts: ["a".repeat(513)] })])
        assert.equal(fits(await post("/resolve", body), `${API}/resolve`, "post").code, "INVALID", body.slice(0, 60));
    assert.equal((await post("/resolve", '{"texts": ["a"]}', "text/plain")).status, 415);
    assert.equal((await post("/check", "x", "image/png")).status, 415);
    assert.equal((await post("/check", "x", "")).status, 415);
    assert.equal((await post("/check", '{"text": 1}')).status, 400);
    assert.equal((await post("/check", Buffer.from([0xff, 0xfe]), "text/plain")).status, 400);
});

test("check: what a draft cites", async () => {
    const text = "Căn cứ Công văn số 1391/UBND-VX ngày 13/3/2025 và Nghị quyết số 57-NQ/TW ngày 23/12/2024 của Bộ Chính trị; " +
        "theo Nghị định số 999/2031/NĐ-CP.";
    const json = await ask(daemon, `${API}/check`, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text }),
    });
    const answer = fits(json, `${API}/check`, "post");
    const state = Object.fromEntries(answer.items.map((item) => [item.key, item.state]));
    assert.equal(state["1391/UBND-VX"], "found");
    assert.equal(state["57-NQ/TW"], "stub");
    assert.equal(state["999/2031/NĐ-CP"], "unknown");
    const differs = answer.items.find((item) => item.key === "57-NQ/TW").differs;
    assert.deepEqual(differs, [{ field: "date", said: "2024-12-23", known: "2024-12-22" }]);
    const plain = await ask(daemon, `${API}/check`, {
        method: "POST", headers: { "Content-Type": "text/plain; charset=utf-8" }, body: text,
    });
    assert.deepEqual(plain.json().items, answer.items);
});

test("suggest and stats", async () => {
    const answer = await get("/suggest?q=57", "/suggest");
    assert.ok(answer.items.some((item) => item.text.includes("57-NQ/TW")));
    const stats = await get("/stats?failures=1", "/stats");
    assert.equal(stats.archive.documents, 5);
    assert.equal(stats.items.length, 0);
});

test("failures are in the language that is asked for", async () => {
    const failures = ["search?q=a&limit=x", "search?q=a&sort=age", "search?cursor=zz&q=a", "search?q=a&b=1", "search?q=a&q=b", "search", "documents/khong-co-van-ban-nay",
        "documents/57-NQ%2FTW/status?as_of=hom-nay", "documents/57-NQ%2FTW/cites?relation=LIKES", "documents/%ff", "documents/a%zz", "path?from=57-NQ%2FTW", "nothing", "suggest?q=%00"];
    for (const path of failures) {
        const vi = await ask(daemon, `${API}/${path}`);
        const en = await ask(daemon, `${API}/${path}`, { headers: { "Accept-Language": "en-GB,en;q=0.9" } });
        assert.equal(en.status, vi.status, path);
        assert.deepEqual([vi.headers["content-language"], en.headers["content-language"]], ["vi", "en"], path);
        assert.match(en.headers.vary, /Accept-Language/);
        assert.notEqual(en.json().title, vi.json().title, path);
        assert.equal(en.json().code, vi.json().code);
        const words = `${en.json().title} ${en.json().detail ?? ""} ${en.json().hint ?? ""}`;
        assert.doesNotMatch(words, /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i, `${path}: ${words}`);
    }
    const page = await ask(daemon, "/d/khong-co-van-ban-nay?lang=en");
    assert.equal(page.status, 404);
    assert.match(page.text, /no document fits/);
    const wrong = await ask(daemon, "/?q=a&page=x&lang=en");
    assert.match(wrong.text, /<html lang="en"/);
    assert.match(wrong.text, /is not a number/);
});
