/* What the pages can do better with JavaScript: suggestions while typing, keys, printing.  Everything
   works without it.  No text stands here: the pages bring their words along. */
"use strict";

(() => {
    const SUGGEST_WAIT_MS = 150;

    /* ---- suggestions: a combobox after the ARIA practices ---- */

    const combobox = (input, number) => {
        const list = document.createElement("ul");
        list.className = "suggest";
        list.id = `suggest-${number}`;
        list.setAttribute("role", "listbox");
        list.setAttribute("aria-label", input.getAttribute("aria-label") || input.placeholder);
        list.hidden = true;
        input.after(list);
        input.setAttribute("role", "combobox");
        input.setAttribute("aria-autocomplete", "list");
        input.setAttribute("aria-controls", list.id);
        input.setAttribute("aria-expanded", "false");

        let chosen = -1;
        let timer = 0;
        let asked = "";

        const close = () => {
            list.hidden = true;
            chosen = -1;
            input.setAttribute("aria-expanded", "false");
            input.removeAttribute("aria-activedescendant");
        };

        const choose = (place) => {
            const items = [...list.children];
            chosen = (place + items.length + 1) % (items.length + 1);
            items.forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
            if (chosen < items.length) {
                input.setAttribute("aria-activedescendant", items[chosen].id);
                items[chosen].scrollIntoView({ block: "nearest" });
            } else {
                chosen = -1;
                input.removeAttribute("aria-activedescendant");
            }
        };

        const take = (item) => {
            input.value = item.dataset.text;
            close();
            if (input.name === "q") input.form.requestSubmit();
        };

        const show = (items) => {
            list.replaceChildren(
                ...items.map((item, i) => {
                    const line = document.createElement("li");
                    line.id = `${list.id}-${i}`;
                    line.setAttribute("role", "option");
                    line.setAttribute("aria-selected", "false");
                    line.dataset.text = item.text || item.key;
                    line.append(item.text || item.key);
                    const about = [item.type_name, item.issuer, item.date, item.subject].filter(Boolean).join(" · ");
                    if (about) {
                        const small = document.createElement("small");
                        small.append(about);
                        line.append(small);
                    }
                    line.addEventListener("mousedown", (event) => {
                        event.preventDefault();
                        take(line);
                    });
                    return line;
                }),
            );
            chosen = -1;
            list.hidden = items.length === 0;
            input.setAttribute("aria-expanded", String(items.length > 0));
        };

        const ask = async () => {
            const text = input.value.trim();
            if (text.length < 2) return close();
            asked = text;
            try {
                const reply = await fetch(`/api/v1/suggest?limit=8&q=${encodeURIComponent(text)}`);
                if (!reply.ok) return close();
                const answer = await reply.json();
                if (asked === text && document.activeElement === input) show(answer.items || []);
            } catch {
                close();
            }
        };

        input.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(ask, SUGGEST_WAIT_MS);
        });
        input.addEventListener("blur", close);
        input.addEventListener("keydown", (event) => {
            if (event.key === "Escape") return close();
            if (list.hidden) return;
            if (event.key === "ArrowDown") choose(chosen + 1);
            else if (event.key === "ArrowUp") choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
            else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
            else return;
            event.preventDefault();
        });
    };

    document.querySelectorAll("input[data-suggest]").forEach(combobox);

    /* ---- keys: / j k ? ---- */

    const step = (by) => {
        const works = [...document.querySelectorAll("main .works > li")].filter((work) => work.querySelector("a.work"));
        if (works.length === 0) return;
        const here = works.findIndex((work) => work.classList.contains("here"));
        const next = works[Math.min(Math.max(here + by, 0), works.length - 1)];
        works.forEach((work) => work.classList.toggle("here", work === next));
        next.querySelector("a.work").focus();
    };

    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target.matches("input, select, textarea, [contenteditable]")) return;
        const box = document.querySelector("input[name=q]");
        if (event.key === "/" && box) box.focus();
        else if (event.key === "j") step(1);
        else if (event.key === "k") step(-1);
        else if (event.key === "?") location.href = document.querySelector("a[data-help]").href;
        else return;
        event.preventDefault();
    });

    /* ---- the evidence of a field goes away on Escape, and comes back with the pointer or focus ---- */

    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") document.body.classList.add("calm");
    });
    for (const event of ["pointerover", "focusin"]) {
        document.addEventListener(event, ({ target }) => {
            if (target.closest(".fact")) document.body.classList.remove("calm");
        });
    }

    /* ---- the citation of a document is copied by a button ---- */

    document.querySelectorAll("button[data-copy]").forEach((button) => {
        const words = button.textContent;
        button.hidden = false;
        button.addEventListener("click", async () => {
            const text = document.getElementById(button.dataset.copy);
            try {
                await navigator.clipboard.writeText(text.textContent);
            } catch {
                getSelection().selectAllChildren(text);
                document.execCommand("copy");
            }
            button.textContent = button.dataset.done;
            setTimeout(() => (button.textContent = words), 2000);
        });
    });

    /* ---- the slider of years says where it is, and asks when it is let go ---- */

    document.querySelectorAll("input[type=range][data-submit]").forEach((slider) => {
        const year = slider.form.querySelector(`output[data-of="${slider.name}"]`);
        const exact = slider.form.elements.as_of;
        let isDragged = false; /* the arrow keys only move it: Enter asks */
        slider.addEventListener("pointerdown", () => (isDragged = true));
        slider.addEventListener("input", () => {
            year.textContent = slider.value;
            if (exact) exact.value = "";
        });
        slider.addEventListener("change", () => isDragged && slider.form.requestSubmit());
        slider.addEventListener("keydown", () => (isDragged = false));
    });

    /* ---- a place in a long text: its leaves get their true heights only as they come near ---- */

    const settle = () => requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector(":target")?.scrollIntoView()));
    if (document.querySelector(".leaf + .leaf")) {
        addEventListener("hashchange", settle);
        if (location.hash) addEventListener("load", settle);
    }

    /* ---- the drawing begins at the document that was asked for ---- */

    document.querySelectorAll(".drawing").forEach((box) => {
        const self = box.querySelector(".node.self") || box.querySelector("[stroke-width='2.5']");
        if (!self) return;
        const outer = box.getBoundingClientRect();
        const inner = self.getBoundingClientRect();
        box.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
        box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
    });
})();
