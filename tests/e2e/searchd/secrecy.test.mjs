// Documents marked MẬT and above: a daemon over an archive that has them answers every question as one over
// an archive that never had them, unless it is told to serve them.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { after, before, test } from "node:test";
import { ask, index, newFolder, start } from "./daemon.mjs";

const API = "/api/v1";

const letter = ({ number, kind = "", subject, text, mark = "", issuer = "ỦY BAN NHÂN DÂN XÃ BẾN ĐỖ", place = "Bến Đỗ" }) =>
    `${issuer}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n${mark}\n\nSố: ${number}\n\n` +
    `${place}, ngày 06 tháng 01 năm 2025\n\n${kind}\n${subject}\n\n${text}\n\nCHỦ TỊCH\nTrần Thử Nghiệm\n`;

const OPEN = {
    "10.txt": letter({ number: "10/QĐ-UBND", kind: "QUYẾT ĐỊNH", subject: "Về việc sửa bến đò",
        text: "Căn cứ Quyết định số 700/QĐ-UBND ngày 05 tháng 5 năm 2022 của Ủy ban nhân dân tỉnh Sông Dài về quản lý bến đò;\n\nĐiều 1. Sửa bến đò trước mùa nước nổi.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký." }),
    "11.txt": letter({ number: "11/TB-UBND", kind: "THÔNG BÁO", subject: "Về việc triển khai sửa bến đò",
        text: "Thực hiện Quyết định số 10/QĐ-UBND ngày 06 tháng 01 năm 2025 của Ủy ban nhân dân xã Bến Đỗ và Công văn số 77/UBND-NC của Ủy ban nhân dân xã Bến Đỗ, các thôn giữ gìn bến đò." }),
    "12.txt": letter({ number: "12/KH-UBND", kind: "KẾ HOẠCH", subject: "Sơn lại phao", text: "Các thôn sơn lại phao trước ngày 01/3/2025." }),
};
const SECRET = {
    // It cites, repeals and contradicts open documents, and is cited by one.
    "77.txt": letter({ number: "77/UBND-NC", mark: "MẬT", subject: "V/v kho đạn Hang Cáo",
        text: "Thực hiện Kế hoạch số 5555/KH-UBND ngày 01/01/2025 của Ủy ban nhân dân tỉnh Sông Dài và Quyết định số 700/QĐ-UBND ngày 09 tháng 9 năm 2021 của Ủy ban nhân dân tỉnh Sông Dài; bãi bỏ Quyết định số 10/QĐ-UBND ngày 06 tháng 01 năm 2025 của Ủy ban nhân dân xã Bến Đỗ; thay thế Kế hoạch số 12/KH-UBND; sơn phao của kho đạn Hang Cáo." }),
    "78.txt": letter({ number: "78/BC-UBND", kind: "BÁO CÁO", mark: "TUYỆT MẬT", subject: "Về kho đạn Hang Cáo", issuer: "ỦY BAN NHÂN DÂN XÃ HANG CÁO", place: "Hang Cáo",
        text: "Báo cáo theo Kế hoạch số 5555/KH-UBND và Công văn số 77/UBND-NC." }),
    // A letter and what is enclosed with it: the second carries no mark of its own.
    "79.txt": letter({ number: "79/UBND-NC", mark: "TỐI MẬT", subject: "V/v gửi phương án Hang Cáo", text: "Kính gửi: Các thôn.\n\nGửi kèm Phương án số 80/PA-UBND." }) + "\n\n" +
        letter({ number: "80/PA-UBND", kind: "PHƯƠNG ÁN", subject: "Canh gác Hang Cáo", text: "Canh gác Hang Cáo ban đêm." }),
};
/** What an answer could only have from the marked documents. */
const TELLTALE = /Hang Cáo|hang cao|5555|78\/BC|79\/UBND|80\/PA|2021-09-09|09 tháng 9|Ủy ban nhân dân xã Hang|"secrecy"/i;

const ID = "10%2FQ%C4%90-UBND";
const HIDDEN = ["77/UBND-NC", "78/BC-UBND", "80/PA-UBND", "5555/KH-UBND"].map(encodeURIComponent);
const WORDS = ["phao", "hang cao", "kho dan", "hang cap", "\"kho đạn\"", "cơ-quan:\"Hang Cáo\"", "ký:\"Trần Thử Nghiệm\"", "dẫn:\"10/QĐ-UBND\"", "dẫn:\"5555/KH-UBND\"",
    "hiệu-lực:EXPIRED", "77/UBND-NC", "78 bc", "5555", "loại:BAO_CAO", "ngày:2025", "số:79*", "bến đò NOT đạn"].map(encodeURIComponent);

