// The description of the API is itself right: by the schema of OpenAPI 3.1, with all that is good to have.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { needModule } from "./daemon.mjs";

const { Validator } = await needModule("@seriousme/openapi-schema-validator");
const description = JSON.parse(readFileSync(join(process.env.VT_TREE, "schema/openapi.json"), "utf8"));
const operations = Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })));

test("it fits the schema of OpenAPI 3.1, and every reference leads somewhere", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(description));
    assert.ok(valid, JSON.stringify(errors, null, 2));
    assert.equal(validator.version, "3.1");
    validator.resolveRefs();
});

test("a fault would be found", async () => {
    const broken = structuredClone(description);
    delete broken.info.version;
    assert.equal((await new Validator().validate(broken)).valid, false);
});

test("every operation has a name of its own, a summary, and parameters that are explained", () => {
    assert.equal(new Set(operations.map((each) => each.operationId)).size, operations.length);
    for (const { path, summary, parameters = [], responses } of operations) {
        assert.ok(summary, path);
        assert.ok(Object.keys(responses).length > 0, path);
        for (const parameter of parameters) {
            const found = parameter.$ref ? description.components.parameters[parameter.$ref.split("/").pop()] : parameter;
            assert.ok(found?.description && found.schema, `${path} ${JSON.stringify(parameter)}`);
        }
    }
});

test("every component is used", () => {
    const text = JSON.stringify(description);
    for (const [kind, entries] of Object.entries(description.components))
        for (const name of Object.keys(entries))
            if (kind !== "securitySchemes") assert.ok(text.includes(`"#/components/${kind}/${name}"`), `${kind}/${name}`);
});
