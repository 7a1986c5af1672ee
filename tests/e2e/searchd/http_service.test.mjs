// The daemon as a service: who may ask, limits, other forms of lists, stable addresses, secret documents, reload.
import assert from "node:assert/strict";
import { once } from "node:events";
import { chmodSync, writeFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { after, before, test } from "node:test";
import zlib from "node:zlib";
import { ask, index, newArchive, newFolder, OWN, raw, runToEnd, SEED, start } from "./daemon.mjs";

const API = "/api/v1";
const TOKEN = "phong-van-thu-2026";
let archive;
let daemon;

before(async () => {
    archive = newArchive(SEED, OWN);
    daemon = await start(archive);
});
after(async () => assert.deepEqual(await daemon.stop(), { code: 0, by: null }));

const privateFile = (content) => {
    const path = join(newFolder(), "private");
    writeFileSync(path, content, { mode: 0o600 });
    return path;
};

const letter = (number, text, mark = "") =>
    "ỦY BAN NHÂN DÂN\nTỈNH BÌNH DƯƠNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n" +
    `${mark}\n\nSố: ${number}\n\nBình Dương, ngày 06 tháng 01 năm 2025\n\nV/v thử\n\nKính gửi: Các sở.\n\n${text}\n\n` +
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thử Nghiệm\n";

test("at the start the sandbox is told", async () => {
    const told = () => daemon.log.find((each) => each.event === "sandbox");
    for (let i = 0; i < 100 && !told(); i++) await sleep(20);
    const line = told();
    assert.equal(typeof line.seccomp, "boolean");
    assert.equal(typeof line.landlock, "boolean");
    assert.match(line.archive, /^(query only|read-only)$/);
});

test("lists as lines, tables and feeds", async () => {
    const q = `${API}/search?q=khoa+hoc`;
    const { items } = (await ask(daemon, q)).json();
    const lines = await ask(daemon, `${q}&format=jsonl`);
    assert.equal(lines.headers["content-type"], "application/jsonl");
    assert.deepEqual(lines.text.trim().split("\n").map(JSON.parse), items);
    const table = await ask(daemon, `${q}&format=csv`);
    assert.match(table.headers["content-type"], /^text\/csv; charset=utf-8/);
    assert.match(table.headers["content-disposition"], /^attachment/);
    assert.ok(table.text.split("\r\n")[0].split(",").includes("key"));
    assert.ok(items.every((item) => table.text.includes(item.key)));
    const feed = await ask(daemon, `${q}&format=atom`);
    assert.match(feed.headers["content-type"], /^application\/atom\+xml/);
    assert.equal(feed.text.split("<entry>").length - 1, items.length);
    for (const path of ["gaps", "conflicts", "resolve?q=57", "documents/1391%2FUBND-VX/cites"]) {
        const join_ = path.includes("?") ? "&" : "?";
        const json = (await ask(daemon, `${API}/${path}${join_}format=json`)).json();
        const rows = (await ask(daemon, `${API}/${path}${join_}format=jsonl`)).text.trim().split("\n").map(JSON.parse);
        assert.deepEqual(rows, json.items, path);
        assert.equal((await ask(daemon, `${API}/${path}${join_}format=atom`)).status, 400, path);
    }
    const hostile = await ask(daemon, `${API}/search?q=ki%E1%BB%81u+b%C3%A0o&format=atom`);
    assert.doesNotMatch(hostile.text, /<script|<b /);
    assert.match(hostile.text, /&lt;script&gt;/);
});

test("zstd says the same as gzip and nothing", async () => {
    const path = `${API}/gaps`;
    const plain = await ask(daemon, path);
    const packed = await ask(daemon, path, { headers: { "Accept-Encoding": "gzip, zstd" } });
    assert.equal(packed.headers["content-encoding"], "zstd");
    assert.deepEqual([...packed.body.subarray(0, 4)], [0x28, 0xb5, 0x2f, 0xfd]);
    assert.ok(packed.body.length < plain.body.length / 2);
    const gzip = await ask(daemon, path, { headers: { "Accept-Encoding": "gzip, zstd;q=0.5" } });
    assert.equal(zlib.gunzipSync(gzip.body).toString(), plain.text);
});

test("a kept reply is the same, until the archive changes", async () => {
    const growing = newArchive(SEED);
    const other = await start(growing);
    const path = `${API}/documents/57-NQ%2FTW/cited-by`;
    const first = await ask(other, path);
    const again = await ask(other, path);
    assert.deepEqual([again.status, again.text, again.headers.etag], [200, first.text, first.headers.etag]);
    assert.match((await ask(other, "/metrics")).text, /^vanthu_http_kept_hits_total [1-9]/m);
    index(growing, OWN);
    await sleep(50);
    assert.notEqual((await ask(other, path)).headers.etag, first.headers.etag);
    await other.stop();
    const none = await start(growing, "--cache", "0");
    await ask(none, path);
    await ask(none, path);
    assert.match((await ask(none, "/metrics")).text, /^vanthu_http_kept_hits_total 0$/m);
    await none.stop();
});

test("the address of a cited document leads on when the document comes", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "a.txt"), letter("78/UBND-NC", "Thực hiện Chỉ thị số 4321-CT/TU ngày 02/01/2025 của Tỉnh ủy Bình Dương, yêu cầu các sở báo cáo."));
    const growing = newArchive(folder);
    const other = await start(growing);
    const stub = (await ask(other, `${API}/documents/4321-CT%2FTU`)).json().document;
    assert.equal(stub.held, false);
    writeFileSync(join(folder, "b.txt"), "TỈNH ỦY BÌNH DƯƠNG\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSố: 4321-CT/TU\n\nBình Dương, ngày 02 tháng 01 năm 2025\n\nCHỈ THỊ\nvề báo cáo\n\nCác sở báo cáo.\n\nT/M TỈNH ỦY\nBÍ THƯ\nTrần Thử Nghiệm\n");
    index(growing, folder);
    await sleep(50);
    const held = (await ask(other, `${API}/documents/4321-CT%2FTU`)).json().document;
    assert.equal(held.held, true);
    assert.notEqual(held.id, stub.id);
    for (const part of ["", "/cites", "/cited-by?limit=3"]) {
        const moved = await ask(other, `${API}/documents/${stub.id}${part}`);
        assert.equal(moved.status, 308, part);
        assert.equal(moved.headers.location, `${API}/documents/${held.id}${part}`);
        assert.equal((await ask(other, moved.headers.location)).status, 200);
    }
    await other.stop();
});