/** Every GET route of the description, with its parameters. */
const QUESTIONS = {
    "/api/v1/search": WORDS.flatMap((word) => ["", "&facets=1", "&unit=article&facets=1", "&sort=citations", "&sort=date&limit=1", "&explain=1", "&format=csv", "&format=jsonl", "&format=atom"].map((more) => `?q=${word}${more}`)),
    "/api/v1/documents/{id}": [ID, "700%2FQ%C4%90-UBND", "12%2FKH-UBND", ...HIDDEN].flatMap((id) => [id, `${id}?text=1`]),
    "/api/v1/documents/{id}/text": [ID, ...HIDDEN],
    "/api/v1/documents/{id}/original": [ID, ...HIDDEN],
    "/api/v1/documents/{id}/akn": [ID, ...HIDDEN],
    "/api/v1/documents/{id}/cites": [ID, ...HIDDEN],
    "/api/v1/documents/{id}/cited-by": [ID, "700%2FQ%C4%90-UBND", ...HIDDEN].flatMap((id) => ["", "?depth=5", "?relation=REPEALS,REPLACES", "?as_of=2025-06-01", "?format=csv", "?limit=1"].map((more) => id + more)),
    "/api/v1/documents/{id}/lineage": [ID, "11%2FTB-UBND", ...HIDDEN].flatMap((id) => ["", "?depth=0&limit=500", "?format=svg", "?format=dot", "?format=graphml"].map((more) => id + more)),
    "/api/v1/documents/{id}/status": [ID, "12%2FKH-UBND", ...HIDDEN].flatMap((id) => [id, `${id}?as_of=2026-01-01`]),
    "/api/v1/path": [`?from=11%2FTB-UBND&to=700%2FQ%C4%90-UBND`, ...HIDDEN.flatMap((id) => [`?from=${id}&to=${ID}`, `?from=${ID}&to=${id}`])],
    "/api/v1/resolve": ["10", "77", "78 bc", "5555", "80 pa", "700"].flatMap((q) => [`?q=${encodeURIComponent(q)}`, `?q=${encodeURIComponent(q)}&format=csv`]),
    "/api/v1/gaps": ["", "?limit=1", "?format=csv", "?format=jsonl"],
    "/api/v1/conflicts": ["", "?format=csv"],
    "/api/v1/suggest": ["7", "77", "78", "79", "8", "55", "hang", "kho", "uy ban", "can", "v"].map((q) => `?q=${encodeURIComponent(q)}`),
    "/api/v1/stats": ["", "?failures=1"],
    "/healthz": [""],
    "/readyz": [""],
};
const PAGES = ["/", "/?q=hang+cao", "/?q=phao&unit=article", "/?q=77%2FUBND-NC", `/d/${ID}`, `/d/${ID}/lineage`, `/d/12%2FKH-UBND`, ...HIDDEN.flatMap((id) => [`/d/${id}`, `/d/${id}/lineage`]),
    `/path?from=11%2FTB-UBND&to=${HIDDEN[3]}`, "/gaps", "/gaps?by=issuer", "/conflicts", "/stats", "/check", "/help", "/?q=hang+cao&lang=en"];
const POSTS = [
    ["/api/v1/resolve", "application/json", JSON.stringify({ texts: ["77/UBND-NC", "78 bc", "5555/KH-UBND", "10"] })],
    ["/api/v1/check", "text/plain", "Theo Công văn số 77/UBND-NC, Báo cáo số 78/BC-UBND, Quyết định số 10/QĐ-UBND và Kế hoạch số 5555/KH-UBND."],
];
const addresses = () => [...Object.entries(QUESTIONS).flatMap(([route, ends]) => ends.map((end) => (route.includes("{id}") ? route.replace("{id}", end.split("?")[0]) + (end.includes("?") ? `?${end.split("?")[1]}` : "") : route + end))), ...PAGES];

/** What differs without telling: how often the archive changed (a cursor says it, too). */
const settled = (text) => text.replace(/"sequence": ?\d+/g, '"sequence":0').replace(/"next_cursor":"[^"]*"|cursor=[\w-]+/g, "").replace(/<updated>[^<]*<\/updated>/g, "");

const open = join(newFolder(), "van-ban");
const marked = join(newFolder(), "mat");
const plain = newFolder();
const mixed = newFolder();
const daemons = {};

const write = (folder, files) => {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
};

before(async () => {
    write(open, OPEN);
    write(marked, SECRET);
    index(plain, open);
    index(mixed, open, marked);
    daemons.plain = await start(plain, "--cache", "0");
    daemons.mixed = await start(mixed);
    daemons.served = await start(mixed, "--serve-secret");
});
after(async () => {
    for (const daemon of Object.values(daemons)) assert.deepEqual(await daemon.stop(), { code: 0, by: null });
});

