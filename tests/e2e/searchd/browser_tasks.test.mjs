// The tasks of three users as a person does them, with and without JavaScript: a clerk looks for a letter, a
// specialist asks on what it rests, a lawyer asks who cites a resolution, checks a draft and what is missing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { searchBox, shoot, until, withBrowser } from "./browser.mjs";
import { OWN, SEED } from "./daemon.mjs";

const browser = withBrowser(SEED, OWN);

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
    const mark = javaScriptEnabled ? "js" : "nojs";

    test(`clerk, ${how}: finds a letter by its number, reads it and cites it`, async () => {
        const page = await browser.tab({ javaScriptEnabled });
        await page.goto("/");
        await searchBox(page).fill("1391 ubnd vx");
        await page.getByRole("button", { name: "Tìm", exact: true }).click();
        const first = page.locator(".hits > li").first();
        await first.getByText("Công văn 1391/UBND-VX").waitFor();
        assert.match(await first.innerText(), /13\/03\/2025/);
        await shoot(page, `task-clerk-hits-${mark}`);
        await first.getByRole("link", { name: "Công văn 1391/UBND-VX" }).click();
        await page.getByRole("heading", { level: 1, name: "Công văn 1391/UBND-VX" }).waitFor();
        assert.match(await page.locator(".facts-box").innerText(), /Võ Văn Minh[\s\S]*CHỦ TỊCH/);
        assert.match(await page.locator("#cite-as").innerText(),
            /^Công văn số 1391\/UBND-VX ngày 13 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Bình Dương về việc /);
        // The letter it came with stands in the same file.
        await page.locator(".related").getByRole("link", { name: "Công văn 2386-CT/TU" }).waitFor();
        await page.locator(".sheet").getByRole("link", { name: /2386-CT\/TU/ }).first().click();
        await page.getByRole("heading", { level: 1, name: "Công văn 2386-CT/TU" }).waitFor();
        await page.end();
    });

    test(`clerk, ${how}: finds it by words without marks`, async () => {
        const page = await browser.tab({ javaScriptEnabled });
        await page.goto("/");
        await searchBox(page).fill("lien hiep cac hoi khoa hoc va ky thuat");
        await page.keyboard.press("Enter");
        const hits = page.locator(".hits");
        await hits.getByText("Công văn 2386-CT/TU").first().waitFor();
        assert.match(await hits.innerText(), /1391\/UBND-VX/);
        assert.match((await hits.locator("mark").allInnerTexts()).join(" "), /Liên hiệp/);
        await page.end();
    });

    test(`specialist, ${how}: on what does a letter rest, up to the central level`, async () => {
        const page = await browser.tab({ javaScriptEnabled });
        await page.goto("/d/1391%2FUBND-VX");
        assert.match(await page.locator("#cites").innerText(), /Thực hiện[\s\S]*2386-CT\/TU[\s\S]*16-CV\/ĐU/i);
        await page.getByRole("link", { name: "Sơ đồ căn cứ" }).click();
        await page.locator(".drawing svg").waitFor();
        const list = await page.locator("main").innerText();
        for (const key of ["2386-CT/TU", "45-NQ/TW", "42-CT/TW", "57-NQ/TW", "3/NQ-CP"]) assert.ok(list.includes(key), key);
        assert.match(list, /134-KH\/TU[\s\S]*sau 111 ngày/);
        // Only what was said by the end of 2024: the letter of 2025 says nothing yet.
        await page.getByLabel("Hoặc đến đúng ngày").fill("2024-12-31");
        await page.getByRole("button", { name: "Xem" }).click();
        await page.getByText("Chưa biết văn bản nào là căn cứ").waitFor();
        await page.goBack();
        // Only what it carries out in one step.
        await page.getByLabel("Hoặc đến đúng ngày").fill("");
        await page.getByText("Lọc theo quan hệ").click();
        await page.getByRole("checkbox", { name: "thực hiện", exact: true }).check();
        await page.getByLabel("Số bước").selectOption("1");
        await page.getByRole("button", { name: "Xem" }).click();
        await page.waitForURL(/relation=IMPLEMENTS/);
        await page.locator(".drawing .node").nth(2).waitFor();
        assert.equal(await page.locator(".drawing .node").count(), 3);
        await page.getByLabel("Số bước").selectOption("0");
        await page.getByRole("button", { name: "Xem" }).click();
        await page.locator(".drawing a", { hasText: "45-NQ/TW" }).first().click();
        await page.getByRole("heading", { level: 1, name: "Nghị quyết 45-NQ/TW" }).waitFor();
        await page.goBack();
        await page.getByLabel("Tìm đường dẫn từ văn bản này đến").fill("45-NQ/TW");
        await page.getByRole("button", { name: "Tìm đường" }).click();
        await page.locator(".path .stop").nth(2).waitFor();
        assert.equal(await page.locator(".path .quote").count(), 2);
        await shoot(page, `task-specialist-path-${mark}`);
        await page.end();
    });

    test(`lawyer, ${how}: who cites Nghị quyết 57, which is not held, and what else is missing`, async () => {
        const page = await browser.tab({ javaScriptEnabled });
        await page.goto("/");
        await searchBox(page).fill("nq 57");
        await page.keyboard.press("Enter");
        const first = page.locator(".hits > li").first();
        assert.match(await first.innerText(), /57-NQ\/TW\s*chưa có/);
        await first.locator("a.work").click();
        await page.getByText("Kho chưa có văn bản này").waitFor();
        const citedBy = page.locator("#cited-by");
        assert.match(await citedBy.innerText(), /2386-CT\/TU[\s\S]*3\/NQ-CP[\s\S]*theo lời văn bản khác/);
        assert.ok((await citedBy.locator("mark:visible").count()) >= 2);
        await shoot(page, `task-lawyer-stub-${mark}`);
        await citedBy.getByRole("link", { name: "xem trong văn bản" }).first().click();
        await page.waitForURL(/#b\d+$/);
        assert.match(await page.locator(":target").innerText(), /57-NQ\/TW/);
        await page.getByRole("link", { name: "Còn thiếu" }).click();
        await page.locator(".works > li").nth(8).waitFor();
        await page.getByRole("link", { name: "Cần xin ở đâu" }).click();
        assert.match(await page.locator(".ask", { hasText: "Bộ Chính trị" }).first().innerText(),
            /Nghị quyết số 57-NQ\/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị/);
        await page.getByRole("link", { name: "Mâu thuẫn", exact: true }).first().click();
        assert.match(await page.locator("main").innerText(), /20-KH\/TW[\s\S]*Bộ Chính trị/);
        await page.end();
    });

    test(`lawyer, ${how}: was it in force on a day`, async () => {
        const page = await browser.tab({ javaScriptEnabled });
        await page.goto("/d/815%2F2024%2FQ%C4%90-UBND");
        await page.getByLabel("Xem tại ngày khác").fill("2024-12-15");
        await page.locator("#status").getByRole("button", { name: "Xem" }).click();
        await page.getByText("tính đến 15/12/2024").waitFor();
        assert.match(await page.locator("#status .badge").first().innerText(), /chưa có hiệu lực/);
        await page.getByRole("link", { name: "Xem đến hôm nay" }).click();
        await page.locator("#status .badge").getByText("còn hiệu lực").waitFor();
        await page.end();
    });

    test(`lawyer, ${how}: checks the citations of a draft`, async () => {
        const page = await browser.tab({ javaScriptEnabled });
        await page.goto("/check");
        await page.getByLabel("Văn bản cần soát").fill(
            "Căn cứ Nghị quyết số 57-NQ/TW ngày 23/12/2024 của Bộ Chính trị;\nTheo Công văn số 2386-CT/TU ngày 26/02/2025.");
        await page.getByRole("button", { name: "Soát" }).click();
        const first = page.locator("li.check").first();
        assert.match(await first.innerText(), /kho chưa có[\s\S]*23\/12\/2024[\s\S]*22\/12\/2024/);
        assert.match(await page.locator("main").innerText(), /có trong kho 1[\s\S]*kho chưa có 1[\s\S]*khác với kho: 1/);
        await page.locator(".draft").getByRole("link", { name: "Công văn số 2386-CT/TU ngày 26/02/2025" }).click();
        await page.waitForURL(/#citation-2$/);
        await shoot(page, `task-lawyer-check-${mark}`);
        await page.end();
    });
}

test("evidence of a field comes with the pointer and with focus, and goes on Escape", async () => {
    const page = await browser.tab();
    await page.goto("/d/2386-CT%2FTU");
    const date = page.locator(".fact", { hasText: "26/02/2025" });
    const tip = date.getByRole("tooltip");
    assert.equal(await tip.isVisible(), false);
    await date.getByRole("link", { name: "26/02/2025" }).hover();
    await tip.waitFor();
    assert.match(await tip.innerText(), /chắc \d+ %/);
    await shoot(page, "document-evidence");
    await page.keyboard.press("Escape");
    await tip.waitFor({ state: "hidden" });
    await page.mouse.move(0, 0);
    const type = page.locator(".fact", { hasText: "Loại văn bản" });
    await page.locator(".fact").first().getByRole("link").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    await page.locator(".fact").first().getByRole("tooltip").waitFor();
    assert.equal(await type.getByRole("tooltip").isVisible(), false);
    await page.end();
});

test("a citation in the text says what it leads to", async () => {
    const page = await browser.tab();
    await page.goto("/d/2386-CT%2FTU");
    const title = await page.locator(".sheet a.cite", { hasText: "57-NQ/TW" }).first().getAttribute("title");
    assert.match(title, /^thực hiện · Nghị quyết 57-NQ\/TW · Bộ Chính trị · 22\/12\/2024 · .*chưa có/);
    await page.end();
});

test("the citation of a document is copied by its button", async () => {
    const page = await browser.tab({ permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto("/d/2386-CT%2FTU");
    await page.getByRole("button", { name: "Chép" }).click();
    await page.getByRole("button", { name: "Đã chép" }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Công văn số 2386-CT\/TU ngày 26 tháng 02 năm 2025/);
    await page.end();
});

test("the slider of years shows its year, and asks when it is let go", async () => {
    const page = await browser.tab();
    await page.goto("/d/1391%2FUBND-VX/lineage");
    const slider = page.getByRole("slider");
    await slider.focus();
    await page.keyboard.press("Home");
    assert.equal(await page.locator("output").innerText(), await slider.getAttribute("min"));
    assert.equal(new URL(page.url()).search, "", "keys do not ask");
    const box = await slider.boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForURL(/year=20\d\d/);
    await until(page, "the slider stands where it was put", () => {
        const [slider, output] = [document.querySelector("input[type=range]"), document.querySelector("output")];
        return slider.value === output.textContent && location.search.includes(`year=${slider.value}`);
    });
    await page.end();
});