test("check: how many are in each state", async () => {
    const text = "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị và Công văn số 1391/UBND-VX; Quyết định số 99999/QĐ-ABC.";
    const reply = await ask(daemon, `${API}/check`, { method: "POST", headers: { "Content-Type": "text/plain" }, body: text });
    const { states, items } = reply.json();
    assert.deepEqual(states, { found: 1, stub: 1, ambiguous: 0, unknown: 1, expired: 0 });
    assert.deepEqual(items.map((item) => item.expired), [false, false, false]);
});

test("tokens: only who has one reads; health is for all", async () => {
    const tokens = privateFile(`# van thu\n${TOKEN}\n`);
    const closed = await start(archive, "--tokens", tokens);
    for (const path of ["/", `${API}/stats`, "/metrics", "/openapi.json", "/nothing"]) {
        const refused = await ask(closed, path);
        assert.equal(refused.status, 401, path);
        assert.equal(refused.json().code, "TOKEN");
        assert.match(refused.headers["www-authenticate"], /Bearer.*Basic/);
        assert.equal((await ask(closed, path, { headers: { Authorization: "Bearer phong-van-thu-2027" } })).status, 401);
        assert.notEqual((await ask(closed, path, { headers: { Authorization: `Bearer ${TOKEN}` } })).status, 401);
    }
    const basic = Buffer.from(`lan:${TOKEN}`).toString("base64");
    assert.equal((await ask(closed, "/", { headers: { Authorization: `Basic ${basic}` } })).status, 200);
    assert.equal((await ask(closed, "/healthz")).status, 200);
    assert.equal((await ask(closed, "/readyz")).status, 200);
    assert.ok(!closed.raw.includes(TOKEN));

    writeFileSync(tokens, "mot-token-moi-2026\n");
    closed.child.kill("SIGHUP");
    for (let i = 0; i < 100 && !closed.log.some((line) => line.event === "reloaded"); i++) await sleep(20);
    assert.equal((await ask(closed, "/", { headers: { Authorization: `Bearer ${TOKEN}` } })).status, 401);
    assert.equal((await ask(closed, "/", { headers: { Authorization: "Bearer mot-token-moi-2026" } })).status, 200);
    writeFileSync(tokens, "short\n");
    closed.child.kill("SIGHUP");
    for (let i = 0; i < 100 && !closed.log.some((line) => line.event === "not reloaded"); i++) await sleep(20);
    assert.equal((await ask(closed, "/", { headers: { Authorization: "Bearer mot-token-moi-2026" } })).status, 200);
    assert.deepEqual(await closed.stop(), { code: 0, by: null });
});

