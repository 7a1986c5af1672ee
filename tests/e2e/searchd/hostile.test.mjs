// Requests made to do harm, from a seed that is always the same: the daemon gives each a defined answer or
// closes the connection, tells nothing of the machine, and answers others as before.  Under the sanitizers'
// build the same requests look for memory errors.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, newArchive, OWN, raw, SEED, start } from "./daemon.mjs";

const REQUESTS = 1500;
const AT_ONCE = 16;
const WAIT_MS = 150;
let daemon;

before(async () => (daemon = await start(newArchive(SEED, OWN), "--log-requests", "none")));
after(async () => assert.deepEqual(await daemon.stop(), { code: 0, by: null }));

/** Numbers that look random and are the same in every run (mulberry32). */
function dice(seed) {
    let state = seed;
    const next = () => {
        state = (state + 0x6d2b79f5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    return { below: (n) => Math.floor(next() * n), of: (list) => list[Math.floor(next() * list.length)] };
}

const PATHS = ["/", "/d/57-NQ%2FTW", "/d/57-NQ/TW/lineage", "/path", "/gaps", "/check", "/api/v1/search", "/api/v1/documents/57-NQ%2FTW/cited-by", "/api/v1/documents/57-NQ%2FTW/original",
    "/api/v1/resolve", "/api/v1/path", "/api/v1/suggest", "/api/v1/check", "/assets/", "/metrics", "/openapi.json"];
const PIECES = ["../", "..%2f", "%2e%2e/", "%00", "%", "%zz", "%ff%fe", "\xff\xfe", "%c0%ae%c0%ae/", "/etc/passwd", "//", "?", "&", "=", "#", ";", "'", "\"", "<script>alert(1)</script>", "%3Cscript%3E",
    "%0d%0aSet-Cookie:%20a=b", "%E2%80%AE", "57", "57-NQ%2FTW", "OR ".repeat(200).replaceAll(" ", "+"), "(".repeat(300), "%22".repeat(301), "a*", "*", "NOT+", "ngày:..", "ngày:9999-99-99..", "loại:", "A".repeat(3000), "-1", "99999999999999999999", "1e9", "0x10"];
const NAMES = ["q", "limit", "cursor", "depth", "relation", "as_of", "format", "from", "to", "sort", "unit", "facets", "f", "page", "lang", "x"];
const METHODS = ["GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "G\tET", "", "A".repeat(200)];
const VERSIONS = ["HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "", "http/1.1"];
const HEADERS = ["Host: localhost", "Host: stranger.example", "Host:", "Host: localhost\r\nHost: localhost", "Content-Length: 5", "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 5\r\nContent-Length: 6",
    "Transfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 3", "Transfer-Encoding: gzip", "Expect: 100-continue", "Range: bytes=0-0,1-1", `X: ${"a".repeat(40000)}`, "X : y", " folded: x", "X\0: y", "Accept-Encoding: gzip;q=nan, zstd;;;, *;q=",
    "Accept-Language: en;q=2, ;;,vi;q=-1", "If-None-Match: \"\x80\", W/", "Authorization: Basic ////", "Content-Type: application/json", "Content-Type: text/plain; charset=\"", "Connection: upgrade", "Cookie: a=b"];
const BODIES = ["", "5\r\nabcde\r\n0\r\n\r\n", "fffffffffffffffff\r\n", "{\"texts\":[\"57\"]}", "[".repeat(5000), "{\"text\":\"\\ud800\"}", "\xff\xfe\0", "a".repeat(70000), "text=%ff&text=1", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"];

function request(random) {
    let target = random.of(PATHS);
    for (let i = random.below(4); i > 0; i--) target += random.of(PIECES);
    for (let i = random.below(5); i > 0; i--) target += `${target.includes("?") ? "&" : "?"}${random.of(NAMES)}=${random.of(PIECES)}`;
    const lines = [`${random.of(METHODS)} ${target} ${random.of(VERSIONS)}`];
    if (random.below(4) > 0) lines.push("Host: localhost");
    for (let i = random.below(4); i > 0; i--) lines.push(random.of(HEADERS));
    let bytes = Buffer.from(`${lines.join("\r\n")}\r\n\r\n${random.of(BODIES)}`, random.below(2) ? "latin1" : "utf8");
    if (random.below(5) === 0) bytes = bytes.subarray(0, random.below(bytes.length)); // broken off
    for (let i = random.below(8) === 0 ? 5 : 0; i > 0 && bytes.length > 0; i--) bytes[random.below(bytes.length)] = random.below(256);
    return bytes;
}

/** The heads of the replies in what came back. */
const heads = (text) => [...text.matchAll(/^HTTP\/1\.[01] (\d{3})[^\r]*\r\n((?:[^\r\n]+\r\n)*)\r\n/gm)].map(([, status, fields]) => ({ status: Number(status), fields }));

test("every request has a defined answer or none, and no answer leaks", async () => {
    const random = dice(20250313);
    const seen = new Map();
    for (let done = 0; done < REQUESTS; done += AT_ONCE) {
        const batch = Array.from({ length: AT_ONCE }, () => request(random));
        const replies = await Promise.all(batch.map((bytes) => raw(daemon, bytes, WAIT_MS)));
        replies.forEach((text, i) => {
            const asked = JSON.stringify(batch[i].toString("latin1").slice(0, 300));
            if (text.length > 0 && !text.startsWith("<")) assert.match(text, /^HTTP\/1\.[01] \d{3}/, asked);
            for (const { status, fields } of heads(text)) {
                seen.set(status, (seen.get(status) ?? 0) + 1);
                assert.ok([100, 200, 300, 302, 304, 308, 400, 401, 404, 405, 411, 413, 414, 415, 417, 421, 422, 431, 500, 501, 503, 505].includes(status), `${status}: ${asked}`);
                assert.ok(status !== 500, asked);
                assert.doesNotMatch(fields, /^Set-Cookie/im, asked);
            }
            assert.doesNotMatch(text, /root:x:0|\.c:\d+/, asked);
            for (const reply of text.split(/^(?=HTTP\/1\.)/m))
                if (/^Content-Type: text\/html/im.test(reply)) assert.doesNotMatch(reply, /<script>alert/, asked);
        });
    }
    for (const status of [200, 400, 404, 405, 421]) assert.ok(seen.has(status), `no ${status} among ${[...seen.keys()]}`);
});

test("afterwards others are answered as before", async () => {
    assert.equal((await ask(daemon, "/healthz")).text, "ok\n");
    assert.ok((await ask(daemon, "/api/v1/resolve?q=nq57")).json().count > 0);
    assert.equal((await ask(daemon, "/readyz")).status, 200);
});
