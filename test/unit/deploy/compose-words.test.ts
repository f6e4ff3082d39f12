import { describe, expect, it } from "vitest";
import { buildFailed } from "../../../backend/deploy/build/build-error";
import { configError, unsetVariables } from "../../../backend/deploy/compose/compose-errors";
import { machineError } from "../../../backend/deploy/compose/engine-errors";

describe("configError()", () => {
    it.each([
        [
            "validating /s/.cicd/x/work/c/compose.yaml: services.a Additional property imag is not allowed\n",
            "COMPOSE_FILE_INVALID",
            "The compose file can't be used: services.a Additional property imag is not allowed.",
        ],
        [
            'time="2026" level=warning msg="The \\"A\\" variable is not set."\nservice "a" depends on undefined service "b": invalid compose project\n',
            "COMPOSE_FILE_INVALID",
            'The compose file can\'t be used: service "a" depends on undefined service "b".',
        ],
        [
            "env file /s/shop/no.env not found: stat /s/shop/no.env: no such file or directory",
            "COMPOSE_FILE_INVALID",
            "The compose file can't be used: env file no.env not found: stat no.env: no such file or directory.",
        ],
        [
            "error while interpolating services.a.image: required variable TAG is missing a value: give TAG\n",
            "ENV_KEY_MISSING",
            "The compose file needs the variable TAG, which has no value (give TAG).",
        ],
        ["", "COMPOSE_FILE_INVALID", "The compose file can't be used: compose ended without a reason."],
    ])("makes one sentence of %j", (stderr, code, message) => {
        const error = configError(stderr, ["/s/.cicd/x/work/c", "/s/shop"]);
        expect([error.code, error.message]).toEqual([code, message]);
        expect(error.hint).toBeTruthy();
        expect(error.safe).toBeTruthy();
    });
});

it("unsetVariables() reads compose's warnings once each", () => {
    const line = 'time="x" level=warning msg="The \\"A\\" variable is not set. Defaulting to a blank string."\n';
    expect(unsetVariables(`${line}${line}${line.replace("A", "B")}`)).toEqual(["A", "B"]);
});

it.each([
    ["write /x: no space left on device", "DISK_FULL"],
    ["Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?", "ENGINE_UNREACHABLE"],
    ["docker: 'compose' is not a docker command.", "ENGINE_UNREACHABLE"],
    ["services.a Additional property", undefined],
])("machineError() of %j is %s", (output, code) => {
    expect(machineError(output)?.code).toBe(code);
});

describe("buildFailed()", () => {
    const output = `#5 [2/3] RUN make
#5 0.1 compiling
#5 0.2 main.c:1: no such file
#5 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2
------
failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2
`;

    it("names the service, the step and what it said last", () => {
        const { code, message } = buildFailed(output, { service: "web", memoryMb: 100 });
        expect(code).toBe("BUILD_FAILED");
        expect(message).toBe(
            'The build of web failed: process "/bin/sh -c make" did not complete successfully: exit code: 2 ("main.c:1: no such file").',
        );
    });

    it("has a sentence even for silence", () => {
        expect(buildFailed("", { service: "a", memoryMb: null }).message).toBe(
            "The build of a failed: the build ended without a reason.",
        );
    });

    it.each([
        'process "/bin/sh -c make" did not complete successfully: exit code: 137',
        'process "/bin/sh -c make" did not complete successfully: cannot allocate memory',
        "#7 12.3 Killed\n#7 ERROR: exit code: 2",
    ])("names the limit where the kernel ended a capped build: %s", (words) => {
        expect(buildFailed(words, { service: "web", memoryMb: 100 }).message).toContain("more than 100 MB of memory");
        expect(buildFailed(words, { service: "web", memoryMb: null }).message).not.toContain("MB");
    });
});
