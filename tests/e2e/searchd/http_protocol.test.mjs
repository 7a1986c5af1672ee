// HTTP itself: methods, validators, compression, limits, headers, damage, start and stop.
import assert from "node:assert/strict";
import { renameSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { after, before, test } from "node:test";
import zlib from "node:zlib";
import { ask, index, newArchive, newFolder, OWN, raw, runToEnd, SEED, start } from "./daemon.mjs";

let archive;
let daemon;

before(async () => {
    archive = newArchive(SEED);
    daemon = await start(archive);
});
after(async () => assert.deepEqual(await daemon.stop(), { code: 0, by: null }));

test("health, readiness and metrics", async () => {
    assert.equal((await ask(daemon, "/healthz")).text, "ok\n");
    const ready = await ask(daemon, "/readyz");
    assert.equal(ready.status, 200);
    assert.deepEqual(ready.json().reasons, []);
    const metrics = await ask(daemon, "/metrics");
    assert.match(metrics.headers["content-type"], /^text\/plain; version=0\.0\.4/);
    assert.match(metrics.text, /^vanthu_documents 2$/m);
    assert.match(metrics.text, /^vanthu_http_connections [1-9]\d*$/m);
    assert.match(metrics.text, /^vanthu_http_requests_total\{route="ready",status="2xx"\} [1-9]/m);
    assert.match(metrics.text, /^vanthu_http_request_duration_seconds_bucket\{route="ready",le="\+Inf"\} [1-9]/m);
    for (const line of metrics.text.trim().split("\n"))
        assert.match(line, /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[^{}]+\})? [-0-9.e+]+)$/);
});

test("HEAD is GET without the body", async () => {
    for (const path of ["/", "/api/v1/stats", "/d/1391%2FUBND-VX", "/openapi.json"]) {
        const get = await ask(daemon, path);
        const head = await ask(daemon, path, { method: "HEAD" });
        assert.equal(head.status, get.status, path);
        assert.equal(head.headers["content-length"], get.headers["content-length"], path);
        assert.equal(head.headers.etag, get.headers.etag, path);
        assert.equal(head.body.length, 0, path);
    }
});

test("other methods get 405 and the list of those that are taken", async () => {
    for (const [path, method, allow] of [
        ["/", "DELETE", "GET, HEAD"],
        ["/api/v1/search", "POST", "GET, HEAD"],
        ["/api/v1/check", "GET", "POST"],
        ["/api/v1/resolve", "PUT", "GET, HEAD, POST"],
        ["/d/x", "PATCH", "GET, HEAD"],
        ["/healthz", "OPTIONS", "GET, HEAD"],
    ]) {
        const reply = await ask(daemon, path, { method });
        assert.equal(reply.status, 405, `${method} ${path}`);
        assert.equal(reply.headers.allow, allow);
        assert.equal(reply.headers["content-type"], "application/problem+json");
    }
});

test("unknown addresses", async () => {
    for (const path of ["/nothing", "/d/", "/static/style.css", "/gaps/", "/..%2f..%2fetc/passwd"]) {
        const reply = await ask(daemon, path);
        assert.equal(reply.status, 404, path);
    }
    const api = await ask(daemon, "/api/v1/nothing");
    assert.equal(api.status, 404);
    assert.equal(api.headers["content-type"], "application/problem+json");
});

test("an answer that has not changed is not sent again", async () => {
    for (const path of ["/", "/api/v1/gaps", "/api/v1/documents/1391%2FUBND-VX", "/gaps?lang=en"]) {
        const first = await ask(daemon, path);
        assert.match(first.headers.etag, /^W\/"\d+-[0-9a-f]{16}"$/);
        assert.equal(first.headers["cache-control"], "no-cache");
        const again = await ask(daemon, path, { headers: { "If-None-Match": `"x", ${first.headers.etag}` } });
        assert.equal(again.status, 304);
        assert.equal(again.body.length, 0);
        assert.equal(again.headers.etag, first.headers.etag);
        assert.equal(again.headers["content-security-policy"], undefined);
        const other = await ask(daemon, path, { headers: { "If-None-Match": 'W/"0-0"' } });
        assert.equal(other.status, 200);
    }
    const failure = await ask(daemon, "/api/v1/gaps?limit=x", { headers: { "If-None-Match": "*" } });
    assert.equal(failure.status, 400);
    assert.equal(failure.headers.etag, undefined);
    assert.equal(failure.headers["cache-control"], "no-store");
});

