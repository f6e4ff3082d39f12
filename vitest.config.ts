import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

const second = 1000;

/**
 * Suites that share one Docker Engine, with patience for builds and start-up. They wait more than they compute, so two
 * files run at a time: each has stacks, ports and a server of its own.
 */
const onEngine = {
    maxWorkers: 2,
    sequence: { groupOrder: 1 },
    testTimeout: 180 * second,
    hookTimeout: 180 * second,
    expect: { poll: { timeout: 30 * second } },
    globalSetup: ["test/engine/setup/engine.ts"],
    setupFiles: ["test/engine/setup/environment.ts"],
};

/** These hold a clock to a promise, on a machine that does nothing else. */
const timed = ["test/engine/*/{kill,kill-before-start,kill-in-exchange,kill-of-engine,stop,missed-pushes}.test.ts"];

function suite(name: string, options: object) {
    return {
        extends: true as const,
        test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
    };
}

export default defineConfig({
    plugins: [vue()],
    test: {
        pool: "forks",
        allowOnly: false,
        projects: [
            suite("unit", { testTimeout: 10 * second }),
            suite("integration", { testTimeout: 60 * second, hookTimeout: 60 * second }),
            suite("engine", { ...onEngine, exclude: timed }),
            suite("timed", { ...onEngine, include: timed, fileParallelism: false, sequence: { groupOrder: 2 } }),
            // One file at a time: Chromium gives its requests up whenever another one's deployment changes the networks.
            suite("browser", { ...onEngine, fileParallelism: false, sequence: { groupOrder: 4 } }),
            // Takes pictures, measures memory: alone.
            suite("dockge", { ...onEngine, fileParallelism: false, sequence: { groupOrder: 3 } }),
        ],
    },
});
