import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDeployer } from "../../../backend/deploy/create-deployer";
import type { Command, ProcessRunner } from "../../../backend/exec/command";
import { createProcessRunner } from "../../../backend/exec/process-runner";
import { systemClock } from "../../../backend/models/clock";
import { StackFixture } from "./stack-fixture";

const app = (text: string) => ({
    "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: sh -c "trap '' TERM; echo ${text}; while true; do sleep 1; done"
    stop_grace_period: 2s
`,
});

describe("a read of the model that fails while the stack is brought up", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    /** Calls of `up` by number of those that were at work when each began; `failing` ends the next reads at once. */
    function watched() {
        const real = createProcessRunner({ bootId: "test", onStart: () => undefined, onExit: () => undefined });
        const state = { failing: false, working: 0, most: 0 };
        const isRead = ({ args }: Command) =>
            args.includes("config") && args.some((arg) => arg === `${stack.directory}/compose.yaml`);
        const runner: ProcessRunner = {
            ...real,
            async run(command, options) {
                if (state.failing && isRead(command)) {
                    return { exitCode: 1, signal: null, stdout: "", stderr: "the read failed" };
                }
                if (!command.args.includes("up")) {
                    return real.run(command, options);
                }
                state.working += 1;
                state.most = Math.max(state.most, state.working);
                return real.run(command, options).finally(() => (state.working -= 1));
            },
        };
        const deployer = createDeployer({
            runner,
            engine: stack.engine,
            stacksDir: stack.stacksDir,
            hostEnvironment: process.env,
            clock: systemClock,
        });
        return { state, deployer };
    }

    it("leaves no up behind that the way back would run into", async () => {
        const first = await stack.deploy(app("one"));
        const next = await stack.render(app("two"));
        const { state, deployer } = watched();

        state.failing = true;
        await expect(deployer.apply(next, first, stack.context)).rejects.toThrow("the read failed");
        expect(state.working).toBe(0);
        state.failing = false;
        const { result } = await deployer.undo(next, first, stack.context);

        expect(result).toBe("restored");
        expect(state.most).toBe(1);
        expect(await stack.deployer.isLive(first, stack.context)).toBe(true);
    });
});
