// The tasks of three users in a real browser, with and without JavaScript: a clerk looks for a letter, a
// specialist asks on what it rests, a lawyer asks who cites a resolution and what is missing.  Then axe over
// every page, keys, narrow screens and paper.  Screenshots go to VT_SHOTS to be looked at.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { need, needFile, newArchive, OWN, SEED, start } from "./daemon.mjs";

const { chromium } = need("playwright-core");
need("axe-core");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CHROMIUM = needFile(process.env.VT_CHROMIUM ?? "/usr/bin/chromium");
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
const shots = process.env.VT_SHOTS;

let daemon;
let browser;

before(async () => {
    if (shots) mkdirSync(shots, { recursive: true });
    daemon = await start(newArchive(SEED, OWN));
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: ARGS });
});
after(async () => {
    await browser?.close();
    assert.deepEqual(await daemon?.stop(), { code: 0, by: null });
});

/** A tab that fails the test for errors of scripts, of the policy, and for requests to elsewhere. */
async function tab(options = {}) {
    const context = await browser.newContext({ baseURL: daemon.url, viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (fault) => faults.push(fault.message));
    page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
    page.on("request", (request) => request.url().startsWith(daemon.url) || faults.push(`asks ${request.url()}`));
    page.end = async () => {
        await context.close();
        assert.deepEqual(faults, []);
    };
    return page;
}

const shoot = async (page, name, fullPage = true) => {
    if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage });
};

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
    const mark = javaScriptEnabled ? "js" : "nojs";

    test(`clerk, ${how}: finds a letter by its number and reads it`, async () => {
        const page = await tab({ javaScriptEnabled });
        await page.goto("/");
        await shoot(page, `start-${mark}`);
        await page.getByRole("searchbox").or(page.getByRole("combobox")).first().fill("1391 ubnd vx");
        await page.getByRole("button", { name: "Tìm", exact: true }).click();
        const first = page.locator(".hits > li").first();
        await assert.doesNotReject(first.getByText("Công văn 1391/UBND-VX").waitFor());
        assert.match(await first.innerText(), /13\/03\/2025/);
        await shoot(page, `search-number-${mark}`);
        await first.getByRole("link", { name: "Công văn 1391/UBND-VX" }).click();
        await page.getByRole("heading", { level: 1, name: "Công văn 1391/UBND-VX" }).waitFor();
        assert.match(await page.locator(".facts-box").innerText(), /Võ Văn Minh[\s\S]*CHỦ TỊCH/);
        await shoot(page, `document-${mark}`);
        await page.locator(".sheet").getByRole("link", { name: /2386-CT\/TU/ }).first().click();
        await page.getByRole("heading", { level: 1, name: "Công văn 2386-CT/TU" }).waitFor();
        await page.end();
    });

    test(`specialist, ${how}: on what does a letter rest, up to the central level`, async () => {
        const page = await tab({ javaScriptEnabled });
        await page.goto("/d/1391%2FUBND-VX");
        const cites = page.locator("#cites");
        assert.match(await cites.innerText(), /Thực hiện[\s\S]*2386-CT\/TU[\s\S]*16-CV\/ĐU/i);
        await page.getByRole("link", { name: "Sơ đồ căn cứ" }).click();
        await page.locator(".drawing svg").waitFor();
        await shoot(page, `lineage-${mark}`);
        const list = await page.locator("main").innerText();
        for (const key of ["2386-CT/TU", "45-NQ/TW", "42-CT/TW", "57-NQ/TW"]) assert.ok(list.includes(key), key);
        await page.locator(".drawing a", { hasText: "45-NQ/TW" }).first().click();
        await page.getByRole("heading", { level: 1, name: "Nghị quyết 45-NQ/TW" }).waitFor();
        await page.getByRole("link", { name: "Đường dẫn", exact: true }).click();
        await page.getByLabel("Từ", { exact: true }).fill("1391/UBND-VX");
        await page.getByLabel("Đến", { exact: true }).fill("45-NQ/TW");
        await page.getByRole("button", { name: "Tìm đường" }).click();
        await page.locator(".path .stop").nth(2).waitFor();
        assert.equal(await page.locator(".path blockquote").count(), 2);
        await shoot(page, `path-${mark}`);
        await page.end();
    });

    test(`lawyer, ${how}: who cites a resolution that is not held, and what else is missing`, async () => {
        const page = await tab({ javaScriptEnabled });
        await page.goto("/");
        await page.getByRole("searchbox").or(page.getByRole("combobox")).first().fill("nghi quyet 57");
        await page.keyboard.press("Enter");
        const first = page.locator(".hits > li").first();
        assert.match(await first.innerText(), /57-NQ\/TW\s*chưa có/);
        await shoot(page, `search-stub-${mark}`);
        await first.locator("a.work").click();
        await page.getByText("Kho chưa có văn bản này").waitFor();
        const citedBy = page.locator("#cited-by");
        assert.match(await citedBy.innerText(), /2386-CT\/TU[\s\S]*3\/NQ-CP[\s\S]*theo lời văn bản khác/);
        assert.ok((await citedBy.locator("mark").count()) >= 2);
        await shoot(page, `stub-${mark}`);
        await citedBy.getByRole("link", { name: "xem trong văn bản" }).first().click();
        assert.match(new URL(page.url()).hash, /^#b\d+$/);
        assert.match(await page.locator(":target").innerText(), /57-NQ\/TW/);
        await page.getByRole("link", { name: "Còn thiếu" }).click();
        assert.ok((await page.locator(".works > li").count()) >= 9);
        await shoot(page, `gaps-${mark}`);
        await page.getByRole("link", { name: "Mâu thuẫn", exact: true }).first().click();
        assert.match(await page.locator("main").innerText(), /20-KH\/TW[\s\S]*Bộ Chính trị/);
        await shoot(page, `conflicts-${mark}`);
        await page.getByRole("link", { name: "Soát trích dẫn" }).click();
        await page.getByLabel("Văn bản cần soát").fill("Căn cứ Nghị quyết số 57-NQ/TW ngày 23/12/2024 của Bộ Chính trị;");
        await page.getByRole("button", { name: "Soát" }).click();
        assert.match(await page.locator(".check").first().innerText(), /kho chưa có[\s\S]*23\/12\/2024[\s\S]*22\/12\/2024/);
        await shoot(page, `check-${mark}`);
        await page.end();
    });
}

