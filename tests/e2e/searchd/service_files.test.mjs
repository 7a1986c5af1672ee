// What is installed beside the programs: the unit is tight, the settings are right, the proxy of the example works.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import https from "node:https";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { before, test } from "node:test";
import { needFile, newArchive, newFolder, runToEnd, SEED, start } from "./daemon.mjs";

const MOST_EXPOSED = 2.0; // of systemd-analyze security: 0 (nothing) to 10
const prefix = join(newFolder(), "root");
const build = join(process.env.VT_BIN, "..");

before(() => {
    const run = spawnSync("cmake", ["--install", join(build, "searchd"), "--prefix", prefix], { encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
});

test("everything is installed", () => {
    for (const path of ["bin/vanthu-searchd", "lib/systemd/system/vanthu-searchd.service", "lib/systemd/system/vanthu-searchd.socket",
        "etc/vanthu/searchd.conf", "share/doc/vanthu/nginx.conf"])
        assert.ok(existsSync(join(prefix, path)), path);
});

test("the unit gives up what it does not need", () => {
    const run = spawnSync("systemd-analyze", ["security", "--offline=true", "--no-pager", join(prefix, "lib/systemd/system/vanthu-searchd.service")], { encoding: "utf8" });
    const found = /Overall exposure level for \S+: ([\d.]+)/.exec(run.stdout);
    assert.ok(found, run.stderr);
    assert.ok(Number(found[1]) <= MOST_EXPOSED, run.stdout);
});

test("the settings are right, and each setting is explained", () => {
    const path = join(prefix, "etc/vanthu/searchd.conf");
    const run = runToEnd("--config", path, "--check-config");
    assert.equal(run.status, 0, run.stderr);
    const explained = new Set([...readFileSync(path, "utf8").matchAll(/^#?([a-z-]+) = /gm)].map((found) => found[1]));
    const known = new Set([...runToEnd("--help").stdout.matchAll(/^ {2}--([a-z-]+)/gm)].map((found) => found[1]));
    for (const other of ["config", "check-config", "help"]) known.delete(other);
    assert.deepEqual([...explained].sort(), [...known].sort());
    // The defaults that it names are accepted, too.
    const all = join(newFolder(), "all.conf");
    const tokens = join(newFolder(), "tokens");
    writeFileSync(tokens, "phong-van-thu-2026\n", { mode: 0o600 });
    writeFileSync(all, readFileSync(path, "utf8").replace(/^#([a-z-]+ = )/gm, "$1").replace(/^tokens = .*/m, `tokens = ${tokens}`));
    assert.equal(runToEnd("--config", all, "--check-config").status, 0);
});

const freePort = async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    server.close();
    return port;
};

const askProxy = (port, path, host) =>
    new Promise((resolve, reject) => {
        https.get({ host: "127.0.0.1", port, path, headers: { Host: host }, servername: "vanthu.example", rejectUnauthorized: false, agent: false }, (reply) => {
            let text = "";
            reply.setEncoding("utf8").on("data", (part) => (text += part));
            reply.on("end", () => resolve({ status: reply.statusCode, headers: reply.headers, text }));
        }).on("error", reject);
    });

test("the proxy of the example: TLS, the name of the server, limits", async () => {
    const nginx = needFile("/usr/sbin/nginx");
    const daemon = await start(newArchive(SEED), "--host", "vanthu.example");
    const port = await freePort();
    const folder = newFolder();
    mkdirSync(join(folder, "temp"));
    const made = spawnSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=vanthu.example",
        "-keyout", join(folder, "key.pem"), "-out", join(folder, "fullchain.pem")], { encoding: "utf8" });
    assert.equal(made.status, 0, made.stderr);
    const example = readFileSync(join(prefix, "share/doc/vanthu/nginx.conf"), "utf8")
        .replaceAll("/etc/ssl/vanthu", folder).replace("127.0.0.1:8080", `127.0.0.1:${daemon.port}`)
        .replace("listen 443", `listen 127.0.0.1:${port}`).replace(/^\s*listen \[::\].*$/m, "");
    const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/temp/${name};`).join("\n");
    writeFileSync(join(folder, "nginx.conf"), `daemon off;\nmaster_process off;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\naccess_log off;\n${temp}\n${example}\n}\n`);
    const proxy = spawn(nginx, ["-p", folder, "-c", join(folder, "nginx.conf")]);
    process.on("exit", () => proxy.kill("SIGKILL"));
    let errors = "";
    proxy.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
    let page;
    for (let i = 0; i < 100 && !page; i++) page = await askProxy(port, "/", "vanthu.example").catch(() => sleep(50));
    assert.ok(page, errors);
    assert.equal(page.status, 200);
    assert.match(page.headers["strict-transport-security"], /max-age/);
    assert.match(page.headers["content-security-policy"], /default-src 'none'/);
    assert.equal((await askProxy(port, "/api/v1/documents/57-NQ%2FTW/cited-by", "vanthu.example")).status, 200);
    assert.equal((await askProxy(port, "/", "evil.example")).status, 421);
    const many = await Promise.all(Array.from({ length: 60 }, () => Promise.all([1, 2, 3].map(() => askProxy(port, "/healthz", "vanthu.example").catch(() => ({ status: 0 }))))));
    assert.ok(many.flat().some((reply) => reply.status === 429));
    proxy.kill("SIGTERM");
    await once(proxy, "exit");
    assert.deepEqual(await daemon.stop(), { code: 0, by: null });
});

test("the socket of a service manager is taken over in place of an address", async () => {
    const activate = needFile("/usr/bin/systemd-socket-activate");
    const port = await freePort();
    const manager = spawn(activate, ["-l", `127.0.0.1:${port}`, join(process.env.VT_BIN, "vanthu-searchd"), "--archive", newArchive(SEED), "--listen", "256.0.0.1:1"]);
    process.on("exit", () => manager.kill("SIGKILL"));
    let log = "";
    manager.stderr.setEncoding("utf8").on("data", (text) => (log += text));
    manager.stdout.resume();
    let reply;
    for (let i = 0; i < 100 && !reply; i++) reply = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => sleep(50));
    assert.equal(reply?.status, 200, log);
    manager.kill("SIGTERM"); // it has become the daemon
    const [code] = await once(manager, "exit");
    assert.equal(code, 0, log);
    assert.match(log, new RegExp(`"url":"http://127.0.0.1:${port}/"`));
});