test("the table has every address of the description", () => {
    const { paths } = JSON.parse(readFileSync(join(process.env.VT_TREE, "schema/openapi.json"), "utf8"));
    const asked = new Set([...Object.keys(QUESTIONS), ...POSTS.map(([path]) => path), "/metrics"]);
    assert.deepEqual(Object.keys(paths).filter((path) => !asked.has(path)), []);
});

test("every answer is that of an archive without them", async () => {
    let telling = 0;
    for (const address of addresses()) {
        const [expected, given, served] = await Promise.all([daemons.plain, daemons.mixed, daemons.served].map((daemon) => ask(daemon, address)));
        assert.equal(given.status, expected.status, address);
        assert.equal(settled(given.text), settled(expected.text), address);
        telling += settled(served.text) !== settled(expected.text);
    }
    assert.ok(telling > 100, `only ${telling} answers would tell`);
});

test("what is sent to be looked up is answered alike, too", async () => {
    for (const [path, type, body] of POSTS) {
        const request = { method: "POST", headers: { "Content-Type": type }, body };
        const [expected, given, served] = await Promise.all([daemons.plain, daemons.mixed, daemons.served].map((daemon) => ask(daemon, path, request)));
        assert.equal(settled(given.text), settled(expected.text), path);
        assert.notEqual(settled(served.text), settled(expected.text), path);
    }
    const counted = async (daemon) => (await ask(daemon, "/metrics")).text.match(/^vanthu_(documents|works|links)\b.*$/gm);
    assert.deepEqual(await counted(daemons.mixed), await counted(daemons.plain));
    assert.notDeepEqual(await counted(daemons.served), await counted(daemons.plain));
});

test("ids lead nowhere, and are served where that is configured", async () => {
    for (const number of ["77/UBND-NC", "78/BC-UBND", "79/UBND-NC", "80/PA-UBND"]) {
        const { document } = (await ask(daemons.served, `${API}/documents/${encodeURIComponent(number)}`)).json();
        assert.equal(document.held, true, number);
        for (const part of ["", "/text", "/original", "/akn", "/cites", "/cited-by", "/lineage", "/status"]) {
            const address = `${API}/documents/${document.id}${part}`;
            const refused = await ask(daemons.mixed, address);
            assert.equal(refused.status, 404, address);
            assert.doesNotMatch(refused.text, TELLTALE);
            assert.equal((await ask(daemons.served, address)).status, 200, address);
        }
        assert.equal((await ask(daemons.mixed, `/d/${document.id}`)).status, 404);
    }
    assert.match((await ask(daemons.served, `${API}/search?q=hang+cao`)).text, TELLTALE);
});

test("a mark that comes while the daemon runs takes effect at once, and its end too", async () => {
    const folder = join(newFolder(), "thay-doi");
    const growing = newFolder();
    write(folder, OPEN);
    index(growing, folder);
    const daemon = await start(growing);
    const pages = [`${API}/search?q=phao`, `${API}/documents/12%2FKH-UBND`, `${API}/suggest?q=12`, `${API}/stats`, "/?q=phao"];
    for (const page of pages) assert.equal((await ask(daemon, page)).status, 200, page);
    write(folder, { "12.txt": OPEN["12.txt"].replace("Hạnh phúc\n\n\n", "Hạnh phúc\n\nMẬT\n") });
    index(growing, folder);
    await sleep(50);
    assert.equal((await ask(daemon, `${API}/search?q=phao`)).json().count, 0);
    assert.equal((await ask(daemon, `${API}/documents/12%2FKH-UBND`)).status, 404);
    assert.equal((await ask(daemon, `${API}/stats`)).json().archive.documents, 2);
    assert.equal((await ask(daemon, "/readyz")).status, 200);
    write(folder, OPEN);
    index(growing, folder);
    await sleep(50);
    assert.equal((await ask(daemon, `${API}/search?q=phao`)).json().count, 1);
    assert.equal((await ask(daemon, "/readyz")).status, 200);
    assert.deepEqual(await daemon.stop(), { code: 0, by: null });
});

test("until there is an index without them, nothing is answered from the other", async () => {
    rmSync(join(mixed, "unmarked"), { recursive: true });
    const daemon = await start(mixed);
    const reply = await ask(daemon, `${API}/search?q=phao`);
    assert.equal(reply.status, 503);
    assert.ok(reply.headers["retry-after"]);
    for (const address of addresses()) assert.doesNotMatch((await ask(daemon, address)).text.replaceAll(/(?:value|q|from|to)="?[^"&]*/g, ""), /Canh gác|kho đạn Hang|Ủy ban nhân dân xã Hang/, address);
    index(mixed, open, marked);
    await sleep(50);
    assert.equal((await ask(daemon, `${API}/search?q=phao`)).status, 200);
    await daemon.stop();
});