test("gzip says the same", async () => {
    for (const path of ["/openapi.json", "/help", "/api/v1/gaps"]) {
        const plain = await ask(daemon, path);
        const packed = await ask(daemon, path, { headers: { "Accept-Encoding": "br, gzip;q=0.8" } });
        assert.equal(plain.headers["content-encoding"], undefined);
        assert.equal(packed.headers["content-encoding"], "gzip", path);
        assert.match(packed.headers.vary, /Accept-Encoding/);
        assert.ok(packed.body.length < plain.body.length / 2);
        assert.equal(zlib.gunzipSync(packed.body).toString(), plain.text);
        const refused = await ask(daemon, path, { headers: { "Accept-Encoding": "gzip;q=0, identity" } });
        assert.equal(refused.headers["content-encoding"], undefined);
    }
    const small = await ask(daemon, "/healthz", { headers: { "Accept-Encoding": "gzip" } });
    assert.equal(small.headers["content-encoding"], undefined);
});

test("assets are kept for ever under the hash of their content", async () => {
    const { text } = await ask(daemon, "/");
    const urls = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => found[1]);
    assert.equal(new Set(urls).size, 3);
    for (const url of urls) {
        const asset = await ask(daemon, url);
        assert.equal(asset.status, 200);
        assert.match(asset.headers["cache-control"], /immutable/);
        assert.equal((await ask(daemon, url.replace(/[0-9a-f]{16}/, "0000000000000000"))).status, 404);
    }
});

test("every reply has the security headers", async () => {
    for (const path of ["/", "/nothing", "/api/v1/stats", "/api/v1/documents/1391%2FUBND-VX/original", "/metrics"]) {
        const { headers } = await ask(daemon, path);
        assert.equal(headers["x-content-type-options"], "nosniff", path);
        assert.equal(headers["x-frame-options"], "DENY", path);
        assert.equal(headers["referrer-policy"], "same-origin", path);
        assert.match(headers["content-security-policy"], /default-src 'none'/, path);
        assert.doesNotMatch(headers["content-security-policy"], /unsafe/, path);
        assert.equal(headers["set-cookie"], undefined, path);
        assert.equal(headers["access-control-allow-origin"], undefined, path);
    }
    const original = await ask(daemon, "/api/v1/documents/1391%2FUBND-VX/original");
    assert.match(original.headers["content-security-policy"], /sandbox/);
    assert.match(original.headers["content-disposition"], /^attachment/);
});

