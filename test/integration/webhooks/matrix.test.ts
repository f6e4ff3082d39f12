import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORGES } from "../../../backend/webhooks/forges";
import { Matrix } from "../../fixtures/webhooks/matrix";
import { MatrixBench } from "../../fixtures/webhooks/matrix-bench";
import { CASES } from "../../fixtures/webhooks/matrix-cases";
import { SENDERS } from "../../fixtures/webhooks/senders";

const matrix = new Matrix("Own payloads: sender × case, by the number of requests", Object.keys(CASES));
const labels = Object.keys(SENDERS);
let bench: MatrixBench;

beforeAll(async () => {
    bench = await MatrixBench.open(matrix);
});
afterAll(async () => {
    await bench.close();
    console.log(`${matrix.toString()}\n`);
});

describe.each(labels)("%s", (label) => {
    const sender = SENDERS[label]!;

    test.each(Object.keys(CASES))("%s", async (name) => {
        const context = {
            sender,
            place: (secret?: string) => bench.place({ label: `${label}, ${name}`, sender, secret }),
            restart: () => bench.restart(),
        };
        await matrix.check(label, name, () => CASES[name]!(context));
    });
});

test("the matrix has every forge and no hole, and nothing forged got in", () => {
    const known = Object.values(SENDERS).map(({ forge }) => forge);
    expect(FORGES.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
    expect(matrix.holes).toEqual([]);
    expect(matrix.forgedAccepted).toEqual([]);
    expect(matrix.crashes).toEqual([]);
});
