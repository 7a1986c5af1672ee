// Lists of several pages, filters, sorting, keys, statistics and a document of 500 pages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { searchBox, shoot, until, withBrowser } from "./browser.mjs";
import { LETTERS, writeLetters } from "./letters.mjs";

const browser = withBrowser(writeLetters());

const titles = (page) => page.locator(".hits a.work").allInnerTexts();

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

    test(`pages of hits, ${how}: forth and back, every document once`, async () => {
        const page = await browser.tab({ javaScriptEnabled });
        await page.goto("/?q=s%E1%BB%ADa+ch%E1%BB%AFa+b%E1%BA%BFn+%C4%91%C3%B2+ngang&sort=date");
        assert.match(await page.locator("h1").innerText(), new RegExp(`^${LETTERS} kết quả`));
        const seen = await titles(page);
        for (const number of [2, 3]) {
            await page.getByRole("link", { name: "Trang sau" }).click();
            await page.getByText(`trang ${number}`, { exact: true }).waitFor();
            seen.push(...(await titles(page)));
        }
        assert.equal(await page.getByRole("link", { name: "Trang sau" }).count(), 0);
        assert.equal(new Set(seen).size, LETTERS);
        assert.equal(await page.locator(".hits").getAttribute("start"), "41");
        await page.getByRole("link", { name: "Trang trước" }).click();
        await page.getByText("trang 2", { exact: true }).waitFor();
        await page.end();
    });

    test(`filters, ${how}: put on by a facet, shown as a chip, taken off`, async () => {
        const page = await browser.tab({ javaScriptEnabled });
        await page.goto("/");
        await searchBox(page).fill("bến đò");
        await page.keyboard.press("Enter");
        await page.locator(".facet").getByRole("link", { name: /Thông báo/ }).click();
        await page.locator(".chips").getByText('loại:"Thông báo"').waitFor();
        assert.ok((await titles(page)).every((title) => title.startsWith("Thông báo")));
        await page.locator(".facet").getByRole("link", { name: /^2023/ }).click();
        await page.getByRole("link", { name: "Bỏ lọc: ngày:2023" }).waitFor();
        const dates = await page.locator(".hits time").allInnerTexts();
        assert.ok(dates.length > 0 && dates.every((date) => date.endsWith("/2023")));
        // The filters stay when other words are asked for.
        await searchBox(page).fill("chủ đò");
        await page.getByRole("button", { name: "Tìm", exact: true }).click();
        await page.getByRole("link", { name: "Bỏ lọc: ngày:2023" }).click();
        await page.locator(".chips").getByText("ngày:2023").waitFor({ state: "detached" });
        await page.locator(".chips").getByText('loại:"Thông báo"').waitFor();
        await page.end();
    });

    test(`sorting, ${how}: newest first`, async () => {
        const page = await browser.tab({ javaScriptEnabled });
        await page.goto("/?q=b%E1%BA%BFn+%C4%91%C3%B2+ngang");
        await page.getByRole("link", { name: "Mới nhất" }).click();
        await page.waitForURL(/sort=date/);
        const days = await page.locator(".hits time").evaluateAll((times) => times.map((time) => time.dateTime));
        assert.deepEqual(days, [...days].sort().reverse());
        await page.end();
    });

    test(`statistics, ${how}: a month of the chart leads to its documents`, async () => {
        const page = await browser.tab({ javaScriptEnabled });
        await page.goto("/stats");
        assert.match(await page.locator(".tiles").innerText(), new RegExp(`${LETTERS + 2}\\s*Văn bản trong kho|Văn bản trong kho\\s*${LETTERS + 2}`));
        await page.getByText("Bảng số liệu").click();
        await page.locator(".figures-table").getByRole("link", { name: "2023", exact: true }).click();
        await page.getByRole("heading", { name: "Văn bản năm 2023 theo tháng và loại" }).waitFor();
        await shoot(page, "stats-year");
        const bar = page.locator(".chart a").first();
        assert.match(await bar.locator("title").evaluate((title) => title.textContent), /\/2023: \d+ văn bản/);
        await bar.locator(".hit").click();
        const dates = page.locator(".hits time");
        await dates.first().waitFor();
        assert.ok((await dates.allInnerTexts()).every((date) => date.endsWith("/2023")));
        await page.end();
    });
}

test("keys: / to the box, j and k through the hits, Enter opens, ? to the help", async () => {
    const page = await browser.tab();
    await page.goto("/?q=b%E1%BA%BFn+%C4%91%C3%B2+ngang");
    const chosen = () => page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("j");
    assert.equal(await page.locator(".hits > li.here").count(), 1);
    const first = await chosen();
    await page.keyboard.press("j");
    const second = await chosen();
    assert.notEqual(second, first);
    await page.keyboard.press("k");
    assert.equal(await chosen(), first);
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.name), "q");
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("j");
    assert.equal(await chosen(), second);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: second }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("heading", { level: 1, name: "Hướng dẫn tra cứu" }).waitFor();
    await page.end();
});

test("suggestions while typing, chosen by keys", async () => {
    const page = await browser.tab();
    await page.goto("/");
    await searchBox(page).pressSequentially("12");
    const option = page.getByRole("option", { name: /12\/TB-UBND/ }).first();
    await option.waitFor();
    await shoot(page, "suggest");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.locator("[role=option][aria-selected=true]").count(), 1);
    await page.keyboard.press("Escape");
    await page.getByRole("listbox").waitFor({ state: "hidden" });
    await page.end();
});

test("long names need no sideways scrolling", async () => {
    const page = await browser.tab({ viewport: { width: 360, height: 740 }, isMobile: true });
    await page.goto("/?q=Ban+Ch%E1%BB%89+%C4%91%E1%BA%A1o+li%C3%AAn+ng%C3%A0nh+ph%C3%B2ng+ch%E1%BB%91ng+l%E1%BB%A5t+b%C3%A3o");
    const hit = page.locator(".hits a.work").first();
    assert.match(await hit.innerText(), /^Quyết định 77\/QĐ-UBND/);
    await shoot(page, "search-long-names-phone");
    const address = await hit.getAttribute("href");
    for (const path of [page.url(), address, `${address}/lineage`, "/gaps", "/stats"]) {
        await page.goto(path);
        const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(inner <= outer, `${path} is ${inner} wide on a screen of ${outer}`);
    }
    await page.goto(address);
    await shoot(page, "document-long-names-phone");
    await page.end();
});

test("a document of 500 pages: its outline leads to an article far away", async () => {
    const page = await browser.tab();
    await page.goto("/d/999%2F2031%2FQH17");
    assert.ok((await page.locator(".leaf").count()) > 10);
    await page.locator(".outline").getByRole("link", { name: /^Điều 977\b/ }).click();
    await page.waitForURL(/#art_977$/);
    await until(page, "the article is in view", () => {
        const box = document.querySelector(":target").getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight;
    });
    assert.match(await page.locator(":target").innerText(), /^Điều 977\. Bến đò thứ 977/);
    await shoot(page, "document-500-pages");
    await page.end();
});