test("only the names of this machine are answered to", async () => {
    for (const host of ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"])
        assert.equal((await ask(daemon, "/api/v1/stats", { headers: { Host: host } })).status, 421, host);
    for (const host of ["localhost", "localhost:1", "127.0.0.1", "[::1]:80"])
        assert.equal((await ask(daemon, "/api/v1/stats", { headers: { Host: host } })).status, 200, host);
});

test("limits on address, headers and body", async () => {
    assert.equal((await ask(daemon, `/?q=${"a".repeat(5000)}`)).status, 400);
    assert.ok([414, 431].includes((await ask(daemon, `/?x=${"a".repeat(9000)}`)).status));
    const headers = await raw(daemon, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"a".repeat(60_000)}\r\n\r\n`);
    assert.match(headers, /^HTTP\/1\.1 (413|431) /);
    const many = Array.from({ length: 60 }, (_, i) => `p${i}=1`).join("&");
    assert.equal((await ask(daemon, `/api/v1/stats?${many}`)).status, 400);
    const json = { "Content-Type": "application/json" };
    const big = JSON.stringify({ texts: ["a".repeat(300_000)] });
    assert.equal((await ask(daemon, "/api/v1/resolve", { method: "POST", headers: json, body: big })).status, 413);
    const chunked = { ...json, "Transfer-Encoding": "chunked" };
    assert.equal((await ask(daemon, "/api/v1/resolve", { method: "POST", headers: chunked, body: big })).status, 413);
    const get = { "Content-Length": "5" };
    assert.equal((await ask(daemon, "/api/v1/stats", { headers: get, body: "hello" })).status, 413);
});

test("damaged requests do no harm", async () => {
    const DAMAGED = [
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /d/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /d/%ff%fe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /?q=%c3%28 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET http://localhost HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nBroken\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    ];
    for (const bytes of DAMAGED) {
        const reply = await raw(daemon, bytes, 200);
        assert.doesNotMatch(reply, /^HTTP\/1\.1 50[0-4]/, JSON.stringify(bytes));
    }
    assert.equal((await ask(daemon, "/healthz")).status, 200);
});

test("an absolute target is the same page", async () => {
    const reply = await raw(daemon, "GET http://localhost/healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert.match(reply, /^HTTP\/1\.1 200 [\s\S]*\r\n\r\nok\n$/);
});

test("many at once", async () => {
    const paths = ["/", "/api/v1/gaps", "/d/57-NQ%2FTW", "/api/v1/search?q=tri+thuc&facets=1", "/api/v1/documents/1391%2FUBND-VX/lineage?format=svg"];
    const replies = await Promise.all(Array.from({ length: 150 }, (_, i) => ask(daemon, paths[i % paths.length])));
    const statuses = new Set(replies.map((reply) => reply.status));
    assert.ok([...statuses].every((status) => status === 200 || status === 302), [...statuses].join());
    for (let i = 0; i < paths.length; i++)
        assert.equal(new Set(replies.filter((_, j) => j % paths.length === i).map((reply) => reply.text)).size, 1, paths[i]);
});

test("one JSON line a request", async () => {
    await ask(daemon, "/api/v1/resolve?q=nq+57", { method: "HEAD" });
    await ask(daemon, "/api/v1/search?nope=1");
    await sleep(100);
    const lines = daemon.log.filter((line) => line.event === "request");
    const found = lines.find((line) => line.query === "q=nq+57");
    assert.equal(found.method, "HEAD");
    assert.equal(found.path, "/api/v1/resolve");
    assert.equal(found.route, "api_resolve");
    assert.equal(found.client, "127.0.0.1");
    assert.ok(found.ms >= 0 && /^\d{4}-\d\d-\d\dT/.test(found.time));
    const refused = lines.find((line) => line.query === "nope=1");
    assert.equal(refused.status, 400);
    assert.equal(refused.failure, "INVALID");
});

test("an idle connection is closed", async () => {
    const brief = await start(archive, "--idle", "1");
    const begun = Date.now();
    const closed = new Promise((resolve) => {
        const socket = net.connect(brief.port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: "));
        socket.on("error", () => {});
        socket.on("close", resolve);
        socket.resume();
    });
    await closed;
    assert.ok(Date.now() - begun < 8000);
    await brief.stop();
});

test("a stop lets a running request end", async () => {
    const other = await start(archive);
    const body = JSON.stringify({ text: "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị." });
    let reply = "";
    const socket = net.connect(other.port, "127.0.0.1");
    socket.setEncoding("utf8").on("data", (text) => (reply += text));
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.write(
        `POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n` +
            `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 10)}`,
    );
    await sleep(200);
    const stopped = other.stop();
    await sleep(300);
    socket.write(body.slice(10));
    await closed;
    assert.match(reply, /^HTTP\/1\.1 200 /);
    assert.match(reply, /57-nq-tw/);
    assert.deepEqual(await stopped, { code: 0, by: null });
});

test("SIGINT ends it too", async () => {
    const other = await start(archive);
    assert.deepEqual(await other.stop("SIGINT"), { code: 0, by: null });
});

test("new commits are followed, and a lost index is told", async () => {
    const growing = newArchive(SEED);
    const other = await start(growing);
    const before = await ask(other, "/api/v1/stats");
    assert.equal((await ask(other, "/api/v1/documents/7011%2FUBND-VX")).status, 404);
    index(growing, join(OWN, "cv-36a.txt"));
    const now = await ask(other, "/api/v1/stats", { headers: { "If-None-Match": before.headers.etag } });
    assert.equal(now.status, 200);
    assert.notEqual(now.headers.etag, before.headers.etag);
    assert.equal((await ask(other, "/api/v1/documents/7011%2FUBND-VX")).status, 200);
    assert.equal((await ask(other, "/readyz")).status, 200);

    renameSync(join(growing, "index"), join(growing, "index.lost"));
    const fresh = await start(growing);
    const ready = await ask(fresh, "/readyz");
    assert.equal(ready.status, 503);
    assert.equal(ready.json().reasons[0].part, "index");
    assert.equal(ready.headers["retry-after"], "2");
    assert.equal((await ask(fresh, "/")).status, 200);
    assert.equal((await ask(fresh, "/d/1391%2FUBND-VX")).status, 302);
    assert.ok((await ask(fresh, "/api/v1/search?q=tri+thuc")).status >= 500);
    await fresh.stop();
    await other.stop();
});

test("mistakes at the start are told with what to do", async () => {
    for (const [args, pattern] of [
        [["--archive", newFolder()], /kho/],
        [["--archive", archive, "--listen", "nowhere"], /--listen/],
        [["--archive", archive, "--listen", `127.0.0.1:${daemon.port}`], /--listen/],
        [["--archive", archive, "--workers", "0"], /--workers/],
        [["--archive", archive, "--nope"], /--help/],
    ]) {
        const run = runToEnd(...args);
        assert.equal(run.status, 2, args.join(" "));
        assert.match(run.stderr, pattern);
        assert.equal(run.stdout, "");
    }
    assert.equal(runToEnd("--version").status, 0);
    assert.match(runToEnd("--help").stdout, /--listen/);
});
