// A real browser for the tests: tabs that notice faults of scripts, of the policy and requests to elsewhere.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { need, needFile, newArchive, start } from "./daemon.mjs";

const { chromium } = need("playwright-core");
const CHROMIUM = needFile(process.env.VT_CHROMIUM ?? "/usr/bin/chromium");
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
const PATIENCE_MS = 90_000; // a loaded machine is slow, not broken
const TALLEST_SHOT = 6000;
const shots = process.env.VT_SHOTS;

/** A daemon over an archive of these files and Debian's Chromium, for all tests of a file: tab(options) opens
 *  a tab in a session of its own. */
export function withBrowser(...paths) {
    let daemon;
    let browser;

    before(async () => {
        if (shots) mkdirSync(shots, { recursive: true });
        daemon = await start(newArchive(...paths));
        browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: ARGS, timeout: PATIENCE_MS });
    });
    after(async () => {
        await browser?.close();
        assert.deepEqual(await daemon?.stop(), { code: 0, by: null });
    });

    const tab = async (options = {}) => {
        const context = await browser.newContext({ baseURL: daemon.url, viewport: { width: 1280, height: 900 }, ...options });
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        const faults = [];
        page.on("pageerror", (fault) => faults.push(fault.message));
        page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
        page.on("request", (request) => request.url().startsWith(daemon.url) || faults.push(`asks ${request.url()}`));
        /** Close it, and fail for what it noticed. */
        page.end = async () => {
            await context.close();
            assert.deepEqual(faults, []);
        };
        return page;
    };
    return { tab };
}

/** A picture for the build folder (VT_SHOTS), to be looked at. */
export async function shoot(page, name) {
    if (!shots) return;
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.screenshot({ path: join(shots, `${name}.png`), fullPage: height <= TALLEST_SHOT });
}

/** Wait until a condition of the page holds; say which one does not. */
export async function until(page, what, condition, argument) {
    await page.waitForFunction(condition, argument).catch((fault) => assert.fail(`${what}: ${fault.message}`));
}

/** The search box: with JavaScript it is a combobox. */
export const searchBox = (page) => page.locator("main input[name=q], header input[name=q]").first();
