// Every page: axe finds no fault, light and dark, in both languages; phones, 200 % zoom, paper, keyboard,
// language.  Pictures of each page (desktop, phone, dark) go to VT_SHOTS, to be looked at.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { shoot, withBrowser } from "./browser.mjs";
import { need, OWN, SEED } from "./daemon.mjs";

need("axe-core");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const PAGES = {
    "start": "/",
    "search": "/?q=khoa+h%E1%BB%8Dc&f=lo%E1%BA%A1i%3A%22C%C3%B4ng+v%C4%83n%22",
    "search-number": "/?q=nq+57",
    "search-none": "/?q=khongcogicanhe",
    "document-letter": "/d/1391%2FUBND-VX",
    "document": "/d/2386-CT%2FTU",
    "document-decision": "/d/815%2F2024%2FQ%C4%90-UBND",
    "document-stub": "/d/57-NQ%2FTW",
    "document-disputed": "/d/20-KH%2FTW",
    "choice": "/d/36-NQ%2FTW",
    "lineage": "/d/1391%2FUBND-VX/lineage",
    "lineage-filtered": "/d/1391%2FUBND-VX/lineage?relation=IMPLEMENTS&depth=0",
    "path": "/path?from=1391%2FUBND-VX&to=45-NQ%2FTW",
    "path-none": "/path?from=45-NQ%2FTW&to=1391%2FUBND-VX",
    "gaps": "/gaps",
    "gaps-by-issuer": "/gaps?by=issuer",
    "conflicts": "/conflicts",
    "check": "/check",
    "stats": "/stats",
    "help": "/help",
    "unknown": "/d/999999%2FABC-XYZ",
    "failure": "/gaps?page=x",
};
const inEnglish = (path) => `${path}${path.includes("?") ? "&" : "?"}lang=en`;

const browser = withBrowser(SEED, OWN);

async function faultsOf(page, path) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        resultTypes: ["violations"],
    }));
    return violations.map((fault) => `${path}: ${fault.id}: ${fault.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

for (const colorScheme of ["light", "dark"]) {
    test(`axe finds no fault, ${colorScheme}`, async () => {
        const page = await browser.tab({ colorScheme, bypassCSP: true });
        const faults = [];
        for (const [name, path] of Object.entries(PAGES)) {
            await page.goto(path);
            await shoot(page, `${name}-${colorScheme === "dark" ? "dark" : "desktop"}`);
            // What is folded away counts, too.
            await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
            faults.push(...(await faultsOf(page, path)));
            if (colorScheme === "dark") continue;
            await page.goto(inEnglish(path));
            faults.push(...(await faultsOf(page, inEnglish(path))));
        }
        await page.context().close();
        assert.deepEqual(faults, []);
    });
}

for (const [what, viewport] of [["phones of 360 px", { width: 360, height: 740 }], ["a laptop at 200 % zoom", { width: 640, height: 400 }]]) {
    test(`no sideways scrolling on ${what}`, async () => {
        const page = await browser.tab({ viewport, isMobile: viewport.width === 360 });
        for (const [name, path] of Object.entries(PAGES)) {
            await page.goto(path);
            const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
            assert.ok(inner <= outer, `${path} is ${inner} wide on a screen of ${outer}`);
            if (viewport.width === 360) await shoot(page, `${name}-phone`);
        }
        await page.context().close();
    });
}

test("hostile words run nothing, wherever they are put", async () => {
    const words = `"'><img src=x onerror="document.title='run'"><svg/onload=alert(1)>`;
    const page = await browser.tab();
    let dialogs = 0;
    page.on("dialog", (dialog) => dialogs++ || dialog.dismiss());
    for (const path of ["/?q=", "/?q=a&f=", "/d/", "/path?to=x&from=", "/d/7011%2FUBND-VX?as_of="]) {
        await page.goto(path + encodeURIComponent(words));
        assert.equal(await page.locator("main img, main [onload], main [onerror], main [onclick]").count(), 0, path);
    }
    await page.goto("/d/7011%2FUBND-VX");
    assert.match(await page.locator(".sheet").innerText(), /<b onclick="alert\(1\)">liên quan<\/b>/);
    assert.match(await page.locator(".lead").innerText(), /<script>alert/);
    assert.notEqual(await page.title(), "run");
    assert.equal(dialogs, 0);
    await page.context().close();
});

test("links and buttons are large enough for fingers", async () => {
    const page = await browser.tab({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    await page.goto(PAGES.search);
    for (const part of [".site-nav a:visible", ".language", ".search button", ".facet a:visible", ".chips a"]) {
        const box = await page.locator(part).first().boundingBox();
        assert.ok(box.height >= 24, `${part} is ${box.height} high`);
    }
    await page.end();
});

test("the keyboard reaches everything, the skip link first", async () => {
    const page = await browser.tab();
    await page.goto("/gaps");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#main");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
    await page.end();
});

test("on paper only the document is left", async () => {
    const page = await browser.tab();
    await page.goto("/d/1391%2FUBND-VX");
    await page.emulateMedia({ media: "print" });
    for (const part of [".site-header", ".actions", ".site-footer", ".cite-as", ".outline"])
        assert.equal(await page.locator(`${part}:visible`).count(), 0, part);
    assert.ok(await page.locator(".sheet").isVisible());
    await shoot(page, "document-print");
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    await page.end();
});

test("the language switch keeps the place", async () => {
    const page = await browser.tab();
    await page.goto("/d/57-NQ%2FTW");
    await page.getByRole("link", { name: "English" }).click();
    await page.getByText("The archive does not hold this document").waitFor();
    assert.match(page.url(), /\/d\/57-nq-tw\.2024-12-22\?lang=en$/);
    await shoot(page, "document-stub-en");
    await page.getByRole("link", { name: "Search", exact: true }).click();
    await page.waitForURL(/lang=en/);
    await page.getByRole("link", { name: "Tiếng Việt" }).click();
    await page.getByRole("heading", { level: 1, name: "Tìm văn bản" }).waitFor();
    await page.end();
});
