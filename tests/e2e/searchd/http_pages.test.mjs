// The pages as a program without JavaScript sees them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, misnested, newArchive, OWN, SEED, start } from "./daemon.mjs";

let daemon;

before(async () => {
    daemon = await start(newArchive(SEED, OWN));
});
after(async () => assert.deepEqual(await daemon.stop(), { code: 0, by: null }));

/** Follow redirects of ours. */
async function page(path, expected = 200) {
    let reply = await ask(daemon, path);
    for (let i = 0; i < 3 && reply.status === 302; i++) reply = await ask(daemon, reply.headers.location);
    assert.equal(reply.status, expected, `${path}: ${reply.text.slice(0, 300)}`);
    return reply.text;
}

const links = (html) =>
    [...html.matchAll(/\s(?:href|xlink:href|src|action)="([^"]*)"/g)].map((found) => found[1].replaceAll("&amp;", "&"));

function sound(html, path) {
    assert.equal(misnested(html), "", path);
    assert.match(html, /^<!DOCTYPE html>\n<html lang="(vi|en)">/, path);
    assert.equal(html.match(/<h1[ >]/g)?.length, 1, `${path}: one h1`);
    assert.equal(html.match(/<main[ >]/g)?.length, 1, path);
    assert.doesNotMatch(html, /<style|<[^>]*\s(style|on[a-z]+)=|<script(?! src="\/static\/)|="javascript:/i, path);
    assert.doesNotMatch(html, /\{[1-9]\}|\(null\)|undefined/, path);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((found) => found[1]);
    assert.deepEqual(ids.filter((id, i) => ids.indexOf(id) !== i), [], `${path}: ids stand once`);
    for (const link of links(html)) {
        assert.doesNotMatch(link, /^[a-z]+:|^\/\//i, `${path}: ${link} leads elsewhere`);
        if (link.startsWith("#")) assert.ok(ids.includes(link.slice(1)), `${path}: ${link} leads nowhere`);
    }
}

test("every page that can be reached is sound", async () => {
    const seen = new Map();
    const queue = ["/", "/?lang=en", "/path?from=1391%2FUBND-VX&to=45-NQ%2FTW", "/?q=khoa+h%E1%BB%8Dc&unit=article&sort=date"];
    while (queue.length > 0 && seen.size < 260) {
        const path = queue.shift().split("#")[0];
        if (path === "" || seen.has(path)) continue;
        const reply = await ask(daemon, path);
        seen.set(path, reply.status);
        assert.ok([200, 300, 302].includes(reply.status), `${path}: ${reply.status} ${reply.text.slice(0, 200)}`);
        if (reply.status === 302) queue.push(reply.headers.location);
        if (!reply.headers["content-type"].startsWith("text/html") || path.startsWith("/api/")) continue;
        sound(reply.text, path);
        queue.push(...links(reply.text));
    }
    const pages = [...seen.keys()].filter((path) => path.startsWith("/d/"));
    assert.ok(pages.length > 20, `${pages.length} pages of documents`);
});

test("what stands in documents is text, never markup", async () => {
    for (const path of ["/?q=7011%2FUBND-VX", "/d/7011%2FUBND-VX", "/d/7011%2FUBND-VX/lineage", "/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/d/%3Cb%3Ex%3C%2Fb%3E"]) {
        const { text } = await ask(daemon, path);
        assert.doesNotMatch(text, /<script>|<b onclick|<b>x/, path);
    }
    assert.match(await page("/d/7011%2FUBND-VX"), /&lt;b onclick=/);
});

const HOSTILE = ['"><img src=x onerror=alert(1)>', "'><svg/onload=alert(1)>", "</title><script>alert(1)</script>",
    "javascript:alert(1)", "{1} {2} \u0000\r\nSet-Cookie: a=b", "&lt;b&gt;&#60;i&#62;", "\u202e\u0007<!--"];

test("what stands in an address or a form is text, never markup", async () => {
    for (const words of HOSTILE) {
        const value = encodeURIComponent(words);
        for (const path of [`/?q=${value}`, `/?q=x&f=${value}`, `/d/${value}`, `/d/${value}/lineage`, `/d/1391%2FUBND-VX/lineage?relation=${value}`,
            `/d/1391%2FUBND-VX?as_of=${value}`, `/path?from=${value}&to=${value}`, `/stats?year=${value}`, `/gaps?by=${value}`, `/${value}`]) {
            const reply = await ask(daemon, path);
            assert.ok(reply.status < 500, `${path}: ${reply.status}`);
            assert.doesNotMatch(JSON.stringify(reply.headers), /alert|"set-cookie"/, path);
            assert.doesNotMatch(reply.text, /<img src=x|<svg\/onload|<script>alert|<!-->|href="javascript:/, path);
            assert.equal(misnested(reply.text), "", path);
        }
        const body = new URLSearchParams({ text: `Theo Nghị quyết số 57-NQ/TW ${words}` }).toString();
        const reply = await ask(daemon, "/check", { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body });
        assert.doesNotMatch(reply.text, /<img src=x|<svg\/onload|<script>alert|<!-->/, words);
        if (reply.status === 200) sound(reply.text, `check ${words}`);
    }
});

test("search: hits, facets as links, filters as chips", async () => {
    const html = await page("/?q=khoa+h%E1%BB%8Dc");
    sound(html, "search");
    assert.match(html, /<mark>[^<]*[Kk]hoa/);
    const facet = links(html).find((link) => link.includes("f=lo%E1%BA%A1i"));
    assert.ok(facet, "a facet by type");
    const narrowed = await page(facet);
    assert.match(narrowed, /class="chips"/);
    assert.ok(links(narrowed).some((link) => link === "/?q=khoa%20h%E1%BB%8Dc"), "the chip takes the filter off");
    assert.match(narrowed, /name="f"/);
});

test("lists as tables and feeds", async () => {
    const search = await page("/?q=khoa+h%E1%BB%8Dc&f=lo%E1%BA%A1i%3A%22C%C3%B4ng+v%C4%83n%22&lang=en");
    const link = (html, format) => links(html).find((each) => each.startsWith("/api/v1/") && each.includes(`format=${format}`));
    const table = await ask(daemon, link(search, "csv"));
    assert.equal(table.status, 200, table.text);
    assert.match(table.headers["content-type"], /^text\/csv/);
    assert.match(table.text, /1391\/UBND-VX/);
    const feed = await ask(daemon, /<link rel="alternate" type="application\/atom\+xml" href="([^"]*)"/.exec(search)[1].replaceAll("&amp;", "&"));
    assert.equal(feed.status, 200, feed.text);
    assert.match(feed.text, /<feed [\s\S]*1391\/UBND-VX/);
    for (const path of ["/gaps", "/conflicts"]) assert.match((await ask(daemon, link(await page(path), "csv"))).text, /20-KH\/TW/, path);
});

test("search: a number that is not held", async () => {
    const html = await page("/?q=nq+57");
    assert.match(html, /class="exact"[\s\S]*57-NQ\/TW[\s\S]*badge stub/);
    assert.match(html, /<blockquote[^>]*>[\s\S]*<mark>[^<]*57-NQ\/TW/);
});

test("search: nothing found comes with advice", async () => {
    const html = await page("/?q=khongcogicanhe");
    assert.match(html, /Không tìm thấy/);
    assert.ok(links(html).includes("/gaps"));
});

test("a document: text with its citations as links, who cites it, what it cites", async () => {
    const html = await page("/d/2386-CT%2FTU");
    sound(html, "document");
    assert.match(html, /<h1>Công văn 2386-CT\/TU<\/h1>/);
    const text = /<div class="sheet"[\s\S]*?<\/div>/.exec(html)[0];
    for (const stub of ["45-nq-tw", "57-nq-tw", "42-ct-tw", "93-kl-tw", "134-kh-tu"])
        assert.match(text, new RegExp(`<a [^>]*class="cite stub" href="/d/${stub}`), stub);
    assert.match(html, /id="cited-by"[\s\S]*1391\/UBND-VX/);
    assert.match(html, /id="conflicts"|Hiệu lực/);
});

test("a reference moves to the address of its document", async () => {
    for (const [from, to] of [
        ["/d/57-NQ%2FTW", "/d/57-nq-tw.2024-12-22"],
        ["/d/57-NQ/TW?lang=en", "/d/57-nq-tw.2024-12-22?lang=en"],
        ["/d/nq%2057/lineage", "/d/57-nq-tw.2024-12-22/lineage"],
    ]) {
        const reply = await ask(daemon, from);
        assert.equal(reply.status, 302, from);
        assert.equal(reply.headers.location, to);
    }
});

test("a stub says that it is not held, and who cites it", async () => {
    const html = await page("/d/57-nq-tw.2024-12-22");
    assert.match(html, /Kho chưa có văn bản này/);
    assert.doesNotMatch(html, /class="sheet"/);
    assert.match(html, /id="cited-by"[\s\S]*2386-CT\/TU[\s\S]*3\/NQ-CP/);
});

test("a reference that can mean several documents shows them", async () => {
    const html = await page("/d/36-NQ%2FTW", 300);
    sound(html, "choice");
    assert.equal(links(html).filter((link) => link.startsWith("/d/36-nq-tw")).length, 2);
    const path = await page("/path?from=7011%2FUBND-VX&to=36-NQ%2FTW", 300);
    sound(path, "path");
    assert.equal(links(path).filter((link) => /^\/path\?from=7011.*to=36-nq-tw/.test(link)).length, 2);
});

test("unknown documents and addresses are pages too", async () => {
    for (const path of ["/d/999999%2FABC-XYZ", "/nothing", "/d/x/lineage"]) sound(await page(path, 404), path);
    sound(await page("/gaps?page=x", 400), "400");
    assert.match(await page("/nothing?utm_source=mail", 404), /Không có trang này/);
    await page("/gaps?utm_source=mail");
});

test("lineage: a drawing whose nodes are links, and the list beside it", async () => {
    const html = await page("/d/1391%2FUBND-VX/lineage");
    sound(html, "lineage");
    assert.match(html, /<svg [\s\S]*xlink:href="\/d\/45-nq-tw/);
    assert.match(html, /Từng bước[\s\S]*45-NQ\/TW[\s\S]*<blockquote/);
    const english = await page("/d/1391%2FUBND-VX/lineage?lang=en");
    assert.match(english, /<svg [\s\S]*>implements</);
    assert.match(english, /xlink:href="\/d\/45-nq-tw[^"]*\?lang=en"/);
});

test("path, and its explanation", async () => {
    assert.match(await page("/path?from=1391%2FUBND-VX&to=45-NQ%2FTW"), /class="path"[\s\S]*2386-CT\/TU[\s\S]*<mark>[\s\S]*45-NQ\/TW/);
    assert.match(await page("/path?from=45-NQ%2FTW&to=1391%2FUBND-VX"), /Không có đường dẫn chiếu[\s\S]*from=1391/);
});

test("lineage: by relation, by year, by date", async () => {
    const nodes = (html) => html.match(/<g [^>]*class="node"/g)?.length ?? 0;
    const all = nodes(await page("/d/1391%2FUBND-VX/lineage"));
    assert.ok(all > 8);
    const some = await page("/d/1391%2FUBND-VX/lineage?relation=IMPLEMENTS&relation=BASED_ON&depth=1");
    assert.equal(nodes(some), 3);
    assert.match(some, /value="IMPLEMENTS" checked/);
    assert.ok(links(some).some((link) => link.includes("relation=IMPLEMENTS%2CBASED_ON") && link.includes("format=graphml")), "files are filtered alike");
    assert.equal(nodes(await page("/d/1391%2FUBND-VX/lineage?year=2024")), 0);
    assert.equal(nodes(await page("/d/1391%2FUBND-VX/lineage?year=2025")), all);
    assert.equal(nodes(await page("/d/1391%2FUBND-VX/lineage?year=2025&as_of=2024-12-31")), 0, "the exact date counts");
    await page("/d/1391%2FUBND-VX/lineage?relation=NOTHING", 400);
    const followed = await page("/d/45-NQ%2FTW/lineage");
    assert.match(followed, /id="tiers-title"[\s\S]*<b>Tỉnh<\/b> 3 văn bản[\s\S]*sau 111 ngày[\s\S]*<li class="silent"><b>Xã<\/b>/);
});

test("a document: evidence, enclosures, changes, how to cite it", async () => {
    const html = await page("/d/2386-CT%2FTU");
    assert.match(html, /aria-describedby="evidence-date"[\s\S]*id="evidence-date"><q lang="vi">“26-02-2025/);
    assert.match(html, /id="bundle-title"[\s\S]*Công văn 1391\/UBND-VX[\s\S]*aria-current="page">|aria-current="page"[\s\S]*1391\/UBND-VX/);
    assert.match(html, /id="cite-as"[^>]*>Công văn số 2386-CT\/TU ngày 26 tháng 02 năm 2025 của Tỉnh ủy Bình Dương về việc tăng cường/);
    const decision = await page("/d/815%2F2024%2FQ%C4%90-UBND");
    assert.match(decision, /id="changes-title"[\s\S]*thay thế[\s\S]*12\/2019\/QĐ-UBND/);
    const disputed = await page("/d/20-KH%2FTW");
    assert.match(disputed, /class="badge doubt" href="#conflicts"/);
});

test("statistics: figures and a chart that leads to documents", async () => {
    const html = await page("/stats");
    sound(html, "stats");
    assert.match(html, /<svg class="chart"/);
    const month = links(html).find((link) => /^\/\?f=ng/.test(link));
    assert.match(await page(month), /<h1>1 kết quả|<h1>[2-9] kết quả/);
    sound(await page("/stats?year=2025&lang=en"), "stats of a year");
    assert.match(await page("/stats?year=1801"), /Không có văn bản nào/);
});

test("gaps: what to ask whom for", async () => {
    const html = await page("/gaps?by=issuer");
    sound(html, "gaps by issuer");
    assert.match(html, /<h2 [^>]*>Bộ Chính trị<\/h2>[\s\S]*Nghị quyết số 57-NQ\/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị/);
});

test("gaps and conflicts", async () => {
    assert.match(await page("/gaps"), /45-NQ\/TW[\s\S]*<blockquote/);
    assert.match(await page("/conflicts"), /20-KH\/TW[\s\S]*Bộ Chính trị/);
    assert.match(await page("/gaps?page=5000"), /class="paging"/);
});

test("check of a pasted text", async () => {
    const body = new URLSearchParams({ text: "Căn cứ Nghị quyết số 57-NQ/TW ngày 23/12/2024 <b>", lang: "en" }).toString();
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const reply = await ask(daemon, "/check", { method: "POST", headers, body });
    assert.equal(reply.status, 200);
    sound(reply.text, "check");
    assert.match(reply.text, /class="check stub"[\s\S]*2024-12-23[\s\S]*2024-12-22/);
    assert.match(reply.text, /&lt;b&gt;<\/textarea>/);
    assert.equal(reply.headers.etag, undefined);
});

test("both languages, the choice kept in every link", async () => {
    const english = await page("/?q=57&lang=en");
    assert.match(english, /<html lang="en">/);
    for (const link of links(english).filter((link) => /^\/(d\/|gaps|path|help|\?)/.test(link)))
        if (!links(english).includes(link) || link !== "/?q=57") assert.match(link, /lang=en/, link);
    const vietnamese = await page("/?q=57");
    assert.ok(links(vietnamese).includes("/?q=57&lang=en"));
    assert.ok(links(english).includes("/?q=57"));
});