test("an address that asks too often is told to wait", async () => {
    const slow = await start(archive, "--rate", "2");
    const replies = [];
    for (let i = 0; i < 15; i++) replies.push(await ask(slow, "/healthz"));
    const refused = replies.filter((reply) => reply.status === 429);
    assert.ok(refused.length >= 3 && replies[0].status === 200);
    assert.equal(refused[0].headers["retry-after"], "1");
    assert.equal(refused[0].json().code, "RATE");
    await slow.stop();
});

test("slow headers and slow bodies are cut, however often a byte comes", async () => {
    const strict = await start(archive, "--receive", "2", "--idle", "30");
    const begins = [
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
        "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n",
    ];
    await Promise.all(begins.map(async (begin) => {
        const socket = net.connect(strict.port, "127.0.0.1", () => socket.write(begin));
        socket.on("error", () => {});
        const drip = setInterval(() => socket.write("a"), 200);
        const cut = once(socket, "close");
        socket.resume();
        await cut;
        clearInterval(drip);
    }));
    assert.match((await ask(strict, "/metrics")).text, /^vanthu_http_cut_total 2$/m);
    await strict.stop();
});

test("2,000 idle connections keep nobody from an answer", async () => {
    const sockets = await Promise.all(Array.from({ length: 2000 }, () => new Promise((resolve, reject) => {
        const socket = net.connect(daemon.port, "127.0.0.1", () => resolve(socket));
        socket.on("error", reject);
    })));
    assert.equal((await ask(daemon, `${API}/stats`)).status, 200);
    assert.ok(Number(/^vanthu_http_connections (\d+)$/m.exec((await ask(daemon, "/metrics")).text)[1]) > 2000);
    for (const socket of sockets) socket.on("error", () => {}).destroy();
});

test("pipelined requests are answered in their order", async () => {
    const one = (path, close) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${close ? "Connection: close\r\n" : ""}\r\n`;
    const statuses = async (requests) => [...(await raw(daemon, requests, 5000)).matchAll(/HTTP\/1\.1 (\d+) /g)].map((found) => found[1]);
    assert.deepEqual(await statuses(one("/healthz") + one(`${API}/gaps?limit=x`) + one(`${API}/gaps`) + one("/healthz", true)), ["200", "400", "200", "200"]);
    // A request that is refused by its head ends the connection: what follows may be its body.
    assert.deepEqual(await statuses(one("/healthz") + one("/nothing") + one("/healthz")), ["200", "404"]);
});

test("nothing that is asked for becomes a header or markup", async () => {
    for (const path of [`${API}/documents/x%0d%0aX-Evil:%201`, `/d/x%0d%0aX-Evil:%201`, `${API}/search?q=a%0d%0aX-Evil:1&format=atom`,
        `${API}/documents/57-nq-tw.2024%0d%0aX-Evil:1/cites`]) {
        const reply = await ask(daemon, path);
        assert.equal(reply.headers["x-evil"], undefined, path);
        assert.ok(reply.status < 500, path);
    }
    const problem = await ask(daemon, `${API}/documents/%3Cscript%3Ealert(1)%3C%2Fscript%3E`);
    assert.equal(problem.headers["content-type"], "application/problem+json");
    assert.equal(problem.headers["x-content-type-options"], "nosniff");
    for (const path of ["/static/../../etc/passwd", "/static/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", `${API}/documents/..%2f..%2fetc%2fpasswd/original`])
        assert.ok([400, 404].includes((await ask(daemon, path)).status), path);
});

test("a configuration file, checked before it is used", async () => {
    const good = privateFile(`archive = ${archive}\nlisten = 127.0.0.1:0\nlog-requests = none\n`);
    const checked = runToEnd("--config", good, "--check-config");
    assert.equal(checked.status, 0, checked.stderr);
    const bad = privateFile("archive = a\nworkers = many\n");
    const refused = runToEnd("--config", bad, "--check-config");
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /private:2: --workers/);
    const shared = privateFile(`${TOKEN}\n`);
    chmodSync(shared, 0o644);
    assert.match(runToEnd("--archive", archive, "--tokens", shared, "--check-config").stderr, /chmod/);
    const other = await start(archive, "--config", good);
    await ask(other, "/healthz");
    await other.stop();
    assert.ok(!other.log.some((line) => line.event === "request"));
});
