import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import { undoRelease } from "../../../../backend/deploy/live/undo-release";
import { verifyRelease } from "../../../../backend/deploy/live/verify-release";
import { absentEngine } from "../../../fakes/absent-engine";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack } from "../../../fakes/fake-stack";

const [one, two] = [fakeRelease({ web: { image: "one" } }), fakeRelease({ web: { image: "two" } })];
const LOOKS = 5;

let stack: FakeStack;
let tools: FakeStack["tools"];

beforeEach(async () => {
    stack = await FakeStack.create();
    ({ tools } = absentEngine(stack.tools, 0));
    await deployRelease({ next: one, previous: null }, { tools, context: stack.context });
});
afterEach(() => stack.remove());

const undo = (more: object = {}) => undoRelease({ next: two, previous: one }, tools, { ...stack.context, ...more });
const startAnew = (looks: number) => void (stack.containers[0]!.warmUp = looks);

describe("verifyRelease()", () => {
    it("waits for what is still starting when a run was cut off before it was well", async () => {
        startAnew(LOOKS);
        await verifyRelease(one, tools, { ...stack.context, again: true });
    });

    it("fails what is still starting after it was well", async () => {
        startAnew(LOOKS);
        await expect(verifyRelease(one, tools, stack.context)).rejects.toMatchObject({ code: "SERVICE_UNHEALTHY" });
    });
});

describe("undoRelease()", () => {
    it("calls untouched what still starts by itself", async () => {
        startAnew(LOOKS);
        expect(await undo()).toEqual({ result: "untouched" });
    });

    it("waits until the former release is well when a run before was cut off in it", async () => {
        startAnew(LOOKS);
        expect(await undo({ again: true })).toEqual({ result: "restored" });
        expect(stack.containers[0]!.warmUp).toBe(0);
    });

    it("fails when the former release does not become well", async () => {
        startAnew(Infinity);
        expect(await undo({ again: true })).toMatchObject({ result: "failed", error: { code: "SERVICE_UNHEALTHY" } });
    });

    it("starts again what was stopped for a copy, although it ended well", async () => {
        stack.containers[0]!.state = "exited";
        const endsOnPurpose = { health: null, restartPolicy: "no", publishesPorts: false };
        const { condition } = tools.engine;
        tools.engine.condition = async (id) => ({ ...(await condition(id))!, ...endsOnPurpose });
        expect(await undo({ stopped: true })).toEqual({ result: "restored" });
        expect(stack.running("web")).toEqual(["one"]);
    });
});
