// The real programs for a test: an archive made by vanthu-indexer, vanthu-searchd on a port of its own.
// VT_BIN is the folder of the programs, VT_TREE the project.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SKIPPED = 77;
const bin = process.env.VT_BIN;
const tree = process.env.VT_TREE;

/** The packages of tests/e2e/package.json, or the end of this test as skipped. */
export function need(name) {
    try {
        return createRequire(import.meta.url)(name);
    } catch {
        console.log(`skipped: ${name} is not installed (npm ci in tests/e2e)`);
        process.exit(SKIPPED);
    }
}

/** The same for a package that can only be imported. */
export async function needModule(name) {
    try {
        return await import(name);
    } catch {
        console.log(`skipped: ${name} is not installed (npm ci in tests/e2e)`);
        process.exit(SKIPPED);
    }
}

export function needFile(path) {
    if (existsSync(path)) return path;
    console.log(`skipped: there is no ${path}`);
    process.exit(SKIPPED);
}

export const SEED = join(tree, "corpus/documents");
export const OWN = join(tree, "tests/e2e/searchd/documents");

/** A new folder that is gone when the process ends. */
export function newFolder() {
    const folder = mkdtempSync(join(tmpdir(), "vanthu-searchd-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

export function index(archive, ...paths) {
    const run = spawnSync(join(bin, "vanthu-indexer"), ["--archive", archive, "--quiet", ...paths], {
        encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(`vanthu-indexer: ${run.status} ${run.stderr}`);
}

export function newArchive(...paths) {
    const archive = newFolder();
    index(archive, ...paths);
    return archive;
}

/** Run vanthu-searchd to its end: {status, stderr}. */
export function runToEnd(...args) {
    return spawnSync(join(bin, "vanthu-searchd"), args, { encoding: "utf8", timeout: 20_000 });
}

/** A running daemon: url, log (the objects it logged so far), stop(). */
export async function start(archive, ...options) {
    const child = spawn(join(bin, "vanthu-searchd"), ["--archive", archive, "--listen", "127.0.0.1:0", ...options]);
    const daemon = { child, log: [], raw: "" };
    let out = "";
    let rest = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
        daemon.raw += text;
        const lines = (rest + text).split("\n");
        rest = lines.pop();
        for (const line of lines)
            if (line.startsWith("{")) daemon.log.push(JSON.parse(line));
    });
    const ended = once(child, "exit");
    ended.then(([code]) => code !== 0 && console.error(`vanthu-searchd ended with ${code}:\n${daemon.raw.slice(-8000)}`));
    daemon.url = await new Promise((resolve, reject) => {
        child.stdout.setEncoding("utf8").on("data", (text) => {
            out += text;
            const found = /http:\/\/\S+(?=\/\s)/.exec(out);
            if (found) resolve(found[0]);
        });
        ended.then(([code]) => reject(new Error(`vanthu-searchd ended with ${code}: ${daemon.raw}`)));
    });
    daemon.port = Number(new URL(daemon.url).port);
    daemon.stop = async (signal = "SIGTERM") => {
        child.kill(signal);
        const [code, by] = await ended;
        return { code, by };
    };
    process.on("exit", () => child.kill("SIGKILL"));
    return daemon;
}

/** One request with nothing added that is not asked for: {status, headers, body (Buffer), text, json()}. */
export function ask(daemon, path, { method = "GET", headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
        const request = http.request(
            { host: "127.0.0.1", port: daemon.port, path, method, headers, agent: false },
            (reply) => {
                const parts = [];
                reply.on("data", (part) => parts.push(part));
                reply.on("error", reject);
                reply.on("end", () => {
                    const bytes = Buffer.concat(parts);
                    const text = bytes.toString("utf8");
                    resolve({ status: reply.statusCode, headers: reply.headers, body: bytes, text, json: () => JSON.parse(text) });
                });
            },
        );
        request.on("error", reject);
        request.end(body);
    });
}

/** Send bytes as they are; everything that comes back until the server closes or is silent for waitMs. */
export function raw(daemon, bytes, waitMs = 500) {
    return new Promise((resolve) => {
        let text = "";
        const socket = net.connect(daemon.port, "127.0.0.1", () => socket.write(bytes));
        socket.setEncoding("utf8").setTimeout(waitMs);
        socket.on("data", (part) => (text += part));
        socket.on("timeout", () => socket.destroy());
        socket.on("error", () => {});
        socket.on("close", () => resolve(text));
    });
}

/** What is wrong with the nesting of an HTML page, or "". */
export function misnested(html) {
    const VOID = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta"]);
    const open = [];
    for (const [tag, end, name] of html.replace(/<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/g, "").matchAll(/<(\/?)([a-zA-Z][\w:-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/g)) {
        if (VOID.has(name) || tag.endsWith("/>")) continue;
        if (!end) open.push(name);
        else if (open.pop() !== name) return `${tag} does not close what is open`;
    }
    return open.length > 0 ? `<${open.join("> <")}> is left open` : "";
}