const PAGES = ["/", "/?q=khoa+h%E1%BB%8Dc&f=lo%E1%BA%A1i%3A%22C%C3%B4ng+v%C4%83n%22", "/?q=nq+57", "/?q=khongcogicanhe", "/d/1391%2FUBND-VX",
    "/d/2386-CT%2FTU", "/d/815%2F2024%2FQ%C4%90-UBND", "/d/57-NQ%2FTW", "/d/36-NQ%2FTW", "/d/1391%2FUBND-VX/lineage",
    "/path?from=1391%2FUBND-VX&to=45-NQ%2FTW", "/path?from=45-NQ%2FTW&to=1391%2FUBND-VX", "/gaps", "/conflicts", "/check",
    "/help", "/d/999999%2FABC-XYZ"];

for (const colorScheme of ["light", "dark"]) {
    test(`axe finds no fault, ${colorScheme}`, async () => {
        const page = await tab({ colorScheme, bypassCSP: true });
        for (const path of [...PAGES, ...PAGES.map((each) => `${each}${each.includes("?") ? "&" : "?"}lang=en`)]) {
            await page.goto(path).catch(() => {});
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            }));
            const faults = violations.map((fault) => `${path}: ${fault.id}: ${fault.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
            assert.deepEqual(faults, []);
        }
        if (colorScheme === "dark") {
            for (const [name, path] of [["start", "/"], ["document", "/d/2386-CT%2FTU"], ["lineage", "/d/1391%2FUBND-VX/lineage"]]) {
                await page.goto(path);
                await shoot(page, `${name}-dark`, false);
            }
        }
        await page.context().close();
    });
}

test("keys: / to the box, j and k through the hits, ? to the help; suggestions", async () => {
    const page = await tab();
    await page.goto("/?q=khoa+h%E1%BB%8Dc");
    await page.keyboard.press("j");
    assert.equal(await page.locator(".hits > li.here").count(), 1);
    const first = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("j");
    assert.notEqual(await page.evaluate(() => document.activeElement.textContent), first);
    await page.keyboard.press("k");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), first);
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.name), "q");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("57");
    const option = page.getByRole("option", { name: /57-NQ\/TW/ }).first();
    await option.waitFor();
    await shoot(page, "suggest", false);
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.locator("[role=option][aria-selected=true]").count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("listbox").isVisible(), false);
    await page.locator("main").focus().catch(() => {});
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("?");
    await page.getByRole("heading", { level: 1, name: "Hướng dẫn tra cứu" }).waitFor();
    await page.end();
});

test("the keyboard reaches everything, the skip link first", async () => {
    const page = await tab();
    await page.goto("/gaps");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#main");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
    await page.end();
});

test("narrow screens need no sideways scrolling", async () => {
    const page = await tab({ viewport: { width: 360, height: 740 }, isMobile: true });
    for (const path of PAGES) {
        await page.goto(path);
        const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(inner <= outer, `${path} is ${inner} wide on a screen of ${outer}`);
    }
    for (const [name, path] of [["search", PAGES[1]], ["document", PAGES[4]], ["lineage", PAGES[9]]]) {
        await page.goto(path);
        await shoot(page, `${name}-phone`, false);
    }
    await page.context().close();
});

test("on paper only the document is left", async () => {
    const page = await tab();
    await page.goto("/d/1391%2FUBND-VX");
    await page.emulateMedia({ media: "print" });
    for (const part of [".site-header", ".actions", ".site-footer"]) assert.equal(await page.locator(part).isVisible(), false, part);
    assert.ok(await page.locator(".sheet").isVisible());
    await shoot(page, "print");
    await page.end();
});

test("the language switch keeps the place", async () => {
    const page = await tab();
    await page.goto("/d/57-NQ%2FTW");
    await page.getByRole("link", { name: "English" }).click();
    await page.getByText("The archive does not hold this document").waitFor();
    assert.match(page.url(), /\/d\/57-nq-tw\.2024-12-22\?lang=en$/);
    await shoot(page, "stub-en");
    await page.getByRole("link", { name: "Search", exact: true }).click();
    assert.match(page.url(), /lang=en/);
    await page.getByRole("link", { name: "Tiếng Việt" }).click();
    await page.getByRole("heading", { level: 1, name: "Tìm văn bản" }).waitFor();
    await page.end();
});
