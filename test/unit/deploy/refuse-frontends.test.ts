import { describe, expect, test } from "vitest";
import { refuseFrontendArgument, refuseFrontends } from "../../../backend/deploy/build/refuse-frontends";

describe("refuseFrontends()", () => {
    test.each([
        "FROM a\n",
        "# syntax=docker/dockerfile:1\nFROM a\n",
        "# syntax=docker/dockerfile:1.7-labs\nFROM a\n",
        "# syntax=docker.io/docker/dockerfile@sha256:00\nFROM a\n",
        "# escape=`\n# syntax=docker/dockerfile-upstream:master\nFROM a\n",
        "# A comment\n# syntax=evil/frontend\nFROM a\n",
        "FROM a\n# syntax=evil/frontend\n",
        "",
    ])("takes %j", (text) => {
        expect(() => refuseFrontends(text, "It")).not.toThrow();
    });

    test.each([
        "# syntax=evil/frontend\nFROM a\n",
        "#syntax = evil/frontend:1 \nFROM a\n",
        "# SYNTAX=evil/frontend\r\nFROM a\r\n",
        "\uFEFF# syntax=evil/frontend\nFROM a\n",
        "#!/usr/bin/env docker\n# syntax=evil/frontend\nFROM a\n",
        "// syntax=evil/frontend\n{}\n",
        '{"syntax": "evil/frontend"}\n',
        "# escape=\\\n# check=skip=all\n# syntax=evil/frontend\nFROM a\n",
        "# syntax=docker/dockerfile-evil\nFROM a\n",
        "# syntax=evil.example/docker/dockerfile:1\nFROM a\n",
    ])("refuses %j", (text) => {
        expect(() => refuseFrontends(text, "It")).toThrow(/wants to be read by the frontend \S+/);
    });
});

describe("refuseFrontendArgument()", () => {
    test("refuses the argument that means the same", () => {
        expect(() => refuseFrontendArgument({ BUILDKIT_SYNTAX: "evil/frontend" }, "It")).toThrow(/BUILDKIT_SYNTAX/);
        expect(() => refuseFrontendArgument({ VERSION: "1" }, "It")).not.toThrow();
        expect(() => refuseFrontendArgument(undefined, "It")).not.toThrow();
    });
});
